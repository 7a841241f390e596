// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/consoletest.h"

#include <QScopeGuard>
#include <QSemaphore>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// People whom operators bring from room to room, at real clients (F-184).
class tst_OperatorMoves final : public QObject, private ConsoleTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY2(start(), qPrintable(failure())); }
    void cleanup() { stop(); }

    void peopleAreMoved();
    void oneSessionIsMoved();
    void whoDoesNotGetInStays();
    void whoIsLostOnTheWayStays();
    void whoIsLostBehindTheMoveHasMoved();
    void movesThatAreNone_data();
    void movesThatAreNone();
};

void tst_OperatorMoves::peopleAreMoved()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    ChatClient suni(WireFormat::Json);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s) && suni.guest(url(), u"suni"_s));
    const RoomId from = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    const auto to = ask(MakeRoom{.roomName = u"광장"_s,
                                 .kind = RoomKind::Meeting,
                                 .password = u"secret"_s,
                                 .inviteOnly = true,
                                 .reason = u"x"_s});
    QVERIFY(to);
    const auto moved = ask(MovePeople{.room = from, .to = to->room, .reason = u"합칩니다"_s});
    QVERIFY(moved);
    QCOMPARE(*moved, (MoveAnswer{.moved = 2, .stayed = 0}));
    for (ChatClient *one : {&mina, &jiho}) {
        const auto brought = one->take("room.brought").as<RoomBrought>();
        QCOMPARE(brought, (RoomBrought{.room = to->room, .from = from, .words = u"합칩니다"_s}));
        QCOMPARE(one->take("room.snapshot").as<RoomSnapshot>().room.id, to->room);
        const auto removed = one->take("room.removed_you").as<RoomRemovedYou>();
        QCOMPARE(removed.room, from);
        QCOMPARE(removed.reason, LeaveReason::Left);
        QCOMPARE(one->ask(SendMessage{from, "n", u"hi"_s}).error(), "not_joined");
        QCOMPARE(one->say(to->room, u"hi"_s).type(), "ok");
    }
    QCOMPARE(ask(FetchRoom{from})->row.people, 0);
    QVERIFY(waitUntil([&] { return ask(FetchRoom{to->room})->connected == 2; }, ChatClient::patience));
    QVERIFY(audited("room move").target.endsWith("2 moved, 0 stayed"_L1));
    // Who was brought needs no invitation when he comes back; anybody else does.
    QCOMPARE(mina.ask(LeaveRoom{to->room}).type(), "ok");
    QVERIFY(mina.enter(u"광장"_s).room.id.isValid());
    QCOMPARE(suni.ask(EnterRoom{.room = to->room}).error(), "invite_required");
}

void tst_OperatorMoves::oneSessionIsMoved()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Json);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId from = mina.enter(u"channel-1"_s).room.id;
    const RoomId to = jiho.enter(u"channel-2"_s).room.id;
    QVERIFY(jiho.enter(u"channel-1"_s).room.id.isValid());
    const MovePeople move{.room = from, .to = to, .session = mina.welcome.session, .reason = u"x"_s};
    QCOMPARE(*ask(move), (MoveAnswer{.moved = 1, .stayed = 0}));
    QVERIFY(mina.take("room.removed_you"));
    QCOMPARE(jiho.say(from, u"still here"_s).type(), "ok");
    QCOMPARE(ask(move).error().code, ErrorCode::UserNotFound); // he is not there any more
    QCOMPARE(audited("room move").result, "user_not_found");
}

void tst_OperatorMoves::whoDoesNotGetInStays()
{
    const auto to
        = ask(MakeRoom{.roomName = u"small"_s, .kind = RoomKind::Meeting, .max = 1, .reason = u"x"_s});
    QVERIFY(to);
    std::array<ChatClient, 2> people;
    RoomId from;
    for (ChatClient &one : people) {
        QVERIFY(one.guest(url()));
        from = one.enter(u"channel-1"_s).room.id;
    }
    QCOMPARE(*ask(MovePeople{.room = from, .to = to->room, .reason = u"x"_s}),
             (MoveAnswer{.moved = 1, .stayed = 1}));
    QVERIFY(waitUntil([&] { return ask(FetchRoom{from})->row.people == 1; }, ChatClient::patience));
    int here = 0;
    for (ChatClient &one : people) {
        QVERIFY(one.settle());
        here += one.say(from, u"hi"_s).type() == "ok" ? 1 : 0;
    }
    QCOMPARE(here, 1);
}

/// The other room has not taken him in yet: he comes back to the first one only.
void tst_OperatorMoves::whoIsLostOnTheWayStays()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId from = mina.enter(u"channel-1"_s).room.id;
    const RoomId to = jiho.enter(u"channel-2"_s).room.id;
    Hub &hub = *(*m_server)->parts().hub;
    const auto gate = std::make_shared<QSemaphore>();
    const auto open = qScopeGuard([gate] { gate->release(); });
    QVERIFY(hub.look(to, [gate](const Room *, const auto &) { gate->acquire(); }) == Submitted::Taken);
    const MovePeople move{.room = from, .to = to, .session = mina.welcome.session, .reason = u"x"_s};
    m_console->act({.name = "mina", .address = "192.0.2.7"}, move, [](const auto &) { });
    QCOMPARE(ask(move).error().code, ErrorCode::UserNotFound); // he is on his way: at the other room's door
    QVERIFY(mina.lose());
    gate->release();
    QCOMPARE(jiho.take("member.joined").as<MemberJoined>().user, mina.auth.user);
    QCOMPARE(jiho.take("member.left").as<MemberLeft>(), (MemberLeft{mina.auth.user.id, LeaveReason::Left}));
    ChatClient back(WireFormat::Json);
    QVERIFY(back.resume(url(), mina));
    QCOMPARE(back.welcome.rooms, std::vector{from});
    QCOMPARE(back.say(to, u"hi"_s).error(), "not_joined");
    QVERIFY(back.enter(u"channel-1"_s).room.id == from);
}

/// He is in the other room, and the first one has not let go yet: he comes back to the other one only.
void tst_OperatorMoves::whoIsLostBehindTheMoveHasMoved()
{
    ChatClient mina(WireFormat::Json);
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId from = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(jiho.enter(u"channel-1"_s).room.id == from);
    const RoomId to = jiho.enter(u"channel-2"_s).room.id;
    Hub &hub = *(*m_server)->parts().hub;
    const auto gate = std::make_shared<QSemaphore>();
    const auto open = qScopeGuard([gate] { gate->release(); });
    QVERIFY(hub.look(from, [gate](const Room *, const auto &) { gate->acquire(); }) == Submitted::Taken);
    const MovePeople move{.room = from, .to = to, .session = mina.welcome.session, .reason = u"x"_s};
    QCOMPARE(*ask(move), (MoveAnswer{.moved = 1, .stayed = 0}));
    QVERIFY(mina.take("room.brought"));
    QVERIFY(mina.lose());
    QVERIFY(waitUntil([&] { return ask(FetchRoom{to})->connected == 1; }, ChatClient::patience));
    gate->release();
    const auto left = jiho.take("member.left").as<MemberLeft>();
    QCOMPARE(left, (MemberLeft{mina.auth.user.id, LeaveReason::Left}));
    ChatClient back(WireFormat::Json);
    QVERIFY(back.resume(url(), mina));
    QCOMPARE(back.welcome.rooms, std::vector{to});
    QCOMPARE(back.say(from, u"hi"_s).error(), "not_joined");
}

void tst_OperatorMoves::movesThatAreNone_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("into the same room") << u"channel-1"_s << ErrorCode::BadField;
    QTest::newRow("into a room that is closed") << u"channel-2"_s << ErrorCode::RoomClosed;
    QTest::newRow("into a room under quarantine") << u"channel-3"_s << ErrorCode::RoomLocked;
    QTest::newRow("into the room of announcements") << u"system"_s << ErrorCode::WrongRoomKind;
    QTest::newRow("into no room") << u"nowhere"_s << ErrorCode::RoomNotFound;
}

void tst_OperatorMoves::movesThatAreNone()
{
    QFETCH(QString, where);
    QFETCH(ErrorCode, error);
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(url()));
    const RoomId from = mina.enter(u"channel-1"_s).room.id;
    RoomId to{1};
    const auto list = ask(ListRooms{}); // outlives the loop
    QVERIFY(list);
    for (const AdminRoomRow &row : list->rooms)
        to = row.name == where ? row.id : to;
    if (where == "channel-2"_L1)
        QVERIFY(ask(CloseRoom{to, u"x"_s}));
    if (where == "channel-3"_L1)
        QVERIFY(ask(QuarantineRoom{to, true, u"x"_s}));
    const auto moved = ask(MovePeople{.room = from, .to = to, .reason = u"x"_s});
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, error);
    QCOMPARE(audited("room move").result, QByteArray(errorRow(error).name.data()));
    QCOMPARE(mina.say(from, u"still here"_s).type(), "ok");
}

QTEST_GUILESS_MAIN(tst_OperatorMoves)
#include "tst_operatormoves.moc"
