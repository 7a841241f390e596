// SPDX-License-Identifier: Apache-2.0
#include "server/net/clientaddress.h"

#include <QTest>

#include <array>

using namespace chat::server;
using namespace Qt::StringLiterals;

class tst_ClientAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trustsOnlyProxies_data();
    void trustsOnlyProxies();
    void nobodyIsTrustedByDefault();
    void whatABanNames_data();
    void whatABanNames();
};

void tst_ClientAddress::trustsOnlyProxies_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("forwarded"); // values of X-Forwarded-For, one a line
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const QString &peer, const QByteArray &forwarded,
                        const QString &client) { QTest::newRow(name) << peer << forwarded << client; };
    const auto proxy = u"10.0.0.1"_s;
    row("peer that is no proxy", u"192.0.2.9"_s, "192.0.2.1", u"192.0.2.9"_s);
    row("proxy", proxy, "192.0.2.1", u"192.0.2.1"_s);
    row("proxy without the header", proxy, "", proxy);
    row("proxy in IPv6 form", u"::ffff:10.0.0.1"_s, "192.0.2.1", u"192.0.2.1"_s);
    row("proxy over IPv6", u"fd00::1"_s, "2001:db8::7", u"2001:db8::7"_s);
    row("last address of the subnet", u"10.255.255.255"_s, "192.0.2.1", u"192.0.2.1"_s);
    row("first address behind the subnet", u"11.0.0.0"_s, "192.0.2.1", u"11.0.0.0"_s);
    row("the client forged one before", proxy, "1.2.3.4, 192.0.2.1", u"192.0.2.1"_s);
    row("two proxies", proxy, "1.2.3.4, 192.0.2.1, 10.0.0.2", u"192.0.2.1"_s);
    row("two header lines", proxy, "192.0.2.1\n10.0.0.2", u"192.0.2.1"_s);
    row("all are proxies: the leftmost", proxy, "10.0.0.3, 10.0.0.2", u"10.0.0.3"_s);
    row("client in IPv6 form of IPv4", proxy, "::ffff:192.0.2.1", u"192.0.2.1"_s);
    row("with a port", proxy, "192.0.2.1:5000", u"192.0.2.1"_s);
    row("IPv6 in brackets", proxy, "[2001:db8::7]", u"2001:db8::7"_s);
    row("IPv6 with a port", proxy, "[2001:db8::7]:5000", u"2001:db8::7"_s);
    row("garbage", proxy, "unknown", proxy);
    row("garbage on the way", proxy, "192.0.2.1, unknown, 10.0.0.2", proxy);
    row("garbage before the client does not matter", proxy, "unknown, 192.0.2.1", u"192.0.2.1"_s);
    row("a number", proxy, "5", proxy);
    row("a short address", proxy, "192.1", proxy);
    row("an address with a scope", proxy, "fe80::1%lo", proxy);
    row("half a bracket", proxy, "[2001:db8::7", proxy);
    row("above ASCII", proxy, "\xEC\x95\x88", proxy);
}

void tst_ClientAddress::trustsOnlyProxies()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, forwarded);
    QFETCH(QString, client);
    const std::array trusted{QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
                             QHostAddress::parseSubnet(u"fd00::/16"_s)};
    QByteArray bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
    if (!forwarded.isEmpty())
        bytes += "X-Forwarded-For: " + forwarded.replace("\n", "\r\nx-forwarded-for: ") + "\r\n";
    const auto head = std::get<RequestHead>(parseRequestHead(QByteArray(bytes + "\r\n")));
    QCOMPARE(clientAddress(QHostAddress(peer), head, trusted), QHostAddress(client));
}

void tst_ClientAddress::nobodyIsTrustedByDefault()
{
    const auto head = std::get<RequestHead>(
        parseRequestHead("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n"));
    for (const auto &peer : {u"127.0.0.1"_s, u"::1"_s, u"10.0.0.1"_s})
        QCOMPARE(clientAddress(QHostAddress(peer), head, {}), QHostAddress(peer));
}

void tst_ClientAddress::whatABanNames_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("network");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << u"192.0.2.7"_s;
    QTest::newRow("IPv4 in IPv6 form") << u"::ffff:192.0.2.7"_s << u"192.0.2.7"_s;
    QTest::newRow("the first of a /64") << u"2001:db8:0:1::"_s << u"2001:db8:0:1::/64"_s;
    QTest::newRow("the last of it") << u"2001:db8:0:1:ffff:ffff:ffff:ffff"_s << u"2001:db8:0:1::/64"_s;
    QTest::newRow("the next /64") << u"2001:db8:0:2::1"_s << u"2001:db8:0:2::/64"_s;
    QTest::newRow("loopback") << u"::1"_s << u"::/64"_s;
}

void tst_ClientAddress::whatABanNames()
{
    QFETCH(QString, address);
    QTEST(networkOf(QHostAddress(address)), "network");
}

QTEST_GUILESS_MAIN(tst_ClientAddress)
#include "tst_clientaddress.moc"
