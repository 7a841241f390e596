// SPDX-License-Identifier: Apache-2.0
#include "shared/client/sleepwatch.h"

namespace chat::client {

bool SleepWatch::look(const Now &now)
{
    const auto last = std::exchange(m_last, now);
    if (!last)
        return false;
    const auto mono = now.mono - last->mono;
    const auto drift = (now.wall - last->wall) - mono; // the monotonic clock stands still in a sleep
    return mono > interval + jump || drift > jump || drift < -jump;
}

} // namespace chat::client
