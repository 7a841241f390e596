// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"
#include "tests/unit/server/net/selfsigned.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Gives back what it gets, over TLS when it has a certificate.
class EchoServer : public QTcpServer
{
public:
    QSslConfiguration tls;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QIODevice::readyRead, socket, [socket] { socket->write(socket->readAll()); });
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        if (!tls.localCertificate().isNull()) {
            socket->setSslConfiguration(tls);
            socket->startServerEncryption();
        }
    }
};

QByteArray mebibyte()
{
    QByteArray bytes(1024 * 1024, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 31 % 251);
    return bytes;
}

} // namespace

/// Qt's own sockets live on the dispatcher as on Qt's.
class tst_DispatcherSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void echoesAMebibyte_data();
    void echoesAMebibyte();
    void manyConnectionsAtOnce();
    void refusedConnectionIsTold();
    void localSocketEchoes();
    void smallWritesOfATurnLeaveTogether();

private:
    SelfSigned m_identity;
};

void tst_DispatcherSockets::initTestCase()
{
    QVERIFY(EpollDispatcher::current());
    m_identity = makeSelfSigned();
    QVERIFY(!m_identity.key.isNull());
    QVERIFY(!m_identity.certificate.isNull());
}

void tst_DispatcherSockets::echoesAMebibyte_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("over TCP") << false;
    QTest::newRow("over TLS") << true;
}

void tst_DispatcherSockets::echoesAMebibyte()
{
    QFETCH(bool, tls);
    EchoServer server;
    QSslSocket client;
    if (tls) {
        server.tls = QSslConfiguration::defaultConfiguration();
        server.tls.setLocalCertificate(m_identity.certificate);
        server.tls.setPrivateKey(m_identity.key);
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setCaCertificates({m_identity.certificate});
        client.setSslConfiguration(trusting);
        client.setPeerVerifyName(u"localhost"_s);
    }
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QByteArray sent = mebibyte();
    QByteArray got;
    connect(&client, &QIODevice::readyRead, this, [&] { got += client.readAll(); });
    const QString address = server.serverAddress().toString();
    if (tls) {
        connect(&client, &QSslSocket::encrypted, this, [&] { client.write(sent); });
        client.connectToHostEncrypted(address, server.serverPort());
    } else {
        connect(&client, &QAbstractSocket::connected, this, [&] { client.write(sent); });
        client.connectToHost(address, server.serverPort());
    }
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), sent.size(), 30'000);
    QCOMPARE(got, sent);
    QCOMPARE(client.isEncrypted(), tls);
    client.disconnectFromHost();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(server.findChildren<QSslSocket *>().isEmpty());
}

void tst_DispatcherSockets::manyConnectionsAtOnce()
{
    EchoServer server;
    server.setListenBacklogSize(500);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int answers = 0;
    // Twice: the second round gets the descriptors of the first.
    for (int round = 1; round <= 2; ++round) {
        std::vector<std::unique_ptr<QTcpSocket>> clients(300);
        for (auto &client : clients) {
            client = std::make_unique<QTcpSocket>();
            QTcpSocket *const socket = client.get();
            connect(socket, &QAbstractSocket::connected, socket, [socket] { socket->write("ping"); });
            connect(socket, &QIODevice::readyRead, socket,
                    [&, socket] { answers += socket->readAll() == "ping"; });
            socket->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers, round * 300, 30'000);
    }
}

void tst_DispatcherSockets::refusedConnectionIsTold()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QTRY_COMPARE(client.error(), QAbstractSocket::ConnectionRefusedError);
}

void tst_DispatcherSockets::localSocketEchoes()
{
    QLocalServer server;
    QVERIFY(server.listen(u"tst_dispatchersockets-%1"_s.arg(QCoreApplication::applicationPid())));
    connect(&server, &QLocalServer::newConnection, this, [&] {
        QLocalSocket *const peer = server.nextPendingConnection();
        connect(peer, &QIODevice::readyRead, peer, [peer] { peer->write(peer->readAll()); });
    });
    QLocalSocket client;
    client.connectToServer(server.fullServerName());
    const QByteArray sent = mebibyte();
    client.write(sent);
    QByteArray got;
    connect(&client, &QIODevice::readyRead, this, [&] { got += client.readAll(); });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), sent.size(), 30'000);
    QCOMPARE(got, sent);
}

void tst_DispatcherSockets::smallWritesOfATurnLeaveTogether()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);

    QList<qint64> written;
    connect(&client, &QIODevice::bytesWritten, this, [&](qint64 bytes) { written << bytes; });
    QTimer::singleShot(0ms, &client, [&] {
        for (int i = 0; i < 100; ++i)
            client.write("0123456789");
    });
    QTRY_COMPARE(peer->bytesAvailable(), 1000);
    QCOMPARE(written, QList<qint64>({1000}));
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_DispatcherSockets>(argc, argv); }

#include "tst_dispatchersockets.moc"
