// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"
#include "tests/support/rawclient.h"
#include "tests/unit/server/net/clientframes.h"

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

const auto clientHello = R"({"t":"hello","id":1,"d":{"ver":1}})"_ba;

QByteArray forwardedFor(const QByteArray &addresses) { return "X-Forwarded-For: " + addresses + "\r\n"; }

} // namespace

/// Whose address counts when somebody stands between: every address may connect once here.
class tst_Proxies final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void aTrustedProxyNamesTheClient();
    void anUntrustedHeaderIsIgnored();
    void theProxyHeaderNamesTheClient();
    void aTrustedProxyThatSaysNothingIsClosed();
    void anUntrustedProxyHeaderIsGarbage();
    void operatorsSeeTheClientsAddress();

private:
    void trustLoopback() { m_server->config.server.trustedProxies = {{QHostAddress(u"127.0.0.0"_s), 8}}; }
    /// The status after these bytes; 0: closed without one.
    [[nodiscard]] int statusOf(RawClient &client, const QByteArray &bytes);

    std::unique_ptr<TestServer> m_server;
};

void tst_Proxies::init()
{
    m_server = std::make_unique<TestServer>();
    m_server->config.limits.exemptAddresses.clear();
    m_server->config.limits.connectionsPerAddress = 1;
}

int tst_Proxies::statusOf(RawClient &client, const QByteArray &bytes)
{
    if (!client.connectTo(*m_server, Transport::Ws))
        return -1;
    client.send(bytes);
    return client.takeStatus();
}

void tst_Proxies::aTrustedProxyNamesTheClient()
{
    trustLoopback();
    QVERIFY(m_server->start());
    RawClient first;
    RawClient second;
    RawClient again;
    RawClient behindTwo;
    QCOMPARE(statusOf(first, RawClient::upgradeHead(forwardedFor("192.0.2.1"))), 101);
    QCOMPARE(statusOf(second, RawClient::upgradeHead(forwardedFor("192.0.2.2"))), 101);
    QCOMPARE(statusOf(again, RawClient::upgradeHead(forwardedFor("192.0.2.1"))), 429);
    // The rightmost that is not a proxy of ours; what stands before it is the client's own claim.
    QCOMPARE(statusOf(behindTwo, RawClient::upgradeHead(forwardedFor("192.0.2.9, 192.0.2.2, 127.0.0.7"))),
             429);
}

void tst_Proxies::anUntrustedHeaderIsIgnored()
{
    QVERIFY(m_server->start());
    RawClient first;
    RawClient second;
    QCOMPARE(statusOf(first, RawClient::upgradeHead(forwardedFor("192.0.2.1"))), 101);
    QCOMPARE(statusOf(second, RawClient::upgradeHead(forwardedFor("192.0.2.2"))), 0);
}

void tst_Proxies::theProxyHeaderNamesTheClient()
{
    trustLoopback();
    m_server->config.server.proxyProtocol = true;
    QVERIFY(m_server->start());
    const QByteArray version2 = QByteArray::fromHex("0d0a0d0a000d0a515549540a" // signature
                                                    "2111000c" // PROXY, TCP over IPv4, 12 bytes
                                                    "c0000203"
                                                    "7f000001"
                                                    "1234"
                                                    "1b9e");
    RawClient first;
    RawClient second;
    RawClient again;
    RawClient third;
    const QByteArray head = RawClient::upgradeHead();
    QCOMPARE(statusOf(first, "PROXY TCP4 192.0.2.1 127.0.0.1 4660 7070\r\n" + head), 101);
    QCOMPARE(statusOf(second, "PROXY TCP4 192.0.2.2 127.0.0.1 4660 7070\r\n" + head), 101);
    QCOMPARE(statusOf(again, "PROXY TCP4 192.0.2.1 127.0.0.1 4661 7070\r\n" + head), 429);
    QCOMPARE(statusOf(third, version2 + head), 101);
}

void tst_Proxies::aTrustedProxyThatSaysNothingIsClosed()
{
    trustLoopback();
    m_server->config.server.proxyProtocol = true;
    QVERIFY(m_server->start());
    RawClient client;
    QCOMPARE(statusOf(client, RawClient::upgradeHead()), 0);
    QVERIFY(client.isEnded());
}

void tst_Proxies::anUntrustedProxyHeaderIsGarbage()
{
    m_server->config.server.proxyProtocol = true;
    QVERIFY(m_server->start());
    RawClient client;
    QCOMPARE(statusOf(client, "PROXY TCP4 192.0.2.1 127.0.0.1 1 2\r\n" + RawClient::upgradeHead()), 400);
}

/// Seen from outside in what a replaced session is told.
void tst_Proxies::operatorsSeeTheClientsAddress()
{
    trustLoopback();
    m_server->config.limits.connectionsPerAddress = 0;
    QVERIFY(m_server->start());
    ChatClient mina;
    QVERIFY(mina.guest(m_server->url(Transport::Ws)));
    RawClient other;
    QCOMPARE(statusOf(other, RawClient::upgradeHead(forwardedFor("192.0.2.77"))), 101);
    other.sendText(clientHello);
    other.sendText(R"({"t":"auth.token","id":2,"d":{"token":")" + mina.auth.token + R"("}})");
    const QString hint = mina.take("session.replaced").as<SessionReplaced>().by.addressHint;
    QVERIFY2(hint.startsWith(u"192.0.2."_s) && !hint.contains(u"77"_s), qPrintable(hint));
}

QTEST_GUILESS_MAIN(tst_Proxies)
#include "tst_proxies.moc"
