// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace chat::server {

/// How long a test waits for what must come, before it fails.
inline constexpr std::chrono::seconds patience(20);

/// Holds whoever passes while it is closed, so that a test decides what happens first. Any thread.
class Gate
{
public:
    explicit Gate(bool isOpen = true) : m_open(isOpen) { }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = false;
    }
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

    /// Returns when the gate is open.
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_held;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
        --m_held;
    }

    /// True when `guests` are held at the same time, within the patience.
    [[nodiscard]] bool holds(int guests = 1)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [&] { return !m_open && m_held == guests; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open;
    int m_held = 0;
};

} // namespace chat::server
