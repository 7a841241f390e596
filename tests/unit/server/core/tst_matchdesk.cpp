// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QRegularExpression>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How a ticket comes, waits and goes (F-060, F-067, F-068).
class tst_MatchDesk final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoMeetAndPlay_F_060_F_061();
    void theOldestIsServedFirst_B1_27();
    void cancelOrMatch_B1_28();
    void aDeadSocketIsNeverMatched_B1_28();
    void theSameRequestTwice_B1_29();
    void queueAgainAtOnce_B1_29();
    void cancelOnAnEmptyQueue_B1_30();
    void everyEndIsTold_C_40_data();
    void everyEndIsTold_C_40();
    void statusEveryFiveSeconds_C_40();
    void theTimeIsKept_C_43();
    void cooldownGrows_C_43();
    void aCheckHasADeadline_C_44();
    void oneLostTakesNobodyAlong_C_42();
    void theEstimate_F_068();
    void whoIsBlockedIsNeverMet_F_076_data();
    void whoIsBlockedIsNeverMet_F_076();
    void aBlockReachesWhoWaitsAlready_F_076_data();
    void aBlockReachesWhoWaitsAlready_F_076();
    void aBlockUndoesWhatWasFound_F_076();
};

void tst_MatchDesk::twoMeetAndPlay_F_060_F_061()
{
    MatchTable table;
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1"_s});
    QCOMPARE(table.queue(2), QStringList{u"2 queued at 2"_s});
    QCOMPARE(table.wait(0ms), (QStringList{u"1 found"_s, u"2 found"_s}));
    QCOMPARE(table.matches[1], table.matches[2]);
    QCOMPARE(table.ready(1), (QStringList{u"1 ok"_s, u"1 ready 1 of 2"_s, u"2 ready 1 of 2"_s}));
    QCOMPARE(table.ready(1), QStringList{u"1 ok"_s}); // twice is once
    QCOMPARE(table.ready(2),
             (QStringList{u"2 ok"_s, u"1 ready 2 of 2"_s, u"2 ready 2 of 2"_s, u"1 start"_s, u"1 enters"_s,
                          u"2 start"_s, u"2 enters"_s}));
    QCOMPARE(table.rooms.size(), size_t(1));
    QCOMPARE(table.rooms.front().host.id, UserId{1}); // who waited longest
    QCOMPARE(table.rooms.front().players.size(), size_t(2));
    QCOMPARE(table.desk.waiting(), 0);
    QCOMPARE(table.desk.running(), 1);
}

void tst_MatchDesk::theOldestIsServedFirst_B1_27()
{
    MatchTable table;
    table.queue(1, 1000); // nobody near
    for (quint32 user = 2; user <= 4; ++user) {
        table.wait(1s);
        table.queue(user, 1500);
    }
    table.wait(1s);
    // 2 was before 3 and 4, and 1 holds nobody up.
    QVERIFY(table.matches.contains(2) && table.matches.contains(3));
    QVERIFY(!table.matches.contains(1) && !table.matches.contains(4));
    table.wait(30s); // the window of 1 has widened; he is the oldest
    QCOMPARE(table.matches.count(1), size_t(0)); // cap 500 at 45 s, and 500 away
    table.wait(15s);
    QCOMPARE(table.matches[1], table.matches[4]);
}

void tst_MatchDesk::cancelOrMatch_B1_28()
{
    MatchTable first;
    first.queue(1);
    first.queue(2);
    QCOMPARE(first.cancel(1), QStringList{u"1 cancelled"_s});
    QCOMPARE(first.wait(4s), QStringList()); // never both
    QCOMPARE(first.cancel(1), QStringList{u"1 no ticket_not_found"_s});

    MatchTable second;
    second.queue(1);
    second.queue(2);
    second.wait(0ms);
    QCOMPARE(second.cancel(1), QStringList{u"1 no already_matched"_s});
    QCOMPARE(second.status(1), QStringList{u"1 no already_matched"_s});
}

void tst_MatchDesk::aDeadSocketIsNeverMatched_B1_28()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    QCOMPARE(table.gone(1), QStringList{u"1 member_lost"_s});
    QCOMPARE(table.wait(4s), QStringList());
    QCOMPARE(table.claims.size(), size_t(1));
    // The end of an older connection takes nothing from the newer one.
    table.queue(2, 1500, 22);
    QCOMPARE(table.gone(2, 2), QStringList());
    QCOMPARE(table.desk.waiting(), 1);
}

void tst_MatchDesk::theSameRequestTwice_B1_29()
{
    MatchTable table;
    table.queue(1);
    const TicketId ticket = table.tickets[1];
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1 again"_s});
    QCOMPARE(table.tickets[1], ticket);
    QCOMPARE(table.desk.waiting(), 1);
    QCOMPARE(table.wait(10s).filter(u"found"_s), QStringList()); // never with himself
    QCOMPARE(table.queue(1, 1600), QStringList{u"1 no already_queued"_s});
    // From a newer connection it is the same ticket, and that one is told.
    QCOMPARE(table.queue(1, 1500, 11), QStringList{u"11 queued at 1 again"_s});
    table.queue(2);
    QCOMPARE(table.wait(1s), (QStringList{u"11 found"_s, u"2 found"_s}));
    QCOMPARE(table.queue(1, 1500, 11), QStringList{u"11 queued at 0 again"_s});
}

void tst_MatchDesk::queueAgainAtOnce_B1_29()
{
    MatchTable table;
    table.play(1, 2);
    QCOMPARE(table.queue(1), QStringList{u"1 no already_in_match"_s});
    table.seat(1, false);
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1"_s});
    table.queue(3);
    QCOMPARE(table.wait(1s), (QStringList{u"1 found"_s, u"3 found"_s}));
}

void tst_MatchDesk::cancelOnAnEmptyQueue_B1_30()
{
    MatchTable table;
    QCOMPARE(table.cancel(1), QStringList{u"1 no ticket_not_found"_s});
    QCOMPARE(table.handle(matchjob::Tick{}), QStringList());
    QCOMPARE(table.ready(1), QStringList{u"1 no match_not_found"_s});
    QCOMPARE(table.report(1, {1, 2}), QStringList{u"1 no match_not_found"_s});
    QCOMPARE(table.gone(1), QStringList());
    QVERIFY(!table.desk.nextDeadline());
}

void tst_MatchDesk::everyEndIsTold_C_40_data()
{
    QTest::addColumn<std::function<void(MatchTable &)>>("ending");
    QTest::addColumn<QString>("word");
    using Ending = std::function<void(MatchTable &)>;
    QTest::newRow("nobody came") << Ending([](MatchTable &table) { table.wait(180s); }) << u"1 expired"_s;
    QTest::newRow("he did not want to") << Ending([](MatchTable &table) {
        table.queue(2);
        table.wait(1s);
        table.ready(1, false);
    }) << u"1 declined, cooldown 30000"_s;
    QTest::newRow("he said nothing") << Ending([](MatchTable &table) {
        table.queue(2);
        table.wait(1s);
        table.ready(2);
        table.wait(15s);
    }) << u"1 timeout, cooldown 30000"_s;
    QTest::newRow("he was lost during the check") << Ending([](MatchTable &table) {
        table.queue(2);
        table.wait(1s);
        table.gone(1);
    }) << u"1 member_lost, cooldown 30000"_s;
    QTest::newRow("the mode is no more")
        << Ending([](MatchTable &table) { table.handle(matchjob::SetRules{}); }) << u"1 maintenance"_s;
    QTest::newRow("all accepted") << Ending([](MatchTable &table) {
        table.queue(2);
        table.wait(1s);
        table.ready(1);
        table.ready(2);
    }) << u"1 start"_s;
    QTest::newRow("he cancelled") << Ending([](MatchTable &table) { table.cancel(1); }) << u"1 cancelled"_s;
}

void tst_MatchDesk::everyEndIsTold_C_40()
{
    QFETCH(std::function<void(MatchTable &)>, ending);
    QFETCH(QString, word);
    MatchTable table;
    table.queue(1);
    const TicketId ticket = table.tickets[1];
    table.log.clear();
    ending(table);
    QCOMPARE(table.log.count(word), 1);
    table.wait(1h);
    // Exactly one word for its end, whatever comes after.
    const QStringList ends = table.log.filter(
        QRegularExpression(u"^1 (expired|declined|timeout|member_lost|maintenance|start|cancelled)"_s));
    QCOMPARE(ends, QStringList{word});
    QCOMPARE(table.handle(matchjob::Cancel{MatchTable::sender(1), ticket}),
             QStringList{u"1 no ticket_not_found"_s});
}

void tst_MatchDesk::statusEveryFiveSeconds_C_40()
{
    MatchTable table;
    table.queue(1, 1500);
    table.queue(2, 1700);
    QCOMPARE(table.wait(4999ms), QStringList());
    QCOMPARE(table.wait(1ms),
             (QStringList{u"1 at 1, window 100, near 0"_s, u"2 at 2, window 100, near 0"_s}));
    QCOMPARE(table.status(1), QStringList{u"1 at 1, window 100, near 0, 1 of 2"_s});
    const auto answer = std::get<TicketStatus>(std::get<matcheffect::Answer>(table.effects.front()).body);
    QCOMPARE(answer.waitedMs, 5000);
    QCOMPARE(answer.widensInMs, std::optional<qint64>(5000));
    QVERIFY(!answer.estimateMs);
}

void tst_MatchDesk::theTimeIsKept_C_43()
{
    MatchTable table;
    table.queue(1);
    table.wait(20s);
    table.queue(2);
    table.wait(1s);
    QCOMPARE(table.ready(1).front(), u"1 ok"_s);
    table.wait(2s);
    QCOMPARE(table.ready(2, false),
             (QStringList{u"2 ok"_s, u"1 declined, kept 23000"_s, u"2 declined, cooldown 30000"_s}));
    table.queue(3);
    QCOMPARE(table.status(1).front(), u"1 at 1, window 250, near 1, 2 of 2"_s);
    // The time of the check is not taken from the life of the ticket.
    table.cancel(3);
    table.log.clear();
    table.wait(160s - 1ms);
    QVERIFY(!table.log.contains(u"1 expired"_s));
    table.wait(1ms);
    QVERIFY(table.log.contains(u"1 expired"_s));
}

void tst_MatchDesk::cooldownGrows_C_43()
{
    MatchTable table;
    const auto decline = [&] {
        table.queue(1);
        table.queue(2);
        table.wait(1s);
        return table.ready(1, false).filter(u"cooldown"_s);
    };
    for (const int time : {30'000, 60'000, 120'000, 120'000}) {
        QCOMPARE(decline(), QStringList{u"1 declined, cooldown %1"_s.arg(time)});
        table.wait(Milliseconds(time - 1));
        QCOMPARE(table.queue(1), QStringList{u"1 no queue_cooldown"_s});
        QCOMPARE(std::get<matcheffect::Refuse>(table.effects.front()).error.retryAfter, std::optional(1ms));
        table.wait(1ms);
    }
    // A match that was played makes it good.
    table.queue(1);
    table.queue(2);
    table.wait(1s);
    table.ready(1);
    table.ready(2);
    table.report(1, {1, 2});
    QCOMPARE(table.report(2, {1, 2}).back(), u"ended result 1 2"_s);
    QCOMPARE(decline(), QStringList{u"1 declined, cooldown 30000"_s});
}

void tst_MatchDesk::aCheckHasADeadline_C_44()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    table.wait(0ms);
    table.ready(1);
    QCOMPARE(table.wait(14'999ms), QStringList());
    QCOMPARE(table.wait(1ms), (QStringList{u"1 timeout, kept 15000"_s, u"2 timeout, cooldown 30000"_s}));
    QCOMPARE(table.desk.checking(), 0);
    QCOMPARE(table.ready(1), QStringList{u"1 no match_not_found"_s});
    QCOMPARE(table.claims.size(), size_t(1));
}

void tst_MatchDesk::oneLostTakesNobodyAlong_C_42()
{
    MatchTable table(MatchTable::teams(2, 2));
    for (quint32 user = 1; user <= 4; ++user)
        table.queue(user);
    table.wait(0ms);
    for (quint32 user = 1; user <= 3; ++user)
        table.ready(user);
    const QStringList said = table.gone(4);
    QCOMPARE(said.filter(u", kept 0"_s).size(), 3);
    QVERIFY(said.contains(u"4 member_lost, cooldown 30000"_s));
    table.queue(5);
    table.wait(1s);
    QCOMPARE(table.matches[5], table.matches[1]);
}

void tst_MatchDesk::theEstimate_F_068()
{
    MatchTable table;
    const auto estimate = [&](quint32 user) {
        table.queue(user);
        return std::get<MatchQueued>(std::get<matcheffect::Answer>(table.effects.front()).body).estimateMs;
    };
    for (quint32 user = 1; user <= 10; user += 2) {
        QCOMPARE(estimate(user), std::nullopt); // below five nobody can say
        table.wait(Milliseconds(1000 * user));
        table.queue(user + 1);
        table.wait(1s);
        table.ready(user);
        table.ready(user + 1);
    }
    // One waited 1, 3, 5, 7, 9 s, the other came when there was somebody: half of that on average.
    QCOMPARE(estimate(20), std::optional<qint64>(2500));
}

void tst_MatchDesk::whoIsBlockedIsNeverMet_F_076_data()
{
    QTest::addColumn<std::vector<UserId>>("firstBlocks");
    QTest::addColumn<std::vector<UserId>>("secondBlocks");
    QTest::addColumn<bool>("meet");
    const std::vector<UserId> nobody;
    QTest::newRow("nobody is blocked") << nobody << nobody << true;
    QTest::newRow("who waits has blocked who comes") << std::vector{UserId{2}} << nobody << false;
    QTest::newRow("who comes has blocked who waits") << nobody << std::vector{UserId{1}} << false;
    QTest::newRow("somebody else is blocked") << std::vector{UserId{9}} << std::vector{UserId{8}} << true;
}

void tst_MatchDesk::whoIsBlockedIsNeverMet_F_076()
{
    QFETCH(std::vector<UserId>, firstBlocks);
    QFETCH(std::vector<UserId>, secondBlocks);
    MatchTable table;
    const auto queue = [&](quint32 user, const std::vector<UserId> &blocked) {
        table.blocks[UserId{user}] = blocked;
        table.queue(user, QueueForMatch{.mode = u"duel"_s});
    };
    queue(1, firstBlocks);
    queue(2, secondBlocks);
    table.wait(60s);
    QTEST(table.matches.contains(1), "meet");
    queue(1, {}); // the same request, whomever he has blocked meanwhile (B1-29)
    QVERIFY(!table.log.last().contains(u"already_queued"_s));
}

void tst_MatchDesk::aBlockReachesWhoWaitsAlready_F_076_data()
{
    QTest::addColumn<quint32>("blocks"); // 1 or 2, the other one
    QTest::newRow("who came first blocks") << quint32(1);
    QTest::newRow("who came second blocks") << quint32(2);
}

void tst_MatchDesk::aBlockReachesWhoWaitsAlready_F_076()
{
    QFETCH(quint32, blocks);
    const quint32 other = 3 - blocks;
    MatchTable table;
    table.queue(1, QueueForMatch{.mode = u"duel"_s, .avoids = std::vector{UserId{9}}});
    table.queue(2, QueueForMatch{.mode = u"duel"_s});
    QVERIFY(table.block(blocks, {UserId{other}}).isEmpty());
    QVERIFY(table.block(7, {UserId{1}}).isEmpty()); // who does not wait
    table.wait(10s);
    QVERIFY(table.matches.empty());
    QVERIFY(table.status(2).first().startsWith(u"2 "_s)); // both wait on
    QVERIFY(table.queue(9, QueueForMatch{.mode = u"duel"_s}).first().contains(u"queued at 3"_s));
    table.wait(limits::matchPass);
    QVERIFY(!table.matches.contains(1)); // whom he did not want to meet from the start
    QCOMPARE(table.matches.at(2), table.matches.at(9));
    table.gone(9);
    table.block(blocks, {}); // and it is taken back
    table.wait(10s);
    QVERIFY(table.matches.contains(1));
    QCOMPARE(table.matches.at(1), table.matches.at(2));
}

/// They were found, and are asked whether they are ready.
void tst_MatchDesk::aBlockUndoesWhatWasFound_F_076()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    table.wait(limits::matchPass);
    const MatchId match = table.matches.at(1);
    QCOMPARE(match, table.matches.at(2));
    table.ready(2);
    QVERIFY(table.block(1, {UserId{9}}).isEmpty()); // nobody of them
    QCOMPARE(table.desk.checking(), 1);
    const QStringList said = table.block(1, {UserId{2}});
    QCOMPARE(said.size(), 2);
    QCOMPARE(table.desk.checking(), 0);
    QCOMPARE(table.desk.waiting(), 2); // neither is guilty
    table.wait(60s);
    QCOMPARE(table.desk.checking(), 0);
    QCOMPARE(table.desk.waiting(), 2);
    table.queue(3);
    table.wait(limits::matchPass);
    QVERIFY(table.matches.at(3) != match);
}

QTEST_GUILESS_MAIN(tst_MatchDesk)
#include "tst_matchdesk.moc"
