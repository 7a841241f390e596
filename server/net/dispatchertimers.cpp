// SPDX-License-Identifier: Apache-2.0
#include "server/net/dispatchertimers.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <limits>

namespace chat::server {

using namespace std::chrono_literals;

namespace {

std::chrono::milliseconds until(DispatcherTimers::TimePoint time, DispatcherTimers::TimePoint now)
{
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(time - now));
}

} // namespace

void DispatcherTimers::add(int id, qint64 interval, Qt::TimerType type, QObject *object, TimePoint now)
{
    remove(id);
    const Milliseconds period(std::min<qint64>(interval, std::numeric_limits<int>::max()));
    const Due due{now + period, m_order++, id};
    m_timers.emplace(id, Timer{due, period, type, object});
    m_queue.insert(due);
}

bool DispatcherTimers::remove(int id)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end())
        return false;
    m_queue.erase(timer->second.due);
    m_timers.erase(timer);
    return true;
}

bool DispatcherTimers::removeAllOf(const QObject *object)
{
    bool any = false;
    for (auto timer = m_timers.begin(); timer != m_timers.end();) {
        if (timer->second.object != object) {
            ++timer;
            continue;
        }
        m_queue.erase(timer->second.due);
        timer = m_timers.erase(timer);
        any = true;
    }
    return any;
}

QList<DispatcherTimers::TimerInfo> DispatcherTimers::timersOf(const QObject *object) const
{
    QList<TimerInfo> infos;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            infos.append(TimerInfo(id, int(timer.interval.count()), timer.type));
    }
    return infos;
}

std::optional<std::chrono::milliseconds> DispatcherTimers::remaining(int id, TimePoint now) const
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end())
        return {};
    return until(timer->second.due.time, now);
}

std::optional<std::chrono::milliseconds> DispatcherTimers::untilNext(TimePoint now) const
{
    if (m_queue.empty())
        return {};
    return until(m_queue.begin()->time, now);
}

int DispatcherTimers::fireDue(TimePoint now)
{
    const quint64 newcomers = m_order;
    int count = 0;
    while (!m_queue.empty() && m_queue.begin()->time <= now && m_queue.begin()->order < newcomers) {
        const Due fired = *m_queue.begin();
        m_queue.erase(m_queue.begin());
        Timer &timer = m_timers.at(fired.id);
        // The beat is kept; after a pause it starts anew instead of catching up.
        const TimePoint next = fired.time + timer.interval;
        timer.due = Due{next < now ? now + timer.interval : next, m_order++, fired.id};
        count += timer.interval > 0ms;

        QTimerEvent event(fired.id);
        QCoreApplication::sendEvent(timer.object, &event);

        // The handler may have killed it. Started anew it is in the queue already, under the same key.
        const auto same = m_timers.find(fired.id);
        if (same != m_timers.end())
            m_queue.insert(same->second.due);
    }
    return count;
}

} // namespace chat::server
