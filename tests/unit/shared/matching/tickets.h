// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/ticket.h"

namespace chat::matching {

inline constexpr Timestamp base{Milliseconds(1'800'000'000'000)};

/// Ticket number `id`, of players number 10 * id, 10 * id + 1 ..., who came `since` ms after `base`.
inline Ticket ticketOf(quint64 id, int since, std::vector<int> ratings)
{
    Ticket ticket{.id = {id},
                  .since = base + Milliseconds(since),
                  .players = {},
                  .properties = {},
                  .wishes = {},
                  .avoids = {}};
    for (size_t i = 0; i < ratings.size(); ++i)
        ticket.players.push_back({UserId{10 * id + i}, ratings[i]});
    return ticket;
}

} // namespace chat::matching
