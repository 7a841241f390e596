// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/backfill.h"

#include "shared/matching/compatibility.h"

#include <algorithm>
#include <cstdlib>

namespace chat::matching {
namespace {

/// Of all people who still play, rounded down; none: nobody does.
std::optional<int> meanOf(const std::vector<Ticket> &playing)
{
    qint64 sum = 0;
    qint64 people = 0;
    for (const Ticket &ticket : playing) {
        for (const Player &player : ticket.players) {
            sum += player.rating;
            ++people;
        }
    }
    return people > 0 ? std::optional(int(sum / people)) : std::nullopt;
}

bool hasPlayed(const Ticket &ticket, const std::vector<UserId> &gone)
{
    return std::ranges::any_of(ticket.players, [&](const Player &player) {
        return std::ranges::find(gone, player.user) != gone.end();
    });
}

} // namespace

std::optional<Backfill> backfill(std::span<const Ticket> waiting, const Opening &opening, const Mode &mode,
                                 Timestamp now)
{
    const auto mean = meanOf(opening.playing);
    const auto widest = std::ranges::max_element(opening.free);
    if (!mean || widest == opening.free.end())
        return std::nullopt;
    const auto fits = [&](const Ticket &ticket) {
        return int(ticket.players.size()) <= *widest
            && std::abs(qint64(ratingOf(ticket)) - *mean) <= mode.window.at(now - ticket.since)
            && !hasPlayed(ticket, opening.gone)
            && std::ranges::all_of(opening.playing, [&](const Ticket &other) {
                   return firstFailed(mode, ticket, other) == Rule::None;
               });
    };
    const Ticket *oldest = nullptr;
    for (const Ticket &ticket : waiting) {
        if ((!oldest || isOlder(ticket, *oldest)) && fits(ticket))
            oldest = &ticket;
    }
    if (!oldest)
        return std::nullopt;
    return Backfill{oldest->id, size_t(widest - opening.free.begin())};
}

} // namespace chat::matching
