// SPDX-License-Identifier: Apache-2.0
#include "server/core/nickrules.h"
#include "server/core/tokens.h"
#include "server/runtime/lobbyactor.h"
#include "tests/unit/server/runtime/recordingpublisher.h"

#include <QTest>

#include <set>
#include <thread>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Recipient socketOf(quint32 number) { return {{0, number, 1}, WireFormat::Json}; }

lobbyjob::Login login(UserId user, quint32 connection)
{
    return {.to = socketOf(connection), .request = connection, .user = user, .nick = u"Minji"_s};
}

struct Fixture {
    explicit Fixture(Milliseconds resumeWindow = 1h) : rules{.resumeWindow = resumeWindow, .nickHold = 0ms}
    {
        services = {.workers = &workers,
                    .timers = &timers,
                    .publisher = &publisher,
                    .rules = &rules,
                    .nicks = &nicks,
                    .tokens = &tokens,
                    .kicked =
                        [this](quint64, int) {
                            ++kicked;
                            if (kickedThrows)
                                throw std::runtime_error("as the test wants it");
                        },
                    .told = [](quint64, const Result<int> &) {},
                    .listed =
                        [this](quint64, std::vector<SessionRow> sessions) {
                            std::set<SessionId> ids;
                            std::set<UserId> users;
                            for (const SessionRow &row : sessions)
                                torn += !ids.insert(row.session).second || !users.insert(row.user.id).second
                                    || row.lost == row.connection.isValid();
                            listed = int(sessions.size());
                        }};
        lobby = std::make_shared<LobbyActor>(services);
    }
    ~Fixture()
    {
        timers.stop();
        workers.finish();
    }
    Q_DISABLE_COPY_MOVE(Fixture)

    template <class Kind>
    [[nodiscard]] std::vector<Kind> published() const
    {
        std::vector<Kind> found;
        for (const Delivery &delivery : publisher.all()) {
            if (const auto *one = std::get_if<Kind>(&delivery))
                found.push_back(*one);
        }
        return found;
    }

    RecordingPublisher publisher;
    Workers workers{4};
    TimerThread timers;
    LobbyRules rules;
    NickRules nicks;
    GuestTokens tokens{TokenKey::generate()};
    std::atomic<int> kicked{0};
    std::atomic<int> listed{-1};
    std::atomic<int> torn{0}; ///< rows of lists that no moment can have had
    std::atomic<bool> kickedThrows{false};
    LobbyServices services;
    std::shared_ptr<LobbyActor> lobby;
};

} // namespace

/// The lobby's turns: logins at once, deadlines by the timer, faults.
class tst_LobbyActor final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void B1_09_ofAHundredLoginsAtOnceOneSessionStays();
    void B1_39_B1_50_listsDuringLoginsAreWhole();
    void manyUsersAtOnceAllGetIn();
    void aLostSessionExpiresByItself();
    void answersComeInTheOrderOfTheJobs();
    void operatorsAreAnswered();
    void theEndComesBehindTheRoom();
    void B2_09_aJobThatThrowsDoesNotEndTheLobby();
};

void tst_LobbyActor::B1_09_ofAHundredLoginsAtOnceOneSessionStays()
{
    Fixture fixture;
    {
        std::vector<std::jthread> threads;
        for (quint32 thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (quint32 connection = thread + 1; connection <= 100; connection += 8)
                    fixture.lobby->post(login(UserId{7}, connection), true);
            });
        }
    }
    fixture.workers.finish();
    const LobbyCounts &counts = fixture.lobby->counts();
    QCOMPARE(counts.sessions, 1);
    QCOMPARE(counts.connected, 1);
    QCOMPARE(counts.tokens.logins, quint64(1)); // the others wait until the first connection has ended
    QCOMPARE(counts.replaced, quint64(99));
    QCOMPARE(counts.tokens.refused, quint64(0));

    const ConnectionId first = fixture.published<delivery::LoggedIn>().front().connection;
    fixture.lobby->post(lobbyjob::ConnectionGone{first, LeaveReason::Replaced, {}}, false);
    fixture.workers.finish();
    QCOMPARE(counts.sessions, 1);
    const auto in = fixture.published<delivery::LoggedIn>();
    QCOMPARE(in.size(), size_t(2));
    QVERIFY(in.front().session != in.back().session);
    std::set<ConnectionId> closed;
    for (const auto &close : fixture.published<delivery::Close>()) {
        QCOMPARE(close.code, CloseCode::Replaced);
        QCOMPARE(packetOf(close.word)["t"_L1].toString(), u"session.replaced"_s);
        QVERIFY2(closed.insert(close.connection).second, "a connection is closed once");
    }
    QCOMPARE(closed.size(), size_t(99));
    QVERIFY2(!closed.contains(in.back().connection), "the newest wins");
}

void tst_LobbyActor::B1_39_B1_50_listsDuringLoginsAreWhole()
{
    constexpr int users = 50;
    Fixture fixture;
    {
        std::vector<std::jthread> threads;
        for (quint32 thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] { // each user from several connections; some are lost again
                for (quint32 number = thread + 1; number <= 400; number += 4) {
                    fixture.lobby->post(login(UserId{1 + number % users}, number), true);
                    if (number % 7 == 0)
                        fixture.lobby->post(
                            lobbyjob::ConnectionGone{.connection = socketOf(number).connection}, false);
                }
            });
        }
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i)
                fixture.lobby->post(lobbyjob::List{}, false);
        });
    }
    fixture.lobby->post(lobbyjob::List{}, false);
    fixture.workers.finish();
    QCOMPARE(fixture.torn, 0);
    QCOMPARE(fixture.listed, users);
    QCOMPARE(fixture.lobby->counts().sessions, users);
}

void tst_LobbyActor::manyUsersAtOnceAllGetIn()
{
    Fixture fixture;
    {
        std::vector<std::jthread> threads;
        for (quint32 thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (quint32 number = thread + 1; number <= 200; number += 4)
                    fixture.lobby->post(login(UserId{number}, number), true);
            });
        }
    }
    fixture.workers.finish();
    QCOMPARE(fixture.lobby->counts().sessions, 200);
    std::set<QString> nicks;
    for (const auto &one : fixture.published<delivery::LoggedIn>())
        nicks.insert(one.user.nick);
    QCOMPARE(nicks.size(), size_t(200)); // one wish, two hundred names
}

void tst_LobbyActor::aLostSessionExpiresByItself()
{
    Fixture fixture(5ms);
    for (quint32 number = 1; number <= 3; ++number) {
        fixture.lobby->post(login(UserId{number}, number), true);
        fixture.lobby->post(lobbyjob::ConnectionGone{.connection = socketOf(number).connection}, false);
    }
    fixture.lobby->post(login(UserId{9}, 9), true);
    QTRY_COMPARE(fixture.lobby->counts().sessions, 1);
    QCOMPARE(fixture.lobby->counts().connected, 1);
    QTRY_COMPARE(fixture.timers.size(), size_t(0));
}

void tst_LobbyActor::answersComeInTheOrderOfTheJobs()
{
    Fixture fixture;
    for (quint32 connection = 1; connection <= 300; ++connection)
        fixture.lobby->post(login(UserId{connection}, connection), true);
    fixture.workers.finish();
    const auto in = fixture.published<delivery::LoggedIn>();
    QCOMPARE(in.size(), size_t(300));
    for (size_t i = 0; i < in.size(); ++i) {
        QCOMPARE(in[i].connection.slot, quint32(i + 1));
        QCOMPARE(in[i].payloads.size(), 2U);
        QCOMPARE(packetOf(in[i].payloads[0])["t"_L1].toString(), u"ok"_s);
        QCOMPARE(packetOf(in[i].payloads[1])["t"_L1].toString(), u"welcome"_s);
    }
}

void tst_LobbyActor::operatorsAreAnswered()
{
    Fixture fixture;
    fixture.lobby->post(login(UserId{1}, 1), true);
    fixture.lobby->post(login(UserId{2}, 2), true);
    fixture.lobby->post(lobbyjob::List{}, false);
    fixture.lobby->post(lobbyjob::Kick{.user = UserId{1}}, false);
    fixture.workers.finish();
    QCOMPARE(fixture.listed, 2);
    QCOMPARE(fixture.kicked, 1);
    QCOMPARE(fixture.lobby->counts().sessions, 1);
    const auto closed = fixture.published<delivery::Close>();
    QCOMPARE(closed.size(), size_t(1));
    QCOMPARE(closed.front().code, CloseCode::Kicked);
    QVERIFY(closed.front().connection == socketOf(1).connection);
}

/// A room among people is made on the lobby's way, and the end of who asked for it goes the same way.
void tst_LobbyActor::theEndComesBehindTheRoom()
{
    Fixture fixture;
    QStringList order; // written in the lobby's turns only
    fixture.services.direct = [&](const lobbyeffect::Direct &) { order << u"made"_s; };
    fixture.services.lateGone = [&](const lobbyeffect::LateGone &) { order << u"gone"_s; };
    fixture.lobby->post(lobbyjob::Direct{RoomId{5}, {UserId{7}}, {}}, true);
    fixture.lobby->post(lobbyjob::LateGone{RoomId{5}, {{}, UserId{7}, LeaveReason::Lost}}, false);
    fixture.workers.finish();
    QCOMPARE(order, (QStringList{u"made"_s, u"gone"_s}));
}

void tst_LobbyActor::B2_09_aJobThatThrowsDoesNotEndTheLobby()
{
    Fixture fixture;
    fixture.kickedThrows = true;
    fixture.lobby->post(login(UserId{1}, 1), true);
    fixture.lobby->post(lobbyjob::Kick{.user = UserId{1}}, false);
    fixture.lobby->post(login(UserId{2}, 2), true);
    fixture.workers.finish();
    QCOMPARE(fixture.kicked, 1);
    QCOMPARE(fixture.lobby->counts().sessions, 1);
    QCOMPARE(fixture.published<delivery::LoggedIn>().size(), size_t(2));
    QCOMPARE(fixture.published<delivery::Close>().size(), size_t(1));
}

QTEST_GUILESS_MAIN(tst_LobbyActor)
#include "tst_lobbyactor.moc"
