// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/tick.h"
#include "server/runtime/handover.h"
#include "server/runtime/mailbox.h"
#include "server/runtime/timerqueue.h"
#include "server/runtime/workers.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QRunnable>

#include <ctime>
#include <exception>
#include <memory>
#include <variant>

namespace chat::server {

template <class Job>
inline constexpr bool hasTick = false;
template <class... Jobs>
inline constexpr bool hasTick<std::variant<Jobs...>> = (std::is_same_v<Jobs, Tick> || ...);

/// One job after the other, on whichever pool thread is free; never two at once. The actor itself is the
/// QRunnable, so a turn allocates nothing. A turn takes up to limits::turnJobs jobs or limits::turnTime and
/// then queues itself again, so that a loud room cannot starve a quiet one.
template <class Job>
class Actor : public QRunnable, public std::enable_shared_from_this<Actor<Job>>
{
public:
    Actor(Workers &workers, QByteArray name, QByteArray kind, size_t capacity)
        : m_workers(&workers),
          m_mailbox(capacity),
          m_state(std::make_shared<ActorState>())
    {
        setAutoDelete(false);
        m_state->name = std::move(name);
        m_state->kind = std::move(kind);
        workers.enlist(m_state);
    }
    ~Actor() override { m_workers->dismiss(m_state.get()); }
    Q_DISABLE_COPY_MOVE(Actor)

    /// Any thread. `job` is moved from only when it is taken (Queued or Wake).
    Posted post(Job &&job, bool refusable)
    {
        const MonoTime now = std::chrono::steady_clock::now();
        m_state->waiting.fetch_add(1, std::memory_order_relaxed); // before it can be taken: never negative
        const Posted posted = m_mailbox.post(std::move(job), refusable, now);
        if (posted == Posted::Full || posted == Posted::Closed) {
            m_state->waiting.fetch_sub(1, std::memory_order_relaxed);
            return posted;
        }
        qint64 none = 0;
        m_state->waitingSince.compare_exchange_strong(none, nanoseconds(now), std::memory_order_relaxed);
        if (posted == Posted::Wake)
            schedule();
        return posted;
    }

    [[nodiscard]] const std::shared_ptr<ActorState> &state() const { return m_state; }
    [[nodiscard]] Mailbox<Job> &mailbox() { return m_mailbox; }

    /// Whoever was told Wake, or got true from release().
    void schedule()
    {
        m_state->phase.store(ActorState::Queued, std::memory_order_relaxed);
        m_self = this->shared_from_this();
        m_workers->start(this);
    }

protected:
    /// Inside a turn. The name of a job is a string literal.
    virtual void handle(Job &job, const Now &now) = 0;
    [[nodiscard]] virtual const char *nameOf(const Job &job) const = 0;
    /// Inside a turn, after each job that ended well: how long it took.
    virtual void jobDone(std::chrono::nanoseconds /*cost*/) { }
    /// Inside a turn, after its jobs: what they decided goes out as one batch.
    virtual void endTurn(const Now &now) = 0;
    /// Inside a turn: a job threw. What `what` says is for the log.
    virtual void failed(const char *what) = 0;

    /// Inside a turn: a Tick comes at `due`, and none that was asked for before; none: no Tick. A time that
    /// is over by then is as good as now.
    void wakeAt(TimerQueue &timers, std::optional<MonoTime> due)
        requires hasTick<Job>
    {
        const bool isOver = std::exchange(m_ticked, false); // also when the deadline still stands
        if (m_wake && (isOver || !due || m_wake->first != *due)) {
            timers.cancel(*m_wake);
            m_wake.reset();
        }
        if (due && !m_wake) {
            m_wake = timers.reserve(*due, [weak = this->weak_from_this()] {
                if (const auto self = weak.lock())
                    self->post(Tick{}, false);
            });
        }
    }

private:
    void run() final
    {
        takeOver(static_cast<QRunnable *>(this));
        Workers *const workers = m_workers;
        turn();
        handOver(workers); // this may be gone
    }

    void turn()
    {
        const auto self = std::exchange(m_self, nullptr); // lives at least as long as its turn
        m_workers->turnBegins(m_state);
        m_state->phase.store(ActorState::Running, std::memory_order_relaxed);
        const Now begin = currentTime();
        const qint64 cpuBegin = threadCpuNs();
        if (m_taken.empty() || m_next == m_taken.size()) {
            m_taken.clear();
            m_next = 0;
            m_mailbox.take(m_taken);
        }
        guarded([&] { takeTurn(begin); });
        m_state->job.store(nullptr, std::memory_order_relaxed);
        guarded([&] { endTurn(begin); });
        m_state->cpuNs.fetch_add(threadCpuNs() - cpuBegin, std::memory_order_relaxed);
        const bool more = m_next < m_taken.size();
        if (!more)
            Mailbox<Job>::clear(m_taken); // finished jobs are released at once (B1-51)
        m_state->phase.store(ActorState::Idle, std::memory_order_relaxed);
        m_workers->turnEnds(m_state);
        if (m_mailbox.endTurn(more))
            schedule();
    }

    /// An exception ends what threw it, never the server.
    void guarded(auto step)
    {
        try {
            step();
        } catch (const std::exception &error) {
            report(error.what());
        } catch (...) {
            report("an exception of an unknown type");
        }
    }

    /// Whatever was thrown, and also when the report throws in its turn (B2-09).
    void report(const char *what)
    {
        m_workers->counts().crashes.fetch_add(1, std::memory_order_relaxed);
        try {
            failed(what);
        } catch (...) {
            qCCritical(lcRuntime, "%s: a second fault while this one was reported: %s",
                       m_state->name.constData(), what);
        }
    }

    void takeTurn(const Now &begin)
    {
        Now now = begin;
        for (int jobs = 0; m_next < m_taken.size() && jobs < limits::turnJobs; ++jobs) {
            Job job = std::move(m_taken[m_next].job); // released when it is done, or throws (B1-51)
            ++m_next; // before the job: one that throws is not done again
            m_state->job.store(nameOf(job), std::memory_order_relaxed);
            m_state->jobSince.store(nanoseconds(now.mono), std::memory_order_relaxed);
            m_state->waiting.fetch_sub(1, std::memory_order_relaxed);
            m_state->jobsDone.fetch_add(1, std::memory_order_relaxed);
            noteOldest();
            if constexpr (hasTick<Job>)
                m_ticked |= std::holds_alternative<Tick>(job);
            handle(job, now);
            const Now done = currentTime();
            m_workers->counts().jobs.count(done.mono - now.mono);
            jobDone(done.mono - now.mono);
            now = done;
            if (now.mono - begin.mono > limits::turnTime)
                break;
        }
    }

    /// In this order, so that a post at the same time is not missed.
    void noteOldest()
    {
        m_state->waitingSince.store(0, std::memory_order_relaxed);
        const auto oldest
            = m_next < m_taken.size() ? std::optional(m_taken[m_next].posted) : m_mailbox.oldest();
        if (oldest)
            m_state->waitingSince.store(nanoseconds(*oldest), std::memory_order_relaxed);
    }

    static qint64 nanoseconds(MonoTime time) { return time.time_since_epoch().count(); }

    static qint64 threadCpuNs()
    {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }

    Workers *m_workers;
    Mailbox<Job> m_mailbox;
    std::shared_ptr<ActorState> m_state;
    std::shared_ptr<Actor> m_self; ///< while queued
    std::optional<TimerId> m_wake; ///< of the next Tick; turns only, as the next
    bool m_ticked = false; ///< since the last wakeAt()
    typename Mailbox<Job>::Letters m_taken; ///< of this turn and the next ones
    size_t m_next = 0; ///< in m_taken
};

} // namespace chat::server
