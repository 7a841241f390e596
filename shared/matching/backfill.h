// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/mode.h"
#include "shared/matching/ticket.h"

#include <optional>
#include <span>

namespace chat::matching {

/// A match that is played and has free places (F-069).
struct Opening {
    std::vector<Ticket>
        playing; ///< those of which somebody still plays, as they waited; each with those players
    std::vector<UserId> gone; ///< who played, and is not asked again
    std::vector<int> free; ///< places of each team; >= 0
};

/// Who takes free places, and in which team.
struct Backfill {
    TicketId ticket;
    size_t team = 0;

    friend bool operator==(const Backfill &, const Backfill &) = default;
};

/// Of the tickets that wait the oldest that could play with everybody who is left: it agrees with them,
/// nobody avoids anybody, wishes are met both ways, its rating is within its window at `now` of the mean of
/// theirs, and it fits into one team whole. Of the teams that take it, the one with the most free places; of
/// those the first. None: nobody fits, or nobody is left to play with. O(waiting * playing).
[[nodiscard]] std::optional<Backfill> backfill(std::span<const Ticket> waiting, const Opening &opening,
                                               const Mode &mode, Timestamp now);

} // namespace chat::matching
