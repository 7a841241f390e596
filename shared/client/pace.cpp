// SPDX-License-Identifier: Apache-2.0
#include "shared/client/pace.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace chat::client {

void Pace::start(MonoTime now)
{
    m_interval = Milliseconds(qint64(1000 / limits::floodPerSecond));
    m_burst = m_interval * (limits::floodBurst - 1);
    m_full = now;
    m_notBefore = now;
}

bool Pace::take(MonoTime now)
{
    if (now < nextTurn())
        return false;
    m_full = std::max(m_full, now) + m_interval;
    return true;
}

void Pace::refused(MonoTime now, Milliseconds retryAfter)
{
    m_interval = std::min(m_interval * 2, slowest);
    m_burst = {}; // what we believed about it was wrong
    m_notBefore = now + retryAfter;
    m_full = std::max(m_full, m_notBefore);
}

MonoTime Pace::nextTurn() const { return std::max(m_notBefore, m_full - m_burst); }

} // namespace chat::client
