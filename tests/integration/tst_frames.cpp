// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/unit/server/net/clientframes.h"

#include <QElapsedTimer>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using chat::server::closePayload;
using chat::server::finBit;
using chat::server::fragments;
using chat::server::masked;
using chat::server::Opcode;
using chat::server::rawFrame;

namespace {

const auto ping = R"({"t":"ping","id":9})"_ba;
const auto pong = R"("t":"pong","id":9)"_ba;

QByteArray text(const QByteArray &payload) { return masked(Opcode::Text, payload); }

QByteArray unmasked(QByteArray frame)
{
    frame[1] = char(frame[1] & 0x7F);
    return frame.remove(2, 4); // the key
}

} // namespace

/// Frames as nobody should send them, and what is made of them: an answer, and in the end a close (B1-15).
class tst_Frames final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void violationsClose_data();
    void violationsClose();
    void whatIsAllowedIsAnswered_data();
    void whatIsAllowedIsAnswered();
    void badPacketsAreAnswered_data();
    void badPacketsAreAnswered();
    void badCborIsAnswered_row24_data();
    void badCborIsAnswered_row24();
    void fiveBadPacketsClose_row22();
    void aMessageThatIsNotFinishedCloses_row13_row14_data();
    void aMessageThatIsNotFinishedCloses_row13_row14();
    void theCloseHandshake_data();
    void theCloseHandshake();
    void pingsOfAPeerThatDoesNotRead_row18();
    void tooManyFramesClose_row18();
    void tooManyBytesClose_row18();

private:
    /// The server started, the client open, and the server's hello taken.
    [[nodiscard]] bool open(RawClient &client, const QByteArray &extra = {});

    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Frames::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
    m_server->config.timing.frame = Milliseconds(300);
}

bool tst_Frames::open(RawClient &client, const QByteArray &extra)
{
    return m_server->start() && client.open(*m_server, m_transport, extra) && client.takeFrame();
}

void tst_Frames::violationsClose_data()
{
    const auto bits = [](int first) { return rawFrame(first, "x"); };
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<CloseCode>("code");
    QTest::newRow("row 8: not masked") << unmasked(text(ping)) << CloseCode::ProtocolError;
    QTest::newRow("row 9: RSV1") << bits(finBit | 0x40 | 1) << CloseCode::ProtocolError;
    QTest::newRow("row 9: RSV2") << bits(finBit | 0x20 | 1) << CloseCode::ProtocolError;
    QTest::newRow("row 9: RSV3") << bits(finBit | 0x10 | 1) << CloseCode::ProtocolError;
    QTest::newRow("row 9: opcode 3") << bits(finBit | 3) << CloseCode::ProtocolError;
    QTest::newRow("row 9: opcode 15") << bits(finBit | 15) << CloseCode::ProtocolError;
    QTest::newRow("row 9: a ping in fragments")
        << masked(Opcode::Ping, "x", false) << CloseCode::ProtocolError;
    QTest::newRow("row 9: a ping of 126 bytes")
        << masked(Opcode::Ping, QByteArray(126, 'x')) << CloseCode::ProtocolError;
    QTest::newRow("a continuation of nothing")
        << masked(Opcode::Continuation, "x") << CloseCode::ProtocolError;
    QTest::newRow("a message inside a message")
        << masked(Opcode::Text, "x", false) + text("y") << CloseCode::ProtocolError;
    QTest::newRow("a length that is not the shortest")
        << rawFrame(finBit | 1, ping, 8) << CloseCode::ProtocolError;
    QTest::newRow("row 10: a length of 2^40") << QByteArray::fromHex("81ff0000010000000000"
                                                                     "a1b2c3d4")
                                              << CloseCode::MessageTooBig;
    QTest::newRow("row 10: a length of 2^63") << QByteArray::fromHex("81ff8000000000000000"
                                                                     "a1b2c3d4")
                                              << CloseCode::ProtocolError;
    QTest::newRow("row 11: 65537 bytes") << text(QByteArray(65537, ' ')) << CloseCode::MessageTooBig;
    QTest::newRow("row 11: 65537 bytes in two frames") << masked(Opcode::Text, QByteArray(65530, ' '), false)
            + masked(Opcode::Continuation, QByteArray(7, ' '))
                                                       << CloseCode::MessageTooBig;
    QTest::newRow("row 12: 65 fragments") << fragments(65) << CloseCode::PolicyViolation;
    QTest::newRow("row 12: empty fragments without end")
        << masked(Opcode::Text, "", false) + masked(Opcode::Continuation, "", false).repeated(1000)
        << CloseCode::PolicyViolation;
    QTest::newRow("row 15: text that is not UTF-8") << text("\xC3\x28") << CloseCode::InvalidPayload;
    QTest::newRow("row 15: half a character at the end") << text("\xEC\x95") << CloseCode::InvalidPayload;
    QTest::newRow("row 15: a surrogate") << text("\xED\xA0\x80") << CloseCode::InvalidPayload;
}

void tst_Frames::violationsClose()
{
    QFETCH(QByteArray, bytes);
    QFETCH(CloseCode, code);
    RawClient client;
    QVERIFY(open(client));
    client.send(bytes);
    QCOMPARE(client.takeCloseCode(), int(code));
    QVERIFY(client.isEnded());
}

void tst_Frames::whatIsAllowedIsAnswered_data()
{
    const auto korean = R"({"t":"안녕","id":9})"_ba;
    const qsizetype inside = korean.indexOf("\x88"_ba); // in the middle of a character
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a text") << text(ping) << pong;
    QTest::newRow("two in one packet") << text("{\"t\":\"ping\",\"id\":8}") + text(ping) << pong;
    QTest::newRow("row 11: 65535 bytes") << text(ping.leftJustified(65535)) << pong;
    QTest::newRow("row 11: 65536 bytes") << text(ping.leftJustified(65536)) << pong;
    QTest::newRow("row 12: 63 fragments, one of them with all of it") << masked(Opcode::Text, ping, false)
            + masked(Opcode::Continuation, "", false).repeated(61)
            + masked(Opcode::Continuation, "") << pong;
    QTest::newRow("row 12: 64 fragments") << masked(Opcode::Text, ping, false)
            + masked(Opcode::Continuation, "", false).repeated(62) + masked(Opcode::Continuation, "")
                                          << pong;
    QTest::newRow("row 16: a character in two fragments") << masked(Opcode::Text, korean.first(inside), false)
            + masked(Opcode::Continuation, korean.sliced(inside))
                                                          << "unknown_type"_ba;
    QTest::newRow("a ping between fragments") << masked(Opcode::Text, ping.first(5), false)
            + masked(Opcode::Ping, "between") + masked(Opcode::Continuation, ping.sliced(5))
                                              << pong;
    QTest::newRow("row 9: a ping of 125 bytes")
        << masked(Opcode::Ping, QByteArray(125, 'p')) << QByteArray(125, 'p');
    QTest::newRow("a pong that nobody asked for") << masked(Opcode::Pong, "?") + text(ping) << pong;
    QTest::newRow("row 21: CBOR in a binary frame, on chat.v1")
        << masked(Opcode::Binary, encodeRequest(WireFormat::Cbor, 9, Ping{})) << pong;
}

void tst_Frames::whatIsAllowedIsAnswered()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, answer);
    RawClient client;
    QVERIFY(open(client));
    client.send(bytes);
    QVERIFY(client.takeFrameWith(answer));
    client.sendText(ping);
    QVERIFY(client.takeFrameWith(pong));
}

void tst_Frames::badPacketsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("nothing") << ""_ba << "bad_json"_ba;
    QTest::newRow("row 22: 60,000 lists") << QByteArray(60'000, '[') << "too_large"_ba;
    QTest::newRow("row 22: garbage behind the end") << R"({"t":"ping"}x)"_ba << "bad_json"_ba;
    QTest::newRow("row 22: half a packet") << R"({"t":"ping")"_ba << "bad_json"_ba;
    QTest::newRow("row 22: more than 4096 values")
        << R"({"t":"ping","x":[)" + QByteArray("0,").repeated(4095) + "0]}" << "too_large"_ba;
    QTest::newRow("row 23: a key twice") << R"({"t":"ping","t":"ping"})"_ba << "duplicate_key"_ba;
    QTest::newRow("row 23: a lone surrogate") << R"({"t":"\ud800"})"_ba << "bad_json"_ba;
    QTest::newRow("row 23: a number that is too big")
        << R"({"t":"ping","d":{"n":1e400}})"_ba << "bad_json"_ba;
    QTest::newRow("no type") << R"({"id":9})"_ba << "missing_field"_ba;
    QTest::newRow("an unknown type without an id") << R"({"t":"no.such"})"_ba << "unknown_type"_ba;
    QTest::newRow("a type that is a number") << R"({"t":7,"id":9})"_ba << "unknown_type"_ba;
    QTest::newRow("fields that are a list") << R"({"t":"hello","id":9,"d":[]})"_ba << "bad_field"_ba;
    QTest::newRow("a field that is missing") << R"({"t":"hello","id":9})"_ba << "missing_field"_ba;
}

void tst_Frames::badPacketsAreAnswered()
{
    QFETCH(QByteArray, packet);
    QFETCH(QByteArray, error);
    RawClient client;
    QVERIFY(open(client));
    client.sendText(packet);
    const auto answer = client.takeFrame();
    QVERIFY(answer);
    QVERIFY2(answer->payload.contains(QByteArray('"' + error + '"')), answer->payload.constData());
    client.sendText(ping);
    QVERIFY(client.takeFrameWith(pong));
}

void tst_Frames::badCborIsAnswered_row24_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("a list of 2^62 values") << QByteArray::fromHex("9b4000000000000000");
    QTest::newRow("a text of 2^62 bytes") << QByteArray::fromHex("7b4000000000000000");
    QTest::newRow("60,000 lists in each other") << QByteArray(60'000, char(0x81));
    QTest::newRow("a tag without a value") << QByteArray::fromHex("c0");
    QTest::newRow("a break outside") << QByteArray::fromHex("ff");
    QTest::newRow("nothing") << QByteArray();
}

void tst_Frames::badCborIsAnswered_row24()
{
    QFETCH(QByteArray, packet);
    RawClient client;
    QVERIFY(open(client, "Sec-WebSocket-Protocol: chat.v1.cbor\r\n"));
    client.send(masked(Opcode::Binary, packet));
    const auto answer = client.takeFrame();
    QVERIFY(answer);
    QCOMPARE(answer->opcode, Opcode::Binary);
    QVERIFY(answer->payload.contains("error"));
    client.send(masked(Opcode::Binary, encodeRequest(WireFormat::Cbor, 9, Ping{})));
    QVERIFY(client.takeFrameWith("pong"));
}

void tst_Frames::fiveBadPacketsClose_row22()
{
    RawClient client;
    QVERIFY(open(client));
    for (int i = 1; i < limits::maxBadPackets; ++i) { // N-1
        client.sendText("{");
        QVERIFY(client.takeFrameWith("bad_json"));
    }
    client.sendText(ping);
    QVERIFY(client.takeFrameWith(pong));
    client.sendText("{"); // N
    QVERIFY(client.takeFrameWith("bad_json"));
    QCOMPARE(client.takeCloseCode(), int(CloseCode::PolicyViolation));
}

void tst_Frames::aMessageThatIsNotFinishedCloses_row13_row14_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("drip");
    QTest::newRow("row 14: a header that stops") << text(ping).first(1) << QByteArray();
    QTest::newRow("row 14: a frame that stops") << text(ping).chopped(1) << QByteArray();
    QTest::newRow("row 14: a fragment without a next") << masked(Opcode::Text, "{", false) << QByteArray();
    QTest::newRow("row 13: a frame byte by byte") << text(QByteArray(5000, ' ')).first(10) << " "_ba;
    QTest::newRow("row 13: fragments with pings between")
        << masked(Opcode::Text, "{", false) << masked(Opcode::Ping, "x");
}

void tst_Frames::aMessageThatIsNotFinishedCloses_row13_row14()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, drip);
    RawClient client;
    QVERIFY(open(client));
    QElapsedTimer waited;
    waited.start();
    client.send(begin);
    QTimer dripping;
    connect(&dripping, &QTimer::timeout, &client.socket(), [&] { client.send(drip); });
    dripping.start(20);
    QCOMPARE(client.takeCloseCode(), int(CloseCode::PolicyViolation));
    QVERIFY2(waited.elapsed() < 3000, "no byte may begin the deadline anew");
}

void tst_Frames::theCloseHandshake_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<CloseCode>("code");
    QTest::newRow("goodbye") << closePayload(1000, "bye") << CloseCode::Normal;
    QTest::newRow("going away") << closePayload(1001) << CloseCode::GoingAway;
    QTest::newRow("a code of the client's own") << closePayload(4321) << CloseCode(4321);
    QTest::newRow("without a code") << QByteArray() << CloseCode::NoStatus;
    QTest::newRow("half a code") << "\x03"_ba << CloseCode::ProtocolError;
    QTest::newRow("a code that is never sent") << closePayload(1005) << CloseCode::ProtocolError;
    QTest::newRow("a code that does not exist") << closePayload(999) << CloseCode::ProtocolError;
    QTest::newRow("a reason that is not UTF-8")
        << closePayload(1000, "\xC3\x28") << CloseCode::InvalidPayload;
}

void tst_Frames::theCloseHandshake()
{
    QFETCH(QByteArray, payload);
    QFETCH(CloseCode, code);
    RawClient client;
    QVERIFY(open(client));
    client.send(masked(Opcode::Close, payload) + text(ping));
    const auto answer = client.takeFrame();
    QVERIFY(answer);
    QCOMPARE(answer->opcode, Opcode::Close); // and no pong: nothing is heard behind a close
    const int got = answer->payload.isEmpty()
        ? int(CloseCode::NoStatus)
        : (quint8(answer->payload[0]) << 8 | quint8(answer->payload[1]));
    QCOMPARE(got, int(code));
    QVERIFY(client.isEnded());
}

void tst_Frames::pingsOfAPeerThatDoesNotRead_row18()
{
    constexpr int pings = 60'000;
    m_server->config.limits.frameBurst = 100'000;
    m_server->config.limits.byteBurst = 16 * 1024 * 1024;
    m_server->config.limits.outboxHardBytes = 64 * 1024;
    RawClient client;
    client.readNothing();
    QVERIFY(m_server->start());
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(RawClient::upgradeHead());
    QByteArray flood;
    for (int i = 1; i <= pings; ++i)
        flood += masked(Opcode::Ping, QByteArray::number(i).rightJustified(125, '0'));
    client.send(flood);
    QTRY_COMPARE_WITH_TIMEOUT(client.socket().bytesToWrite() + client.socket().encryptedBytesToWrite(), 0,
                              20'000);
    client.readAgain();
    QCOMPARE(client.takeStatus(), 101);
    int pongs = 0;
    QByteArray last;
    while (last.toInt() != pings) {
        const auto frame = client.takeFrame();
        QVERIFY2(frame && frame->opcode != Opcode::Close, "the connection is kept");
        if (frame->opcode == Opcode::Pong)
            last = frame->payload;
        ++pongs;
    }
    QVERIFY2(pongs < pings, "one pong stands for those that could not be sent (RFC 6455 section 5.5.3)");
}

/// A flood of any frames, sustained (faults row 25, too).
void tst_Frames::tooManyFramesClose_row18()
{
    m_server->config.limits.frameBurst = 50;
    m_server->config.limits.framesPerSecond = 1;
    RawClient client;
    QVERIFY(open(client));
    client.send(masked(Opcode::Pong, "").repeated(48) + text(ping)); // N-1
    QVERIFY(client.takeFrameWith(pong));
    client.sendText(ping); // N
    QVERIFY(client.takeFrameWith(pong));
    client.send(masked(Opcode::Pong, "").repeated(5)); // N+1, however much time has passed
    QCOMPARE(client.takeCloseCode(), int(CloseCode::PolicyViolation));
}

/// However few frames they are in.
void tst_Frames::tooManyBytesClose_row18()
{
    constexpr qsizetype burst = 131'072;
    m_server->config.limits.byteBurst = burst;
    m_server->config.limits.bytesPerSecond = 1;
    m_server->config.limits.frameBurst = 100'000;
    m_server->config.limits.frameBytes = burst;
    RawClient client;
    QVERIFY(open(client));
    const auto filler = [](qsizetype bytes) { return masked(Opcode::Pong, QByteArray(bytes - 6, 'x')); };
    const qsizetype last = text(ping).size();
    QByteArray most;
    while (burst - last - most.size() >= 200)
        most += filler(100);
    most += filler((burst - last - most.size()) / 2);
    most += filler(burst - last - most.size());
    client.send(most);
    client.sendText(ping); // N
    QVERIFY(client.takeFrameWith(pong));
    client.send(masked(Opcode::Pong, "")); // more than N
    QCOMPARE(client.takeCloseCode(), int(CloseCode::PolicyViolation));
}

QTEST_GUILESS_MAIN(tst_Frames)
#include "tst_frames.moc"
