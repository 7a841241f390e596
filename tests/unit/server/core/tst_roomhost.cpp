// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

using Words = QStringList;

/// Everything that somebody may want, by its name; the target is suni unless it says otherwise.
QStringList doAct(HostDesk &desk, const QString &who, const QString &act)
{
    const UserId suni = desk.user(u"suni"_s);
    const UserId jiho = desk.user(u"jiho"_s);
    const QString connection = who + u'1';
    if (act == u"topic"_s)
        return desk.steer(connection, UpdateRoom{.topic = u"new"_s});
    if (act == u"name"_s)
        return desk.steer(connection, UpdateRoom{.roomName = u"yard"_s});
    if (act == u"maximum"_s)
        return desk.steer(connection, UpdateRoom{.max = 9});
    if (act == u"kick"_s)
        return desk.steer(connection, KickMember{.room = {}, .user = suni});
    if (act == u"kick the moderator"_s)
        return desk.steer(connection, KickMember{.room = {}, .user = jiho});
    if (act == u"ban"_s)
        return desk.steer(connection, BanMember{.room = {}, .user = suni});
    if (act == u"unban"_s)
        return desk.steer(connection, UnbanMember{.room = {}, .user = suni});
    if (act == u"mute"_s)
        return desk.steer(connection, MuteMember{.room = {}, .user = suni});
    if (act == u"bans"_s)
        return desk.steer(connection, ListRoomBans{});
    if (act == u"invite"_s)
        return desk.steer(connection, InviteToRoom{});
    if (act == u"guest"_s)
        return desk.steer(connection, SetRole{.room = {}, .user = suni, .role = RoomRole::Guest});
    if (act == u"moderator"_s)
        return desk.steer(connection, SetRole{.room = {}, .user = suni, .role = RoomRole::Moderator});
    if (act == u"yield"_s)
        return desk.steer(connection, YieldHost{.room = {}, .to = suni});
    if (act == u"archive"_s)
        return desk.steer(connection, ArchiveRoom{});
    if (act == u"members"_s)
        return desk.steer(connection, ListMembers{});
    return desk.steer(connection, DeleteRoom{.room = {}, .confirm = u"hall"_s});
}

} // namespace

/// Who may do what to whom in a room (F-036 .. F-038, F-043), and who is host (S1-46).
class tst_RoomHost final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void permissions_data();
    void permissions();
    void operatorsMayAll();
    void hostLeavesAndTheNextByJoinOrderIsHost_B1_37();
    void hostLostForGood_B1_37();
    void theHostComesBackInTime();
    void theLastOneStaysHostOfAKeptRoom();
    void aTemporaryRoomIsHisWhoComesNext();
    void yieldMakesModerator();
    void targets_data();
    void targets();
    void rolesHaveALimit_data();
    void rolesHaveALimit();
};

void tst_RoomHost::permissions_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QStringList>("refusals"); // of host, moderator, member, guest
    const QString no = u"forbidden"_s;
    const QString host = u"not_host"_s;
    const QStringList moderators{{}, {}, no, no};
    const QStringList hostOnly{{}, host, host, host};
    for (const auto &act : {"topic", "kick", "ban", "unban", "mute", "bans", "invite", "guest"})
        QTest::addRow("host and moderators: %s", act) << QString::fromLatin1(act) << moderators;
    for (const auto &act : {"name", "maximum", "moderator", "yield", "archive", "delete"})
        QTest::addRow("the host alone: %s", act) << QString::fromLatin1(act) << hostOnly;
    QTest::newRow("everybody reads who is in") << u"members"_s << QStringList{{}, {}, {}, {}};
}

void tst_RoomHost::permissions()
{
    QFETCH(QString, act);
    QFETCH(QStringList, refusals);
    const QStringList people{u"mina"_s, u"jiho"_s, u"suni"_s, u"dora"_s};
    for (qsizetype i = 0; i < people.size(); ++i) {
        HostDesk desk;
        desk.fill();
        doAct(desk, people[i], act);
        // suni herself may not, before it is asked whom it would hit
        QCOMPARE(desk.refusal(), refusals[i]);
    }
    HostDesk desk;
    desk.fill();
    doAct(desk, u"stranger"_s, act);
    QCOMPARE(desk.refusal(), u"not_joined"_s);
}

void tst_RoomHost::operatorsMayAll()
{
    HostDesk desk;
    desk.fill();
    const auto operate = [&](const HostCommand &command) {
        return desk.handle(roomjob::Steer{.sender = {},
                                          .command = std::make_shared<const HostCommand>(command),
                                          .ticket = 5,
                                          .reason = u"why"_s});
    };
    QCOMPARE(operate(YieldHost{.room = {}, .to = desk.user(u"suni"_s)}),
             (Words{u"kept host suni"_s, u"saved"_s, u"operator did"_s}));
    QCOMPARE(operate(KickMember{.room = {}, .user = desk.user(u"suni"_s)}),
             (Words{u"suni1 was kicked"_s, u"suni1 unsubscribed"_s, u"kept suni left kicked"_s,
                    u"kept host mina"_s, u"saved"_s, u"operator did"_s}));
    QCOMPARE(operate(YieldHost{.room = {}, .to = desk.user(u"nobody"_s)}),
             Words{u"operator refused target_not_in_room"_s});
}

void tst_RoomHost::hostLeavesAndTheNextByJoinOrderIsHost_B1_37()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.leave(u"mina1"_s),
             (Words{u"mina1 unsubscribed"_s, u"mina left left"_s, u"kept host jiho"_s, u"saved"_s,
                    u"mina1 ok"_s}));
    desk.enter(u"mina1"_s); // behind the others now
    QCOMPARE(desk.leave(u"jiho1"_s),
             (Words{u"jiho1 unsubscribed"_s, u"jiho left left"_s, u"kept host suni"_s, u"saved"_s,
                    u"jiho1 ok"_s}));
    QCOMPARE(desk.enter(u"jiho1"_s).first(), u"jiho joined"_s);
    QCOMPARE(desk.snapshot().host, std::optional(desk.user(u"suni"_s)));
    QCOMPARE(desk.snapshot().role, std::nullopt); // whoever was host is a member now
}

void tst_RoomHost::hostLostForGood_B1_37()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.gone(u"mina1"_s), Words());
    QCOMPARE(desk.gone(u"jiho1"_s), Words());
    QCOMPARE(desk.wait(9'999ms), Words());
    QCOMPARE(desk.host(), u"mina"_s);
    // jiho came before suni, but may not come back.
    QCOMPARE(desk.wait(1ms),
             (Words{u"mina left lost"_s, u"kept host suni"_s, u"saved"_s, u"jiho left lost"_s}));
}

void tst_RoomHost::theHostComesBackInTime()
{
    HostDesk desk;
    desk.fill();
    desk.gone(u"mina1"_s);
    QCOMPARE(desk.wait(9s), Words());
    desk.enter(u"mina2"_s);
    QCOMPARE(desk.wait(60s), Words());
    QCOMPARE(desk.snapshot().role, std::optional(RoomRole::Host));
}

void tst_RoomHost::theLastOneStaysHostOfAKeptRoom()
{
    HostDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.leave(u"mina1"_s), (Words{u"mina1 unsubscribed"_s, u"mina left left"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.enter(u"jiho1"_s).first(), u"jiho joined"_s);
    QCOMPARE(desk.host(), u"mina"_s);
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.snapshot().role, std::optional(RoomRole::Host));
}

void tst_RoomHost::aTemporaryRoomIsHisWhoComesNext()
{
    HostDesk desk("temporary");
    desk.enter(u"mina1"_s);
    desk.leave(u"mina1"_s);
    QCOMPARE(desk.enter(u"jiho1"_s),
             (Words{u"jiho joined"_s, u"kept host jiho"_s, u"saved"_s, u"jiho1 entered"_s,
                    u"jiho1 sees jiho"_s, u"jiho1 subscribed"_s}));
    QCOMPARE(desk.host(), u"jiho"_s);
}

void tst_RoomHost::yieldMakesModerator()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s, YieldHost{.room = {}, .to = desk.user(u"jiho"_s)}),
             (Words{u"kept host jiho"_s, u"saved"_s, u"kept mina is moderator"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.room.settings().roleOf(desk.user(u"mina"_s)), RoomRole::Moderator);
    desk.steer(u"mina1"_s, YieldHost{.room = {}, .to = desk.user(u"suni"_s)});
    QCOMPARE(desk.refusal(), u"not_host"_s);
}

void tst_RoomHost::targets_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("whom");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("nobody kicks himself") << u"mina"_s << u"mina"_s << u"cannot_target_self"_s;
    QTest::newRow("a moderator does not kick the host")
        << u"jiho"_s << u"mina"_s << u"cannot_target_higher_role"_s;
    QTest::newRow("a moderator kicks a member") << u"jiho"_s << u"suni"_s << QString();
    QTest::newRow("a moderator kicks a guest") << u"jiho"_s << u"dora"_s << QString();
    QTest::newRow("the host kicks a moderator") << u"mina"_s << u"jiho"_s << QString();
    QTest::newRow("nobody kicks who is not in") << u"mina"_s << u"stranger"_s << u"target_not_in_room"_s;
    QTest::newRow("a member may not, whoever it is") << u"suni"_s << u"mina"_s << u"forbidden"_s;
}

void tst_RoomHost::targets()
{
    QFETCH(QString, who);
    QFETCH(QString, whom);
    QFETCH(QString, refusal);
    HostDesk desk;
    desk.fill();
    const int before = desk.room.people();
    desk.steer(who + u'1', KickMember{.room = {}, .user = desk.user(whom)});
    QCOMPARE(desk.refusal(), refusal);
    QCOMPARE(desk.room.people(), refusal.isEmpty() ? before - 1 : before);
}

void tst_RoomHost::rolesHaveALimit_data()
{
    QTest::addColumn<int>("roles");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one less than the limit") << limits::maxRoomRoles - 1 << QString();
    QTest::newRow("at the limit") << limits::maxRoomRoles << QString();
    QTest::newRow("one more") << limits::maxRoomRoles + 1 << u"too_large"_s;
}

void tst_RoomHost::rolesHaveALimit()
{
    QFETCH(int, roles);
    QFETCH(QString, refusal);
    HostDesk desk;
    desk.enter(u"mina1"_s);
    for (int i = 1; i <= roles; ++i) {
        QCOMPARE(desk.refusal(), QString());
        const QString nick = u"p%1_"_s.arg(i);
        desk.enter(nick + u'1');
        desk.steer(u"mina1"_s, SetRole{.room = {}, .user = desk.user(nick), .role = RoomRole::Guest});
    }
    QCOMPARE(desk.refusal(), refusal);
}

QTEST_GUILESS_MAIN(tst_RoomHost)
#include "tst_roomhost.moc"
