// SPDX-License-Identifier: Apache-2.0
#include "server/core/lobby.h"
#include "tests/unit/server/core/lobbydesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UserId mina{0x4d41};
constexpr UserId jiho{0x4a49};

} // namespace

/// Who is logged in (architecture.md section 4, F-008: newest wins).
class tst_Lobby final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guestsGetTheNickTheyWish();
    void wishesRefused_data();
    void wishesRefused();
    void tokensAreGivenAndGivenBack();
    void aTakenNameOfATokenGetsANumber_data();
    void aTakenNameOfATokenGetsANumber();
    void theNewestLoginWins();
    void theLateEndOfTheOldConnectionChangesNothing(); // B1-08
    void aHundredLoginsLeaveOneSession(); // B1-09
    void tells_data();
    void tells();
    void kick_data();
    void kick();
    void draining();
    void capacity_data();
    void capacity();
    void addressHints_data();
    void addressHints();
    void operatorsSeeTheSessions();
};

void tst_Lobby::guestsGetTheNickTheyWish()
{
    LobbyDesk desk;
    desk.guest(1, u"  민수 "_s);
    const auto wished = desk.only<lobbyeffect::LoggedIn>();
    QCOMPARE(wished.welcome.user.nick, u"민수"_s);
    QCOMPARE(wished.answer.user, wished.welcome.user);
    QCOMPARE(wished.to, LobbyDesk::to(1));
    QCOMPARE(wished.request, RequestId(1));
    QVERIFY(!wished.welcome.resumed && wished.welcome.rooms.empty() && !wished.systemSince);
    desk.guest(2);
    const UserInfo generated = desk.welcome().user;
    QVERIFY(generated.nick.startsWith("guest-"_L1));
    QVERIFY(generated.id.isValid() && generated.id != wished.welcome.user.id);
    QCOMPARE(desk.lobby.connected(), 2);
}

void tst_Lobby::wishesRefused_data()
{
    QTest::addColumn<QString>("nick");
    QTest::addColumn<QString>("error");
    QTest::newRow("taken") << u"paypal"_s << u"name_taken"_s;
    QTest::newRow("looks like a taken one") << u"PayPa1"_s << u"name_taken"_s;
    QTest::newRow("reserved") << u"admin"_s << u"name_invalid"_s;
    QTest::newRow("looks like a reserved one") << u"Adm1n"_s << u"name_invalid"_s;
    QTest::newRow("too short") << u"x"_s << u"name_invalid"_s;
}

/// With a word that says why, and without leaving anything (B4-14, B5-17).
void tst_Lobby::wishesRefused()
{
    QFETCH(QString, nick);
    QFETCH(QString, error);
    LobbyDesk desk;
    desk.guest(1, u"paypal"_s);
    desk.guest(2, nick);
    QCOMPARE(QString(errorRow(desk.refusal().error.code).name), error);
    QVERIFY(!desk.refusal().resume);
    QCOMPARE(desk.refusal().request, RequestId(1));
    QCOMPARE(desk.lobby.sessions(), 1);
}

void tst_Lobby::tokensAreGivenAndGivenBack()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const AuthAnswer answer = desk.only<lobbyeffect::LoggedIn>().answer;
    QCOMPARE(answer.expires, desk.now.wall + std::chrono::days(30));
    const auto guest = desk.tokens.verify(answer.token, desk.now.wall);
    QVERIFY(guest);
    QCOMPARE(guest->user, answer.user.id);
    QCOMPARE(guest->nick, u"mina"_s);
    desk.account(2, jiho, u"jiho"_s);
    const AuthAnswer theirs = desk.only<lobbyeffect::LoggedIn>().answer;
    QCOMPARE(theirs.user, (UserInfo{jiho, u"jiho"_s}));
    QCOMPARE(theirs.token, "theirs"_ba);
    QCOMPARE(theirs.expires, desk.now.wall + 1h);
}

void tst_Lobby::aTakenNameOfATokenGetsANumber_data()
{
    QTest::addColumn<QString>("nick");
    QTest::addColumn<QString>("given");
    const QString emoji = u"😀"_s;
    QTest::newRow("a short name") << u"jiho"_s << u"jiho-2"_s;
    QTest::newRow("the longest name") << u"가"_s.repeated(32) << u"가"_s.repeated(29) + u"-2"_s;
    QTest::newRow("a name of emoji is cut between them")
        << emoji.repeated(20) << emoji.repeated(20) + u"-2"_s;
    QTest::newRow("the longest of emoji") << emoji.repeated(32) << emoji.repeated(29) + u"-2"_s;
    QTest::newRow("no name") << QString() << u"guest-"_s;
    QTest::newRow("a name that nobody may have") << u"admin"_s << u"guest-"_s;
}

void tst_Lobby::aTakenNameOfATokenGetsANumber()
{
    QFETCH(QString, nick);
    QFETCH(QString, given);
    LobbyDesk desk;
    desk.account(1, mina, nick);
    desk.account(2, jiho, nick);
    QVERIFY2(desk.welcome().user.nick.startsWith(given), qPrintable(desk.welcome().user.nick));
    desk.guest(3, nick, UserId{3}); // a guest's own token is no wish, either
    QVERIFY(desk.isLoggedIn());
    QCOMPARE(desk.lobby.sessions(), 3);
}

void tst_Lobby::theNewestLoginWins()
{
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    const Welcome first = desk.welcome();
    desk.now.wall += 5s;
    desk.account(2, mina, u"mina"_s);
    QCOMPARE(desk.effects.size(), size_t(1));
    const auto close = desk.only<lobbyeffect::Close>(); // told before the other is let in
    QCOMPARE(close.to, LobbyDesk::to(1));
    QCOMPARE(close.code, CloseCode::Replaced);
    QCOMPARE(int(close.code), 4500);
    QCOMPARE(close.reason, LeaveReason::Replaced);
    QCOMPARE(close.word->by.device, u"device 2"_s);
    QCOMPARE(close.word->by.addressHint, u"192.0.2.*"_s);
    QCOMPARE(close.word->by.time, desk.now.wall);
    desk.gone(1, LeaveReason::Replaced);
    const Welcome second = desk.welcome();
    QVERIFY(second.session != first.session && second.resumeKey != first.resumeKey);
    QCOMPARE(second.user, first.user); // his own nick is not taken from him
    QCOMPARE(desk.lobby.sessions(), 1);
    QCOMPARE(desk.lobby.connected(), 1);
    desk.resume(3, first);
    QCOMPARE(desk.refusal().resume, ResumeFailure::Expired);
}

void tst_Lobby::theLateEndOfTheOldConnectionChangesNothing()
{
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    desk.account(2, mina, u"mina"_s);
    desk.gone(1, LeaveReason::Replaced);
    QVERIFY(desk.isLoggedIn());
    for (const LeaveReason late : {LeaveReason::Replaced, LeaveReason::Lost, LeaveReason::Left})
        desk.gone(1, late);
    QVERIFY(!desk.lobby.nextDeadline());
    QCOMPARE(desk.lobby.connected(), 1);
    desk.handle(lobbyjob::Kick{.session = {}, .user = mina, .ticket = 5});
    QCOMPARE(desk.only<lobbyeffect::Close>().to, LobbyDesk::to(2));
    QCOMPARE(desk.only<lobbyeffect::Kicked>().sessions, 1);
}

void tst_Lobby::aHundredLoginsLeaveOneSession()
{
    LobbyDesk desk;
    int closed = 0;
    int loggedIn = 0;
    for (int connection = 1; connection <= 100; ++connection) {
        desk.account(connection, mina, u"mina"_s);
        closed += desk.has<lobbyeffect::Close>();
    }
    QCOMPARE(closed, 99);
    for (int connection = 1; connection < 100; ++connection) {
        desk.gone(connection, LeaveReason::Replaced);
        loggedIn += desk.isLoggedIn();
    }
    QCOMPARE(loggedIn, 1);
    QCOMPARE(desk.lobby.sessions(), 1);
    QCOMPARE(desk.list().front().connection, LobbyDesk::to(100).connection);
}

void tst_Lobby::tells_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("lost");
    QTest::addColumn<std::optional<int>>("sessions"); // none: refused
    QTest::newRow("connected") << true << false << std::optional(1);
    QTest::newRow("lost, and may come back") << true << true << std::optional(0);
    QTest::newRow("not there") << false << false << std::optional<int>();
}

void tst_Lobby::tells()
{
    QFETCH(bool, known);
    QFETCH(bool, lost);
    QFETCH(std::optional<int>, sessions);
    LobbyDesk desk;
    desk.guest(1);
    const SessionId session = desk.welcome().session;
    desk.guest(2);
    if (lost)
        desk.gone(1);
    const SystemAnnounce word{.text = {.ko = {}, .en = u"hello"_s}};
    desk.handle(lobbyjob::Tell{known ? session : SessionId{1}, word, 5});
    const auto told = desk.only<lobbyeffect::Told>();
    QCOMPARE(told.ticket, quint64(5));
    QCOMPARE(told.sessions.has_value(), sessions.has_value());
    if (sessions)
        QCOMPARE(*told.sessions, *sessions);
    QCOMPARE(desk.has<lobbyeffect::Tell>(), sessions == 1);
    if (sessions == 1) {
        QCOMPARE(desk.only<lobbyeffect::Tell>().to, LobbyDesk::to(1));
        QCOMPARE(desk.only<lobbyeffect::Tell>().word, word);
    }
}

void tst_Lobby::kick_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("lost");
    QTest::addColumn<int>("sessions");
    QTest::newRow("a session") << u"session"_s << false << 1;
    QTest::newRow("a user") << u"user"_s << false << 1;
    QTest::newRow("a lost session") << u"session"_s << true << 1;
    QTest::newRow("a lost user") << u"user"_s << true << 1;
    QTest::newRow("a session that is not there") << u"other session"_s << false << 0;
    QTest::newRow("a user who is not there") << u"other user"_s << false << 0;
    QTest::newRow("nobody") << QString() << false << 0;
}

void tst_Lobby::kick()
{
    QFETCH(QString, by);
    QFETCH(bool, lost);
    QFETCH(int, sessions);
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    const Welcome welcome = desk.welcome();
    if (lost)
        desk.gone(1);
    lobbyjob::Kick job{.session = {}, .user = {}, .ticket = 17};
    if (by.endsWith("session"_L1))
        job.session = by == u"session"_s ? welcome.session : SessionId{99};
    if (by.endsWith("user"_L1))
        job.user = by == u"user"_s ? mina : jiho;
    desk.handle(job);
    QCOMPARE(desk.only<lobbyeffect::Kicked>().ticket, quint64(17));
    QCOMPARE(desk.only<lobbyeffect::Kicked>().sessions, sessions);
    QCOMPARE(desk.has<lobbyeffect::Close>(), sessions == 1 && !lost);
    if (desk.has<lobbyeffect::Close>()) {
        QCOMPARE(desk.only<lobbyeffect::Close>().code, CloseCode::Kicked);
        QCOMPARE(desk.only<lobbyeffect::Close>().reason, LeaveReason::Kicked);
        desk.gone(1, LeaveReason::Kicked);
    }
    QCOMPARE(desk.lobby.sessions(), 1 - sessions);
    QVERIFY(!desk.lobby.nextDeadline());
    desk.resume(2, welcome);
    if (sessions == 0)
        desk.gone(1);
    QCOMPARE(desk.isLoggedIn(), sessions == 0);
}

void tst_Lobby::draining()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome welcome = desk.welcome();
    desk.gone(1);
    desk.handle(lobbyjob::Drain{});
    desk.guest(2);
    QCOMPARE(desk.refusal().error.code, ErrorCode::Draining);
    QVERIFY(!desk.refusal().resume);
    desk.resume(2, welcome);
    QCOMPARE(desk.refusal().error.code, ErrorCode::Draining);
    QVERIFY(!desk.refusal().resume); // the key is still good, elsewhere or later
    QCOMPARE(desk.lobby.sessions(), 1);
}

void tst_Lobby::capacity_data()
{
    QTest::addColumn<int>("inside");
    QTest::addColumn<bool>("enters");
    QTest::newRow("N-1 sessions: the last place is given") << 9 << true;
    QTest::newRow("N sessions: full") << 10 << false;
    QTest::newRow("N+1 asked for a place before: full") << 11 << false;
}

void tst_Lobby::capacity()
{
    QFETCH(int, inside);
    QFETCH(bool, enters);
    LobbyDesk desk({.maxSessions = 10, .serverFullRetry = 7s});
    desk.account(1, mina, u"mina"_s);
    const Welcome first = desk.welcome();
    for (int connection = 2; connection <= inside; ++connection)
        desk.guest(connection);
    desk.gone(1); // a lost session keeps its place
    desk.guest(50);
    QCOMPARE(desk.isLoggedIn(), enters);
    QCOMPARE(desk.lobby.sessions(), 10);
    if (!enters) {
        QCOMPARE(desk.refusal().error.code, ErrorCode::ServerFull);
        QCOMPARE(desk.refusal().error.retryAfter, Milliseconds(7000));
    }
    desk.resume(51, first);
    QVERIFY(desk.isLoggedIn());
    desk.account(52, mina, u"mina"_s); // replaces himself
    desk.gone(51, LeaveReason::Replaced);
    QVERIFY(desk.isLoggedIn());
    desk.gone(52, LeaveReason::Left);
    desk.guest(53);
    QVERIFY(desk.isLoggedIn());
}

void tst_Lobby::addressHints_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("hint");
    QTest::newRow("IPv4") << u"203.0.113.77"_s << u"203.0.113.*"_s;
    QTest::newRow("IPv6") << u"2001:db8::1:2:77"_s << u"2001:db8::1:2:*"_s;
    QTest::newRow("IPv6, shortened at its end") << u"2001:db8::77"_s << u"2001:db8::*"_s;
    QTest::newRow("loopback") << u"::1"_s << u"::*"_s;
    QTest::newRow("none") << QString() << QString();
}

void tst_Lobby::addressHints()
{
    QFETCH(QString, address);
    QFETCH(QString, hint);
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    desk.handle(lobbyjob::Login{.to = LobbyDesk::to(2),
                                .user = mina,
                                .nick = u"mina"_s,
                                .client = {.address = address, .device = {}, .program = {}}});
    QCOMPARE(desk.only<lobbyeffect::Close>().word->by.addressHint, hint);
    QVERIFY(!desk.only<lobbyeffect::Close>().word->by.device);
}

void tst_Lobby::operatorsSeeTheSessions()
{
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    desk.account(2, jiho, u"jiho"_s);
    desk.gone(2, LeaveReason::Lost, {RoomId{4}});
    auto rows = desk.list();
    std::ranges::sort(rows, {}, [](const SessionRow &row) { return row.lost; });
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].user, (UserInfo{mina, u"mina"_s}));
    QCOMPARE(rows[0].connection, LobbyDesk::to(1).connection);
    QCOMPARE(rows[0].client.address, u"192.0.2.1"_s);
    QCOMPARE(rows[0].since, desk.now.wall);
    QVERIFY(!rows[0].lost && rows[1].lost && !rows[1].connection.isValid());
    QCOMPARE(rows[1].rooms, 1);
}

QTEST_GUILESS_MAIN(tst_Lobby)
#include "tst_lobby.moc"
