// SPDX-License-Identifier: Apache-2.0
#include "server/core/lobby.h"
#include "tests/unit/server/core/lobbydesk.h"

#include <QTest>

#include <functional>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UserId mina{0x4d41};
constexpr UserId jiho{0x4a49};

} // namespace

/// Lost sessions and how they come back (architecture.md section 3, C-32).
class tst_LobbyResume final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resumeGivesTheSessionBack();
    void resumeWithoutTheKey();
    void theKeyChangesAtEachResume();
    void theResumeWindow_data();
    void theResumeWindow();
    void resumeBeforeTheOldConnectionIsMissed(); // C-32
    void aClaimThatWaits_data();
    void aClaimThatWaits(); // B1-08, B1-09
    void aLostNickIsHeld_data();
    void aLostNickIsHeld();
    void theFloodStateTravels_data();
    void theFloodStateTravels(); // F-164
    void endsWithoutResume_data();
    void endsWithoutResume();
    void connectionsThatDieEarly();
};

void tst_LobbyResume::resumeGivesTheSessionBack()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const auto login = desk.only<lobbyeffect::LoggedIn>();
    desk.gone(1, LeaveReason::Lost, {RoomId{4}, RoomId{5}});
    QCOMPARE(desk.lobby.connected(), 0);
    desk.resume(2, login.welcome);
    const auto back = desk.only<lobbyeffect::LoggedIn>();
    QVERIFY(!desk.has<lobbyeffect::Close>());
    QVERIFY(back.welcome.resumed);
    QCOMPARE(back.welcome.session, login.welcome.session);
    QCOMPARE(back.welcome.user, login.welcome.user);
    QCOMPARE(back.welcome.rooms, (std::vector{RoomId{4}, RoomId{5}}));
    QCOMPARE(back.systemSince, (Position{Epoch{1}, 9}));
    QCOMPARE(back.answer, login.answer);
    QCOMPARE(back.to, LobbyDesk::to(2));
    QCOMPARE(back.request, RequestId(2));
    QVERIFY(!desk.lobby.nextDeadline());
    desk.wait(1h);
    QCOMPARE(desk.lobby.connected(), 1);
}

void tst_LobbyResume::resumeWithoutTheKey()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome welcome = desk.welcome();
    for (const auto &key :
         QList<QByteArray>{"wrong", "", welcome.resumeKey + 'x', welcome.resumeKey.chopped(1)}) {
        desk.resume(2, welcome.session, key);
        QCOMPARE(desk.refusal().error.code, ErrorCode::ResumeExpired);
        QCOMPARE(desk.refusal().resume, ResumeFailure::Unknown);
        QVERIFY(!desk.has<lobbyeffect::Close>()); // and nobody is disturbed
    }
    desk.resume(2, SessionId{99}, welcome.resumeKey);
    QCOMPARE(desk.refusal().error.code, ErrorCode::ResumeExpired);
    QVERIFY(desk.refusal().resume);
    desk.gone(1);
    desk.resume(2, welcome);
    QVERIFY(desk.isLoggedIn());
}

void tst_LobbyResume::theKeyChangesAtEachResume()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome first = desk.welcome();
    desk.gone(1);
    desk.resume(2, first);
    const Welcome second = desk.welcome();
    QVERIFY(second.resumeKey != first.resumeKey);
    desk.gone(2);
    desk.resume(3, first);
    QCOMPARE(desk.refusal().resume, ResumeFailure::Unknown);
    desk.resume(3, second);
    QVERIFY(desk.isLoggedIn());
}

void tst_LobbyResume::theResumeWindow_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("resumed");
    QTest::newRow("1 ms before its end") << Milliseconds(119'999) << true;
    QTest::newRow("at its end") << Milliseconds(120'000) << false;
    QTest::newRow("1 ms later") << Milliseconds(120'001) << false;
}

void tst_LobbyResume::theResumeWindow()
{
    QFETCH(Milliseconds, after);
    QFETCH(bool, resumed);
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome welcome = desk.welcome();
    desk.gone(1);
    QCOMPARE(*desk.lobby.nextDeadline(), desk.now.mono + 120s);
    desk.wait(after);
    QCOMPARE(desk.lobby.sessions(), resumed ? 1 : 0);
    desk.resume(2, welcome);
    QCOMPARE(desk.isLoggedIn(), resumed);
    if (!resumed) {
        QCOMPARE(desk.refusal().error.code, ErrorCode::ResumeExpired);
        QCOMPARE(desk.refusal().resume, ResumeFailure::Expired);
    }
    QVERIFY(!desk.lobby.nextDeadline());
}

void tst_LobbyResume::resumeBeforeTheOldConnectionIsMissed()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome first = desk.welcome();
    desk.resume(2, first);
    QCOMPARE(desk.effects.size(), size_t(1)); // waits for what only the old connection knows
    QCOMPARE(desk.only<lobbyeffect::Close>().to, LobbyDesk::to(1));
    QCOMPARE(desk.only<lobbyeffect::Close>().reason, LeaveReason::Lost); // his seats wait for him
    desk.gone(1, LeaveReason::Lost, {RoomId{4}});
    QVERIFY(!desk.has<lobbyeffect::Close>());
    const Welcome welcome = desk.welcome();
    QVERIFY(welcome.resumed);
    QCOMPARE(welcome.session, first.session);
    QCOMPARE(welcome.rooms, std::vector{RoomId{4}});
    QCOMPARE(desk.lobby.connected(), 1);
    QVERIFY(!desk.lobby.nextDeadline());
}

void tst_LobbyResume::aClaimThatWaits_data()
{
    using Steps = std::function<void(LobbyDesk &, const Welcome &)>;
    QTest::addColumn<Steps>("meanwhile");
    QTest::addColumn<int>("comesIn"); // the connection that has the session in the end; 0: none
    QTest::addColumn<bool>("resumed");
    const auto row = [](const char *name, Steps steps, int comesIn, bool resumed = false) {
        QTest::newRow(name) << std::move(steps) << comesIn << resumed;
    };
    row("alone", [](LobbyDesk &, const Welcome &) { }, 2, true);
    row("its own connection dies", [](LobbyDesk &desk, const Welcome &) { desk.gone(2); }, 0);
    row(
        "a second resume overtakes it", [](LobbyDesk &desk, const Welcome &w) { desk.resume(3, w); }, 3,
        true);
    row(
        "the one that was overtaken dies late",
        [](LobbyDesk &desk, const Welcome &w) {
            desk.resume(3, w);
            QCOMPARE(desk.only<lobbyeffect::Close>().to, LobbyDesk::to(2));
            desk.gone(2, LeaveReason::Replaced);
        },
        3, true);
    row(
        "a login overtakes it", [](LobbyDesk &desk, const Welcome &) { desk.account(3, mina, u"mina"_s); },
        3);
    row(
        "a resume does not overtake a login",
        [](LobbyDesk &desk, const Welcome &w) {
            desk.account(3, mina, u"mina"_s);
            desk.resume(4, w);
            QCOMPARE(desk.refusal().resume, ResumeFailure::Expired);
        },
        3);
    row(
        "an operator ends the session",
        [](LobbyDesk &desk, const Welcome &w) {
            desk.handle(lobbyjob::Kick{.session = w.session, .user = {}, .ticket = 1});
            QCOMPARE(desk.effects.size(), size_t(3)); // both connections are closed
        },
        0);
    row(
        "the server begins to drain",
        [](LobbyDesk &desk, const Welcome &) { desk.handle(lobbyjob::Drain{}); }, 0);
}

void tst_LobbyResume::aClaimThatWaits()
{
    QFETCH(const std::function<void(LobbyDesk &, const Welcome &)>, meanwhile);
    QFETCH(int, comesIn);
    QFETCH(bool, resumed);
    LobbyDesk desk;
    desk.account(1, mina, u"mina"_s);
    const Welcome first = desk.welcome();
    desk.resume(2, first);
    QVERIFY(!desk.isLoggedIn());
    meanwhile(desk, first);
    QVERIFY(!desk.isLoggedIn());
    desk.gone(1, LeaveReason::Lost, {RoomId{4}});
    QCOMPARE(desk.isLoggedIn(), comesIn != 0);
    QCOMPARE(desk.lobby.connected(), comesIn != 0 ? 1 : 0);
    if (comesIn != 0) {
        QCOMPARE(desk.only<lobbyeffect::LoggedIn>().to, LobbyDesk::to(comesIn));
        QCOMPARE(desk.welcome().resumed, resumed);
        QCOMPARE(desk.welcome().rooms.size(), size_t(resumed ? 1 : 0));
    }
    for (const int late : {1, 2, 3, 4}) {
        if (late != comesIn)
            desk.gone(late);
    }
    QCOMPARE(desk.lobby.connected(), comesIn != 0 ? 1 : 0);
}

void tst_LobbyResume::aLostNickIsHeld_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("free");
    QTest::newRow("1 ms before the end of 10 s") << Milliseconds(9'999) << false;
    QTest::newRow("after 10 s") << Milliseconds(10'000) << true;
    QTest::newRow("1 ms later") << Milliseconds(10'001) << true;
}

void tst_LobbyResume::aLostNickIsHeld()
{
    QFETCH(Milliseconds, after);
    QFETCH(bool, free);
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome first = desk.welcome();
    desk.gone(1);
    desk.wait(after);
    desk.guest(2, u"Mina"_s);
    QCOMPARE(desk.isLoggedIn(), free);
    desk.resume(3, first);
    QVERIFY(desk.isLoggedIn());
    QCOMPARE(desk.welcome().user.id, first.user.id);
    QCOMPARE(desk.welcome().user.nick == u"mina"_s, !free);
    QCOMPARE(desk.only<lobbyeffect::LoggedIn>().answer.user, desk.welcome().user);
    desk.gone(2, LeaveReason::Left);
    desk.guest(4, u"mina"_s);
    QCOMPARE(desk.isLoggedIn(), free); // nobody has it any more, or the first one still has
}

void tst_LobbyResume::theFloodStateTravels_data()
{
    QTest::addColumn<LeaveReason>("end");
    QTest::addColumn<QString>("back");
    QTest::newRow("a resume after a loss") << LeaveReason::Lost << u"resume"_s;
    QTest::newRow("a login after a loss") << LeaveReason::Lost << u"login"_s;
    QTest::newRow("a login after a goodbye") << LeaveReason::Left << u"login"_s;
    QTest::newRow("a resume while the old connection lives") << LeaveReason::Lost << u"early resume"_s;
    QTest::newRow("a login while the old connection lives") << LeaveReason::Replaced << u"early login"_s;
    QTest::newRow("a login after a kick") << LeaveReason::Kicked << u"kicked"_s;
}

void tst_LobbyResume::theFloodStateTravels()
{
    QFETCH(LeaveReason, end);
    QFETCH(QString, back);
    LobbyDesk desk;
    FloodGate spent(desk.rules.flood, desk.now.mono);
    while (!spent.isMuted(desk.now.mono))
        (void)spent.admit(desk.rules.flood, desk.now.mono);
    desk.account(1, mina, u"mina"_s);
    QVERIFY(desk.only<lobbyeffect::LoggedIn>().flood.admit(desk.rules.flood, desk.now.mono));
    const Welcome welcome = desk.welcome();
    if (back == "early resume"_L1)
        desk.resume(2, welcome);
    if (back == "early login"_L1)
        desk.account(2, mina, u"mina"_s);
    if (back == "kicked"_L1)
        desk.handle(lobbyjob::Kick{.session = {}, .user = mina, .ticket = 1});
    desk.gone(1, end, lobbyjob::ConnectionGone::Legacy{mina, {}, spent});
    if (back == "resume"_L1)
        desk.resume(2, welcome);
    if (back == "login"_L1 || back == "kicked"_L1)
        desk.account(2, mina, u"mina"_s);
    QVERIFY(desk.isLoggedIn());
    QVERIFY(desk.only<lobbyeffect::LoggedIn>().flood.isMuted(desk.now.mono));
    desk.gone(2,
              LeaveReason::Lost); // dies before it hears that it is in: it knew nothing, so nothing changes
    desk.account(3, mina, u"mina"_s);
    QVERIFY(desk.only<lobbyeffect::LoggedIn>().flood.isMuted(desk.now.mono));
    desk.account(4, jiho, u"jiho"_s);
    QVERIFY(!desk.only<lobbyeffect::LoggedIn>().flood.isMuted(desk.now.mono));
}

void tst_LobbyResume::endsWithoutResume_data()
{
    QTest::addColumn<LeaveReason>("reason");
    QTest::newRow("goodbye") << LeaveReason::Left;
    QTest::newRow("kicked") << LeaveReason::Kicked;
    QTest::newRow("idle") << LeaveReason::Idle;
}

void tst_LobbyResume::endsWithoutResume()
{
    QFETCH(LeaveReason, reason);
    LobbyDesk desk;
    desk.guest(1, u"mina"_s);
    const Welcome welcome = desk.welcome();
    desk.gone(1, reason);
    QCOMPARE(desk.lobby.sessions(), 0);
    QVERIFY(!desk.lobby.nextDeadline());
    desk.resume(2, welcome);
    QVERIFY(!desk.isLoggedIn());
    desk.guest(3, u"mina"_s); // the nick is free at once
    QVERIFY(desk.isLoggedIn());
}

void tst_LobbyResume::connectionsThatDieEarly()
{
    LobbyDesk desk;
    desk.gone(1); // its login was refused, or never came
    QVERIFY(desk.effects.empty());
    QVERIFY(!desk.lobby.nextDeadline());
    desk.guest(2, u"mina"_s);
    desk.gone(2); // before the answer reached it: nobody knows the key, so it just expires
    QVERIFY(desk.effects.empty());
    desk.gone(2);
    QCOMPARE(desk.lobby.sessions(), 1);
    desk.wait(120s);
    QCOMPARE(desk.lobby.sessions(), 0);
    QVERIFY(!desk.lobby.nextDeadline());
}

QTEST_GUILESS_MAIN(tst_LobbyResume)
#include "tst_lobbyresume.moc"
