// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/hasher.h"

#include <pthread.h>

namespace chat::server {
Hasher::Hasher(size_t maxTasks) : m_maxTasks(maxTasks), m_thread([this] { work(); }) { }

void Hasher::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
        m_wake.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

bool Hasher::run(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_tasks.size() >= m_maxTasks)
        return false;
    m_tasks.push_back(std::move(task));
    m_wake.notify_one();
    return true;
}

size_t Hasher::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return m_tasks.size();
}

std::optional<Milliseconds> Hasher::guesserWaits(const AddressBytes &address, MonoTime now) const
{
    const std::scoped_lock lock(m_mutex);
    return m_throttle.wait(AddressKey(address), now);
}

void Hasher::guessed(const AddressBytes &address, MonoTime now)
{
    const std::scoped_lock lock(m_mutex);
    m_throttle.failed(AddressKey(address), now);
}

void Hasher::work()
{
    pthread_setname_np(pthread_self(), "hasher");
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
            if (m_stop)
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace chat::server
