// SPDX-License-Identifier: Apache-2.0
#include "server/http/chatpage.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace chat::server;
using namespace Qt::StringLiterals;

/// The page in the program: whole, harmless, and told where to connect.
class tst_ChatPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectsTo_data();
    void connectsTo();
    void nothingElseRuns();
    void isOneFile();
    void saysEverythingTwice();

private:
    [[nodiscard]] static QByteArray policy(const HttpReply &page)
    {
        const auto found = std::ranges::find(page.headers, "Content-Security-Policy"_ba, &HttpField::first);
        return found != page.headers.end() ? found->second : QByteArray();
    }
};

void tst_ChatPage::connectsTo_data()
{
    QTest::addColumn<std::vector<QByteArray>>("listening");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("socket");

    using List = std::vector<QByteArray>;
    const auto row = [](const char *name, const List &listening, const char *host, const char *socket) {
        QTest::newRow(name) << listening << QByteArray(host) << QByteArray(socket);
    };
    row("one address", {"ws://127.0.0.1:7070"}, "localhost:7080", "ws://127.0.0.1:7070");
    row("IPv6", {"ws://[::1]:7070"}, "[::1]:7080", "ws://[::1]:7070");
    row("the first of two", {"ws://127.0.0.1:1", "ws://127.0.0.1:2"}, "localhost", "ws://127.0.0.1:1");
    row("every address: the one that was asked", {"ws://0.0.0.0:7070"}, "chat.example.org:7080",
        "ws://chat.example.org:7070");
    row("every IPv6 address", {"ws://[::]:7070"}, "[2001:db8::1]:7080", "ws://[2001:db8::1]:7070");
    row("every address, asked on the default port", {"wss://0.0.0.0:443"}, "chat.example.org",
        "wss://chat.example.org:443");
    row("a Host that is no name", {"ws://0.0.0.0:7070"}, "a;script-src *", "ws://127.0.0.1:7070");
    row("a Host with markup", {"ws://0.0.0.0:7070"}, "\"><script>", "ws://127.0.0.1:7070");
    row("a Host with a path", {"ws://0.0.0.0:7070"}, "evil.example/x:1", "ws://127.0.0.1:7070");
    row("an empty Host", {"ws://0.0.0.0:7070"}, "", "ws://127.0.0.1:7070");
}

void tst_ChatPage::connectsTo()
{
    QFETCH(const std::vector<QByteArray>, listening);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, socket);
    QCOMPARE(socketAddress(listening, host), socket);
    const HttpReply page = makeChatPage(socket);
    QCOMPARE(page.status, 200);
    const QByteArray handed = "<meta name=\"madang-socket\" content=\"" + socket + "/\">";
    QVERIFY(page.body.contains(handed));
    const QByteArray allowed = "connect-src " + (socket.contains('[') ? "ws:"_ba : socket) + ';';
    QVERIFY(policy(page).contains(allowed));
}

/// Browsers run a script of a page only when the policy names its hash.
void tst_ChatPage::nothingElseRuns()
{
    const HttpReply page = makeChatPage("ws://127.0.0.1:7070");
    for (const QByteArray &tag : {"script"_ba, "style"_ba}) {
        const QRegularExpression element(QString::fromLatin1("<%1>(.*)</%1>"_ba.replace("%1", tag)),
                                         QRegularExpression::DotMatchesEverythingOption);
        const QByteArray inside = element.match(QString::fromUtf8(page.body)).captured(1).toUtf8();
        QVERIFY(inside.size() > 100);
        const QByteArray hash = QCryptographicHash::hash(inside, QCryptographicHash::Sha256).toBase64();
        const QByteArray named = tag + "-src 'sha256-" + hash + '\'';
        QVERIFY(policy(page).contains(named));
    }
    QVERIFY(policy(page).startsWith("default-src 'none'; "));
    QVERIFY(!policy(page).contains("unsafe"));
    QVERIFY(!policy(page).contains('*'));
}

void tst_ChatPage::isOneFile()
{
    const QByteArray page = makeChatPage("ws://127.0.0.1:7070").body;
    for (const QByteArray &foreign : {"http://"_ba, "https://"_ba, " src="_ba, "@import"_ba, "innerHTML"_ba,
                                      "outerHTML"_ba, "insertAdjacentHTML"_ba, "document.write"_ba,
                                      "eval("_ba, "@SOCKET@"_ba, " style=\""_ba, " onclick"_ba})
        QVERIFY2(!page.contains(foreign), foreign.constData());
    QVERIFY(page.contains("prefers-color-scheme: dark"));
}

/// Each English text has a Korean one.
void tst_ChatPage::saysEverythingTwice()
{
    const QString page = QString::fromUtf8(makeChatPage("ws://127.0.0.1:7070").body);
    const QString english = page.section(u"\n  en: {"_s, 1).section(u"\n  },"_s, 0, 0);
    const QString korean = page.section(u"\n  ko: {"_s, 1).section(u"\n  },"_s, 0, 0);
    static const QRegularExpression key(u"(?<=[{,\\n ])([a-z_]+):(?= )"_s);
    const auto keys = [](const QString &text) {
        QStringList found;
        for (const auto &match : key.globalMatch(text))
            found << match.captured(1);
        return found;
    };
    QVERIFY(keys(english).size() > 15);
    QCOMPARE(keys(korean), keys(english));
    static const QRegularExpression hangul(u"[가-힣]"_s);
    QVERIFY(korean.count(hangul) > 50);
    QVERIFY(!english.contains(hangul));
}

QTEST_GUILESS_MAIN(tst_ChatPage)
#include "tst_chatpage.moc"
