// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// Who reads too slowly (U-03).
namespace chat {

struct QueueRow {
    SessionId session;
    UserInfo user;
    qint64 bytes = 0;
    qint64 oldestMs = 0;
    std::optional<qint64> pingMs;

    static constexpr auto fields()
    {
        return Fields{
            Field{"session"_L1, &QueueRow::session},
            Field{"user"_L1, &QueueRow::user},
            Field{"bytes"_L1, &QueueRow::bytes, "waiting to be written to it"_L1},
            Field{"oldest_ms"_L1, &QueueRow::oldestMs, "how long the oldest frame has waited"_L1},
            Field{"ping_ms"_L1, &QueueRow::pingMs, "the last round trip"_L1},
        };
    }
    friend bool operator==(const QueueRow &, const QueueRow &) = default;
};

struct QueuesAnswer {
    std::vector<QueueRow> rows;
    int waiting = 0;
    qint64 markBytes = 0;
    qint64 hardBytes = 0;
    qint64 markMs = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"rows"_L1, &QueuesAnswer::rows, "the longest queues first; at most 200"_L1},
            Field{"waiting"_L1, &QueuesAnswer::waiting, "connections for which something waits"_L1},
            Field{"mark_bytes"_L1, &QueuesAnswer::markBytes,
                  "above it for as long as `mark_ms`, a connection is closed as a slow consumer"_L1},
            Field{"hard_bytes"_L1, &QueuesAnswer::hardBytes, "above it, at once"_L1},
            Field{"mark_ms"_L1, &QueuesAnswer::markMs},
        };
    }
    friend bool operator==(const QueuesAnswer &, const QueuesAnswer &) = default;
};

struct FetchQueues {
    static constexpr auto name = "a.queues"_L1;
    static constexpr auto about = "Which sessions read more slowly than they are written to."_L1;
    using Answer = QueuesAnswer;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const FetchQueues &, const FetchQueues &) = default;
};

} // namespace chat
