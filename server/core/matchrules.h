// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/mode.h"

namespace chat::limits {
inline constexpr auto matchPass = 500ms; ///< at least so long from one pass of a mode to its next
inline constexpr auto matchStatusEvery = 5s; ///< a ticket that waits is told how it stands
inline constexpr int matchStatusesAtOnce = 500; ///< told in one job
inline constexpr auto ticketLife = 180s;
inline constexpr auto readyTime = 15s; ///< to accept or decline
inline constexpr auto declineCooldown = 30s; ///< then twice and four times as long
inline constexpr int cooldownSteps = 3;
inline constexpr auto cooldownMemory = 10min; ///< after a cooldown, until the next begins anew
inline constexpr size_t rememberedCooldowns = 10'000; ///< people of one mode
inline constexpr int maxTickets = 10'000; ///< that wait in one mode
inline constexpr auto matchGrace = 60s; ///< a seat in a running match is kept after a drop
inline constexpr auto resultTime = 60s; ///< for the others' reports, from the first one on
inline constexpr auto longestMatch = 4h;
inline constexpr size_t waitsKept = 50; ///< matches whose waits make up the estimate
inline constexpr size_t waitsNeeded = 5; ///< below, nobody can say
inline constexpr int openMatchesAtOnce = 20; ///< with free places, looked at in one job
inline constexpr int maxLatecomers = 64; ///< who come into one match while it is played
inline constexpr size_t endedKept = 1000; ///< matches of a mode that are known to be over
} // namespace chat::limits

namespace chat::server {

/// A mode as the operator wants it. A value.
struct MatchRules {
    matching::Mode mode;
    Milliseconds ready = limits::readyTime; ///< > 0
    Milliseconds ticketLife = limits::ticketLife; ///< > 0
    Milliseconds cooldown = limits::declineCooldown; ///< 0: none
    Milliseconds result = limits::resultTime;
    Milliseconds longest = limits::longestMatch;
    int maxTickets = limits::maxTickets;
    bool backfill = false; ///< the places of who has gone are given to who waits
    int spectators = 0; ///< of one match; 0: nobody may watch
    bool clientRatings = false; ///< the game says how good somebody is

    friend bool operator==(const MatchRules &, const MatchRules &) = default;
};

} // namespace chat::server
