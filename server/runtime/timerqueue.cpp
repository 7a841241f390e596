// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/timerqueue.h"

namespace chat::server {

TimerId TimerQueue::reserve(MonoTime when, Job job)
{
    const std::scoped_lock lock(m_mutex);
    const TimerId id{when, m_nextNumber++};
    const bool first = m_jobs.empty() || id < m_jobs.begin()->first;
    m_jobs.emplace(id, std::move(job));
    if (first)
        m_changed.notify_one();
    return id;
}

bool TimerQueue::cancel(TimerId id)
{
    Job dropped; // destroyed outside the lock: captures may do anything when they go
    const std::scoped_lock lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return false;
    dropped = std::move(job->second);
    m_jobs.erase(job);
    return true;
}

int TimerQueue::runDue(MonoTime now)
{
    for (int ran = 0;; ++ran) {
        Job job;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_jobs.empty() || m_jobs.begin()->first.first > now)
                return ran;
            job = std::move(m_jobs.begin()->second);
            m_jobs.erase(m_jobs.begin());
        }
        job();
    }
}

std::optional<MonoTime> TimerQueue::next() const
{
    const std::scoped_lock lock(m_mutex);
    return m_jobs.empty() ? std::nullopt : std::optional(m_jobs.begin()->first.first);
}

size_t TimerQueue::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_jobs.size();
}

TimerThread::TimerThread() : m_thread([this] { run(); }) { }

void TimerThread::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
        m_changed.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void TimerThread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        const MonoTime now = std::chrono::steady_clock::now();
        if (m_jobs.empty()) {
            m_changed.wait(lock);
        } else if (const MonoTime first = m_jobs.begin()->first.first; first > now) {
            m_changed.wait_until(lock, first);
        } else {
            lock.unlock();
            runDue(now);
            lock.lock();
        }
    }
}

} // namespace chat::server
