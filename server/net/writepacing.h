// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

namespace chat::server {

/// How long an I/O thread lets deliveries gather before it takes them. One write to a connection costs much
/// the same for one frame as for twenty, so a thread that falls behind is better off to write less often and
/// more at a time. One that keeps up never waits. Pure; one owner.
class WritePacing
{
public:
    using Duration = std::chrono::steady_clock::duration;

    static constexpr Duration shortTurn
        = std::chrono::milliseconds(1); ///< shorter ones are not worth a pause
    static constexpr Duration longestPause = std::chrono::milliseconds(20);

    /// After a turn that took `turn`, all writes included; `behind`: deliveries came meanwhile. Zero: no
    /// pause. The pause doubles for as long as the thread stays behind, up to twice the turn.
    [[nodiscard]] Duration after(Duration turn, bool behind)
    {
        if (!behind || turn < shortTurn)
            return m_pause = Duration::zero();
        return m_pause = std::min({std::max(2 * m_pause, turn / 4), 2 * turn, longestPause});
    }

private:
    Duration m_pause{0};
};

} // namespace chat::server
