// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// The status pages of the whole server, by an HTTP client that is not ours.
class tst_Operations final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<TestServer>(); }
    void cleanup() { m_server.reset(); }

    void pagesTellWhatIsThere();
    void metricsCount();
    void readinessEndsWithTheDrain();
    void theTokenOpens();
    void theChatPortNamesThem();
    void aPortInUseIsSaid();
    void aShortTokenIsRefused();
    void withoutAnAddressThereAreNone();

private:
    struct Page {
        int status = 0;
        QByteArray body;
        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    };
    void start();
    [[nodiscard]] Page get(const QString &path, const QByteArray &token = {});

    QNetworkAccessManager m_http;
    std::unique_ptr<TestServer> m_server;
};

void tst_Operations::start()
{
    m_server->config.ops.listen = u"127.0.0.1:0"_s;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    QVERIFY((*m_server)->operationsAddress());
    QVERIFY((*m_server)->operationsAddress()->port != 0);
}

tst_Operations::Page tst_Operations::get(const QString &path, const QByteArray &token)
{
    QNetworkRequest request(QUrl("http://"_L1 + (*m_server)->operationsAddress()->toText() + path));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    const std::unique_ptr<QNetworkReply> reply(m_http.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(30'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

void tst_Operations::pagesTellWhatIsThere()
{
    start();
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;

    QCOMPARE(get(u"/healthz"_s).status, 200);
    QCOMPARE(get(u"/readyz"_s).status, 200);
    const QJsonObject status = get(u"/serverStatus"_s).object();
    QCOMPARE(status[u"sessions"_s].toInt(), 1);
    QCOMPARE(status[u"connections"_s].toInt(), 1);
    QCOMPARE(status[u"members"_s].toInt(), 1);
    const QJsonArray rooms = get(u"/roomlist"_s).object()[u"rooms"_s].toArray();
    QCOMPARE(rooms.size(), m_server->config.channels.count); // the system's own is not shown
    QCOMPARE(rooms[0][u"id"_s].toString(), QString::fromLatin1(room.toText()));
    QCOMPARE(rooms[0][u"people"_s].toInt(), 1);
    const QJsonObject node = get(u"/node"_s).object();
    QCOMPARE(node[u"io_threads"_s].toArray().size(), 2);
    QCOMPARE(node[u"listening"_s].toArray().size(), 2);
    QCOMPARE(get(u"/nothing"_s).status, 404);
}

void tst_Operations::metricsCount()
{
    start();
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QCOMPARE(mina.say(room, u"안녕"_s).type(), "ok"_ba);
    const QByteArray metrics = get(u"/metrics"_s).body;
    for (const QByteArray &sample :
         {"chat_sessions{state=\"connected\"} 1\n"_ba,
          "chat_logins_total{kind=\"guest\",result=\"ok\"} 1\n"_ba,
          "chat_logins_total{kind=\"token\",result=\"ok\"} 0\n"_ba, "chat_admin_sessions 0\n"_ba,
          "chat_messages_total{kind=\"stored\"} 1\n"_ba, "chat_connections 1\n"_ba,
          "chat_closes_total{code=\"1000\"} 0\n"_ba, "chat_crashes_total 0\n"_ba})
        QVERIFY2(metrics.contains(sample), metrics.constData());
    QVERIFY(!metrics.contains("chat_delivery_seconds_count 0\n"));
    QVERIFY(!metrics.contains("chat_acknowledgement_seconds_count 0\n"));
    QVERIFY(!metrics.contains("chat_room_job_seconds_count 0\n"));
    QVERIFY(!metrics.contains("chat_send_queue_bytes_count 0\n"));
    QVERIFY(!metrics.contains("channel-0")); // no labels that rooms could multiply (C-62)
}

/// A load balancer looks away before anybody is sent away (C-03).
void tst_Operations::readinessEndsWithTheDrain()
{
    start();
    ChatClient mina(WireFormat::Json);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    QCOMPARE(get(u"/readyz"_s).status, 200);
    QSignalSpy drained(&**m_server, &server::ChatServer::drained);
    (*m_server)->drain(Milliseconds(60'000), {}, {});
    const Page ready = get(u"/readyz"_s);
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.object()[u"reasons"_s].toArray(), QJsonArray{u"draining"_s});
    QCOMPARE(get(u"/healthz"_s).status, 200);
    QVERIFY(drained.isEmpty());
}

void tst_Operations::theTokenOpens()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("0123456789abcdef\n") > 0);
    file.close();
    m_server->config.ops.tokenFile = file.fileName();
    m_server->config.server.trustedProxies = {{QHostAddress(u"192.0.2.0"_s), 24}};
    start();
    QCOMPARE(get(u"/serverStatus"_s).status, 401);
    QCOMPARE(get(u"/serverStatus"_s, "0123456789abcdeg").status, 401);
    QCOMPARE(get(u"/serverStatus"_s, "0123456789abcdef").status, 200);
    QCOMPARE(get(u"/healthz"_s).status, 200);
}

/// Who looks for pages where only WebSocket is spoken (faults row 3).
void tst_Operations::theChatPortNamesThem()
{
    start();
    const QString chat = u"http://127.0.0.1:%1/"_s.arg(m_server->port(Transport::Ws));
    const std::unique_ptr<QNetworkReply> reply(m_http.get(QNetworkRequest(QUrl(chat))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(reply->isFinished() || finished.wait(30'000));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 426);
    const QByteArray sentence
        = "Status pages are at http://"_ba + (*m_server)->operationsAddress()->toText().toLatin1() + '.';
    QVERIFY(reply->readAll().contains(sentence));
}

void tst_Operations::aPortInUseIsSaid()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    m_server->config.ops.listen = u"127.0.0.1:%1"_s.arg(holder.serverPort());
    QVERIFY(!m_server->start());
    QVERIFY2(m_server->failure.startsWith("cannot listen on http://"_L1 + m_server->config.ops.listen),
             qPrintable(m_server->failure));
}

void tst_Operations::aShortTokenIsRefused()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("secret\n") > 0);
    file.close();
    m_server->config.ops = {.listen = u"127.0.0.1:0"_s, .tokenFile = file.fileName()};
    QVERIFY(!m_server->start());
    QVERIFY2(m_server->failure.contains("16 characters"_L1), qPrintable(m_server->failure));
    QVERIFY(!m_server->failure.contains("secret"_L1));
}

void tst_Operations::withoutAnAddressThereAreNone()
{
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
    QVERIFY(!(*m_server)->operationsAddress());
}

QTEST_GUILESS_MAIN(tst_Operations)
#include "tst_operations.moc"
