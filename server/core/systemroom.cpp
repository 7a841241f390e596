// SPDX-License-Identifier: Apache-2.0
#include "server/core/systemroom.h"

#include "shared/protocol/events.h"
#include "shared/protocol/keptevents.h"

#include <algorithm>
#include <ranges>
#include <unordered_set>

namespace chat::server {

void eraseOver(std::vector<KeptEvent> &log, Timestamp now)
{
    std::unordered_set<AnnounceId> later; // said again, or recalled
    std::vector<KeptEvent> shown;
    for (KeptEvent &event : log | std::views::reverse) {
        if (const auto recall = readKept<AnnounceRecall>(event)) {
            later.insert(recall->id);
            continue;
        }
        const auto word = readKept<SystemAnnounce>(event);
        const bool isNewest = word && (!word->id || later.insert(*word->id).second);
        if (isNewest && word->sticky && (!word->until || *word->until > now))
            shown.push_back(std::move(event));
    }
    std::ranges::reverse(shown);
    log = std::move(shown);
}

} // namespace chat::server
