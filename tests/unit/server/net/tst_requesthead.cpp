// SPDX-License-Identifier: Apache-2.0
#include "server/net/requesthead.h"

#include <QByteArrayList>
#include <QTest>

#include <algorithm>

using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

const QByteArray rest = "Host: a\r\n\r\n";

/// "400 ..." for a refusal, "incomplete", or the head in one line.
QByteArray outcome(const HeadResult &result)
{
    if (const auto *refusal = std::get_if<HttpRefusal>(&result))
        return QByteArray::number(refusal->status) + ' ' + refusal->body;
    const auto *head = std::get_if<RequestHead>(&result);
    if (!head)
        return "incomplete";
    QByteArray line
        = head->method + "|"_ba + head->target + "|1."_ba + QByteArray::number(head->minorVersion);
    for (const HeaderField &field : head->fields)
        line += "|"_ba + field.name + "="_ba + field.value;
    return line;
}

QByteArray parsed(const QByteArray &bytes, const HeadLimits &limits = {})
{
    return outcome(parseRequestHead(bytes, limits));
}

/// A head of exactly this size, with its end.
QByteArray headOf(qsizetype size)
{
    const QByteArray start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    return start + QByteArray(size - start.size() - 4, 'x') + "\r\n\r\n";
}

QByteArray headOfLines(int lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n"_ba.repeated(lines - 2) + "\r\n";
}

RequestHead headFor(const QByteArray &target, const QByteArray &fields = {})
{
    const QByteArray bytes = "GET " + target + " HTTP/1.1\r\n" + fields + rest;
    return std::get<RequestHead>(parseRequestHead(bytes));
}

} // namespace

class tst_RequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void keepsLimits_data();
    void keepsLimits();
    void everySplitGivesTheSame_data();
    void everySplitGivesTheSame();
    void leavesWhatFollows();
    void ownsItsBytes();
    void findsFields();
    void splitsTheTarget_data();
    void splitsTheTarget();
    void answers();
};

void tst_RequestHead::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const QByteArray get = "GET / HTTP/1.1\r\n";
    const auto name = "400 A header line has no valid name."_ba;
    const auto value = "400 A header has control characters."_ba;
    const auto ends = "400 Lines end with CR LF."_ba;
    const auto chars = "400 The request line has characters that are not allowed."_ba;
    const auto shape = "400 The request line is not METHOD TARGET VERSION."_ba;
    const auto version = "400 The request line ends without a version."_ba;

    row("plain", get + rest, "GET|/|1.1|Host=a");
    row("blanks around a value", get + "X: \t a b\t \r\n" + rest, "GET|/|1.1|X=a b|Host=a");
    row("no blank and an empty value", get + "X:\r\nY:z\r\n" + rest, "GET|/|1.1|X=|Y=z|Host=a");
    row("a value above ASCII", get + "X: \xEC\x95\x88\r\n" + rest, "GET|/|1.1|X=\xEC\x95\x88|Host=a");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "GET|/|1.0");
    row("nothing yet", "", "incomplete");
    row("no empty line yet", get + "Host: a\r\n", "incomplete");
    row("bare LF after the request line", "GET / HTTP/1.1\n" + rest, ends);
    row("bare LF after a header", get + "X: y\n" + rest, ends);
    row("bare LF as the empty line", get + "Host: a\r\n\n", ends);
    row("bare LF at once, without the end", get + "X: y\n", ends);
    row("bare CR in a value", get + "X: a\rb\r\n" + rest, value);
    row("bare CR in the target", "GET /\r HTTP/1.1\r\n" + rest, chars);
    row("NUL in a value", get + "X: a\0b\r\n"_ba + rest, value);
    row("DEL in a value", get + "X: a\x7F\r\n" + rest, value);
    row("folded line", get + "X: a\r\n b\r\n" + rest, name);
    row("folded line with a colon", get + "X: a\r\n\tb: c\r\n" + rest, name);
    row("blank before the colon", get + "X : a\r\n" + rest, name);
    row("no name", get + ": a\r\n" + rest, name);
    row("no colon", get + "X\r\n" + rest, name);
    row("name with a slash", get + "X/Y: a\r\n" + rest, name);
    row("name above ASCII", get + "\xC3\xA9: a\r\n" + rest, name);
    row("two blanks in the request line", "GET  / HTTP/1.1\r\n" + rest, chars);
    row("blank in the target", "GET /a b HTTP/1.1\r\n" + rest, chars);
    row("tab in the request line", "GET\t/ HTTP/1.1\r\n" + rest, shape);
    row("target above ASCII", "GET /\xC3\xA9 HTTP/1.1\r\n" + rest, chars);
    row("no version", "GET /\r\n" + rest, shape);
    row("version in lower case", "GET / http/1.1\r\n" + rest, version);
    row("version with a blank behind", "GET / HTTP/1.1 \r\n" + rest, chars);
    row("version with three parts", "GET / HTTP/1.1.1\r\n" + rest, version);
    row("HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 This server speaks HTTP/1.1.");
    row("HTTP/0.9", "GET / HTTP/0.9\r\n" + rest, "505 This server speaks HTTP/1.1.");
    row("TLS on the plain port is told at its first byte", "\x16", "400 This is not an HTTP request.");
    row("empty line first", "\r\n" + get + rest, "400 This is not an HTTP request.");
    row("no Host", get + "X: y\r\n\r\n", "400 There must be exactly one Host.");
    row("two Hosts", get + "host: b\r\n" + rest, "400 There must be exactly one Host.");
    row("empty Host", get + "Host:\r\n\r\n", "400 Host is not a host.");
    row("Host with a user", get + "Host: u@a\r\n\r\n", "400 Host is not a host.");
    row("Host with a port", get + "Host: [::1]:80\r\n\r\n", "GET|/|1.1|Host=[::1]:80");
}

void tst_RequestHead::parses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(parsed(bytes), expected);
}

void tst_RequestHead::keepsLimits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto large = "431 The request head is too large."_ba;
    const auto lines = "431 The request has too many header lines."_ba;
    const qsizetype bytes = chat::limits::maxHeadBytes;
    QTest::newRow("row 2: head of N-1 bytes") << headOf(bytes - 1) << "GET"_ba;
    QTest::newRow("row 2: head of N bytes") << headOf(bytes) << "GET"_ba;
    QTest::newRow("row 2: head of N bytes and the first frame") << headOf(bytes) + "frame" << "GET"_ba;
    QTest::newRow("row 2: head of N+1 bytes") << headOf(bytes + 1) << large;
    QTest::newRow("row 2: N-1 bytes without an end") << headOf(bytes + 9).first(bytes - 1) << "incomplete"_ba;
    QTest::newRow("row 2: N bytes without an end") << headOf(bytes + 9).first(bytes) << large;
    QTest::newRow("row 2: N-1 lines") << headOfLines(63) << "GET"_ba;
    QTest::newRow("row 2: N lines") << headOfLines(64) << "GET"_ba;
    QTest::newRow("row 2: N+1 lines") << headOfLines(65) << lines;
    QTest::newRow("row 2: N+1 lines without an end") << headOfLines(65).chopped(2) << lines;
}

void tst_RequestHead::keepsLimits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const QByteArray result = parsed(bytes);
    QCOMPARE(expected == "GET" ? result.first(3) : result, expected);
}

void tst_RequestHead::everySplitGivesTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("good") << "GET / HTTP/1.1\r\nX: y\r\n" + rest;
    QTest::newRow("bare LF") << "GET / HTTP/1.1\r\nX: y\n" + rest;
    QTest::newRow("bad field") << "GET / HTTP/1.1\r\nX y\r\n" + rest;
    QTest::newRow("too many lines") << headOfLines(65);
    QTest::newRow("too large") << headOf(chat::limits::maxHeadBytes + 1).first(chat::limits::maxHeadBytes);
}

void tst_RequestHead::everySplitGivesTheSame()
{
    QFETCH(QByteArray, bytes);
    const QByteArray expected = parsed(bytes);
    HeadIncomplete soFar;
    for (qsizetype size = 0; size <= bytes.size(); ++size) {
        const HeadResult result = parseRequestHead(bytes.first(size), {}, soFar);
        if (const auto *incomplete = std::get_if<HeadIncomplete>(&result)) {
            QCOMPARE(incomplete->scanned, size);
            soFar = *incomplete;
        } else {
            QCOMPARE(outcome(result), expected);
            return;
        }
    }
    QFAIL("it never ended");
}

void tst_RequestHead::leavesWhatFollows()
{
    const QByteArray bytes = "GET / HTTP/1.1\r\n" + rest;
    const auto head = std::get<RequestHead>(parseRequestHead(QByteArray(bytes + "\x81\x80 first frame")));
    QCOMPARE(head.bytes, bytes);
}

void tst_RequestHead::ownsItsBytes()
{
    QByteArray buffer = "GET /ws HTTP/1.1\r\n" + rest;
    const auto copy = [&] { return std::get<RequestHead>(parseRequestHead(buffer)); }();
    buffer.fill('!');
    QCOMPARE(copy.target, "/ws");
    QCOMPARE(copy.values("HOST").front(), "a");
}

void tst_RequestHead::findsFields()
{
    const auto head = headFor("/", "Connection: keep-alive, Upgrade\r\nconnection:,  ,x ,\r\nEmpty:\r\n");
    QCOMPARE(head.values("CONNECTION").size(), 2u);
    QVERIFY(std::ranges::equal(head.listOf("Connection"), QByteArrayList{"keep-alive", "Upgrade", "x"}));
    QVERIFY(head.listOf("Empty").empty());
    QCOMPARE(head.values("Empty").size(), 1u);
    QVERIFY(head.values("Missing").empty());
}

void tst_RequestHead::splitsTheTarget_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path") << "/ws"_ba << "/ws"_ba << ""_ba;
    QTest::newRow("path and query") << "/ws?a=b?c"_ba << "/ws"_ba << "a=b?c"_ba;
    QTest::newRow("empty query") << "/ws?"_ba << "/ws"_ba << ""_ba;
    QTest::newRow("address in the query") << "/?to=http://b/c"_ba << "/"_ba << "to=http://b/c"_ba;
    QTest::newRow("absolute form") << "http://a:80/ws?x"_ba << "/ws"_ba << "x"_ba;
    QTest::newRow("absolute form without a path") << "http://a?x"_ba << "/"_ba << "x"_ba;
    QTest::newRow("asterisk") << "*"_ba << "*"_ba << ""_ba;
}

void tst_RequestHead::splitsTheTarget()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    const auto head = headFor(target);
    QCOMPARE(head.path(), path);
    QCOMPARE(head.query(), query);
    QCOMPARE(head.pathForLog(), path);
    QCOMPARE(headFor('/' + QByteArray(200, 'p') + "?token=s").pathForLog(), '/' + QByteArray(127, 'p'));
}

void tst_RequestHead::answers()
{
    const HttpRefusal refusal{.status = 405, .body = "No.", .headers = {{"Allow", "GET"}}};
    QCOMPARE(httpAnswer(refusal),
             "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Length: 4\r\nConnection: close\r\n\r\nNo.\n"_ba);
    QVERIFY(
        httpAnswer(431, {}, "").startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Type"));
}

QTEST_GUILESS_MAIN(tst_RequestHead)
#include "tst_requesthead.moc"
