// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Taking the place of who has gone from a match, on sockets (F-069, decision 43).
class tst_Latecomers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void takesThePlaceOfWhoLeft_F_069();
};

void tst_Latecomers::takesThePlaceOfWhoLeft_F_069()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    TestServer server;
    server.config.limits.floodBurst = server.config.limits.frameBurst = 10'000;
    server.config.modes = {{.name = u"duel"_s, .backfill = true, .spectators = 1}};
    QVERIFY2(server.start(), qPrintable(server.failure));
    const QUrl url = server.url(transport);
    ChatClient mina(format);
    ChatClient jiho(format);
    ChatClient sora(format);
    for (ChatClient *who : {&mina, &jiho, &sora})
        QVERIFY(who->guest(url));
    for (ChatClient *who : {&mina, &jiho})
        QCOMPARE(who->ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba);
    MatchId match;
    for (ChatClient *who : {&mina, &jiho}) {
        const MatchFound found = who->take("match.found").as<MatchFound>();
        QVERIFY(!found.backfill);
        match = found.match;
        who->send(ReadyForMatch{.match = match, .accept = true});
    }
    const RoomId room{match.value};
    for (ChatClient *who : {&mina, &jiho})
        QVERIFY(who->take("match.start") && who->take("room.snapshot"));
    QCOMPARE(mina.say(room, u"before"_s).type(), "ok"_ba);

    QCOMPARE(sora.ask(WatchMatch{match}).type(), "ok"_ba); // and would like to play
    QCOMPARE(sora.take("room.snapshot").as<RoomSnapshot>().role, std::optional(RoomRole::Guest));
    QCOMPARE(sora.ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba);
    QCOMPARE(jiho.ask(LeaveMatch{match}).type(), "ok"_ba);
    const MatchFound found = sora.take("match.found").as<MatchFound>();
    QCOMPARE(found.backfill, std::optional(true));
    QVERIFY(found.match != match);
    QCOMPARE(found.players.size(), size_t(2)); // mina and herself
    QCOMPARE(sora.ask(ReadyForMatch{.match = found.match, .accept = true}).type(), "ok"_ba);
    const MatchStart start = sora.take("match.start").as<MatchStart>();
    QCOMPARE(start.match, match);
    QCOMPARE(start.room, room);
    QCOMPARE(start.backfill, std::optional(true));
    const RoomSnapshot seen = sora.take("room.snapshot").as<RoomSnapshot>();
    QCOMPARE(seen.room.id, room);
    QVERIFY(!seen.role); // no spectator any more
    QCOMPARE(textsOf(seen.log), QStringList{u"before"_s});
    const MatchJoined joined = mina.take("match.joined").as<MatchJoined>();
    QCOMPARE(joined.match, match);
    QCOMPARE(joined.players.front().id, sora.auth.user.id);
    QVERIFY(mina.take([&](const Received &one) { // jiho's may wait before hers
        return one.type() == "member.joined" && one.as<MemberJoined>().user.id == sora.auth.user.id;
    }));
    QCOMPARE(sora.ask(SendMatchData{.match = match, .op = 1, .data = {"hi"}}).type(), "ok"_ba);
    QCOMPARE(mina.take("match.data").as<MatchData>().from, sora.auth.user.id);

    std::vector<int> places(2, 1); // mina wins
    places[size_t(joined.team)] = 2;
    for (ChatClient *who : {&mina, &sora})
        QCOMPARE(who->ask(ReportResult{match, places}).type(), "ok"_ba);
    const MatchEnded ended = mina.take("match.ended").as<MatchEnded>();
    QCOMPARE(ended.reason, MatchEnd::Result);
    QVERIFY(ended.ratings);
    for (const RatingChange &change : *ended.ratings)
        QVERIFY(change.player != sora.auth.user.id); // she came late, and has not lost
}

QTEST_GUILESS_MAIN(tst_Latecomers)
#include "tst_latecomers.moc"
