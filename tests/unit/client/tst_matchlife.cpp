// SPDX-License-Identifier: Apache-2.0
#include "shared/client/matchlife.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr TicketId ours{11};
constexpr MatchId match{22};
constexpr RoomId matchRoom{22};
constexpr MonoTime start{1h};

/// What can happen, by the names that the rows below use; all at one time.
void happen(MatchLife &life, const QString &what, MonoTime now = start)
{
    const auto failed = [&](MatchFailure reason, bool requeued, std::optional<qint64> cooldown = {}) {
        life.failed({.ticket = ours,
                     .match = match,
                     .reason = reason,
                     .requeued = requeued,
                     .waitedKeptMs = requeued ? std::optional<qint64>(7000) : std::nullopt,
                     .cooldownMs = cooldown},
                    now);
    };
    const MatchTeam we{{{mina, u"미나"_s}}};
    const MatchTeam others{{{jiho, u"지호"_s}}};
    const QHash<QString, std::function<void()>> all{
        {u"ask"_s, [&] { life.asked(u"duel"_s); }},
        {u"queued"_s, [&] { life.queued({.ticket = ours, .position = 3, .rating = 1500}, now); }},
        {u"paused"_s, [&] { life.refuseQueue({.code = ErrorCode::MatchmakingPaused}, now); }},
        {u"cooldown"_s,
         [&] { life.refuseQueue({.code = ErrorCode::QueueCooldown, .retryAfter = 30s}, now); }},
        {u"status"_s, [&] { life.told({.ticket = ours, .waitedMs = 5000, .position = 1}, now); }},
        {u"cancelled"_s, [&] { life.cancelled(); }},
        {u"found"_s,
         [&] {
             life.found({.ticket = ours,
                         .match = match,
                         .mode = u"duel"_s,
                         .players = {},
                         .acceptUntil = {},
                         .acceptMs = 15'000},
                        now);
         }},
        {u"accept"_s, [&] { life.answered(true); }},
        {u"decline"_s, [&] { life.answered(false); }},
        {u"we_declined"_s, [&] { failed(MatchFailure::Declined, false, 30'000); }},
        {u"we_were_late"_s, [&] { failed(MatchFailure::Timeout, false, 30'000); }},
        {u"party_status"_s,
         [&] { life.told({.ticket = ours, .waitedMs = 5000, .position = 1, .mode = u"duel"_s}, now); }},
        {u"party_over"_s, [&] { failed(MatchFailure::Party, false); }},
        {u"ours_declined"_s, [&] { failed(MatchFailure::Declined, false); }},
        {u"ours_was_late"_s, [&] { failed(MatchFailure::Timeout, false); }},
        {u"ours_was_lost"_s, [&] { failed(MatchFailure::MemberLost, false); }},
        {u"somebody_declined"_s, [&] { failed(MatchFailure::Declined, true); }},
        {u"somebody_was_late"_s, [&] { failed(MatchFailure::Timeout, true); }},
        {u"somebody_was_lost"_s, [&] { failed(MatchFailure::MemberLost, true); }},
        {u"expired"_s, [&] { failed(MatchFailure::Expired, false); }},
        {u"mode_gone"_s, [&] { failed(MatchFailure::Maintenance, false); }},
        {u"operator"_s, [&] { failed(MatchFailure::Cancelled, false); }},
        {u"start"_s,
         [&] {
             life.started({.ticket = ours,
                           .match = match,
                           .room = matchRoom,
                           .mode = u"duel"_s,
                           .teams = {others, we},
                           .host = mina},
                          mina);
         }},
        {u"report"_s, [&] { life.reported({2, 1}); }},
        {u"ended"_s, [&] { life.ended({.match = match, .reason = MatchEnd::Result}); }},
        {u"other_ended"_s, [&] { life.ended({.match = MatchId{23}, .reason = MatchEnd::Result}); }},
        {u"other_failed"_s, [&] { life.failed({.ticket = TicketId{12}}, now); }},
        {u"is_over"_s, [&] { life.isOver(); }},
        {u"leave"_s, [&] { life.left(matchRoom); }},
        {u"leave_other"_s, [&] { life.left(RoomId{23}); }},
        {u"drop"_s, [&] { life.lineLost(); }},
    };
    QVERIFY2(all.contains(what), qPrintable(what));
    all[what]();
}

void happenAll(MatchLife &life, const QString &what)
{
    for (const QString &one : what.split(u' ', Qt::SkipEmptyParts))
        happen(life, one);
}

} // namespace

/// One person's way from the queue to a result (F-060, F-067, F-068, F-070, F-075).
class tst_MatchLife final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWay_data();
    void theWay();
    void whyItWaitsOn_data();
    void whyItWaitsOn();
    void waitingIsCountedFromTheServersWord();
    void theCheckEnds_data();
    void theCheckEnds();
    void theCooldownEnds_data();
    void theCooldownEnds();
    void whoeverPlaysToTheEndIsForgiven();
    void refusalsGoWithTheNextThing();
    void ourTeamIsTheOneThatWeAreIn();
    void whoComesLateIsInHisTeam_F_069();
    void ratings();
    void placesOfADuel_data();
    void placesOfADuel();
};

void tst_MatchLife::theWay_data()
{
    QTest::addColumn<QString>("happens");
    QTest::addColumn<MatchStage>("stage");
    QTest::addColumn<TicketEnd>("end");
    const auto row = [](const char *name, const QString &happens, MatchStage stage,
                        TicketEnd end = TicketEnd::None) { QTest::newRow(name) << happens << stage << end; };
    using Stage = MatchStage;
    row("nothing has happened", {}, Stage::Idle);
    row("asked and not answered", u"ask"_s, Stage::Asking);
    row("a ticket waits", u"ask queued"_s, Stage::Waiting);
    row("a refusal is no ticket", u"ask paused"_s, Stage::Idle);
    row("cancelled", u"ask queued cancelled"_s, Stage::Idle, TicketEnd::Cancelled);
    row("cancelled too late (B1-28)", u"ask queued found cancelled"_s, Stage::Found);
    row("found before the answer came", u"ask found queued"_s, Stage::Found);
    row("found while nothing was asked here", u"found"_s, Stage::Found);
    row("we accept and wait for the others", u"ask queued found accept"_s, Stage::Found);
    row("we decline", u"ask queued found decline we_declined"_s, Stage::Idle, TicketEnd::Declined);
    row("we decline and the time is over", u"ask queued found decline we_were_late"_s, Stage::Idle,
        TicketEnd::Declined);
    row("we say nothing in time", u"ask queued found we_were_late"_s, Stage::Idle, TicketEnd::Late);
    row("somebody declines, and we wait on (C-43)", u"ask queued found accept somebody_declined"_s,
        Stage::Waiting);
    row("found again", u"ask queued found accept somebody_declined found"_s, Stage::Found);
    row("who leads our party queues", u"party_status"_s, Stage::Waiting);
    row("our party waits no longer", u"party_status party_over"_s, Stage::Idle, TicketEnd::Party);
    row("a late word of our party's ticket", u"party_status party_over party_status"_s, Stage::Idle,
        TicketEnd::Party);
    row("we cancel for our party", u"party_status cancelled"_s, Stage::Idle, TicketEnd::Cancelled);
    row("we decline for our party", u"party_status found decline we_declined"_s, Stage::Idle,
        TicketEnd::Declined);
    row("we are late for our party", u"party_status found we_were_late"_s, Stage::Idle, TicketEnd::Late);
    row("one of ours declines", u"party_status found accept ours_declined"_s, Stage::Idle, TicketEnd::Party);
    row("one of ours is late", u"party_status found accept ours_was_late"_s, Stage::Idle, TicketEnd::Party);
    row("one of ours is lost", u"party_status ours_was_lost"_s, Stage::Idle, TicketEnd::Party);
    row("our party is found before we hear of its ticket", u"found accept ours_declined"_s, Stage::Idle,
        TicketEnd::Party);
    row("a party's word while we wait alone", u"ask queued party_status"_s, Stage::Waiting);
    row("nobody was found", u"ask queued expired"_s, Stage::Idle, TicketEnd::Expired);
    row("the mode is no more", u"ask queued mode_gone"_s, Stage::Idle, TicketEnd::Maintenance);
    row("an operator ends the ticket", u"ask queued operator"_s, Stage::Idle, TicketEnd::Operator);
    row("the end of another ticket", u"ask queued other_failed"_s, Stage::Waiting);
    row("the line drops while nothing waits", u"drop"_s, Stage::Idle);
    row("the line drops before the answer", u"ask drop"_s, Stage::Idle, TicketEnd::LineLost);
    row("the line drops while waiting", u"ask queued drop"_s, Stage::Idle, TicketEnd::LineLost);
    row("the line drops in the check", u"ask queued found accept drop"_s, Stage::Idle, TicketEnd::LineLost);
    row("a late answer after the drop", u"ask drop queued"_s, Stage::Idle, TicketEnd::LineLost);
    row("a late word after the drop", u"ask queued drop expired"_s, Stage::Idle, TicketEnd::LineLost);
    row("all accept", u"ask queued found accept start"_s, Stage::Playing);
    row("the line drops while playing (F-070)", u"ask queued found accept start drop"_s, Stage::Playing);
    row("a report is not the end", u"ask queued found accept start report"_s, Stage::Playing);
    row("the match ends", u"ask queued found accept start report ended"_s, Stage::Over);
    row("another match ends", u"ask queued found accept start other_ended"_s, Stage::Playing);
    row("it was over when we came back", u"ask queued found accept start drop is_over"_s, Stage::Over);
    row("we leave the match", u"ask queued found accept start leave"_s, Stage::Idle, TicketEnd::Left);
    row("we leave another room", u"ask queued found accept start leave_other"_s, Stage::Playing);
    row("we leave the room behind the end", u"ask queued found accept start ended leave"_s, Stage::Over);
    row("and again", u"ask queued found accept start ended ask queued"_s, Stage::Waiting);
    row("a word of the old match", u"ask queued found accept start ended ask queued ended"_s, Stage::Waiting);
}

void tst_MatchLife::theWay()
{
    QFETCH(QString, happens);
    MatchLife life;
    happenAll(life, happens);
    QTEST(life.stage(), "stage");
    QTEST(life.end(), "end");
    QCOMPARE(life.isFree(), life.stage() == MatchStage::Idle || life.stage() == MatchStage::Over);
    const bool hasTicket = life.stage() == MatchStage::Waiting || life.stage() == MatchStage::Found;
    QCOMPARE(life.ticket().isValid(), hasTicket);
}

void tst_MatchLife::whyItWaitsOn_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<MatchFailure>("reason");
    QTest::newRow("somebody declined") << u"somebody_declined"_s << MatchFailure::Declined;
    QTest::newRow("somebody said nothing") << u"somebody_was_late"_s << MatchFailure::Timeout;
    QTest::newRow("somebody was lost") << u"somebody_was_lost"_s << MatchFailure::MemberLost;
}

// C-43
void tst_MatchLife::whyItWaitsOn()
{
    QFETCH(QString, word);
    MatchLife life;
    happenAll(life, u"ask queued found accept "_s + word);
    QCOMPARE(life.stage(), MatchStage::Waiting);
    QTEST(life.setback().value(), "reason");
    QCOMPARE(life.waited(start), 7000ms); // what was waited counts
    happen(life, u"status"_s);
    QVERIFY(life.setback()); // it is said as long as it waits
    happen(life, u"found"_s);
    QVERIFY(!life.setback());
}

void tst_MatchLife::waitingIsCountedFromTheServersWord()
{
    MatchLife life;
    happenAll(life, u"ask queued"_s);
    QCOMPARE(life.waited(start + 1999ms), 1999ms);
    QCOMPARE(life.standing(), (MatchStanding{.position = 3}));
    life.told(
        {.ticket = ours, .waitedMs = 5200, .position = 1, .window = 100, .near = 2, .estimateMs = 40'000},
        start + 5s);
    QCOMPARE(life.waited(start + 6s), 6200ms);
    QCOMPARE(life.standing(), (MatchStanding{.position = 1, .estimate = 40s, .window = 100, .near = 2}));
    life.told({.ticket = TicketId{12}, .waitedMs = 1, .position = 9}, start + 6s);
    QCOMPARE(life.standing().position, 1); // that was another's
}

void tst_MatchLife::theCheckEnds_data()
{
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<Milliseconds>("left");
    QTest::newRow("at once") << Milliseconds(0ms) << Milliseconds(15s);
    QTest::newRow("a millisecond before the end") << Milliseconds(14'999ms) << Milliseconds(1ms);
    QTest::newRow("at the end") << Milliseconds(15s) << Milliseconds(0ms);
    QTest::newRow("behind the end") << Milliseconds(16s) << Milliseconds(0ms);
}

// F-067
void tst_MatchLife::theCheckEnds()
{
    QFETCH(Milliseconds, later);
    MatchLife life;
    happenAll(life, u"ask queued found"_s);
    QTEST(life.checkLeft(start + later), "left");
    life.accepted({.match = MatchId{23}, .accepted = 1, .of = 2});
    QCOMPARE(life.check().accepted, 0); // that was another match
    life.accepted({.match = match, .accepted = 1, .of = 2});
    QCOMPARE(life.check().accepted, 1);
    QVERIFY(!life.check().answered);
    happen(life, u"accept"_s);
    QVERIFY(life.check().answered);
}

void tst_MatchLife::theCooldownEnds_data()
{
    QTest::addColumn<QString>("happens");
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<std::optional<Milliseconds>>("left");
    const std::optional<Milliseconds> none;
    const std::optional<Milliseconds> all(30s);
    QTest::newRow("nothing was declined") << u"ask queued"_s << Milliseconds(0ms) << none;
    QTest::newRow("declined just now") << u"found decline we_declined"_s << Milliseconds(0ms) << all;
    QTest::newRow("a millisecond before the end")
        << u"found decline we_declined"_s << Milliseconds(29'999ms) << std::optional<Milliseconds>(1ms);
    QTest::newRow("at the end") << u"found decline we_declined"_s << Milliseconds(30s) << none;
    QTest::newRow("behind the end") << u"found decline we_declined"_s << Milliseconds(30'001ms) << none;
    QTest::newRow("the server refuses for it") << u"ask cooldown"_s << Milliseconds(0ms) << all;
    QTest::newRow("somebody else declined")
        << u"found accept somebody_declined"_s << Milliseconds(0ms) << none;
}

void tst_MatchLife::theCooldownEnds()
{
    QFETCH(QString, happens);
    QFETCH(Milliseconds, later);
    MatchLife life;
    happenAll(life, happens);
    QTEST(life.cooldown(start + later), "left");
}

void tst_MatchLife::whoeverPlaysToTheEndIsForgiven()
{
    MatchLife life;
    happenAll(life, u"found we_were_late found accept start"_s);
    QVERIFY(life.cooldown(start));
    happen(life, u"ended"_s);
    QVERIFY(!life.cooldown(start));
}

void tst_MatchLife::refusalsGoWithTheNextThing()
{
    MatchLife life;
    happenAll(life, u"ask paused"_s);
    QCOMPARE(life.refusal()->code, ErrorCode::MatchmakingPaused);
    happen(life, u"ask"_s);
    QVERIFY(!life.refusal());
    happenAll(life, u"queued found accept start"_s);
    life.refuse({.code = ErrorCode::BadField});
    QVERIFY(life.refusal());
    happen(life, u"report"_s);
    QVERIFY(!life.refusal());
    QCOMPARE(life.reported(), (std::vector{2, 1}));
}

void tst_MatchLife::ourTeamIsTheOneThatWeAreIn()
{
    MatchLife life;
    happenAll(life, u"found accept start"_s);
    QCOMPARE(life.ourTeam(), size_t(1));
    QCOMPARE(life.match().room, matchRoom);
    life.started({.ticket = ours,
                  .match = match,
                  .room = matchRoom,
                  .mode = u"duel"_s,
                  .teams = {{{{mina, u"미나"_s}}}},
                  .host = mina},
                 mina);
    QCOMPARE(life.ourTeam(), size_t(0));
}

void tst_MatchLife::whoComesLateIsInHisTeam_F_069()
{
    MatchLife life;
    const MatchTeam others{{{jiho, u"지호"_s}}};
    const MatchTeam we{{{mina, u"미나"_s}}};
    const MatchStart start{.ticket = ours,
                           .match = match,
                           .room = matchRoom,
                           .mode = u"duel"_s,
                           .teams = {others, we},
                           .host = mina};
    life.started(start, mina);
    const UserInfo late{UserId{77}, u"late"_s};
    life.joined({.match = MatchId{99}, .players = {late}, .team = 0}); // of another match
    life.joined({.match = match, .players = {late}, .team = 2}); // there is no such team
    life.joined({.match = match, .players = {late}, .team = -1});
    QCOMPARE(life.match(), start);
    life.joined({.match = match, .players = {late}, .team = 0});
    life.joined({.match = match, .players = {late}, .team = 0}); // once is enough
    QCOMPARE(life.match().teams.front().players.size(), others.players.size() + 1);
    QCOMPARE(life.match().teams.front().players.back(), late);
    QCOMPARE(life.ourTeam(), size_t(1));
}

// F-075
void tst_MatchLife::ratings()
{
    MatchLife life;
    happenAll(life, u"found accept start"_s);
    life.ended({.match = match,
                .reason = MatchEnd::Result,
                .places = std::vector{2, 1},
                .ratings = std::vector<RatingChange>{{mina, 1662, 162}}});
    QCOMPARE(life.ratingChange(mina), (RatingChange{mina, 1662, 162}));
    QVERIFY(!life.ratingChange(jiho)); // his is not kept
    happen(life, u"ask"_s);
    QCOMPARE(life.stage(), MatchStage::Asking);
}

void tst_MatchLife::placesOfADuel_data()
{
    QTest::addColumn<DuelResult>("result");
    QTest::addColumn<int>("ours");
    QTest::addColumn<std::vector<int>>("places");
    QTest::newRow("the first team has won") << DuelResult::Won << 0 << std::vector{1, 2};
    QTest::newRow("the second team has won") << DuelResult::Won << 1 << std::vector{2, 1};
    QTest::newRow("the first team has lost") << DuelResult::Lost << 0 << std::vector{2, 1};
    QTest::newRow("the second team has lost") << DuelResult::Lost << 1 << std::vector{1, 2};
    QTest::newRow("a draw") << DuelResult::Draw << 0 << std::vector{1, 1};
}

void tst_MatchLife::placesOfADuel()
{
    QFETCH(DuelResult, result);
    QFETCH(int, ours);
    QTEST(duelPlaces(result, size_t(ours)), "places");
}

QTEST_GUILESS_MAIN(tst_MatchLife)
#include "tst_matchlife.moc"
