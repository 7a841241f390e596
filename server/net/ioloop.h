// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"
#include "server/core/ports.h"
#include "server/net/admission.h"
#include "server/net/connection.h"
#include "server/net/deadline.h"
#include "server/net/handshaker.h"
#include "server/net/move.h"
#include "server/net/netconfig.h"
#include "server/net/presencepacing.h"
#include "server/net/roommembers.h"

#include <QBasicTimer>
#include <QObject>

#include <array>
#include <atomic>
#include <map>
#include <unordered_set>

namespace chat::server {

/// What all I/O threads share.
struct NetServices {
    std::shared_ptr<const NetConfig> config;
    NetCounts *counts;
    Backend *backend;
    Admission *admission;
    FloodRules flood;
};

/// Numbers of one I/O thread that others read.
struct LoopCounts {
    Histogram queues{queueBounds}; ///< bytes that waited for a connection at the end of a turn
    std::atomic<int> connections{0};
    std::atomic<qint64> sweptNs{0}; ///< when the last sweep was; steady clock; 0: none yet
    std::atomic<qint64> lagUs{0}; ///< how late the last sweep was
    std::atomic<qint64> worstLagUs{0}; ///< of the last ten seconds
    std::atomic<qint64> outboxBytes{0}; ///< that wait for all connections; looked at every second
};

/// What an operator is told of one connection.
struct ConnectionFacts {
    qint64 outboxBytes = 0;
    int rooms = 0;
    Milliseconds oldest{0}; ///< of what waits
    std::optional<qint64> pingMs; ///< the last round trip
};

/// The inside of an I/O thread: its connections by slot, its room lists, its deadlines. Made, used and
/// destroyed in the thread.
class IoLoop final : public QObject, private TurnHook
{
    Q_OBJECT
public:
    IoLoop(quint8 thread, const NetServices &services, LoopCounts &loopCounts);
    ~IoLoop() override;

    void adopt(AcceptedSocket socket);
    void deliver(Delivery &delivery);
    /// For connections from now on; those that are open keep the sizes that they began with.
    void reconfigure(std::shared_ptr<const NetConfig> config, const FloodRules &flood);
    void drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason);
    void addFacts(std::map<ConnectionId, ConnectionFacts> &facts) const; ///< of all connections
    /// Of those for which something waits.
    void addQueues(std::vector<std::pair<ConnectionId, ConnectionFacts>> &queues) const;
    void addMembers(RoomId room, std::vector<ConnectionId> &members) const; ///< who hears it in this thread
    /// It is one of this thread's, and not at its end.
    [[nodiscard]] bool lives(ConnectionId connection);
    /// Brings those who hear the first room into the other, or only this connection; how many set out.
    int bring(const Move &move, std::optional<ConnectionId> only);
    void addRooms(ConnectionId connection, std::vector<RoomId> &rooms); ///< that it hears, if it is ours

    // For connections and sessions.
    [[nodiscard]] const NetConfig &config() const { return *m_services.config; }
    [[nodiscard]] const std::shared_ptr<const NetConfig> &sharedConfig() const { return m_services.config; }
    [[nodiscard]] NetCounts &counts() const { return *m_services.counts; }
    [[nodiscard]] Backend &backend() const { return *m_services.backend; }
    [[nodiscard]] Admission &admission() const { return *m_services.admission; }
    [[nodiscard]] const FloodRules &floodRules() const { return m_services.flood; }
    [[nodiscard]] EpollPoller &poller() const { return *m_poller; }
    [[nodiscard]] Handshaker &handshaker() { return m_handshaker; }
    [[nodiscard]] RoomMembers &rooms() { return m_rooms; }
    [[nodiscard]] Document &document() { return m_document; }
    [[nodiscard]] std::span<char> scratch() { return m_scratch; }
    [[nodiscard]] MonoTime now() const { return std::chrono::steady_clock::now(); }
    [[nodiscard]] DeadlineList &opening() { return m_opening; }
    [[nodiscard]] DeadlineList &authenticating() { return m_authenticating; }
    [[nodiscard]] DeadlineList &silence() { return m_silence; }
    [[nodiscard]] DeadlineList &pong() { return m_pong; }
    [[nodiscard]] DeadlineList &draining() { return m_draining; }
    [[nodiscard]] DeadlineList &closing() { return m_closing; }
    [[nodiscard]] DeadlineList &unfinished() { return m_unfinished; }
    [[nodiscard]] DeadlineList &slow() { return m_slow; }
    void countQueue(qsizetype bytes) { m_loopCounts->queues.countAlone(bytes); }
    void setHearsChannels(Connection *connection, bool on);
    void setBehind(Connection *connection, bool behind); ///< something waits for its peer to read
    void setHearsRooms(Connection *connection, bool on);
    void remove(ConnectionId id);

private:
    struct Slot {
        std::unique_ptr<Connection> connection;
        quint32 generation = 0;
    };

    void timerEvent(QTimerEvent *event) override;
    void onTurnEnd() override;
    void sweep();
    void tellChannels();
    void tellRooms();
    void countOutboxes();
    void writeWaiting();
    [[nodiscard]] static ConnectionFacts factsOf(Connection &connection, MonoTime now);
    [[nodiscard]] Connection *find(ConnectionId id);

    quint8 m_thread;
    NetServices m_services;
    LoopCounts *m_loopCounts;
    EpollPoller *m_poller;
    Handshaker m_handshaker;
    RoomMembers m_rooms;
    Document m_document;
    DeadlineList m_opening, m_authenticating, m_silence, m_pong, m_draining, m_closing, m_unfinished, m_slow;
    std::vector<Slot> m_slots;
    std::vector<quint32> m_free;
    std::vector<std::unique_ptr<Connection>> m_dead; ///< until the end of the turn
    std::vector<Connection *> m_hearChannels;
    PresencePacing m_presence;
    std::unordered_set<Connection *> m_behind; ///< few, so that looking at all queues costs little
    std::vector<RoomInfo> m_lastChannels;
    std::vector<Connection *> m_hearRooms;
    std::shared_ptr<const RoomCatalogue> m_lastRooms; ///< null while nobody hears
    QBasicTimer m_sweepTimer;
    MonoTime m_nextSweep;
    int m_sweeps = 0;
    std::array<char, 64 * 1024> m_scratch;
};

} // namespace chat::server
