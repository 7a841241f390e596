// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/mode.h"
#include "shared/matching/ticket.h"

namespace chat::matching {

/// What keeps two tickets apart, in the order in which it is looked at (U-04).
enum class Rule : quint8 {
    None, ///< nothing
    SamePerson, ///< somebody is on both (B1-29: never with oneself)
    PartyTooLarge, ///< for the mode
    Agreement, ///< a property that must be the same is not
    Avoided, ///< one does not want to meet the other (F-076)
    Wish, ///< the properties of one are not what the other wants (F-065: both ways)
    Rating, ///< too far for the one that has waited longer
};

[[nodiscard]] bool shareSomebody(const Ticket &a, const Ticket &b);

/// Whether everything but the rating lets them play together.
[[nodiscard]] Rule firstFailed(const Mode &mode, const Ticket &a, const Ticket &b);
/// The same, with the rating at `now`.
[[nodiscard]] Rule firstFailed(const Mode &mode, const Ticket &a, const Ticket &b, Timestamp now);

/// True: a ticket that others can only be kept from by agreement and rating.
[[nodiscard]] inline bool isPlain(const Ticket &ticket)
{
    return ticket.wishes.empty() && ticket.avoids.empty();
}

/// The one that has waited longer; at the same time the one with the smaller id.
[[nodiscard]] inline bool isOlder(const Ticket &a, const Ticket &b)
{
    return std::pair(a.since, a.id) < std::pair(b.since, b.id);
}

} // namespace chat::matching
