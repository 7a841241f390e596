// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/ownroomstest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How long rooms live, and whom they let in, on sockets (F-038, F-040, F-045, F-163).
class tst_RoomLife final : public QObject, private OwnRoomsTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init() { QVERIFY2(startServer(), qPrintable(failure())); }
    void cleanup() { m_server.reset(); }

    void slowModeSaysHowLong_F_163();
    void aTemporaryRoomIsGoneWithItsMessages_S4_08();
    void keptRoomsSurviveARestart();
    void deleted();
    void banned();
    void invited();
};

void tst_RoomLife::slowModeSaysHowLong_F_163()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .slowMs = 60'000}).room.id;
    QCOMPARE(jiho.enter(u"yard"_s).room.slowMs, std::optional(60'000));
    QCOMPARE(jiho.say(room, u"one"_s).type(), "ok"_ba);
    const Received no = jiho.say(room, u"two"_s);
    QCOMPARE(no.error(), "slow_mode"_ba);
    const qint64 wait = no.as<ErrorInfo>().retryAfterMs.value_or(0);
    QVERIFY(wait > 50'000 && wait <= 60'000);
    QCOMPARE(mina.say(room, u"one"_s).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"two"_s).type(), "ok"_ba);
}

void tst_RoomLife::aTemporaryRoomIsGoneWithItsMessages_S4_08()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s}).room.id;
    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    QCOMPARE(textsOf(jiho.enter(u"yard"_s).log), QStringList{u"hello"_s});
    QCOMPARE(jiho.ask(FetchHistory{.room = room}).as<HistoryAnswer>().events.size(), size_t(1));
    QVERIFY(jiho.lose()); // his seat waits; the room is not empty
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    ChatClient back(m_format);
    QVERIFY(back.resume(url(), jiho));
    const RoomSnapshot again = back.enter(u"yard"_s);
    QVERIFY(textsOf(again.log).contains(u"hello"_s));
    QCOMPARE(again.host, std::optional(back.auth.user.id)); // mina went
    QCOMPARE(back.ask(LeaveRoom{room}).type(), "ok"_ba);
    // Not by entering it: then it is not empty.
    QTRY_COMPARE(back.ask(BrowseRooms{.query = u"yard"_s}).as<RoomList>().total, 0);
    QCOMPARE(back.ask(EnterRoom{.room = room}).error(), "room_not_found"_ba);
    QVERIFY(back.create({.roomName = u"yard"_s}).log.empty()); // the name is free, and nothing is left
}

void tst_RoomLife::keptRoomsSurviveARestart()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.create({.roomName = u"안마당"_s,
                                     .kind = RoomKind::Meeting,
                                     .password = u"열려라"_s,
                                     .topic = u"차"_s})
                            .room.id;
    const RoomId temporary = mina.create({.roomName = u"잠깐"_s}).room.id;
    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    QCOMPARE(mina.ask(UpdateRoom{.room = room, .roomName = u"뒷마당"_s}).type(), "ok"_ba);
    QVERIFY(m_server->start()); // again, on the same state
    ChatClient jiho(m_format);
    ChatClient back(m_format);
    QVERIFY(jiho.guest(url()) && back.token(url(), mina.auth.token));
    QCOMPARE(jiho.ask(EnterRoom{.room = temporary}).error(), "room_not_found"_ba);
    QCOMPARE(jiho.ask(EnterRoom{.roomName = u"뒷마당"_s}).error(), "bad_password"_ba);
    const RoomSnapshot again = back.enter(u"뒷마당"_s); // the host needs none
    QCOMPARE(again.room.id, room);
    QCOMPARE(again.room.topic, std::optional(u"차"_s));
    QCOMPARE(again.role, std::optional(RoomRole::Host));
    QVERIFY(textsOf(again.log).contains(u"hello"_s));
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .password = u"열려라"_s}).type(), "ok"_ba);
}

void tst_RoomLife::deleted()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Channel}).room.id;
    QVERIFY(jiho.enter(u"yard"_s).room.id == room);
    QCOMPARE(jiho.say(room, u"hello"_s).type(), "ok"_ba);
    QCOMPARE(jiho.ask(DeleteRoom{room, u"yard"_s}).error(), "not_host"_ba);
    QCOMPARE(mina.ask(DeleteRoom{room, u"Yard"_s}).error(), "confirm_mismatch"_ba);
    QCOMPARE(mina.ask(DeleteRoom{room, u"yard"_s}).type(), "ok"_ba);
    QCOMPARE(jiho.take("room.gone").as<RoomGone>().room, room);
    QCOMPARE(jiho.say(room, u"hi"_s).error(), "room_not_found"_ba);
    QVERIFY(m_server->start());
    ChatClient late(m_format);
    QVERIFY(late.guest(url()));
    QCOMPARE(late.ask(EnterRoom{.roomName = u"yard"_s}).error(), "room_not_found"_ba);
    QVERIFY(late.create({.roomName = u"yard"_s, .kind = RoomKind::Channel}).log.empty());
}

void tst_RoomLife::banned()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s}).room.id;
    QVERIFY(jiho.enter(u"yard"_s).room.id == room);
    QCOMPARE(mina.ask(BanMember{.room = room, .user = jiho.auth.user.id, .ms = 600'000}).type(), "ok"_ba);
    QVERIFY(jiho.take("room.removed_you").as<RoomRemovedYou>().until);
    const Received no = jiho.ask(EnterRoom{.room = room});
    QCOMPARE(no.error(), "room_banned"_ba);
    QVERIFY(no.as<ErrorInfo>().retryAfterMs.value_or(0) > 0);
    const RoomBanList bans = mina.ask(ListRoomBans{room}).as<RoomBanList>();
    QCOMPARE(bans.bans.size(), size_t(1));
    QCOMPARE(bans.bans.front().user, jiho.auth.user);
    QCOMPARE(mina.ask(UnbanMember{room, jiho.auth.user.id}).type(), "ok"_ba);
    QVERIFY(jiho.enter(u"yard"_s).room.id.isValid());
}

void tst_RoomLife::invited()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient suni(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .inviteOnly = true}).room.id;
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "invite_required"_ba);
    QVERIFY(mina.ask(InviteToRoom{.room = room, .user = jiho.auth.user.id}).as<InviteInfo>().user);
    const RoomInvited invitation = jiho.take("room.invited").as<RoomInvited>();
    QCOMPARE(invitation.room.name, u"yard"_s);
    QCOMPARE(invitation.by, std::optional(mina.auth.user));
    QCOMPARE(suni.ask(EnterRoom{.room = room, .invite = invitation.code}).error(), "invite_invalid"_ba);
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .invite = invitation.code}).type(), "ok"_ba);
    const InviteInfo open = mina.ask(InviteToRoom{.room = room, .uses = 2, .ms = 60'000}).as<InviteInfo>();
    QCOMPARE(suni.ask(EnterRoom{.room = room, .invite = open.code}).type(), "ok"_ba);
    QCOMPARE(mina.ask(ListInvites{room}).as<InviteList>().invites.front().uses, 1);
    QCOMPARE(mina.ask(RevokeInvite{room, open.code}).type(), "ok"_ba);
    QVERIFY(mina.ask(ListInvites{room}).as<InviteList>().invites.empty());
    QCOMPARE(suni.ask(BrowseRooms{.query = u"yard"_s}).as<RoomList>().total, 0);
}

QTEST_GUILESS_MAIN(tst_RoomLife)
#include "tst_roomlife.moc"
