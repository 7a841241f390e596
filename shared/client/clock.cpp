// SPDX-License-Identifier: Apache-2.0
#include "shared/client/clock.h"

#include <algorithm>

namespace chat::client {

SystemClock::SystemClock(QObject *parent) : Clock(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Clock::rang);
}

void SystemClock::ringAt(MonoTime time)
{
    // Rounded up: an alarm that rings too early would only be set again.
    m_timer.start(std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(time - now().mono)));
}

} // namespace chat::client
