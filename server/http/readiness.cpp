// SPDX-License-Identifier: Apache-2.0
#include "server/http/readiness.h"

#include <algorithm>

namespace chat::server {

std::vector<QByteArray> reasonsNotReady(const OpsFacts &facts)
{
    std::vector<QByteArray> reasons;
    if (facts.draining)
        reasons.push_back("draining");
    if (!facts.store.available)
        reasons.push_back("store_unavailable");
    if (facts.mainSilent > stalledAfter)
        reasons.push_back("main_thread_stalled");
    if (std::ranges::any_of(facts.loops, [](const LoopFact &loop) { return loop.silent > stalledAfter; }))
        reasons.push_back("io_thread_stalled");
    if (facts.workers.longestTurn > stalledAfter)
        reasons.push_back("worker_stalled");
    return reasons;
}

} // namespace chat::server
