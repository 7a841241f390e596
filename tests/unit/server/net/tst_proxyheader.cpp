// SPDX-License-Identifier: Apache-2.0
#include "server/net/proxyheader.h"

#include <QTest>

using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

const QByteArray signature = "\r\n\r\n\0\r\nQUIT\n"_ba;
const QByteArray v4Addresses
    = "\xC0\0\x02\x01\x0A\0\0\x01\x30\x39\x01\xBB"_ba; // 192.0.2.1:12345 to 10.0.0.1:443
const QByteArray v6Addresses
    = "\x20\x01\x0D\xB8\0\0\0\0\0\0\0\0\0\0\0\x07"_ba + QByteArray(16, '\0') + "\x30\x39\x01\xBB"_ba;

QByteArray v2(int versionAndCommand, int family, const QByteArray &payload)
{
    return signature + char(versionAndCommand) + char(family) + char(payload.size() >> 8)
        + char(payload.size()) + payload;
}

/// "malformed", "absent", "incomplete", or "ADDRESS PORT BYTES" with "-" for no address.
QByteArray outcome(QByteArrayView bytes)
{
    const ProxyHeader header = parseProxyHeader(bytes);
    switch (header.state) {
    case ProxyHeader::Incomplete: return "incomplete";
    case ProxyHeader::Absent: return "absent";
    case ProxyHeader::Malformed: return "malformed";
    case ProxyHeader::Present: break;
    }
    const auto source = header.source.isNull() ? "-"_ba : header.source.toString().toLatin1();
    return source + ' ' + QByteArray::number(header.sourcePort) + ' ' + QByteArray::number(header.bytes);
}

} // namespace

class tst_ProxyHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void everyPrefixIsIncomplete_data();
    void everyPrefixIsIncomplete();
};

void tst_ProxyHeader::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("no bytes yet", "", "incomplete");
    row("HTTP", "GET / HTTP/1.1\r\n", "absent");
    row("POST begins like PROXY", "P", "incomplete");
    row("POST does not go on like it", "PO", "absent");
    row("TLS", "\x16\x03\x01", "absent");
    row("a blank line", "\r\nGET", "absent");

    row("v1 over IPv4", "PROXY TCP4 192.0.2.1 10.0.0.1 12345 443\r\nGET", "192.0.2.1 12345 41");
    row("v1 over IPv6", "PROXY TCP6 2001:db8::7 ::1 1 65535\r\n", "2001:db8::7 1 36");
    row("v1 unknown", "PROXY UNKNOWN\r\n", "- 0 15");
    row("v1 unknown with addresses", "PROXY UNKNOWN ::1 ::1 1 2\r\n", "- 0 27");
    row("v1 of 106 bytes", "PROXY UNKNOWN " + QByteArray(90, 'x') + "\r\n", "- 0 106");
    row("v1 of 107 bytes", "PROXY UNKNOWN " + QByteArray(91, 'x') + "\r\n", "- 0 107");
    row("v1 of 108 bytes", "PROXY UNKNOWN " + QByteArray(92, 'x') + "\r\n", "malformed");
    row("v1 of 106 bytes without an end", "PROXY UNKNOWN " + QByteArray(92, 'x'), "incomplete");
    row("v1 of 107 bytes without an end", "PROXY UNKNOWN " + QByteArray(93, 'x'), "malformed");
    row("v1 with nothing", "PROXY \r\n", "malformed");
    row("v1 with another protocol", "PROXY UDP4 192.0.2.1 10.0.0.1 1 2\r\n", "malformed");
    row("v1 with IPv6 called TCP4", "PROXY TCP4 ::1 ::1 1 2\r\n", "malformed");
    row("v1 with IPv4 called TCP6", "PROXY TCP6 192.0.2.1 10.0.0.1 1 2\r\n", "malformed");
    row("v1 with a bad address", "PROXY TCP4 192.0.2.256 10.0.0.1 1 2\r\n", "malformed");
    row("v1 with a short address", "PROXY TCP4 192.1 10.0.0.1 1 2\r\n", "malformed");
    row("v1 with a bad destination", "PROXY TCP4 192.0.2.1 x 1 2\r\n", "malformed");
    row("v1 with a scope", "PROXY TCP6 fe80::1%lo ::1 1 2\r\n", "malformed");
    row("v1 with port 65535", "PROXY TCP4 192.0.2.1 10.0.0.1 65535 2\r\n", "192.0.2.1 65535 39");
    row("v1 with port 65536", "PROXY TCP4 192.0.2.1 10.0.0.1 65536 2\r\n", "malformed");
    row("v1 with a leading zero", "PROXY TCP4 192.0.2.1 10.0.0.1 01 2\r\n", "malformed");
    row("v1 with a sign", "PROXY TCP4 192.0.2.1 10.0.0.1 +1 2\r\n", "malformed");
    row("v1 with five words", "PROXY TCP4 192.0.2.1 10.0.0.1 1\r\n", "malformed");
    row("v1 with seven words", "PROXY TCP4 192.0.2.1 10.0.0.1 1 2 3\r\n", "malformed");
    row("v1 with two blanks", "PROXY  TCP4 192.0.2.1 10.0.0.1 1 2\r\n", "malformed");

    row("v2 over IPv4", v2(0x21, 0x11, v4Addresses) + "GET", "192.0.2.1 12345 28");
    row("v2 over IPv6", v2(0x21, 0x21, v6Addresses), "2001:db8::7 12345 52");
    row("v2 with more behind the addresses", v2(0x21, 0x11, v4Addresses + "\x04\0\x01x"_ba),
        "192.0.2.1 12345 32");
    row("v2 local", v2(0x20, 0x00, ""), "- 0 16");
    row("v2 local with addresses", v2(0x20, 0x11, v4Addresses), "- 0 28");
    row("v2 of no family", v2(0x21, 0x00, "skipped"), "- 0 23");
    row("v2 over UDP", v2(0x21, 0x12, v4Addresses), "- 0 28");
    row("v2 over a local socket", v2(0x21, 0x31, QByteArray(216, 'x')), "- 0 232");
    row("v2 with another version", v2(0x11, 0x11, v4Addresses), "malformed");
    row("v2 with another command", v2(0x22, 0x11, v4Addresses), "malformed");
    row("v2 with another family", v2(0x21, 0x41, v4Addresses), "malformed");
    row("v2 with another transport", v2(0x21, 0x13, v4Addresses), "malformed");
    row("v2 over IPv4 with 11 bytes", v2(0x21, 0x11, v4Addresses.chopped(1)), "malformed");
    row("v2 over IPv6 with 35 bytes", v2(0x21, 0x21, v6Addresses.chopped(1)), "malformed");
    row("v2 of 535 bytes", v2(0x20, 0x00, QByteArray(519, 'x')), "- 0 535");
    row("v2 of 536 bytes", v2(0x20, 0x00, QByteArray(520, 'x')), "- 0 536");
    row("v2 of 537 bytes", v2(0x20, 0x00, QByteArray(521, 'x')), "malformed");
    row("v2 that promises 65535 bytes", v2(0x21, 0x11, QByteArray(65535, 'x')).first(16), "malformed");
}

void tst_ProxyHeader::parses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(outcome(bytes), expected);
}

void tst_ProxyHeader::everyPrefixIsIncomplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("v1") << "PROXY TCP4 192.0.2.1 10.0.0.1 12345 443\r\n"_ba;
    QTest::newRow("v2 over IPv4") << v2(0x21, 0x11, v4Addresses);
    QTest::newRow("v2 over IPv6") << v2(0x21, 0x21, v6Addresses);
}

void tst_ProxyHeader::everyPrefixIsIncomplete()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(outcome(bytes.first(size)), "incomplete");
    QCOMPARE(parseProxyHeader(bytes).bytes, bytes.size());
}

QTEST_GUILESS_MAIN(tst_ProxyHeader)
#include "tst_proxyheader.moc"
