// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace chat::matching {

/// What the making of teams knows of a ticket.
struct Part {
    int size = 1; ///< people
    int ratings = 0; ///< of them all, added up
};

/// Deals parts to `teams` of exactly `size` people each, so that the strongest and the weakest team are as
/// near as can be: for each part the number of its team. None when they cannot be dealt. Exact for up to some
/// twelve parts; beyond, the best that a bounded search found. The search is a branch and bound that begins
/// with the largest parts and tries the weakest team first, so that its first answer is the greedy one.
[[nodiscard]] std::optional<std::vector<int>> dealTeams(std::span<const Part> parts, int teams, int size);

/// How many parts of each size, by size - 1.
using PartCounts = std::vector<int>;

/// All that can be dealt to `teams` of exactly `size` people, in parts of 1 .. `largest`: each once, those
/// with the largest parts first. None when there are more than `most`.
[[nodiscard]] std::optional<std::vector<PartCounts>> recipes(int teams, int size, int largest, size_t most);

} // namespace chat::matching
