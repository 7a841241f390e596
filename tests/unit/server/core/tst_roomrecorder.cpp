// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomrecorder.h"
#include "shared/protocol/roomreplay.h"
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

#include <deque>
#include <random>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A room with a recorder at its side, as its actor has it.
class Recorded
{
public:
    explicit Recorded(int entries, const QByteArray &kind = "channel", bool seats = true, int maxPeople = 0)
        : desk(maxPeople, kind),
          recorder(entries, seats)
    {
        recorder.restart(desk.room, desk.now.wall);
    }

    void handle(const RoomJob &job, int waiting = 0)
    {
        recorder.begin(job, match(job, [](const auto &kind) { return kind.name; }), desk.room, desk.now,
                       waiting);
        desk.handle(job);
        recorder.end(desk.room, desk.effects);
        recorder.setCost(1us);
        ++jobs;
        live = momentOf(desk.room);
        live.number = jobs;
        live.time = desk.now.wall;
        live.waiting = waiting;
    }
    void enter(const QString &connection)
    {
        handle(roomjob::Enter{desk.sender(connection), RoomDesk::nickOf(connection), {}});
    }
    void leave(const QString &connection) { handle(roomjob::Leave{desk.sender(connection)}); }
    void say(const QString &connection, const QString &text)
    {
        handle(roomjob::Say{desk.sender(connection), "n" + QByteArray::number(jobs), text});
    }
    void gone(const QString &connection, LeaveReason reason = LeaveReason::Lost)
    {
        const Sender who = desk.sender(connection);
        handle(roomjob::ConnectionGone{who.recipient.connection, who.user, reason});
    }

    RoomDesk desk;
    RoomRecorder recorder;
    qint64 jobs = 0;
    RoomMoment live; ///< after the last job, captured from the room itself
};

/// Empty, or which of the moments in the journal is not the one that was captured then.
QString firstLie(const RoomJournal &journal, const std::deque<RoomMoment> &captured)
{
    const auto of = [&](qint64 number) { return std::ranges::find(captured, number, &RoomMoment::number); };
    RoomMoment moment = journal.base;
    for (size_t i = 0;; ++i) {
        const auto truth = of(moment.number);
        if (truth == captured.end())
            return u"job %1 was never captured"_s.arg(moment.number);
        if (moment != *truth)
            return u"the moment after job %1 is another"_s.arg(moment.number);
        if (i == journal.jobs.size())
            return {};
        applyJob(moment, journal.jobs[i]);
    }
}

} // namespace

/// The flight recorder of a room (U-01): what is made again from it is what was.
class tst_RoomRecorder final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMomentIsMadeAgain_data();
    void everyMomentIsMadeAgain();
    void aJobSaysWhatItWas();
    void nothingThatIsSaidIsKept();
    void theOldestJobsGo_data();
    void theOldestJobsGo();
    void aJobOfManyChangesIsOneJob();
    void aJobThatIsLargerThanTheRecorderStartsItAnew_data();
    void aJobThatIsLargerThanTheRecorderStartsItAnew();
    void theLastMessagesAreShown_data();
    void theLastMessagesAreShown();
    void aLongListOfMembersIsCut_data();
    void aLongListOfMembersIsCut();
    void aFaultIsTheLastJob();
    void theSystemsOwnRoomKeepsNoNames();
    void switchedOffItKeepsNothing();
};

void tst_RoomRecorder::everyMomentIsMadeAgain_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("jobs");
    QTest::newRow("10,000 jobs, the recorder as it is by default") << 1U << limits::journalJobs << 10'000;
    QTest::newRow("10,000 jobs, a small one") << 2U << 7 << 10'000;
    QTest::newRow("1,000 jobs, one that keeps all of them") << 3U << 5000 << 1000;
}

void tst_RoomRecorder::everyMomentIsMadeAgain()
{
    QFETCH(quint32, seed);
    QFETCH(int, entries);
    QFETCH(int, jobs);
    constexpr int people = 12;
    std::mt19937 random(seed);
    const auto pick = [&](int below) { return std::uniform_int_distribution(0, below - 1)(random); };
    Recorded it(entries, "channel", true, 9);
    std::deque<RoomMoment> captured{it.recorder.journal().base};
    for (int job = 1; job <= jobs; ++job) {
        it.desk.now.mono += Milliseconds(pick(2000));
        it.desk.now.wall += Milliseconds(pick(2000));
        const QString who = u"p%1"_s.arg(pick(people)) + QString::number(1 + pick(2));
        switch (pick(16)) {
        case 0:
        case 1:
        case 2:
        case 3: it.enter(who); break;
        case 4:
        case 5: it.leave(who); break;
        case 6:
        case 7:
        case 8: it.say(who, QString(pick(30), u'x')); break;
        case 9:
        case 10: it.gone(who); break;
        case 11: it.gone(who, LeaveReason::Kicked); break;
        case 12: it.handle(roomjob::Tick{}, pick(5)); break;
        case 13:
            it.handle(roomjob::SetAccess{pick(8) == 0 ? RoomAct::Close : RoomAct::Open, u"why"_s, 1});
            break;
        case 14:
            it.handle(roomjob::SetAccess{pick(2) == 0 ? RoomAct::Quarantine : RoomAct::Release, {}, 1});
            break;
        case 15: it.handle(roomjob::Announce{RoomDesk::announcement(true), 1}); break;
        }
        captured.push_back(it.live);
        if (captured.size() > size_t(entries) + 2)
            captured.pop_front();
        if (job % 97 == 0 || job == jobs) {
            const QString lie = firstLie(it.recorder.journal(), captured);
            QVERIFY2(lie.isEmpty(), qPrintable(lie + u" (at job %1)"_s.arg(job)));
        }
    }
    const RoomJournal journal = it.recorder.journal();
    QVERIFY(momentAfter(journal, qsizetype(journal.jobs.size())) == it.live);
    QVERIFY(entries < 100 || journal.jobs.size() > size_t(std::min(entries, jobs)) / 3);
}

void tst_RoomRecorder::aJobSaysWhatItWas()
{
    Recorded it(10);
    it.enter(u"mina1"_s);
    it.say(u"mina1"_s, u"annyeong"_s);
    it.gone(u"mina1"_s);
    const auto jobs = it.recorder.journal().jobs;
    QCOMPARE(jobs.size(), size_t(3));
    const UserId mina = it.desk.user(u"mina"_s);
    QCOMPARE(jobs[0].kind, "enter");
    QCOMPARE(jobs[0].actor, std::optional(mina));
    QCOMPARE(jobs[0].people, 1);
    QCOMPARE(jobs[0].costNs, 1000);
    QCOMPARE(jobs[0].seats, (std::vector<JournalSeat>{{{mina, u"mina"_s}, SeatState::Here}}));
    QCOMPARE(jobs[1].kind, "say");
    QCOMPARE(jobs[1].size, 8);
    QCOMPARE(jobs[1].seq, Seq(1));
    QCOMPARE(jobs[1].messages.size(), size_t(1));
    QCOMPARE(jobs[1].messages.front().user, std::optional(mina));
    QVERIFY(jobs[1].seats.empty());
    QCOMPARE(jobs[2].kind, "connection gone");
    QCOMPARE(jobs[2].seats.front().state, SeatState::Lost);
}

void tst_RoomRecorder::nothingThatIsSaidIsKept()
{
    Recorded it(10);
    it.enter(u"mina1"_s);
    it.say(u"mina1"_s, u"the-secret"_s);
    const QByteArray all = toJson(it.recorder.journal());
    QVERIFY(!all.contains("the-secret"));
    QVERIFY(!all.contains("n1\""));
}

void tst_RoomRecorder::theOldestJobsGo_data()
{
    QTest::addColumn<int>("jobs");
    QTest::addColumn<int>("kept");
    QTest::addColumn<qint64>("before");
    QTest::newRow("one less than it takes") << 3 << 3 << qint64(0);
    QTest::newRow("as many as it takes") << 4 << 4 << qint64(0);
    QTest::newRow("one more") << 5 << 4 << qint64(1);
    QTest::newRow("many more") << 23 << 4 << qint64(19);
}

void tst_RoomRecorder::theOldestJobsGo()
{
    QFETCH(int, jobs);
    QFETCH(int, kept);
    QFETCH(qint64, before);
    Recorded it(4);
    it.enter(u"mina1"_s);
    for (int job = 2; job <= jobs; ++job)
        it.say(u"mina1"_s, u"hi"_s);
    const RoomJournal journal = it.recorder.journal();
    QCOMPARE(int(journal.jobs.size()), kept);
    QCOMPARE(journal.base.number, before);
    QCOMPARE(journal.base.members.size(), size_t(before == 0 ? 0 : 1));
    QVERIFY(momentAfter(journal, kept) == it.live);
}

void tst_RoomRecorder::aJobOfManyChangesIsOneJob()
{
    Recorded it(20);
    for (const QString &who : {u"a1"_s, u"b1"_s, u"c1"_s})
        it.enter(who);
    for (const QString &who : {u"a1"_s, u"b1"_s})
        it.gone(who);
    it.desk.now.mono += limits::channelGrace;
    it.handle(roomjob::Tick{});
    const JournalJob last = it.recorder.journal().jobs.back();
    QCOMPARE(last.kind, "tick");
    QCOMPARE(last.seats.size(), size_t(2));
    QCOMPARE(last.people, 1);
    it.handle(roomjob::SetAccess{RoomAct::Close, u"why"_s, 1});
    QCOMPARE(it.recorder.journal().jobs.back().emptied, std::optional(true));
    QVERIFY(momentAfter(it.recorder.journal(), 100) == it.live);
}

void tst_RoomRecorder::aJobThatIsLargerThanTheRecorderStartsItAnew_data()
{
    QTest::addColumn<int>("leavers");
    QTest::addColumn<int>("kept");
    QTest::newRow("one change less than there is room for") << 2 << 2;
    QTest::newRow("as many") << 3 << 1;
    QTest::newRow("one more") << 4 << 0;
}

void tst_RoomRecorder::aJobThatIsLargerThanTheRecorderStartsItAnew()
{
    QFETCH(int, leavers);
    QFETCH(int, kept);
    Recorded it(4);
    it.enter(u"stays1"_s);
    for (int i = 0; i < leavers; ++i)
        it.enter(u"p%1"_s.arg(i) + u'1');
    for (int i = 0; i < leavers; ++i)
        it.gone(u"p%1"_s.arg(i) + u'1');
    it.desk.now.mono += limits::channelGrace;
    it.handle(roomjob::Tick{});
    const RoomJournal journal = it.recorder.journal();
    QCOMPARE(int(journal.jobs.size()), kept);
    QCOMPARE(momentAfter(journal, kept).members, it.live.members);
    it.say(u"stays1"_s, u"on it goes"_s);
    QVERIFY(momentAfter(it.recorder.journal(), 100) == it.live);
}

void tst_RoomRecorder::theLastMessagesAreShown_data()
{
    QTest::addColumn<int>("said");
    QTest::addColumn<Seq>("first");
    QTest::newRow("one less than are shown") << limits::journalMessages - 1 << Seq(1);
    QTest::newRow("as many") << limits::journalMessages << Seq(1);
    QTest::newRow("one more") << limits::journalMessages + 1 << Seq(2);
}

void tst_RoomRecorder::theLastMessagesAreShown()
{
    QFETCH(int, said);
    QFETCH(Seq, first);
    Recorded all(100);
    Recorded few(2); // most are in its base
    for (Recorded *it : {&all, &few}) {
        it->enter(u"mina1"_s);
        for (int i = 0; i < said; ++i)
            it->say(u"mina1"_s, u"hi"_s);
        const RoomMoment moment = momentAfter(it->recorder.journal(), 1000);
        QCOMPARE(moment.messages.front().seq, first);
        QCOMPARE(moment.messages.back().seq, Seq(said));
    }
}

void tst_RoomRecorder::aLongListOfMembersIsCut_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<int>("shown");
    QTest::newRow("one less than the limit") << limits::journalMembers - 1 << limits::journalMembers - 1;
    QTest::newRow("as many as the limit") << limits::journalMembers << limits::journalMembers;
    QTest::newRow("one more") << limits::journalMembers + 1 << limits::journalMembers;
}

void tst_RoomRecorder::aLongListOfMembersIsCut()
{
    QFETCH(int, people);
    QFETCH(int, shown);
    Recorded it(1, "system"); // where a newcomer is not shown everybody, which takes its time
    for (int i = 1; i <= people; ++i) {
        const Sender who{.recipient = {.connection = {.slot = quint32(i), .generation = 1}},
                         .user = UserId{quint64(i)}};
        it.desk.room.handle(roomjob::Enter{who, u"p"_s + QString::number(i), {}}, it.desk.now, it.desk.store,
                            it.desk.effects);
    }
    it.recorder.restart(it.desk.room, it.desk.now.wall);
    const RoomMoment base = it.recorder.journal().base;
    QCOMPARE(int(base.members.size()), shown);
    QCOMPARE(base.people, people);
    QCOMPARE(base.members.front().user.id, UserId{1});
    QVERIFY(toJson(it.recorder.journal()).size() < limits::maxAdminLineBytes);
}

void tst_RoomRecorder::aFaultIsTheLastJob()
{
    Recorded it(10);
    it.enter(u"mina1"_s);
    const RoomMoment before = it.live;
    it.recorder.begin(roomjob::Say{it.desk.sender(u"mina1"_s), "n", u"hi"_s}, "say", it.desk.room,
                      it.desk.now, 0);
    it.recorder.fail(it.desk.room, it.desk.now.mono + 5us);
    RoomJournal journal = it.recorder.journal();
    QCOMPARE(journal.jobs.size(), size_t(2));
    QCOMPARE(journal.jobs.back().failed, std::optional(true));
    QCOMPARE(journal.jobs.back().kind, "say");
    QCOMPARE(journal.jobs.back().costNs, 5000);
    QVERIFY(!journal.jobs.front().failed);
    QCOMPARE(momentAfter(journal, 2).members, before.members);

    // Also when it failed behind the room, while what it decided was spelled.
    const RoomJob say = roomjob::Say{it.desk.sender(u"mina1"_s), "m", u"hi"_s};
    it.recorder.begin(say, "say", it.desk.room, it.desk.now, 0);
    it.desk.handle(say);
    it.recorder.end(it.desk.room, it.desk.effects);
    it.recorder.fail(it.desk.room, it.desk.now.mono + 7us);
    journal = it.recorder.journal();
    QCOMPARE(journal.jobs.back().failed, std::optional(true));
    QCOMPARE(journal.jobs.back().costNs, 7000);

    // And a fault between two jobs is nobody's.
    it.enter(u"jiho1"_s);
    it.recorder.fail(it.desk.room, it.desk.now.mono);
    QVERIFY(!it.recorder.journal().jobs.back().failed);
}

void tst_RoomRecorder::theSystemsOwnRoomKeepsNoNames()
{
    Recorded it(10, "system", false);
    it.enter(u"mina1"_s);
    it.handle(roomjob::Announce{RoomDesk::announcement(true), 1});
    const RoomJournal journal = it.recorder.journal();
    QCOMPARE(journal.jobs.back().people, 1);
    QCOMPARE(journal.jobs.back().seq, Seq(1));
    QCOMPARE(journal.jobs.back().messages.size(), size_t(1));
    QVERIFY(momentAfter(journal, 2).members.empty());
}

void tst_RoomRecorder::switchedOffItKeepsNothing()
{
    Recorded it(0);
    it.enter(u"mina1"_s);
    QVERIFY(!it.recorder.isOn());
    QVERIFY(!it.recorder.journal().loaded);
    QVERIFY(it.recorder.journal().jobs.empty());
}

QTEST_GUILESS_MAIN(tst_RoomRecorder)
#include "tst_roomrecorder.moc"
