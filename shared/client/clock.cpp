// SPDX-License-Identifier: Apache-2.0
#include "shared/client/clock.h"

#include <QTimer>

#include <algorithm>

namespace chat::client {

void SystemClock::callAt(MonoTime time, QObject *context, std::function<void()> call)
{
    // Rounded up: whoever wakes too early only asks again.
    const auto left = std::chrono::ceil<Milliseconds>(time - now().mono);
    QTimer::singleShot(std::max(Milliseconds(0), left), context, std::move(call));
}

Alarm::Alarm(Clock &clock, QObject *context, std::function<void()> wake)
    : m_clock(clock),
      m_context(context),
      m_wake(std::move(wake))
{
}

void Alarm::wakeBy(std::optional<MonoTime> time)
{
    if (!time || (m_next && *m_next <= *time))
        return;
    m_next = time;
    m_clock.callAt(*time, m_context, [this, at = *time] {
        if (m_next == at)
            m_next.reset();
        m_wake();
    });
}

std::optional<MonoTime> earlier(std::optional<MonoTime> one, std::optional<MonoTime> other)
{
    if (!one || !other)
        return one ? one : other;
    return std::min(*one, *other);
}

} // namespace chat::client
