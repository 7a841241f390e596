// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

/// Ratings by Glicko-2, as Mark E. Glickman describes it in "Example of the Glicko-2 system" (2022,
/// http://www.glicko.net/glicko/glicko2.pdf). Each match is a rating period of its own. Pure; any thread.
namespace chat::matching {

/// How good somebody is, and how sure that is.
struct Rating {
    double rating = 1500; ///< points
    double deviation = 350; ///< points; at most that of who has never played
    double volatility = 0.06;

    friend bool operator==(const Rating &, const Rating &) = default;
};

/// A match against one opponent.
struct Bout {
    Rating opponent;
    double score = 0.5; ///< 1 won, 0.5 drawn, 0 lost
};

/// How much his volatility may change; Glickman: 0.3 .. 1.2.
inline constexpr double glickoTau = 0.5;

/// What becomes of him after these bouts, all in one period. Without bouts only the deviation grows.
[[nodiscard]] Rating after(const Rating &player, std::span<const Bout> bouts);

} // namespace chat::matching
