// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using chat::server::masked;
using chat::server::Opcode;

namespace {

/// What a client sends until it is in channel-0, behind each other.
QByteArray wholeEntry()
{
    return RawClient::upgradeHead()
        + masked(Opcode::Text, encodeRequest(WireFormat::Json, 1, Hello{.version = 1}))
        + masked(Opcode::Text, encodeRequest(WireFormat::Json, 2, AuthGuest{}))
        + masked(Opcode::Text, encodeRequest(WireFormat::Json, 3, EnterRoom{.roomName = u"channel-0"_s}));
}

} // namespace

/// Who takes too much, says too much (B2-07), or says nothing.
class tst_Limits final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void aSlowConsumerIsClosed_row19_data();
    void aSlowConsumerIsClosed_row19();
    void whoReadsIsNeverSlow_row19();
    void aFloodIsStopped_row25();
    void aMuteEnds_row25();
    void theFloodStateIsTheUsers_row25_data();
    void theFloodStateIsTheUsers_row25();
    void messageLength_data();
    void messageLength();
    void openRequests();
    void silenceIsAskedAndClosed_row48();
    void anyFrameIsASignOfLife_row48();
    void aPongIsASignOfLife_row48();
    void whoDoesNotLogInIsClosed();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// A socket in channel-0 that has read everything so far.
    [[nodiscard]] bool enterRaw(RawClient &client);

    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Limits::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
}

bool tst_Limits::enterRaw(RawClient &client)
{
    if (!client.connectTo(*m_server, m_transport))
        return false;
    client.send(wholeEntry());
    return client.takeStatus() == 101 && client.takeFrameWith(R"("t":"room.snapshot")") // system
        && client.takeFrameWith(R"("t":"room.snapshot")");
}

void tst_Limits::aSlowConsumerIsClosed_row19_data()
{
    QTest::addColumn<qint64>("hardBytes");
    QTest::addColumn<int>("markTime");
    QTest::newRow("over 1 MiB: at once") << qint64(limits::outboxHardBytes) << 60'000;
    QTest::newRow("above the mark for too long") << (qint64(1) << 30) << 300;
}

void tst_Limits::aSlowConsumerIsClosed_row19()
{
    QFETCH(qint64, hardBytes);
    QFETCH(int, markTime);
    auto &own = m_server->config.limits;
    own.floodBurst = own.frameBurst = own.requestsOpen = 100'000;
    own.byteBurst = 1'000'000'000;
    own.outboxHardBytes = hardBytes;
    own.outboxMark = Milliseconds(markTime);
    m_server->config.channels.grace = Milliseconds(0);
    QVERIFY(m_server->start());
    ChatClient mina;
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QVERIFY(mina.take("member.joined"));
    RawClient stalled;
    stalled.readNothing();
    QVERIFY(stalled.connectTo(*m_server, m_transport));
    stalled.send(wholeEntry());
    QVERIFY(mina.take("member.joined"));

    // What the two systems buffer comes first; then it is the server's to hold or to let go.
    const QString words(limits::maxTextCodePoints, u'가');
    int said = 0;
    while (mina.count("member.left") == 0 && said < 2000) {
        RequestId last = 0;
        for (int i = 0; i < 20; ++i)
            last = mina.send(SendMessage{.room = room, .nonce = QByteArray::number(++said), .text = words});
        QCOMPARE(mina.answerOf(last).type(), "ok"_ba);
    }
    QCOMPARE(mina.take("member.left").as<MemberLeft>().reason, LeaveReason::Lost);
    stalled.readAgain();
    QCOMPARE(stalled.takeStatus(), 101);
    QCOMPARE(stalled.takeCloseCode(), int(CloseCode::SlowConsumer));
    QVERIFY(jiho.fence(room));
    QCOMPARE(jiho.count("msg.new"), said); // the others feel nothing
    QTRY_COMPARE(mina.count("msg.new"), said + 1); // and his last word
}

/// What is said in one turn may be more than the hard limit; that is not the reader's fault.
void tst_Limits::whoReadsIsNeverSlow_row19()
{
    auto &own = m_server->config.limits;
    own.floodBurst = own.frameBurst = own.requestsOpen = 100'000;
    own.byteBurst = 1'000'000'000;
    // A TLS socket takes 128 KiB before the loop turns; what is above stays with the outbox.
    own.outboxHardBytes = m_transport == Transport::Ws ? 64 * 1024 : limits::outboxHardBytes;
    own.outboxMarkBytes = 32 * 1024;
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const QString words(limits::maxTextCodePoints, u'가');
    for (int i = 0; i < 100; ++i)
        (void)mina.send(SendMessage{.room = room, .nonce = QByteArray::number(i), .text = words});
    QTRY_COMPARE(mina.count("msg.new"), 100);
    QVERIFY(mina.fence(room));
}

void tst_Limits::aFloodIsStopped_row25()
{
    auto &limits = m_server->config.limits;
    limits.floodBurst = 4;
    limits.floodPerSecond = 0.01;
    limits.floodViolations = 3;
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    for (int i = 0; i < 4; ++i) // N-1 and N
        QCOMPARE(mina.say(room, u"m"_s).type(), "ok"_ba);
    for (int i = 0; i < 2; ++i) {
        const auto refused = mina.say(room, u"m"_s).as<ErrorInfo>();
        QCOMPARE(refused.name, "rate_limited"_ba);
        QVERIFY(refused.temporary && refused.retryAfterMs.value_or(0) > 10'000);
    }
    const auto muted = mina.say(room, u"m"_s).as<ErrorInfo>(); // the third violation
    QCOMPARE(muted.name, "muted"_ba);
    QCOMPARE(muted.retryAfterMs, 60'000);
    QCOMPARE(mina.say(room, u"m"_s).error(), "muted"_ba);
    QVERIFY(mina.settle()); // everything but talking goes on
    QVERIFY(mina.enter(u"channel-1"_s).room.id.isValid());
}

void tst_Limits::aMuteEnds_row25()
{
    auto &limits = m_server->config.limits;
    limits.floodBurst = 1;
    limits.floodPerSecond = 20;
    limits.floodViolations = 1;
    limits.floodMute = Milliseconds(200);
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QCOMPARE(mina.say(room, u"m"_s).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"m"_s).error(), "muted"_ba);
    QVERIFY(waitUntil([&] { return mina.say(room, u"m"_s).type() == "ok"; }, ChatClient::patience));
}

void tst_Limits::theFloodStateIsTheUsers_row25_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("resumes");
    QTest::newRow("lost, and logged in again with the token") << u"lost"_s << false;
    QTest::newRow("lost, and resumed") << u"lost"_s << true;
    QTest::newRow("said goodbye, and logged in again") << u"goodbye"_s << false;
    QTest::newRow("logged in again beside the open connection") << QString() << false;
    QTest::newRow("resumed beside the open connection") << QString() << true;
}

void tst_Limits::theFloodStateIsTheUsers_row25()
{
    QFETCH(QString, end);
    QFETCH(bool, resumes);
    auto &limits = m_server->config.limits;
    limits.floodBurst = 2;
    limits.floodPerSecond = 0.01;
    limits.floodViolations = 1;
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(mina.say(room, u"m"_s).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"m"_s).error(), "muted"_ba);
    if (end == "lost"_L1)
        QVERIFY(mina.lose());
    if (end == "goodbye"_L1) {
        mina.close();
        QCOMPARE(mina.closeCode(), int(CloseCode::Normal));
    }

    ChatClient back;
    QVERIFY(resumes ? back.resume(url(), mina) : back.token(url(), mina.auth.token));
    QVERIFY(back.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(back.say(room, u"m"_s).error(), "muted"_ba);
}

void tst_Limits::messageLength_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("N-1") << 99 << ""_ba;
    QTest::newRow("N") << 100 << ""_ba;
    QTest::newRow("N+1") << 101 << "message_too_long"_ba;
}

void tst_Limits::messageLength()
{
    QFETCH(int, length);
    QFETCH(QByteArray, error);
    m_server->config.limits.messageCodePoints = 100;
    m_server->config.limits.floodBurst = 1;
    m_server->config.limits.floodPerSecond = 0.01;
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    const auto answer = mina.say(room, u"가"_s.repeated(length));
    QCOMPARE(answer.error(), error);
    if (!error.isEmpty()) {
        QCOMPARE(answer.as<ErrorInfo>().limit, "100 code points"_ba);
        QCOMPARE(answer.as<ErrorInfo>().field, "text"_ba);
        QCOMPARE(mina.say(room, u"a"_s).type(), "ok"_ba); // what is refused is not counted
    }
}

void tst_Limits::openRequests()
{
    constexpr int open = 4;
    m_server->config.limits.requestsOpen = open;
    QVERIFY(m_server->start());
    RawClient client;
    QVERIFY(enterRaw(client));
    ChatClient mina;
    QVERIFY(mina.guest(url()));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    for (const int asked : {open - 1, open, open + 1}) {
        QByteArray bytes; // in one piece, so that no answer can come in between
        for (int i = 1; i <= asked; ++i)
            bytes
                += masked(Opcode::Text, encodeRequest(WireFormat::Json, RequestId(100 + i), LeaveRoom{room}));
        client.send(bytes);
        int refused = 0;
        for (int i = 1; i <= asked; ++i) {
            const auto answer = client.takeFrameWith("\"id\":10");
            QVERIFY(answer);
            refused += answer->payload.contains("too_many_requests_open") ? 1 : 0;
        }
        QCOMPARE(refused, std::max(0, asked - open));
        client.sendText(encodeRequest(WireFormat::Json, 5, EnterRoom{.room = room}));
        QVERIFY(client.takeFrameWith(R"("t":"room.snapshot")"));
    }
}

void tst_Limits::silenceIsAskedAndClosed_row48()
{
    m_server->config.timing.ping = Milliseconds(200);
    m_server->config.timing.pong = Milliseconds(200);
    QVERIFY(m_server->start());
    RawClient client;
    QVERIFY(enterRaw(client));
    const auto asked = client.takeFrame();
    QVERIFY(asked);
    QCOMPARE(asked->opcode, Opcode::Ping);
    QCOMPARE(client.takeCloseCode(), int(CloseCode::NoPong));
    QVERIFY(client.isEnded());
}

void tst_Limits::anyFrameIsASignOfLife_row48()
{
    m_server->config.timing.ping = Milliseconds(150);
    m_server->config.timing.pong = Milliseconds(300);
    QVERIFY(m_server->start());
    RawClient client;
    QVERIFY(enterRaw(client));
    for (int i = 0; i < 3; ++i) {
        const auto asked = client.takeFrame();
        QVERIFY(asked);
        QCOMPARE(asked->opcode, Opcode::Ping);
        client.sendText(R"({"t":"ping","id":1})"); // not a pong
        QVERIFY(client.takeFrameWith(R"("t":"pong")"));
    }
    QCOMPARE(client.takeCloseCode(), int(CloseCode::NoPong));
}

void tst_Limits::aPongIsASignOfLife_row48()
{
    m_server->config.timing.ping = Milliseconds(150);
    m_server->config.timing.pong = Milliseconds(300);
    QVERIFY(m_server->start());
    ChatClient mina; // QWebSocket answers pings by itself
    RawClient silent;
    QVERIFY(mina.guest(url()));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(enterRaw(silent));
        QCOMPARE(silent.takeCloseCode(), int(CloseCode::NoPong)); // so much time has passed
        QVERIFY(silent.isEnded());
    }
    QVERIFY(mina.settle());
}

void tst_Limits::whoDoesNotLogInIsClosed()
{
    m_server->config.timing.auth = Milliseconds(300);
    QVERIFY(m_server->start());
    RawClient silent;
    RawClient busy;
    QVERIFY(silent.open(*m_server, m_transport) && busy.open(*m_server, m_transport));
    QTimer pings;
    connect(&pings, &QTimer::timeout, &busy.socket(), [&] { busy.sendText(R"({"t":"ping","id":1})"); });
    pings.start(20);
    QCOMPARE(silent.takeCloseCode(), int(CloseCode::NotAuthenticatedInTime));
    QCOMPARE(busy.takeCloseCode(), int(CloseCode::NotAuthenticatedInTime));
}

QTEST_GUILESS_MAIN(tst_Limits)
#include "tst_limits.moc"
