// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QtGlobal>

namespace chat::server {

/// A place in one DeadlineList; leaves it when it dies.
class Deadline
{
public:
    Deadline() = default;
    ~Deadline() { clear(); }
    Q_DISABLE_COPY_MOVE(Deadline)

    [[nodiscard]] bool isSet() const { return m_next != nullptr; }
    void clear()
    {
        if (!m_next)
            return;
        m_previous->m_next = m_next;
        m_next->m_previous = m_previous;
        m_next = m_previous = nullptr;
    }

private:
    friend class DeadlineList;
    Deadline *m_next = nullptr;
    Deadline *m_previous = nullptr;
    MonoTime m_due;
};

/// Deadlines of one class, all of the same length, so that the order of setting is the order of coming due:
/// setting, clearing and looking for what is due are O(1), and there is no timer per connection. One thread.
class DeadlineList
{
public:
    explicit DeadlineList(Milliseconds length) : m_length(length)
    {
        m_ring.m_next = m_ring.m_previous = &m_ring;
    }
    ~DeadlineList()
    {
        while (m_ring.m_next != &m_ring)
            m_ring.m_next->clear();
        m_ring.m_next = nullptr;
    }
    Q_DISABLE_COPY_MOVE(DeadlineList)

    /// `length` from `now` on. A deadline that is set, here or in another list, is set anew.
    void set(Deadline &deadline, MonoTime now)
    {
        deadline.clear();
        deadline.m_due = now + m_length;
        deadline.m_previous = m_ring.m_previous;
        deadline.m_next = &m_ring;
        m_ring.m_previous->m_next = &deadline;
        m_ring.m_previous = &deadline;
    }

    /// The same for a time of its own, which is not before that of any other in the list.
    void setAt(Deadline &deadline, MonoTime due) { set(deadline, due - m_length); }

    /// When a deadline of this list was set.
    [[nodiscard]] MonoTime whenSet(const Deadline &deadline) const { return deadline.m_due - m_length; }

    /// The first that is due, cleared; null when none is.
    [[nodiscard]] Deadline *takeDue(MonoTime now)
    {
        Deadline *first = m_ring.m_next;
        if (first == &m_ring || first->m_due > now)
            return nullptr;
        first->clear();
        return first;
    }

    [[nodiscard]] Milliseconds length() const { return m_length; }

private:
    Milliseconds m_length;
    Deadline m_ring;
};

} // namespace chat::server
