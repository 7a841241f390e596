// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who waits takes the place of who has gone from a match that is played (F-069, decision 43).
class tst_MatchBackfill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesThePlace_F_069();
    void onlyWhereTheModeSaysSo();
    void whoDropsKeepsHisPlaceForAWhile();
    void declinedThePlaceIsOfferedOn();
    void nobodyIsAskedWhenItIsOver_data();
    void nobodyIsAskedWhenItIsOver();
    void theMatchEndsMeanwhile();
    void oneAtATime();
    void anEmptyTeamIsFilledInTime();
    void aPartyComesWhole();
    void notWhomSomebodyInItBlocks();
    void notWhileTheModeIsPaused();
    void asManyAsMayCome_data();
    void asManyAsMayCome();
    void aLatecomerDoesNotLose_data();
    void aLatecomerDoesNotLose();
    void theLogSaysThatTheTicketWent_U_05();

private:
    static MatchRules pairs()
    {
        MatchRules rules = MatchTable::teams(2, 2);
        rules.backfill = true;
        return rules;
    }
    /// 1, 2, 3 and 4 play.
    static void begin(MatchTable &table)
    {
        for (quint32 user = 1; user <= 4; ++user)
            table.queue(user);
        table.wait(limits::matchPass);
        for (quint32 user = 1; user <= 4; ++user)
            table.ready(user);
    }
    /// He waits, and is asked for the free place.
    static QStringList offer(MatchTable &table, quint32 user)
    {
        table.queue(user);
        return table.wait(limits::matchPass);
    }
};

void tst_MatchBackfill::takesThePlace_F_069()
{
    MatchTable table(pairs());
    begin(table);
    const MatchId match = table.matches[1];
    table.seat(4, false);
    QCOMPARE(offer(table, 5), QStringList{u"5 found for 1 2 3 5"_s});
    QCOMPARE(table.desk.waiting(), 0);
    QVERIFY(table.matches[5] != match); // the check has a number of its own
    const QStringList said = table.ready(5);
    QVERIFY(said.contains(u"5 joins"_s));
    QVERIFY(said.contains(u"5 start, late"_s));
    QVERIFY(said.contains(u"5 enters"_s));
    QCOMPARE(table.admitted, std::vector<quint32>{5});
    QCOMPARE(table.matches[5], match);
    QCOMPARE(table.desk.running(), 1);
    QCOMPARE(table.desk.checking(), 0);
    // He counts as one of them.
    QCOMPARE(table.report(5, {1, 2}), QStringList{u"5 ok"_s});
    table.report(1, {1, 2});
    QCOMPARE(table.report(2, {1, 2}).last(), u"ended result 1 2"_s); // three of the five who ever played
    QVERIFY(table.claims.empty());
}

void tst_MatchBackfill::onlyWhereTheModeSaysSo()
{
    MatchTable table(MatchTable::teams(2, 2));
    begin(table);
    table.seat(4, false);
    QCOMPARE(offer(table, 5), QStringList());
    QVERIFY(!table.desk.nextDeadline() || *table.desk.nextDeadline() > table.now.mono);
}

void tst_MatchBackfill::whoDropsKeepsHisPlaceForAWhile()
{
    MatchTable table(pairs());
    table.absent = {4}; // never enters
    begin(table);
    QCOMPARE(offer(table, 5), QStringList());
    QVERIFY(table.wait(limits::matchGrace - limits::matchPass - 1ms).filter(u"found"_s).isEmpty());
    QVERIFY(table.wait(limits::matchPass).contains(u"5 found for 1 2 3 5"_s)); // now he is gone
}

void tst_MatchBackfill::declinedThePlaceIsOfferedOn()
{
    MatchTable table(pairs());
    begin(table);
    table.seat(4, false);
    offer(table, 5);
    table.queue(6);
    QVERIFY(table.wait(5s).filter(u"6 found"_s).isEmpty()); // one is asked
    QVERIFY(table.ready(5, false).first().startsWith(u"5 ok"_s));
    QVERIFY(table.wait(limits::matchPass).contains(u"6 found for 1 2 3 6"_s));
    QVERIFY(table.wait(limits::readyTime).filter(u"6 timeout"_s).size() == 1);
    QVERIFY(!table.claims.contains(UserId{5}) && !table.claims.contains(UserId{6}));
}

void tst_MatchBackfill::nobodyIsAskedWhenItIsOver_data()
{
    using Ending = std::function<void(MatchTable &)>;
    QTest::addColumn<Ending>("ending");
    QTest::newRow("an operator has ended it") << Ending(
        [](MatchTable &table) { table.steer(EndMatch{.match = table.matches[1], .reason = u"x"_s}); });
    QTest::newRow("somebody has said how it ended")
        << Ending([](MatchTable &table) { table.report(1, {1, 2}); });
    QTest::newRow("everybody has gone") << Ending([](MatchTable &table) {
        for (quint32 user = 1; user <= 3; ++user)
            table.seat(user, false);
    });
}

void tst_MatchBackfill::nobodyIsAskedWhenItIsOver()
{
    QFETCH(std::function<void(MatchTable &)>, ending);
    MatchTable table(pairs());
    begin(table);
    table.seat(4, false);
    ending(table);
    QVERIFY(offer(table, 5).filter(u"5 found"_s).isEmpty());
}

void tst_MatchBackfill::theMatchEndsMeanwhile()
{
    MatchTable table(pairs());
    begin(table);
    const MatchId match = table.matches[1];
    table.seat(4, false);
    table.queue(5);
    table.wait(limits::matchPass);
    const QStringList said = table.steer(EndMatch{.match = match, .reason = u"x"_s});
    QVERIFY(said.first().startsWith(u"5 cancelled, kept"_s)); // he waits on
    QCOMPARE(table.desk.waiting(), 1);
    QCOMPARE(table.desk.checking(), 0);
    QCOMPARE(table.cancel(5), QStringList{u"5 cancelled"_s});
    QVERIFY(table.claims.empty());
}

void tst_MatchBackfill::oneAtATime()
{
    MatchTable table(pairs());
    begin(table);
    table.seat(4, false);
    table.seat(3, false); // both of a team, or one of each
    offer(table, 5);
    QCOMPARE(table.desk.checking(), 1);
    table.queue(6);
    QVERIFY(table.wait(5s).filter(u"6 found"_s).isEmpty());
    table.ready(5);
    QVERIFY(table.wait(limits::matchPass).contains(u"6 found for 1 2 5 6"_s));
    table.ready(6);
    table.queue(7);
    QVERIFY(table.wait(5s).filter(u"7 found"_s).isEmpty()); // it is full again
}

/// A match that only one team is left in ends a minute later: unless somebody comes.
void tst_MatchBackfill::anEmptyTeamIsFilledInTime()
{
    MatchRules rules = MatchTable::duel();
    rules.backfill = true;
    MatchTable table(rules);
    table.play(1, 2);
    table.seat(2, false);
    offer(table, 3);
    QVERIFY(table.ready(3).contains(u"3 start, late"_s));
    QVERIFY(table.wait(rules.result + 1s).filter(u"ended"_s).isEmpty());
    QCOMPARE(table.desk.running(), 1);
    table.seat(3, false);
    QVERIFY(table.wait(rules.result).contains(u"ended abandoned"_s));
}

void tst_MatchBackfill::aPartyComesWhole()
{
    MatchRules rules = pairs();
    rules.mode.largestParty = 2;
    MatchTable table(rules);
    begin(table);
    table.seat(4, false);
    table.queueTogether(5, {6}, PartyId{1}, {.mode = u"duel"_s, .rating = 1500});
    QVERIFY(table.wait(5s).filter(u"found"_s).isEmpty()); // one place
    const auto teams = table.desk.matches({}, table.now).matches.front().teams;
    const auto mate = std::ranges::find_if(teams, [](const MatchTeam &team) {
        return std::ranges::find(team.players, UserId{4}, &UserInfo::id) != team.players.end();
    });
    const UserId other
        = mate->players.front().id == UserId{4} ? mate->players.back().id : mate->players.front().id;
    table.seat(quint32(other.value), false); // now a whole team is missing
    QCOMPARE(table.wait(limits::matchPass).filter(u"found"_s).size(), 2);
    table.ready(5);
    QCOMPARE(table.desk.checking(), 1);
    QVERIFY(table.ready(6).contains(u"6 start, late"_s));
    QCOMPARE(table.admitted, (std::vector<quint32>{5, 6}));
}

void tst_MatchBackfill::notWhomSomebodyInItBlocks()
{
    MatchTable table(pairs());
    table.blocks[UserId{1}] = {UserId{5}};
    begin(table);
    table.seat(4, false);
    QVERIFY(offer(table, 5).filter(u"5 found"_s).isEmpty());
    QVERIFY(offer(table, 6).contains(u"6 found for 1 2 3 6"_s));
}

void tst_MatchBackfill::notWhileTheModeIsPaused()
{
    MatchTable table(pairs());
    begin(table);
    table.queue(5);
    table.pause(true);
    table.seat(4, false);
    QVERIFY(table.wait(5s).filter(u"5 found"_s).isEmpty());
    table.pause(false);
    QVERIFY(table.wait(limits::matchPass).contains(u"5 found for 1 2 3 5"_s));
}

void tst_MatchBackfill::asManyAsMayCome_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<bool>("asked");
    QTest::newRow("one less than may come") << limits::maxLatecomers - 2 << true;
    QTest::newRow("the last who may come") << limits::maxLatecomers - 1 << true;
    QTest::newRow("one more") << limits::maxLatecomers << false;
}

void tst_MatchBackfill::asManyAsMayCome()
{
    QFETCH(int, before);
    QFETCH(bool, asked);
    MatchTable table(pairs());
    begin(table);
    table.seat(4, false);
    quint32 next = 5;
    for (int came = 0; came < before; ++came, ++next) {
        offer(table, next);
        QVERIFY(table.ready(next).contains(QString::number(next) + u" start, late"_s));
        table.seat(next, false);
    }
    QCOMPARE(!offer(table, next).filter(u"found"_s).isEmpty(), asked);
}

void tst_MatchBackfill::aLatecomerDoesNotLose_data()
{
    QTest::addColumn<bool>("wins");
    QTest::newRow("his team has won") << true;
    QTest::newRow("his team has lost") << false;
}

void tst_MatchBackfill::aLatecomerDoesNotLose()
{
    QFETCH(bool, wins);
    MatchRules rules = MatchTable::duel();
    rules.backfill = true;
    rules.clientRatings = false;
    MatchTable table(rules);
    for (quint32 user = 1; user <= 2; ++user) {
        table.queue(user, {.mode = u"duel"_s});
        table.load();
    }
    table.wait(limits::matchPass);
    table.ready(1);
    table.ready(2);
    const auto teams = table.desk.matches({}, table.now).matches.front().teams;
    const bool isFirst = teams.front().players.front().id == UserId{2};
    table.seat(2, false);
    table.queue(3, {.mode = u"duel"_s});
    table.load();
    table.wait(limits::matchPass);
    table.ready(3);
    const std::vector<int> places = wins == isFirst ? std::vector{1, 2} : std::vector{2, 1};
    table.report(1, places);
    table.report(3, places);
    QCOMPARE(table.saves.size(), size_t(1));
    std::set<quint64> changed;
    for (const RatingRecord &one : table.saves.front().second)
        changed.insert(one.user.value);
    QCOMPARE(changed.contains(3), wins); // 2 has gone early, and loses or wins with his team
    QVERIFY(changed.contains(1) && changed.contains(2));
}

void tst_MatchBackfill::theLogSaysThatTheTicketWent_U_05()
{
    MatchTable table(pairs());
    begin(table);
    table.seat(4, false);
    const qint64 before = table.desk.ticketLog().last();
    offer(table, 5);
    MatchLog log = table.desk.log({.mode = u"duel"_s, .after = before});
    QCOMPARE(log.rows.size(), size_t(2));
    QVERIFY(log.rows[0].came);
    QCOMPARE(log.rows[1].gone, std::optional(table.tickets[5]));
    table.seat(1, false);
    table.seat(2, false);
    table.seat(3, false); // the match is over: he waits on
    log = table.desk.log({.mode = u"duel"_s, .after = before});
    QCOMPARE(log.rows.size(), size_t(3));
    QVERIFY(log.rows[2].came);
    QCOMPARE(log.rows[2].came->ticket, table.tickets[5]);
}

QTEST_GUILESS_MAIN(tst_MatchBackfill)
#include "tst_matchbackfill.moc"
