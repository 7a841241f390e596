// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The room of a match (F-070, F-071): its people and nobody else, and what the match hears of their seats.
class tst_MatchRoom final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyItsPeople();
    void theHostIsTheOneWhoWaitedLongest();
    void theSeatIsKept_data();
    void theSeatIsKept();
    void nobodyIsPutOutByAnOpponent();
    void dataIsNumberedAndKeptNowhere();
    void whoMayNotSendData_data();
    void whoMayNotSendData();
    void theRateOfOnePlayer_data();
    void theRateOfOnePlayer();
    void everySeatThatEndsIsTold_data();
    void everySeatThatEndsIsTold();
};

namespace {

/// For mina, who is the host, and jiho.
struct MatchDeskRoom : RoomDesk {
    MatchDeskRoom() : RoomDesk(2, "match", {}, {}, settings())
    {
        (void)user(u"mina"_s);
        (void)user(u"jiho"_s);
    }
    static RoomSettings settings()
    {
        RoomSettings made{
            .topic = {}, .passwordHash = {}, .inviteOnly = true, .host = UserInfo{{1}, u"mina"_s}};
        made.admit(UserId{1});
        made.admit(UserId{2});
        return made;
    }
};

} // namespace

void tst_MatchRoom::onlyItsPeople()
{
    MatchDeskRoom desk;
    QCOMPARE(desk.enter(u"sora1"_s), QStringList{u"sora1 refused invite_required"_s});
    QVERIFY(desk.enter(u"jiho1"_s).contains(u"jiho is seated"_s));
    QVERIFY(desk.say(u"jiho1"_s, "n1", u"hi"_s).contains(u"jiho1 sent 1"_s));
    QVERIFY(!desk.room.isKept());
}

void tst_MatchRoom::theHostIsTheOneWhoWaitedLongest()
{
    MatchDeskRoom desk;
    desk.enter(u"jiho1"_s); // comes in first, and is not the host for that
    QCOMPARE(desk.snapshot().host, std::optional(UserId{1}));
    desk.enter(u"mina1"_s);
    QVERIFY(desk.leave(u"mina1"_s).contains(u"mina lost the seat"_s));
    QCOMPARE(desk.room.settings().host->id, UserId{2});
}

void tst_MatchRoom::theSeatIsKept_data()
{
    QTest::addColumn<Milliseconds>("away");
    QTest::addColumn<bool>("kept");
    QTest::newRow("59.999 s") << Milliseconds(59'999) << true;
    QTest::newRow("60 s") << Milliseconds(60'000) << false;
    QTest::newRow("60.001 s") << Milliseconds(60'001) << false;
}

void tst_MatchRoom::theSeatIsKept()
{
    QFETCH(Milliseconds, away);
    QFETCH(bool, kept);
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.gone(u"jiho1"_s), QStringList());
    QCOMPARE(desk.wait(away).contains(u"jiho lost the seat"_s), !kept);
    QVERIFY(desk.enter(u"jiho2"_s).contains(u"jiho is seated"_s)); // he may always come back
}

void tst_MatchRoom::nobodyIsPutOutByAnOpponent()
{
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.steer(u"mina1"_s, KickMember{.room = {}, .user = UserId{2}}),
             QStringList{u"mina1 refused wrong_room_kind"_s});
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.room = {}, .topic = u"mine"_s}),
             QStringList{u"mina1 refused wrong_room_kind"_s});
    QCOMPARE(desk.steer(u"mina1"_s, ListMembers{.room = {}}).last(), u"mina1 reads mina+jiho"_s);
    desk.steer(u"mina1"_s, YieldHost{.room = {}, .to = UserId{2}});
    QCOMPARE(desk.room.settings().host->id, UserId{2});
}

void tst_MatchRoom::dataIsNumberedAndKeptNowhere()
{
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.data(u"mina1"_s, 7, "go"), (QStringList{u"mina1 ok"_s, u"data 1: 7 go from mina"_s}));
    QVERIFY(desk.say(u"jiho1"_s, "n1", u"hi"_s).contains(u"jiho1 sent 1"_s)); // a counter of its own
    QCOMPARE(desk.data(u"jiho1"_s, 0, ""), (QStringList{u"jiho1 ok"_s, u"data 2: 0  from jiho"_s}));
    desk.gone(u"jiho1"_s);
    desk.data(u"mina1"_s, 255, "x");
    desk.enter(u"jiho2"_s);
    QCOMPARE(desk.snapshot().log.size(), size_t(1)); // what was said, and nothing else
    QCOMPARE(desk.room.lastSeq(), 1);
    QCOMPARE(desk.data(u"jiho2"_s, 1, "y").last(), u"data 4: 1 y from jiho"_s);
}

void tst_MatchRoom::whoMayNotSendData_data()
{
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("error");
    QTest::newRow("a stranger") << u"sora1"_s << u"not_joined"_s;
    QTest::newRow("one who has not come") << u"jiho1"_s << u"not_joined"_s;
    QTest::newRow("another connection of one who has") << u"mina2"_s << u"not_joined"_s;
}

void tst_MatchRoom::whoMayNotSendData()
{
    QFETCH(QString, connection);
    QFETCH(QString, error);
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.data(connection, 1, "x"), QStringList{connection + u" refused "_s + error});
    RoomDesk channel;
    channel.enter(u"mina1"_s);
    QCOMPARE(channel.data(u"mina1"_s, 1, "x"), QStringList{u"mina1 refused read_only_room"_s});
}

void tst_MatchRoom::theRateOfOnePlayer_data()
{
    QTest::addColumn<int>("packets");
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<bool>("taken"); // the last one
    QTest::newRow("one less than a burst") << limits::matchDataBurst - 1 << 0ms << true;
    QTest::newRow("a burst") << limits::matchDataBurst << 0ms << true;
    QTest::newRow("one more") << limits::matchDataBurst + 1 << 0ms << false;
    QTest::newRow("one more, a little too early") << limits::matchDataBurst + 1 << 33ms << false;
    QTest::newRow("one more, when there is one again") << limits::matchDataBurst + 1 << 34ms << true;
}

void tst_MatchRoom::theRateOfOnePlayer()
{
    QFETCH(int, packets);
    QFETCH(Milliseconds, later);
    QFETCH(bool, taken);
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    for (int i = 1; i < packets; ++i)
        QCOMPARE(desk.data(u"mina1"_s, 1, "x").first(), u"mina1 ok"_s);
    desk.wait(later);
    QCOMPARE(desk.data(u"mina1"_s, 1, "x").first(), taken ? u"mina1 ok"_s : u"mina1 refused rate_limited"_s);
    if (!taken)
        QVERIFY(desk.error()->retryAfter > Milliseconds(0));
    desk.leave(u"mina1"_s); // and comes again: no new burst
    desk.enter(u"mina2"_s);
    QCOMPARE(desk.data(u"mina2"_s, 1, "x").first() == u"mina2 ok"_s, packets < limits::matchDataBurst);
    // Nobody else has less for that.
    const int number = taken ? packets + 1 : packets;
    QCOMPARE(desk.data(u"jiho1"_s, 2, "y").last(),
             u"data %1: 2 y from jiho"_s.arg(packets < limits::matchDataBurst ? number + 1 : number));
}

void tst_MatchRoom::everySeatThatEndsIsTold_data()
{
    QTest::addColumn<std::function<QStringList(RoomDesk &)>>("ending");
    using Ending = std::function<QStringList(RoomDesk &)>;
    QTest::newRow("he leaves") << Ending([](RoomDesk &desk) { return desk.leave(u"jiho1"_s); });
    QTest::newRow("he logs out") << Ending(
        [](RoomDesk &desk) { return desk.gone(u"jiho1"_s, LeaveReason::Left); });
    QTest::newRow("an operator kicks him") << Ending([](RoomDesk &desk) {
        return desk.handle(roomjob::Steer{.sender = {},
                                          .command = std::make_shared<const HostCommand>(
                                              KickMember{.room = RoomDesk::roomId, .user = UserId{2}}),
                                          .ticket = 1,
                                          .reason = u"why"_s});
    });
    QTest::newRow("an operator closes the room")
        << Ending([](RoomDesk &desk) { return desk.access(RoomAct::Close); });
    QTest::newRow("a fault") << Ending([](RoomDesk &desk) { return desk.handle(roomjob::Shut{"incident"}); });
}

void tst_MatchRoom::everySeatThatEndsIsTold()
{
    QFETCH(std::function<QStringList(RoomDesk &)>, ending);
    MatchDeskRoom desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(ending(desk).count(u"jiho lost the seat"_s), 1);
}

QTEST_GUILESS_MAIN(tst_MatchRoom)
#include "tst_matchroom.moc"
