// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"

#include <atomic>
#include <mutex>

namespace chat::server {

/// Who may connect, by address and in total (faults rows 1, 26). Any thread: the listener admits, the I/O
/// threads report upgrades and ends.
class Admission
{
public:
    Admission(AddressRules rules, int maxConnections) : m_limit(std::move(rules)), m_max(maxConnections) { }

    [[nodiscard]] std::expected<void, AddressRefusal> admit(const AddressBytes &address, MonoTime now)
    {
        const std::scoped_lock lock(m_mutex);
        return m_limit.admit(address, now);
    }
    /// From the next one on; those who are in stay.
    void setRules(AddressRules rules)
    {
        const std::scoped_lock lock(m_mutex);
        m_limit.setRules(std::move(rules));
    }
    void violated(const AddressBytes &address)
    {
        const std::scoped_lock lock(m_mutex);
        m_limit.violated(address);
    }
    void upgraded(const AddressBytes &address)
    {
        const std::scoped_lock lock(m_mutex);
        m_limit.upgraded(address);
    }
    void released(const AddressBytes &address, bool wasUpgraded)
    {
        const std::scoped_lock lock(m_mutex);
        m_limit.released(address, wasUpgraded);
    }

    /// Takes one of the places that the descriptor limit leaves. False: there is none.
    [[nodiscard]] bool take()
    {
        if (m_connections.fetch_add(1, std::memory_order_relaxed) < m_max)
            return true;
        m_connections.fetch_sub(1, std::memory_order_relaxed);
        return false;
    }
    void giveBack() { m_connections.fetch_sub(1, std::memory_order_relaxed); }

    [[nodiscard]] int connections() const { return m_connections.load(std::memory_order_relaxed); }
    [[nodiscard]] int maxConnections() const { return m_max; }

private:
    std::mutex m_mutex;
    AddressLimit m_limit;
    const int m_max;
    std::atomic<int> m_connections{0};
};

} // namespace chat::server
