// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/ctlrun.h"
#include "server/ctl/detailpages.h"
#include "server/ctl/listpages.h"
#include "server/ctl/matchpages.h"
#include "server/ctl/statuspage.h"
#include "server/ops/adminsocket.h"
#include "tests/support/adminmatchsamples.h"
#include "tests/support/fakebackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

/// Whole runs of chat-ctl against the real admin socket: output and exit code.
class tst_CtlRun final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_admin.reset(); }
    void everyCommand_data();
    void everyCommand();
    void theServerRefuses();
    void theServerDenies();
    void theServerIsTooOld();
    void theServerGoesAwayMeanwhile();
    void nobodyAnswersAnywhere();
    void theSecondPlaceAnswers();
    void listsLongerThanAPage_data();
    void listsLongerThanAPage();
    void whatIsNotThere_data();
    void whatIsNotThere();
    void follows_data();
    void follows();
    void whoFollowsHearsOfTheEnd();
    void kicks_data();
    void kicks();

private:
    [[nodiscard]] QString path() const { return m_dir.filePath(u"admin.sock"_s); }
    [[nodiscard]] CtlRun::Outcome run(const QStringList &words, QStringList places = {}) const;

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<AdminSocket> m_admin;
};

void tst_CtlRun::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_admin = std::make_unique<AdminSocket>(*m_backend);
    QVERIFY(m_admin->listen(path()));
}

CtlRun::Outcome tst_CtlRun::run(const QStringList &words, QStringList places) const
{
    const auto line = parseCommandLine(QStringList{u"chat-ctl"_s} + words, Timestamp());
    if (!line)
        return {.code = ExitCode::Usage, .output = {}, .complaint = line.error().text};
    QList<AdminTarget> targets;
    for (const QString &place : places.isEmpty() ? QStringList{path()} : places)
        targets << AdminTarget{.path = place};
    CtlRun ctl(*line, targets, {});
    QSignalSpy finished(&ctl, &CtlRun::finished);
    ctl.start();
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20'000))
        return {.code = ExitCode::Usage, .output = {}, .complaint = u"it never ended"_s};
    return ctl.outcome();
}

void tst_CtlRun::everyCommand_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");
    const auto row = [](const char *name, const QStringList &words, const QString &text, const auto &answer) {
        QTest::newRow(name) << words << text << escapedJson(QString::fromUtf8(toJson(answer))) + u'\n';
    };
    row("status", {u"status"_s}, statusPage(sampleStats(), {}), sampleStats());
    row("workers", {u"workers"_s}, workersPage(sampleWorkers(), {}), sampleWorkers());
    row("rooms", {u"rooms"_s}, roomsPage(sampleRooms(), {}), sampleRooms());
    row("sessions", {u"sessions"_s}, sessionsPage(sampleSessions(), {}), sampleSessions());
    row("kick", {u"kick"_s, u"지호"_s, u"--reason"_s, u"x"_s}, u"ended 1 session\n"_s, KickAnswer{1});
    const AnnounceAnswer announced{.seq = 3, .sessions = 120, .id = AnnounceId{0x5150}};
    const QString announcedText = u"announced to 120 sessions, announcement %1\n"_s.arg(
        QLatin1StringView(AnnounceId{0x5150}.toText()));
    row("broadcast", {u"broadcast"_s, u"hi"_s}, announcedText, announced);
    row("broadcast to a room", {u"broadcast"_s, u"hi"_s, u"--room"_s, u"마당"_s}, announcedText, announced);
    row("message", {u"message"_s, u"지호"_s, u"hi"_s}, announcedText, announced);
    row("broadcasts", {u"broadcasts"_s}, announcementsPage(sampleAnnouncements(), {}), sampleAnnouncements());
    row("recall", {u"recall"_s, QString::fromLatin1(AnnounceId{0x5150}.toText()), u"--reason"_s, u"x"_s},
        u"taken back; told 120 sessions\n"_s, RecallAnswer{120});
    row("close", {u"close"_s, u"마당"_s, u"--reason"_s, u"x"_s}, u"told 7 people\n"_s, RoomActAnswer{7});
    row("open", {u"open"_s, u"마당"_s, u"--reason"_s, u"x"_s}, u"told 0 people\n"_s, RoomActAnswer{0});
    row("quarantine", {u"quarantine"_s, u"마당"_s, u"--reason"_s, u"x"_s}, u"told 7 people\n"_s,
        RoomActAnswer{7});
    row("release", {u"release"_s, u"마당"_s, u"--reason"_s, u"x"_s}, u"told 7 people\n"_s, RoomActAnswer{7});
    const QString bannedText
        = u"banned, %1; ended 1 session\n"_s.arg(QLatin1StringView(BanId{0x7171}.toText()));
    const BanAnswer banned{.id = BanId{0x7171}, .sessions = 1};
    row("ban", {u"ban"_s, u"지호"_s, u"--reason"_s, u"x"_s}, bannedText, banned);
    row("ban of who is not there", {u"ban"_s, QString::fromLatin1(UserId{5}.toText()), u"--reason"_s, u"x"_s},
        bannedText, banned);
    row("ban of an address", {u"ban"_s, u"--address"_s, u"192.0.2.7"_s, u"--reason"_s, u"x"_s}, bannedText,
        banned);
    row("ban of a session's device (F-161)",
        {u"ban"_s, u"--device"_s, QString::fromLatin1(oneSession.toText()), u"--reason"_s, u"x"_s},
        bannedText, banned);
    row("ban of a device by its id",
        {u"ban"_s, u"--device"_s, QString::fromLatin1(DeviceId{5}.toText()), u"--reason"_s, u"x"_s},
        bannedText, banned);
    row("bans", {u"bans"_s}, bansPage(sampleBans(), {}), sampleBans());
    row("unban", {u"unban"_s, QString::fromLatin1(BanId{0x7171}.toText()), u"--reason"_s, u"x"_s},
        u"lifted\n"_s, sampleBans().bans.front());
    row("block", {u"block"_s, u"마당"_s, u"--reason"_s, u"x"_s}, u"done\n"_s, Nothing());
    row("drain", {u"drain"_s, u"--reason"_s, u"x"_s}, u"draining\n"_s, Nothing());
    row("room by name", {u"room"_s, u"마당"_s}, roomPage(sampleRoom(), {}), sampleRoom());
    row("session by nick", {u"session"_s, u"지호"_s}, sessionPage(sampleSession(), {}), sampleSession());
    row("config get", {u"config"_s, u"get"_s}, configPage(sampleConfig(), {}), sampleConfig());
    row("config set", {u"config"_s, u"set"_s, u"auth.guests"_s, u"false"_s}, changedPage(sampleChanged(), {}),
        sampleChanged());
    row("config reload", {u"config"_s, u"reload"_s}, reloadPage(sampleReload(), {}), sampleReload());
    row("logs", {u"logs"_s}, logPage(sampleLogs(), {}), sampleLogs());
    row("loglevel", {u"loglevel"_s}, logLevelsPage(sampleLogLevels(), {}), sampleLogLevels());
    row("loglevel set", {u"loglevel"_s, u"chat.net"_s, u"debug"_s}, logLevelsPage(sampleLogLevels(), {}),
        sampleLogLevels());
    row("backup", {u"backup"_s, u"/tmp/copy"_s}, u"copied 4.0 MiB in 1 s\n"_s,
        BackupAnswer{.bytes = 4'194'304, .ms = 1500});
    row("match parties", {u"match"_s, u"parties"_s}, partiesPage(sampleParties(), {}), sampleParties());
    row("match modes", {u"match"_s, u"modes"_s}, modesPage(sampleModes(), {}), sampleModes());
    row("match tickets", {u"match"_s, u"tickets"_s}, ticketsPage(sampleTickets(), {}), sampleTickets());
    row("match list", {u"match"_s, u"list"_s}, matchesPage(sampleMatches(), {}), sampleMatches());
    row("match explain, by nick", {u"match"_s, u"explain"_s, u"지호"_s},
        explanationPage(sampleExplanation(), {}), sampleExplanation());
    row("match cancel", {u"match"_s, u"cancel"_s, u"지호"_s, u"--reason"_s, u"x"_s}, u"told 1 person\n"_s,
        MatchActAnswer{1});
    row("match end", {u"match"_s, u"end"_s, u"미나"_s, u"--reason"_s, u"x"_s}, u"told 2 people\n"_s,
        MatchActAnswer{2});
    row("match pause", {u"match"_s, u"pause"_s, u"duel"_s, u"--reason"_s, u"x"_s},
        u"paused; 2 tickets wait\n"_s, MatchActAnswer{2});
    row("match log", {u"match"_s, u"log"_s, u"duel"_s}, logOfModePage(sampleMatchLog(), {}),
        sampleMatchLog());
    row("audit", {u"audit"_s}, auditPage(sampleAudit(), {}), sampleAudit());
}

void tst_CtlRun::everyCommand()
{
    QFETCH(QStringList, words);
    QFETCH(QString, text);
    QFETCH(QString, json);
    const auto shown = run(words);
    QCOMPARE(shown.complaint, QString());
    QCOMPARE(shown.code, ExitCode::Ok);
    QCOMPARE(shown.output, text);
    const auto asJson = run(words + QStringList{u"--json"_s});
    QCOMPARE(asJson.code, ExitCode::Ok);
    QCOMPARE(asJson.output, json);
}

void tst_CtlRun::theServerRefuses()
{
    m_backend->refusal = Error{.code = ErrorCode::StorageUnavailable, .detail = u"disk \x1b[2J full"_s};
    const auto outcome = run({u"audit"_s});
    QCOMPARE(outcome.code, ExitCode::Refused);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.complaint, u"chat-ctl: storage_unavailable: disk \\x1b[2J full\n"_s);
}

void tst_CtlRun::theServerDenies()
{
    m_admin = std::make_unique<AdminSocket>(*m_backend, [](const PeerCredentials &) { return false; });
    QVERIFY(m_admin->listen(m_dir.filePath(u"denied.sock"_s)));
    const auto outcome = run({u"status"_s}, {m_dir.filePath(u"denied.sock"_s)});
    QCOMPARE(outcome.code, ExitCode::Denied);
    QVERIFY(outcome.complaint.startsWith("chat-ctl: admin_denied: "_L1));
}

void tst_CtlRun::theServerIsTooOld()
{
    QLocalServer old;
    QVERIFY(old.listen(m_dir.filePath(u"old.sock"_s)));
    connect(&old, &QLocalServer::newConnection, &old, [&] {
        old.nextPendingConnection()->write(
            encodeError(WireFormat::Json, 1, {.code = ErrorCode::VersionUnsupported, .limit = "at most 0"})
            + '\n');
    });
    const auto outcome = run({u"status"_s}, {m_dir.filePath(u"old.sock"_s)});
    QCOMPARE(outcome.code, ExitCode::Refused);
    QVERIFY2(outcome.complaint.contains("version_unsupported"_L1), qPrintable(outcome.complaint));
}

void tst_CtlRun::theServerGoesAwayMeanwhile()
{
    QLocalServer brief;
    QVERIFY(brief.listen(m_dir.filePath(u"brief.sock"_s)));
    connect(&brief, &QLocalServer::newConnection, &brief,
            [&] { brief.nextPendingConnection()->disconnectFromServer(); });
    const auto outcome = run({u"status"_s}, {m_dir.filePath(u"brief.sock"_s)});
    QCOMPARE(outcome.code, ExitCode::Unreachable);
    QVERIFY(!outcome.complaint.isEmpty());
}

void tst_CtlRun::nobodyAnswersAnywhere()
{
    const QString one = m_dir.filePath(u"one"_s);
    const QString two = m_dir.filePath(u"two"_s);
    const auto outcome = run({u"status"_s, u"--json"_s}, {one, two});
    QCOMPARE(outcome.code, ExitCode::Unreachable);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(
        outcome.complaint,
        u"chat-ctl: no chat-server answers; tried\n  %1: nobody answers\n  %2: nobody answers\n"
        "Start chat-server, or name its socket with --socket PATH or MADANG_ADMIN_SOCKET.\n"_s.arg(one, two));
}

void tst_CtlRun::theSecondPlaceAnswers()
{
    const auto outcome = run({u"status"_s}, {m_dir.filePath(u"none"_s), path()});
    QCOMPARE(outcome.code, ExitCode::Ok);
    QCOMPARE(outcome.output, statusPage(sampleStats(), {}));
}

void tst_CtlRun::listsLongerThanAPage_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 199, 200, 201, 450})
        QTest::addRow("%d rows", rows) << rows;
}

void tst_CtlRun::listsLongerThanAPage()
{
    QFETCH(int, rows);
    m_backend->rooms = {.rooms = {}, .total = rows};
    m_backend->sessions = {.sessions = {}, .total = rows};
    for (int i = 1; i <= rows; ++i) {
        m_backend->rooms.rooms.push_back({.id = RoomId{quint64(i)}, .name = u"room %1"_s.arg(i)});
        m_backend->sessions.sessions.push_back({.session = SessionId{quint64(i)},
                                                .user = {.id = UserId{quint64(i)}, .nick = u"n"_s},
                                                .address = "::1"});
    }
    QCOMPARE(run({u"rooms"_s}).output, roomsPage(m_backend->rooms, {}));
    QCOMPARE(run({u"sessions"_s, u"--json"_s}).output,
             QString::fromUtf8(toJson(m_backend->sessions)) + u'\n');
}

void tst_CtlRun::whatIsNotThere_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("error");
    QTest::newRow("part of a room's name") << QStringList{u"room"_s, u"마"_s} << u"room_not_found"_s;
    QTest::newRow("no such room") << QStringList{u"room"_s, u"attic"_s} << u"room_not_found"_s;
    QTest::newRow("a room to close") << QStringList{u"close"_s, u"attic"_s, u"--reason"_s, u"x"_s}
                                     << u"room_not_found"_s;
    QTest::newRow("a session that named no device")
        << QStringList{u"ban"_s, u"--device"_s, u"지호"_s, u"--reason"_s, u"x"_s} << u"user_not_found"_s;
    QTest::newRow("nobody to ban") << QStringList{u"ban"_s, u"nobody"_s, u"--reason"_s, u"x"_s}
                                   << u"user_not_found"_s;
    QTest::newRow("nobody") << QStringList{u"session"_s, u"nobody"_s} << u"user_not_found"_s;
}

void tst_CtlRun::whatIsNotThere()
{
    QFETCH(QStringList, words);
    QFETCH(QString, error);
    const auto outcome = run(words);
    QCOMPARE(outcome.code, ExitCode::Refused);
    QVERIFY2(outcome.complaint.startsWith("chat-ctl: "_L1 + error), qPrintable(outcome.complaint));
}

void tst_CtlRun::follows_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("page");
    const auto json
        = [](const auto &value) { return QString(escapedJson(QString::fromUtf8(toJson(value))) + u'\n'); };
    QTest::newRow("status") << QStringList{u"status"_s} << QString(statusPage(sampleStats(), {}) + u'\n');
    QTest::newRow("status as JSON") << QStringList{u"status"_s, u"--json"_s} << json(sampleStats());
    QTest::newRow("workers") << QStringList{u"workers"_s}
                             << QString(workersPage(sampleWorkers(), {}) + u'\n');
    QTest::newRow("workers as JSON") << QStringList{u"workers"_s, u"--json"_s} << json(sampleWorkers());
}

void tst_CtlRun::follows()
{
    QFETCH(QStringList, words);
    QFETCH(QString, page);
    const auto line = parseCommandLine(QStringList{u"chat-ctl"_s} + words
                                           + QStringList{u"--follow"_s, u"--interval"_s, u"100ms"_s},
                                       Timestamp());
    QVERIFY(line);
    CtlRun ctl(*line, {AdminTarget{.path = path()}}, {});
    QSignalSpy printed(&ctl, &CtlRun::printed);
    QSignalSpy finished(&ctl, &CtlRun::finished);
    ctl.start();
    QTRY_VERIFY(printed.size() >= 3);
    for (const auto &arguments : printed)
        QCOMPARE(arguments.first().toString(), page);
    QVERIFY(finished.isEmpty());
    ctl.stop();
    QCOMPARE(ctl.outcome().code, ExitCode::Ok);
}

void tst_CtlRun::whoFollowsHearsOfTheEnd()
{
    const auto line = parseCommandLine({u"chat-ctl"_s, u"logs"_s, u"--follow"_s}, Timestamp());
    CtlRun ctl(*line, {AdminTarget{.path = path()}}, {});
    QSignalSpy printed(&ctl, &CtlRun::printed);
    QSignalSpy finished(&ctl, &CtlRun::finished);
    ctl.start();
    QTRY_COMPARE(printed.size(), 1);
    QCOMPARE(printed.first().first().toString(), logPage(sampleLogs(), {}));
    m_admin.reset();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(ctl.outcome().code, ExitCode::Unreachable);
    QVERIFY(ctl.outcome().complaint.contains("closed the connection"_L1));
}

void tst_CtlRun::kicks_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("session"); // of the request
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("by session") << QString::fromLatin1(oneSession.toText()) << oneSession.toText()
                                << QByteArray();
    QTest::newRow("by user") << QString::fromLatin1(oneUser.toText()) << QByteArray() << oneUser.toText();
    QTest::newRow("by nick") << u"지호"_s << QByteArray() << UserId{0x6666}.toText();
    QTest::newRow("by nick, whose other session is on the next page")
        << u"last"_s << QByteArray() << UserId{0x9999}.toText();
    QTest::newRow("a nick in other letters is nobody's") << u"LAST"_s << QByteArray() << QByteArray();
    QTest::newRow("part of a nick is nobody's") << u"지"_s << QByteArray() << QByteArray();
    QTest::newRow("a nick of two people is not clear") << u"twin"_s << QByteArray() << QByteArray();
}

void tst_CtlRun::kicks()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, session);
    QFETCH(QByteArray, user);
    auto &rows = m_backend->sessions.sessions;
    for (quint64 i = 0; i < 300; ++i)
        rows.push_back(
            {.session = SessionId{0x10000 + i}, .user = {.id = UserId{0x10000 + i}, .nick = u"n"_s}});
    rows.push_back({.session = SessionId{0x20001}, .user = {.id = UserId{0x7001}, .nick = u"twin"_s}});
    rows.push_back({.session = SessionId{0x20002}, .user = {.id = UserId{0x7002}, .nick = u"twin"_s}});
    rows.push_back({.session = SessionId{0x20003}, .user = {.id = UserId{0x9999}, .nick = u"last"_s}});
    rows.push_back({.session = SessionId{0x20004}, .user = {.id = UserId{0x9999}, .nick = u"last"_s}});
    m_backend->sessions.total = int(rows.size());

    const auto outcome = run({u"kick"_s, target, u"--reason"_s, u"spam"_s});
    if (session.isEmpty() && user.isEmpty()) {
        QCOMPARE(outcome.code, ExitCode::Refused);
        QVERIFY2(outcome.complaint.startsWith("chat-ctl: user_not_found: "_L1),
                 qPrintable(outcome.complaint));
        QVERIFY(m_backend->operators.empty());
        return;
    }
    QCOMPARE(outcome.code, ExitCode::Ok);
    const auto kick = std::get<KickSession>(m_backend->asked.back());
    QCOMPARE(kick.session ? kick.session->toText() : QByteArray(), session);
    QCOMPARE(kick.user ? kick.user->toText() : QByteArray(), user);
    QCOMPARE(kick.reason, u"spam"_s);
}

QTEST_GUILESS_MAIN(tst_CtlRun)
#include "tst_ctlrun.moc"
