// SPDX-License-Identifier: Apache-2.0
#include "server/http/opsaccess.h"

#include <QTest>

using namespace chat::server;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(OpsVerdict)

/// Who sees the pages that tell about the server (B1-36).
class tst_OpsAccess final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutToken_data();
    void withoutToken();
    void withToken_data();
    void withToken();
};

void tst_OpsAccess::withoutToken_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("forwarded");
    QTest::addColumn<bool>("openOnLoopback");
    QTest::addColumn<bool>("allowed");

    const auto row
        = [](const char *name, const char *peer, const char *host, bool forwarded, bool open, bool allowed) {
              QTest::newRow(name) << QByteArray(peer) << QByteArray(host) << forwarded << open << allowed;
          };
    row("this machine, by address", "127.0.0.1", "127.0.0.1:7080", false, true, true);
    row("this machine, by name", "127.0.0.1", "LocalHost:7080", false, true, true);
    row("this machine, by IPv6", "::1", "[::1]:7080", false, true, true);
    row("this machine, on the default port", "127.0.0.1", "127.0.0.1", false, true, true);
    row("an IPv4 peer on an IPv6 socket", "::ffff:127.0.0.1", "localhost", false, true, true);
    row("another machine", "192.0.2.7", "127.0.0.1:7080", false, true, false);
    row("a page whose name points here", "127.0.0.1", "evil.example:7080", false, true, false);
    row("a name that only begins like ours", "127.0.0.1", "localhost.evil.example", false, true, false);
    row("no Host", "127.0.0.1", "", false, true, false);
    row("a proxy on this machine, for somebody else", "127.0.0.1", "127.0.0.1:7080", true, true, false);
    row("this machine, behind trusted proxies", "127.0.0.1", "127.0.0.1:7080", false, false, false);
}

void tst_OpsAccess::withoutToken()
{
    QFETCH(const QByteArray, peer);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, forwarded);
    QFETCH(const bool, openOnLoopback);
    QFETCH(const bool, allowed);
    const HttpRequest request{
        .method = "GET", .path = "/metrics", .host = host, .peer = peer, .forwarded = forwarded};
    QCOMPARE(judge(request, {.openOnLoopback = openOnLoopback}),
             allowed ? OpsVerdict::Allowed : OpsVerdict::Closed);
    QCOMPARE(judge(request, {.token = "0123456789abcdef", .openOnLoopback = openOnLoopback}),
             allowed ? OpsVerdict::Allowed : OpsVerdict::TokenMissing);
}

void tst_OpsAccess::withToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<OpsVerdict>("verdict");

    const QByteArray token = "0123456789abcdef";
    QTest::newRow("the token") << "Bearer 0123456789abcdef"_ba << token << OpsVerdict::Allowed;
    QTest::newRow("the scheme in small letters")
        << "bearer 0123456789abcdef"_ba << token << OpsVerdict::Allowed;
    QTest::newRow("another token") << "Bearer 0123456789abcdeF"_ba << token << OpsVerdict::TokenWrong;
    QTest::newRow("half of it") << "Bearer 01234567"_ba << token << OpsVerdict::TokenWrong;
    QTest::newRow("more than it") << "Bearer 0123456789abcdef0"_ba << token << OpsVerdict::TokenWrong;
    QTest::newRow("no token behind the scheme") << "Bearer "_ba << token << OpsVerdict::TokenWrong;
    QTest::newRow("another scheme") << "Basic 0123456789abcdef"_ba << token << OpsVerdict::TokenWrong;
    QTest::newRow("the token alone") << token << token << OpsVerdict::TokenWrong;
    QTest::newRow("nothing is right when there is no token") << "Bearer "_ba << ""_ba << OpsVerdict::Closed;
}

void tst_OpsAccess::withToken()
{
    QFETCH(const QByteArray, authorization);
    QFETCH(const QByteArray, token);
    QFETCH(const OpsVerdict, verdict);
    const HttpRequest request{
        .host = "chat.example.org", .authorization = authorization, .peer = "192.0.2.7"};
    QCOMPARE(judge(request, {.token = token}), verdict);
    QCOMPARE(judge(request, {.token = token, .openOnLoopback = true}), verdict);
}

QTEST_GUILESS_MAIN(tst_OpsAccess)
#include "tst_opsaccess.moc"
