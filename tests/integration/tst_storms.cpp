// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <map>
#include <set>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using chat::server::masked;
using chat::server::Opcode;

namespace {

/// What a client sends until it is in the rooms, behind each other. Its request ids begin with `firstId`.
QByteArray entryOf(const QStringList &rooms, RequestId firstId = 1, const QString &nick = {})
{
    const auto frame = [&firstId](const auto &command) {
        return masked(Opcode::Text, encodeRequest(WireFormat::Json, firstId++, command));
    };
    QByteArray bytes = RawClient::upgradeHead() + frame(Hello{.version = 1})
        + frame(AuthGuest{nick.isEmpty() ? std::nullopt : std::optional(nick)});
    for (const QString &room : rooms)
        bytes += frame(EnterRoom{.roomName = room});
    return bytes;
}

int people(ChatClient &client, const QString &room)
{
    const auto channels = client.ask(ListChannels{}).as<ChannelList>().channels;
    const auto found = std::ranges::find(channels, room, &RoomInfo::name);
    return found != channels.end() ? found->people : -1;
}

/// All that stands at `what` in packets that were not taken apart, for example every "r":"(...)".
std::set<QString> allIn(const QByteArray &bytes, const QString &what)
{
    std::set<QString> found;
    for (const auto &match : QRegularExpression(what).globalMatch(QString::fromUtf8(bytes)))
        found.insert(match.captured(1));
    return found;
}

} // namespace

/// Many at once, and some of them stalled, dying or in a hurry: the others feel nothing of it.
class tst_Storms final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void oneStalledAmongAHundred_B1_05_B2_01_B2_02_B4_15_row19();
    void membersWhoDieInABroadcast_B1_04_B1_43_B2_05_B5_07_B5_08();
    void reusedDescriptorsInAStorm_B5_06();
    void burstsArriveInOrder_B1_01_B1_02_data();
    void burstsArriveInOrder_B1_01_B1_02();
    void authorsAtOnceAreHeardByteForByte_B5_02();
    void seatsAreGivenExactly_B1_12_B3_16();
    void oneMessageAtATime_B5_10();
    void aCrowdIsToldWhole();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }

    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Storms::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 100'000;
    limits.byteBurst = 1'000'000'000;
    m_server->config.channels.grace = Milliseconds(0);
}

/// The loud room fills what the systems buffer for him; the other room is where nobody may notice.
void tst_Storms::oneStalledAmongAHundred_B1_05_B2_01_B2_02_B4_15_row19()
{
    m_server->config.limits.outboxMark = Milliseconds(60'000); // so that it is the bytes
    QVERIFY(m_server->start());
    ChatClient loud;
    QVERIFY(loud.guest(url()));
    const RoomId loudRoom = loud.enter(u"channel-1"_s).room.id;
    std::deque<ChatClient> others;
    for (int i = 0; i < 100; ++i) {
        QVERIFY(others.emplace_back(i % 2 ? WireFormat::Cbor : WireFormat::Json).guest(url()));
        QVERIFY(others.back().enter(u"channel-0"_s).room.id.isValid());
    }
    RawClient stalled;
    stalled.readNothing();
    QVERIFY(stalled.connectTo(*m_server, m_transport));
    stalled.send(entryOf({u"channel-0"_s, u"channel-1"_s}));
    QVERIFY(loud.take("member.joined"));
    QTRY_COMPARE(people(loud, u"channel-0"_s), 101);
    const RoomId room = others[0].enter(u"channel-0"_s).room.id;

    const QString words(limits::maxTextCodePoints, u'가');
    QStringList said;
    int volume = 0;
    while (loud.count("member.left") == 0 && volume < 2000) {
        RequestId last = 0;
        for (int i = 0; i < 20; ++i)
            last = loud.send(
                SendMessage{.room = loudRoom, .nonce = QByteArray::number(++volume), .text = words});
        QCOMPARE(loud.answerOf(last).type(), "ok"_ba);
        said << u"m%1"_s.arg(said.size());
        QCOMPARE(others[0].say(room, said.back()).type(), "ok"_ba);
    }
    QCOMPARE(loud.take("member.left").as<MemberLeft>().reason, LeaveReason::Lost);
    for (ChatClient &other : others) {
        QStringList heard;
        for (qsizetype i = 0; i < said.size(); ++i)
            heard << other.take("msg.new").as<MessageNew>().text;
        QCOMPARE(heard, said);
        QVERIFY(other.take("member.left"));
    }
    QCOMPARE((*m_server)->parts().net->slowConsumers, quint64(1));
    ChatClient next; // the server accepts and serves
    QVERIFY(next.guest(url()));
    QCOMPARE(next.enter(u"channel-0"_s).membersTotal, 101);

    // What he did get has no hole, and the end says why it is the end.
    stalled.readAgain();
    QCOMPARE(stalled.takeStatus(), 101);
    std::map<QString, qint64> lastSeq;
    auto frame = stalled.takeFrame();
    for (; frame && frame->opcode == Opcode::Text; frame = stalled.takeFrame()) {
        const QJsonObject packet = QJsonDocument::fromJson(frame->payload).object();
        if (packet["t"_L1] == "msg.new"_L1)
            QCOMPARE(packet["q"_L1].toInteger(), ++lastSeq[packet["r"_L1].toString()]);
    }
    QVERIFY(lastSeq[QString::fromLatin1(loudRoom.toText())] > 20);
    QVERIFY(frame && frame->opcode == Opcode::Close);
    QCOMPARE(quint8(frame->payload[0]) << 8 | quint8(frame->payload[1]), int(CloseCode::SlowConsumer));
}

void tst_Storms::membersWhoDieInABroadcast_B1_04_B1_43_B2_05_B5_07_B5_08()
{
    QVERIFY(m_server->start());
    ChatClient author;
    ChatClient witness(WireFormat::Cbor);
    QVERIFY(author.guest(url()) && witness.guest(url()));
    const RoomId room = author.enter(u"channel-0"_s).room.id;
    std::deque<RawClient> dying(30);
    for (size_t i = 0; i < dying.size(); ++i) { // some before the witness in the room's lists, some behind
        if (i == dying.size() / 2)
            QVERIFY(witness.enter(u"channel-0"_s).room.id.isValid());
        QVERIFY(dying[i].connectTo(*m_server, m_transport));
        dying[i].send(entryOf({u"channel-0"_s}));
        QVERIFY(dying[i].takeStatus() == 101 && dying[i].takeFrameWith("channel-0"));
    }
    QTRY_COMPARE(people(author, u"channel-0"_s), 32);

    QStringList said;
    std::vector<RequestId> asked;
    for (RawClient &one : dying) {
        for (int i = 0; i < 10; ++i) {
            said << u"m%1"_s.arg(said.size());
            asked.push_back(author.send(SendMessage{
                .room = room, .nonce = said.back().toLatin1(), .text = said.back() + QString(2000, u'x')}));
            if (i == 5)
                one.socket().abort(); // with bytes unread, so that the next write fails
        }
    }
    for (const RequestId request : asked)
        QCOMPARE(author.answerOf(request).type(), "ok"_ba);
    for (ChatClient *whole : {&author, &witness}) {
        for (const QString &text : said)
            QCOMPARE(whole->take("msg.new").as<MessageNew>().text.section(u'x', 0, 0), text);
    }
    QTRY_COMPARE(author.count("member.left"), 30); // each once, however many writes failed
    QVERIFY(author.fence(room));
    QCOMPARE(author.count("member.left"), 30);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(author.take("member.left").as<MemberLeft>().reason, LeaveReason::Lost);
    QCOMPARE(people(author, u"channel-0"_s), 2);
    QTRY_COMPARE((*m_server)->parts().admission->connections(), 2);

    witness.drop();
    QVERIFY(author.take("member.left"));
    QVERIFY(author.fence(room)); // alone, and still heard
}

/// Each newcomer's socket has the number of one who just died. Whoever gets anything of the other's room,
/// name or requests got what was meant for the other.
void tst_Storms::reusedDescriptorsInAStorm_B5_06()
{
    constexpr int rooms = 4;
    constexpr int alive = 8;
    QVERIFY(m_server->start());
    std::deque<ChatClient> talkers;
    std::vector<RoomId> ids;
    for (int i = 0; i < rooms; ++i) {
        QVERIFY(talkers.emplace_back().guest(url()));
        ids.push_back(talkers.back().enter(u"channel-%1"_s.arg(i)).room.id);
    }
    const QString system = QString::fromLatin1(talkers[0].welcome.system.toText());
    std::array<std::unique_ptr<RawClient>, alive> clients;
    const auto check = [&](const RawClient &client, int number) {
        const QByteArray &bytes = client.received();
        for (const QString &room : allIn(bytes, u"\"r\":\"(\\w+)\""_s))
            QVERIFY2(room == system || room.toLatin1() == ids[size_t(number % rooms)].toText(),
                     bytes.constData());
        for (const QString &id : allIn(bytes, u"\"id\":(\\d+)[,}]"_s))
            QVERIFY2(id.toInt() / 10 == number + 1, bytes.constData());
        for (const QString &nick : allIn(bytes, u"\"t\":\"welcome\".*?\"nick\":\"([^\"]+)\""_s))
            QVERIFY2(nick == u"storm %1"_s.arg(number), bytes.constData());
    };
    for (int number = 0; number < 240; ++number) {
        auto &place = clients[size_t(number % alive)];
        if (place) {
            if (number % 3 == 0) { // he really got in; the others die on their way
                QVERIFY(waitUntil([&] { return place->received().contains("\"t\":\"msg.new\""); },
                                  RawClient::patience));
                QVERIFY(
                    place->received().contains(QByteArray("storm " + QByteArray::number(number - alive))));
            }
            check(*place, number - alive);
            place->socket().abort();
        }
        for (int i = 0; i < rooms; ++i) {
            (void)talkers[size_t(i)].send(
                SendMessage{.room = ids[size_t(i)], .nonce = QByteArray::number(number), .text = u"m"_s});
        }
        place = std::make_unique<RawClient>();
        QVERIFY(place->connectTo(*m_server, m_transport));
        place->send(entryOf({u"channel-%1"_s.arg(number % rooms)}, RequestId((number + 1) * 10),
                            u"storm %1"_s.arg(number)));
    }
    for (auto &place : clients)
        place.reset();
    for (int i = 0; i < rooms; ++i) {
        QTRY_COMPARE(people(talkers[0], u"channel-%1"_s.arg(i)), 1);
        QVERIFY(talkers[size_t(i)].fence(ids[size_t(i)]));
        QCOMPARE(talkers[size_t(i)].count("msg.new"), 240);
    }
}

void tst_Storms::burstsArriveInOrder_B1_01_B1_02_data()
{
    QTest::addColumn<int>("messages");
    QTest::newRow("10 in one go") << 10;
    QTest::newRow("1000 in one go") << 1000;
}

void tst_Storms::burstsArriveInOrder_B1_01_B1_02()
{
    QFETCH(int, messages);
    m_server->config.channels.grace = Milliseconds(60'000);
    QVERIFY(m_server->start());
    ChatClient author;
    ChatClient reader(WireFormat::Cbor);
    ChatClient lost;
    QVERIFY(author.guest(url()) && reader.guest(url()) && lost.guest(url()));
    const RoomId room = author.enter(u"channel-0"_s).room.id;
    QVERIFY(reader.enter(u"channel-0"_s).room.id.isValid() && lost.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(lost.lose()); // a job for in 60 s is before whatever is said now
    for (int i = 1; i <= messages; ++i) {
        (void)author.send(SendMessage{.room = room, .nonce = QByteArray::number(i), .text = u"m%1"_s.arg(i)});
    }
    for (ChatClient *client : {&author, &reader}) {
        for (int i = 1; i <= messages; ++i) {
            const Received heard = client->take("msg.new");
            QCOMPARE(heard.packet.seq, Seq(i));
            QCOMPARE(heard.as<MessageNew>().text, u"m%1"_s.arg(i));
        }
    }
    QCOMPARE(author.count("member.left"), 0);
}

void tst_Storms::authorsAtOnceAreHeardByteForByte_B5_02()
{
    constexpr int authors = 8;
    constexpr int each = 40;
    // All are in this thread, so nobody reads while somebody writes; on a slow machine that is more than 1
    // MiB.
    m_server->config.limits.outboxHardBytes = m_server->config.limits.outboxMarkBytes = 64 * 1024 * 1024;
    QVERIFY(m_server->start());
    std::deque<ChatClient> all;
    RoomId room;
    for (int i = 0; i < authors; ++i) {
        QVERIFY(all.emplace_back(i % 2 ? WireFormat::Cbor : WireFormat::Json).guest(url()));
        room = all.back().enter(u"channel-0"_s).room.id;
    }
    const auto text = [](int author, int i) -> QString { // of many lengths, each like no other
        return u"%1/%2 "_s.arg(author).arg(i) + QString(1 + (i * 97 + author * 13) % 3000, QChar(0xAC00 + i));
    };
    for (int i = 0; i < each; ++i) {
        for (int author = 0; author < authors; ++author) {
            (void)all[size_t(author)].send(
                SendMessage{.room = room, .nonce = QByteArray::number(i), .text = text(author, i)});
        }
    }
    std::map<std::pair<Seq, WireFormat>, QByteArray> first;
    for (ChatClient &reader : all) {
        std::array<int, authors> next{};
        for (Seq seq = 1; seq <= authors * each; ++seq) {
            const Received heard = reader.take("msg.new");
            QCOMPARE(heard.packet.seq, seq);
            const auto [bytes, isFirst] = first.try_emplace({seq, reader.format()}, heard.bytes);
            QCOMPARE(heard.bytes, bytes->second);
            const auto message = heard.as<MessageNew>();
            const auto author = std::ranges::find(
                all, message.user.id, [](const ChatClient &client) { return client.auth.user.id; });
            const auto number = author - all.begin();
            QCOMPARE(message.text, text(int(number), next[size_t(number)]++));
        }
    }
}

void tst_Storms::seatsAreGivenExactly_B1_12_B3_16()
{
    constexpr int seats = 25;
    m_server->config.channels.people = seats;
    QVERIFY(m_server->start());
    std::deque<ChatClient> all;
    for (int i = 0; i < 60; ++i)
        QVERIFY(all.emplace_back().guest(url()));
    std::vector<RequestId> asked;
    for (ChatClient &one : all)
        asked.push_back(one.send(EnterRoom{.roomName = u"channel-0"_s}));
    int in = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        const Received answer = all[i].answerOf(asked[i]);
        in += answer.type() == "ok" ? 1 : 0;
        QVERIFY(answer.type() == "ok" || answer.error() == "room_full");
    }
    QCOMPARE(in, seats);
    QCOMPARE(people(all[0], u"channel-0"_s), seats);
}

/// Nothing else wakes anybody here: a wake-up that is lost is a message that does not come.
void tst_Storms::oneMessageAtATime_B5_10()
{
    QVERIFY(m_server->start());
    ChatClient mina;
    ChatClient jiho;
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    for (Seq seq = 1; seq <= 600; ++seq) {
        ChatClient &author = seq % 2 ? mina : jiho;
        QCOMPARE(author.say(room, u"m"_s).as<MessageSent>().seq, seq);
        QCOMPARE(mina.take("msg.new").packet.seq, seq);
        QCOMPARE(jiho.take("msg.new").packet.seq, seq);
    }
}

/// So much is told of who comes that it waits (decision 37): it comes nevertheless, in order, before what is
/// said behind it, and when nothing is said.
void tst_Storms::aCrowdIsToldWhole()
{
    constexpr int crowd = 60;
    QVERIFY(m_server->start());
    std::deque<ChatClient> all;
    for (int i = 0; i < crowd; ++i)
        QVERIFY(all.emplace_back(i % 2 ? WireFormat::Cbor : WireFormat::Json).guest(url()));
    const RoomId room = all[0].enter(u"channel-0"_s).room.id;
    std::vector<RequestId> asked{0};
    for (int i = 1; i < crowd; ++i)
        asked.push_back(all[size_t(i)].send(EnterRoom{.roomName = u"channel-0"_s}));
    for (size_t i = 1; i < asked.size(); ++i)
        QCOMPARE(all[i].answerOf(asked[i]).type(), "ok"_ba);
    QCOMPARE(all.back().say(room, u"all here"_s).type(), "ok"_ba);
    QVERIFY(all[0].take("msg.new"));
    QCOMPARE(all[0].count("member.joined"), crowd - 1); // before what was said
    std::vector<UserId> order;
    for (int i = 1; i < crowd; ++i)
        order.push_back(all[0].take("member.joined").as<MemberJoined>().user.id);
    for (size_t i = 1; i < crowd; ++i) { // whoever came later hears the rest, in the same order
        const auto own = std::ranges::find(order, all[i].auth.user.id);
        for (auto next = own + 1; next < order.end(); ++next)
            QCOMPARE(all[i].take("member.joined").as<MemberJoined>().user.id, *next);
        QCOMPARE(all[i].count("member.joined"), 0);
    }
    for (int i = 1; i < crowd; ++i)
        all[size_t(i)].drop();
    QTRY_COMPARE(all[0].count("member.left"), crowd - 1); // nothing else wakes it
}

QTEST_GUILESS_MAIN(tst_Storms)
#include "tst_storms.moc"
