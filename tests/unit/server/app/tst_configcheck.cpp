// SPDX-License-Identifier: Apache-2.0
#include "server/app/configcheck.h"
#include "tests/unit/server/app/configtext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace chat::server;
using namespace chat::server::test;

class tst_ConfigCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void together_data();
    void together();
    void permissions_data();
    void permissions();
    void socketPath_data();
    void socketPath();
    void plaintextIsRefusedWithWhatToDo();
    void allProblemsAtOnce();

private:
    // `text` with DIR for the directory of the files that initTestCase() makes.
    ConfigInput input(QByteArray text) const
    {
        return inputOf(text.replace("DIR", m_directory.path().toUtf8()));
    }

    QTemporaryDir m_directory;
};

void tst_ConfigCheck::initTestCase()
{
    for (const QString &name : {u"certificate.pem"_s, u"key.pem"_s}) {
        QFile file(m_directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
}

void tst_ConfigCheck::together_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("blamed"); // the key; empty: accepted

    const auto row = [](const char *name, const QByteArray &text, const QString &blamed) {
        QTest::newRow(name) << text << blamed;
    };
    row("plain on 127.0.0.1", "server.listen = ['ws://127.0.0.1:1']", {});
    row("plain on 127.9.9.9", "server.listen = ['ws://127.9.9.9:1']", {});
    row("plain on ::1", "server.listen = ['ws://[::1]:1']", {});
    row("plain on every address", "server.listen = ['ws://0.0.0.0:1']", u"server.listen"_s);
    row("plain on every IPv6 address", "server.listen = ['ws://[::]:1']", u"server.listen"_s);
    row("plain in the local network", "server.listen = ['ws://192.168.0.2:1']", u"server.listen"_s);
    row("plain on every address, wanted", "server = { listen = ['ws://0.0.0.0:1'], allow_plaintext = true }",
        {});
    row("one of two is open", "server.listen = ['ws://127.0.0.1:1', 'ws://10.0.0.1:1']", u"server.listen"_s);
    row("the same address twice", "server.listen = ['ws://127.0.0.1:1', 'ws://127.0.0.1:1']",
        u"server.listen"_s);
    row("plain and TLS on one port",
        "server.listen = ['ws://127.0.0.1:1', 'wss://127.0.0.1:1']\n"
        "tls = { certificate_file = 'DIR/certificate.pem', key_file = 'DIR/key.pem' }",
        u"server.listen"_s);
    row("two free ports", "server.listen = ['ws://127.0.0.1:0', 'ws://127.0.0.1:0']", {});

    row("TLS with both files",
        "server.listen = ['wss://0.0.0.0:1']\n"
        "tls = { certificate_file = 'DIR/certificate.pem', key_file = 'DIR/key.pem' }",
        {});
    row("TLS without certificate", "server.listen = ['wss://0.0.0.0:1']\ntls.key_file = 'DIR/key.pem'",
        u"tls.certificate_file"_s);
    row("TLS without key",
        "server.listen = ['wss://0.0.0.0:1']\ntls.certificate_file = 'DIR/certificate.pem'",
        u"tls.key_file"_s);
    row("certificate is not there", "tls.certificate_file = 'DIR/none.pem'", u"tls.certificate_file"_s);
    row("certificate is a directory", "tls.certificate_file = 'DIR'", u"tls.certificate_file"_s);
    row("key is not there", "tls.key_file = 'DIR/none.pem'", u"tls.key_file"_s);

    row("PROXY protocol from nobody", "server.proxy_protocol = true", u"server.proxy_protocol"_s);
    row("PROXY protocol from somebody", "server = { proxy_protocol = true, trusted_proxies = ['10.0.0.1'] }",
        {});

    row("guests only", "auth.guests = true", {});
    row("tokens only", "auth = { guests = false, jwt_key_file = 'DIR/key.pem' }", {});
    row("nobody could log in", "auth.guests = false", u"auth.guests"_s);
    row("JWT key is not there", "auth.jwt_key_file = 'DIR/none.pem'", u"auth.jwt_key_file"_s);
    row("JWT key is a directory", "auth.jwt_key_file = 'DIR'", u"auth.jwt_key_file"_s);
    row("token key is not there yet", "auth.token_key_file = 'DIR/none.key'", {});
    row("token key is a directory", "auth.token_key_file = 'DIR'", u"auth.token_key_file"_s);

    row("status pages on loopback", "ops.listen = '127.0.0.1:1'", {});
    row("status pages nowhere", "ops.listen = ''", {});
    row("status pages on a port alone", "ops.listen = '7080'", u"ops.listen"_s);
    row("status pages on every address", "ops.listen = '0.0.0.0:1'", u"ops.listen"_s);
    row("status pages on every address, with a token",
        "ops = { listen = '[::]:1', token_file = 'DIR/key.pem' }", {});
    row("address of the webhook", "ops.crash_webhook_file = 'DIR/key.pem'", {});
    row("address of the webhook is not there", "ops.crash_webhook_file = 'DIR/none'",
        u"ops.crash_webhook_file"_s);
    row("token of the status pages is not there", "ops.token_file = 'DIR/none'", u"ops.token_file"_s);

    const QByteArray remote
        = "tls = { certificate_file = 'DIR/certificate.pem', key_file = 'DIR/key.pem' }\n";
    row("operators' port with all that it needs",
        remote + "server = { admin_listen = '[::]:1', admin_token_file = 'DIR/key.pem' }", {});
    row("operators' port without tokens", remote + "server.admin_listen = '0.0.0.0:1'",
        u"server.admin_listen"_s);
    row("operators' port without a certificate",
        "server = { admin_listen = '127.0.0.1:1', admin_token_file = 'DIR/key.pem' }",
        u"server.admin_listen"_s);
    row("operators' port on a port alone",
        remote + "server = { admin_listen = '7443', admin_token_file = 'DIR/key.pem' }",
        u"server.admin_listen"_s);
    row("operators' tokens are not there",
        remote + "server = { admin_listen = '127.0.0.1:1', admin_token_file = 'DIR/none' }",
        u"server.admin_token_file"_s);

    row("outbox mark one below the limit",
        "limits = { outbox_mark_bytes = 299999, outbox_hard_bytes = 300000 }", {});
    row("outbox mark at the limit", "limits = { outbox_mark_bytes = 300000, outbox_hard_bytes = 300000 }",
        {});
    row("outbox mark one above the limit",
        "limits = { outbox_mark_bytes = 300001, outbox_hard_bytes = 300000 }", u"limits.outbox_mark_bytes"_s);
    row("frame as large as what may come at once", "limits = { frame_bytes = 200000, byte_burst = 200000 }",
        {});
    row("frame one larger than that", "limits = { frame_bytes = 200001, byte_burst = 200000 }",
        u"limits.frame_bytes"_s);
    row("message as large as a frame", "limits = { message_bytes = 2000, frame_bytes = 2000 }", {});
    row("message one larger than a frame", "limits = { message_bytes = 2001, frame_bytes = 2000 }",
        u"limits.message_bytes"_s);
}

void tst_ConfigCheck::together()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, blamed);
    const auto loaded = loadConfig(input(text));
    if (blamed.isEmpty()) {
        QVERIFY2(loaded, qPrintable(problemsOf(input(text))));
        return;
    }
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().size(), size_t(1));
    QVERIFY2(loaded.error()[0].what.startsWith(blamed + u' '), qPrintable(loaded.error()[0].what));
}

void tst_ConfigCheck::permissions_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("permissions");
    QTest::addColumn<bool>("accepted");

    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    for (const QString &key : {u"tls.key_file"_s, u"auth.jwt_key_file"_s, u"auth.token_key_file"_s}) {
        QTest::addRow("%s for its owner only", qPrintable(key)) << key << int(owner) << true;
        QTest::addRow("%s for its group", qPrintable(key)) << key << int(owner | QFile::ReadGroup) << true;
        QTest::addRow("%s readable by all", qPrintable(key)) << key << int(owner | QFile::ReadOther) << false;
        QTest::addRow("%s writable by all", qPrintable(key))
            << key << int(owner | QFile::WriteOther) << false;
    }
    QTest::addRow("a certificate readable by all, which is no secret")
        << u"tls.certificate_file"_s << int(owner | QFile::ReadOther) << true;
}

void tst_ConfigCheck::permissions()
{
    QFETCH(const QString, key);
    QFETCH(const int, permissions);
    const QString name = m_directory.filePath(u"some.key"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::Permissions(permissions)));
    ConfigInput wanted = inputOf();
    wanted.commandLine = {setting(key, name)};
    const QString problems = problemsOf(wanted);
    QTEST(problems.isEmpty(), "accepted");
    if (!problems.isEmpty()) {
        QCOMPARE(problems,
                 "command line --set "_L1 + key + ": "_L1 + key
                     + " is open to every user of this machine; run: chmod o= "_L1 + name);
    }
}

void tst_ConfigCheck::socketPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("accepted");

    const int most = int(maxSocketPathBytes);
    QTest::newRow("one byte less than the most") << QString(u'/' + QString(most - 2, u'a')) << true;
    QTest::newRow("the most") << QString(u'/' + QString(most - 1, u'a')) << true;
    QTest::newRow("one byte more than the most") << QString(u'/' + QString(most, u'a')) << false;
    QTest::newRow("few characters, many bytes")
        << QString(u'/' + QString(40, u'\u00e9').repeated(2)) << false;
}

void tst_ConfigCheck::socketPath()
{
    QFETCH(const QString, path);
    ConfigInput wanted = inputOf();
    wanted.commandLine = {setting(u"server.admin_socket"_s, path)};
    QTEST(problemsOf(wanted).isEmpty(), "accepted");
}

void tst_ConfigCheck::plaintextIsRefusedWithWhatToDo()
{
    QCOMPARE(problemsOf(inputOf("[server]\nlisten = ['ws://0.0.0.0:80']\n")),
             u"file /etc/test.toml:2: server.listen ws://0.0.0.0:80 would carry words and tokens "
             u"unencrypted; use wss:// "
             "with tls.certificate_file and tls.key_file, listen on 127.0.0.1 behind a proxy, or set "
             "server.allow_plaintext = true"_s);
}

void tst_ConfigCheck::allProblemsAtOnce()
{
    const QString problems
        = problemsOf(input("server.listen = ['ws://0.0.0.0:1', 'wss://0.0.0.0:2']\n"
                           "auth.guests = false\nserver.proxy_protocol = true\nserver.worker = 1\n"));
    QCOMPARE(problems.count(u'\n') + 1, 6); // plain text, two TLS files, guests, proxies, the unknown key
}

QTEST_GUILESS_MAIN(tst_ConfigCheck)
#include "tst_configcheck.moc"
