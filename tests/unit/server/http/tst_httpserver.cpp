// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpserver.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

/// The HTTP server by raw bytes: what it answers, and how much of it a stranger can have.
class tst_HttpServer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void answers_data();
    void answers();
    void theHandlerSeesTheRequest();
    void aTrickleIsCutOff();
    void whoSaysNothingIsCutOff();
    void moreThanThreadsAreAnswered();
    void theEndDoesNotWaitForTheSilent();
    void aPortIsTakenOnce();

private:
    /// Everything that comes back until the server closes.
    [[nodiscard]] QByteArray ask(const QByteArray &bytes) const;

    static constexpr HttpLimits limits{
        .threads = 2, .waiting = 2, .requestBytes = 16 * 1024, .requestTime = Milliseconds(400)};
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    std::mutex m_mutex;
    HttpRequest m_seen;
};

void tst_HttpServer::init()
{
    m_server = std::make_unique<HttpServer>(
        [this](const HttpRequest &request) {
            const std::scoped_lock lock(m_mutex);
            m_seen = request;
            return HttpReply{.body = "hello", .headers = {{"X-Test", "yes"}}};
        },
        limits);
    const auto port = m_server->bind("127.0.0.1", 0);
    QVERIFY(port);
    m_port = *port;
    m_server->serve();
}

QByteArray tst_HttpServer::ask(const QByteArray &bytes) const
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    if (!socket.waitForConnected(5000))
        return "not connected";
    socket.write(bytes);
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(5000)) { }
    return socket.readAll();
}

void tst_HttpServer::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("statusLine");

    const QByteArray host = "Host: 127.0.0.1\r\n";
    const auto row = [](const char *name, const QByteArray &request, const char *status) {
        QTest::newRow(name) << request << QByteArray("HTTP/1.1 ") + status;
    };
    row("GET", "GET / HTTP/1.1\r\n" + host + "\r\n", "200");
    row("HEAD", "HEAD / HTTP/1.1\r\n" + host + "\r\n", "200");
    row("a query does not matter", "GET /x?a=b&c HTTP/1.1\r\n" + host + "\r\n", "200");
    row("POST", "POST /node HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", "405");
    row("OPTIONS, as browsers ask before they cross", "OPTIONS / HTTP/1.1\r\n" + host + "\r\n", "405");
    row("a method that nobody knows", "BREW / HTTP/1.1\r\n" + host + "\r\n", "400");
    row("no Host", "GET / HTTP/1.1\r\n\r\n", "400");
    row("two Hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", "400");
    row("two credentials", "GET / HTTP/1.1\r\n" + host + "Authorization: a\r\nAuthorization: b\r\n\r\n",
        "400");
    row("pieces of a page", "GET / HTTP/1.1\r\n" + host + "Range: bytes=0-,0-,0-,0-\r\n\r\n", "416");
    row("no HTTP", "\x16\x03\x01 hello hello\r\n\r\n", "400");
    row("a header that is too long", "GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(9000, 'a') + "\r\n\r\n",
        "400");
    row("too many headers", "GET / HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(4000) + "\r\n",
        "400");
    row("an address that is too long", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n",
        "414");
}

void tst_HttpServer::answers()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QByteArray, statusLine);
    const QByteArray answer = ask(request);
    QVERIFY2(answer.startsWith(statusLine), answer.left(200).constData());
    QVERIFY(answer.contains("Connection: close\r\n"));
    const QByteArray body = answer.sliced(answer.indexOf("\r\n\r\n") + 4);
    QCOMPARE(body.isEmpty(), request.startsWith("HEAD"));
    if (answer.startsWith("HTTP/1.1 200")) {
        QVERIFY(answer.contains("X-Test: yes\r\n"));
        QVERIFY(answer.contains("Content-Length: 5\r\n"));
    }
}

void tst_HttpServer::theHandlerSeesTheRequest()
{
    (void)ask("GET /a%20b?token=x HTTP/1.1\r\nhost: ops:1\r\nauthorization: Bearer t\r\n"
              "X-Forwarded-For: 192.0.2.7\r\n\r\n");
    const std::scoped_lock lock(m_mutex);
    QCOMPARE(m_seen.method, "GET"_ba);
    QCOMPARE(m_seen.path, "/a b"_ba);
    QCOMPARE(m_seen.host, "ops:1"_ba);
    QCOMPARE(m_seen.authorization, "Bearer t"_ba);
    QCOMPARE(m_seen.peer, "127.0.0.1"_ba);
    QVERIFY(m_seen.forwarded);
}

/// A byte now and then does not hold a thread (faults: slow headers).
void tst_HttpServer::aTrickleIsCutOff()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    QVERIFY(socket.waitForConnected());
    QElapsedTimer took;
    took.start();
    while (socket.state() == QAbstractSocket::ConnectedState && took.elapsed() < 10000) {
        socket.write("G");
        socket.waitForBytesWritten(20);
        socket.waitForReadyRead(20);
    }
    QVERIFY(socket.state() != QAbstractSocket::ConnectedState);
    QVERIFY(took.elapsed() >= limits.requestTime.count() - 1);
}

void tst_HttpServer::whoSaysNothingIsCutOff() { QCOMPARE(ask({}), ""_ba); }

void tst_HttpServer::moreThanThreadsAreAnswered()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 12; ++i) { // two threads, two that wait, the rest in the kernel
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, m_port);
        QVERIFY(socket->waitForConnected());
        socket->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(socket->waitForBytesWritten());
        sockets.push_back(std::move(socket));
    }
    for (const auto &socket : sockets) {
        while (socket->state() != QAbstractSocket::UnconnectedState && socket->waitForReadyRead(5000)) { }
        QVERIFY(socket->readAll().startsWith("HTTP/1.1 200"));
    }
}

void tst_HttpServer::theEndDoesNotWaitForTheSilent()
{
    m_server = std::make_unique<HttpServer>([](const HttpRequest &) { return HttpReply(); },
                                            HttpLimits{.requestTime = Milliseconds(60'000)});
    const auto port = m_server->bind("127.0.0.1", 0);
    QVERIFY(port);
    m_server->serve();
    QTcpSocket silent;
    silent.connectToHost(u"127.0.0.1"_s, *port);
    QVERIFY(silent.waitForConnected());
    QElapsedTimer took;
    took.start();
    m_server.reset();
    QVERIFY(took.elapsed() < 30'000);
}

void tst_HttpServer::aPortIsTakenOnce()
{
    HttpServer second([](const HttpRequest &) { return HttpReply(); }, {});
    const auto port = second.bind("127.0.0.1", m_port);
    QVERIFY(!port);
    QVERIFY(!port.error().notAllowed);
    QVERIFY(!port.error().text.isEmpty());
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_httpserver.moc"
