// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/admintarget.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;

/// Where consoles look for a server.
class tst_AdminTarget final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void localTargets_data();
    void localTargets();
    void addresses_data();
    void addresses();
    void tokenFiles_data();
    void tokenFiles();
    void noSuchTokenFile();
    void whoWins();

private:
    [[nodiscard]] QString file(const QByteArray &text) const;

    QTemporaryDir m_dir;
};

QString tst_AdminTarget::file(const QByteArray &text) const
{
    QFile file(m_dir.filePath(u"token"_s));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

void tst_AdminTarget::localTargets_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QStringList>("environment"); // NAME=value
    QTest::addColumn<QStringList>("places");
    const auto system = u"/run/chat-server/admin.sock"_s;
    const auto home = u"/home/mina/.local/state/madang/admin.sock"_s;
    QTest::newRow("by itself") << QString() << QStringList{u"HOME=/home/mina"_s} << QStringList{system, home};
    QTest::newRow("under systemd") << QString()
                                   << QStringList{u"RUNTIME_DIRECTORY=/run/chat:/run/b"_s,
                                                  u"HOME=/home/mina"_s}
                                   << QStringList{u"/run/chat/admin.sock"_s, system, home};
    QTest::newRow("the same place twice")
        << QString() << QStringList{u"RUNTIME_DIRECTORY=/run/chat-server"_s, u"HOME=/home/mina"_s}
        << QStringList{system, home};
    QTest::newRow("another state directory")
        << QString() << QStringList{u"XDG_STATE_HOME=/s"_s} << QStringList{system, u"/s/madang/admin.sock"_s};
    QTest::newRow("a relative state directory does not count")
        << QString() << QStringList{u"XDG_STATE_HOME=s"_s, u"HOME=/home/mina"_s} << QStringList{system, home};
    QTest::newRow("named by the environment, nowhere else")
        << QString() << QStringList{u"MADANG_ADMIN_SOCKET=/a"_s} << QStringList{u"/a"_s};
    QTest::newRow("named by option, nowhere else")
        << u"/b"_s << QStringList{u"MADANG_ADMIN_SOCKET=/a"_s} << QStringList{u"/b"_s};
    QTest::newRow("a relative name") << u"b"_s << QStringList()
                                     << QStringList{QDir::current().absoluteFilePath(u"b"_s)};
}

void tst_AdminTarget::localTargets()
{
    QFETCH(QString, option);
    QFETCH(QStringList, environment);
    QFETCH(QStringList, places);
    QProcessEnvironment variables;
    for (const QString &entry : environment)
        variables.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    QStringList paths;
    for (const AdminTarget &target : chat::localTargets(option, variables))
        paths << target.path;
    QCOMPARE(paths, places);
}

void tst_AdminTarget::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host"); // empty: refused
    QTest::addColumn<int>("port");
    QTest::newRow("a name") << u"chat.example.org:7443"_s << u"chat.example.org"_s << 7443;
    QTest::newRow("an IPv4 address") << u"192.0.2.7:1"_s << u"192.0.2.7"_s << 1;
    QTest::newRow("an IPv6 address") << u"[2001:db8::7]:65535"_s << u"2001:db8::7"_s << 65535;
    QTest::newRow("no port") << u"chat.example.org"_s << QString() << 0;
    QTest::newRow("port 0") << u"chat.example.org:0"_s << QString() << 0;
    QTest::newRow("port 65536") << u"chat.example.org:65536"_s << QString() << 0;
    QTest::newRow("a user before it") << u"root@chat.example.org:7443"_s << QString() << 0;
    QTest::newRow("a path behind it") << u"chat.example.org:7443/x"_s << QString() << 0;
    QTest::newRow("nothing") << QString() << QString() << 0;
    QTest::newRow("an IPv6 address without brackets") << u"2001:db8::7:7443"_s << QString() << 0;
}

void tst_AdminTarget::addresses()
{
    QFETCH(QString, address);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto target = tlsTarget(address, file("secret"), {});
    QCOMPARE(target.has_value(), !host.isEmpty());
    if (!target) {
        QCOMPARE(target.error().kind, TargetFault::Address);
        return;
    }
    QCOMPARE(target->host, host);
    QCOMPARE(int(target->port), port);
    QCOMPARE(target->token, "secret");
    QVERIFY(!target->isLocal());
    QCOMPARE(target->toText(), address);
}

void tst_AdminTarget::tokenFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("token"); // empty: refused
    QTest::newRow("a token") << "abc"_ba << "abc"_ba;
    QTest::newRow("a token and a newline") << "abc\n"_ba << "abc"_ba;
    QTest::newRow("nothing") << ""_ba << ""_ba;
    QTest::newRow("only blanks") << " \n\n"_ba << ""_ba;
    QTest::newRow("a line of the server's file") << "mina operator abc"_ba << ""_ba;
    QTest::newRow("two lines") << "abc\ndef\n"_ba << ""_ba;
}

void tst_AdminTarget::tokenFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, token);
    const auto target = tlsTarget(u"h:1"_s, file(text), {});
    QCOMPARE(target.has_value(), !token.isEmpty());
    if (target) {
        QCOMPARE(target->token, token);
        return;
    }
    QCOMPARE(target.error().kind, TargetFault::TokenFile);
    QVERIFY(!target.error().text.contains("abc"_L1)); // it never shows the secret
}

void tst_AdminTarget::noSuchTokenFile()
{
    const auto target = tlsTarget(u"h:1"_s, m_dir.filePath(u"none"_s), {});
    QVERIFY(!target);
    QCOMPARE(target.error().kind, TargetFault::TokenFile);
    QVERIFY(target.error().text.contains(m_dir.filePath(u"none"_s)));
}

void tst_AdminTarget::whoWins()
{
    const QProcessEnvironment nothing;
    const QString token = file("secret");
    QVERIFY(adminTargets({}, {}, {}, {}, nothing)->first().isLocal()); // nobody was named
    QCOMPARE(adminTargets({}, u"h:1"_s, token, {}, nothing)->first().toText(), u"h:1"_s);
    QCOMPARE(adminTargets(u"/s"_s, u"h:1"_s, token, {}, nothing)->first().path, u"/s"_s); // the socket
    QCOMPARE(adminTargets({}, u"h"_s, token, {}, nothing).error().kind, TargetFault::Address);
}

QTEST_GUILESS_MAIN(tst_AdminTarget)
#include "tst_admintarget.moc"
