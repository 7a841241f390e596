// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/matchtable.h"

#include <QTest>

#include <numeric>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What operators see of a mode, and do to it (U-04).
class tst_MatchSteering final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void minuteCount_data();
    void minuteCount();
    void theModeInNumbers();
    void whatIsCounted();
    void ticketsByPages_data();
    void ticketsByPages();
    void ticketsByFilter_data();
    void ticketsByFilter();
    void sixTicketsExplained_U_04_data();
    void sixTicketsExplained_U_04();
    void whoIsAskedCannotBeExplained();
    void theMatchesOfTheMode();
    void whatMayBeWatched_F_077();
    void aTicketIsCancelled_C_40();
    void aMatchIsEnded();
    void aCheckIsEnded();
    void actsOnNothing();

private:
    static CancelTicket cancelOf(TicketId ticket) { return {.ticket = ticket, .reason = u"x"_s}; }
    static EndMatch endOf(MatchId match) { return {.match = match, .reason = u"x"_s}; }
};

void tst_MatchSteering::minuteCount_data()
{
    QTest::addColumn<int>("seconds"); // after the first of two, which are a second apart
    QTest::addColumn<int>("count");
    QTest::newRow("at once") << 1 << 2;
    QTest::newRow("in the last second of the minute") << 59 << 2;
    QTest::newRow("a minute later the first is forgotten") << 60 << 1;
    QTest::newRow("one second later both are") << 61 << 0;
    QTest::newRow("an hour later") << 3600 << 0;
}

void tst_MatchSteering::minuteCount()
{
    QFETCH(int, seconds);
    const MonoTime begin(std::chrono::hours(5));
    MinuteCount count;
    count.add(begin);
    count.add(begin + 1s);
    QTEST(count.at(begin + std::chrono::seconds(seconds)), "count");
    count.add(begin + 60s); // where the first was
    QCOMPARE(count.at(begin + 60s), 2);
}

void tst_MatchSteering::theModeInNumbers()
{
    MatchTable table;
    const AdminModeRow empty = table.desk.modeRow(table.now);
    QCOMPARE(empty, (AdminModeRow{.mode = u"duel"_s, .teams = 2, .teamSize = 1}));
    table.queue(1);
    table.wait(4s);
    table.queue(2);
    table.wait(0ms);
    table.ready(1);
    table.ready(2); // they waited 4 s and nothing
    table.queue(3, 3000);
    table.wait(1s);
    table.queue(4, 1000);
    table.pause(true);
    table.wait(2s);
    QCOMPARE(table.desk.modeRow(table.now),
             (AdminModeRow{.mode = u"duel"_s,
                           .teams = 2,
                           .teamSize = 1,
                           .tickets = 2,
                           .oldestMs = 3000,
                           .waitP50Ms = 2000,
                           .waitP95Ms = 2000,
                           .perMinute = 1,
                           .running = 1,
                           .paused = true}));
    table.wait(57s);
    QCOMPARE(table.desk.modeRow(table.now).perMinute, 0);
    table.handle(matchjob::SetRules{});
    QCOMPARE(table.desk.modeRow(table.now).closed, std::optional(true));
    QCOMPARE(table.desk.modeRow(table.now).oldestMs, std::nullopt);
}

void tst_MatchSteering::whatIsCounted()
{
    MatchTable table;
    const MatchCounts &counts = table.desk.counts();
    table.queue(1);
    QCOMPARE(counts.waiting.load(), 1);
    QCOMPARE(std::chrono::nanoseconds(counts.oldestNs.load()), table.now.mono.time_since_epoch());
    table.queue(2);
    table.wait(0ms);
    QCOMPARE(counts.waiting.load(), 0);
    QCOMPARE(counts.oldestNs.load(), qint64(0));
    QCOMPARE(counts.checking.load(), 1);
    table.ready(1, false);
    QCOMPARE(counts.checking.load(), 0);
    QCOMPARE(counts.failed[size_t(MatchFailure::Declined)].load(), quint64(1));
    table.cancel(2); // who had accepted nothing, and waits on
    table.play(3, 4);
    QCOMPARE(counts.running.load(), 1);
    QCOMPARE(counts.made.load(), quint64(1));
    const auto waits = counts.waits.read();
    QCOMPARE(std::accumulate(waits.counts.begin(), waits.counts.end(), quint64(0)), quint64(2));
    table.report(3, {1, 2});
    table.report(4, {1, 2});
    QCOMPARE(counts.running.load(), 0);
    QCOMPARE(counts.ended[size_t(MatchEnd::Result)].load(), quint64(1));
}

void tst_MatchSteering::ticketsByPages_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("skip"); // tickets of the pages before
    QTest::addColumn<int>("rows");
    QTest::newRow("all but one") << 4 << 0 << 4;
    QTest::newRow("exactly all") << 5 << 0 << 5;
    QTest::newRow("more than there are") << 6 << 0 << 5;
    QTest::newRow("the next page") << 2 << 2 << 2;
    QTest::newRow("the last page") << 2 << 4 << 1;
    QTest::newRow("behind the last") << 2 << 5 << 0;
}

void tst_MatchSteering::ticketsByPages()
{
    QFETCH(int, limit);
    QFETCH(int, skip);
    MatchTable table;
    for (quint32 user = 1; user <= 5; ++user)
        table.queue(user, int(user) * 1000);
    const auto page = table.desk.tickets(
        {.limit = limit, .after = skip == 0 ? std::nullopt : std::optional(table.tickets[quint32(skip)])},
        table.now);
    QCOMPARE(page.total, 5);
    QTEST(int(page.tickets.size()), "rows");
    for (size_t i = 0; i < page.tickets.size(); ++i)
        QCOMPARE(page.tickets[i].user.id, UserId{quint64(skip) + i + 1});
}

void tst_MatchSteering::ticketsByFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("rows");
    QTest::newRow("part of the nick") << u"2"_s << 2; // 2 and 12
    QTest::newRow("the whole nick") << u"12"_s << 1;
    QTest::newRow("the id of the user") << QString::fromLatin1(UserId{2}.toText()) << 1;
    QTest::newRow("nobody") << u"mina"_s << 0;
}

void tst_MatchSteering::ticketsByFilter()
{
    QFETCH(QString, filter);
    MatchTable table;
    table.queue(1, 1000);
    table.queue(2, 2000);
    table.queue(12, 3000);
    const AdminTickets found = table.desk.tickets({.filter = filter}, table.now);
    QTEST(int(found.tickets.size()), "rows");
    QCOMPARE(found.total, int(found.tickets.size()));
    const QString id = QString::fromLatin1(table.tickets[12].toText());
    QCOMPARE(table.desk.tickets({.filter = id}, table.now).tickets.front().user.nick, u"12"_s);
}

void tst_MatchSteering::sixTicketsExplained_U_04_data()
{
    QTest::addColumn<int>("other");
    QTest::addColumn<int>("apart");
    QTest::addColumn<std::optional<ApartRule>>("failed");
    using enum ApartRule;
    const auto row = [](const char *name, int other, int apart, std::optional<ApartRule> failed) {
        QTest::newRow(name) << other << apart << failed;
    };
    row("near and willing", 2, 50, std::nullopt);
    row("a point too far", 3, 51, Rating);
    row("of another region", 4, 0, Agreement);
    row("whom he does not want to meet", 5, 0, Avoided);
    row("who wants what he is not", 6, 0, Wish);
    row("who is too far, and of another region, fails by the first", 7, 400, Agreement);
}

void tst_MatchSteering::sixTicketsExplained_U_04()
{
    QFETCH(int, other);
    MatchRules rules = MatchTable::teams(2, 2); // four are needed: nobody is matched
    rules.mode.agree = {"region"};
    MatchTable table(rules);
    const auto wishOf = [](int rating, const QString &region) {
        return QueueForMatch{.mode = u"duel"_s,
                             .rating = rating,
                             .properties
                             = std::vector{MatchProperty{.property = u"region"_s, .word = region}}};
    };
    QueueForMatch lone = wishOf(1500, u"kr"_s);
    lone.avoids = std::vector{UserId{5}};
    table.queue(1, lone);
    table.queue(2, wishOf(1550, u"kr"_s));
    table.queue(3, wishOf(1551, u"kr"_s));
    table.queue(4, wishOf(1500, u"eu"_s));
    table.queue(5, wishOf(1500, u"kr"_s));
    QueueForMatch choosy = wishOf(1500, u"kr"_s);
    choosy.wishes = std::vector{MatchWish{.property = u"region"_s, .word = u"us"_s}};
    table.queue(6, choosy);
    table.queue(7, wishOf(1900, u"eu"_s));

    const auto why = table.desk.explain(table.tickets[1], table.now);
    QVERIFY(why);
    QCOMPARE(why->row.user.id, UserId{1});
    QCOMPARE(why->row.window, std::optional(50));
    QCOMPARE(why->row.widensInMs, std::optional(qint64(5000))); // when the window next widens
    QCOMPARE(why->position, 1);
    QCOMPARE(why->players, 2);
    QCOMPARE(why->needed, 4);
    QCOMPARE(why->near.size(), size_t(6));
    QVERIFY(std::ranges::is_sorted(why->near, {}, &NearTicket::apart));
    const auto near = std::ranges::find(why->near, table.tickets[quint32(other)], &NearTicket::ticket);
    QVERIFY(near != why->near.end());
    QCOMPARE(near->user.id, UserId{quint64(other)});
    QTEST(near->apart, "apart");
    QTEST(near->failed, "failed");
}

void tst_MatchSteering::whoIsAskedCannotBeExplained()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    const TicketId ticket = table.tickets[1];
    QVERIFY(table.desk.explain(ticket, table.now));
    table.wait(0ms);
    QCOMPARE(table.desk.explain(ticket, table.now).error().code, ErrorCode::AlreadyMatched);
    QCOMPARE(table.desk.tickets({}, table.now).tickets.front().match, std::optional(table.matches[1]));
    table.ready(1);
    table.ready(2);
    QCOMPARE(table.desk.explain(ticket, table.now).error().code, ErrorCode::TicketNotFound);
    QCOMPARE(table.desk.tickets({}, table.now).total, 0);
}

void tst_MatchSteering::theMatchesOfTheMode()
{
    MatchTable table;
    table.play(1, 2);
    table.wait(10s);
    table.queue(3);
    table.queue(4);
    table.wait(2s);
    table.ready(3);
    const AdminMatches all = table.desk.matches({}, table.now);
    QCOMPARE(all.total, 2);
    for (const AdminMatchRow &row : all.matches) {
        const bool runs = row.match == table.matches[1];
        QCOMPARE(row.state, runs ? AdminMatchState::Running : AdminMatchState::Checking);
        QCOMPARE(row.teams.size(), size_t(2));
        QCOMPARE(row.present, runs ? 2 : 1);
        QCOMPARE(row.sinceMs, runs ? 12'000 : 2000);
    }
    const AdminMatches ofTwo = table.desk.matches({.filter = u"2"_s}, table.now);
    QCOMPARE(ofTwo.total, 1);
    QCOMPARE(ofTwo.matches.front().match, table.matches[2]);
    const AdminMatches ofFour = table.desk.matches({.filter = u"4"_s}, table.now);
    QCOMPARE(ofFour.matches.front().match, table.matches[4]);
    const AdminMatches first = table.desk.matches({.limit = 1}, table.now);
    const AdminMatches second
        = table.desk.matches({.limit = 1, .after = first.matches.front().match}, table.now);
    QCOMPARE(first.total, 2);
    QVERIFY(first.matches.front().match < second.matches.front().match);
    table.report(1, {1, 2});
    QCOMPARE(table.desk.matches({.filter = u"1"_s}, table.now).matches.front().reports, 1);
}

void tst_MatchSteering::whatMayBeWatched_F_077()
{
    MatchRules rules = MatchTable::duel();
    rules.spectators = 3;
    MatchTable table(rules);
    const auto list = [&](std::optional<MatchId> after = {}, std::optional<int> limit = {}) {
        const ListWatchable asked{.mode = u"duel"_s, .after = after, .limit = limit};
        return table.handle(matchjob::List{MatchTable::sender(9), asked}).join(u'\n');
    };
    QCOMPARE(list(), u"9 may watch 0 of 0"_s);
    table.play(1, 2);
    table.play(3, 4);
    QCOMPARE(table.rooms.front().spectators, 3);
    std::array<MatchId, 2> ids{table.matches[1], table.matches[3]};
    std::ranges::sort(ids);
    const auto one = [](MatchId match, int watching) {
        return u", %1 by %2 of 3"_s.arg(QString::fromLatin1(match.toText())).arg(watching);
    };
    table.watching[RoomId{ids[1].value}] = 2;
    QCOMPARE(list(), u"9 may watch 2 of 2"_s + one(ids[0], 0) + one(ids[1], 2));
    QCOMPARE(list({}, 1), u"9 may watch 1 of 2"_s + one(ids[0], 0));
    QCOMPARE(list(ids[0]), u"9 may watch 1 of 2"_s + one(ids[1], 2));
    const AdminMatches seen = table.desk.matches({}, table.now);
    QCOMPARE(seen.matches.back().spectators, std::optional(2));
    table.report(1, {1, 2});
    table.report(2, {1, 2}); // it is over
    QVERIFY(list().startsWith(u"9 may watch 1 of 1"_s));
    MatchTable closed; // nobody may watch
    closed.play(1, 2);
    QCOMPARE(closed.handle(matchjob::List{MatchTable::sender(9), {.mode = u"duel"_s}}),
             QStringList{u"9 may watch 0 of 0"_s});
    QVERIFY(!closed.desk.matches({}, closed.now).matches.front().spectators);
}

void tst_MatchSteering::aTicketIsCancelled_C_40()
{
    MatchTable table;
    table.queue(1);
    QCOMPARE(table.steer(cancelOf(table.tickets[1])), (QStringList{u"1 cancelled"_s, u"hits 1"_s}));
    QVERIFY(table.claims.empty());
    QCOMPARE(table.steer(cancelOf(table.tickets[1])), QStringList{u"no ticket_not_found"_s});
    table.queue(1); // he may again
    table.queue(2);
    table.wait(0ms);
    QCOMPARE(table.steer(cancelOf(table.tickets[1])), QStringList{u"no already_matched"_s});
    QCOMPARE(table.desk.checking(), 1);
}

void tst_MatchSteering::aMatchIsEnded()
{
    MatchTable table;
    table.play(1, 2);
    const MatchId match = table.matches[1];
    QCOMPARE(table.steer(endOf(match)), (QStringList{u"ended operator"_s, u"hits 2"_s}));
    QVERIFY(table.claims.empty());
    QCOMPARE(table.desk.counts().ended[size_t(MatchEnd::Operator)].load(), quint64(1));
    QCOMPARE(table.steer(endOf(match)), QStringList{u"no match_over"_s});
    QCOMPARE(table.report(1, {1, 2}), QStringList{u"1 no match_over"_s});
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1"_s});
}

void tst_MatchSteering::aCheckIsEnded()
{
    MatchTable table;
    table.queue(1);
    table.queue(2);
    table.wait(0ms);
    QStringList said = table.steer(endOf(table.matches[1]));
    said.sort();
    QCOMPARE(said, (QStringList{u"1 cancelled"_s, u"2 cancelled"_s, u"hits 2"_s}));
    QCOMPARE(table.desk.counts().failed[size_t(MatchFailure::Cancelled)].load(), quint64(1));
    QCOMPARE(table.queue(1), QStringList{u"1 queued at 1"_s}); // nobody is to blame
    QCOMPARE(table.ready(2), QStringList{u"2 no match_not_found"_s});
}

void tst_MatchSteering::actsOnNothing()
{
    MatchTable table;
    QCOMPARE(table.steer(cancelOf(TicketId{1})), QStringList{u"no ticket_not_found"_s});
    QCOMPARE(table.steer(endOf(MatchId{1})), QStringList{u"no match_not_found"_s});
    table.handle(matchjob::SetRules{});
    QCOMPARE(table.pause(true), QStringList{u"no mode_unknown"_s});
}

QTEST_GUILESS_MAIN(tst_MatchSteering)
#include "tst_matchsteering.moc"
