// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/roomreplay.h"
#include "tests/support/watchsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The past of a room, made again in the console (U-01, U-12). That it is the truth is shown where it is
/// recorded: tst_roomrecorder.
class tst_RoomReplay final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMomentIsTheBaseAndTheJobsBeforeIt_data();
    void aMomentIsTheBaseAndTheJobsBeforeIt();
    void somebodyWhoComesBackStandsLast();
    void everybodyIsPutOutAtOnce();
    void whoIsNamedNowhereHasNoNick();
    void anonymousPeopleAreStillTheSamePeople();
};

void tst_RoomReplay::aMomentIsTheBaseAndTheJobsBeforeIt_data()
{
    QTest::addColumn<int>("jobs");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<int>("members");
    QTest::addColumn<Seq>("seq");
    QTest::addColumn<int>("messages");
    QTest::newRow("before all of them") << 0 << qint64(40) << 1 << Seq(7) << 1;
    QTest::newRow("somebody came") << 1 << qint64(41) << 2 << Seq(7) << 1;
    QTest::newRow("he spoke") << 2 << qint64(42) << 2 << Seq(8) << 2;
    QTest::newRow("after the last") << 3 << qint64(43) << 2 << Seq(8) << 2;
    QTest::newRow("there are no more") << 4 << qint64(43) << 2 << Seq(8) << 2;
}

void tst_RoomReplay::aMomentIsTheBaseAndTheJobsBeforeIt()
{
    QFETCH(int, jobs);
    QFETCH(qint64, number);
    QFETCH(int, members);
    QFETCH(Seq, seq);
    QFETCH(int, messages);
    const RoomMoment moment = momentAfter(sampleJournal(), jobs);
    QCOMPARE(moment.number, number);
    QCOMPARE(int(moment.members.size()), members);
    QCOMPARE(moment.seq, seq);
    QCOMPARE(int(moment.messages.size()), messages);
    QCOMPARE(moment.members.front().state, jobs < 3 ? SeatState::Here : SeatState::Lost);
}

void tst_RoomReplay::somebodyWhoComesBackStandsLast()
{
    RoomJournal journal = sampleJournal();
    const JournalSeat first = journal.base.members.front();
    JournalJob leaves;
    leaves.seats = {{first.user, SeatState::Gone}};
    JournalJob comes;
    comes.seats = {{first.user, SeatState::Here}};
    journal.jobs.insert(journal.jobs.end(), {leaves, comes});
    const RoomMoment moment = momentAfter(journal, 5);
    QCOMPARE(moment.members.size(), size_t(2));
    QCOMPARE(moment.members.back().user, first.user);
}

void tst_RoomReplay::everybodyIsPutOutAtOnce()
{
    RoomJournal journal = sampleJournal();
    JournalJob close;
    close.emptied = true;
    journal.jobs.push_back(close);
    QVERIFY(momentAfter(journal, 4).members.empty());
}

void tst_RoomReplay::whoIsNamedNowhereHasNoNick()
{
    const RoomJournal journal = sampleJournal();
    QCOMPARE(nickIn(journal, oneUser), std::optional(u"미나"_s));
    QCOMPARE(nickIn(journal, UserId{0x6a69}), std::optional(nastyText()));
    QCOMPARE(nickIn(journal, UserId{4711}), std::nullopt);
}

/// B2-11: a capsule may be shown to whoever repairs the server.
void tst_RoomReplay::anonymousPeopleAreStillTheSamePeople()
{
    RoomJournal journal = sampleJournal();
    const RoomMoment before = momentAfter(journal, 3);
    makeAnonymous(journal);
    const QByteArray text = toJson(journal);
    QVERIFY(!text.contains(oneUser.toText()));
    QVERIFY(!text.contains("미나"));
    const RoomMoment after = momentAfter(journal, 3);
    QCOMPARE(after.members.size(), before.members.size());
    QCOMPARE(after.host, std::optional(after.members.front().user.id));
    QCOMPARE(after.messages.front().user, std::optional(after.members.front().user.id));
    QCOMPARE(after.messages.back().user, std::optional(after.members.back().user.id));
    QVERIFY(after.members.front().user.id != after.members.back().user.id);
}

QTEST_GUILESS_MAIN(tst_RoomReplay)
#include "tst_roomreplay.moc"
