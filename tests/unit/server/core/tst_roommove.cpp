// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomrecorder.h"
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

using Words = QStringList;

/// People whom an operator brings from one room into another (F-184), and who is host then (U-01).
class tst_RoomMove final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDoor_data();
    void theDoor();
    void heIsToldBeforeHeSees();
    void heComesBackByHimself();
    void heIsTakenAway();
    void onlyOnThatConnection();
    void theRecorderKnowsTheHost();

private:
    [[nodiscard]] static roomjob::Keys brought()
    {
        roomjob::Keys keys{.password = {}, .invite = {}, .checkedHash = {}};
        keys.brought = std::make_shared<const RoomBrought>(
            RoomBrought{.room = RoomDesk::roomId, .from = RoomId{8}, .words = u"merged"_s});
        return keys;
    }
};

void tst_RoomMove::theDoor_data()
{
    QTest::addColumn<RoomSettings>("settings");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, auto change, int most, const QString &refusal) {
        RoomSettings settings;
        change(settings);
        QTest::newRow(name) << settings << most << refusal;
    };
    row("a password does not count", [](RoomSettings &s) { s.passwordHash = "x"; }, 0, {});
    row("nor does an invitation", [](RoomSettings &s) { s.inviteOnly = true; }, 0, {});
    row("nor a lock", [](RoomSettings &s) { s.locked = true; }, 0, {});
    row(
        "a ban does", [](RoomSettings &s) { s.bans = {{.user = {UserId{2}, u"jiho"_s}}}; }, 0,
        u"room_banned"_s);
    row("one seat is free", [](RoomSettings &) { }, 2, {});
    row("none is", [](RoomSettings &) { }, 1, u"room_full"_s);
}

void tst_RoomMove::theDoor()
{
    QFETCH(RoomSettings, settings);
    QFETCH(int, most);
    QFETCH(QString, refusal);
    HostDesk desk("meeting", settings, most);
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.user(u"jiho"_s), UserId{2});
    desk.enter(u"jiho1"_s, brought());
    QCOMPARE(desk.refusal(), refusal);
    QCOMPARE(desk.room.people(), refusal.isEmpty() ? 2 : 1);
}

void tst_RoomMove::heIsToldBeforeHeSees()
{
    HostDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.enter(u"jiho1"_s, brought()),
             (Words{u"jiho joined"_s, u"jiho1 is brought"_s, u"jiho1 entered"_s, u"jiho1 sees mina+jiho"_s,
                    u"jiho1 subscribed"_s}));
}

void tst_RoomMove::heComesBackByHimself()
{
    RoomSettings settings;
    settings.inviteOnly = true;
    HostDesk desk("meeting", settings);
    desk.enter(u"mina1"_s);
    QVERIFY(desk.enter(u"jiho1"_s, brought()).contains(u"saved"_s));
    desk.leave(u"jiho1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.refusal(), QString());
    desk.enter(u"suni1"_s);
    QCOMPARE(desk.refusal(), u"invite_required"_s);
}

void tst_RoomMove::heIsTakenAway()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.handle(roomjob::TakeAway{desk.sender(u"suni1"_s), u"merged"_s}),
             (Words{u"suni1 was left"_s, u"suni1 unsubscribed"_s, u"suni left left"_s}));
    // The host, too; then the next one is.
    QCOMPARE(desk.handle(roomjob::TakeAway{desk.sender(u"mina1"_s), {}}),
             (Words{u"mina1 was left"_s, u"mina1 unsubscribed"_s, u"mina left left"_s, u"kept host jiho"_s,
                    u"saved"_s}));
}

void tst_RoomMove::onlyOnThatConnection()
{
    HostDesk desk;
    desk.fill();
    desk.enter(u"suni2"_s); // he is here on another connection by now (B1-08)
    QCOMPARE(desk.handle(roomjob::TakeAway{desk.sender(u"suni1"_s), {}}), Words());
    QCOMPARE(desk.handle(roomjob::TakeAway{desk.sender(u"nobody1"_s), {}}), Words());
    QCOMPARE(desk.room.people(), 4);
}

void tst_RoomMove::theRecorderKnowsTheHost()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(momentOf(desk.room).host, std::optional(UserId{1}));
    desk.steer(u"mina1"_s, YieldHost{.room = {}, .to = desk.user(u"suni"_s)});
    QCOMPARE(momentOf(desk.room).host, std::optional(desk.user(u"suni"_s)));
    QVERIFY(!momentOf(RoomDesk().room).host);
}

QTEST_GUILESS_MAIN(tst_RoomMove)
#include "tst_roommove.moc"
