// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/fieldtable.h"
#include "tests/integration/servertest.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

/// A packet by somebody who says in it who he is.
struct Forged {
    RoomId room;
    QByteArray nonce;
    QString text;
    UserId uid;
    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &Forged::room}, Field{"nonce"_L1, &Forged::nonce},
                      Field{"text"_L1, &Forged::text}, Field{"uid"_L1, &Forged::uid}};
    }
};

Seq seqOf(const Received &said) { return said.as<MessageSent>().seq; }

} // namespace

/// People who talk, through sockets and the whole server.
class tst_Chat final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void aMessageCrosses();
    void theSameMessageInBothFormats();
    void severalRoomsAtOnce();
    void aRoomIsEnteredByNameOrById();
    void theLast100Of150_B1_38();
    void channelsAreListedAndTheirNumbersFollow();
    void history_data();
    void history();
    void historyIsRefused();
    void pingComesBack();
    void everyUnknownTypeIsAnswered_B1_14();
    void theOpeningHasAnOrder_B2_06();
    void nobodySpeaksFromOutside_B2_06();
    void nobodySaysWhoHeIs_B3_02();
    void roomsPerSession();
    void seatsOfARoom_B3_16();
    void aRepeatedNonceIsHarmless_B3_22();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    [[nodiscard]] bool sayAll(ChatClient &client, RoomId room, int count);

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_Chat::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 1000;
    limits.roomsPerSession = 3;
    m_server->config.channels.people = 3;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

/// m1, m2 ... in one go; true when all are answered.
bool tst_Chat::sayAll(ChatClient &client, RoomId room, int count)
{
    RequestId last = 0;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i);
        last = client.send(
            SendMessage{.room = room, .nonce = "n" + number, .text = u"m"_s + QString::fromLatin1(number)});
    }
    return seqOf(client.answerOf(last)) == count;
}

void tst_Chat::aMessageCrosses()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"mina"_s));
    QVERIFY(jiho.guest(url(), u"지호"_s));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const RoomSnapshot seen = jiho.enter(u"channel-0"_s);
    QCOMPARE(seen.members, (std::vector<UserInfo>{mina.auth.user, jiho.auth.user}));
    QCOMPARE(mina.take("member.joined").as<MemberJoined>().user, jiho.auth.user);
    QCOMPARE(jiho.count("member.joined"), 0); // not of himself (B1-44)

    const auto text = u"안녕 지호 👋 \u200b<b>"_s;
    const RequestId request = mina.send(SendMessage{.room = room, .nonce = "one", .text = text});
    const auto isNew = [](const Received &received) { return received.type() == "msg.new"; };
    const Received heard = jiho.take("msg.new");
    QTRY_COMPARE(mina.count("msg.new"), 1);
    const auto &waiting = mina.waiting();
    const auto answer
        = std::ranges::find_if(waiting, [&](const Received &r) { return r.packet.id == request; });
    const auto own = std::ranges::find_if(waiting, isNew);
    QVERIFY2(answer < own, "the author's ok comes before the message");
    QCOMPARE(own->bytes, heard.bytes); // the same bytes for everybody
    QCOMPARE(answer->as<MessageSent>().seq, 1);
    QCOMPARE(answer->as<MessageSent>().nonce, "one"_ba);
    QCOMPARE(heard.packet.room, room);
    QCOMPARE(heard.packet.seq, 1);
    QCOMPARE(heard.packet.time, answer->as<MessageSent>().time);
    QCOMPARE(heard.as<MessageNew>().user, mina.auth.user);
    QCOMPARE(heard.as<MessageNew>().text, text);
}

void tst_Chat::theSameMessageInBothFormats()
{
    const WireFormat other = m_format == WireFormat::Json ? WireFormat::Cbor : WireFormat::Json;
    ChatClient mina(m_format);
    ChatClient jiho(other);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(seqOf(mina.say(room, u"하나"_s)), 1);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"하나"_s);
    QCOMPARE(seqOf(jiho.say(room, u"둘"_s)), 2);
    QCOMPARE(mina.take("msg.new").as<MessageNew>().text, u"하나"_s);
    QCOMPARE(mina.take("msg.new").as<MessageNew>().text, u"둘"_s);
}

void tst_Chat::severalRoomsAtOnce()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId first = mina.enter(u"channel-1"_s).room.id;
    const RoomId second = mina.enter(u"channel-2"_s).room.id;
    QVERIFY(jiho.enter(u"channel-2"_s).room.id.isValid());
    QCOMPARE(seqOf(mina.say(first, u"in the first"_s)), 1);
    QCOMPARE(seqOf(mina.say(second, u"in the second"_s)), 1); // numbers are the room's own
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"in the second"_s);

    QCOMPARE(mina.ask(LeaveRoom{second}).type(), "ok"_ba);
    QCOMPARE(jiho.take("member.left").as<MemberLeft>(), (MemberLeft{mina.auth.user.id, LeaveReason::Left}));
    QCOMPARE(seqOf(mina.say(first, u"still here"_s)), 2);
    QCOMPARE(mina.say(second, u"from outside"_s).error(), "not_joined"_ba);
    QVERIFY(jiho.fence(second));
    QCOMPARE(jiho.count("msg.new"), 0);
}

void tst_Chat::aRoomIsEnteredByNameOrById()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-7"_s).room.id;
    QCOMPARE(mina.ask(EnterRoom{.room = room}).as<RoomEntered>().room, room);
    QCOMPARE(mina.take("room.snapshot").as<RoomSnapshot>().room.name, u"channel-7"_s);
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"channel-10"_s}).error(), "room_not_found"_ba); // of 10
    QCOMPARE(mina.ask(EnterRoom{.room = RoomId{1}}).error(), "room_not_found"_ba);
    QCOMPARE(mina.ask(EnterRoom{.room = room, .roomName = u"channel-7"_s}).error(), "bad_field"_ba);
    QCOMPARE(mina.ask(EnterRoom{}).error(), "missing_field"_ba);
}

void tst_Chat::theLast100Of150_B1_38()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QVERIFY(sayAll(mina, mina.enter(u"channel-0"_s).room.id, 150));
    const RoomSnapshot snapshot = jiho.enter(u"channel-0"_s);
    QCOMPARE(textsOf(snapshot.log), numbered(u"m"_s, 51, 150));
    QCOMPARE(snapshot.from, 51);
    QCOMPARE(snapshot.to, 150);
    QCOMPARE(snapshot.seq, 150);
    QVERIFY(!snapshot.complete);
}

void tst_Chat::channelsAreListedAndTheirNumbersFollow()
{
    ChatClient watcher(m_format);
    ChatClient mina(m_format);
    QVERIFY(watcher.guest(url()) && mina.guest(url()));
    const auto list = watcher.ask(ListChannels{.subscribe = true}).as<ChannelList>().channels;
    QCOMPARE(list.size(), size_t(10)); // as configured (B1-22)
    QVERIFY(std::ranges::is_sorted(list, {}, &RoomInfo::name));
    QCOMPARE(list.front(),
             (RoomInfo{list.front().id, u"channel-0"_s, RoomKind::Channel, 0, 3})); // its own limit (B1-25)

    const RoomId room = mina.enter(u"channel-4"_s).room.id;
    const auto changed = watcher.take("channel.changed").as<ChannelChanged>().channels;
    QCOMPARE(changed, (std::vector<ChannelCount>{{room, 1, 3}}));
    QCOMPARE(mina.count("channel.changed"), 0); // did not ask
}

void tst_Chat::history_data()
{
    QTest::addColumn<FetchHistory>("query");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<bool>("completeBefore");
    QTest::addColumn<bool>("completeAfter");
    QTest::newRow("the newest 50") << FetchHistory{} << 71 << 120 << false << true;
    QTest::newRow("the newest 10") << FetchHistory{.limit = 10} << 111 << 120 << false << true;
    QTest::newRow("50 before 60") << FetchHistory{.before = 60} << 10 << 59 << false << false;
    QTest::newRow("the beginning") << FetchHistory{.before = 51} << 1 << 50 << true << false;
    QTest::newRow("5 after 60") << FetchHistory{.after = 60, .limit = 5} << 61 << 65 << false << false;
    QTest::newRow("to the end") << FetchHistory{.after = 117} << 118 << 120 << false << true;
    QTest::newRow("all of it") << FetchHistory{.after = 0, .limit = 300} << 1 << 120 << true << true;
}

void tst_Chat::history()
{
    QFETCH(FetchHistory, query);
    QFETCH(int, first);
    QFETCH(int, last);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    query.room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(sayAll(mina, query.room, 120));
    const auto page = mina.ask(query).as<HistoryAnswer>();
    QCOMPARE(textsOf(page.events), numbered(u"m"_s, first, last));
    QTEST(page.completeBefore, "completeBefore");
    QTEST(page.completeAfter, "completeAfter");
    QCOMPARE(page.first, 1);

    const auto around
        = mina.ask(FetchHistory{.room = query.room, .around = first, .limit = 9}).as<HistoryAnswer>().events;
    QVERIFY(around.size() >= 5 && around.size() <= 9);
    QVERIFY(textsOf(around).contains(u"m%1"_s.arg(first)));
    QCOMPARE(textsOf(around), numbered(u"m"_s, int(around.front().seq), int(around.back().seq)));
}

void tst_Chat::historyIsRefused()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QCOMPARE(mina.ask(FetchHistory{.room = room, .before = 5, .after = 1}).error(), "bad_cursor"_ba);
    QCOMPARE(mina.ask(FetchHistory{.room = room, .limit = 0}).error(), "bad_field"_ba);
    QCOMPARE(mina.ask(FetchHistory{.room = room, .limit = 300}).type(), "ok"_ba);
    QCOMPARE(mina.ask(FetchHistory{.room = room, .limit = 301}).error(), "bad_field"_ba);
    QCOMPARE(mina.ask(LeaveRoom{room}).type(), "ok"_ba);
    QCOMPARE(mina.ask(FetchHistory{.room = room}).error(), "not_joined"_ba);
}

void tst_Chat::pingComesBack()
{
    ChatClient mina(m_format);
    QVERIFY(mina.open(url())); // also before the login
    const Received answer = mina.ask(Ping{.number = 7, .time = 1234});
    QCOMPARE(answer.type(), "pong"_ba);
    QCOMPARE(answer.as<Pong>().number, 7);
    QCOMPARE(answer.as<Pong>().time, 1234);
    QVERIFY(answer.as<Pong>().serverTime > Timestamp{});
}

void tst_Chat::everyUnknownTypeIsAnswered_B1_14()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    for (RequestId i = 0; i < 256; ++i) { // the seeds' numbers, as words
        const QByteArray type = QByteArray::number(i);
        mina.sendBytes(encode(m_format, QLatin1StringView(type), {.id = 1000 + i}, Nothing{}));
    }
    for (RequestId i = 0; i < 256; ++i)
        QCOMPARE(mina.answerOf(1000 + i).error(), "unknown_type"_ba);
    QVERIFY(mina.settle());
}

void tst_Chat::theOpeningHasAnOrder_B2_06()
{
    ChatClient mina(m_format);
    mina.connectTo(url());
    QVERIFY(mina.take("hello"));
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "protocol_order"_ba);
    QCOMPARE(mina.ask(AuthGuest{}).error(), "protocol_order"_ba);
    QCOMPARE(mina.ask(Hello{.version = 1}).type(), "ok"_ba);
    QCOMPARE(mina.ask(Hello{.version = 1}).error(), "protocol_order"_ba);
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "auth_required"_ba);
    QCOMPARE(mina.say(RoomId{1}, u"hi"_s).error(), "auth_required"_ba);
    QCOMPARE(mina.ask(AuthToken{.token = "forged"}).error(), "token_invalid"_ba);
    QCOMPARE(mina.ask(AuthGuest{}).type(), "ok"_ba);
    QCOMPARE(mina.ask(AuthGuest{}).error(), "protocol_order"_ba);

    ChatClient old(m_format);
    old.connectTo(url());
    QVERIFY(old.take("hello"));
    QCOMPARE(old.ask(Hello{.version = 0}).error(), "version_unsupported"_ba);
    QCOMPARE(old.closeCode(), int(CloseCode::VersionUnsupported));
}

void tst_Chat::nobodySpeaksFromOutside_B2_06()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QCOMPARE(jiho.say(room, u"hi"_s).error(), "not_joined"_ba);
    QCOMPARE(jiho.say(jiho.welcome.system, u"I am the operator"_s).error(), "read_only_room"_ba);
    QCOMPARE(jiho.ask(LeaveRoom{room}).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"  \n"_s).error(), "empty_message"_ba);
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("msg.new") + mina.count("member.left"), 0);
}

void tst_Chat::nobodySaysWhoHeIs_B3_02()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const Forged forged{.room = room, .nonce = "n", .text = u"I am somebody else"_s, .uid = UserId{7}};
    for (const auto type : {"msg.send"_L1, "auth.guest"_L1, "room.leave"_L1, "ping"_L1}) {
        mina.sendBytes(encode(m_format, type, {.id = 99}, forged));
        QCOMPARE(mina.answerOf(99).error(), "identity_not_allowed"_ba);
    }
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("msg.new"), 0);
}

void tst_Chat::roomsPerSession()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId first = mina.enter(u"channel-1"_s).room.id;
    QVERIFY(mina.enter(u"channel-2"_s).room.id.isValid()); // N-1
    QVERIFY(mina.enter(u"channel-3"_s).room.id.isValid()); // N
    QCOMPARE(mina.ask(EnterRoom{.roomName = u"channel-4"_s}).error(), "too_many_rooms"_ba); // N+1
    QVERIFY(mina.enter(u"channel-2"_s).room.id.isValid()); // is in it already
    QCOMPARE(mina.ask(LeaveRoom{first}).type(), "ok"_ba);
    QVERIFY(mina.enter(u"channel-4"_s).room.id.isValid());
}

void tst_Chat::seatsOfARoom_B3_16()
{
    std::deque<ChatClient> people;
    for (int i = 0; i < 4; ++i)
        QVERIFY(people.emplace_back(m_format).guest(url()));
    for (int i = 0; i < 3; ++i) // N-1 and N
        QCOMPARE(people[size_t(i)].enter(u"channel-0"_s).membersTotal, i + 1);
    QCOMPARE(people[3].ask(EnterRoom{.roomName = u"channel-0"_s}).error(), "room_full"_ba); // N+1
    people[0].close();
    QVERIFY(people[1].take("member.left"));
    QCOMPARE(people[3].enter(u"channel-0"_s).membersTotal, 3);
}

void tst_Chat::aRepeatedNonceIsHarmless_B3_22()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const auto first = mina.say(room, u"once"_s, "same").as<MessageSent>();
    const auto again = mina.say(room, u"once"_s, "same").as<MessageSent>();
    QVERIFY(!first.duplicate);
    QVERIFY(again.duplicate.value_or(false));
    QCOMPARE(again.seq, first.seq);
    QCOMPARE(again.time, first.time);
    QCOMPARE(mina.say(room, u"twice"_s, "same").error(), "duplicate_nonce_mismatch"_ba);
    QVERIFY(mina.take("msg.new"));
    QVERIFY(mina.fence(room));
    QCOMPARE(mina.count("msg.new"), 0);
}

QTEST_GUILESS_MAIN(tst_Chat)
#include "tst_chat.moc"
