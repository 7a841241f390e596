// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandline.h"
#include "tests/support/adminsamples.h"

#include <QDir>
#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::ctl::CtlCommand)

namespace {

constexpr Timestamp now{Milliseconds(1'730'000'000'000)};

} // namespace

/// What an operator types.
class tst_CtlCommandLine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understood_data();
    void understood();
    void notUnderstood_data();
    void notUnderstood();
    void optionsOfEveryCommand();
    void helpAndVersion();
};

void tst_CtlCommandLine::understood_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<CtlCommand>("command");
    const auto row = [](const char *name, const QStringList &words, const CtlCommand &command) {
        QTest::newRow(name) << words << command;
    };
    const auto said = [](const QString &ko, const QString &en) {
        Announce announce;
        if (!ko.isEmpty())
            announce.text.ko = ko;
        if (!en.isEmpty())
            announce.text.en = en;
        return announce;
    };
    row("status", {u"status"_s}, FetchStats());
    row("workers", {u"workers"_s}, FetchWorkers());
    row("rooms", {u"rooms"_s}, ListRooms());
    row("rooms by name", {u"rooms"_s, u"마당"_s}, ListRooms{.filter = u"마당"_s});
    row("sessions", {u"sessions"_s}, ListSessions());
    row("sessions by address", {u"sessions"_s, u"192.0.2."_s}, ListSessions{.filter = u"192.0.2."_s});
    row("kick", {u"kick"_s, u"지호"_s, u"--reason"_s, u" spam "_s},
        KickByName{.target = u"지호"_s, .reason = u"spam"_s});
    row("options may stand before", {u"--reason=spam"_s, u"kick"_s, u"jiho"_s},
        KickByName{.target = u"jiho"_s, .reason = u"spam"_s});
    row("a nick that begins with a dash", {u"kick"_s, u"--reason"_s, u"x"_s, u"--"_s, u"-jiho"_s},
        KickByName{.target = u"-jiho"_s, .reason = u"x"_s});
    row("close a room", {u"close"_s, u"마당"_s, u"--reason"_s, u"spam"_s},
        RoomActByName{.act = CloseRoom{.room = {}, .reason = u"spam"_s}, .target = u"마당"_s});
    row("open it", {u"open"_s, u"마당"_s, u"--reason"_s, u"done"_s},
        RoomActByName{.act = OpenRoom{.room = {}, .reason = u"done"_s}, .target = u"마당"_s});
    row("stop a room", {u"quarantine"_s, u"마당"_s, u"--reason"_s, u"spam"_s},
        RoomActByName{.act = QuarantineRoom{.room = {}, .on = true, .reason = u"spam"_s},
                      .target = u"마당"_s});
    row("release it", {u"release"_s, u"마당"_s, u"--reason"_s, u"done"_s},
        RoomActByName{.act = QuarantineRoom{.room = {}, .on = false, .reason = u"done"_s},
                      .target = u"마당"_s});
    const auto banOf = [](std::optional<Timestamp> until) {
        return AddBan{.target = {}, .until = until, .reason = u"spam"_s};
    };
    row("ban for good", {u"ban"_s, u"jiho"_s, u"--reason"_s, u"spam"_s},
        BanByName{.ban = banOf({}), .target = u"jiho"_s});
    row("ban for a day", {u"ban"_s, u"jiho"_s, u"--for"_s, u"1d"_s, u"--reason"_s, u"spam"_s},
        BanByName{.ban = banOf(now + std::chrono::hours(24)), .target = u"jiho"_s});
    AddBan address = banOf({});
    address.target.address = u"2001:db8::/64"_s;
    row("ban of an address", {u"ban"_s, u"--address"_s, u"2001:db8::/64"_s, u"--reason"_s, u"spam"_s},
        address);
    row("ban of a device (F-161)", {u"ban"_s, u"--device"_s, u"jiho"_s, u"--reason"_s, u"spam"_s},
        BanByName{.ban = banOf({}), .target = u"jiho"_s, .byDevice = true});
    row("bans", {u"bans"_s, u"jiho"_s}, ListBans{.filter = u"jiho"_s, .limit = {}, .after = {}});
    row("unban", {u"unban"_s, QString::fromLatin1(BanId{7}.toText()), u"--reason"_s, u"sorry"_s},
        LiftBan{.id = BanId{7}, .reason = u"sorry"_s});
    row("block a room", {u"block"_s, u"hall"_s, u"--reason"_s, u"test"_s},
        RoomActByName{.act = BlockRoom{.room = {}, .ms = {}, .reason = u"test"_s}, .target = u"hall"_s});
    row("block it for longer", {u"block"_s, u"hall"_s, u"--for"_s, u"10s"_s, u"--reason"_s, u"test"_s},
        RoomActByName{.act = BlockRoom{.room = {}, .ms = 10'000, .reason = u"test"_s}, .target = u"hall"_s});
    row("let a room fail", {u"throw"_s, u"hall"_s, u"--reason"_s, u"test"_s},
        RoomActByName{.act = ThrowInRoom{.room = {}, .reason = u"test"_s}, .target = u"hall"_s});
    row("the past of a room", {u"journal"_s, u"hall"_s}, ShowJournal{.target = u"hall"_s, .job = {}});
    row("one moment of it", {u"journal"_s, u"hall"_s, u"--job"_s, u"0"_s},
        ShowJournal{.target = u"hall"_s, .job = 0});
    row("rooms that failed", {u"crashes"_s}, ListCrashes());
    row("one of them", {u"crash"_s, u"0a1b2c3d4e5f6"_s}, FetchCrash{"0a1b2c3d4e5f6"});
    row("what must hold", {u"invariants"_s}, FetchInvariants());
    row("put it right", {u"repair"_s, u"3"_s, u"--reason"_s, u"ghost"_s},
        RepairViolation{.id = 3, .reason = u"ghost"_s});
    row("broadcast of one text", {u"broadcast"_s, u"hello all"_s}, said(u"hello all"_s, u"hello all"_s));
    row("broadcast without quotes", {u"broadcast"_s, u"hello"_s, u"all"_s},
        said(u"hello all"_s, u"hello all"_s));
    row("broadcast in one language", {u"broadcast"_s, u"--ko"_s, u"안녕"_s}, said(u"안녕"_s, {}));
    row("broadcast in two", {u"broadcast"_s, u"--ko"_s, u"안녕"_s, u"hello"_s}, said(u"안녕"_s, u"hello"_s));
    Announce critical = said({}, u"bye"_s);
    critical.severity = Severity::Critical;
    critical.sticky = true;
    critical.until = now + Milliseconds(90'000);
    critical.reason = u"update"_s;
    row("broadcast with everything",
        {u"broadcast"_s, u"--severity"_s, u"critical"_s, u"--sticky"_s, u"--until"_s, u"1m30s"_s, u"--en"_s,
         u"bye"_s, u"--reason"_s, u"update"_s},
        critical);
    row("broadcast to a room", {u"broadcast"_s, u"--room"_s, u"마당"_s, u"hi"_s},
        AnnounceByName{.announce = said(u"hi"_s, u"hi"_s), .room = u"마당"_s, .session = {}});
    row("message", {u"message"_s, u"jiho"_s, u"hi"_s, u"you"_s},
        AnnounceByName{.announce = said(u"hi you"_s, u"hi you"_s), .room = {}, .session = u"jiho"_s});
    Announce repeated = said({}, u"soon"_s);
    repeated.start = now + Milliseconds(600'000);
    repeated.repeatMs = 60'000;
    repeated.until = Timestamp(Milliseconds(1'735'063'200'000));
    row("broadcast later and again",
        {u"broadcast"_s, u"--at"_s, u"10m"_s, u"--every"_s, u"1m"_s, u"--until"_s, u"2024-12-24T18:00:00Z"_s,
         u"--en"_s, u"soon"_s},
        repeated);
    row("what was said", {u"broadcasts"_s}, ListAnnouncements());
    row("take back", {u"recall"_s, QString::fromLatin1(AnnounceId{7}.toText()), u"--reason"_s, u"typo"_s},
        RecallAnnouncement{.id = AnnounceId{7}, .reason = u"typo"_s});
    row("drain", {u"drain"_s, u"--reason"_s, u"update"_s}, DrainServer{.reason = u"update"_s});
    row("drain with times",
        {u"drain"_s, u"--grace"_s, u"0s"_s, u"--reconnect"_s, u"5m"_s, u"--reason"_s, u"update"_s},
        DrainServer{.graceMs = 0, .reconnectMs = 300'000, .reason = u"update"_s});
    row("one room", {u"room"_s, u"마당"_s}, ShowRoom{u"마당"_s});
    row("one session", {u"session"_s, u"jiho"_s}, ShowSession{u"jiho"_s});
    row("the configuration", {u"config"_s, u"get"_s}, FetchConfig());
    row("a section of it", {u"config"_s, u"get"_s, u"server"_s}, FetchConfig{u"server"_s});
    row("another value", {u"config"_s, u"set"_s, u"auth.guests"_s, u"false"_s, u"--reason"_s, u"spam"_s},
        ChangeConfig{.settings = {{u"auth.guests"_s, u"false"_s}}, .check = false, .reason = u"spam"_s});
    row("a look at another value", {u"config"_s, u"set"_s, u"auth.guests"_s, u"false"_s, u"--check"_s},
        ChangeConfig{.settings = {{u"auth.guests"_s, u"false"_s}}, .check = true, .reason = {}});
    row("reload", {u"config"_s, u"reload"_s, u"--reason"_s, u"new key"_s}, ReloadConfig{u"new key"_s});
    row("the log", {u"logs"_s}, FetchLogs());
    row("the log, filtered",
        {u"logs"_s, u"--level"_s, u"warning"_s, u"--category"_s, u"chat.net"_s, u"--limit"_s, u"9"_s},
        FetchLogs{.level = LogLevel::Warning, .category = "chat.net", .after = {}, .limit = 9});
    row("backup", {u"backup"_s, u"/var/backups/a.db"_s, u"--reason"_s, u"nightly"_s},
        BackUpStore{.file = u"/var/backups/a.db"_s, .reason = u"nightly"_s});
    row("backup beside us", {u"backup"_s, u"a.db"_s},
        BackUpStore{.file = QDir::currentPath() + u"/a.db"_s, .reason = {}});
    row("log levels", {u"loglevel"_s}, FetchLogLevels());
    row("more of a category", {u"loglevel"_s, u"chat.net"_s, u"debug"_s},
        SetLogLevel{.category = "chat.net", .level = LogLevel::Debug, .reason = {}});
    const auto following = [](Topic topic) { return Follow{.wanted = {.topics = {topic}}}; };
    row("status that goes on", {u"status"_s, u"--follow"_s}, following(Topic::Stats));
    row("workers that go on", {u"workers"_s, u"--follow"_s}, following(Topic::Workers));
    Follow logs = following(Topic::Logs);
    logs.wanted.level = LogLevel::Critical;
    logs.wanted.intervalMs = 100;
    row("the log as it comes, as often as can be",
        {u"logs"_s, u"--follow"_s, u"--level"_s, u"critical"_s, u"--interval"_s, u"100ms"_s}, logs);
    row("top", {u"top"_s}, Follow{.wanted = {.topics = {Topic::Stats, Topic::Workers}}, .fullScreen = true});
    row("completion", {u"completion"_s, u"zsh"_s}, PrintCompletion{PrintCompletion::Zsh});
    row("audit", {u"audit"_s}, FetchAudit());
    row("audit, 1 row", {u"audit"_s, u"--limit"_s, u"1"_s}, FetchAudit{.before = {}, .limit = 1});
    row("audit, 200 rows", {u"audit"_s, u"--limit"_s, u"200"_s}, FetchAudit{.before = {}, .limit = 200});
    row("audit, of one operator", {u"audit"_s, u"--who"_s, u"mina"_s}, FetchAudit{.who = "mina"});
    row("audit, of one kind, the last two hours", {u"audit"_s, u"--act"_s, u"kick"_s, u"--since"_s, u"2h"_s},
        FetchAudit{.act = "kick", .since = now - std::chrono::hours(2)});
}

void tst_CtlCommandLine::understood()
{
    QFETCH(QStringList, words);
    QFETCH(CtlCommand, command);
    const auto line = parseCommandLine(QStringList{u"chat-ctl"_s} + words, now);
    QVERIFY2(line, line ? "" : qPrintable(line.error().text));
    QCOMPARE(line->action, CommandLine::Run);
    QVERIFY(line->command == command);
}

void tst_CtlCommandLine::notUnderstood_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QStringList &words, const QString &part) {
        QTest::newRow(name) << words << part;
    };
    row("nothing", {}, u"which command"_s);
    row("an unknown command", {u"stats"_s}, u"unknown command stats"_s);
    row("an unknown command that is dangerous to print", {u"\x1b[2J"_s}, u"\\x1b[2J"_s);
    row("an unknown option", {u"status"_s, u"--fast"_s}, u"fast"_s);
    row("a journal of nothing", {u"journal"_s}, u"journal takes"_s);
    row("a job that is no number", {u"journal"_s, u"hall"_s, u"--job"_s, u"last"_s}, u"--job takes"_s);
    row("a crash that is no incident", {u"crash"_s, u"../x"_s}, u"crash takes"_s);
    row("a repair of nothing", {u"repair"_s, u"0"_s, u"--reason"_s, u"x"_s}, u"repair takes"_s);
    row("a repair without a reason", {u"repair"_s, u"3"_s}, u"--reason"_s);
    row("an option without its value", {u"kick"_s, u"x"_s, u"--reason"_s}, u"reason"_s);
    row("an option of another command", {u"status"_s, u"--grace"_s, u"5s"_s}, u"--grace does not go with"_s);
    row("too many words", {u"status"_s, u"now"_s}, u"unexpected argument now"_s);
    row("two filters", {u"rooms"_s, u"a"_s, u"b"_s}, u"unexpected argument b"_s);
    row("kick of nobody", {u"kick"_s, u"--reason"_s, u"x"_s}, u"kick takes"_s);
    row("kick without a reason", {u"kick"_s, u"jiho"_s}, u"--reason"_s);
    row("kick with a blank reason", {u"kick"_s, u"jiho"_s, u"--reason"_s, u" "_s}, u"--reason"_s);
    row("every 59 seconds", {u"broadcast"_s, u"x"_s, u"--every"_s, u"59s"_s}, u"--every is from"_s);
    row("every 169 hours", {u"broadcast"_s, u"x"_s, u"--every"_s, u"169h"_s}, u"--every is from"_s);
    row("at no time", {u"broadcast"_s, u"x"_s, u"--at"_s, u"noon"_s}, u"--at takes"_s);
    row("to a room without a name", {u"broadcast"_s, u"x"_s, u"--room"_s, u""_s}, u"--room takes"_s);
    row("a message without a text", {u"message"_s, u"jiho"_s}, u"message takes a text"_s);
    row("a message to a room", {u"message"_s, u"jiho"_s, u"x"_s, u"--room"_s, u"hall"_s},
        u"--room does not go"_s);
    row("a recall without an id", {u"recall"_s, u"soon"_s, u"--reason"_s, u"x"_s}, u"recall takes"_s);
    row("ban of nobody", {u"ban"_s, u"--reason"_s, u"x"_s}, u"ban takes"_s);
    row("ban of two", {u"ban"_s, u"jiho"_s, u"--address"_s, u"::1"_s, u"--reason"_s, u"x"_s}, u"ban takes"_s);
    row("ban of somebody and a device",
        {u"ban"_s, u"jiho"_s, u"--device"_s, u"mina"_s, u"--reason"_s, u"x"_s}, u"ban takes"_s);
    row("ban without a reason", {u"ban"_s, u"jiho"_s}, u"--reason"_s);
    row("unban of a name", {u"unban"_s, u"jiho"_s, u"--reason"_s, u"x"_s}, u"unban takes"_s);
    row("a block of 10.001 seconds", {u"block"_s, u"hall"_s, u"--for"_s, u"10001ms"_s, u"--reason"_s, u"x"_s},
        u"--for is from"_s);
    row("close of no room", {u"close"_s, u"--reason"_s, u"x"_s}, u"close takes"_s);
    row("open without a reason", {u"open"_s, u"hall"_s}, u"--reason"_s);
    row("quarantine without a reason", {u"quarantine"_s, u"hall"_s}, u"--reason"_s);
    row("release of a room without a name", {u"release"_s, u""_s, u"--reason"_s, u"x"_s}, u"release takes"_s);
    row("drain without a reason", {u"drain"_s}, u"--reason"_s);
    row("broadcast of nothing", {u"broadcast"_s}, u"takes a text"_s);
    row("an unknown severity", {u"broadcast"_s, u"x"_s, u"--severity"_s, u"fatal"_s}, u"not fatal"_s);
    row("a duration without a unit", {u"drain"_s, u"--reason"_s, u"x"_s, u"--grace"_s, u"5"_s}, u"--grace"_s);
    row("audit, 0 rows", {u"audit"_s, u"--limit"_s, u"0"_s}, u"--limit"_s);
    row("audit, 201 rows", {u"audit"_s, u"--limit"_s, u"201"_s}, u"--limit"_s);
    row("audit since yesterday", {u"audit"_s, u"--since"_s, u"yesterday"_s}, u"--since"_s);
    row("two servers",
        {u"status"_s, u"--socket"_s, u"/s"_s, u"--connect"_s, u"h:1"_s, u"--token-file"_s, u"t"_s},
        u"two servers"_s);
    row("another machine without a token", {u"status"_s, u"--connect"_s, u"h:1"_s}, u"go together"_s);
    row("a token for nowhere", {u"status"_s, u"--token-file"_s, u"t"_s}, u"go together"_s);
    row("an authority for the local socket", {u"status"_s, u"--ca"_s, u"c"_s}, u"--ca goes with"_s);
    row("audit, many rows", {u"audit"_s, u"--limit"_s, u"many"_s}, u"--limit"_s);
    row("no room", {u"room"_s}, u"room takes"_s);
    row("no session", {u"session"_s}, u"session takes"_s);
    row("config of nothing", {u"config"_s}, u"config takes get"_s);
    row("config set", {u"config"_s, u"set"_s}, u"config takes get"_s);
    row("config set without a value", {u"config"_s, u"set"_s, u"auth.guests"_s}, u"config takes get"_s);
    row("a look at what is there", {u"config"_s, u"get"_s, u"--check"_s}, u"--check goes with"_s);
    row("reload of a key", {u"config"_s, u"reload"_s, u"x"_s}, u"config takes get"_s);
    row("a reason for looking", {u"config"_s, u"get"_s, u"--reason"_s, u"x"_s}, u"--reason does not go"_s);
    row("a level that is none", {u"logs"_s, u"--level"_s, u"loud"_s},
        u"debug, info, warning or critical, not loud"_s);
    row("a log level without a category", {u"loglevel"_s, u"debug"_s}, u"loglevel takes"_s);
    row("an interval without --follow", {u"status"_s, u"--interval"_s, u"1s"_s}, u"goes with --follow"_s);
    row("an interval of 99 ms", {u"top"_s, u"--interval"_s, u"99ms"_s}, u"from 100ms to 1h"_s);
    row("an interval of more than an hour", {u"top"_s, u"--interval"_s, u"61m"_s}, u"from 100ms to 1h"_s);
    row("a limit that follows", {u"logs"_s, u"--follow"_s, u"--limit"_s, u"5"_s}, u"--limit does not go"_s);
    row("a shell that is none", {u"completion"_s, u"csh"_s}, u"bash, zsh or fish"_s);
    row("a socket without a name", {u"status"_s, u"--socket"_s, u""_s}, u"--socket"_s);
}

void tst_CtlCommandLine::notUnderstood()
{
    QFETCH(QStringList, words);
    QFETCH(QString, part);
    const auto line = parseCommandLine(QStringList{u"chat-ctl"_s} + words, now);
    QVERIFY(!line);
    QVERIFY2(line.error().text.contains(part), qPrintable(line.error().text));
}

void tst_CtlCommandLine::optionsOfEveryCommand()
{
    const auto line
        = parseCommandLine({u"chat-ctl"_s, u"--socket"_s, u"/tmp/a b"_s, u"status"_s, u"--json"_s}, now);
    QVERIFY(line);
    QCOMPARE(line->socket, u"/tmp/a b"_s);
    QVERIFY(line->json);
    QVERIFY(!parseCommandLine({u"chat-ctl"_s, u"status"_s}, now)->json);
}

void tst_CtlCommandLine::helpAndVersion()
{
    QCOMPARE(parseCommandLine({u"chat-ctl"_s, u"--help"_s}, now)->action, CommandLine::Help);
    QCOMPARE(parseCommandLine({u"chat-ctl"_s, u"kick"_s, u"-h"_s}, now)->action, CommandLine::Help);
    QCOMPARE(parseCommandLine({u"chat-ctl"_s, u"--version"_s}, now)->action, CommandLine::Version);
    QVERIFY(versionText().startsWith("chat-ctl "_L1));
    QVERIFY(helpText().startsWith(versionText()));
    for (const QString &command : {u"status"_s, u"workers"_s, u"rooms"_s, u"sessions"_s, u"kick"_s,
                                   u"broadcast"_s, u"drain"_s, u"audit"_s, u"--json"_s, u"--socket"_s})
        QVERIFY2(helpText().contains(command), qPrintable(command));
    for (const QString &line : helpText().split(u'\n'))
        QVERIFY2(line.size() <= 110, qPrintable(line));
}

QTEST_GUILESS_MAIN(tst_CtlCommandLine)
#include "tst_ctlcommandline.moc"
