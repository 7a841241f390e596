// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/outcome.h"

#include <algorithm>

namespace chat::matching {

namespace {

template <class T>
std::optional<Outcome::Spread<T>> spreadOf(std::vector<T> values)
{
    if (values.empty())
        return std::nullopt;
    std::ranges::sort(values);
    const auto at = [&values](size_t hundredths) {
        return values[(values.size() * hundredths + 99) / 100 - 1]; // so many of 100 are no greater
    };
    return Outcome::Spread<T>{.half = at(50), .most = at(95)};
}

} // namespace

Outcome outcomeOf(const Replay &replay)
{
    std::vector<int> spreads;
    std::vector<int> imbalances;
    for (const Replay::Made &made : replay.made) {
        spreads.push_back(made.match.spread);
        imbalances.push_back(made.match.imbalance);
    }
    return {.matches = int(replay.made.size()),
            .taken = int(replay.waits.size()),
            .waiting = int(replay.waiting.size()),
            .waits = spreadOf(replay.waits),
            .spreads = spreadOf(std::move(spreads)),
            .imbalances = spreadOf(std::move(imbalances))};
}

} // namespace chat::matching
