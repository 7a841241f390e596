// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <array>

namespace chat::server {

/// How often something happened within the last minute, second by second: what is older than sixty whole
/// seconds is forgotten. Pure; one owner.
class MinuteCount
{
public:
    void add(MonoTime now)
    {
        Second &second = m_seconds[slotOf(now)];
        if (second.number != numberOf(now))
            second = {.number = numberOf(now)};
        ++second.count;
    }
    [[nodiscard]] int at(MonoTime now) const
    {
        int sum = 0;
        for (const Second &second : m_seconds) {
            if (second.number > numberOf(now) - seconds && second.number <= numberOf(now))
                sum += second.count;
        }
        return sum;
    }

private:
    static constexpr qint64 seconds = 60;
    struct Second {
        qint64 number = -seconds;
        int count = 0;
    };
    static qint64 numberOf(MonoTime time)
    {
        return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    }
    static size_t slotOf(MonoTime time) { return size_t(numberOf(time) % seconds); }

    std::array<Second, seconds> m_seconds{};
};

} // namespace chat::server
