// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/clientperson.h"
#include "tests/integration/servertest.h"

#include <random>

using namespace chat;
using namespace chat::test;
using chat::test::patience;
using namespace std::chrono_literals;

/// Waiting for a seat in a full room, on sockets (U-17).
class tst_Waiting final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void theFirstOfThoseWhoWaitGetsTheSeat();
    void whoWaitsMayDoOtherThings();
    void whoWaitsTakesOneOfHisRooms();
    void aHeldSeatGoesToTheNext();
    void theEndOfAConnectionIsTheEndOfItsWait_data();
    void theEndOfAConnectionIsTheEndOfItsWait();
    void aLostOneKeepsHisPlaceForTheGrace();
    void whereNobodyMayWait();
    void aHundredForTwentyFiveSeats_B3_16();
    void theClientSitsDownByItself();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    [[nodiscard]] static int wish(ChatClient &client, RoomId room)
    {
        return client.ask(EnterRoom{.room = room, .waitlist = true}).as<RoomEntered>().queued.value_or(0);
    }
    [[nodiscard]] static bool sitDown(ChatClient &client, RoomId room)
    {
        const Received answer = client.ask(EnterRoom{.room = room, .waitlist = true});
        return answer.type() == "ok" && !answer.as<RoomEntered>().queued
            && client.take("room.snapshot").as<RoomSnapshot>().room.people <= m_seats;
    }

    static constexpr int m_seats = 25;
    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Waiting::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_Waiting::theFirstOfThoseWhoWaitGetsTheSeat()
{
    ChatClient mina;
    ChatClient jiho(WireFormat::Cbor);
    ChatClient suni;
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).error(), "room_full"_ba);
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(wish(suni, room), 2);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    const SeatReady ready = jiho.take("room.seat_ready").as<SeatReady>();
    QCOMPARE(ready.room, room);
    QCOMPARE(Milliseconds(ready.holdMs), Milliseconds(limits::seatHold));
    QCOMPARE(mina.ask(EnterRoom{.room = room}).error(), "room_full"_ba); // it is held
    QVERIFY(sitDown(jiho, room));
    QCOMPARE(suni.take("room.waitlist").as<RoomWaitlist>().position, 1);
    QVERIFY(jiho.fence(room)); // he hears the room
    QCOMPARE(suni.ask(LeaveWaitlist{room}).type(), "ok"_ba);
    QCOMPARE(suni.ask(LeaveWaitlist{room}).type(), "ok"_ba); // twice is no error
    QCOMPARE(jiho.ask(LeaveRoom{room}).type(), "ok"_ba);
    QVERIFY(suni.settle());
    QCOMPARE(suni.count("room.seat_ready"), 0);
    QCOMPARE(suni.count("msg.new"), 0);
}

/// The answer that lets somebody wait is no snapshot: what comes behind it must not wait, too.
void tst_Waiting::whoWaitsMayDoOtherThings()
{
    ChatClient mina;
    ChatClient jiho;
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(jiho.say(room, u"let me in"_s).error(), "not_joined"_ba);
    QCOMPARE(jiho.ask(FetchHistory{.room = room}).error(), "not_joined"_ba);
    const RoomId channel = jiho.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.fence(channel));
    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    QVERIFY(jiho.fence(channel));
    QCOMPARE(jiho.count("msg.new"), 0); // who waits hears nothing of the room
    QCOMPARE(mina.ask(DeleteRoom{room, u"yard"_s}).type(), "ok"_ba);
    QCOMPARE(jiho.take("room.waitlist").as<RoomWaitlist>().position, 0);
    QCOMPARE(jiho.count("room.gone"), 0);
}

void tst_Waiting::whoWaitsTakesOneOfHisRooms()
{
    m_server->config.limits.roomsPerSession = 1;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient mina;
    ChatClient jiho;
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(jiho.ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "too_many_rooms"_ba);
    QCOMPARE(wish(jiho, room), 1); // that one is his
    QCOMPARE(jiho.ask(LeaveWaitlist{room}).type(), "ok"_ba);
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .waitlist = true}).error(), "too_many_rooms"_ba);
}

void tst_Waiting::aHeldSeatGoesToTheNext()
{
    m_server->config.rooms.seatHold = 50ms;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient mina;
    ChatClient jiho;
    ChatClient suni;
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(wish(suni, room), 2);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    QVERIFY(jiho.take("room.seat_ready"));
    QCOMPARE(jiho.take("room.waitlist").as<RoomWaitlist>().position, 0);
    QVERIFY(suni.take("room.seat_ready"));
}

void tst_Waiting::theEndOfAConnectionIsTheEndOfItsWait_data()
{
    QTest::addColumn<bool>("replaced"); // by a new login; else lost, and there is no grace
    QTest::newRow("lost") << false;
    QTest::newRow("replaced by a new login") << true;
}

void tst_Waiting::theEndOfAConnectionIsTheEndOfItsWait()
{
    QFETCH(bool, replaced);
    m_server->config.channels.grace = 0ms;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient mina;
    ChatClient jiho;
    ChatClient suni;
    ChatClient again;
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(wish(suni, room), 2);
    if (replaced)
        QVERIFY(again.token(url(), jiho.auth.token));
    else
        QVERIFY(jiho.lose());
    QCOMPARE(suni.take("room.waitlist").as<RoomWaitlist>().position, 1);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    QVERIFY(suni.take("room.seat_ready"));
    QVERIFY(sitDown(suni, room));
}

void tst_Waiting::aLostOneKeepsHisPlaceForTheGrace()
{
    ChatClient mina;
    ChatClient jiho;
    ChatClient suni;
    ChatClient back;
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(wish(jiho, room), 1);
    QCOMPARE(wish(suni, room), 2);
    QVERIFY(jiho.lose());
    QVERIFY(back.resume(url(), jiho));
    QVERIFY(back.welcome.rooms.empty()); // he was not in it
    QCOMPARE(wish(back, room), 1);
    QVERIFY(back.lose());
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    ChatClient late;
    QVERIFY(late.resume(url(), back)); // his seat was held meanwhile
    QVERIFY(sitDown(late, room));
}

void tst_Waiting::whereNobodyMayWait()
{
    ChatClient looks;
    looks.connectTo(url());
    const auto offered = looks.take("hello").as<ServerHello>().features;
    QVERIFY(std::ranges::find(offered, "waitlist") != offered.end());
    m_server->config.rooms.waiting = 0;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    ChatClient mina;
    ChatClient jiho;
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    QCOMPARE(jiho.ask(EnterRoom{.room = room, .waitlist = true}).error(), "room_full"_ba);
    looks.connectTo(url());
    const auto features = looks.take("hello").as<ServerHello>().features;
    QVERIFY(!features.empty() && std::ranges::find(features, "waitlist") == features.end());
}

/// Rounds of leaving and dropping, inside and in the list: each time exactly as many get a seat as went, and
/// these are who waited longest.
void tst_Waiting::aHundredForTwentyFiveSeats_B3_16()
{
    m_server->config.channels.grace = 0ms;
    m_server->config.channels.people = m_seats;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    std::vector<std::unique_ptr<ChatClient>> clients;
    std::vector<ChatClient *> inside;
    std::deque<ChatClient *> waiting; // the reference: a plain queue
    RoomId room;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<ChatClient>(i % 2 ? WireFormat::Cbor : WireFormat::Json));
        ChatClient &client = *clients.back();
        QVERIFY(client.guest(url()));
        if (i < m_seats) {
            room = client.enter(u"channel-0"_s).room.id;
            QVERIFY(room.isValid());
            inside.push_back(&client);
        } else {
            waiting.push_back(&client);
            QCOMPARE(wish(client, room), int(waiting.size()));
        }
    }
    std::mt19937 random(16);
    const auto takeOne = [&random](auto &list) {
        const auto who = list.begin() + std::uniform_int_distribution<qsizetype>(0, list.size() - 1)(random);
        ChatClient *client = *who;
        list.erase(who);
        return client;
    };
    int seated = 0;
    int went = 0;
    while (waiting.size() >= 10) {
        for (int i = 0; i < 2; ++i) { // out of the middle of the list
            ChatClient *client = takeOne(waiting);
            QVERIFY(i == 0 ? client->lose() : client->ask(LeaveWaitlist{room}).type() == "ok");
        }
        const int free = std::uniform_int_distribution(1, 6)(random);
        for (int i = 0; i < free; ++i) {
            ChatClient *client = takeOne(inside);
            QVERIFY(i % 2 ? client->lose() : client->ask(LeaveRoom{room}).type() == "ok");
            ++went;
        }
        for (int i = 0; i < free; ++i) {
            ChatClient *next = waiting.front();
            waiting.pop_front();
            QVERIFY(next->take("room.seat_ready"));
            QVERIFY(sitDown(*next, room));
            inside.push_back(next);
            ++seated;
        }
        for (ChatClient *client : waiting)
            QCOMPARE(client->count("room.seat_ready"), 0);
    }
    QCOMPARE(seated, went);
    QCOMPARE(inside.size(), size_t(m_seats));
    QCOMPARE(inside.front()->ask(ListMembers{.room = room}).as<MemberPage>().total, m_seats);
}

void tst_Waiting::theClientSitsDownByItself()
{
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.create({.roomName = u"yard"_s, .max = 1}).room.id;
    Person jiho;
    QVERIFY(jiho.comeIn(m_server->url(Transport::Ws), u"지호"_s)); // certificates are tst_clientdoor's
    QVERIFY(jiho.session->offers("waitlist"));
    QSignalSpy seated(jiho.session.get(), &Session::seated);
    jiho.session->enter({.room = u"yard"_s, .waits = true}, jiho.session.get(), [](const auto &) { });
    QTRY_COMPARE_WITH_TIMEOUT(jiho.session->waiting(room), (WaitingPlace{1}), patience);
    jiho.loseLine(); // and asks again by itself
    QTRY_VERIFY_WITH_TIMEOUT(jiho.session->status().state != LinkState::Online, patience);
    jiho.session->tryNow();
    QVERIFY(jiho.isOnline());
    QTRY_COMPARE_WITH_TIMEOUT(jiho.session->waiting(room), (WaitingPlace{1}), patience);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    QTRY_COMPARE_WITH_TIMEOUT(seated.size(), 1, patience);
    QVERIFY(!jiho.session->waiting(room));
    QCOMPARE(jiho.session->members(room)->total(), 1);
}

QTEST_GUILESS_MAIN(tst_Waiting)
#include "tst_waiting.moc"
