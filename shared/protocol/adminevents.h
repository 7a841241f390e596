// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

/// Server -> console, unasked: what it subscribed to. The envelope has no `id`.
namespace chat {

struct StatsPush : AdminStats {
    static constexpr auto name = "a.stats"_L1;
    static constexpr auto about = "The fields of the answer to a.stats."_L1;
};

struct WorkersPush : AdminWorkers {
    static constexpr auto name = "a.workers"_L1;
    static constexpr auto about = "The fields of the answer to a.workers."_L1;
};

struct LogPush : LogPage {
    static constexpr auto name = "a.log"_L1;
    static constexpr auto about
        = "New lines of the server's log; the first push has the last 50 of before. The fields of the answer to a.logs."_L1;
};

/// All that is pushed; the variant is the table.
using AdminEvent = std::variant<StatsPush, WorkersPush, LogPush>;

} // namespace chat
