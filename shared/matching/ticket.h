// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <variant>
#include <vector>

/// Who is matched with whom. Pure: no thread, no clock, no random number; any thread may call it on values of
/// its own. Server and console link the same code, so that what the server did can be done again (U-05).
namespace chat::matching {

using TicketId = Id<struct TicketTag>;

struct Player {
    UserId user;
    int rating = 1500;

    friend bool operator==(const Player &, const Player &) = default;
};

/// What a ticket says of itself: a word ("eu") or a number.
using Property = std::variant<QByteArray, double>;

/// What a ticket wants of the properties of every other one (F-064). A property that is not there is not what
/// is wanted.
struct Wish {
    QByteArray property;
    std::optional<QByteArray> word = {}; ///< is this word
    std::optional<double> least = {}; ///< is a number, and not below
    std::optional<double> most = {}; ///< and not above

    friend bool operator==(const Wish &, const Wish &) = default;
};

/// One or more people who want a match together (F-060, F-066).
struct Ticket {
    TicketId id;
    Timestamp since; ///< waits from then on; kept when a match fails by somebody else
    std::vector<Player> players; ///< not empty; more than one: a party, which is never split over teams
    std::map<QByteArray, Property> properties;
    std::vector<Wish> wishes;
    std::vector<UserId> avoids; ///< people whom none of the players wants to meet (F-076)

    friend bool operator==(const Ticket &, const Ticket &) = default;
};

/// The mean of the players', rounded down.
[[nodiscard]] int ratingOf(const Ticket &ticket);

} // namespace chat::matching
