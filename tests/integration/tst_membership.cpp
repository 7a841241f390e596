// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

#include <QElapsedTimer>

#include <set>
#include <sys/socket.h>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Who is in a room, whatever happens to connections, and that the others hear of it (B5-18).
class tst_Membership final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void theNewerLoginWins_row29_B1_08();
    void fiftyLoginsWithOneToken_B1_09();
    void connectAndCloseStorm_B2_03();
    void oneStalledMemberOfTwenty_B1_05_B2_01();
    void aLostMemberLeavesOnceAfterTheGrace_B1_07_B1_16();
    void whoComesBackInTimeWasNeverAway();
    void aGoodbyeFreesTheSeatAtOnce();
    void aGoodbyeIsHeardBeforeTheBreak();
    void twoEntersAtOnceAreOneJoin_B2_13();
    void listsAndEventsAreTheTruth_B1_11();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// What a client sends until it is in a room, in one piece, without waiting for answers.
    [[nodiscard]] QByteArray wholeEntry(const QString &room) const;
    [[nodiscard]] int peopleIn(ChatClient &client, const QString &room) const;

    static constexpr Milliseconds grace{400};
    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Membership::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 1000;
    m_server->config.channels.grace = grace;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

QByteArray tst_Membership::wholeEntry(const QString &room) const
{
    const auto frame = [this](const QByteArray &packet) {
        return server::masked(m_format == WireFormat::Json ? server::Opcode::Text : server::Opcode::Binary,
                              packet);
    };
    const QByteArray name = m_format == WireFormat::Json ? "chat.v1" : "chat.v1.cbor";
    return RawClient::upgradeHead("Sec-WebSocket-Protocol: " + name + "\r\n")
        + frame(encodeRequest(m_format, 1, Hello{.version = 1}))
        + frame(encodeRequest(m_format, 2, AuthGuest{}))
        + frame(encodeRequest(m_format, 3, EnterRoom{.roomName = room}));
}

int tst_Membership::peopleIn(ChatClient &client, const QString &room) const
{
    const auto channels = client.ask(ListChannels{}).as<ChannelList>().channels;
    const auto found = std::ranges::find(channels, room, &RoomInfo::name);
    return found != channels.end() ? found->people : -1;
}

void tst_Membership::theNewerLoginWins_row29_B1_08()
{
    ChatClient jiho(m_format);
    ChatClient older(m_format);
    ChatClient newer(m_format);
    QVERIFY(jiho.guest(url()) && older.guest(url(), u"mina"_s));
    const RoomId room = jiho.enter(u"channel-0"_s).room.id;
    QVERIFY(older.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(jiho.take("member.joined"));

    QVERIFY(newer.token(url(), older.auth.token));
    QCOMPARE(newer.auth.user, older.auth.user);
    QVERIFY(newer.welcome.session != older.welcome.session);
    const ReplacedBy by = older.take("session.replaced").as<SessionReplaced>().by;
    QVERIFY(by.addressHint.startsWith(u"127."_s));
    QVERIFY(by.time > Timestamp{});
    QCOMPARE(older.closeCode(), int(CloseCode::Replaced));

    // The older connection is gone for good by now; the newer one is found, seated and heard.
    QCOMPARE(newer.enter(u"channel-0"_s).membersTotal, 2);
    QCOMPARE(newer.say(room, u"still here"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().user.id, older.auth.user.id);
    QVERIFY(jiho.fence(room));
    QVERIFY(jiho.count("member.left") <= 1);
    ChatClient newest(m_format);
    QVERIFY(newest.token(url(), newer.auth.token));
    QCOMPARE(newer.closeCode(), int(CloseCode::Replaced));
    QVERIFY(newest.settle());
}

void tst_Membership::fiftyLoginsWithOneToken_B1_09()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    std::deque<ChatClient> all;
    for (int i = 0; i < 50; ++i)
        QVERIFY(all.emplace_back(m_format).open(url()));
    for (ChatClient &one : all)
        (void)one.send(AuthToken{.token = mina.auth.token});
    const auto open = [&] { return std::ranges::count_if(all, &ChatClient::isOpen); };
    QTRY_COMPARE(open(), 1);
    QCOMPARE(mina.closeCode(), int(CloseCode::Replaced));
    const auto survivor = std::ranges::find_if(all, &ChatClient::isOpen);
    QVERIFY(survivor->take("welcome"));
    QVERIFY(survivor->enter(u"channel-0"_s).room.id.isValid());
    for (auto one = all.begin(); one != all.end(); ++one)
        QCOMPARE(one->count("session.replaced"), one == survivor ? 0 : 1);
}

/// Also an enter of somebody who is gone by the time when it is looked at (B1-40).
void tst_Membership::connectAndCloseStorm_B2_03()
{
    ChatClient witness(m_format);
    QVERIFY(witness.guest(url()));
    const RoomId room = witness.enter(u"channel-0"_s).room.id;
    const QByteArray entry = wholeEntry(u"channel-0"_s);
    for (int i = 0; i < 300; ++i) {
        RawClient client;
        QVERIFY(client.connectTo(*m_server, m_transport));
        client.send(entry);
        if (i % 10 == 9) // some are really in before they go; most never get that far
            QVERIFY(client.takeStatus() == 101 && client.takeFrameWith("channel-0"));
        if (i % 3 == 0)
            client.socket().abort(); // the rest ends in order, or when it dies
        else if (i % 3 == 1)
            client.socket().disconnectFromHost();
    }
    const auto joined = [&] { return witness.count("member.joined"); };
    QTRY_VERIFY(joined() >= 30 && joined() == witness.count("member.left"));
    QTRY_COMPARE(peopleIn(witness, u"channel-0"_s), 1);
    QVERIFY(witness.fence(room));
    const RoomSnapshot seen = witness.enter(u"channel-0"_s);
    QCOMPARE(seen.members, (std::vector<UserInfo>{witness.auth.user}));
    QCOMPARE(joined(), witness.count("member.left"));
}

void tst_Membership::oneStalledMemberOfTwenty_B1_05_B2_01()
{
    RawClient stalled;
    stalled.readNothing();
    QVERIFY(stalled.connectTo(*m_server, m_transport));
    std::deque<ChatClient> others;
    for (int i = 0; i < 19; ++i)
        QVERIFY(others.emplace_back(m_format).guest(url()));
    const RoomId room = others[0].enter(u"channel-0"_s).room.id;
    stalled.send(wholeEntry(u"channel-0"_s));
    QVERIFY(others[0].take("member.joined"));
    for (size_t i = 1; i < others.size(); ++i)
        QVERIFY(others[i].enter(u"channel-0"_s).room.id.isValid());

    for (int i = 0; i < 50; ++i)
        QCOMPARE(others[0].say(room, u"m%1"_s.arg(i) + QString(1000, u'x')).type(), "ok"_ba);
    for (ChatClient &other : others) {
        for (int i = 0; i < 50; ++i)
            QVERIFY(other.take("msg.new").as<MessageNew>().text.startsWith(u"m%1x"_s.arg(i)));
    }
    QCOMPARE(peopleIn(others[0], u"channel-0"_s), 20);
    QVERIFY(stalled.isConnected());
}

void tst_Membership::aLostMemberLeavesOnceAfterTheGrace_B1_07_B1_16()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QElapsedTimer sinceLoss;
    sinceLoss.start();
    jiho.drop();
    QCOMPARE(mina.take("member.left").as<MemberLeft>(), (MemberLeft{jiho.auth.user.id, LeaveReason::Lost}));
    QVERIFY(sinceLoss.elapsed() >= grace.count());
    QCOMPARE(peopleIn(mina, u"channel-0"_s), 1);
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.left"), 0);
}

void tst_Membership::whoComesBackInTimeWasNeverAway()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient back(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(mina.take("member.joined"));
    QVERIFY(jiho.lose());
    QVERIFY(back.token(url(), jiho.auth.token));
    QCOMPARE(back.enter(u"channel-0"_s).membersTotal, 2);

    // Longer than the grace: a guest who is lost after him leaves first of all that is told.
    ChatClient other(m_format);
    QVERIFY(other.guest(url()) && other.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(mina.take("member.joined").as<MemberJoined>().user, other.auth.user);
    other.drop();
    QCOMPARE(mina.take("member.left").as<MemberLeft>().user, other.auth.user.id);
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.left") + mina.count("member.joined"), 0);
}

void tst_Membership::aGoodbyeFreesTheSeatAtOnce()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url(), u"jiho"_s));
    QVERIFY(mina.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    jiho.close(); // 1000
    QCOMPARE(mina.take("member.left").as<MemberLeft>(), (MemberLeft{jiho.auth.user.id, LeaveReason::Left}));
    ChatClient another(m_format);
    QVERIFY(another.guest(url(), u"jiho"_s)); // the nick is free, too
}

/// It is there, unread, when the stream breaks: he has not read all that was said to him.
void tst_Membership::aGoodbyeIsHeardBeforeTheBreak()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const QByteArray goodbye = server::masked(server::Opcode::Close, QByteArray("\x03\xe8", 2));
    for (int i = 0; i < 20; ++i) {
        RawClient jiho;
        jiho.readNothing();
        QVERIFY(jiho.connectTo(*m_server, Transport::Ws)); // a reset; TLS has its own end
        jiho.send(wholeEntry(u"channel-0"_s));
        const UserId who = mina.take("member.joined").as<MemberJoined>().user.id;
        (void)mina.send(SendMessage{room, QByteArray::number(i), u"hello"_s}); // on its way to him
        jiho.send(goodbye);
        const linger atOnce{.l_onoff = 1, .l_linger = 0};
        QCOMPARE(::setsockopt(int(jiho.socket().socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                              sizeof atOnce),
                 0);
        jiho.socket().abort();
        QCOMPARE(mina.take("member.left").as<MemberLeft>(), (MemberLeft{who, LeaveReason::Left}));
    }
}

void tst_Membership::twoEntersAtOnceAreOneJoin_B2_13()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const RequestId first = jiho.send(EnterRoom{.room = room});
    const RequestId second = jiho.send(EnterRoom{.room = room});
    QCOMPARE(jiho.answerOf(first).type(), "ok"_ba);
    QCOMPARE(jiho.answerOf(second).type(), "ok"_ba);
    QVERIFY(jiho.take("room.snapshot") && jiho.take("room.snapshot"));
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("member.joined"), 1);
    QVERIFY(jiho.fence(room)); // he hears everything once
    QCOMPARE(jiho.count("msg.new"), 1); // mina's fence
}

void tst_Membership::listsAndEventsAreTheTruth_B1_11()
{
    std::deque<ChatClient> people;
    std::set<UserId> truth;
    for (int i = 0; i < 12; ++i) {
        QVERIFY(people.emplace_back(m_format).guest(url()));
        truth.insert(people.back().auth.user.id);
    }
    for (ChatClient &one : people)
        (void)one.send(EnterRoom{.roomName = u"channel-0"_s});
    for (ChatClient &one : people) {
        std::set<UserId> known;
        for (const UserInfo &member : one.take("room.snapshot").as<RoomSnapshot>().members)
            QVERIFY(known.insert(member.id).second);
        while (known.size() < truth.size()) {
            const Received joined = one.take("member.joined");
            QVERIFY(joined);
            QVERIFY2(known.insert(joined.as<MemberJoined>().user.id).second, "told twice");
        }
        QVERIFY(known == truth);
    }
}

QTEST_GUILESS_MAIN(tst_Membership)
#include "tst_membership.moc"
