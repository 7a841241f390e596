// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Watching a match on sockets (F-077, decision 42).
class tst_Spectating final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void findsAMatchAndHearsAll_F_077();
    void isNoPlayer_F_077();
    void comesAgainAfterADrop();
    void asManyAsMay();
    void notWhomAPlayerBlocks();
    void notWhereNobodyMay();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// Mina and jiho play; the match.
    [[nodiscard]] MatchId play(const QString &mode = u"duel"_s);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<ChatClient> m_mina;
    std::unique_ptr<ChatClient> m_jiho;
};

void tst_Spectating::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
    m_server->config.modes = {{.name = u"duel"_s, .spectators = 1}, {.name = u"secret"_s}};
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    m_mina = std::make_unique<ChatClient>(m_format);
    m_jiho = std::make_unique<ChatClient>(m_format);
    QVERIFY(m_mina->guest(url(), u"mina"_s) && m_jiho->guest(url(), u"jiho"_s));
}

MatchId tst_Spectating::play(const QString &mode)
{
    MatchId match;
    for (ChatClient *who : {m_mina.get(), m_jiho.get()}) {
        if (who->ask(QueueForMatch{.mode = mode}).type() != "ok")
            return {};
    }
    for (ChatClient *who : {m_mina.get(), m_jiho.get()}) {
        match = who->take("match.found").as<MatchFound>().match;
        who->send(ReadyForMatch{.match = match, .accept = true});
    }
    for (ChatClient *who : {m_mina.get(), m_jiho.get()}) {
        if (who->take("match.start").as<MatchStart>().match != match || !who->take("room.snapshot"))
            return {};
    }
    return match;
}

void tst_Spectating::findsAMatchAndHearsAll_F_077()
{
    ChatClient sora(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s));
    const MatchModes modes = sora.ask(ListMatchModes{}).as<MatchModes>();
    QCOMPARE(modes.modes.front().spectators, std::optional(1));
    QVERIFY(!modes.modes.back().spectators);
    QCOMPARE(sora.ask(ListWatchable{.mode = u"duel"_s}).as<WatchableMatches>().total, 0);
    const MatchId match = play();
    const RoomId room{match.value};
    QVERIFY(match.isValid());
    const WatchableMatches list = sora.ask(ListWatchable{.mode = u"duel"_s}).as<WatchableMatches>();
    QCOMPARE(list.total, 1);
    QCOMPARE(list.matches.front().match, match);
    QCOMPARE(list.matches.front().teams.size(), size_t(2));
    QCOMPARE(sora.ask(ListWatchable{.mode = u"chess"_s}).error(), "mode_unknown"_ba);

    QCOMPARE(sora.ask(WatchMatch{match}).as<RoomEntered>().room, room);
    const RoomSnapshot seen = sora.take("room.snapshot").as<RoomSnapshot>();
    QCOMPARE(seen.room.kind, RoomKind::Match);
    QCOMPARE(seen.role, std::optional(RoomRole::Guest));
    QCOMPARE(seen.membersTotal, 2);
    for (ChatClient *who : {m_mina.get(), m_jiho.get(), &sora}) { // all hear how many, and nobody who
        const Received told = who->take("match.spectators");
        QCOMPARE(told.packet.room, room);
        QCOMPARE(told.as<MatchSpectators>().spectators, 1);
        QVERIFY(std::ranges::none_of(who->waiting(), [&](const Received &one) {
            return one.type() == "member.joined" && one.as<MemberJoined>().user.id == sora.auth.user.id;
        }));
    }
    QCOMPARE(sora.ask(ListWatchable{.mode = u"duel"_s}).as<WatchableMatches>().matches.front().spectators, 1);
    QCOMPARE(m_mina->say(room, u"hello"_s).type(), "ok"_ba);
    QCOMPARE(sora.take("msg.new").as<MessageNew>().text, u"hello"_s);
    QCOMPARE(m_jiho->ask(SendMatchData{.match = match, .op = 4, .data = {"e4"}}).type(), "ok"_ba);
    const MatchData data = sora.take("match.data").as<MatchData>();
    QCOMPARE(data.from, m_jiho->auth.user.id);
    QCOMPARE(data.data.bytes, "e4"_ba);
    QCOMPARE(m_mina->ask(ReportResult{match, {1, 2}}).type(), "ok"_ba);
    QCOMPARE(m_jiho->ask(ReportResult{match, {1, 2}}).type(), "ok"_ba);
    QCOMPARE(sora.take("match.ended").as<MatchEnded>().reason, MatchEnd::Result);
    QCOMPARE(sora.ask(LeaveMatch{match}).type(), "ok"_ba);
    QCOMPARE(sora.ask(ListWatchable{.mode = u"duel"_s}).as<WatchableMatches>().total, 0);
}

void tst_Spectating::isNoPlayer_F_077()
{
    ChatClient sora(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s));
    const MatchId match = play();
    QCOMPARE(sora.ask(WatchMatch{match}).type(), "ok"_ba);
    QCOMPARE(sora.say(RoomId{match.value}, u"hello"_s).error(), "read_only_room"_ba);
    QCOMPARE(sora.ask(SendMatchData{.match = match, .op = 1}).error(), "read_only_room"_ba);
    QCOMPARE(sora.ask(ReportResult{match, {1, 2}}).error(), "match_not_found"_ba);
    QCOMPARE(sora.ask(KickMember{.room = RoomId{match.value}, .user = m_mina->auth.user.id}).error(),
             "not_joined"_ba);
    QCOMPARE(sora.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba); // he may want to play himself
    for (ChatClient *who : {m_mina.get(), m_jiho.get()}) // and the match does not need him
        QCOMPARE(who->ask(LeaveMatch{match}).type(), "ok"_ba);
    QCOMPARE(sora.take("match.ended").as<MatchEnded>().reason, MatchEnd::Abandoned);
}

void tst_Spectating::comesAgainAfterADrop()
{
    ChatClient sora(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s));
    const MatchId match = play();
    QCOMPARE(sora.ask(WatchMatch{match}).type(), "ok"_ba);
    const RoomSnapshot before = sora.take("room.snapshot").as<RoomSnapshot>();
    QCOMPARE(m_mina->take("match.spectators").as<MatchSpectators>().spectators, 1);
    sora.drop();
    QCOMPARE(m_mina->take("match.spectators").as<MatchSpectators>().spectators, 0);
    QCOMPARE(m_mina->say(RoomId{match.value}, u"meanwhile"_s).type(), "ok"_ba);
    ChatClient again(m_format);
    QVERIFY(again.resume(url(), sora));
    QCOMPARE(
        again.ask(EnterRoom{.room = RoomId{match.value}, .since = Position{before.epoch, before.seq}}).type(),
        "ok"_ba);
    const RoomSnapshot after = again.take("room.snapshot").as<RoomSnapshot>();
    QCOMPARE(textsOf(after.log), QStringList{u"meanwhile"_s});
    QVERIFY(after.complete);
    QCOMPARE(after.role, std::optional(RoomRole::Guest));
}

void tst_Spectating::asManyAsMay()
{
    ChatClient sora(m_format);
    ChatClient hana(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s) && hana.guest(url(), u"hana"_s));
    const MatchId match = play();
    QCOMPARE(sora.ask(WatchMatch{match}).type(), "ok"_ba);
    const Received refused = hana.ask(WatchMatch{match});
    QCOMPARE(refused.error(), "room_full"_ba);
    QCOMPARE(refused.as<ErrorInfo>().limit, std::optional("1 spectators"_ba));
    QCOMPARE(sora.ask(LeaveRoom{RoomId{match.value}}).type(), "ok"_ba);
    QCOMPARE(hana.ask(WatchMatch{match}).type(), "ok"_ba);
}

void tst_Spectating::notWhomAPlayerBlocks()
{
    ChatClient sora(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s));
    QCOMPARE(m_jiho->ask(BlockUser{.user = sora.auth.user.id, .nick = u"sora"_s}).type(), "ok"_ba);
    const MatchId match = play();
    QCOMPARE(sora.ask(WatchMatch{match}).error(), "forbidden"_ba);
}

void tst_Spectating::notWhereNobodyMay()
{
    ChatClient sora(m_format);
    QVERIFY(sora.guest(url(), u"sora"_s));
    const MatchId match = play(u"secret"_s);
    QVERIFY(match.isValid());
    QCOMPARE(sora.ask(WatchMatch{match}).error(), "invite_required"_ba);
    QCOMPARE(sora.ask(WatchMatch{MatchId{1}}).error(), "room_not_found"_ba);
    QCOMPARE(sora.ask(ListWatchable{.mode = u"secret"_s}).as<WatchableMatches>().total, 0);
}

QTEST_GUILESS_MAIN(tst_Spectating)
#include "tst_spectating.moc"
