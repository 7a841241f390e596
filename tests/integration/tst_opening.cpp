// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

#include <QElapsedTimer>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

const auto clientHello = R"({"t":"hello","id":1,"d":{"ver":1}})"_ba;

/// An upgrade whose head has so many bytes, in lines that are not too long for Qt's parser.
QByteArray headOf(qsizetype bytes)
{
    const QByteArray line = "X-Padding: " + QByteArray(4000, 'x') + "\r\n";
    const QByteArray padding = line.repeated(3) + "X-Rest: \r\n";
    const qsizetype rest = bytes - RawClient::upgradeHead(padding).size();
    return RawClient::upgradeHead(line.repeated(3) + "X-Rest: " + QByteArray(rest, 'x') + "\r\n");
}

/// An upgrade whose head has so many lines, the request line included.
QByteArray headOfLines(int lines)
{
    return RawClient::upgradeHead(QByteArray("X-Line: x\r\n").repeated(lines - 6));
}

/// All descriptors of this process but one are taken while it lives.
class OneDescriptorLeft
{
public:
    OneDescriptorLeft()
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit low{256, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &low);
        for (int fd = dup(STDERR_FILENO); fd >= 0; fd = dup(STDERR_FILENO))
            m_taken.push_back(fd);
        ::close(m_taken.back());
        m_taken.pop_back();
    }
    ~OneDescriptorLeft()
    {
        for (const int fd : m_taken)
            ::close(fd);
        setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(OneDescriptorLeft)

private:
    rlimit m_before{};
    std::vector<int> m_taken;
};

} // namespace

/// The front door: what comes in, what is turned away, and how (B1-19: whose pages).
class tst_Opening final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransports(); }
    void init();
    void cleanup() { m_server.reset(); }

    void heads_data();
    void heads();
    void refusalsSayWhatToDo_row3_row4();
    void anUnfinishedHeadIsClosed_row1();
    void aDrippedHeadIsClosed_row1();
    void byteByByte();
    void inOnePacketWithTheHead_row53();
    void noExtension_row20();
    void subprotocols_data();
    void subprotocols();
    void connectionsPerAddress_row26();
    void attemptsPerAddress_row26();
    void violationsPerAddress_row9();
    void unopenedPerAddress_row1();
    void connectionsInAll_row26();
    void withoutDescriptors_row36();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] bool refused(); ///< one more connection is closed without a word
    Transport m_transport = Transport::Ws;
    std::unique_ptr<TestServer> m_server;
};

void tst_Opening::init()
{
    QFETCH_GLOBAL(Transport, transport);
    m_transport = transport;
    m_server = std::make_unique<TestServer>();
    m_server->config.timing.handshake = Milliseconds(300);
    m_server->config.server.allowedOrigins = {u"https://game.example"_s};
}

bool tst_Opening::start() { return m_server->start(); }

bool tst_Opening::refused()
{
    RawClient client;
    return !client.connectTo(*m_server, m_transport) || (client.isEnded() && client.received().isEmpty());
}

void tst_Opening::heads_data()
{
    const auto head = &RawClient::upgradeHead;
    const auto without = [&](const QByteArray &line) { return head({}, "/").replace(line, {}); };
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::newRow("an upgrade") << head({}, "/") << 101;
    QTest::newRow("an upgrade of /ws") << head({}, "/ws") << 101;
    QTest::newRow("another path") << head({}, "/chat") << 404;
    QTest::newRow("row 2: 16383 bytes") << headOf(16383) << 101;
    QTest::newRow("row 2: 16384 bytes") << headOf(16384) << 101;
    QTest::newRow("row 2: 16385 bytes") << headOf(16385) << 431;
    QTest::newRow("row 2: 63 lines") << headOfLines(63) << 101;
    QTest::newRow("row 2: 64 lines") << headOfLines(64) << 101;
    QTest::newRow("row 2: 65 lines") << headOfLines(65) << 431;
    QTest::newRow("row 2: a head without end") << QByteArray(100'000, 'x') << 431;
    QTest::newRow("row 3: a plain GET") << "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 426;
    QTest::newRow("row 4: version 12") << head({}, "/").replace("Version: 13", "Version: 12") << 400;
    QTest::newRow("row 4: a short key")
        << head({}, "/").replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ=") << 400;
    QTest::newRow("row 4: no key") << without("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n") << 400;
    QTest::newRow("row 5: a foreign origin") << head("Origin: https://evil.example\r\n", "/") << 403;
    QTest::newRow("row 5: our host by another scheme") << head("Origin: http://game.example\r\n", "/") << 403;
    QTest::newRow("row 5: our host at another port")
        << head("Origin: https://game.example:8443\r\n", "/") << 403;
    QTest::newRow("row 5: our origin as a prefix")
        << head("Origin: https://game.example.evil.example\r\n", "/") << 403;
    QTest::newRow("row 5: the origin null") << head("Origin: null\r\n", "/") << 403;
    QTest::newRow("row 5: our origin") << head("Origin: https://game.example\r\n", "/") << 101;
    QTest::newRow("row 6: a token in the address") << head({}, "/?token=secret") << 400;
    QTest::newRow("row 7: an unknown sub-protocol") << head("Sec-WebSocket-Protocol: mqtt\r\n", "/") << 400;
    QTest::newRow("HTTP/1.0") << head({}, "/").replace("HTTP/1.1", "HTTP/1.0") << 400;
    QTest::newRow("a POST") << head({}, "/").replace("GET", "POST") << 405;
    QTest::newRow("a body") << head("Content-Length: 3\r\n", "/") << 400;
    QTest::newRow("bare line feeds") << head({}, "/").replace("\r\n", "\n") << 400;
    QTest::newRow("two hosts") << head("Host: b\r\n", "/") << 400;
}

void tst_Opening::heads()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QVERIFY(start());
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(head);
    QCOMPARE(client.takeStatus(), status);
    if (status != 101)
        QVERIFY(client.isEnded());
    else
        QVERIFY(client.takeFrameWith(R"("t":"hello")")); // the server speaks first
}

void tst_Opening::refusalsSayWhatToDo_row3_row4()
{
    QVERIFY(start());
    RawClient plain;
    QVERIFY(plain.connectTo(*m_server, m_transport));
    plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const QByteArray upgradeRequired = plain.takeHead();
    QVERIFY(upgradeRequired.startsWith("HTTP/1.1 426 "));
    QVERIFY(upgradeRequired.toLower().contains("\r\nupgrade: websocket\r\n"));

    RawClient old;
    QVERIFY(old.connectTo(*m_server, m_transport));
    old.send(RawClient::upgradeHead().replace("Version: 13", "Version: 8"));
    QVERIFY(old.takeHead().contains("\r\nSec-WebSocket-Version: 13\r\n"));
}

void tst_Opening::anUnfinishedHeadIsClosed_row1()
{
    QVERIFY(start());
    RawClient silent;
    RawClient half;
    QVERIFY(silent.connectTo(*m_server, m_transport));
    QVERIFY(half.connectTo(*m_server, m_transport));
    half.send(RawClient::upgradeHead().chopped(2));
    QVERIFY(silent.isEnded());
    QVERIFY(half.isEnded());
    QCOMPARE(silent.received() + half.received(), ""_ba);
}

void tst_Opening::aDrippedHeadIsClosed_row1()
{
    QVERIFY(start());
    RawClient client;
    QElapsedTimer open;
    open.start();
    QVERIFY(client.connectTo(*m_server, m_transport));
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client.socket(), [&] { client.send("x"); });
    client.send("GET / HTTP/1.1\r\nX: ");
    drip.start(20);
    QVERIFY(client.isEnded());
    QVERIFY2(open.elapsed() < 3000, "each byte must not begin the deadline anew");
}

void tst_Opening::byteByByte()
{
    m_server->config.timing.handshake = Milliseconds(5000);
    QVERIFY(start());
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    const QByteArray bytes = RawClient::upgradeHead() + server::masked(server::Opcode::Text, clientHello);
    for (const char byte : bytes)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.takeStatus(), 101);
    QVERIFY(client.takeFrameWith(R"("t":"ok","id":1)"));
}

void tst_Opening::inOnePacketWithTheHead_row53()
{
    QVERIFY(start());
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(RawClient::upgradeHead() + server::masked(server::Opcode::Text, clientHello)
                + server::masked(server::Opcode::Ping, "p"));
    QCOMPARE(client.takeStatus(), 101);
    QVERIFY(client.takeFrameWith(R"("t":"hello")"));
    QVERIFY(client.takeFrameWith(R"("t":"ok","id":1)"));
}

void tst_Opening::noExtension_row20()
{
    QVERIFY(start());
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(RawClient::upgradeHead("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    const QByteArray head = client.takeHead();
    QVERIFY(head.startsWith("HTTP/1.1 101 "));
    QVERIFY(!head.toLower().contains("extensions"));
}

void tst_Opening::subprotocols_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("none: JSON") << ""_ba << ""_ba;
    QTest::newRow("chat.v1") << "chat.v1"_ba << "chat.v1"_ba;
    QTest::newRow("chat.v1.cbor") << "chat.v1.cbor"_ba << "chat.v1.cbor"_ba;
    QTest::newRow("one that is unknown and chat.v1.cbor") << "mqtt, chat.v1.cbor"_ba << "chat.v1.cbor"_ba;
}

void tst_Opening::subprotocols()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, chosen);
    QVERIFY(start());
    RawClient client;
    QVERIFY(client.connectTo(*m_server, m_transport));
    client.send(
        RawClient::upgradeHead(offered.isEmpty() ? offered : "Sec-WebSocket-Protocol: " + offered + "\r\n"));
    const QByteArray head = client.takeHead();
    QVERIFY(head.startsWith("HTTP/1.1 101 "));
    QCOMPARE(head.contains(QByteArray("\r\nSec-WebSocket-Protocol: " + chosen + "\r\n")), !chosen.isEmpty());
    const auto frame = client.takeFrame();
    QVERIFY(frame);
    QCOMPARE(frame->opcode, chosen == "chat.v1.cbor" ? server::Opcode::Binary : server::Opcode::Text);
}

void tst_Opening::connectionsPerAddress_row26()
{
    m_server->config.limits.exemptAddresses.clear();
    m_server->config.limits.connectionsPerAddress = 3;
    QVERIFY(start());
    std::deque<RawClient> clients;
    for (int i = 0; i < 3; ++i) // N-1 and N
        QVERIFY(clients.emplace_back().open(*m_server, m_transport));
    QVERIFY(refused()); // N+1
    clients.pop_back();
    RawClient next;
    QVERIFY(waitUntil([&] { return next.open(*m_server, m_transport); }, RawClient::patience));
}

void tst_Opening::attemptsPerAddress_row26()
{
    m_server->config.limits.exemptAddresses.clear();
    m_server->config.limits.attemptsPerAddress = 3;
    QVERIFY(start());
    for (int i = 0; i < 3; ++i) {
        RawClient client;
        QVERIFY(client.open(*m_server, m_transport));
    }
    QVERIFY(refused());
}

void tst_Opening::violationsPerAddress_row9()
{
    m_server->config.limits.exemptAddresses.clear();
    m_server->config.limits.attemptsPerAddress = 1 + server::AddressRules().attemptsPerViolation;
    QVERIFY(start());
    RawClient rude;
    QVERIFY(rude.open(*m_server, m_transport));
    rude.send(QByteArray("\xc1\x80\0\0\0\0", 6)); // a reserved bit
    QCOMPARE(rude.takeCloseCode(), int(CloseCode::ProtocolError));
    QVERIFY(refused());
}

void tst_Opening::unopenedPerAddress_row1()
{
    m_server->config.timing.handshake = Milliseconds(5000);
    m_server->config.limits.exemptAddresses.clear();
    m_server->config.limits.connectionsPerAddress = 0; // no limit
    m_server->config.limits.unopenedPerAddress = 3;
    QVERIFY(start());
    std::deque<RawClient> clients;
    for (int i = 0; i < 3; ++i)
        QVERIFY(clients.emplace_back().connectTo(*m_server, m_transport));
    QVERIFY(refused());
    clients[0].send(RawClient::upgradeHead());
    QCOMPARE(clients[0].takeStatus(), 101);
    RawClient next;
    QVERIFY(next.open(*m_server, m_transport));
}

void tst_Opening::connectionsInAll_row26()
{
    m_server->config.limits.connections = 3; // also for those who are exempt
    QVERIFY(start());
    QCOMPARE((*m_server)->connectionsMax(), 3);
    std::deque<RawClient> clients;
    for (int i = 0; i < 3; ++i)
        QVERIFY(clients.emplace_back().open(*m_server, m_transport));
    QVERIFY(refused());
    clients.pop_back();
    RawClient next;
    QVERIFY(waitUntil([&] { return next.open(*m_server, m_transport); }, RawClient::patience));
}

void tst_Opening::withoutDescriptors_row36()
{
    m_server->config.timing.handshake = Milliseconds(5000);
    QVERIFY(start());
    RawClient client;
    static bool told = false;
    told = false;
    const auto before
        = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
              told = told || (type == QtCriticalMsg && text.contains("accepting failed"_L1));
          });
    {
        const OneDescriptorLeft shortage; // for the client itself; the server's accept() gets EMFILE
        QVERIFY(client.connectPlain(m_server->port(m_transport)));
        QTRY_VERIFY(told);
    }
    qInstallMessageHandler(before);
    if (m_transport == Transport::Wss)
        client.socket().startClientEncryption();
    QTRY_VERIFY(m_transport == Transport::Ws || client.socket().isEncrypted());
    client.send(RawClient::upgradeHead());
    QCOMPARE(client.takeStatus(), 101);
    RawClient next;
    QVERIFY(next.open(*m_server, m_transport));
}

QTEST_GUILESS_MAIN(tst_Opening)
#include "tst_opening.moc"
