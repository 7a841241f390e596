// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/ownroomstest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Rooms that people make, on sockets, from the first packet to the last (F-033 .. F-051).
class tst_Rooms final : public QObject, private OwnRoomsTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init() { QVERIFY2(startServer(), qPrintable(failure())); }
    void cleanup() { m_server.reset(); }

    void makeARoomAndTalk_S1_26_S1_27();
    void aPasswordRoom_B1_12();
    void whatCannotBeMade_data();
    void whatCannotBeMade();
    void theListIsLive_S1_31_S1_33();
    void theHostLeaves_B1_37();
    void whoIsKickedHearsNothingMore_S1_29_S1_30();
    void kickUnderLoad_B4_13();
    void kickedWhileHeWasAway();
};

void tst_Rooms::makeARoomAndTalk_S1_26_S1_27()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"mina"_s) && jiho.guest(url(), u"jiho"_s));
    const RoomSnapshot made
        = mina.create({.roomName = u"안마당"_s, .kind = RoomKind::Meeting, .max = 2, .topic = u"차"_s});
    const RoomId room = made.room.id;
    QVERIFY(room.isValid());
    QCOMPARE(made.host, std::optional(mina.auth.user.id));
    QCOMPARE(made.role, std::optional(RoomRole::Host));
    QCOMPARE(made.room.topic, std::optional(u"차"_s));
    QCOMPARE(made.room.kind, RoomKind::Meeting);

    const RoomSnapshot entered = jiho.enter(u"안마당"_s);
    QCOMPARE(entered.room.id, room);
    QCOMPARE(entered.host, std::optional(mina.auth.user.id));
    QVERIFY(!entered.role);
    ChatClient late(m_format);
    QVERIFY(late.guest(url()));
    QCOMPARE(late.ask(EnterRoom{.room = room}).error(), "room_full"_ba); // max of the wish

    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"hello"_s);
    QCOMPARE(jiho.ask(YieldHost{.room = room, .to = jiho.auth.user.id}).error(), "not_host"_ba);
    QCOMPARE(mina.ask(YieldHost{.room = room, .to = jiho.auth.user.id}).type(), "ok"_ba);
    for (ChatClient *one : {&mina, &jiho}) {
        const RoomHost host = one->take("room.host").as<RoomHost>();
        QCOMPARE(host.from, std::optional(mina.auth.user.id));
        QCOMPARE(host.to, jiho.auth.user);
        QCOMPARE(host.reason, HostReason::Yield);
    }
    QCOMPARE(jiho.ask(UpdateRoom{.room = room, .topic = u"커피"_s, .announceOnly = true}).type(), "ok"_ba);
    const RoomChanged changed = mina.take("room.changed").as<RoomChanged>();
    QCOMPARE(changed.topic, std::optional(u"커피"_s));
    QCOMPARE(changed.by, std::optional(jiho.auth.user));
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    QCOMPARE(jiho.take("member.left").as<MemberLeft>().user, mina.auth.user.id);
}

void tst_Rooms::aPasswordRoom_B1_12()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"안마당"_s, .password = u"열려라"_s}).room.id;
    QVERIFY(room.isValid());
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "bad_password"_ba);
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .password = u"닫혀라"_s}).error(), "bad_password"_ba);
    // What is asked behind it waits for it, as behind any entering.
    const RequestId entering = jiho.send(EnterRoom{.room = room, .password = u"열려라"_s});
    const RequestId reading = jiho.send(FetchHistory{.room = room});
    QCOMPARE(jiho.answerOf(entering).type(), "ok"_ba);
    QVERIFY(jiho.take("room.snapshot").as<RoomSnapshot>().room.password);
    QCOMPARE(jiho.answerOf(reading).type(), "ok"_ba);
    QCOMPARE(jiho.say(room, u"hi"_s).type(), "ok"_ba);
    // The host changes it; whoever is in stays.
    QCOMPARE(mina.ask(UpdateRoom{.room = room, .password = u"새 말"_s}).type(), "ok"_ba);
    QCOMPARE(jiho.take("room.changed").as<RoomChanged>().password, std::optional(true));
    QCOMPARE(jiho.say(room, u"hi"_s).type(), "ok"_ba);
    QVERIFY(jiho.enter(u"안마당"_s).room.id.isValid());
}

void tst_Rooms::whatCannotBeMade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<int>("max");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("a name that is taken, in other letters")
        << u"YARD"_s << RoomKind::Meeting << 5 << "room_name_taken"_ba;
    QTest::newRow("the name of a channel")
        << u"channel-0"_s << RoomKind::Meeting << 5 << "room_name_taken"_ba;
    QTest::newRow("the name of the system's room")
        << u"System"_s << RoomKind::Meeting << 5 << "room_name_taken"_ba;
    QTest::newRow("no name") << u"  "_s << RoomKind::Meeting << 5 << "room_name_invalid"_ba;
    QTest::newRow("a name of 65 letters")
        << QString(65, u'x') << RoomKind::Meeting << 5 << "room_name_invalid"_ba;
    QTest::newRow("an invisible letter") << u"a\u200bb"_s << RoomKind::Meeting << 5 << "room_name_invalid"_ba;
    QTest::newRow("a match") << u"new"_s << RoomKind::Match << 5 << "wrong_room_kind"_ba;
    QTest::newRow("a system room") << u"new"_s << RoomKind::System << 5 << "wrong_room_kind"_ba;
    QTest::newRow("for 501 people") << u"new"_s << RoomKind::Meeting << 501 << "too_large"_ba;
    QTest::newRow("for nobody") << u"new"_s << RoomKind::Meeting << 0 << "bad_field"_ba;
    QTest::newRow("a name of 64 letters, for 500 people")
        << QString(64, u'x') << RoomKind::Meeting << 500 << ""_ba;
}

void tst_Rooms::whatCannotBeMade()
{
    QFETCH(QString, name);
    QFETCH(RoomKind, kind);
    QFETCH(int, max);
    QFETCH(QByteArray, error);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QVERIFY(mina.create({.roomName = u"yard"_s}).room.id.isValid());
    QCOMPARE(mina.ask(CreateRoom{.roomName = name, .kind = kind, .max = max}).error(), error);
    // The connection is as good as before.
    QVERIFY(mina.create({.roomName = u"garden"_s}).room.id.isValid());
}

void tst_Rooms::theListIsLive_S1_31_S1_33()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomList before = jiho.ask(BrowseRooms{.query = u"YARD"_s, .subscribe = true}).as<RoomList>();
    QCOMPARE(before.total, 0);
    const RoomId room = mina.create({.roomName = u"back yard"_s, .topic = u"tea"_s}).room.id;
    const auto hasRoom = [&](const Received &received) {
        const auto rooms = received.type() == "room.list.changed" ? received.as<RoomListChanged>().rooms
                                                                  : std::vector<RoomInfo>();
        return std::ranges::any_of(rooms,
                                   [&](const RoomInfo &one) { return one.id == room && one.people == 1; });
    };
    QVERIFY(jiho.take(hasRoom));
    const RoomList found
        = jiho.ask(BrowseRooms{.kind = RoomKind::Temporary, .query = u"YARD"_s, .hasSpace = true})
              .as<RoomList>();
    QCOMPARE(found.rooms.size(), size_t(1));
    QCOMPARE(found.rooms.front().topic, std::optional(u"tea"_s));
    QCOMPARE(jiho.ask(BrowseRooms{.kind = RoomKind::Channel, .limit = 3}).as<RoomList>().total, 10);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba); // the last: the room is gone in a while
    const auto isGone = [&](const Received &received) {
        return received.type() == "room.list.changed"
            && received.as<RoomListChanged>().gone == std::vector{room};
    };
    QVERIFY(jiho.take(isGone));
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "room_not_found"_ba);
    QCOMPARE(jiho.ask(BrowseRooms{.subscribe = false}).type(), "ok"_ba);
}

void tst_Rooms::theHostLeaves_B1_37()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient suni(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s}).room.id;
    QVERIFY(jiho.enter(u"yard"_s).room.id == room && suni.enter(u"yard"_s).room.id == room);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    const RoomHost next = suni.take("room.host").as<RoomHost>();
    QCOMPARE(next.to, jiho.auth.user);
    QCOMPARE(next.reason, HostReason::Left);
    QVERIFY(jiho.take("room.host")); // or his goodbye may meet what is on its way, and he counts as lost
    jiho.close();
    QCOMPARE(suni.take("room.host").as<RoomHost>().to, suni.auth.user);
    QCOMPARE(suni.ask(UpdateRoom{.room = room, .topic = u"mine"_s}).type(), "ok"_ba);
}

void tst_Rooms::whoIsKickedHearsNothingMore_S1_29_S1_30()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomSnapshot made = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Meeting});
    const RoomId room = made.room.id;
    QVERIFY(jiho.enter(u"yard"_s).room.id == room);
    QCOMPARE(mina.ask(KickMember{.room = room, .user = jiho.auth.user.id, .reason = u"쉬세요"_s}).type(),
             "ok"_ba);
    const RoomRemovedYou removed = jiho.take("room.removed_you").as<RoomRemovedYou>();
    QCOMPARE(removed.room, room);
    QCOMPARE(removed.reason, LeaveReason::Kicked);
    QCOMPARE(removed.by, std::optional(mina.auth.user));
    QCOMPARE(removed.words, std::optional(u"쉬세요"_s));
    const Received left = mina.take("member.left");
    QCOMPARE(left.as<MemberLeft>().reason, LeaveReason::Kicked);
    QVERIFY(left.packet.seq > 0); // it is kept
    QCOMPARE(mina.say(room, u"among us"_s).type(), "ok"_ba);
    QVERIFY(jiho.settle());
    QCOMPARE(jiho.count("msg.new"), 0);
    QCOMPARE(jiho.count("member.left"), 0);
    QCOMPARE(jiho.say(room, u"hi"_s).error(), "not_joined"_ba);
    // Not as one who was only away; but as anybody else.
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .since = Position{made.epoch, 0}}).error(), "not_joined"_ba);
    QVERIFY(jiho.take("room.removed_you"));
    QVERIFY(jiho.enter(u"yard"_s).room.id.isValid());
}

void tst_Rooms::kickUnderLoad_B4_13()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Meeting}).room.id;
    std::deque<ChatClient> people;
    for (int i = 0; i < 6; ++i) {
        ChatClient &one = people.emplace_back(m_format);
        QVERIFY(one.guest(url()) && one.enter(u"yard"_s).room.id == room);
    }
    constexpr int each = 40;
    std::vector<RequestId> kicks;
    for (int i = 0; i < each; ++i) {
        for (ChatClient &one : people)
            (void)one.send(
                SendMessage{.room = room, .nonce = "n" + QByteArray::number(i), .text = u"loud"_s});
        if (i % 10 == 5) // one after the other, in the middle of it
            kicks.push_back(mina.send(KickMember{.room = room, .user = people[size_t(i / 10)].auth.user.id}));
    }
    for (const RequestId kick : kicks)
        QCOMPARE(mina.answerOf(kick).type(), "ok"_ba);
    QVERIFY(mina.fence(room));
    for (size_t i = 0; i < people.size(); ++i) {
        ChatClient &one = people[i];
        QVERIFY(one.settle());
        QVERIFY(one.isOpen());
        const bool kicked = i < kicks.size();
        QCOMPARE(one.count("room.removed_you"), kicked ? 1 : 0);
        if (!kicked)
            continue;
        bool isOut = false;
        for (const Received &heard : one.waiting()) { // in their order
            QVERIFY2(!isOut || heard.packet.room != room, heard.type().constData());
            isOut = isOut || heard.type() == "room.removed_you";
        }
    }
    QCOMPARE(mina.ask(ListMembers{.room = room}).as<MemberPage>().total, 3);
}

void tst_Rooms::kickedWhileHeWasAway()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient back(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomSnapshot made = mina.create({.roomName = u"yard"_s, .kind = RoomKind::Meeting});
    const RoomId room = made.room.id;
    QVERIFY(jiho.enter(u"yard"_s).room.id == room);
    QVERIFY(jiho.lose());
    QCOMPARE(mina.ask(KickMember{.room = room, .user = jiho.auth.user.id}).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"among us"_s).type(), "ok"_ba);
    QVERIFY(back.resume(url(), jiho));
    QCOMPARE(back.ask(EnterRoom{.room = room, .since = Position{made.epoch, 0}}).error(), "not_joined"_ba);
    QCOMPARE(back.take("room.removed_you").as<RoomRemovedYou>().room, room);
    QCOMPARE(mina.say(room, u"still among us"_s).type(), "ok"_ba);
    QVERIFY(back.settle());
    QCOMPARE(back.count("msg.new"), 0);
    QCOMPARE(back.ask(FetchHistory{.room = room}).error(), "not_joined"_ba);
}

QTEST_GUILESS_MAIN(tst_Rooms)
#include "tst_rooms.moc"
