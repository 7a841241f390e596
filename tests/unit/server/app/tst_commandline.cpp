// SPDX-License-Identifier: Apache-2.0
#include "server/app/commandline.h"
#include "server/app/configpage.h"
#include "server/app/configure.h"
#include "tests/unit/server/app/configtext.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace chat::server;
using namespace chat::server::test;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setting_data();
    void setting();
    void usageError_data();
    void usageError();
    void action_data();
    void action();
    void helpNamesEveryOption();
    void leaving_data();
    void leaving();
    void configFileOfTheCommandLineIsRead();
    void configFileIsFoundWithoutAnOption();
    void printConfigShowsTheResult();
    void warningsGoToTheErrorOutput();
};

namespace {

QStringList withProgram(QStringList arguments)
{
    arguments.prepend(u"chat-server"_s);
    return arguments;
}

void writeFile(const QString &name, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(name).path());
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

// With a file of its own, so that the one of the machine is never read.
QProcessEnvironment environmentIn(const QTemporaryDir &home)
{
    writeFile(home.filePath(u".config/madang/madang.toml"_s), {});
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    return environment;
}

} // namespace

void tst_CommandLine::setting_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value"); // as TOML
    QTest::addColumn<QString>("source");

    const QString listen = u"server.listen"_s;
    QTest::newRow("--listen") << QStringList{u"--listen"_s, u"ws://127.0.0.1:0"_s} << listen
                              << u"[\"ws://127.0.0.1:0\"]"_s << u"command line --listen"_s;
    QTest::newRow("--listen with =") << QStringList{u"--listen=ws://127.0.0.1:0"_s} << listen
                                     << u"[\"ws://127.0.0.1:0\"]"_s << u"command line --listen"_s;
    QTest::newRow("--listen twice makes a list")
        << QStringList{u"--listen=ws://127.0.0.1:1"_s, u"--listen=ws://[::1]:2"_s} << listen
        << u"[\"ws://127.0.0.1:1\", \"ws://[::1]:2\"]"_s << u"command line --listen"_s;
    QTest::newRow("--listen above --set, wherever it stands")
        << QStringList{u"--listen=ws://127.0.0.1:1"_s, u"--set=server.listen=ws://127.0.0.1:2"_s} << listen
        << u"[\"ws://127.0.0.1:1\"]"_s << u"command line --listen"_s;
    QTest::newRow("--state") << QStringList{u"--state"_s, u"/data"_s} << u"server.state"_s << u"\"/data\""_s
                             << u"command line --state"_s;
    QTest::newRow("--state, relative")
        << QStringList{u"--state"_s, u"data"_s} << u"server.state"_s
        << toToml(QString(QDir::currentPath() + "/data"_L1)) << u"command line --state"_s;
    QTest::newRow("--state twice, the last one")
        << QStringList{u"--state=/a"_s, u"--state=/b"_s} << u"server.state"_s << u"\"/b\""_s
        << u"command line --state"_s;
    QTest::newRow("--admin-socket") << QStringList{u"--admin-socket"_s, u"/run/a.sock"_s}
                                    << u"server.admin_socket"_s << u"\"/run/a.sock\""_s
                                    << u"command line --admin-socket"_s;
    QTest::newRow("--set of a number")
        << QStringList{u"--set"_s, u"server.workers=3"_s} << u"server.workers"_s << u"3"_s
        << u"command line --set server.workers"_s;
    QTest::newRow("--set of a list") << QStringList{u"--set=auth.reserved_nicks=a,b"_s}
                                     << u"auth.reserved_nicks"_s << u"[\"a\", \"b\"]"_s
                                     << u"command line --set auth.reserved_nicks"_s;
    QTest::newRow("--set of a text with =") << QStringList{u"--set=server.motd=a=b"_s} << u"server.motd"_s
                                            << u"\"a=b\""_s << u"command line --set server.motd"_s;
    QTest::newRow("--set to nothing") << QStringList{u"--set=server.motd="_s} << u"server.motd"_s << u"\"\""_s
                                      << u"command line --set server.motd"_s;
    QTest::newRow("--set twice, the last one")
        << QStringList{u"--set=server.workers=3"_s, u"--set=server.workers=4"_s} << u"server.workers"_s
        << u"4"_s << u"command line --set server.workers"_s;
}

void tst_CommandLine::setting()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, key);
    const QTemporaryDir home;
    const auto loaded = configure(withProgram(arguments), environmentIn(home));
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().err));
    QTEST(toToml(valueOf(*findKey(key), loaded->config)), "value");
    QTEST(loaded->sourceOf(key), "source");
}

void tst_CommandLine::usageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("error");

    QTest::newRow("unknown option, the near one is named")
        << QStringList{u"--listn=x"_s} << u"unknown option listn; did you mean --listen?"_s;
    QTest::newRow("unknown option with nothing near")
        << QStringList{u"--elephant"_s} << u"unknown option elephant"_s;
    QTest::newRow("unknown letter") << QStringList{u"-x"_s} << u"unknown option x"_s;
    QTest::newRow("no value") << QStringList{u"--listen"_s} << u"Missing value after '--listen'."_s;
    QTest::newRow("value for a switch")
        << QStringList{u"--check-config=yes"_s} << u"Unexpected value after '--check-config'."_s;
    QTest::newRow("word without option") << QStringList{u"start"_s} << u"unexpected argument start"_s;
    QTest::newRow("word behind --") << QStringList{u"--"_s, u"--listen"_s}
                                    << u"unexpected argument --listen"_s;
    QTest::newRow("unknown key, the near one is named")
        << QStringList{u"--set=server.worker=1"_s}
        << u"--set: unknown key server.worker; did you mean server.workers?"_s;
    QTest::newRow("key without section")
        << QStringList{u"--set=workers=1"_s} << u"--set: unknown key workers; did you mean server.workers?"_s;
    QTest::newRow("--set without value; the text is not repeated")
        << QStringList{u"--set=hunter2"_s} << u"--set takes SECTION.KEY=VALUE"_s;
    QTest::newRow("empty name of a file")
        << QStringList{u"--config="_s} << u"--config takes the name of a file"_s;
    QTest::newRow("two actions") << QStringList{u"--check-config"_s, u"--print-config"_s}
                                 << u"--check-config and --print-config: choose one"_s;
    QTest::newRow("line end in a word") << QStringList{u"a\nb"_s} << u"unexpected argument a?b"_s;
}

void tst_CommandLine::usageError()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, error);
    const auto line = parseCommandLine(withProgram(arguments));
    QVERIFY(!line);
    QCOMPARE(line.error().text, error);

    const auto ended = configure(withProgram(arguments), {});
    QVERIFY(!ended);
    QCOMPARE(int(ended.error().code), 2);
    QCOMPARE(ended.error().out, QString());
    QCOMPARE(ended.error().err, QString("chat-server: "_L1 + error + "; see chat-server --help\n"_L1));
}

void tst_CommandLine::action_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("action");

    QTest::newRow("nothing") << QStringList() << int(CommandLine::Run);
    QTest::newRow("an option") << QStringList{u"--state=/a"_s} << int(CommandLine::Run);
    QTest::newRow("--check-config") << QStringList{u"--check-config"_s} << int(CommandLine::CheckConfig);
    QTest::newRow("--print-config") << QStringList{u"--print-config"_s} << int(CommandLine::PrintConfig);
    QTest::newRow("--print-config-page")
        << QStringList{u"--print-config-page"_s} << int(CommandLine::PrintConfigPage);
    QTest::newRow("--help") << QStringList{u"--help"_s} << int(CommandLine::Help);
    QTest::newRow("-h") << QStringList{u"-h"_s} << int(CommandLine::Help);
    QTest::newRow("--version") << QStringList{u"--version"_s} << int(CommandLine::Version);
    QTest::newRow("-v") << QStringList{u"-v"_s} << int(CommandLine::Version);
}

void tst_CommandLine::action()
{
    QFETCH(const QStringList, arguments);
    const auto line = parseCommandLine(withProgram(arguments));
    QVERIFY(line);
    QTEST(int(line->action), "action");
}

void tst_CommandLine::helpNamesEveryOption()
{
    const QString help = helpText();
    QVERIFY(help.startsWith(versionText()));
    for (const auto &option : {"listen"_L1, "state"_L1, "admin-socket"_L1, "config"_L1, "jwt-key-file"_L1,
                               "set"_L1, "check-config"_L1, "print-config"_L1, "help"_L1, "version"_L1})
        QVERIFY2(help.contains("--"_L1 + option + u' '), option.data());
    QVERIFY(!help.contains("print-config-page"_L1));
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 110, qPrintable(line));
}

void tst_CommandLine::leaving_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("out"); // begins so
    QTest::addColumn<QString>("err"); // begins so

    const QString version = u"chat-server " CHAT_VERSION "\n"_s;
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << version << QString();
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << version << QString();
    QTest::newRow("page") << QStringList{u"--print-config-page"_s} << 0 << u"# Configuration"_s << QString();
    QTest::newRow("check of what is right")
        << QStringList{u"--check-config"_s} << 0 << u"configuration ok: "_s << QString();
    QTest::newRow("check of what is wrong")
        << QStringList{u"--check-config"_s, u"--set=server.workers=900"_s} << 78 << QString()
        << u"chat-server: command line --set server.workers: server.workers must be"_s;
    QTest::newRow("print of what is wrong")
        << QStringList{u"--print-config"_s, u"--set=server.workers=four"_s} << 78 << QString()
        << u"chat-server: command line --set server.workers: "_s;
    QTest::newRow("run with what is wrong") << QStringList{u"--listen=7070"_s} << 78 << QString()
                                            << u"chat-server: command line --listen: server.listen must be"_s;
    QTest::newRow("file is not there") << QStringList{u"--config=/none/madang.toml"_s} << 78 << QString()
                                       << u"chat-server: file /none/madang.toml: cannot be read: "_s;
    QTest::newRow("JWT key file is not there")
        << QStringList{u"--jwt-key-file=/none/jwt.key"_s} << 78 << QString()
        << u"chat-server: command line --jwt-key-file: auth.jwt_key_file "_s;
}

void tst_CommandLine::leaving()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, out);
    QFETCH(const QString, err);
    const QTemporaryDir home;
    const auto ended = configure(withProgram(arguments), environmentIn(home));
    QVERIFY(!ended);
    QTEST(int(ended.error().code), "code");
    QCOMPARE(ended.error().out.isEmpty(), out.isEmpty());
    QCOMPARE(ended.error().err.isEmpty(), err.isEmpty());
    QVERIFY2(ended.error().out.startsWith(out), qPrintable(ended.error().out));
    QVERIFY2(ended.error().err.startsWith(err), qPrintable(ended.error().err));
}

void tst_CommandLine::configFileOfTheCommandLineIsRead()
{
    const QTemporaryDir home;
    const QString name = home.filePath(u"my.toml"_s);
    writeFile(name, "[server]\nname = 'yard'\n");
    const auto loaded = configure({u"chat-server"_s, u"--config"_s, name}, environmentIn(home));
    QVERIFY(loaded);
    QCOMPARE(loaded->config.server.name, u"yard"_s);
    QCOMPARE(loaded->file, name);
    QCOMPARE(loaded->sourceOf(u"server.name"_s), QString("file "_L1 + name + ":2"_L1));
}

void tst_CommandLine::configFileIsFoundWithoutAnOption()
{
    const QTemporaryDir home;
    QProcessEnvironment environment = environmentIn(home);
    writeFile(home.filePath(u".config/madang/madang.toml"_s), "server.name = 'home'\n");
    writeFile(home.filePath(u"service/madang.toml"_s), "server.name = 'service'\n");
    QCOMPARE(configure({u"chat-server"_s}, environment)->config.server.name, u"home"_s);
    environment.insert(u"CONFIGURATION_DIRECTORY"_s, home.filePath(u"service"_s));
    QCOMPARE(configure({u"chat-server"_s}, environment)->config.server.name, u"service"_s);
}

void tst_CommandLine::printConfigShowsTheResult()
{
    const QTemporaryDir home;
    const auto ended
        = configure({u"chat-server"_s, u"--print-config"_s, u"--state=/data"_s}, environmentIn(home));
    QVERIFY(!ended);
    QCOMPARE(int(ended.error().code), 0);
    QVERIFY(ended.error().out.contains("\nstate = \"/data\" # command line --state\n"_L1));
    QVERIFY(ended.error().out.contains("\nadmin_socket = \"/data/admin.sock\" # default\n"_L1));
}

void tst_CommandLine::warningsGoToTheErrorOutput()
{
    const QTemporaryDir home;
    QProcessEnvironment environment = environmentIn(home);
    environment.insert(u"MADANG_SERVER_WORKER"_s, u"4"_s);
    const auto ended = configure({u"chat-server"_s, u"--check-config"_s}, environment);
    QVERIFY(!ended);
    QCOMPARE(int(ended.error().code), 0);
    QVERIFY(ended.error().err.startsWith("chat-server: environment MADANG_SERVER_WORKER: "_L1));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
