// SPDX-License-Identifier: Apache-2.0
#include "server/core/announcements.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp noon{Milliseconds(1'730'000'000'000)};

Announce saying(const QString &text, std::optional<Milliseconds> in = {},
                std::optional<Milliseconds> every = {}, std::optional<Milliseconds> until = {})
{
    const auto at = [](Milliseconds time) { return noon + time; };
    return {.text = {.ko = {}, .en = text},
            .sticky = {},
            .until = until.transform(at),
            .reason = {},
            .start = in.transform(at),
            .repeatMs = every.transform([](Milliseconds ms) { return qint64(ms.count()); })};
}

QStringList texts(const std::vector<Announcements::Due> &due)
{
    QStringList found;
    for (const auto &one : due)
        found << one.word.text.en.value_or(QString());
    return found;
}

} // namespace

/// What operators say now, later, and again and again (F-185, F-186).
class tst_Announcements final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsTimes_data();
    void itsTimes();
    void inTheOrderOfTheirTimes();
    void whatIsOverBeforeItIsSaid_data();
    void whatIsOverBeforeItIsSaid();
    void howManyMayWait();
    void howManyAreKept();
    void recalls_data();
    void recalls();
    void theListTellsWhatHappened();
};

void tst_Announcements::itsTimes_data()
{
    QTest::addColumn<Announce>("wanted");
    QTest::addColumn<QList<Milliseconds>>("looks"); // after noon
    QTest::addColumn<QList<bool>>("said"); // at each look
    const auto row = [](const char *name, const Announce &wanted, const QList<Milliseconds> &looks,
                        const QList<bool> &said) { QTest::newRow(name) << wanted << looks << said; };
    row("at once", saying(u"x"_s), {0ms, 1ms}, {true, false});
    row("its time is over already", saying(u"x"_s, -5s), {0ms, 1ms}, {true, false});
    row("one millisecond early", saying(u"x"_s, 60s), {59'999ms, 60s, 61s}, {false, true, false});
    row("again and again", saying(u"x"_s, 0ms, 60s), {0ms, 59'999ms, 60s, 61s, 120s},
        {true, false, true, false, true});
    row("first later", saying(u"x"_s, 60s, 60s), {0ms, 60s, 119s, 120s}, {false, true, false, true});
    row("times that were missed are said once", saying(u"x"_s, 0ms, 60s), {0ms, 301s, 359s, 360s},
        {true, true, false, true});
    row("until it is over", saying(u"x"_s, 0ms, 60s, 120s), {0ms, 60s, 119s, 120s, 200s},
        {true, true, false, false, false});
    row("until just after a time", saying(u"x"_s, 0ms, 60s, 120'001ms), {0ms, 60s, 120s, 180s},
        {true, true, true, false});
}

void tst_Announcements::itsTimes()
{
    QFETCH(Announce, wanted);
    QFETCH(QList<Milliseconds>, looks);
    QFETCH(QList<bool>, said);
    Announcements announcements;
    QVERIFY(announcements.add(wanted, "mina", noon));
    for (qsizetype i = 0; i < looks.size(); ++i) {
        const auto due = announcements.takeDue(noon + looks[i]);
        QCOMPARE(!due.empty(), said[i]);
        const auto next = announcements.next();
        QVERIFY(!next || *next > noon + looks[i]);
    }
}

void tst_Announcements::inTheOrderOfTheirTimes()
{
    Announcements announcements;
    for (const auto &[text, in] : {std::pair(u"c"_s, 30s), {u"a"_s, 10s}, {u"b"_s, 20s}, {u"b2"_s, 20s}})
        QVERIFY(announcements.add(saying(text, in), "mina", noon));
    QCOMPARE(announcements.next(), std::optional(noon + 10s));
    QCOMPARE(texts(announcements.takeDue(noon + 20s)), (QStringList{u"a"_s, u"b"_s, u"b2"_s}));
    QCOMPARE(announcements.next(), std::optional(noon + 30s));
}

void tst_Announcements::whatIsOverBeforeItIsSaid_data()
{
    QTest::addColumn<Announce>("wanted");
    QTest::addColumn<bool>("taken");
    QTest::newRow("over now") << saying(u"x"_s, {}, {}, 0ms) << false;
    QTest::newRow("over in a moment") << saying(u"x"_s, {}, {}, 1ms) << true;
    QTest::newRow("over when it would be said") << saying(u"x"_s, 60s, {}, 60s) << false;
    QTest::newRow("over just after") << saying(u"x"_s, 60s, {}, 60'001ms) << true;
}

void tst_Announcements::whatIsOverBeforeItIsSaid()
{
    QFETCH(Announce, wanted);
    QFETCH(bool, taken);
    Announcements announcements;
    const auto id = announcements.add(wanted, "mina", noon);
    QCOMPARE(id.has_value(), taken);
    if (!taken) {
        QCOMPARE(id.error().code, ErrorCode::BadField);
        QCOMPARE(id.error().field, "until");
    }
}

void tst_Announcements::howManyMayWait()
{
    Announcements announcements;
    for (int i = 0; i < limits::maxAnnouncementsWaiting - 1; ++i)
        QVERIFY(announcements.add(saying(u"x"_s, 60s), "mina", noon));
    const auto last = announcements.add(saying(u"x"_s, 60s), "mina", noon);
    QVERIFY(last);
    const auto more = announcements.add(saying(u"x"_s, 60s), "mina", noon);
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
    QCOMPARE(more.error().limit, "100 announcements");
    QVERIFY(announcements.recall(*last)); // waits no more
    QVERIFY(announcements.add(saying(u"x"_s, 60s), "mina", noon));
}

void tst_Announcements::howManyAreKept()
{
    Announcements announcements;
    const auto waits = announcements.add(saying(u"waits"_s, 1h), "mina", noon);
    const auto first = announcements.add(saying(u"first"_s), "mina", noon);
    for (int i = 1; i < limits::maxAnnouncementsKept; ++i) {
        (void)announcements.takeDue(noon);
        QVERIFY(announcements.add(saying(u"x"_s), "mina", noon));
    }
    (void)announcements.takeDue(noon);
    QCOMPARE(announcements.list().rows.size(), size_t(limits::maxAnnouncementsKept) + 1);
    QVERIFY(announcements.find(*first));
    QVERIFY(announcements.add(saying(u"one more"_s), "mina", noon));
    (void)announcements.takeDue(noon);
    QVERIFY(!announcements.find(*first)); // the oldest goes
    QVERIFY(announcements.find(*waits)); // but what waits stays
    QCOMPARE(announcements.list().rows.size(), size_t(limits::maxAnnouncementsKept) + 1);
}

void tst_Announcements::recalls_data()
{
    QTest::addColumn<Announce>("wanted");
    QTest::addColumn<bool>("wasSaid");
    QTest::newRow("said") << saying(u"x"_s) << true;
    QTest::newRow("said, and to be said again") << saying(u"x"_s, 0ms, 60s) << true;
    QTest::newRow("not yet said") << saying(u"x"_s, 60s) << false;
}

void tst_Announcements::recalls()
{
    QFETCH(Announce, wanted);
    QFETCH(bool, wasSaid);
    Announcements announcements;
    const auto id = announcements.add(wanted, "mina", noon);
    QVERIFY(id);
    (void)announcements.takeDue(noon);
    QCOMPARE(announcements.recall(*id), Result<bool>(wasSaid));
    QVERIFY(announcements.takeDue(noon + 1h).empty());
    QVERIFY(!announcements.next());
    QVERIFY(announcements.list().rows.front().recalled);
    QCOMPARE(announcements.recall(*id).error().code, ErrorCode::MessageNotFound);
    QCOMPARE(announcements.recall(AnnounceId{1}).error().code, ErrorCode::MessageNotFound);
}

void tst_Announcements::theListTellsWhatHappened()
{
    Announcements announcements;
    Announce wanted = saying(u"x"_s, 0ms, 60s);
    wanted.audience = Audience{.room = RoomId{7}, .session = {}};
    const auto id = announcements.add(wanted, "mina", noon);
    for (const Milliseconds time : {0ms, 60'000ms}) {
        const auto due = announcements.takeDue(noon + time);
        QCOMPARE(due.size(), size_t(1));
        QCOMPARE(due.front().audience, *wanted.audience);
        QCOMPARE(due.front().word.id, std::optional(*id)); // the same each time
        announcements.told(*id, 12);
    }
    const AnnouncementRow row = announcements.list().rows.front();
    QCOMPARE(row.times, 2);
    QCOMPARE(row.sessions, qint64(24));
    QCOMPARE(row.last, std::optional(noon + 60s));
    QCOMPARE(row.next, std::optional(noon + 120s));
    QCOMPARE(row.admin, "mina");
    announcements.forget(*id);
    QVERIFY(announcements.list().rows.empty());
    QVERIFY(!announcements.next());
}

QTEST_GUILESS_MAIN(tst_Announcements)
#include "tst_announcements.moc"
