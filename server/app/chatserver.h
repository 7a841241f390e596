// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/announcer.h"
#include "server/app/config.h"
#include "server/app/corebackend.h"
#include "server/app/exitcode.h"
#include "server/app/ownrooms.h"
#include "server/app/passedsockets.h"
#include "server/app/tickets.h"
#include "server/core/capacity.h"
#include "server/core/crowdwatch.h"
#include "server/core/nickrules.h"
#include "server/net/iothreads.h"
#include "server/net/listener.h"
#include "server/runtime/hasher.h"
#include "server/runtime/hub.h"
#include "server/runtime/lobbyactor.h"
#include "server/runtime/matchhub.h"
#include "server/runtime/pipeline.h"
#include "server/runtime/readers.h"
#include "server/runtime/timerqueue.h"
#include "server/runtime/workers.h"
#include "server/store/sqlitestore.h"

#include <QObject>
#include <QTimer>

#include <expected>
#include <memory>
#include <vector>

namespace chat::server {

class CrashDesk;
class CrashHook;
class InvariantSweep;
class Operations;
class StatsCollector;

/// Why the server does not start.
struct StartFailure {
    ExitCode code = ExitCode::Failure;
    QString message; ///< a sentence
};

/// The whole server, put together: builds the parts, joins them, and ends them in order. In the main thread;
/// tests make one in their own process.
class ChatServer final : public QObject
{
    Q_OBJECT
public:
    /// Listens when it returns; at those of its addresses that are among `passed` with the descriptors there.
    /// What the configuration says is taken as it is: it was checked before.
    [[nodiscard]] static std::expected<std::unique_ptr<ChatServer>, StartFailure>
    start(const Config &config, std::vector<PassedSocket> passed = {});
    /// At once: closes all sockets, writes what was promised.
    ~ChatServer() override;

    /// Where it listens; ports are filled in.
    [[nodiscard]] std::vector<ListenAddress> addresses() const;
    /// Where its status pages are; none: nowhere.
    [[nodiscard]] std::optional<HttpAddress> operationsAddress() const;
    /// What it runs with now. Main thread; the reference is good until the next reconfigure().
    [[nodiscard]] const Config &config() const { return *m_config; }
    [[nodiscard]] int connectionsMax() const { return m_admission->maxConnections(); }
    /// How many more people it can take, when a session takes so much memory (0: not measured). Any thread.
    [[nodiscard]] Capacity capacity(qint64 sessionBytes) const;

    /// Stops accepting, tells clients when to come back, closes each at its slot within `grace`, then emits
    /// drained(). Once.
    void drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason);
    /// Any thread.
    [[nodiscard]] bool isDraining() const { return m_draining; }

    /// Takes over what can change while it runs (KeyExtras::reloadable); the rest of `wanted` must be as in
    /// config(). Certificates and keys are read anew. An error is a sentence; then all is as it was.
    [[nodiscard]] std::expected<void, QString> reconfigure(const Config &wanted);
    /// Certificates anew; for new connections. An error is a sentence; the old ones stay.
    [[nodiscard]] std::expected<void, QString> reloadTls(const Config::Tls &tls);

    /// What operators say. Any thread.
    [[nodiscard]] Announcer &announcer() { return *m_announcer; }
    /// Ends a session, or that of a user; `kicked` is told how many.
    void kick(std::optional<SessionId> session, std::optional<UserId> user, std::function<void(int)> kicked);
    /// Closes, opens, stops or releases a room; `done` is told how many were told. Errors as in a.room.close.
    void setAccess(RoomId room, RoomAct act, const QString &reason, std::function<void(Result<int>)> done);
    /// Does to a room what its host may do; `done` is told how many were told. Errors as those of the
    /// command, and RoomNotFound. Any thread.
    /// `code` is that of a new invitation.
    void steer(RoomId room, HostCommand command, const QString &reason, std::function<void(Result<int>)> done,
               const QByteArray &code = {});
    /// A room that is nobody's; `done` is told when it is stored. Errors as in a.room.create. Any thread.
    void makeRoom(RoomId room, const MakeRoom &wish, std::function<void(Result<int>)> done);
    /// From now on; `ended` is told how many sessions were. Any thread.
    void shutOut(const BanRecord &ban, std::function<void(int)> ended);
    void listSessions(std::function<void(std::vector<SessionRow>)> listed);
    /// Asks all I/O threads what their connections are like now.
    void connectionFacts(std::function<void(const std::map<ConnectionId, ConnectionFacts> &)> told);

    /// For those who look at numbers.
    struct Parts {
        const NetCounts *net;
        SqliteStore *store;
        Admission *admission;
        Workers *workers;
        Readers *readers;
        IoThreads *io;
        Pipeline *pipeline;
        Hub *hub;
        LobbyActor *lobby;
        MatchHub *matches;
        PartyActor *parties;
        TimerQueue *timers;
    };
    /// Any thread.
    [[nodiscard]] Parts parts() const;
    [[nodiscard]] StatsCollector &stats() const { return *m_stats; }
    [[nodiscard]] CrashDesk &crashes() const { return *m_crashes; }
    [[nodiscard]] InvariantSweep &invariants() const { return *m_invariants; }
    /// Logins whose token was not good, since the start. Any thread.
    [[nodiscard]] quint64 tokensRefused() const { return m_backend->tokensRefused(); }

Q_SIGNALS:
    void drained();

private:
    ChatServer(const Config &config, std::vector<PassedSocket> passed);
    [[nodiscard]] std::expected<void, StartFailure> build();
    [[nodiscard]] std::expected<void, StartFailure> openOperations();
    [[nodiscard]] std::expected<void, StartFailure> openStore();
    [[nodiscard]] std::expected<void, StartFailure> loadKeys();
    [[nodiscard]] std::expected<void, StartFailure> makeRooms();
    [[nodiscard]] std::expected<void, StartFailure> loadBans();
    [[nodiscard]] std::expected<void, StartFailure> listen();
    [[nodiscard]] NetConfig netConfigFor(const Config &config) const;
    void buildRuntime();
    void checkDrained();
    void watch();
    void watchTurns();
    void watchCrowds();

    std::shared_ptr<const Config> m_config; ///< immutable; swapped whole
    const int m_configuredConnections; ///< 0: as many as there are descriptors for
    std::vector<PassedSocket> m_passed;
    NetCounts m_netCounts;
    std::unique_ptr<SqliteStore> m_store;
    std::optional<TokenKey> m_ownKey;
    std::optional<GuestTokens> m_tokens;
    std::optional<NickRules> m_nicks;
    KeptRooms m_rooms; ///< as they were at the start
    LobbyRules m_lobbyRules;
    LobbyServices m_lobbyServices;
    std::unique_ptr<CrashHook> m_crashHook; ///< none: nobody is told
    std::unique_ptr<CrashDesk> m_crashes; ///< ends after the rooms
    std::unique_ptr<Announcer> m_announcer; ///< ends after those who answer it
    Tickets<int> m_kicks;
    Tickets<Result<int>> m_accesses;
    Tickets<std::vector<SessionRow>> m_lists;

    // In the order of their making; they end the other way round.
    std::unique_ptr<Admission> m_admission;
    std::unique_ptr<Workers> m_workers;
    std::unique_ptr<TimerThread> m_timers;
    std::unique_ptr<Readers> m_readers;
    std::unique_ptr<Hasher> m_hasher;
    std::unique_ptr<CoreBackend> m_backend;
    std::unique_ptr<IoThreads> m_io;
    std::unique_ptr<Pipeline> m_pipeline;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<MatchHub> m_matches;
    std::shared_ptr<LobbyActor> m_lobby;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unique_ptr<InvariantSweep> m_invariants;

    QTimer m_watch; ///< slow turns
    QTimer m_crowdTimer;
    CrowdWatch m_crowds;
    QTimer m_drainTimer;
    MonoTime m_drainUntil;
    std::atomic<bool> m_draining = false;
    std::unique_ptr<StatsCollector> m_stats;
    std::unique_ptr<Operations> m_operations; ///< none: no status pages; looks at the one before
};

} // namespace chat::server
