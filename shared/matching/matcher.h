// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/compatibility.h"

#include <span>
#include <vector>

namespace chat::matching {

struct Team {
    std::vector<TicketId> tickets; ///< the oldest first
    int ratings = 0; ///< of all its players, added up

    friend bool operator==(const Team &, const Team &) = default;
};

/// People who shall play together.
struct Match {
    std::vector<Team> teams;
    TicketId oldest; ///< for which the match was made
    int spread = 0; ///< points between the lowest and the highest ticket
    int imbalance = 0; ///< points between the weakest and the strongest team, added up

    friend bool operator==(const Match &, const Match &) = default;
};

/// One pass over all tickets that wait in a mode at `now`: who plays with whom. The oldest ticket is served
/// first (B1-27), with the group of the smallest spread of ratings within its window, in the most even teams
/// that its tickets allow. Younger tickets only: an older one without a group is not held up by it. The same
/// arguments give the same matches in the same order. `mode` has passed check(); ids are unique. What it
/// takes is in docs/MATCHING.md.
[[nodiscard]] std::vector<Match> pass(std::span<const Ticket> tickets, const Mode &mode, Timestamp now);

/// Of a ticket that waits: what keeps it (U-04).
struct Explanation {
    /// Somebody near by, and the first thing that stands between.
    struct Near {
        TicketId ticket;
        int apart = 0; ///< points
        Rule failed = Rule::None;

        friend bool operator==(const Near &, const Near &) = default;
    };

    int window = 0; ///< points up and down; RatingWindow::any: no limit
    std::optional<Timestamp> widensAt; ///< none: never again
    int needed = 0; ///< people in the smallest match that would do now
    int players = 0; ///< people who could be with it, its own included
    std::vector<Near> near; ///< the nearest first

    friend bool operator==(const Explanation &, const Explanation &) = default;
};

/// What keeps one of the tickets at `now`; at most `most` of the others are named. None: there is no such
/// ticket.
[[nodiscard]] std::optional<Explanation> explain(std::span<const Ticket> tickets, TicketId ticket,
                                                 const Mode &mode, Timestamp now, size_t most = 20);

} // namespace chat::matching
