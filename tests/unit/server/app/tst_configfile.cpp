// SPDX-License-Identifier: Apache-2.0
#include "server/app/nearestword.h"
#include "tests/unit/server/app/configtext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace chat::server;
using namespace chat::server::test;

class tst_ConfigFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistake_data();
    void mistake();
    void everyMistakeIsReportedInTheOrderOfTheFile();
    void whatIsRightBesideAMistakeIsRead();
    void spelling_data();
    void spelling();
    void relativePathStartsAtTheFile();
    void contentsOfSecretsAreNotRepeated();
    void opening_data();
    void opening();
    void nearest_data();
    void nearest();
};

void tst_ConfigFile::mistake_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem"); // begins so

    const auto row = [](const char *name, const QByteArray &text, const QString &problem) {
        QTest::newRow(name) << text << QString("file /etc/test.toml:"_L1 + problem);
    };
    row("unknown key, the near one is named", "[server]\nworker = 4\n",
        u"2: unknown key server.worker; did you mean server.workers?"_s);
    row("key in the wrong section", "[server]\nresume_s = 4\n",
        u"2: unknown key server.resume_s; did you mean auth.resume_s?"_s);
    row("unknown key with nothing near", "[server]\nxyzzyplugh = 4\n", u"2: unknown key server.xyzzyplugh"_s);
    row("unknown section, the near one is named", "\n[sever]\nworkers = 4\n",
        u"2: unknown section or key sever; did you mean server?"_s);
    row("key outside of its section", "workers = 4\n",
        u"1: unknown section or key workers; did you mean server.workers?"_s);
    row("section inside a section", "[server.tls]\nkey_file = 'x'\n", u"1: unknown key server.tls"_s);
    row("section that is a value", "server = 3\n", u"1: server must be a section: [server]"_s);
    row("section that is a list", "[[server]]\nworkers = 4\n", u"1: server must be a section: [server]"_s);
    row("text for a number", "[server]\nworkers = 'four'\n", u"2: server.workers must be a whole number"_s);
    row("decimal for a whole number", "[server]\nworkers = 4.0\n",
        u"2: server.workers must be a whole number"_s);
    row("number for true or false", "[auth]\nguests = 1\n", u"2: auth.guests must be true or false"_s);
    row("number for a text", "[server]\nname = 1\n", u"2: server.name must be a text"_s);
    row("number for a path", "[server]\nstate = 1\n", u"2: server.state must be a path"_s);
    row("text for a list", "[server]\nlisten = 'ws://127.0.0.1:1'\n",
        u"2: server.listen must be a list of texts"_s);
    row("list of numbers", "[server]\nlisten = [1]\n", u"2: server.listen must be a list of texts"_s);
    row("date", "[server]\nname = 2024-01-01\n", u"2: server.name must be a text"_s);
    row("infinite number", "[limits]\nflood_per_s = inf\n",
        u"2: limits.flood_per_s must be 0.01 to 100000 messages/s"_s);
    row("not a number", "[limits]\nflood_per_s = nan\n",
        u"2: limits.flood_per_s must be 0.01 to 100000 messages/s"_s);
    row("out of range, with what it is", "[server]\nworkers = 900\n",
        u"2: server.workers must be 0 to 256 threads, is 900"_s);
    row("larger than 32 bits", "[server]\nworkers = 4294967297\n",
        u"2: server.workers must be 0 to 256 threads, is 4294967297"_s);
    row("unknown choice", "[store]\ndurability = 'none'\n",
        u"2: store.durability must be \"full\" or \"process\""_s);
    row("unknown algorithm", "[auth]\njwt_algorithm = 'none'\n",
        u"2: auth.jwt_algorithm must be \"\" or \"HS256\" or \"ES256\""_s);
    row("bad address in a list", "[server]\nlisten = ['ws://127.0.0.1:1', 'tcp://127.0.0.1:2']\n",
        u"2: server.listen must be ws://ADDRESS:PORT or wss://ADDRESS:PORT, IPv6 in brackets, is \"tcp://127.0.0.1:2\""_s);
    row("empty list of addresses", "[server]\nlisten = []\n",
        u"2: server.listen must be 1 to 64 items, is 0"_s);
    row("bad network", "[server]\ntrusted_proxies = ['proxy']\n",
        u"2: server.trusted_proxies must be an address"_s);
    row("bad origin", "[server]\nallowed_origins = ['*']\n",
        u"2: server.allowed_origins must be an origin"_s);
    row("bad log rule", "[log]\nrules = 'chat.net.debug=yes'\n", u"2: log.rules must be rules such as"_s);
    row("empty nick", "[auth]\nreserved_nicks = ['']\n", u"2: auth.reserved_nicks must be a nick"_s);
    row("zero byte in a path", "[server]\nstate = \"/a\\u0000b\"\n",
        u"2: server.state must be without zero bytes"_s);
    row("key twice", "[server]\nworkers = 1\nworkers = 2\n", u"3: "_s);
    row("section twice", "[server]\nworkers = 1\n[server]\n", u"3: "_s);
    row("no value", "[server]\nworkers =\n", u"2: "_s);
    row("text without end", "[server]\nname = \"abc\n", u"2: "_s);
    row("not UTF-8", "[server]\nname = \"\xff\"\n", u"2: "_s);
    row("not TOML at all", "<xml/>", u"1: "_s);
    row("deeply nested", QByteArray("a = ") + QByteArray(100000, '['), u"1: "_s);
    row("line end in a name is not a line end here", "[server]\n\"a\\nb\" = 1\n",
        u"2: unknown key server.a?b"_s);
}

void tst_ConfigFile::mistake()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, problem);
    const QString problems = problemsOf(inputOf(text));
    QVERIFY2(problems.startsWith(problem), qPrintable(problems));
    QCOMPARE(problems.count(u'\n'), 0);
}

void tst_ConfigFile::everyMistakeIsReportedInTheOrderOfTheFile()
{
    const QString problems
        = problemsOf(inputOf("[timing]\nping = 1\n[server]\nzeta = 1\nalpha = 1\nworkers = -1\n"));
    const QStringList lines = problems.split(u'\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].startsWith("file /etc/test.toml:2: unknown key timing.ping"_L1), qPrintable(problems));
    QVERIFY2(lines[1].startsWith("file /etc/test.toml:4: unknown key server.zeta"_L1), qPrintable(problems));
    QVERIFY2(lines[2].startsWith("file /etc/test.toml:5: unknown key server.alpha"_L1), qPrintable(problems));
    QVERIFY2(lines[3].startsWith("file /etc/test.toml:6: server.workers must be"_L1), qPrintable(problems));
}

void tst_ConfigFile::whatIsRightBesideAMistakeIsRead()
{
    const Reading reading = readConfigFile({u"a.toml"_s, "[server]\nworkers = 3\nworker = 4\n"});
    QCOMPARE(reading.problems.size(), size_t(1));
    QCOMPARE(reading.settings.size(), size_t(1));
    QCOMPARE(reading.settings[0].key->path(), u"server.workers"_s);
    QCOMPARE(reading.settings[0].source, u"file a.toml:2"_s);
}

void tst_ConfigFile::spelling_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("section") << "[server]\nname = 'yard'\nworkers = 3\n"_ba;
    QTest::newRow("dotted keys") << "server.name = 'yard'\nserver.workers = 3\n"_ba;
    QTest::newRow("inline table") << "server = { name = 'yard', workers = 3 }\n"_ba;
    QTest::newRow("Windows line ends") << "[server]\r\nname = 'yard'\r\nworkers = 3\r\n"_ba;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf[server]\nname = 'yard'\nworkers = 0b11\n"_ba;
    QTest::newRow("comments") << "# yard\n[server] # here\nname = \"yard\" # 1\nworkers = 0x3 # 2\n"_ba;
    QTest::newRow("no line end at the end") << "[server]\nworkers = 3\nname = '''yard'''"_ba;
}

void tst_ConfigFile::spelling()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(problemsOf(inputOf(text)), QString());
    const Config config = loadConfig(inputOf(text))->config;
    QCOMPARE(config.server.name, u"yard"_s);
    QCOMPARE(config.server.workers, 3);
}

// B1-48: the working directory does not matter.
void tst_ConfigFile::relativePathStartsAtTheFile()
{
    const auto loaded = loadConfig(inputOf("[server]\nstate = '../var/./state'\n"));
    QVERIFY(loaded);
    QCOMPARE(loaded->config.server.state, u"/var/state"_s);
}

// B1-34: somebody writes the key itself where its file belongs.
void tst_ConfigFile::contentsOfSecretsAreNotRepeated()
{
    const QString problems
        = problemsOf(inputOf("[auth]\njwt_key = 'hunter2'\nguests = 'hunter2'\nxyz = ['hunter2']\n"));
    QCOMPARE(problems.count(u'\n'), 2);
    QVERIFY2(!problems.contains("hunter2"_L1), qPrintable(problems));
}

void tst_ConfigFile::opening_data()
{
    QTest::addColumn<qint64>("bytes"); // -1: there is no file; -2: a directory
    QTest::addColumn<QString>("problem"); // its end; empty: it opens

    QTest::newRow("empty file") << qint64(0) << QString();
    QTest::newRow("one byte less than the most") << maxConfigFileBytes - 1 << QString();
    QTest::newRow("the most") << maxConfigFileBytes << QString();
    QTest::newRow("one byte more than the most") << maxConfigFileBytes + 1 << u"is larger than 1 MiB"_s;
    QTest::newRow("no file") << qint64(-1) << u"cannot be read: No such file or directory"_s;
    QTest::newRow("directory") << qint64(-2) << u"is a directory"_s;
}

void tst_ConfigFile::opening()
{
    QFETCH(const qint64, bytes);
    QFETCH(const QString, problem);
    const QTemporaryDir directory;
    const QString name = bytes == -2 ? directory.path() : directory.filePath(u"a.toml"_s);
    if (bytes >= 0) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(bytes));
    }
    const auto opened = openConfigFile(name);
    QCOMPARE(opened ? QString() : opened.error().what, problem);
    if (opened)
        QCOMPARE(opened->bytes.size(), bytes);
}

void tst_ConfigFile::nearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("found");

    QTest::newRow("the word itself") << u"workers"_s << u"workers"_s;
    QTest::newRow("a letter is missing") << u"wrkers"_s << u"workers"_s;
    QTest::newRow("a letter too many") << u"workeers"_s << u"workers"_s;
    QTest::newRow("two letters are wrong") << u"worbens"_s << u"workers"_s;
    QTest::newRow("three letters are wrong") << u"wxxxers"_s << QString();
    QTest::newRow("the nearer of two") << u"listens"_s << u"listen"_s;
    QTest::newRow("nothing near") << u"elephant"_s << QString();
    QTest::newRow("a very long word") << QString(100000, u'w') << QString();
    QTest::newRow("empty") << u""_s << QString();
}

void tst_ConfigFile::nearest()
{
    QFETCH(const QString, word);
    QTEST(nearestWord(word, {u"workers"_s, u"listen"_s, u"listed"_s}), "found");
}

QTEST_GUILESS_MAIN(tst_ConfigFile)
#include "tst_configfile.moc"
