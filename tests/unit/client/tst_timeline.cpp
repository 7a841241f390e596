// SPDX-License-Identifier: Apache-2.0
#include "shared/client/timeline.h"
#include "tests/support/samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

const UserInfo us{mina, u"미나"_s};
const UserInfo them{jiho, u"지호"_s};

Message messageAt(Seq seq, const UserInfo &author = them, const QString &text = {})
{
    return {.seq = seq, .author = author, .text = text.isEmpty() ? QString::number(seq) : text, .time = noon};
}

std::vector<KeptEvent> events(Seq from, Seq to)
{
    std::vector<KeptEvent> log;
    for (Seq seq = from; seq <= to; ++seq)
        log.push_back(kept(courtyard, seq, MessageNew{them, QString::number(seq)}));
    return log;
}

RoomSnapshot snapshot(Seq from, Seq to, bool complete, Epoch epoch = epochOne)
{
    return {.room = {.id = courtyard},
            .seq = to,
            .epoch = epoch,
            .complete = complete,
            .from = from <= to ? from : 0,
            .to = from <= to ? to : 0,
            .log = events(from, to)};
}

HistoryAnswer page(Seq from, Seq to, bool completeBefore = false)
{
    return {.events = events(from, to), .completeBefore = completeBefore, .epoch = epochOne};
}

Message unsent(const QByteArray &nonce)
{
    return {.author = us,
            .text = QString::fromLatin1(nonce),
            .time = noon,
            .state = MessageState::Pending,
            .nonce = nonce};
}

/// "1 2 | 5 a?" : seqs, a gap, and what is not sent.
QString picture(const Timeline &timeline)
{
    QStringList rows;
    for (int row = 0; row < timeline.rowCount(); ++row) {
        const Message &message = timeline.message(row);
        if (timeline.index(row).data(Timeline::GapBeforeRole).toBool())
            rows << u"|"_s;
        if (message.state == MessageState::Sent)
            rows << QString::number(message.seq);
        else
            rows << message.text + (message.state == MessageState::Pending ? u'?' : u'!');
    }
    return rows.join(u' ');
}

} // namespace

/// What a room said, as rows; each test is watched by Qt's model tester.
class tst_Timeline final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aFirstSnapshot_data();
    void aFirstSnapshot();
    void liveMessagesComeOnce();
    void theRolesOfARow();
    void otherKindsOfEventsAreNoGap();

    void aResumeContinues();
    void aHoleIsFilledFromTheNewestEnd();
    void whatIsNotKeptAnyMoreStaysAGap();
    void olderPages();
    void anotherEpochBeginsAgain();
    void aPageOfAnotherEpochIsNothing();

    void anOwnMessageIsConfirmed();
    void confirmedOutOfOrder();
    void confirmedBehindOthers();
    void ourMessageCameAsAnEventFirst();
    void refusedRetriedDiscarded();

    void unreadAndMentions();
    void ourNickChangesWhatNamesUs();
    void readMarksOnlyGoUp();
    void firstUnreadRowIsNotOurs();

    void memoryIsBounded();

private:
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

void tst_Timeline::init()
{
    m_timeline = std::make_unique<Timeline>(courtyard);
    m_timeline->setSelf(us);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_timeline.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_timeline.get(), &QAbstractItemModel::modelReset);
}

void tst_Timeline::cleanup()
{
    QCOMPARE(m_resets->size(), 0);
    m_tester.reset();
    m_timeline.reset();
}

void tst_Timeline::aFirstSnapshot_data()
{
    QTest::addColumn<Seq>("from");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("hasOlder");
    QTest::newRow("all that the room ever had") << Seq(1) << true << u"1 2 3 4 5"_s << false;
    QTest::newRow("the last of them") << Seq(3) << false << u"3 4 5"_s << true;
    QTest::newRow("an empty room") << Seq(6) << true << u""_s << false;
    QTest::newRow("none of what there is") << Seq(6) << false << u""_s << true;
}

void tst_Timeline::aFirstSnapshot()
{
    QFETCH(Seq, from);
    QFETCH(bool, complete);
    m_timeline->apply(snapshot(from, 5, complete));
    QTEST(picture(*m_timeline), "rows");
    QTEST(m_timeline->hasOlder(), "hasOlder");
    QCOMPARE(m_timeline->position(), (Position{epochOne, 5}));
    QVERIFY(!m_timeline->hole());
}

void tst_Timeline::liveMessagesComeOnce()
{
    m_timeline->apply(snapshot(1, 1, true));
    QVERIFY(m_timeline->apply(2, messageAt(2)));
    QVERIFY(!m_timeline->apply(2, messageAt(2)));
    QVERIFY(!m_timeline->apply(1, messageAt(1)));
    QCOMPARE(picture(*m_timeline), u"1 2"_s);
}

void tst_Timeline::theRolesOfARow()
{
    m_timeline->apply(snapshot(1, 0, true));
    m_timeline->apply(1, messageAt(1, them, u"미나님 안녕"_s));
    const QModelIndex row = m_timeline->index(0);
    QCOMPARE(row.data(Timeline::SeqRole).toLongLong(), 1);
    QCOMPARE(row.data(Timeline::AuthorIdRole).value<UserId>(), jiho);
    QCOMPARE(row.data(Timeline::AuthorNickRole).toString(), u"지호"_s);
    QCOMPARE(row.data(Timeline::TextRole).toString(), u"미나님 안녕"_s);
    QCOMPARE(row.data(Timeline::TimeRole).toDateTime().toMSecsSinceEpoch(), noon.time_since_epoch().count());
    QCOMPARE(row.data(Timeline::StateRole).value<MessageState>(), MessageState::Sent);
    QVERIFY(row.data(Timeline::NonceRole).toByteArray().isEmpty());
    QVERIFY(!row.data(Timeline::OwnRole).toBool());
    QVERIFY(!row.data(Timeline::ErrorRole).isValid());
    QVERIFY(row.data(Timeline::MentionRole).toBool());
    QVERIFY(!row.data(Timeline::GapBeforeRole).toBool());
}

void tst_Timeline::otherKindsOfEventsAreNoGap()
{
    m_timeline->apply(snapshot(1, 1, true));
    QVERIFY(m_timeline->apply(2, std::nullopt));
    QVERIFY(m_timeline->apply(3, messageAt(3)));
    QCOMPARE(picture(*m_timeline), u"1 3"_s);
    QVERIFY(!m_timeline->hole());
}

void tst_Timeline::aResumeContinues()
{
    m_timeline->apply(snapshot(1, 3, true));
    m_timeline->apply(snapshot(4, 6, true));
    QCOMPARE(picture(*m_timeline), u"1 2 3 4 5 6"_s);
    m_timeline->apply(snapshot(7, 6, true)); // nothing was missed
    QVERIFY(!m_timeline->hole());
}

void tst_Timeline::aHoleIsFilledFromTheNewestEnd()
{
    m_timeline->apply(snapshot(1, 3, true));
    m_timeline->apply(snapshot(10, 11, false));
    QCOMPARE(picture(*m_timeline), u"1 2 3 | 10 11"_s);
    QCOMPARE(m_timeline->hole(), std::optional(SeqRange{4, 9}));
    m_timeline->applyPage(page(8, 9), {4, 9});
    QCOMPARE(picture(*m_timeline), u"1 2 3 | 8 9 10 11"_s);
    QCOMPARE(m_timeline->hole(), std::optional(SeqRange{4, 7}));
    QSignalSpy changed(m_timeline.get(), &QAbstractItemModel::dataChanged);
    m_timeline->applyPage(page(2, 7), {4, 7}); // it may reach further than the hole
    QCOMPARE(picture(*m_timeline), u"1 2 3 4 5 6 7 8 9 10 11"_s);
    QVERIFY(!m_timeline->hole());
    QVERIFY(std::ranges::any_of(changed, [](const QList<QVariant> &call) {
        return call.first().toModelIndex().row() == 7; // above 8 there is no gap any more
    }));
}

void tst_Timeline::whatIsNotKeptAnyMoreStaysAGap()
{
    m_timeline->apply(snapshot(1, 3, true));
    m_timeline->apply(snapshot(10, 11, false));
    m_timeline->applyPage(page(7, 9, true), {4, 9});
    QCOMPARE(picture(*m_timeline), u"1 2 3 | 7 8 9 10 11"_s);
    QVERIFY(!m_timeline->hole()); // it is not asked for again
    QVERIFY(!m_timeline->hasOlder());
}

void tst_Timeline::olderPages()
{
    m_timeline->apply(snapshot(8, 9, false));
    QCOMPARE(m_timeline->oldest(), 8);
    m_timeline->applyPage(page(5, 7), {1, 7});
    QVERIFY(m_timeline->hasOlder());
    QCOMPARE(m_timeline->oldest(), 5);
    m_timeline->applyPage(page(3, 4, true), {1, 4});
    QCOMPARE(picture(*m_timeline), u"3 4 5 6 7 8 9"_s);
    QVERIFY(!m_timeline->hasOlder()); // 1 and 2 are not kept
}

void tst_Timeline::anotherEpochBeginsAgain()
{
    m_timeline->apply(snapshot(1, 5, true));
    m_timeline->addUnsent(unsent("a"));
    m_timeline->setLastRead(5);
    m_timeline->apply(snapshot(1, 2, true, Epoch{77}));
    QCOMPARE(picture(*m_timeline), u"1 2 a?"_s);
    QCOMPARE(m_timeline->position(), (Position{Epoch{77}, 2}));
    QCOMPARE(m_timeline->unread(), 2);
}

void tst_Timeline::aPageOfAnotherEpochIsNothing()
{
    m_timeline->apply(snapshot(8, 9, false, Epoch{77}));
    m_timeline->applyPage(page(5, 7), {1, 7});
    QCOMPARE(picture(*m_timeline), u"8 9"_s);
}

void tst_Timeline::anOwnMessageIsConfirmed()
{
    m_timeline->apply(snapshot(1, 1, true));
    m_timeline->addUnsent(unsent("a"));
    QCOMPARE(picture(*m_timeline), u"1 a?"_s);
    QVERIFY(m_timeline->index(1).data(Timeline::OwnRole).toBool());
    QCOMPARE(m_timeline->index(1).data(Timeline::SeqRole).toLongLong(), 0);
    m_timeline->confirm("a", 2, noon);
    QCOMPARE(picture(*m_timeline), u"1 2"_s);
    QVERIFY(!m_timeline->apply(2, messageAt(2, us))); // everybody's copy
    m_timeline->confirm("a", 2, noon); // once more is nothing
    QCOMPARE(picture(*m_timeline), u"1 2"_s);
    QCOMPARE(m_timeline->unread(), 1); // ours is not news
}

void tst_Timeline::confirmedOutOfOrder()
{
    m_timeline->apply(snapshot(1, 1, true));
    for (const char *nonce : {"a", "b", "c"})
        m_timeline->addUnsent(unsent(nonce));
    m_timeline->setState("a", MessageState::Failed, {.code = ErrorCode::MessageTooLong});
    m_timeline->confirm("b", 2, noon);
    QCOMPARE(picture(*m_timeline), u"1 2 a! c?"_s);
    m_timeline->confirm("c", 3, noon);
    QCOMPARE(picture(*m_timeline), u"1 2 3 a!"_s);
}

void tst_Timeline::confirmedBehindOthers()
{
    m_timeline->apply(snapshot(1, 1, true));
    m_timeline->addUnsent(unsent("a"));
    m_timeline->apply(3, messageAt(3)); // the answer came late
    m_timeline->confirm("a", 2, noon);
    QCOMPARE(picture(*m_timeline), u"1 2 3"_s);
}

void tst_Timeline::ourMessageCameAsAnEventFirst()
{
    m_timeline->apply(snapshot(1, 1, true));
    m_timeline->addUnsent(unsent("a"));
    RoomSnapshot resumed = snapshot(2, 1, true);
    resumed.seq = 2;
    resumed.log = {kept(courtyard, 2, MessageNew{us, u"a"_s})};
    m_timeline->apply(resumed); // it had arrived before the line was lost
    m_timeline->confirm("a", 2, noon); // dup: true
    QCOMPARE(picture(*m_timeline), u"1 2"_s);
}

void tst_Timeline::refusedRetriedDiscarded()
{
    m_timeline->apply(snapshot(1, 1, true));
    m_timeline->addUnsent(unsent("a"));
    m_timeline->setState("a", MessageState::Failed, {.code = ErrorCode::ReadOnlyRoom});
    QCOMPARE(m_timeline->index(1).data(Timeline::ErrorRole).value<Error>().code, ErrorCode::ReadOnlyRoom);
    m_timeline->setState("a", MessageState::Pending);
    QVERIFY(!m_timeline->index(1).data(Timeline::ErrorRole).isValid());
    m_timeline->removeUnsent("a");
    m_timeline->removeUnsent("a");
    m_timeline->setState("a", MessageState::Failed);
    QCOMPARE(picture(*m_timeline), u"1"_s);
}

// B3-07: what we said ourselves is never unread.
void tst_Timeline::unreadAndMentions()
{
    m_timeline->apply(snapshot(1, 3, true));
    QCOMPARE(m_timeline->unread(), 3);
    QSignalSpy changed(m_timeline.get(), &Timeline::readChanged);
    m_timeline->setLastRead(3);
    QCOMPARE(m_timeline->unread(), 0);
    QCOMPARE(changed.size(), 1);
    m_timeline->apply(4, messageAt(4, them, u"미나는 어디?"_s));
    m_timeline->apply(5, messageAt(5, us, u"미나 here"_s)); // said by another device of ours
    m_timeline->apply(6, messageAt(6));
    QCOMPARE(m_timeline->unread(), 2);
    QCOMPARE(m_timeline->mentions(), 1);
    m_timeline->setLastRead(4);
    QCOMPARE(m_timeline->unread(), 1);
    QCOMPARE(m_timeline->mentions(), 0);
}

void tst_Timeline::ourNickChangesWhatNamesUs()
{
    m_timeline->apply(snapshot(1, 0, true));
    m_timeline->apply(1, messageAt(1, them, u"hello mina"_s));
    QCOMPARE(m_timeline->mentions(), 0);
    m_timeline->setSelf({mina, u"Mina"_s});
    QCOMPARE(m_timeline->mentions(), 1);
    m_timeline->setSelf(them);
    QCOMPARE(m_timeline->unread(), 0);
}

void tst_Timeline::readMarksOnlyGoUp()
{
    m_timeline->apply(snapshot(1, 5, true));
    m_timeline->setLastRead(4);
    m_timeline->setLastRead(2);
    QCOMPARE(m_timeline->lastRead(), 4);
    QCOMPARE(m_timeline->unread(), 1);
}

void tst_Timeline::firstUnreadRowIsNotOurs()
{
    m_timeline->apply(snapshot(1, 2, true));
    m_timeline->setLastRead(2);
    QCOMPARE(m_timeline->firstUnreadRow(), -1);
    m_timeline->apply(3, messageAt(3, us));
    QCOMPARE(m_timeline->firstUnreadRow(), -1);
    m_timeline->apply(4, messageAt(4));
    QCOMPARE(m_timeline->firstUnreadRow(), 3);
    QCOMPARE(m_timeline->rowOf(4), 3);
    QCOMPARE(m_timeline->rowOf(9), -1);
}

void tst_Timeline::memoryIsBounded()
{
    Timeline timeline(courtyard, nullptr, 200);
    const QAbstractItemModelTester tester(&timeline, QAbstractItemModelTester::FailureReportingMode::QtTest);
    timeline.apply(snapshot(1, 199, true));
    timeline.apply(200, messageAt(200));
    QCOMPARE(timeline.rowCount(), 200);
    QVERIFY(!timeline.hasOlder());
    timeline.addUnsent(unsent("a")); // what is not sent is not dropped, and does not count
    timeline.apply(201, messageAt(201));
    QCOMPARE(timeline.message(0).seq, 4); // one that had to go, and two more on the hundred
    QCOMPARE(timeline.rowCount(), 199);
    QVERIFY(timeline.hasOlder());
    QCOMPARE(timeline.oldest(), 4);
    QVERIFY(!timeline.hole());
    for (Seq seq = 202; seq < 1000; ++seq)
        timeline.apply(seq, messageAt(seq));
    QVERIFY(timeline.rowCount() <= 201);
    QCOMPARE(timeline.message(timeline.rowCount() - 1).nonce, "a");
    QCOMPARE(timeline.unread(), timeline.rowCount() - 1);
}

QTEST_GUILESS_MAIN(tst_Timeline)
#include "tst_timeline.moc"
