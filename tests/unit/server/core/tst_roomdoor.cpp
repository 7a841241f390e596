// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

using Words = QStringList;
using Checked = roomjob::Keys::Checked;

RoomSettings withPassword()
{
    RoomSettings settings;
    settings.passwordHash = "the hash";
    return settings;
}

roomjob::Keys password(const QString &word, Checked checked = Checked::NotYet,
                       const QByteArray &hash = "the hash")
{
    roomjob::Keys keys{.password = word, .checked = checked, .checkedHash = hash};
    if (checked != Checked::NotYet)
        keys.password.reset(); // as it comes back from the hasher
    return keys;
}

} // namespace

/// What stands between somebody and a room (B1-12): password, invitation, lock, ban, kick.
class tst_RoomDoor final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePasswordIsCheckedOutsideOfTheTurn();
    void wrongPassword_B1_12();
    void noPassword_B1_12();
    void aPasswordChangedMeanwhile();
    void whoLeavesWhileHisPasswordIsChecked_data();
    void whoLeavesWhileHisPasswordIsChecked();
    void whoIsInNeedsNoPassword();
    void invitations_data();
    void invitations();
    void anInvitedOneComesBackWithoutACode();
    void invitationsHaveALimit_data();
    void invitationsHaveALimit();
    void aLockedRoom();
    void bans_data();
    void bans();
    void bansHaveALimit_data();
    void bansHaveALimit();
    void whoIsKickedHearsNothingMore_B4_13();
    void whoWasKickedWhileHeWasAwayHearsNothingMore();
    void aKickIsForgottenWithTheResumeKey();
};

void tst_RoomDoor::thePasswordIsCheckedOutsideOfTheTurn()
{
    HostDesk desk("meeting", withPassword());
    QCOMPARE(desk.enter(u"mina1"_s).first(), u"mina joined"_s); // the host needs none
    QCOMPARE(desk.enter(u"jiho1"_s, password(u"open"_s)), Words{u"jiho1 is checked"_s});
    QCOMPARE(desk.room.people(), 1);
    QCOMPARE(desk.enter(u"jiho1"_s, password({}, Checked::Right)),
             (Words{u"jiho joined"_s, u"jiho1 entered"_s, u"jiho1 sees mina+jiho"_s, u"jiho1 subscribed"_s}));
    QCOMPARE(desk.snapshot().room.password, std::optional(true));
}

void tst_RoomDoor::wrongPassword_B1_12()
{
    HostDesk desk("meeting", withPassword());
    desk.enter(u"jiho1"_s, password(u"close"_s));
    QCOMPARE(desk.enter(u"jiho1"_s, password({}, Checked::Wrong)), Words{u"jiho1 refused bad_password"_s});
    QCOMPARE(desk.room.people(), 0);
}

void tst_RoomDoor::noPassword_B1_12()
{
    HostDesk desk("meeting", withPassword());
    QCOMPARE(desk.enter(u"jiho1"_s), Words{u"jiho1 refused bad_password"_s});
}

void tst_RoomDoor::aPasswordChangedMeanwhile()
{
    HostDesk desk("meeting", withPassword());
    desk.enter(u"jiho1"_s, password(u"open"_s));
    QCOMPARE(desk.enter(u"jiho1"_s, password({}, Checked::Right, "an older hash")),
             Words{u"jiho1 refused bad_password"_s});
}

void tst_RoomDoor::whoLeavesWhileHisPasswordIsChecked_data()
{
    QTest::addColumn<bool>("connectionGone");
    QTest::newRow("he leaves") << false;
    QTest::newRow("his connection is gone") << true;
}

void tst_RoomDoor::whoLeavesWhileHisPasswordIsChecked()
{
    QFETCH(bool, connectionGone);
    HostDesk desk("meeting", withPassword());
    desk.enter(u"jiho1"_s, password(u"open"_s));
    if (connectionGone)
        desk.gone(u"jiho1"_s);
    else
        desk.leave(u"jiho1"_s);
    QCOMPARE(desk.enter(u"jiho1"_s, password({}, Checked::Right)), Words{u"jiho1 refused not_joined"_s});
    QCOMPARE(desk.room.people(), 0);
}

void tst_RoomDoor::whoIsInNeedsNoPassword()
{
    HostDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    desk.handle(roomjob::Steer{.sender = desk.sender(u"mina1"_s),
                               .command = std::make_shared<const HostCommand>(
                                   UpdateRoom{.room = RoomDesk::roomId, .password = u"x"_s}),
                               .passwordHash = "the hash"});
    QCOMPARE(desk.enter(u"jiho2"_s).first(), u"jiho1 unsubscribed"_s);
    QCOMPARE(desk.enter(u"suni1"_s), Words{u"suni1 refused bad_password"_s});
}

void tst_RoomDoor::invitations_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("no code") << u"jiho"_s << ""_ba << 0 << u"invite_required"_s;
    QTest::newRow("an unknown code") << u"jiho"_s << "never"_ba << 0 << u"invite_invalid"_s;
    QTest::newRow("a code for all") << u"jiho"_s << "all"_ba << 0 << QString();
    QTest::newRow("a code for another") << u"jiho"_s << "suni"_ba << 0 << u"invite_invalid"_s;
    QTest::newRow("a code for him") << u"suni"_s << "suni"_ba << 0 << QString();
    QTest::newRow("just before its end") << u"jiho"_s << "short"_ba << 999 << QString();
    QTest::newRow("at its end") << u"jiho"_s << "short"_ba << 1000 << u"invite_invalid"_s;
}

void tst_RoomDoor::invitations()
{
    QFETCH(QString, who);
    QFETCH(QByteArray, code);
    QFETCH(int, afterMs);
    QFETCH(QString, refusal);
    RoomSettings settings = withPassword();
    settings.inviteOnly = true;
    const Timestamp start(Milliseconds(1'730'000'000'000));
    settings.invites = {{.code = "all", .uses = 1, .until = {}, .user = {}, .by = {}},
                        {.code = "suni", .uses = 1, .until = {}, .user = UserId{2}, .by = {}},
                        {.code = "short", .uses = 1, .until = start + 1000ms, .user = {}, .by = {}}};
    HostDesk desk("meeting", settings);
    QCOMPARE(desk.user(u"suni"_s), UserId{2});
    desk.wait(Milliseconds(afterMs));
    desk.enter(who + u'1', roomjob::Keys{.password = {}, .invite = code, .checkedHash = {}});
    QCOMPARE(desk.refusal(), refusal);
    if (!refusal.isEmpty())
        return;
    // It was good once.
    desk.enter(u"dora1"_s, roomjob::Keys{.password = {}, .invite = code, .checkedHash = {}});
    QCOMPARE(desk.refusal(), u"invite_invalid"_s);
}

void tst_RoomDoor::anInvitedOneComesBackWithoutACode()
{
    HostDesk desk;
    desk.enter(u"mina1"_s);
    desk.steer(u"mina1"_s, UpdateRoom{.inviteOnly = true});
    QCOMPARE(desk.steer(u"mina1"_s, InviteToRoom{.room = {}, .user = desk.user(u"jiho"_s)}),
             (Words{u"saved"_s, u"jiho invited by mina"_s, u"mina1 has a code"_s}));
    const QByteArray code = desk.room.settings().invites.front().code;
    QCOMPARE(code.size(), qsizetype(limits::inviteCodeChars));
    desk.enter(u"jiho1"_s, roomjob::Keys{.password = {}, .invite = code, .checkedHash = {}});
    QCOMPARE(desk.refusal(), QString());
    QVERIFY(desk.room.settings().invites.empty());
    desk.leave(u"jiho1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.refusal(), QString());
    // Until he is put out.
    desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"jiho"_s)});
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.refusal(), u"invite_required"_s);
}

void tst_RoomDoor::invitationsHaveALimit_data()
{
    QTest::addColumn<int>("codes");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one less than the limit") << limits::maxInvites - 1 << QString();
    QTest::newRow("at the limit") << limits::maxInvites << QString();
    QTest::newRow("one more") << limits::maxInvites + 1 << u"too_large"_s;
}

void tst_RoomDoor::invitationsHaveALimit()
{
    QFETCH(int, codes);
    QFETCH(QString, refusal);
    HostDesk desk;
    desk.enter(u"mina1"_s);
    for (int i = 1; i <= codes; ++i) {
        QCOMPARE(desk.refusal(), QString());
        desk.steer(u"mina1"_s, InviteToRoom{});
    }
    QCOMPARE(desk.refusal(), refusal);
    const QByteArray code = desk.room.settings().invites.front().code;
    QCOMPARE(desk.steer(u"mina1"_s, RevokeInvite{.room = {}, .code = code}),
             (Words{u"saved"_s, u"mina1 ok"_s}));
    desk.steer(u"mina1"_s, InviteToRoom{});
    QCOMPARE(desk.refusal(), QString()); // one has become free
    QCOMPARE(desk.steer(u"mina1"_s, RevokeInvite{.room = {}, .code = code}), Words{u"mina1 ok"_s});
}

void tst_RoomDoor::aLockedRoom()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"jiho1"_s, UpdateRoom{.locked = true}),
             (Words{u"kept changed"_s, u"saved"_s, u"jiho1 ok"_s}));
    QCOMPARE(desk.enter(u"late1"_s), Words{u"late1 refused room_locked"_s});
    QCOMPARE(desk.say(u"suni1"_s, "n", u"hi"_s).size(), 2); // whoever is in speaks
    desk.leave(u"jiho1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.refusal(), QString()); // who keeps the key
    desk.steer(u"jiho1"_s, UpdateRoom{.locked = false});
    desk.enter(u"late1"_s);
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomDoor::bans_data()
{
    QTest::addColumn<qint64>("ms"); // 0: for good
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<int>("retryMs"); // -1: never
    QTest::newRow("for good") << qint64(0) << 1'000'000 << u"room_banned"_s << -1;
    QTest::newRow("at once") << qint64(60'000) << 0 << u"room_banned"_s << 60'000;
    QTest::newRow("just before its end") << qint64(60'000) << 59'999 << u"room_banned"_s << 1;
    QTest::newRow("at its end") << qint64(60'000) << 60'000 << QString() << -1;
}

void tst_RoomDoor::bans()
{
    QFETCH(qint64, ms);
    QFETCH(int, afterMs);
    QFETCH(QString, refusal);
    QFETCH(int, retryMs);
    HostDesk desk;
    desk.fill();
    const UserId suni = desk.user(u"suni"_s);
    QCOMPARE(desk.steer(u"jiho1"_s,
                        BanMember{.room = {}, .user = suni, .ms = ms ? std::optional(ms) : std::nullopt}),
             (Words{u"suni1 was banned"_s, u"suni1 unsubscribed"_s, u"kept suni left banned"_s, u"saved"_s,
                    u"jiho1 ok"_s}));
    desk.wait(Milliseconds(afterMs));
    desk.enter(u"suni1"_s);
    QCOMPARE(desk.refusal(), refusal);
    if (refusal.isEmpty())
        return;
    QCOMPARE(desk.error()->retryAfter, retryMs < 0 ? std::nullopt : std::optional(Milliseconds(retryMs)));
    QCOMPARE(desk.steer(u"jiho1"_s, ListRoomBans{}), Words{u"jiho1 reads 1 bans"_s});
    QCOMPARE(desk.steer(u"jiho1"_s, UnbanMember{.room = {}, .user = suni}),
             (Words{u"saved"_s, u"jiho1 ok"_s}));
    desk.enter(u"suni1"_s);
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomDoor::bansHaveALimit_data()
{
    QTest::addColumn<int>("bans");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one less than the limit") << limits::maxRoomBans - 1 << QString();
    QTest::newRow("at the limit") << limits::maxRoomBans << QString();
    QTest::newRow("one more") << limits::maxRoomBans + 1 << u"too_large"_s;
}

void tst_RoomDoor::bansHaveALimit()
{
    QFETCH(int, bans);
    QFETCH(QString, refusal);
    HostDesk desk;
    desk.enter(u"mina1"_s);
    for (int i = 1; i <= bans; ++i) {
        QCOMPARE(desk.refusal(), QString());
        desk.steer(u"mina1"_s, BanMember{.room = {}, .user = UserId{quint64(1000 + i)}, .ms = 60'000});
    }
    QCOMPARE(desk.refusal(), refusal);
    desk.wait(60s); // those that are over make place
    desk.steer(u"mina1"_s, BanMember{.room = {}, .user = UserId{999}});
    QCOMPARE(desk.refusal(), QString());
    QCOMPARE(desk.room.settings().bans.size(), size_t(1));
    // What is kept can be read again, however full it is.
    QCOMPARE(readSettings(writeSettings(desk.room.settings())), desk.room.settings());
}

void tst_RoomDoor::whoIsKickedHearsNothingMore_B4_13()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(
        desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"suni"_s)}),
        (Words{u"suni1 was kicked"_s, u"suni1 unsubscribed"_s, u"kept suni left kicked"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.say(u"suni1"_s, "n", u"hi"_s), Words{u"suni1 refused not_joined"_s});
    QCOMPARE(desk.gone(u"suni1"_s), Words()); // his leaving was said
    // As one who was only lost he does not get back in, as a newcomer he does.
    const Position since{RoomDesk::epoch, 1};
    QCOMPARE(desk.enter(u"suni2"_s, since), (Words{u"suni2 was kicked"_s, u"suni2 refused not_joined"_s}));
    QCOMPARE(desk.enter(u"suni2"_s).first(), u"suni joined"_s);
}

void tst_RoomDoor::whoWasKickedWhileHeWasAwayHearsNothingMore()
{
    HostDesk desk;
    desk.fill();
    desk.gone(u"suni1"_s);
    QCOMPARE(desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"suni"_s)}),
             (Words{u"kept suni left kicked"_s, u"mina1 ok"_s}));
    desk.say(u"mina1"_s, "n", u"among us"_s);
    const Position since{RoomDesk::epoch, 1};
    QCOMPARE(desk.enter(u"suni2"_s, since), (Words{u"suni2 was kicked"_s, u"suni2 refused not_joined"_s}));
    QCOMPARE(desk.wait(60s), Words()); // no second leaving
}

void tst_RoomDoor::aKickIsForgottenWithTheResumeKey()
{
    const Position since{RoomDesk::epoch, 1};
    for (const auto &[after, refused] : {std::pair(119'999ms, true), {120'000ms, false}}) {
        HostDesk desk;
        desk.fill();
        desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"suni"_s)});
        desk.wait(after);
        desk.enter(u"suni2"_s, since);
        QCOMPARE(desk.refusal().isEmpty(), !refused);
    }
}

QTEST_GUILESS_MAIN(tst_RoomDoor)
#include "tst_roomdoor.moc"
