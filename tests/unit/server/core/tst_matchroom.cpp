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
