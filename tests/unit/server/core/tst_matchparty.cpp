// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Parties that wait for a match on one ticket (F-066, C-42).
class tst_MatchParty final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneTicketForAll_F_066();
    void oneTeamForAll_F_066();
    void theSameRequestIsTheSameTicket_B1_29();
    void itEndsForAll_C_42_data();
    void itEndsForAll_C_42();
    void itEndsForAllInTheCheck_C_42_data();
    void itEndsForAllInTheCheck_C_42();
    void oneMoreInTheCheckChangesNothing();
    void theOthersOfTheCheckWaitOn_C_43();
    void whoIsNotFree_data();
    void whoIsNotFree();
    void howManyTogether_data();
    void howManyTogether();
    void allRatingsAreLoaded_F_075();
    void aTicketCountsItsPeople();
    void theModeClosesBeforeTheRatings();
    void aRatingCannotBeLoaded();
    void goneBeforeTheRatings();
    void blocksOfAllCount_F_076();
    void operatorsSeeOneTicket();
};

namespace {

constexpr PartyId party{77};

MatchRules pairs()
{
    MatchRules rules = MatchTable::teams(2, 2);
    rules.mode.largestParty = 2;
    return rules;
}

/// 1 and 2 wait together, and 3 and 4 alone: the four of them are found.
void findFour(MatchTable &table)
{
    table.queueTogether(1, {2}, party);
    table.queue(3);
    table.queue(4);
    table.wait(limits::matchPass);
}

} // namespace

void tst_MatchParty::oneTicketForAll_F_066()
{
    MatchTable table(pairs());
    QCOMPARE(table.queueTogether(1, {2}, party),
             (QStringList{u"1 queued at 1"_s, u"2 at 1, window 50, near 0"_s}));
    QCOMPARE(table.tickets[1], table.tickets[2]);
    QCOMPARE(table.desk.waiting(), 1);
    QCOMPARE(table.claims.size(), size_t(2));
    QCOMPARE(table.status(2), QStringList{u"2 at 1, window 50, near 0, 2 of 4"_s});
    QCOMPARE(table.queue(3), QStringList{u"3 queued at 2"_s});
    const QStringList later = table.wait(limits::matchStatusEvery);
    QVERIFY(later.contains(u"1 at 1, window 100, near 1"_s)
            && later.contains(u"2 at 1, window 100, near 1"_s));
}

void tst_MatchParty::oneTeamForAll_F_066()
{
    MatchTable table(pairs());
    findFour(table);
    QVERIFY(table.log.contains(u"2 found"_s));
    for (const quint32 user : {1U, 2U, 3U})
        table.ready(user);
    const QStringList said = table.ready(4);
    QVERIFY(said.contains(u"2 start"_s) && said.contains(u"2 enters"_s));
    for (const MatchEffect &effect : table.effects) {
        const auto *told = std::get_if<matcheffect::Tell>(&effect);
        const auto *start = told ? std::get_if<MatchStart>(&told->event) : nullptr;
        if (!start)
            continue;
        QCOMPARE(start->ticket, table.tickets[told->to.connection.slot]);
        std::set<UserId> first;
        for (const UserInfo &player : start->teams.front().players)
            first.insert(player.id);
        QCOMPARE(first.contains(UserId{1}), first.contains(UserId{2}));
        QCOMPARE(start->host, UserId{1});
    }
    QCOMPARE(table.desk.running(), 1);
    QCOMPARE(table.queueTogether(1, {2}, party), QStringList{u"1 no already_in_match"_s});
}

void tst_MatchParty::theSameRequestIsTheSameTicket_B1_29()
{
    MatchTable table(pairs());
    table.queueTogether(1, {2}, party);
    const TicketId ticket = table.tickets[1];
    QCOMPARE(table.queueTogether(1, {2}, party), QStringList{u"1 queued at 1 again"_s});
    QCOMPARE(table.tickets[1], ticket);
    QCOMPARE(table.queueTogether(2, {1}, party), QStringList{u"2 queued at 1 again"_s}); // who leads now
    QCOMPARE(table.tickets[2], ticket);
    QCOMPARE(table.queue(2), QStringList{u"2 no already_queued"_s}); // alone
    QCOMPARE(table.desk.waiting(), 1);
}

void tst_MatchParty::itEndsForAll_C_42_data()
{
    QTest::addColumn<std::function<QStringList(MatchTable &)>>("deed");
    QTest::addColumn<QStringList>("said");
    const auto row
        = [](const char *name, const QStringList &said, std::function<QStringList(MatchTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << said;
          };
    const QStringList ours{u"1 party"_s, u"2 party"_s};
    const QStringList lost{u"1 member_lost"_s, u"2 member_lost"_s};
    row("who leads cancels", {u"1 cancelled"_s, u"2 party"_s}, [](auto &t) { return t.cancel(1); });
    row("another cancels", {u"2 cancelled"_s, u"1 party"_s}, [](auto &t) { return t.cancel(2); });
    row("who leads is lost", lost, [](auto &t) { return t.gone(1); });
    row("another is lost", lost, [](auto &t) { return t.gone(2); });
    row("somebody leaves the party", ours, [](auto &t) { return t.withdraw(party, {1, 2}, 2); });
    row("somebody joins the party", ours, [](auto &t) { return t.withdraw(party, {1, 2}, 0); });
    row("an operator cancels", {u"1 cancelled"_s, u"2 cancelled"_s, u"hits 2"_s},
        [](auto &t) { return t.steer(CancelTicket{.ticket = t.tickets[1], .reason = u"x"_s}); });
    row("the mode is no more", {u"1 maintenance"_s, u"2 maintenance"_s},
        [](auto &t) { return t.handle(matchjob::SetRules{nullptr}); });
    row("nothing was found", {u"1 expired"_s, u"2 expired"_s}, [](auto &t) {
        t.wait(t.desk.rules().ticketLife - 1ms);
        return t.wait(1ms);
    });
    row("the party says first that somebody is lost", lost,
        [](auto &t) { return t.withdraw(party, {1, 2}, 2, MatchFailure::MemberLost); });
    row("another party changes", {}, [](auto &t) { return t.withdraw(PartyId{78}, {1, 2}, 2); });
}

void tst_MatchParty::itEndsForAll_C_42()
{
    QFETCH(std::function<QStringList(MatchTable &)>, deed);
    QFETCH(QStringList, said);
    MatchTable table(pairs());
    table.queueTogether(1, {2}, party);
    QCOMPARE(deed(table), said);
    QCOMPARE(table.claims.size(), size_t(said.isEmpty() ? 2 : 0));
    QCOMPARE(table.desk.waiting(), said.isEmpty() ? 1 : 0);
    if (said.contains(u"1 maintenance"_s))
        return;
    QCOMPARE(table.queue(3).front().left(8), u"3 queued"_s); // nothing is left behind
}

void tst_MatchParty::itEndsForAllInTheCheck_C_42_data()
{
    QTest::addColumn<std::function<QStringList(MatchTable &)>>("deed");
    QTest::addColumn<QStringList>("told");
    const auto row
        = [](const char *name, const QStringList &told, std::function<QStringList(MatchTable &)> deed) {
              QTest::newRow(name) << std::move(deed) << told;
          };
    row("one of them declines", {u"1 declined"_s, u"2 declined, cooldown 30000"_s},
        [](auto &t) { return t.ready(2, false); });
    row("one of them is lost", {u"1 member_lost"_s, u"2 member_lost, cooldown 30000"_s},
        [](auto &t) { return t.gone(2); });
    row("the party says first that one is lost", {u"1 member_lost"_s, u"2 member_lost, cooldown 30000"_s},
        [](auto &t) { return t.withdraw(party, {1, 2}, 2, MatchFailure::MemberLost); });
    row("one of them says nothing", {u"1 timeout"_s, u"2 timeout, cooldown 30000"_s}, [](auto &t) {
        for (const quint32 user : {1U, 3U, 4U})
            t.ready(user);
        return t.wait(limits::readyTime);
    });
    row("one of them leaves the party", {u"1 declined"_s, u"2 declined, cooldown 30000"_s},
        [](auto &t) { return t.withdraw(party, {1, 2}, 2); });
}

void tst_MatchParty::itEndsForAllInTheCheck_C_42()
{
    QFETCH(std::function<QStringList(MatchTable &)>, deed);
    QFETCH(QStringList, told);
    MatchTable table(pairs());
    findFour(table);
    const QStringList said = deed(table);
    for (const QString &word : told)
        QVERIFY2(said.contains(word), qPrintable(said.join(u" | ")));
    QVERIFY(!table.claims.contains(UserId{1}) && !table.claims.contains(UserId{2}));
    QCOMPARE(table.desk.waiting(), 2); // the others
    QCOMPARE(table.queueTogether(1, {2}, party), QStringList{u"1 no queue_cooldown"_s});
    QCOMPARE(table.queue(1).front().left(8), u"1 queued"_s); // it was not he
}

void tst_MatchParty::oneMoreInTheCheckChangesNothing()
{
    MatchTable table(pairs());
    findFour(table);
    QCOMPARE(table.withdraw(party, {1, 2}, 0), QStringList());
    QCOMPARE(table.cancel(2), QStringList{u"2 no already_matched"_s});
    QCOMPARE(table.desk.checking(), 1);
}

void tst_MatchParty::theOthersOfTheCheckWaitOn_C_43()
{
    MatchTable table(pairs());
    findFour(table);
    const QStringList said = table.ready(4, false);
    QVERIFY(said.contains(u"1 declined, kept 500"_s) && said.contains(u"2 declined, kept 500"_s));
    QCOMPARE(table.desk.waiting(), 2); // the party, and 3
    QCOMPARE(table.status(2).front().left(6), u"2 at 1"_s);
    table.queue(5);
    table.wait(limits::matchPass);
    QCOMPARE(table.desk.checking(), 1); // the same again
    QVERIFY(table.ready(2).contains(u"1 ready 1 of 4"_s));
}

void tst_MatchParty::whoIsNotFree_data()
{
    QTest::addColumn<std::function<void(MatchTable &)>>("before");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char *name, const QString &refused, std::function<void(MatchTable &)> before) {
        QTest::newRow(name) << std::move(before) << refused;
    };
    const QString busy = u"1 no party_member_busy"_s;
    row("a mate waits alone", busy, [](auto &t) { t.queue(2); });
    row("a mate waits elsewhere", busy, [](auto &t) { t.elsewhere.insert(UserId{2}); });
    row("who leads waits elsewhere", busy, [](auto &t) { t.elsewhere.insert(UserId{1}); });
    row("who leads waits alone", u"1 no already_queued"_s, [](auto &t) { t.queue(1); });
    row("a mate plays", busy, [](auto &t) {
        for (const quint32 user : {2U, 3U, 4U, 5U})
            t.queue(user);
        t.wait(limits::matchPass);
        for (const quint32 user : {2U, 3U, 4U, 5U})
            t.ready(user);
    });
    row("a mate has declined just now", u"1 no queue_cooldown"_s, [](auto &t) {
        for (const quint32 user : {2U, 3U, 4U, 5U})
            t.queue(user);
        t.wait(limits::matchPass);
        t.ready(2, false);
    });
    row("the mode is paused", u"1 no matchmaking_paused"_s, [](auto &t) { t.pause(true); });
}

void tst_MatchParty::whoIsNotFree()
{
    QFETCH(std::function<void(MatchTable &)>, before);
    QFETCH(QString, refused);
    MatchTable table(pairs());
    before(table);
    const auto claims = table.claims;
    QCOMPARE(table.queueTogether(1, {2}, party), QStringList{refused});
    QCOMPARE(table.claims, claims); // all of it or nothing
}

void tst_MatchParty::howManyTogether_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<QString>("answer");
    QTest::newRow("one less than may be") << 2 << u"1 queued at 1"_s;
    QTest::newRow("as many as may be") << 3 << u"1 queued at 1"_s;
    QTest::newRow("one more") << 4 << u"1 no too_large"_s;
}

void tst_MatchParty::howManyTogether()
{
    QFETCH(int, people);
    QFETCH(QString, answer);
    MatchRules rules = MatchTable::teams(2, 5);
    rules.mode.largestParty = 3;
    MatchTable table(rules);
    std::vector<quint32> mates;
    for (quint32 user = 2; user <= quint32(people); ++user)
        mates.push_back(user);
    QCOMPARE(table.queueTogether(1, mates, party).front(), answer);
}

void tst_MatchParty::allRatingsAreLoaded_F_075()
{
    MatchRules rules = pairs();
    rules.clientRatings = false;
    MatchTable table(rules);
    QCOMPARE(table.queueTogether(1, {2}, party), QStringList());
    QCOMPARE(table.loads.size(), size_t(2));
    QCOMPARE(table.cancel(2), QStringList{u"2 no ticket_not_found"_s}); // not yet
    QCOMPARE(table.load(RatingRecord{.user = UserId{1}, .mode = "duel", .rating = 1700}), QStringList());
    QCOMPARE(table.load(RatingRecord{.user = UserId{2}, .mode = "duel", .rating = 1500}),
             (QStringList{u"1 queued at 1"_s, u"2 at 1, window 50, near 0"_s}));
    const auto &answer = std::get<matcheffect::Answer>(table.effects.front());
    QCOMPARE(std::get<MatchQueued>(answer.body).rating, std::optional(1600)); // the mean
}

void tst_MatchParty::aTicketCountsItsPeople()
{
    MatchRules rules = pairs();
    rules.maxTickets = 3;
    MatchTable table(rules);
    QCOMPARE(table.queueTogether(1, {2}, party).front(), u"1 queued at 1"_s);
    QCOMPARE(table.queueTogether(3, {4}, PartyId{78}), QStringList{u"3 no overloaded"_s});
    QCOMPARE(table.queue(3), QStringList{u"3 queued at 2"_s});
    QCOMPARE(table.queue(4), QStringList{u"4 no overloaded"_s});
    table.cancel(3);
    table.cancel(2);
    QCOMPARE(table.queueTogether(3, {4}, PartyId{78}).front(), u"3 queued at 1"_s);
}

void tst_MatchParty::theModeClosesBeforeTheRatings()
{
    MatchRules rules = pairs();
    rules.clientRatings = false;
    MatchTable table(rules);
    table.queueTogether(1, {2}, party);
    QCOMPARE(table.handle(matchjob::SetRules{nullptr}), QStringList{u"1 no mode_unknown"_s});
    QVERIFY(table.claims.empty());
}

void tst_MatchParty::aRatingCannotBeLoaded()
{
    MatchRules rules = pairs();
    rules.clientRatings = false;
    MatchTable table(rules);
    table.queueTogether(1, {2}, party);
    table.load();
    QCOMPARE(table.load(std::unexpected(StoreFailure{})), QStringList{u"1 no storage_unavailable"_s});
    QVERIFY(table.claims.empty());
    QCOMPARE(table.desk.waiting(), 0);
}

void tst_MatchParty::goneBeforeTheRatings()
{
    MatchRules rules = pairs();
    rules.clientRatings = false;
    MatchTable table(rules);
    table.queueTogether(1, {2}, party);
    QCOMPARE(table.gone(2), QStringList{u"1 no party_member_busy"_s});
    QCOMPARE(table.load(), QStringList()); // it comes too late
    QVERIFY(table.claims.empty());
}

void tst_MatchParty::blocksOfAllCount_F_076()
{
    MatchTable table(pairs());
    table.blocks[UserId{2}] = {UserId{3}, UserId{1}}; // nor is 1 kept out, who goes with him
    findFour(table);
    QCOMPARE(table.desk.checking(), 0);
    QCOMPARE(table.desk.waiting(), 3);
    table.queue(5);
    table.wait(limits::matchPass);
    QCOMPARE(table.desk.checking(), 1);
    QVERIFY(!table.log.contains(u"3 found"_s));
}

void tst_MatchParty::operatorsSeeOneTicket()
{
    MatchTable table(pairs());
    table.queueTogether(1, {2}, party);
    for (const QString &filter : {QString(), u"1"_s, u"2"_s}) {
        const AdminTickets page = table.desk.tickets({.filter = filter}, table.now);
        QCOMPARE(page.total, 1);
        QCOMPARE(page.tickets.front().mates, std::optional(std::vector{UserInfo{UserId{2}, u"2"_s}}));
        QCOMPARE(page.tickets.front().user.id, UserId{1});
        QCOMPARE(page.tickets.front().ticket, table.tickets[2]);
    }
    QCOMPARE(table.desk.tickets({.filter = u"3"_s}, table.now).total, 0);
    QVERIFY(table.desk.explain(table.tickets[2], table.now));
}

QTEST_GUILESS_MAIN(tst_MatchParty)
#include "tst_matchparty.moc"
