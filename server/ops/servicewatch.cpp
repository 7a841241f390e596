// SPDX-License-Identifier: Apache-2.0
#include "server/ops/servicewatch.h"

#include "server/ops/servicemanager.h"

#include <algorithm>

namespace chat::server {

ServiceWatch::ServiceWatch(AskLoops askLoops, Status status)
    : m_askLoops(std::move(askLoops)),
      m_status(std::move(status)),
      m_answered(std::make_shared<std::atomic<bool>>(true))
{
    connect(&m_timer, &QTimer::timeout, this, &ServiceWatch::tick);
}

void ServiceWatch::start()
{
    if (!hasServiceManager())
        return;
    const auto timeout = watchdogTimeout();
    m_watched = timeout.has_value();
    constexpr Milliseconds statusInterval{5000};
    // Four times in the time that the manager waits: an answer that is a little late does no harm.
    m_timer.start(std::clamp(timeout.value_or(statusInterval) / 4, Milliseconds(1), statusInterval));
    tellReady();
    tick();
}

void ServiceWatch::tick()
{
    tellStatus(m_status());
    if (!m_watched || !m_answered->exchange(false))
        return;
    tellAlive();
    m_askLoops([answered = m_answered] { *answered = true; });
}

} // namespace chat::server

#include "moc_servicewatch.cpp"
