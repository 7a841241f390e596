// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <functional>
#include <mutex>
#include <unordered_map>

namespace chat::server {

/// Questions to actors whose answers come later and elsewhere: each gets a number, under which its answer
/// finds who asked. Any thread; the callback runs once, in the thread that answers, outside the lock.
template <class... Answer>
class Tickets
{
public:
    using Callback = std::function<void(Answer...)>;

    [[nodiscard]] quint64 add(Callback callback)
    {
        const std::scoped_lock lock(m_mutex);
        m_open.emplace(++m_last, std::move(callback));
        return m_last;
    }

    void answer(quint64 ticket, Answer... answer)
    {
        Callback callback;
        {
            const std::scoped_lock lock(m_mutex);
            const auto open = m_open.find(ticket);
            if (open == m_open.end())
                return;
            callback = std::move(open->second);
            m_open.erase(open);
        }
        callback(std::move(answer)...);
    }

private:
    std::mutex m_mutex;
    std::unordered_map<quint64, Callback> m_open;
    quint64 m_last = 0;
};

} // namespace chat::server
