// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"

#include <QElapsedTimer>
#include <QSslCertificate>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// What only the TLS port has (faults row 52).
class tst_Tls final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void notTls_row52_data();
    void notTls_row52();
    void oldProtocolsAreRefused_row52();
    void aNewCertificateIsForNewConnections_row52();
    void aBadCertificateLeavesTheOldOne();
    void oneRoomForBothTransports();

private:
    std::unique_ptr<TestServer> m_server;
};

void tst_Tls::init()
{
    m_server = std::make_unique<TestServer>();
    m_server->config.timing.handshake = Milliseconds(300);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_Tls::notTls_row52_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("plain text") << RawClient::upgradeHead();
    QTest::newRow("half a client hello") << QByteArray::fromHex("16030100c8010000c40303");
    QTest::newRow("zeroes") << QByteArray(1000, '\0');
}

void tst_Tls::notTls_row52()
{
    QFETCH(QByteArray, bytes);
    RawClient client;
    QElapsedTimer open;
    open.start();
    QVERIFY(client.connectPlain(m_server->port(Transport::Wss)));
    client.send(bytes);
    QVERIFY(client.isEnded());
    QVERIFY(open.elapsed() < 3000);
    QVERIFY2(!client.received().contains("HTTP"), "no answer in plain text");
    QTRY_COMPARE((*m_server)->parts().net->refused, quint64(1)); // it is counted, without an answer, too
    RawClient next;
    QVERIFY(next.open(*m_server, Transport::Wss)); // nobody else noticed
}

void tst_Tls::oldProtocolsAreRefused_row52()
{
    // A client hello of TLS 1.1, byte by byte, because no client library sends one any more.
    const QByteArray hello = QByteArray::fromHex("0302") + QByteArray(32, 'r') // version, random
        + QByteArray::fromHex("00" // no session
                              "0004c009c013" // ECDHE with AES 128 and SHA, for ECDSA and RSA
                              "0100"); // no compression
    const QByteArray message = QByteArray::fromHex("010000") + char(hello.size()) + hello;
    RawClient old;
    QVERIFY(old.connectPlain(m_server->port(Transport::Wss)));
    old.send(QByteArray::fromHex("16030100") + char(message.size()) + message);
    QVERIFY(old.isEnded());
    QVERIFY2(old.received().startsWith('\x15') && old.received().endsWith("\x02\x46"),
             "a fatal alert, protocol_version");
    RawClient fair;
    fair.socket().setProtocol(QSsl::TlsV1_2);
    QVERIFY(fair.open(*m_server, Transport::Wss));
}

void tst_Tls::aNewCertificateIsForNewConnections_row52()
{
    RawClient before;
    QVERIFY(before.open(*m_server, Transport::Wss));
    const QByteArray first = m_server->certificate();
    QCOMPARE(before.socket().peerCertificate().toPem(), first);

    QVERIFY(m_server->renewCertificate());
    QVERIFY(m_server->certificate() != first);
    QVERIFY((*m_server)->reloadTls(m_server->config.tls));
    RawClient after;
    QVERIFY(after.open(*m_server, Transport::Wss));
    QCOMPARE(after.socket().peerCertificate().toPem(), m_server->certificate());
    before.sendText(R"({"t":"ping","id":1})");
    QVERIFY(before.takeFrameWith(R"("t":"pong","id":1)")); // the old connection lives on
}

/// What a SIGHUP finds may be wrong (faults row 44); of the rest of the configuration in test_reload.
void tst_Tls::aBadCertificateLeavesTheOldOne()
{
    auto tls = m_server->config.tls;
    tls.certificateFile += u".missing"_s;
    const auto reloaded = (*m_server)->reloadTls(tls);
    QVERIFY(!reloaded);
    QVERIFY(reloaded.error().contains(tls.certificateFile));
    RawClient client;
    QVERIFY(client.open(*m_server, Transport::Wss));
    QCOMPARE(client.socket().peerCertificate().toPem(), m_server->certificate());
}

void tst_Tls::oneRoomForBothTransports()
{
    ChatClient mina;
    ChatClient jiho(WireFormat::Cbor);
    QVERIFY(mina.guest(m_server->url(Transport::Ws)) && jiho.guest(m_server->url(Transport::Wss)));
    const RoomId room = mina.enter(u"channel-0"_s).room.id;
    QVERIFY(jiho.enter(u"channel-0"_s).room.id.isValid());
    QCOMPARE(mina.say(room, u"안녕"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"안녕"_s);
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
