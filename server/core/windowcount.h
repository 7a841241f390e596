// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

namespace chat::server {

/// Counts what happens within a window of time that begins with the first event. An event after its end
/// begins the next one, so across such a border up to 2N - 2 events pass where N would be noticed. Pure; one
/// owner.
class WindowCount
{
public:
    /// One more at `now`; returns how many there are in this window, itself included.
    int add(MonoTime now, Milliseconds window)
    {
        if (m_count == 0 || now - m_begin >= window) {
            m_begin = now;
            m_count = 0;
        }
        return ++m_count;
    }

    void clear() { m_count = 0; }

    /// In the window that the last event was in.
    [[nodiscard]] int count() const { return m_count; }

    /// From when on the next one begins a new window.
    [[nodiscard]] MonoTime endsAt(Milliseconds window) const
    {
        return m_count == 0 ? MonoTime::min() : m_begin + window;
    }

private:
    MonoTime m_begin;
    int m_count = 0;
};

} // namespace chat::server
