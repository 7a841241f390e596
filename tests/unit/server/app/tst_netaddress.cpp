// SPDX-License-Identifier: Apache-2.0
#include "server/app/netaddress.h"

#include <QTest>

using namespace chat::server;
using namespace Qt::StringLiterals;

class tst_NetAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listenAddress_data();
    void listenAddress();
    void httpAddress_data();
    void httpAddress();
    void subnet_data();
    void subnet();
    void origin_data();
    void origin();
};

void tst_NetAddress::listenAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // empty: refused

    QTest::newRow("plain IPv4") << u"ws://127.0.0.1:7070"_s << u"ws://127.0.0.1:7070"_s;
    QTest::newRow("TLS on every address") << u"wss://0.0.0.0:443"_s << u"wss://0.0.0.0:443"_s;
    QTest::newRow("IPv6 in brackets") << u"ws://[::1]:7070"_s << u"ws://[::1]:7070"_s;
    QTest::newRow("localhost is 127.0.0.1") << u"ws://localhost:7070"_s << u"ws://127.0.0.1:7070"_s;
    QTest::newRow("port 0, any free one") << u"ws://127.0.0.1:0"_s << u"ws://127.0.0.1:0"_s;
    QTest::newRow("port 65535, the last") << u"ws://127.0.0.1:65535"_s << u"ws://127.0.0.1:65535"_s;
    QTest::newRow("port 65536, too many") << u"ws://127.0.0.1:65536"_s << QString();
    QTest::newRow("port -1") << u"ws://127.0.0.1:-1"_s << QString();
    QTest::newRow("port with a plus") << u"ws://127.0.0.1:+80"_s << QString();
    QTest::newRow("port is a word") << u"ws://127.0.0.1:http"_s << QString();
    QTest::newRow("port is empty") << u"ws://127.0.0.1:"_s << QString();
    QTest::newRow("no port") << u"ws://127.0.0.1"_s << QString();
    QTest::newRow("no scheme") << u"127.0.0.1:7070"_s << QString();
    QTest::newRow("another scheme") << u"http://127.0.0.1:7070"_s << QString();
    QTest::newRow("a name, which is not looked up") << u"ws://chat.example.com:80"_s << QString();
    QTest::newRow("IPv6 without brackets") << u"ws://::1:7070"_s << QString();
    QTest::newRow("IPv4 in brackets") << u"ws://[127.0.0.1]:7070"_s << QString();
    QTest::newRow("half an IPv4 address") << u"ws://127.1:7070"_s << QString();
    QTest::newRow("a path behind") << u"ws://127.0.0.1:7070/chat"_s << QString();
    QTest::newRow("no host") << u"ws://:7070"_s << QString();
    QTest::newRow("empty") << u""_s << QString();
}

void tst_NetAddress::listenAddress()
{
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    const auto address = parseListenAddress(text);
    QCOMPARE(address ? address->toText() : QString(), read);
    if (address)
        QCOMPARE(address->tls, text.startsWith("wss"_L1));
}

void tst_NetAddress::httpAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // empty: refused

    QTest::newRow("IPv4") << u"127.0.0.1:7080"_s << u"127.0.0.1:7080"_s;
    QTest::newRow("IPv6 in brackets") << u"[::1]:7080"_s << u"[::1]:7080"_s;
    QTest::newRow("localhost is 127.0.0.1") << u"localhost:0"_s << u"127.0.0.1:0"_s;
    QTest::newRow("a scheme, which it does not need") << u"http://127.0.0.1:7080"_s << QString();
    QTest::newRow("a port alone") << u":7080"_s << QString();
    QTest::newRow("a number alone") << u"7080"_s << QString();
    QTest::newRow("no port") << u"127.0.0.1:"_s << QString();
    QTest::newRow("a path behind") << u"127.0.0.1:7080/"_s << QString();
    QTest::newRow("empty") << u""_s << QString();
}

void tst_NetAddress::httpAddress()
{
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    const auto address = parseHttpAddress(text);
    QCOMPARE(address ? address->toText() : QString(), read);
}

void tst_NetAddress::subnet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // empty: refused

    QTest::newRow("IPv4 network") << u"10.0.0.0/8"_s << u"10.0.0.0/8"_s;
    QTest::newRow("one IPv4 address") << u"10.0.0.7"_s << u"10.0.0.7"_s;
    QTest::newRow("IPv4 with all bits") << u"10.0.0.7/32"_s << u"10.0.0.7"_s;
    QTest::newRow("IPv4 prefix 0, everybody") << u"0.0.0.0/0"_s << u"0.0.0.0/0"_s;
    QTest::newRow("IPv4 prefix 33, one too many") << u"10.0.0.7/33"_s << QString();
    QTest::newRow("bits behind the prefix are cleared") << u"10.1.2.3/8"_s << u"10.0.0.0/8"_s;
    QTest::newRow("IPv6 network") << u"fd00::/8"_s << u"fd00::/8"_s;
    QTest::newRow("one IPv6 address") << u"::1"_s << u"::1"_s;
    QTest::newRow("IPv6 prefix 129, one too many") << u"::1/129"_s << QString();
    QTest::newRow("half an address") << u"10.0/16"_s << QString();
    QTest::newRow("a number") << u"10"_s << QString();
    QTest::newRow("a netmask instead of a prefix") << u"10.0.0.0/255.0.0.0"_s << QString();
    QTest::newRow("negative prefix") << u"10.0.0.0/-8"_s << QString();
    QTest::newRow("empty prefix") << u"10.0.0.0/"_s << QString();
    QTest::newRow("a name") << u"proxy.example.com"_s << QString();
    QTest::newRow("empty") << u""_s << QString();
}

void tst_NetAddress::subnet()
{
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    const auto subnet = parseSubnet(text);
    QCOMPARE(subnet ? subnetToText(*subnet) : QString(), read);
}

void tst_NetAddress::origin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");

    QTest::newRow("https") << u"https://chat.example.com"_s << true;
    QTest::newRow("with a port") << u"http://localhost:8080"_s << true;
    QTest::newRow("IPv6") << u"http://[::1]:8080"_s << true;
    QTest::newRow("scheme of an app") << u"app://madang"_s << true;
    QTest::newRow("a slash behind, which no browser sends") << u"https://chat.example.com/"_s << false;
    QTest::newRow("a path") << u"https://chat.example.com/chat"_s << false;
    QTest::newRow("a question") << u"https://chat.example.com?x"_s << false;
    QTest::newRow("upper case, which no browser sends") << u"https://Chat.example.com"_s << false;
    QTest::newRow("a user") << u"https://ann@chat.example.com"_s << false;
    QTest::newRow("usual port of https, which no browser sends")
        << u"https://chat.example.com:443"_s << false;
    QTest::newRow("usual port of http, which no browser sends") << u"http://localhost:80"_s << false;
    QTest::newRow("port 80 of https") << u"https://chat.example.com:80"_s << true;
    QTest::newRow("no scheme") << u"chat.example.com"_s << false;
    QTest::newRow("no host") << u"https://"_s << false;
    QTest::newRow("everything") << u"*"_s << false;
    QTest::newRow("any host of a domain") << u"https://*.example.com"_s << false;
    QTest::newRow("empty") << u""_s << false;
}

void tst_NetAddress::origin()
{
    QFETCH(const QString, text);
    QTEST(checkOrigin(text).has_value(), "accepted");
}

QTEST_GUILESS_MAIN(tst_NetAddress)
#include "tst_netaddress.moc"
