// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/core/timestamp.h"

#include <QByteArray>

#include <limits>
#include <vector>

namespace chat::limits {
using namespace std::chrono_literals;
inline constexpr int ratingWindowFirst = 50; ///< points up and down, for who has just come
inline constexpr int ratingWindowStep = 50; ///< points more after each ratingWindowEvery
inline constexpr auto ratingWindowEvery = 5s;
inline constexpr int ratingWindowMost = 500;
inline constexpr auto smallerMatchAfter = 30s; ///< of waiting: a match below the full size is good enough
inline constexpr int maxMatchPlayers = 64; ///< in one match
inline constexpr int maxAgreements = 8; ///< properties in which all tickets of a match agree
inline constexpr size_t maxRecipes = 4096; ///< ways to make up a match of parties
inline constexpr size_t choosyCandidates = 32; ///< with wishes or people to avoid, of a size, up or down
inline constexpr size_t spareCandidates = 8; ///< more than a match needs, where somebody is choosy
inline constexpr int choiceSteps = 20'000; ///< of the search for people who all want to meet
} // namespace chat::limits

namespace chat::matching {

/// How far a rating may be from that of the ticket that has waited longest; it widens while that waits
/// (F-063).
struct RatingWindow {
    static constexpr int any = std::numeric_limits<int>::max();

    int first = limits::ratingWindowFirst; ///< points, >= 0
    int step = limits::ratingWindowStep; ///< points, >= 0
    Milliseconds every = limits::ratingWindowEvery; ///< > 0
    int most = limits::ratingWindowMost; ///< points, >= first
    std::optional<Milliseconds> anyAfter = {}; ///< then no rating is too far

    /// Points; `any`: no limit.
    [[nodiscard]] int at(Milliseconds waited) const;
    /// After how much waiting it is next wider than at `waited`; none: never.
    [[nodiscard]] std::optional<Milliseconds> nextAfter(Milliseconds waited) const;

    friend bool operator==(const RatingWindow &, const RatingWindow &) = default;
};

/// What a match of this kind is. A free-for-all is one team.
struct Mode {
    QByteArray name;
    int teams = 2; ///< all of the same size
    int teamSize = 1; ///< people in a full team
    int leastTeamSize = 1; ///< of a smaller match, for who has waited long (F-062); teamSize: only full ones
    Milliseconds smallerAfter = limits::smallerMatchAfter;
    int largestParty = 1; ///< people of one ticket, <= teamSize
    std::vector<QByteArray> agree; ///< properties that are the same for all in a match: region, version
    RatingWindow window;

    friend bool operator==(const Mode &, const Mode &) = default;
};

/// Errors: BadField with the name of the first member that makes no sense, and what it may be.
[[nodiscard]] Result<void> check(const Mode &mode);

} // namespace chat::matching
