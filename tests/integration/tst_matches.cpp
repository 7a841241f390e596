// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Matches on sockets, from the queue to the result (F-060 .. F-075).
class tst_Matches final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void queueAcceptChatReport_F_060_F_067_F_071_F_075();
    void noModeNoMatch();
    void theSocketDiesInTheQueue_B1_28();
    void theSocketDiesInTheCheck_C_43();
    void theSeatIsKept_F_070();
    void leaveAndQueueAgain_B1_29();
    void ratingsOutliveTheServer_F_075();
    void nobodyElseGetsIn();
    void theModesAreReadAgain();
    void aBlockReachesWhoWaitsAlready_F_076();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// Both have accepted and are in the room; the match.
    [[nodiscard]] MatchId start(ChatClient &one, ChatClient &other);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Matches::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
    m_server->config.modes = {{.name = u"duel"_s}, {.name = u"three"_s, .teams = 1, .teamSize = 3}};
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

MatchId tst_Matches::start(ChatClient &one, ChatClient &other)
{
    for (ChatClient *who : {&one, &other}) {
        if (who->ask(QueueForMatch{.mode = u"duel"_s}).type() != "ok")
            return {};
    }
    const MatchId match = one.take("match.found").as<MatchFound>().match;
    (void)other.take("match.found");
    for (ChatClient *who : {&one, &other})
        who->send(ReadyForMatch{.match = match, .accept = true});
    for (ChatClient *who : {&one, &other}) {
        if (who->take("match.start").as<MatchStart>().match != match
            || who->take("room.snapshot").as<RoomSnapshot>().room.kind != RoomKind::Match)
            return {};
    }
    return match;
}

void tst_Matches::queueAcceptChatReport_F_060_F_067_F_071_F_075()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const MatchModes modes = mina.ask(ListMatchModes{}).as<MatchModes>();
    QCOMPARE(modes.modes.size(), size_t(2));
    QCOMPARE(modes.modes.front().mode, u"duel"_s);
    QCOMPARE(modes.modes.front().teams, 2);

    const MatchQueued queued = mina.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>();
    QCOMPARE(queued.position, 1);
    QVERIFY(queued.ticket.isValid() && !queued.estimateMs && !queued.duplicate);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().ticket, queued.ticket);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"three"_s}).error(), "already_queued"_ba);
    const Received answered = mina.ask(AskMatchStatus{queued.ticket});
    QCOMPARE(answered.type(), "ok"_ba);
    const TicketStatus status = answered.as<TicketStatus>();
    QCOMPARE(status.window, std::optional(50));
    QCOMPARE(status.players, std::optional(1));
    QCOMPARE(status.needed, std::optional(2));
    QCOMPARE(jiho.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba);

    MatchId match;
    for (ChatClient *one : {&mina, &jiho}) {
        const MatchFound found = one->take("match.found").as<MatchFound>();
        match = found.match;
        QCOMPARE(found.players.size(), size_t(2));
        QCOMPARE(found.acceptMs, 15'000);
    }
    QCOMPARE(mina.ask(CancelMatch{queued.ticket}).error(), "already_matched"_ba);
    QCOMPARE(mina.ask(ReadyForMatch{.match = match, .accept = true}).type(), "ok"_ba);
    QCOMPARE(jiho.take("match.ready").as<MatchReadiness>().accepted, 1);
    QCOMPARE(jiho.ask(ReadyForMatch{.match = match, .accept = true}).type(), "ok"_ba);
    RoomId room;
    for (ChatClient *one : {&mina, &jiho}) {
        const MatchStart started = one->take("match.start").as<MatchStart>();
        QCOMPARE(started.match, match);
        QCOMPARE(started.teams.size(), size_t(2));
        QCOMPARE(started.host, mina.auth.user.id);
        room = started.room;
        const RoomSnapshot snapshot = one->take("room.snapshot").as<RoomSnapshot>(); // unasked
        QCOMPARE(snapshot.room.id, room);
        QCOMPARE(snapshot.room.kind, RoomKind::Match);
        QCOMPARE(snapshot.host, std::optional(mina.auth.user.id));
    }
    QCOMPARE(mina.say(room, u"잘 부탁해요"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"잘 부탁해요"_s);

    QCOMPARE(mina.ask(ReportResult{.match = match, .places = {2, 1}}).type(), "ok"_ba);
    QCOMPARE(jiho.ask(ReportResult{.match = match, .places = {2, 1}}).type(), "ok"_ba);
    for (ChatClient *one : {&mina, &jiho}) {
        const MatchEnded ended = one->take("match.ended").as<MatchEnded>();
        QCOMPARE(ended.match, match);
        QCOMPARE(ended.reason, MatchEnd::Result);
        QCOMPARE(ended.places, std::optional(std::vector{2, 1}));
        QVERIFY(ended.ratings && ended.ratings->size() == 2);
        QCOMPARE(ended.ratings->front().player, mina.auth.user.id);
        QVERIFY(ended.ratings->front().change < 0 && ended.ratings->back().change > 0);
    }
    QCOMPARE(jiho.say(room, u"gg"_s).type(), "ok"_ba); // the room stays for who is in it
    QCOMPARE(mina.ask(ReportResult{.match = match, .places = {1, 2}}).error(), "match_not_found"_ba);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"three"_s}).type(), "ok"_ba);
}

void tst_Matches::noModeNoMatch()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"chess"_s}).error(), "mode_unknown"_ba);
    QCOMPARE(mina.ask(CancelMatch{TicketId{1}}).error(), "ticket_not_found"_ba);
    QCOMPARE(mina.ask(AskMatchStatus{TicketId{1}}).error(), "ticket_not_found"_ba);
    QCOMPARE(mina.ask(ReadyForMatch{.match = MatchId{1}}).error(), "match_not_found"_ba);
    QCOMPARE(mina.ask(ReportResult{.match = MatchId{1}, .places = {1}}).error(), "match_not_found"_ba);
    QCOMPARE(mina.ask(LeaveMatch{MatchId{1}}).type(), "ok"_ba); // leaving twice is no error
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"duel"_s, .rating = 2000}).error(), "not_implemented"_ba);
}

void tst_Matches::theSocketDiesInTheQueue_B1_28()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && sora.guest(url()));
    mina.send(QueueForMatch{.mode = u"duel"_s}); // and does not wait for the answer
    QVERIFY(mina.lose());
    QCOMPARE(jiho.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().position, 1);
    QVERIFY(sora.ask(QueueForMatch{.mode = u"duel"_s}));
    const MatchFound found = jiho.take("match.found").as<MatchFound>();
    QVERIFY(std::ranges::find(found.players, mina.auth.user) == found.players.end());
    ChatClient back(m_format);
    QVERIFY(back.token(url(), mina.auth.token)); // free at once
    QCOMPARE(back.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().duplicate, std::nullopt);
}

void tst_Matches::theSocketDiesInTheCheck_C_43()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const TicketId ticket = jiho.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().ticket;
    QVERIFY(mina.ask(QueueForMatch{.mode = u"duel"_s}));
    const MatchId match = mina.take("match.found").as<MatchFound>().match;
    QVERIFY(jiho.ask(ReadyForMatch{.match = match}));
    QVERIFY(mina.lose());
    const MatchFailed failed = jiho.take("match.failed").as<MatchFailed>();
    QCOMPARE(failed.ticket, ticket);
    QCOMPARE(failed.reason, MatchFailure::MemberLost);
    QVERIFY(failed.requeued);
    ChatClient back(m_format);
    QVERIFY(back.token(url(), mina.auth.token));
    QCOMPARE(back.ask(QueueForMatch{.mode = u"duel"_s}).error(), "queue_cooldown"_ba);
}

void tst_Matches::theSeatIsKept_F_070()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const MatchId match = start(mina, jiho);
    QVERIFY(match.isValid());
    const RoomId room{match.value};
    QVERIFY(mina.lose());
    ChatClient back(m_format);
    QVERIFY(back.resume(url(), mina));
    QCOMPARE(back.welcome.rooms, std::vector{room});
    QCOMPARE(back.ask(EnterRoom{.room = room}).type(), "ok"_ba);
    QCOMPARE(back.take("room.snapshot").as<RoomSnapshot>().members.size(), size_t(2));
    QCOMPARE(back.ask(QueueForMatch{.mode = u"duel"_s}).error(), "already_in_match"_ba);
    QCOMPARE(jiho.say(room, u"still here"_s).type(), "ok"_ba);
    QCOMPARE(jiho.count("member.left"), 0);
    QVERIFY(back.ask(ReportResult{.match = match, .places = {1, 2}}));
    QVERIFY(jiho.ask(ReportResult{.match = match, .places = {1, 2}}));
    QCOMPARE(back.take("match.ended").as<MatchEnded>().reason, MatchEnd::Result);
}

void tst_Matches::leaveAndQueueAgain_B1_29()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    for (int round = 0; round < 3; ++round) {
        const MatchId match = start(mina, jiho);
        QVERIFY(match.isValid());
        QCOMPARE(mina.ask(LeaveMatch{match}).type(), "ok"_ba);
        QCOMPARE(jiho.take("member.left").as<MemberLeft>().user, mina.auth.user.id);
        QCOMPARE(jiho.ask(LeaveMatch{match}).type(), "ok"_ba);
    }
}

void tst_Matches::ratingsOutliveTheServer_F_075()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const MatchId match = start(mina, jiho);
    QVERIFY(match.isValid());
    for (ChatClient *one : {&mina, &jiho})
        QVERIFY(one->ask(ReportResult{.match = match, .places = {1, 2}}));
    const MatchEnded ended = mina.take("match.ended").as<MatchEnded>();
    QVERIFY(ended.ratings && ended.ratings->front().rating > 1500);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient back(m_format);
    QVERIFY(back.token(url(), mina.auth.token));
    QCOMPARE(back.ask(QueueForMatch{.mode = u"duel"_s}).as<MatchQueued>().rating,
             std::optional(ended.ratings->front().rating));
    ChatClient again(m_format);
    QVERIFY(again.token(url(), jiho.auth.token));
    QCOMPARE(again.ask(QueueForMatch{.mode = u"three"_s}).as<MatchQueued>().rating,
             std::optional(1500)); // of its own
}

void tst_Matches::nobodyElseGetsIn()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient sora(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && sora.guest(url()));
    const RoomId room{start(mina, jiho).value};
    QVERIFY(room.isValid());
    QCOMPARE(sora.ask(EnterRoom{.room = room}).error(), "invite_required"_ba);
    const RoomList list = sora.ask(BrowseRooms{}).as<RoomList>();
    QVERIFY(std::ranges::find(list.rooms, room, &RoomInfo::id) == list.rooms.end());
}

void tst_Matches::theModesAreReadAgain()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const TicketId ticket = mina.ask(QueueForMatch{.mode = u"three"_s}).as<MatchQueued>().ticket;
    server::Config config = (*m_server)->config();
    config.modes = {{.name = u"duel"_s}, {.name = u"chess"_s}};
    QVERIFY((*m_server)->reconfigure(config));
    const MatchFailed failed = mina.take("match.failed").as<MatchFailed>();
    QCOMPARE(failed.ticket, ticket);
    QCOMPARE(failed.reason, MatchFailure::Maintenance);
    QVERIFY(!failed.requeued);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"three"_s}).error(), "mode_unknown"_ba);
    QCOMPARE(mina.ask(QueueForMatch{.mode = u"chess"_s}).type(), "ok"_ba);
    QVERIFY(jiho.ask(QueueForMatch{.mode = u"chess"_s}));
    QCOMPARE(jiho.take("match.found").as<MatchFound>().mode, u"chess"_s);
}

void tst_Matches::aBlockReachesWhoWaitsAlready_F_076()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient suni(m_format);
    const std::array all{&mina, &jiho, &suni};
    for (ChatClient *who : all)
        QVERIFY(who->guest(url()));
    const auto queue
        = [](ChatClient &who) { return who.ask(QueueForMatch{.mode = u"three"_s}).as<MatchQueued>().ticket; };
    (void)queue(mina);
    const auto ticket = queue(jiho);
    const UserInfo whom = mina.auth.user;
    QCOMPARE(jiho.ask(BlockUser{.user = whom.id, .nick = whom.nick}).type(), "ok"_ba);
    (void)queue(suni);
    const auto status = jiho.ask(AskMatchStatus{ticket}).as<TicketStatus>();
    QCOMPARE(status.players, std::optional(2)); // suni and himself
    QVERIFY(suni.settle());
    QCOMPARE(suni.count("match.found"), 0);
    QCOMPARE(jiho.ask(UnblockUser{whom.id}).type(), "ok"_ba);
    for (ChatClient *who : all)
        QVERIFY(who->take("match.found"));
}

QTEST_GUILESS_MAIN(tst_Matches)
#include "tst_matches.moc"
