// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QtGlobal>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace chat::server {

/// Names a reserved job: its time and its number, which breaks ties in the order of reservation (B1-03).
using TimerId = std::pair<MonoTime, quint64>;

/// Jobs reserved for a time (S1-34..S1-39): ordered by (time, number), monotonic. Any thread; jobs run
/// outside the lock, so that they may reserve, cancel and post (B1-04), and their captures are gone when they
/// have run (B1-51).
class TimerQueue
{
public:
    using Job = std::function<void()>;

    TimerId reserve(MonoTime when, Job job);
    /// False when it has run, runs now, or was cancelled before.
    bool cancel(TimerId id);

    /// Runs all jobs that are due at `now`, in order, also those that they reserve for a time that is due.
    /// Returns how many ran. One thread at a time.
    int runDue(MonoTime now);

    [[nodiscard]] std::optional<MonoTime> next() const;
    [[nodiscard]] size_t size() const;

protected:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed; ///< another job is the first now
    std::map<TimerId, Job> m_jobs;

private:
    quint64 m_nextNumber = 1;
};

/// A TimerQueue with a thread of its own that runs what is due. Jobs must be short: they post to actors.
class TimerThread : public TimerQueue
{
public:
    TimerThread();
    ~TimerThread() { stop(); }
    /// From now on nothing runs.
    void stop();
    Q_DISABLE_COPY_MOVE(TimerThread)

private:
    void run();

    bool m_stop = false;
    std::thread m_thread;
};

} // namespace chat::server
