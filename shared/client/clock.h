// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <functional>
#include <optional>

class QObject;

namespace chat::client {

/// What time it is, and calls at a later one. A fake in tests.
class Clock
{
public:
    virtual ~Clock() = default;

    [[nodiscard]] virtual Now now() const = 0;
    /// Calls from the event loop at this time or soon after, unless `context` is destroyed before.
    virtual void callAt(MonoTime time, QObject *context, std::function<void()> call) = 0;
};

/// The machine's clocks. Thread with an event loop.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Now now() const override { return currentTime(); }
    void callAt(MonoTime time, QObject *context, std::function<void()> call) override;
};

/// Wakes its owner by the earliest time that it was asked for. It may wake once too often, never too late:
/// the owner looks what is due, and asks again.
class Alarm
{
public:
    /// `wake` is called from the event loop while `context` lives, which owns this.
    Alarm(Clock &clock, QObject *context, std::function<void()> wake);

    /// None: nothing is asked for.
    void wakeBy(std::optional<MonoTime> time);

private:
    Clock &m_clock;
    QObject *m_context;
    std::function<void()> m_wake;
    std::optional<MonoTime> m_next;
};

/// The earlier of two deadlines that may not be set.
[[nodiscard]] std::optional<MonoTime> earlier(std::optional<MonoTime> one, std::optional<MonoTime> other);

} // namespace chat::client
