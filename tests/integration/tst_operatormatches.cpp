// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/matchlogs.h"
#include "shared/client/admin/matchsettings.h"
#include "shared/matching/replay.h"
#include "tests/integration/consoletest.h"

#include <QFile>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Matches as operators see and steer them, at real clients (U-04, C-40).
class tst_OperatorMatches final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { stop(); }

    void aLoneTicketIsExplained_U_04();
    void ticketsOfAllModesByPages();
    void aTicketIsCancelled_C_40();
    void partiesAreSeen_F_066();
    void theLogOfAMode_U_05();
    void settingsOfAModeAreChanged_U_05();
    void aModeIsPaused();
    void aMatchIsEnded();
    void aCheckIsEnded();
    void actsThatAreRefused_data();
    void actsThatAreRefused();
    void aClosedModeIsShownWhileItIsPlayed();

private:
    /// Both have accepted; the match.
    [[nodiscard]] MatchId play(ChatClient &one, ChatClient &other);
    [[nodiscard]] MatchId meet(ChatClient &one, ChatClient &other);
};

void tst_OperatorMatches::init()
{
    QVERIFY2(start([](Config &config) {
                 config.limits.floodBurst = config.limits.frameBurst = config.limits.requestsOpen = 10'000;
                 config.modes = {{.name = u"duel"_s}, {.name = u"three"_s, .teams = 1, .teamSize = 3}};
             }),
             qPrintable(failure()));
}

MatchId tst_OperatorMatches::meet(ChatClient &one, ChatClient &other)
{
    for (ChatClient *who : {&one, &other}) {
        if (who->ask(QueueForMatch{.mode = u"duel"_s}).type() != "ok")
            return {};
    }
    const MatchId match = one.take("match.found").as<MatchFound>().match;
    return other.take("match.found").as<MatchFound>().match == match ? match : MatchId();
}

MatchId tst_OperatorMatches::play(ChatClient &one, ChatClient &other)
{
    const MatchId match = meet(one, other);
    for (ChatClient *who : {&one, &other})
        who->send(ReadyForMatch{.match = match, .accept = true});
    for (ChatClient *who : {&one, &other}) {
        if (who->take("match.start").as<MatchStart>().match != match || !who->take("room.snapshot"))
            return {};
    }
    return match;
}

void tst_OperatorMatches::aLoneTicketIsExplained_U_04()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const TicketId ticket = mina.ask(QueueForMatch{.mode = u"three"_s}).as<MatchQueued>().ticket;
    const TicketId other
        = jiho.ask(QueueForMatch{.mode = u"three"_s, .avoids = std::vector{mina.auth.user.id}})
              .as<MatchQueued>()
              .ticket;
    const auto why = ask(ExplainTicket{ticket});
    QVERIFY(why);
    QCOMPARE(why->row.ticket, ticket);
    QCOMPARE(why->row.user, mina.auth.user);
    QCOMPARE(why->row.mode, u"three"_s);
    QCOMPARE(why->row.window, std::optional(50));
    QVERIFY(why->row.widensInMs && *why->row.widensInMs > 0 && *why->row.widensInMs <= 5000);
    QCOMPARE(why->position, 1);
    QCOMPARE(why->players, 1);
    QCOMPARE(why->needed, 3);
    QCOMPARE(why->near.size(), size_t(1));
    QCOMPARE(why->near.front().ticket, other);
    QCOMPARE(why->near.front().user, jiho.auth.user);
    QCOMPARE(why->near.front().failed, std::optional(ApartRule::Avoided));
    QCOMPARE(ask(ExplainTicket{TicketId{1}}).error().code, ErrorCode::TicketNotFound);
}

void tst_OperatorMatches::ticketsOfAllModesByPages()
{
    std::array<ChatClient, 3> people;
    for (size_t i = 0; i < people.size(); ++i) {
        QVERIFY(people[i].guest(url(), u"p%1"_s.arg(i)));
        QCOMPARE(people[i].ask(QueueForMatch{.mode = i == 0 ? u"duel"_s : u"three"_s}).type(), "ok");
    }
    const auto all = ask(ListTickets{});
    QVERIFY(all);
    QCOMPARE(all->total, 3);
    QVERIFY(std::ranges::is_sorted(all->tickets, {}, &AdminTicketRow::ticket));
    std::vector<AdminTicketRow> collected;
    std::optional<TicketId> after;
    for (int page = 0; page < 2; ++page) {
        const auto some = ask(ListTickets{.limit = 2, .after = after});
        QVERIFY(some);
        QCOMPARE(some->total, 3);
        std::ranges::copy(some->tickets, std::back_inserter(collected));
        after = collected.back().ticket;
    }
    QCOMPARE(collected.size(), size_t(3));
    for (size_t i = 0; i < collected.size(); ++i)
        QCOMPARE(collected[i].ticket, all->tickets[i].ticket);
    QCOMPARE(ask(ListTickets{.mode = u"three"_s})->total, 2);
    QCOMPARE(ask(ListTickets{.filter = u"P0"_s})->tickets.front().mode, u"duel"_s);
    QCOMPARE(ask(ListTickets{.mode = u"chess"_s})->total, 0);
    const auto modes = ask(FetchModes{});
    QVERIFY(modes);
    QCOMPARE(modes->modes.size(), size_t(2));
    QCOMPARE(modes->modes.front().mode, u"duel"_s);
    QCOMPARE(modes->modes.front().tickets, 1);
    QVERIFY(modes->modes.front().oldestMs);
    QCOMPARE(modes->modes.back().tickets, 2);
    QCOMPARE(modes->modes.back().perMinute, 0);
}

void tst_OperatorMatches::aTicketIsCancelled_C_40()
{
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const TicketId ticket = mina.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().ticket;
    const auto cancelled = ask(CancelTicket{.ticket = ticket, .reason = u"점검"_s});
    QVERIFY(cancelled);
    QCOMPARE(cancelled->people, 1);
    const auto failed = mina.take("match.failed").as<MatchFailed>();
    QCOMPARE(failed.ticket, ticket);
    QCOMPARE(failed.reason, MatchFailure::Cancelled);
    QVERIFY(!failed.requeued && !failed.cooldownMs);
    const AuditRow row = audited("match cancel");
    QCOMPARE(row.target, "ticket "_L1 + QString::fromLatin1(ticket.toText()));
    QCOMPARE(row.reason, u"점검"_s);
    QCOMPARE(row.result, "ok");
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"); // he may again
}

void tst_OperatorMatches::partiesAreSeen_F_066()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    QCOMPARE(ask(ListParties{})->total, 0);
    const PartyId party = mina.ask(CreateParty{}).as<PartyInfo>().id;
    QVERIFY(mina.ask(InviteToParty{.party = party, .user = jiho.auth.user.id}));
    QCOMPARE(ask(ListParties{})->parties.front().invited, 1);
    QCOMPARE(jiho.ask(JoinParty{.party = party}).as<PartyInfo>().id, party);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba);
    const auto seen = ask(ListParties{.filter = u"jih"_s});
    QVERIFY(seen && seen->total == 1);
    const AdminPartyRow &row = seen->parties.front();
    QCOMPARE(row.id, party);
    QCOMPARE(row.leader, mina.auth.user.id);
    QCOMPARE(row.members.size(), size_t(2));
    QCOMPARE(row.mode, std::optional(u"duel"_s));
    QCOMPARE(ask(ListParties{.filter = u"nobody"_s})->total, 0);
}

void tst_OperatorMatches::theLogOfAMode_U_05()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    QVERIFY(meet(mina, jiho).isValid());
    const auto log = ask(FetchMatchLog{.mode = u"duel"_s});
    QVERIFY(log);
    QCOMPARE(log->rows.size(), size_t(3));
    QCOMPARE(log->rows[0].came->players.front().user, mina.auth.user.id);
    QCOMPARE(log->rows[1].came->players.front().user, jiho.auth.user.id);
    QCOMPARE(log->rows[2].taken, std::optional(2));
    const matching::Mode mode = matchModeOf(log->settings);
    const matching::Replay again = matching::replay(matchLogEntries(*log), mode, mode);
    QVERIFY(again.asThen);
    QCOMPARE(again.made.size(), size_t(1));
    const auto more = ask(FetchMatchLog{.mode = u"duel"_s, .after = 2, .limit = 1});
    QVERIFY(more);
    QCOMPARE(more->rows.size(), size_t(1));
    QCOMPARE(ask(FetchMatchLog{.mode = u"none"_s}).error().code, ErrorCode::ModeUnknown);
}

void tst_OperatorMatches::settingsOfAModeAreChanged_U_05()
{
    QVERIFY(QFile::setPermissions(m_server->config.tls.keyFile, QFile::ReadOwner | QFile::WriteOwner));
    const auto row = [this] { return ask(FetchConfig{u"match.duel.window"_s})->rows.front(); };
    QCOMPARE(row().value, u"50"_s);
    const auto change = [this](const QString &value) {
        return ask(ChangeConfig{
            .settings = {{u"match.duel.window"_s, value}}, .check = {}, .reason = u"long waits"_s});
    };
    QCOMPARE(change(u"501"_s).error().code, ErrorCode::ConfigInvalid); // more than it may become
    const auto done = change(u"80"_s);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->differences, (std::vector{ConfigDifference{u"match.duel.window"_s, u"50"_s, u"80"_s}}));
    QCOMPARE(row().value, u"80"_s);
    QCOMPARE(row().source, u"operator mina"_s);
    const auto isMatchedBy = [this] { return ask(FetchMatchLog{.mode = u"duel"_s})->settings.window == 80; };
    QVERIFY(waitUntil(isMatchedBy, ChatClient::patience));
    QCOMPARE(ask(FetchMatchLog{.mode = u"three"_s})->settings.window, 50);
}

void tst_OperatorMatches::aModeIsPaused()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok");
    const auto paused = ask(PauseMode{.mode = u"duel"_s, .on = true, .reason = u"bug"_s});
    QVERIFY(paused);
    QCOMPARE(paused->people, 1);
    QCOMPARE(audited("match pause").target, u"mode duel"_s);
    QVERIFY(ask(FetchModes{})->modes.front().paused);
    QCOMPARE(jiho.ask(QueueForMatch{.mode = u"duel"_s}).error(), "matchmaking_paused");
    QVERIFY(jiho.ask(ListMatchModes{}).as<MatchModes>().modes.front().paused);
    QVERIFY(ask(PauseMode{.mode = u"duel"_s, .on = false, .reason = u"mended"_s}));
    QCOMPARE(audited("match resume").reason, u"mended"_s);
    QCOMPARE(jiho.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok");
    QCOMPARE(mina.take("match.found").as<MatchFound>().players.size(), size_t(2));
}

void tst_OperatorMatches::aMatchIsEnded()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const MatchId match = play(mina, jiho);
    QVERIFY(match.isValid());
    const auto list = ask(ListMatches{.filter = u"JIHO"_s});
    QVERIFY(list);
    QCOMPARE(list->total, 1);
    const AdminMatchRow &row = list->matches.front();
    QCOMPARE(row.match, match);
    QCOMPARE(row.state, AdminMatchState::Running);
    QCOMPARE(row.teams.size(), size_t(2));
    QCOMPARE(row.present, 2);
    const auto modes = ask(FetchModes{});
    QCOMPARE(modes->modes.front().running, 1);
    QCOMPARE(modes->modes.front().perMinute, 1);
    QVERIFY(modes->modes.front().waitP95Ms);

    const auto ended = ask(EndMatch{.match = match, .reason = u"cheats"_s});
    QVERIFY(ended);
    QCOMPARE(ended->people, 2);
    for (ChatClient *one : {&mina, &jiho}) {
        const auto word = one->take("match.ended").as<MatchEnded>();
        QCOMPARE(word.match, match);
        QCOMPARE(word.reason, MatchEnd::Operator);
        QVERIFY(!word.places && !word.ratings); // nobody wins or loses
    }
    QCOMPARE(audited("match end").target, "match "_L1 + QString::fromLatin1(match.toText()));
    QCOMPARE(mina.say(RoomId{match.value}, u"gg"_s).type(), "ok"); // the room stays
    QCOMPARE(ask(ListMatches{})->total, 0);
    QCOMPARE(ask(EndMatch{.match = match, .reason = u"again"_s}).error().code, ErrorCode::MatchOver);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok");
}

void tst_OperatorMatches::aCheckIsEnded()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const MatchId match = meet(mina, jiho);
    QVERIFY(match.isValid());
    const auto row = ask(ListMatches{});
    QCOMPARE(row->matches.front().state, AdminMatchState::Checking);
    const auto tickets = ask(ListTickets{});
    QCOMPARE(tickets->tickets.front().match, std::optional(match));
    QCOMPARE(ask(CancelTicket{.ticket = tickets->tickets.front().ticket, .reason = u"x"_s}).error().code,
             ErrorCode::AlreadyMatched);
    QVERIFY(ask(EndMatch{.match = match, .reason = u"x"_s}));
    for (ChatClient *one : {&mina, &jiho}) {
        const auto failed = one->take("match.failed").as<MatchFailed>();
        QCOMPARE(failed.reason, MatchFailure::Cancelled);
        QVERIFY(!failed.requeued && !failed.cooldownMs);
    }
}

void tst_OperatorMatches::actsThatAreRefused_data()
{
    QTest::addColumn<MatchAct>("act");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("a ticket that is none") << MatchAct(CancelTicket{.ticket = TicketId{1}, .reason = u"x"_s})
                                           << "match cancel"_ba << ErrorCode::TicketNotFound;
    QTest::newRow("a match that is none") << MatchAct(EndMatch{.match = MatchId{1}, .reason = u"x"_s})
                                          << "match end"_ba << ErrorCode::MatchNotFound;
    QTest::newRow("a mode that is none") << MatchAct(PauseMode{.mode = u"chess"_s, .reason = u"x"_s})
                                         << "match pause"_ba << ErrorCode::ModeUnknown;
}

void tst_OperatorMatches::actsThatAreRefused()
{
    QFETCH(MatchAct, act);
    QFETCH(QByteArray, action);
    QFETCH(ErrorCode, error);
    const auto answer = std::visit([this](const auto &one) { return ask(one); }, act);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, error);
    QCOMPARE(audited(action).result, QByteArray(errorRow(error).name.data())); // refused is written, too
}

void tst_OperatorMatches::aClosedModeIsShownWhileItIsPlayed()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const MatchId match = play(mina, jiho);
    QVERIFY(match.isValid());
    Config config = (*m_server)->config();
    config.modes = {{.name = u"three"_s, .teams = 1, .teamSize = 3}};
    QVERIFY((*m_server)->reconfigure(config));
    const auto modes = ask(FetchModes{});
    QCOMPARE(modes->modes.front().closed, std::optional(true));
    QCOMPARE(ask(PauseMode{.mode = u"duel"_s, .reason = u"x"_s}).error().code, ErrorCode::ModeUnknown);
    QVERIFY(ask(EndMatch{.match = match, .reason = u"x"_s}));
    QCOMPARE(mina.take("match.ended").as<MatchEnded>().reason, MatchEnd::Operator);
    const auto after = ask(FetchModes{});
    QCOMPARE(after->modes.size(), size_t(1));
    QCOMPARE(after->modes.front().mode, u"three"_s);
}

QTEST_GUILESS_MAIN(tst_OperatorMatches)
#include "tst_operatormatches.moc"
