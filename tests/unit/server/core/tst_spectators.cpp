// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who watches a match without playing (F-077, decision 42).
class tst_Spectators final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hearsAndSaysNothing_F_077();
    void isNoMember();
    void asManyAsMayWatch_data();
    void asManyAsMayWatch();
    void whoMayNotWatch_data();
    void whoMayNotWatch();
    void goesLikeAnybody_data();
    void goesLikeAnybody();
    void theCountIsToldOnceInASecond();
    void theNewestConnectionWatches();
    void isNeverTheHost();
    void goesWithTheLastPlayer();
};

namespace {

/// Nobody wants to meet hana.
struct NoHana final : PersonalBlocks {
    bool blocks(UserId, UserId whom) const override { return whom == UserId{3}; }
};

/// A match of mina, who is the host, and jiho; sora, hana, bora and dami are others.
struct WatchedRoom : RoomDesk {
    explicit WatchedRoom(int spectators = 2, RoomRules roomRules = {})
        : RoomDesk(2, "match", roomRules, {}, settings(spectators))
    {
        for (const auto &nick : {u"mina"_s, u"jiho"_s, u"hana"_s, u"sora"_s, u"bora"_s, u"dami"_s})
            (void)user(nick);
        enter(u"mina1"_s);
        enter(u"jiho1"_s);
    }
    static RoomSettings settings(int spectators)
    {
        RoomSettings made{
            .topic = {}, .passwordHash = {}, .inviteOnly = true, .host = UserInfo{{1}, u"mina"_s}};
        made.admit(UserId{1});
        made.admit(UserId{2});
        if (spectators > 0)
            made.spectators = spectators;
        return made;
    }
    QStringList operate(HostCommand command)
    {
        return handle(roomjob::Steer{.sender = {},
                                     .command = std::make_shared<const HostCommand>(std::move(command)),
                                     .ticket = 1,
                                     .reason = u"why"_s});
    }
};

} // namespace

void tst_Spectators::hearsAndSaysNothing_F_077()
{
    WatchedRoom desk;
    desk.say(u"mina1"_s, "n1", u"hi"_s);
    QCOMPARE(desk.enter(u"sora1"_s),
             (QStringList{u"sora1 entered"_s, u"sora1 sees mina+jiho"_s, u"sora1 subscribed"_s}));
    const RoomSnapshot seen = desk.snapshot();
    QCOMPARE(seen.role, std::optional(RoomRole::Guest));
    QCOMPARE(seen.spectators, std::optional(1));
    QCOMPARE(seen.membersTotal, 2);
    QCOMPARE(seen.log.size(), size_t(1)); // what was said before
    QCOMPARE(desk.say(u"sora1"_s, "n1", u"hi"_s), QStringList{u"sora1 refused read_only_room"_s});
    QCOMPARE(desk.data(u"sora1"_s, 1, "x"), QStringList{u"sora1 refused read_only_room"_s});
    QCOMPARE(desk.handle(roomjob::Fetch{desk.sender(u"sora1"_s), {.room = {}}}),
             QStringList{u"sora1 reads 1 events"_s});
    QCOMPARE(desk.data(u"mina1"_s, 1, "x").last(), u"data 1: 1 x from mina"_s); // nothing was counted
}

void tst_Spectators::isNoMember()
{
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    QCOMPARE(desk.room.people(), 2);
    QCOMPARE(desk.room.spectators(), 1);
    QVERIFY(!desk.room.seat(UserId{4}));
    QCOMPARE(desk.steer(u"mina1"_s, ListMembers{.room = {}}).last(), u"mina1 reads mina+jiho"_s);
    QCOMPARE(desk.steer(u"sora1"_s, ListMembers{.room = {}}), QStringList{u"sora1 refused not_joined"_s});
    desk.leave(u"jiho1"_s);
    QVERIFY(desk.enter(u"jiho2"_s).contains(u"jiho is seated"_s)); // nobody has taken his place
}

void tst_Spectators::asManyAsMayWatch_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<bool>("taken");
    QTest::newRow("one less than the most") << 1 << true;
    QTest::newRow("as many as may") << 2 << true;
    QTest::newRow("one more") << 3 << false;
}

void tst_Spectators::asManyAsMayWatch()
{
    QFETCH(int, before);
    QFETCH(bool, taken);
    WatchedRoom desk(3);
    const QStringList others{u"sora1"_s, u"bora1"_s, u"dami1"_s};
    for (const QString &other : others.first(before))
        QVERIFY(desk.enter(other).contains(other + u" subscribed"_s));
    const QStringList said = desk.enter(u"rain1"_s);
    if (taken) {
        QCOMPARE(said.last(), u"rain1 subscribed"_s);
        return;
    }
    QCOMPARE(said, QStringList{u"rain1 refused room_full"_s});
    QCOMPARE(desk.error()->limit, "3 spectators"_ba);
    QVERIFY(desk.enter(u"dami2"_s).contains(u"dami2 subscribed"_s)); // who watches already may go on
    desk.leave(u"sora1"_s);
    QCOMPARE(desk.enter(u"rain1"_s).last(), u"rain1 subscribed"_s);
}

void tst_Spectators::whoMayNotWatch_data()
{
    QTest::addColumn<int>("spectators");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("error");
    QTest::newRow("nobody may") << 0 << u"sora1"_s << u"invite_required"_s;
    QTest::newRow("whom a player does not want to meet") << 2 << u"hana1"_s << u"forbidden"_s;
    QTest::newRow("who is banned from the room") << 2 << u"bora1"_s << u"room_banned"_s;
    QTest::newRow("anybody else") << 2 << u"sora1"_s << QString();
}

void tst_Spectators::whoMayNotWatch()
{
    QFETCH(int, spectators);
    QFETCH(QString, who);
    QFETCH(QString, error);
    const NoHana blocks;
    WatchedRoom desk(spectators, {.blocks = &blocks});
    desk.operate(BanMember{.room = RoomDesk::roomId, .user = UserId{5}});
    const QStringList said = desk.enter(who);
    if (error.isEmpty())
        QCOMPARE(said.last(), who + u" subscribed"_s);
    else
        QCOMPARE(said, QStringList{who + u" refused "_s + error});
}

void tst_Spectators::goesLikeAnybody_data()
{
    using Ending = std::function<QStringList(WatchedRoom &)>;
    QTest::addColumn<Ending>("ending");
    QTest::newRow("he leaves") << Ending([](WatchedRoom &desk) { return desk.leave(u"sora1"_s); });
    QTest::newRow("his connection is lost: nothing is kept for him")
        << Ending([](WatchedRoom &desk) { return desk.gone(u"sora1"_s); });
    QTest::newRow("he logs out") << Ending(
        [](WatchedRoom &desk) { return desk.gone(u"sora1"_s, LeaveReason::Left); });
    QTest::newRow("an operator kicks him") << Ending([](WatchedRoom &desk) {
        return desk.operate(KickMember{.room = RoomDesk::roomId, .user = UserId{4}});
    });
    QTest::newRow("an operator bans him") << Ending([](WatchedRoom &desk) {
        return desk.operate(BanMember{.room = RoomDesk::roomId, .user = UserId{4}});
    });
    QTest::newRow("an operator closes the room")
        << Ending([](WatchedRoom &desk) { return desk.access(RoomAct::Close); });
    QTest::newRow("a fault") << Ending(
        [](WatchedRoom &desk) { return desk.handle(roomjob::Shut{"incident"}); });
}

void tst_Spectators::goesLikeAnybody()
{
    QFETCH(std::function<QStringList(WatchedRoom &)>, ending);
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    const QStringList said = ending(desk);
    QCOMPARE(said.count(u"sora1 unsubscribed"_s), 1);
    QVERIFY(!said.contains(u"sora lost the seat"_s));
    QVERIFY(!said.contains(u"sora left left"_s) && !said.contains(u"sora left lost"_s)); // nobody knew him
    QCOMPARE(desk.room.spectators(), 0);
    QCOMPARE(desk.say(u"sora1"_s, "n1", u"hi"_s).size(), 1); // refused
}

void tst_Spectators::theCountIsToldOnceInASecond()
{
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    desk.enter(u"bora1"_s);
    QCOMPARE(desk.wait(limits::countInterval - 1ms), QStringList());
    QCOMPARE(desk.wait(1ms), QStringList{u"2 watch"_s});
    QCOMPARE(desk.wait(10s), QStringList());
    desk.leave(u"bora1"_s);
    QCOMPARE(desk.wait(limits::countInterval), QStringList{u"1 watch"_s});
}

void tst_Spectators::theNewestConnectionWatches()
{
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    QVERIFY(desk.enter(u"sora2"_s).contains(u"sora1 unsubscribed"_s));
    QCOMPARE(desk.room.spectators(), 1);
    desk.leave(u"sora1"_s); // late, by the older one
    desk.gone(u"sora1"_s);
    QCOMPARE(desk.room.spectators(), 1);
}

void tst_Spectators::isNeverTheHost()
{
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    QCOMPARE(desk.steer(u"mina1"_s, YieldHost{.room = {}, .to = UserId{4}}),
             QStringList{u"mina1 refused target_not_in_room"_s});
    desk.leave(u"mina1"_s);
    QCOMPARE(desk.room.settings().host->id, UserId{2});
    desk.leave(u"jiho1"_s);
    QCOMPARE(desk.room.settings().host->id, UserId{2});
}

void tst_Spectators::goesWithTheLastPlayer()
{
    WatchedRoom desk;
    desk.enter(u"sora1"_s);
    desk.leave(u"mina1"_s);
    desk.leave(u"jiho1"_s);
    desk.wait(limits::countInterval);
    QCOMPARE(desk.wait(limits::emptyGrace - limits::countInterval),
             (QStringList{u"gone"_s, u"sora1 unsubscribed"_s, u"vanishes"_s}));
}

QTEST_GUILESS_MAIN(tst_Spectators)
#include "tst_spectators.moc"
