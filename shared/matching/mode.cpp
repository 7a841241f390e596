// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/mode.h"

#include "shared/matching/teams.h"

#include <algorithm>

namespace chat::matching {
namespace {

Result<void> no(const char *field, const char *limit)
{
    return std::unexpected(Error{.code = ErrorCode::BadField, .field = field, .limit = limit});
}

} // namespace

int RatingWindow::at(Milliseconds waited) const
{
    if (anyAfter && waited >= *anyAfter)
        return any;
    const qint64 steps = std::max(waited, Milliseconds(0)) / every;
    return int(std::min(qint64(most), first + steps * step));
}

std::optional<Milliseconds> RatingWindow::nextAfter(Milliseconds waited) const
{
    const int now = at(waited);
    if (now == any)
        return std::nullopt;
    if (now >= most || step == 0)
        return anyAfter;
    const Milliseconds next = (std::max(waited, Milliseconds(0)) / every + 1) * every;
    return anyAfter ? std::min(next, *anyAfter) : next;
}

Result<void> check(const Mode &mode)
{
    if (mode.name.isEmpty())
        return no("name", "a word");
    if (mode.teams < 1 || mode.teams > limits::maxMatchPlayers)
        return no("teams", "1..64");
    if (mode.teamSize < 1 || mode.teams * mode.teamSize > limits::maxMatchPlayers)
        return no("team_size", "64 people in a match");
    if (mode.teams * mode.teamSize < 2)
        return no("team_size", "2 people in a match");
    if (mode.leastTeamSize < 1 || mode.leastTeamSize > mode.teamSize || mode.teams * mode.leastTeamSize < 2)
        return no("least_team_size", "2 people in a match, at most team_size");
    if (mode.largestParty < 1 || mode.largestParty > mode.teamSize)
        return no("largest_party", "1..team_size");
    if (!recipes(mode.teams, mode.teamSize, mode.largestParty, limits::maxRecipes))
        return no("largest_party", "4096 ways to make up a match");
    if (mode.agree.size() > size_t(limits::maxAgreements))
        return no("agree", "8 properties");
    if (mode.window.first < 0 || mode.window.step < 0 || mode.window.most < mode.window.first)
        return no("window", "0 <= first <= most, step >= 0");
    if (mode.window.every <= Milliseconds(0) || mode.smallerAfter < Milliseconds(0))
        return no("window", "every > 0 ms");
    return {};
}

} // namespace chat::matching
