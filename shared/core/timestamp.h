// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace chat {

using Milliseconds = std::chrono::milliseconds;

/// Wall time, ms UTC. Displayed and stored; never used for a timeout.
using Timestamp = std::chrono::sys_time<Milliseconds>;

/// Monotonic time. Every timeout and deadline is measured with it; it never jumps.
using MonoTime = std::chrono::steady_clock::time_point;

/// Both clocks, read together: what "now" means to the core, which never reads a clock itself.
struct Now {
    MonoTime mono;
    Timestamp wall;
};

/// Any thread.
[[nodiscard]] inline Now currentTime()
{
    return {std::chrono::steady_clock::now(),
            std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now())};
}

} // namespace chat
