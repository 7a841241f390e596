// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"
#include "server/core/histogram.h"
#include "server/core/ports.h"
#include "server/runtime/asker.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace chat::server {

/// What one turn of one room sends on its way, in order. Whatever of it is kept is stored before any of it
/// goes out.
struct PipelineBatch {
    RoomId room;
    quint64 life = 0; ///< of the room's actor: after a failure what is left of that life is dropped
    std::vector<StoredEvent> kept;
    std::optional<RoomRecord> changed; ///< what is kept of the room itself, when that is different
    Deliveries deliveries;
    std::vector<Asker>
        answered; ///< whose answers are among the deliveries; refused when the batch is dropped
    std::vector<std::function<void()>> stored; ///< called on the log writer's thread, after the commit
    bool retire = false; ///< an idle room asks to be forgotten when everything before has come out
    quint64 jobsDone = 0; ///< of the actor, when it asked to retire
    MonoTime pushed;
};

struct PipelineLimits {
    int entries = limits::pipelineEntries; ///< kept events that wait, before StoreState says no
    Milliseconds age = limits::pipelineAge; ///< of the oldest that waits, likewise
    Milliseconds retryFirst{50}; ///< after the store said Unavailable; doubled up to retryLast
    Milliseconds retryLast{1000};
    size_t commitEvents = 4096; ///< in one transaction
};

struct PipelineStats {
    int waiting = 0; ///< kept events not yet stored
    Milliseconds oldest{0};
    quint64 stored = 0;
    quint64 commits = 0;
    qint64 lastCommitUs = 0;
    bool available = true;
};

/// How long things took since the start; anybody reads.
struct PipelineTimes {
    Histogram commits{timeBounds}; ///< of a transaction; ns
    Histogram delivery{timeBounds}; ///< from push() until what it holds was passed on; ns
    Histogram acknowledgement{timeBounds}; ///< from a request until its answer was passed on; ns
};

/// Room -> log writer -> I/O threads, in order: the one way on which everything of a room that has an order
/// travels. The log writer's thread commits in groups across rooms and passes on what was committed
/// (acknowledged means stored). It never blocks a worker: when the store cannot write, batches wait here, in
/// order, and are tried again.
class Pipeline
{
public:
    struct Ports {
        Store *store;
        Publisher *publisher;
        /// A room's own events cannot be written: the room has to be closed with a new epoch. Log writer's
        /// thread.
        std::function<void(RoomId, quint64 life, const QByteArray &incident)> roomFailed;
        /// A retire came out. Log writer's thread.
        std::function<void(RoomId, quint64 life, quint64 jobsDone)> retired;
        /// Other work for the write connection when nothing waits, for example retention; true: there is
        /// more.
        std::function<bool(EventLog &)> idle;
    };

    Pipeline(Ports ports, PipelineLimits limits);
    /// Writes what waits, then ends; gives up on what the store does not take.
    ~Pipeline();
    Q_DISABLE_COPY_MOVE(Pipeline)

    /// Opens the write connection in the thread. An error: the thread has ended.
    [[nodiscard]] StoreResult<void> start();

    /// Any thread; never blocks for the store.
    void push(PipelineBatch batch);

    /// Runs on the log writer's thread between commits, in the order of the calls; for audit rows and new
    /// epochs.
    void write(std::function<void(EventLog &)> work);

    /// Removes a room of the kind goneKind and its events, a few at a time between commits. What is left at
    /// the end is removed after the next start. Any thread.
    void removeRoom(RoomId room);

    /// Whether what needs the store can be promised now. Any thread.
    [[nodiscard]] StoreState state() const;
    [[nodiscard]] PipelineStats stats() const;
    [[nodiscard]] const PipelineTimes &times() const { return m_times; }

    /// True when everything pushed before has come out, within `timeout`. Any thread but the log writer's.
    [[nodiscard]] bool flush(Milliseconds timeout);

private:
    using Batches = std::deque<PipelineBatch>;
    using Works = std::deque<std::function<void(EventLog &)>>;

    void run(std::function<void(StoreResult<void>)> opened);
    void writeGroup(EventLog &log, Batches &group);
    [[nodiscard]] bool commit(EventLog &log, std::span<const StoredEvent> events,
                              std::span<const RoomRecord> changed, StoreFailure &failure);
    void commitByRoom(EventLog &log, Batches &group);
    void drop(const PipelineBatch &batch, const QByteArray &incident);
    void dropFailed(Batches &group);
    void passOn(Batches &group);
    void noteOldest();

    Ports m_ports;
    PipelineLimits m_limits;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    Batches m_batches;
    Works m_works;
    bool m_stop = false;
    bool m_busy = false; ///< the thread holds batches that it has taken
    std::map<std::pair<RoomId, quint64>, QByteArray>
        m_failed; ///< with its incident; log writer's thread only
    PipelineTimes m_times;
    std::atomic<int> m_waiting{0};
    std::atomic<qint64> m_oldestNs{0}; ///< steady clock; 0: nothing waits
    std::atomic<bool> m_available{true};
    std::atomic<quint64> m_stored{0};
    std::atomic<quint64> m_commits{0};
    std::atomic<qint64> m_lastCommitUs{0};
    std::thread m_thread;
};

} // namespace chat::server
