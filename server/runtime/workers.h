// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"
#include "shared/core/timestamp.h"

#include <QByteArray>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace chat::server {

/// What anybody may know of an actor while it lives; the numbers of the "goroutine view" (S2-07, U-02).
struct ActorState {
    enum Phase : quint8 { Idle, Queued, Running, Loading, Retiring };

    QByteArray name; ///< "room channel-0"; set before the actor is shared
    QByteArray kind; ///< "room", "lobby"
    std::atomic<Phase> phase{Idle};
    std::atomic<const char *> job{nullptr}; ///< that runs now
    std::atomic<qint64> jobSince{0}; ///< steady clock, ns
    std::atomic<qint64> waitingSince{0}; ///< of the oldest job not yet taken; steady clock, ns; 0: none
    std::atomic<int> waiting{0}; ///< jobs not yet done
    std::atomic<quint64> jobsDone{0};
    std::atomic<qint64> cpuNs{0}; ///< of all turns
};

/// A turn that runs now.
struct RunningTurn {
    std::shared_ptr<const ActorState> actor;
    qint64 since = 0; ///< of the turn; steady clock, ns
};

/// What actors count besides their own numbers; anybody counts and reads.
struct RuntimeCounts {
    Histogram jobs{timeBounds}; ///< of all actors; ns
    std::atomic<quint64> crashes{0}; ///< jobs that ended with an exception
    std::atomic<quint64> gaps{0}; ///< times that somebody was told of events that he does not get
    std::atomic<quint64> announcements{0}; ///< stored
};

/// The pool on which actors take their turns, and who is in it. Any thread.
class Workers
{
public:
    /// `threads` > 0.
    explicit Workers(int threads);
    /// Waits for the turns that are queued.
    ~Workers();
    Q_DISABLE_COPY_MOVE(Workers)

    void start(QRunnable *turn);
    /// Waits until nothing is queued any more.
    void finish();
    /// Runs once, outside of any actor; for work that must not hold an I/O thread. False: too many wait.
    [[nodiscard]] bool run(std::function<void()> task);

    [[nodiscard]] RuntimeCounts &counts() { return m_counts; }
    [[nodiscard]] int threads() const { return m_pool.maxThreadCount(); }
    [[nodiscard]] int active() const { return m_pool.activeThreadCount(); }
    [[nodiscard]] int queued() const { return m_queued.load(std::memory_order_relaxed); }

    /// What runs now; at most one entry a thread.
    [[nodiscard]] std::vector<RunningTurn> running() const;
    /// All actors that live.
    [[nodiscard]] std::vector<std::shared_ptr<const ActorState>> actors() const;

    void enlist(const std::shared_ptr<ActorState> &state);
    void dismiss(const ActorState *state);

    /// From inside a turn; used by Actor.
    void turnBegins(const std::shared_ptr<ActorState> &state);
    void turnEnds(const std::shared_ptr<ActorState> &state);

    /// Logs each turn that has run for longer than `threshold`, by name, once. Called now and then from any
    /// one thread. Returns how many were logged.
    int reportSlowTurns(Milliseconds threshold);

private:
    static constexpr int maxTasks = 4096;
    class Task;

    RuntimeCounts m_counts;
    QThreadPool m_pool;
    std::atomic<int> m_queued{0};
    std::atomic<int> m_tasks{0};
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<ActorState>> m_actors;
    std::vector<RunningTurn> m_running;
    std::vector<qint64> m_reported; ///< starts of turns that were logged
};

} // namespace chat::server
