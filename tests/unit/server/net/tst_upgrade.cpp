// SPDX-License-Identifier: Apache-2.0
#include "server/net/upgrade.h"

#include <QByteArrayList>
#include <QTest>

using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

const UpgradePolicy policy{.allowedOrigins = {"https://chat.example.org"_ba, "http://LOCALHOST:8080"_ba},
                           .operationsAddress = "http://127.0.0.1:9100/"_ba};

/// The fields of a good request, one of them replaced by `lines` (each with its CR LF; empty: left out).
QByteArray fields(QByteArrayView replaced = {}, const QByteArray &lines = {})
{
    QByteArray text;
    for (const QByteArray &line :
         {"Host: a\r\n"_ba, "Upgrade: websocket\r\n"_ba, "Connection: Upgrade\r\n"_ba,
          "Sec-WebSocket-Version: 13\r\n"_ba, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"_ba})
        text += !replaced.isEmpty() && line.startsWith(replaced) ? lines : line;
    return replaced.isEmpty() ? text + lines : text;
}

QByteArray request(const QByteArray &requestLine, const QByteArray &fieldLines = fields())
{
    return requestLine + "\r\n" + fieldLines + "\r\n";
}

std::expected<Upgrade, HttpRefusal> check(const QByteArray &bytes, const UpgradePolicy &with = policy)
{
    return checkUpgrade(std::get<RequestHead>(parseRequestHead(bytes)), with);
}

const QByteArray get = "GET / HTTP/1.1";

QByteArray keyLine(const QByteArray &key) { return "Sec-WebSocket-Key: " + key + "\r\n"; }

} // namespace

class tst_Upgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsInOrRefuses_data();
    void letsInOrRefuses();
    void saysWhatWouldBeRight();
    void origins_data();
    void origins();
    void noOriginIsAllowedUnlessConfigured();
    void normalizesOrigins_data();
    void normalizesOrigins();
    void credentialsInTheAddress_data();
    void credentialsInTheAddress();
    void subprotocols_data();
    void subprotocols();
    void tellsTheRest();
};

void tst_Upgrade::letsInOrRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 101: may pass
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("good", request(get), 101);
    row("good at /ws", request("GET /ws HTTP/1.1"), 101);
    row("names and words in any case", request(get, fields("Upgrade", "UPGRADE: h2c, WebSocket\r\n")), 101);
    row("Firefox's Connection", request(get, fields("Connection", "Connection: keep-alive, upgrade\r\n")),
        101);
    row("Content-Length 0", request(get, fields({}, "Content-Length: 0\r\n")), 101);
    row("row 3: plain GET", request(get, "Host: a\r\n"), 426);
    row("row 3: plain GET of an unknown page", request("GET /metrics HTTP/1.1", "Host: a\r\n"), 426);
    row("row 3: plain GET with HTTP/1.0", request("GET / HTTP/1.0", {}), 426);
    row("upgrade to something else", request(get, fields("Upgrade", "Upgrade: h2c\r\n")), 426);
    row("POST", request("POST / HTTP/1.1"), 405);
    row("HEAD", request("HEAD / HTTP/1.1"), 405);
    row("get in lower case", request("get / HTTP/1.1"), 405);
    row("HTTP/1.0", request("GET / HTTP/1.0"), 400);
    row("row 4: version 8", request(get, fields("Sec-WebSocket-Version", "Sec-WebSocket-Version: 8\r\n")),
        400);
    row("row 4: no version", request(get, fields("Sec-WebSocket-Version")), 400);
    row("row 4: two versions", request(get, fields({}, "Sec-WebSocket-Version: 13\r\n")), 400);
    row("row 4: key of 15 bytes",
        request(get, fields("Sec-WebSocket-Key", keyLine(QByteArray(15, 'k').toBase64()))), 400);
    row("key of 16 bytes", request(get, fields("Sec-WebSocket-Key", keyLine(QByteArray(16, 'k').toBase64()))),
        101);
    row("row 4: key of 17 bytes",
        request(get, fields("Sec-WebSocket-Key", keyLine(QByteArray(17, 'k').toBase64()))), 400);
    row("row 4: key of 18 bytes, the same length",
        request(get, fields("Sec-WebSocket-Key", keyLine(QByteArray(18, 'k').toBase64()))), 400);
    row("row 4: key that is not base64",
        request(get, fields("Sec-WebSocket-Key", keyLine("dGhlIHNhbXBs!SBub25jZQ=="))), 400);
    row("no key", request(get, fields("Sec-WebSocket-Key")), 400);
    row("two keys", request(get, fields({}, keyLine("dGhlIHNhbXBsZSBub25jZQ=="))), 400);
    row("Connection without upgrade", request(get, fields("Connection", "Connection: keep-alive\r\n")), 400);
    row("no Connection", request(get, fields("Connection")), 400);
    row("body by length", request(get, fields({}, "Content-Length: 1\r\n")), 400);
    row("body in chunks", request(get, fields({}, "Transfer-Encoding: chunked\r\n")), 400);
    row("other path", request("GET /chat HTTP/1.1"), 404);
    row("path with a slash more", request("GET /ws/ HTTP/1.1"), 404);
    row("path in percent signs", request("GET /%77s HTTP/1.1"), 404);
    row("absolute form", request("GET http://a/ws HTTP/1.1"), 101);
    row("two Authorizations", request(get, fields({}, "Authorization: a\r\nAuthorization: b\r\n")), 400);
}

void tst_Upgrade::letsInOrRefuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const auto upgrade = check(bytes);
    QCOMPARE(upgrade ? 101 : upgrade.error().status, status);
}

void tst_Upgrade::saysWhatWouldBeRight()
{
    const QByteArray plain = httpAnswer(check(request(get, "Host: a\r\n")).error());
    QVERIFY(
        plain.startsWith("HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"));
    QVERIFY2(plain.contains("http://127.0.0.1:9100/"), "row 3: the operations port's address");
    const auto untold = check(request(get, "Host: a\r\n"), {}).error();
    QCOMPARE(untold.body, "This port speaks WebSocket only.");
    QVERIFY(httpAnswer(check(request("POST / HTTP/1.1")).error()).contains("\r\nAllow: GET\r\n"));
    const auto version = check(request(get, fields("Sec-WebSocket-Version"))).error();
    QVERIFY2(httpAnswer(version).contains("\r\nSec-WebSocket-Version: 13\r\n"), "row 4");
}

void tst_Upgrade::origins_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("origin"); // empty and 403, or let in
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &origin) {
        QTest::newRow(name) << lines << origin << true;
    };
    const auto refused = [](const char *name, const QByteArray &lines) {
        QTest::newRow(name) << lines << QByteArray() << false;
    };
    row("none: not a browser", "", "");
    row("row 5: ours", "Origin: https://chat.example.org\r\n", "https://chat.example.org");
    row("row 5: ours in capitals, with the default port", "Origin: HTTPS://Chat.Example.Org:443\r\n",
        "https://chat.example.org");
    row("row 5: ours, capitals in the configuration", "Origin: http://localhost:8080\r\n",
        "http://localhost:8080");
    refused("row 5: foreign", "Origin: https://evil.example\r\n");
    refused("row 5: other scheme", "Origin: http://chat.example.org\r\n");
    refused("row 5: other port", "Origin: https://chat.example.org:8443\r\n");
    refused("row 5: port left out", "Origin: http://localhost\r\n");
    refused("row 5: ours as the beginning", "Origin: https://chat.example.org.evil.example\r\n");
    refused("row 5: ours as the end", "Origin: https://evil-chat.example.org\r\n");
    refused("row 5: ours as the user", "Origin: https://chat.example.org@evil.example\r\n");
    refused("row 5: null", "Origin: null\r\n");
    refused("row 5: empty", "Origin:\r\n");
    refused("row 5: two", "Origin: https://chat.example.org\r\nOrigin: https://chat.example.org\r\n");
}

void tst_Upgrade::origins()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, origin);
    QFETCH(bool, allowed);
    const auto upgrade = check(request(get, fields({}, lines)));
    QCOMPARE(upgrade.has_value(), allowed);
    if (allowed)
        QCOMPARE(upgrade->origin, origin);
    else
        QCOMPARE(upgrade.error().status, 403);
}

void tst_Upgrade::noOriginIsAllowedUnlessConfigured()
{
    const UpgradePolicy broken{.allowedOrigins = {"null"_ba, ""_ba}};
    for (const char *origin : {"https://chat.example.org", "null", ""}) {
        const QByteArray bytes = request(get, fields({}, "Origin: "_ba + origin + "\r\n"));
        QCOMPARE(check(bytes, {}).error().status, 403);
        QCOMPARE(check(bytes, broken).error().status, 403);
    }
}

void tst_Upgrade::normalizesOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("normal");
    QTest::newRow("http and 80") << "http://a:80"_ba << "http://a"_ba;
    QTest::newRow("https and 443") << "https://a:443"_ba << "https://a"_ba;
    QTest::newRow("http and 443") << "http://a:443"_ba << "http://a:443"_ba;
    QTest::newRow("port with zeros") << "http://a:0080"_ba << "http://a"_ba;
    QTest::newRow("IPv6") << "http://[::1]"_ba << "http://[::1]"_ba;
    QTest::newRow("IPv6 and a port") << "http://[::1]:8080"_ba << "http://[::1]:8080"_ba;
    QTest::newRow("port 65535") << "http://a:65535"_ba << "http://a:65535"_ba;
    QTest::newRow("port 65536") << "http://a:65536"_ba << ""_ba;
    QTest::newRow("port 0") << "http://a:0"_ba << ""_ba;
    QTest::newRow("no port behind the colon") << "http://a:"_ba << ""_ba;
    QTest::newRow("port with a sign") << "http://a:+80"_ba << ""_ba;
    QTest::newRow("two ports") << "http://a:80:80"_ba << ""_ba;
    QTest::newRow("slash at the end") << "http://a/"_ba << ""_ba;
    QTest::newRow("no host") << "http://"_ba << ""_ba;
    QTest::newRow("no host but a port") << "http://:80"_ba << ""_ba;
    QTest::newRow("no scheme") << "://a"_ba << ""_ba;
    QTest::newRow("a word") << "null"_ba << ""_ba;
}

void tst_Upgrade::normalizesOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, normal);
    QCOMPARE(normalizedOrigin(origin), normal);
}

void tst_Upgrade::credentialsInTheAddress_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("refused");
    for (const char *key : {"token", "access_token", "key", "password", "jwt", "auth"})
        QTest::addRow("row 6: %s", key) << QByteArray(key) + "=s3cret" << true;
    QTest::newRow("row 6: in capitals") << "Token=s3cret"_ba << true;
    QTest::newRow("row 6: in percent signs") << "%74oken=s3cret"_ba << true;
    QTest::newRow("row 6: not the first") << "a=b&token=s3cret"_ba << true;
    QTest::newRow("row 6: behind a semicolon") << "a=b;token=s3cret"_ba << true;
    QTest::newRow("row 6: without a value") << "token"_ba << true;
    QTest::newRow("uid names somebody and proves nothing") << "uid=7&nick=a"_ba << false;
    QTest::newRow("a value that is called so") << "a=token"_ba << false;
    QTest::newRow("a longer name") << "tokens=a"_ba << false;
}

void tst_Upgrade::credentialsInTheAddress()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, refused);
    const auto upgrade = check(request("GET /?" + query + " HTTP/1.1"));
    QCOMPARE(!upgrade.has_value(), refused);
    if (!refused)
        return;
    QCOMPARE(upgrade.error().status, 400);
    QCOMPARE(upgrade.error().body, "credentials_in_url");
    QVERIFY(!httpAnswer(upgrade.error()).contains("s3cret"));
}

void tst_Upgrade::subprotocols_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArrayList>("known"); // "400" alone: refused
    QTest::newRow("none offered") << ""_ba << QByteArrayList{};
    QTest::newRow("JSON") << "Sec-WebSocket-Protocol: chat.v1\r\n"_ba << QByteArrayList{"chat.v1"};
    QTest::newRow("both in one line, in the client's order")
        << "Sec-WebSocket-Protocol: chat.v1.cbor,chat.v1\r\n"_ba << QByteArrayList{"chat.v1.cbor", "chat.v1"};
    QTest::newRow("both in two lines")
        << "Sec-WebSocket-Protocol: chat.v1\r\nSec-WebSocket-Protocol: chat.v1.cbor\r\n"_ba
        << QByteArrayList{"chat.v1", "chat.v1.cbor"};
    QTest::newRow("one known among others")
        << "Sec-WebSocket-Protocol: mqtt, chat.v1\r\n"_ba << QByteArrayList{"chat.v1"};
    QTest::newRow("row 7: only unknown")
        << "Sec-WebSocket-Protocol: mqtt, chat.v2\r\n"_ba << QByteArrayList{"400"};
    QTest::newRow("row 7: in capitals") << "Sec-WebSocket-Protocol: CHAT.V1\r\n"_ba << QByteArrayList{"400"};
}

void tst_Upgrade::subprotocols()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArrayList, known);
    const auto upgrade = check(request(get, fields({}, lines)));
    const QByteArrayList got = upgrade
        ? QByteArrayList(upgrade->subprotocols.begin(), upgrade->subprotocols.end())
        : QByteArrayList{QByteArray::number(upgrade.error().status)};
    QCOMPARE(got, known);
}

void tst_Upgrade::tellsTheRest()
{
    const auto upgrade
        = check(request("GET /ws?uid=7 HTTP/1.1", fields({}, "Authorization: Bearer abc\r\n")));
    QVERIFY(upgrade);
    QCOMPARE(upgrade->path, "/ws");
    QCOMPARE(upgrade->authorization, "Bearer abc");
}

QTEST_GUILESS_MAIN(tst_Upgrade)
#include "tst_upgrade.moc"
