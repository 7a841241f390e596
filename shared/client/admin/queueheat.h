// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminqueues.h"

namespace chat {

/// How near a connection is to being closed as a slow consumer, by what waits for it and for how long: 0 when
/// nothing does, 1 at the mark, where the server begins to count, and above. Pure.
[[nodiscard]] inline double queueHeat(const QueueRow &row, const QueuesAnswer &limits)
{
    const auto share = [](qint64 value, qint64 limit) {
        return limit > 0 ? std::clamp(double(value) / double(limit), 0.0, 1.0) : 0.0;
    };
    // Old and small, or new and large, is only half as bad as old and large.
    return (share(row.bytes, limits.markBytes) + share(row.oldestMs, limits.markMs)) / 2;
}

} // namespace chat
