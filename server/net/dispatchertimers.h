// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>
#include <QList>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace chat::server {

/// The timers of one EpollDispatcher, in the order in which they are due; of equal times the older first.
/// O(log n), but O(n) for all timers of an object. `now` is a parameter; one thread. All types of timers are
/// kept to the millisecond.
class DispatcherTimers
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    DispatcherTimers() = default;
    Q_DISABLE_COPY_MOVE(DispatcherTimers)

    /// Replaces a timer with the same id. `interval` >= 0 ms; above INT_MAX it is cut to that, Qt's own
    /// limit.
    void add(int id, qint64 interval, Qt::TimerType type, QObject *object, TimePoint now);
    bool remove(int id); ///< False: no such timer.
    bool removeAllOf(const QObject *object); ///< False: it had none.

    [[nodiscard]] QList<TimerInfo> timersOf(const QObject *object) const;
    /// Rounded up, never below zero. None: no such timer.
    [[nodiscard]] std::optional<Milliseconds> remaining(int id, TimePoint now) const;
    /// Until the next timer is due, rounded up, so that whoever sleeps that long finds it due. None: no timer
    /// waits.
    [[nodiscard]] std::optional<Milliseconds> untilNext(TimePoint now) const;

    /// Sends a QTimerEvent for every timer due at `now`, each at most once, so that a timer of 0 ms cannot
    /// keep the thread. A timer whose event is being handled waits outside of the queue: a nested loop
    /// neither sends it again nor wakes up for it. Returns how many of an interval above zero were sent, as
    /// Qt counts.
    int fireDue(TimePoint now);

private:
    struct Due {
        TimePoint time;
        quint64 order; // given when it was queued
        int id;
        friend auto operator<=>(const Due &, const Due &) = default;
    };
    struct Timer {
        Due due;
        Milliseconds interval;
        Qt::TimerType type;
        QObject *object;
    };

    std::unordered_map<int, Timer> m_timers; // by id
    std::set<Due> m_queue; // all but those whose event is being handled
    quint64 m_order = 0;
};

} // namespace chat::server
