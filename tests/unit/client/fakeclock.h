// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/clock.h"

#include <QPointer>

#include <algorithm>
#include <vector>

namespace chat::test {

/// A clock that stands still until it is moved, and calls what is due while it moves.
class FakeClock final : public client::Clock
{
public:
    [[nodiscard]] Now now() const override { return m_now; }

    void callAt(MonoTime time, QObject *context, std::function<void()> call) override
    {
        m_calls.push_back({time, context, std::move(call)});
    }

    /// Both clocks go on; calls happen at their times, in order.
    void advance(Milliseconds by)
    {
        const MonoTime end = m_now.mono + by;
        const Timestamp wallEnd = m_now.wall + by;
        while (true) {
            const auto next = std::ranges::min_element(m_calls, {}, &Call::time);
            if (next == m_calls.end() || next->time > end)
                break;
            const Call due = *next;
            m_calls.erase(next);
            if (due.time > m_now.mono) {
                m_now.wall += std::chrono::floor<Milliseconds>(due.time - m_now.mono);
                m_now.mono = due.time;
            }
            if (due.context)
                due.call();
        }
        m_now = {end, wallEnd};
    }

    /// What is due at this time.
    void turn() { advance(Milliseconds(0)); }

    /// The machine sleeps: the wall clock goes on, the monotonic one stands still.
    void suspend(Milliseconds by) { m_now.wall += by; }

private:
    struct Call {
        MonoTime time;
        QPointer<QObject> context;
        std::function<void()> call;
    };
    Now m_now{MonoTime(std::chrono::hours(1)), Timestamp(Milliseconds(1'730'000'000'000))};
    std::vector<Call> m_calls;
};

} // namespace chat::test
