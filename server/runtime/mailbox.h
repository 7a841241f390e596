// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/limits.h"
#include "shared/core/timestamp.h"

#include <QtGlobal>

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace chat::server {

enum class Posted : quint8 {
    Queued, ///< a turn is due or running already
    Wake, ///< whoever is told so starts exactly one turn
    Full,
    Closed, ///< the actor is gone; ask the hub for its successor
};

/// A queue with many posters and one reader at a time (S1-51). Bounded for what clients send; lifecycle jobs
/// are always taken, since there is at most a handful of them per session.
template <class Job>
class Mailbox
{
public:
    struct Letter {
        Job job;
        MonoTime posted;
    };
    using Letters = std::vector<Letter>;

    explicit Mailbox(size_t capacity) : m_capacity(capacity) { }

    /// Any thread.
    [[nodiscard]] Posted post(Job &&job, bool refusable, MonoTime now)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return Posted::Closed;
        if (refusable && m_letters.size() >= m_capacity)
            return Posted::Full;
        m_letters.push_back({std::move(job), now});
        if (m_held)
            return Posted::Queued;
        return std::exchange(m_scheduled, true) ? Posted::Queued : Posted::Wake;
    }

    /// The reader only: everything that waits, in order. `spare` is an empty vector whose room is used again.
    void take(Letters &spare)
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(m_letters, spare);
    }

    /// Forgets letters that are done, and keeps room for those of one turn; what a crowd took more goes back.
    static void clear(Letters &done)
    {
        done.clear();
        if (done.capacity() > size_t(limits::turnJobs))
            done.shrink_to_fit();
    }

    /// The reader only, last: true when another turn is due, which the reader starts.
    [[nodiscard]] bool endTurn(bool more)
    {
        const std::scoped_lock lock(m_mutex);
        m_scheduled = more || !m_letters.empty();
        return m_scheduled;
    }

    /// Any thread. Letters wait until release(); for an actor that is still loading.
    void hold()
    {
        const std::scoped_lock lock(m_mutex);
        m_held = true;
    }

    /// Any thread. True: start one turn.
    [[nodiscard]] bool release()
    {
        const std::scoped_lock lock(m_mutex);
        m_held = false;
        return !m_letters.empty() && !std::exchange(m_scheduled, true);
    }

    /// Any thread. True, and closed for ever, when nothing waits, no turn is due and `unchanged()` holds. It
    /// is asked under the lock, so that no turn can come and go between the question and the closing.
    [[nodiscard]] bool closeIfIdle(auto unchanged)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_letters.empty() || m_scheduled || !unchanged())
            return false;
        m_closed = true;
        return true;
    }

    /// Any thread. Closes for ever; what waits is handed back.
    [[nodiscard]] Letters close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        return std::exchange(m_letters, {});
    }

    [[nodiscard]] size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_letters.size();
    }

    /// When the oldest letter was posted; none when nothing waits.
    [[nodiscard]] std::optional<MonoTime> oldest() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_letters.empty() ? std::nullopt : std::optional(m_letters.front().posted);
    }

private:
    mutable std::mutex m_mutex;
    Letters m_letters;
    size_t m_capacity;
    bool m_scheduled = false;
    bool m_held = false;
    bool m_closed = false;
};

} // namespace chat::server
