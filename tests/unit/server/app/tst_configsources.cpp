// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/app/configtext.h"

#include <QTest>

using namespace chat::server;
using namespace chat::server::test;

class tst_ConfigSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void precedence_data();
    void precedence();
    void environmentText_data();
    void environmentText();
    void unknownVariableIsAWarning();
    void defaultPath_data();
    void defaultPath();
    void filePlaces_data();
    void filePlaces();
};

void tst_ConfigSources::precedence_data()
{
    QTest::addColumn<bool>("inFile");
    QTest::addColumn<bool>("inEnvironment");
    QTest::addColumn<bool>("onCommandLine");
    QTest::addColumn<int>("workers");
    QTest::addColumn<QString>("source");

    QTest::newRow("nowhere") << false << false << false << 0 << u"default"_s;
    QTest::newRow("file") << true << false << false << 1 << u"file /etc/test.toml:2"_s;
    QTest::newRow("environment") << false << true << false << 2 << u"environment MADANG_SERVER_WORKERS"_s;
    QTest::newRow("environment above file")
        << true << true << false << 2 << u"environment MADANG_SERVER_WORKERS"_s;
    QTest::newRow("command line") << false << false << true << 3 << u"command line --set server.workers"_s;
    QTest::newRow("command line above file")
        << true << false << true << 3 << u"command line --set server.workers"_s;
    QTest::newRow("command line above environment")
        << false << true << true << 3 << u"command line --set server.workers"_s;
    QTest::newRow("command line above all")
        << true << true << true << 3 << u"command line --set server.workers"_s;
}

void tst_ConfigSources::precedence()
{
    QFETCH(const bool, inFile);
    QFETCH(const bool, inEnvironment);
    QFETCH(const bool, onCommandLine);
    ConfigInput input = inputOf(inFile ? "[server]\nworkers = 1\n"_ba : QByteArray());
    if (inEnvironment)
        input.environment.insert(u"MADANG_SERVER_WORKERS"_s, u"2"_s);
    if (onCommandLine)
        input.commandLine = {setting(u"server.workers"_s, u"3"_s)};
    const auto loaded = loadConfig(input);
    QVERIFY(loaded);
    QTEST(loaded->config.server.workers, "workers");
    QTEST(loaded->sourceOf(u"server.workers"_s), "source");
}

void tst_ConfigSources::environmentText_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value"); // as TOML; empty: refused

    QTest::newRow("true") << u"MADANG_SERVER_ALLOW_PLAINTEXT"_s << u"true"_s << u"true"_s;
    QTest::newRow("false") << u"MADANG_AUTH_GUESTS"_s << u"yes"_s << QString();
    QTest::newRow("true in upper case") << u"MADANG_SERVER_ALLOW_PLAINTEXT"_s << u"TRUE"_s << QString();
    QTest::newRow("spaces around a number") << u"MADANG_SERVER_WORKERS"_s << u" 4 "_s << u"4"_s;
    QTest::newRow("words behind a number") << u"MADANG_SERVER_WORKERS"_s << u"4 threads"_s << QString();
    QTest::newRow("decimal for a whole number") << u"MADANG_SERVER_WORKERS"_s << u"4.5"_s << QString();
    QTest::newRow("number too large for 64 bits")
        << u"MADANG_SERVER_WORKERS"_s << u"99999999999999999999"_s << QString();
    QTest::newRow("decimals of a time") << u"MADANG_TIMING_HANDSHAKE_S"_s << u"0.25"_s << u"0.25"_s;
    QTest::newRow("decimal comma") << u"MADANG_TIMING_HANDSHAKE_S"_s << u"0,25"_s << QString();
    QTest::newRow("not a number") << u"MADANG_TIMING_HANDSHAKE_S"_s << u"nan"_s << QString();
    QTest::newRow("endless") << u"MADANG_TIMING_HANDSHAKE_S"_s << u"inf"_s << QString();
    QTest::newRow("nothing for a number") << u"MADANG_SERVER_WORKERS"_s << u""_s << QString();
    QTest::newRow("nothing for a text") << u"MADANG_SERVER_MOTD"_s << u""_s << u"\"\""_s;
    QTest::newRow("nothing for a list") << u"MADANG_AUTH_RESERVED_NICKS"_s << u""_s << u"[]"_s;
    QTest::newRow("list with spaces and a comma too many")
        << u"MADANG_AUTH_RESERVED_NICKS"_s << u"boss, chief,,"_s << u"[\"boss\", \"chief\"]"_s;
    QTest::newRow("spaces of a text stay") << u"MADANG_SERVER_MOTD"_s << u" hello "_s << u"\" hello \""_s;
    QTest::newRow("relative path, from the working directory")
        << u"MADANG_SERVER_STATE"_s << u"state"_s << u"\"/run/here/state\""_s;
}

void tst_ConfigSources::environmentText()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, text);
    QFETCH(const QString, value);
    ConfigInput input = inputOf();
    input.environment.insert(variable, text);
    const auto loaded = loadConfig(input);
    QCOMPARE(loaded.has_value(), !value.isEmpty());
    if (!loaded) {
        QCOMPARE(loaded.error().size(), size_t(1));
        QCOMPARE(loaded.error()[0].source, "environment "_L1 + variable);
        return;
    }
    for (const ConfigKey &key : configTable()) {
        if (key.variable() == variable)
            QCOMPARE(toToml(valueOf(key, loaded->config)), value);
    }
}

// Kubernetes makes MADANG_SERVICE_HOST for a service that is called madang; the server must still start.
void tst_ConfigSources::unknownVariableIsAWarning()
{
    ConfigInput input = inputOf();
    input.environment.insert(u"MADANG_SERVICE_HOST"_s, u"10.0.0.1"_s);
    input.environment.insert(u"MADANG_SERVER_WORKER"_s, u"4"_s);
    input.environment.insert(u"OTHER_SERVER_WORKERS"_s, u"4"_s);
    const auto loaded = loadConfig(input);
    QVERIFY(loaded);
    QCOMPARE(loaded->warnings.size(), 2);
    QCOMPARE(loaded->warnings[0],
             u"environment MADANG_SERVER_WORKER: not a key of the configuration, ignored; did you mean "
             "MADANG_SERVER_WORKERS?"_s);
    QVERIFY(loaded->warnings[1].startsWith("environment MADANG_SERVICE_HOST: "_L1));
}

void tst_ConfigSources::defaultPath_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("state"); // empty: refused
    QTest::addColumn<QString>("socket");

    QTest::newRow("home") << QStringList{u"HOME=/home/ann"_s} << u"/home/ann/.local/state/madang"_s
                          << u"/home/ann/.local/state/madang/admin.sock"_s;
    QTest::newRow("XDG_STATE_HOME") << QStringList{u"HOME=/home/ann"_s, u"XDG_STATE_HOME=/st"_s}
                                    << u"/st/madang"_s << u"/st/madang/admin.sock"_s;
    QTest::newRow("relative XDG_STATE_HOME, which is ignored")
        << QStringList{u"HOME=/home/ann"_s, u"XDG_STATE_HOME=st"_s} << u"/home/ann/.local/state/madang"_s
        << u"/home/ann/.local/state/madang/admin.sock"_s;
    QTest::newRow("systemd") << QStringList{u"STATE_DIRECTORY=/var/lib/madang"_s, u"XDG_STATE_HOME=/st"_s,
                                            u"RUNTIME_DIRECTORY=/run/madang"_s}
                             << u"/var/lib/madang"_s << u"/run/madang/admin.sock"_s;
    QTest::newRow("systemd with several directories, the first is ours")
        << QStringList{u"STATE_DIRECTORY=/var/lib/a:/var/lib/b"_s, u"RUNTIME_DIRECTORY=/run/a:/run/b"_s}
        << u"/var/lib/a"_s << u"/run/a/admin.sock"_s;
    QTest::newRow("configured state") << QStringList{u"HOME=/home/ann"_s, u"MADANG_SERVER_STATE=/data"_s}
                                      << u"/data"_s << u"/data/admin.sock"_s;
    QTest::newRow("nowhere") << QStringList() << QString() << QString();
}

void tst_ConfigSources::defaultPath()
{
    QFETCH(const QStringList, environment);
    QFETCH(const QString, state);
    ConfigInput input;
    input.workingDirectory = u"/run/here"_s;
    for (const QString &variable : environment)
        input.environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const auto loaded = loadConfig(input);
    QCOMPARE(loaded.has_value(), !state.isEmpty());
    if (!loaded)
        return;
    QCOMPARE(loaded->config.server.state, state);
    QTEST(loaded->config.server.adminSocket, "socket");
    QCOMPARE(loaded->config.auth.tokenKeyFile, state + "/token.key"_L1);
}

void tst_ConfigSources::filePlaces_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("places");

    const QString system = u"/etc/madang/madang.toml"_s;
    QTest::newRow("no home") << QStringList() << QStringList{system};
    QTest::newRow("home") << QStringList{u"HOME=/home/ann"_s}
                          << QStringList{u"/home/ann/.config/madang/madang.toml"_s, system};
    QTest::newRow("XDG_CONFIG_HOME") << QStringList{u"HOME=/home/ann"_s, u"XDG_CONFIG_HOME=/c"_s}
                                     << QStringList{u"/c/madang/madang.toml"_s, system};
    QTest::newRow("systemd first") << QStringList{u"CONFIGURATION_DIRECTORY=/etc/yard:/etc/b"_s, u"HOME=/r"_s}
                                   << QStringList{u"/etc/yard/madang.toml"_s,
                                                  u"/r/.config/madang/madang.toml"_s, system};
}

void tst_ConfigSources::filePlaces()
{
    QFETCH(const QStringList, environment);
    QProcessEnvironment variables;
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    QTEST(configFilePlaces(variables), "places");
}

QTEST_GUILESS_MAIN(tst_ConfigSources)
#include "tst_configsources.moc"
