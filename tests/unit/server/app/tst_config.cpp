// SPDX-License-Identifier: Apache-2.0
#include "server/app/configpage.h"
#include "tests/checkout.h"
#include "tests/unit/server/app/configtext.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace chat::server;
using namespace chat::server::test;

Q_DECLARE_METATYPE(const ConfigKey *)

class tst_Config : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableIsSound();
    void defaultsAreTheLimitsOfTheProtocol();
    void everyKeyFromEverySource_data();
    void everyKeyFromEverySource();
    void range_data();
    void range();
    void printedConfigIsReadAsTheSame_data();
    void printedConfigIsReadAsTheSame();
    void printedValueHasItsSource();
    void threads_data();
    void threads();
    void pageIsFresh();

private:
    ConfigValue otherValue(const ConfigKey &key) const;
    ConfigInput inputWithout(const ConfigKey &key) const;

    QTemporaryDir m_directory;
};

namespace {

// As it is written in the environment and behind --set.
QString plainText(const ConfigValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *texts = std::get_if<QStringList>(&value))
        return texts->join(u',');
    return toToml(value);
}

QByteArray fileWith(const ConfigKey &key, const ConfigValue &value)
{
    return QString(u'[' + key.section + "]\n"_L1 + key.name + " = "_L1 + toToml(value) + u'\n').toUtf8();
}

bool isPath(const ConfigKey &key)
{
    Config config;
    return std::holds_alternative<PathPlace>(key.place(config));
}

void addKeyRows()
{
    QTest::addColumn<const ConfigKey *>("key");
    for (const ConfigKey &key : configTable())
        QTest::newRow(qPrintable(key.path())) << &key;
}

} // namespace

void tst_Config::initTestCase()
{
    QFile file(m_directory.filePath(u"private.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

// One that is right and not the default.
ConfigValue tst_Config::otherValue(const ConfigKey &key) const
{
    static const QHash<QString, ConfigValue> shaped{
        {u"server.listen"_s, QStringList{u"ws://127.0.0.2:1"_s, u"ws://[::1]:0"_s}},
        {u"server.trusted_proxies"_s, QStringList{u"10.0.0.0/8"_s, u"fd00::1"_s}},
        {u"server.allowed_origins"_s, QStringList{u"https://a.example"_s, u"http://localhost:8080"_s}},
        {u"rooms.kinds"_s, QStringList{u"meeting"_s, u"large"_s}},
        {u"auth.reserved_nicks"_s, QStringList{u"boss"_s, u"chief of all"_s}},
        {u"limits.exempt_addresses"_s, QStringList{u"192.168.0.0/16"_s}},
        {u"server.admin_listen"_s, u"[::1]:7443"_s},
        {u"ops.listen"_s, u"[::1]:7080"_s},
        {u"log.rules"_s, u"chat.net.debug=true;*=false"_s},
    };
    if (shaped.contains(key.path()))
        return shaped.value(key.path());
    if (isPath(key))
        return m_directory.filePath(u"private.pem"_s);
    if (!key.extras.choices.empty())
        return QString(key.extras.choices.back());
    const ConfigValue value = valueOf(key, Config());
    if (const auto *flag = std::get_if<bool>(&value))
        return !*flag;
    if (const auto *whole = std::get_if<qint64>(&value))
        return double(*whole) < key.range.max ? *whole + 1 : *whole - 1;
    return u"another \"text\" \\ 마당"_s;
}

// What other keys need so that otherValue() is accepted.
ConfigInput tst_Config::inputWithout(const ConfigKey &key) const
{
    ConfigInput input = inputOf();
    if (key.path() == "server.admin_listen"_L1) {
        for (const QString &needed :
             {u"server.admin_token_file"_s, u"tls.certificate_file"_s, u"tls.key_file"_s})
            input.commandLine.push_back(setting(needed, m_directory.filePath(u"private.pem"_s)));
    }
    if (key.path() == "server.proxy_protocol"_L1)
        input.commandLine.push_back(setting(u"server.trusted_proxies"_s, u"127.0.0.1"_s));
    if (key.path() == "auth.guests"_L1)
        input.commandLine.push_back(setting(u"auth.jwt_key_file"_s, m_directory.filePath(u"private.pem"_s)));
    return input;
}

void tst_Config::tableIsSound()
{
    QSet<QString> paths;
    QSet<QString> variables;
    for (const ConfigKey &key : configTable()) {
        QVERIFY2(!paths.contains(key.path()), qPrintable(key.path()));
        QVERIFY2(!variables.contains(key.variable()), qPrintable(key.variable()));
        QVERIFY2(key.sentence.endsWith(u'.'), qPrintable(key.path()));
        QVERIFY2(findKey(key.path()) == &key, qPrintable(key.path()));
        Config config;
        QVERIFY2(assign(key, valueOf(key, Config()), u"/"_s, config), qPrintable(key.path()));
        QCOMPARE(config, Config());
        Config changed;
        QVERIFY2(assign(key, otherValue(key), u"/"_s, changed), qPrintable(key.path()));
        QVERIFY2(changed != Config(), qPrintable(key.path()));
        paths.insert(key.path());
        variables.insert(key.variable());
    }
    QCOMPARE(findKey(u"server.none"_s), nullptr);
}

// S1-42: ten channels of 500 people, the last 100 messages.
void tst_Config::defaultsAreTheLimitsOfTheProtocol()
{
    const auto loaded = loadConfig(inputOf());
    QVERIFY(loaded);
    QCOMPARE(loaded->config.server.listen.size(), size_t(1));
    QCOMPARE(loaded->config.server.listen[0].toText(), u"ws://127.0.0.1:7070"_s); // B5-20
    QCOMPARE(loaded->config.channels.count, 10);
    QCOMPARE(loaded->config.channels.people, 500);
    QCOMPARE(loaded->config.channels.log, 100);
    QCOMPARE(loaded->config.channels.grace, chat::Milliseconds(10'000));
    QCOMPARE(loaded->config.auth.resume, chat::Milliseconds(120'000));
    QCOMPARE(loaded->config.auth.tokenLife, chat::Milliseconds(30LL * 24 * 3600 * 1000));
    QCOMPARE(loaded->config.limits.frameBytes, qsizetype(65536));
    QCOMPARE(loaded->sourceOf(u"server.listen"_s), u"default"_s);
}

void tst_Config::everyKeyFromEverySource_data() { addKeyRows(); }

void tst_Config::everyKeyFromEverySource()
{
    QFETCH(const ConfigKey *, key);
    const ConfigValue value = otherValue(*key);

    ConfigInput fromFile = inputWithout(*key);
    fromFile.file = ConfigFile{u"/etc/test.toml"_s, fileWith(*key, value)};
    ConfigInput fromEnvironment = inputWithout(*key);
    fromEnvironment.environment.insert(key->variable(), plainText(value));
    ConfigInput fromCommandLine = inputWithout(*key);
    fromCommandLine.commandLine.push_back(setting(key->path(), plainText(value)));

    const std::pair<ConfigInput, QString> sources[]{
        {fromFile, u"file /etc/test.toml:2"_s},
        {fromEnvironment, "environment "_L1 + key->variable()},
        {fromCommandLine, "command line --set "_L1 + key->path()},
    };
    for (const auto &[input, source] : sources) {
        QCOMPARE(problemsOf(input), QString());
        const auto loaded = loadConfig(input);
        QCOMPARE(toToml(valueOf(*key, loaded->config)), toToml(value));
        QCOMPARE(loaded->sourceOf(key->path()), source);
    }
}

void tst_Config::range_data() { addKeyRows(); }

// N-1, N and N+1 at both ends: of a number, of a text's length, of a list's length.
void tst_Config::range()
{
    QFETCH(const ConfigKey *, key);
    const ConfigValue sample = valueOf(*key, Config());
    if (std::holds_alternative<bool>(sample) || !key->extras.choices.empty()) {
        QVERIFY(std::holds_alternative<bool>(sample) == rangeText(*key).isEmpty());
        return; // every value of the type is tested by mistake() of tst_configfile
    }

    const auto [min, max, unit] = key->range;
    const double step = min == std::floor(min) ? 1 : 0.001;
    const auto accepts = [&](double size) {
        ConfigValue value;
        if (std::holds_alternative<QString>(sample))
            value = QString(u";"_s.repeated(int(size))); // right for texts, paths and log rules
        else if (std::holds_alternative<QStringList>(sample))
            value = QStringList(int(size), std::get<QStringList>(otherValue(*key)).front());
        else
            value = size == std::floor(size) ? ConfigValue(qint64(size)) : ConfigValue(size);
        Config config;
        const auto done = assign(*key, value, u"/"_s, config);
        if (!done && !done.error().startsWith("must be "_L1 + rangeText(*key)))
            qWarning() << "refused for another reason:" << done.error();
        return done.has_value();
    };
    QVERIFY(accepts(min));
    QVERIFY(accepts(min + step));
    QVERIFY(accepts(max - step));
    QVERIFY(accepts(max));
    QVERIFY(!accepts(max + step));
    const bool belowExists = min > 0
        || !(std::holds_alternative<QString>(sample) || std::holds_alternative<QStringList>(sample));
    if (belowExists)
        QVERIFY(!accepts(min - step));
}

void tst_Config::printedConfigIsReadAsTheSame_data()
{
    QTest::addColumn<bool>("changed");
    QTest::newRow("every key at its default") << false;
    QTest::newRow("every key changed") << true;
}

void tst_Config::printedConfigIsReadAsTheSame()
{
    QFETCH(const bool, changed);
    ConfigInput input = inputOf();
    for (const ConfigKey &key : configTable()) {
        if (changed)
            input.commandLine.push_back(setting(key.path(), plainText(otherValue(key))));
    }
    const QString odd = u"a \"quote\", a \\, a tab\t, lines\r\n\n, \u007f, 마당, 🎉 # no comment"_s;
    input.commandLine.push_back(setting(u"server.motd"_s, odd));
    input.commandLine.push_back(setting(u"limits.flood_per_s"_s, u"0.1"_s));
    input.commandLine.push_back(setting(u"timing.close_s"_s, u"1.005"_s));
    QCOMPARE(problemsOf(input), QString());
    const Config config = loadConfig(input)->config;
    QCOMPARE(config.server.motd, odd);
    QCOMPARE(config.timing.close, chat::Milliseconds(1005));

    ConfigInput again = inputOf(printConfig(*loadConfig(input)).toUtf8());
    again.environment.clear(); // the print is complete: nothing comes from the environment any more
    QCOMPARE(problemsOf(again), QString());
    QCOMPARE(loadConfig(again)->config, config);
}

void tst_Config::printedValueHasItsSource()
{
    ConfigInput input = inputOf("[server]\nworkers = 1\n");
    input.file->name = u"/etc/two\nlines.toml"_s;
    input.environment.insert(u"MADANG_SERVER_IO_THREADS"_s, u"2"_s);
    input.commandLine = {setting(u"server.name"_s, u"yard"_s)};
    const auto loaded = loadConfig(input);
    QVERIFY(loaded);
    const QStringList lines = printConfig(*loaded).split(u'\n');
    QVERIFY(lines.contains(u"workers = 1 # file /etc/two?lines.toml:2"_s));
    QVERIFY(lines.contains(u"io_threads = 2 # environment MADANG_SERVER_IO_THREADS"_s));
    QVERIFY(lines.contains(u"name = \"yard\" # command line --set server.name"_s));
    QVERIFY(lines.contains(u"allow_plaintext = false # default"_s));
}

void tst_Config::threads_data()
{
    QTest::addColumn<int>("configured");
    QTest::addColumn<int>("cores");
    QTest::addColumn<int>("ioThreads");
    QTest::addColumn<int>("workers");

    QTest::newRow("one core") << 0 << 1 << 1 << 1;
    QTest::newRow("two cores") << 0 << 2 << 1 << 2;
    QTest::newRow("eight cores") << 0 << 8 << 4 << 8;
    QTest::newRow("unknown number of cores") << 0 << 0 << 1 << 1;
    QTest::newRow("configured") << 3 << 8 << 3 << 3;
}

void tst_Config::threads()
{
    QFETCH(const int, configured);
    QFETCH(const int, cores);
    Config config;
    config.server.ioThreads = configured;
    config.server.workers = configured;
    QTEST(ioThreadsFor(config, cores), "ioThreads");
    QTEST(workersFor(config, cores), "workers");
}

void tst_Config::pageIsFresh()
{
    QFile page(QStringLiteral(CHAT_SOURCE_DIR "/docs/CONFIGURATION.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(page.readAll()) == configurationPage(),
             "docs/CONFIGURATION.md is stale: chat-server --print-config-page > docs/CONFIGURATION.md");
}

QTEST_GUILESS_MAIN(tst_Config)
#include "tst_config.moc"
