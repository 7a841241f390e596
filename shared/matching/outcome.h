// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/replay.h"

namespace chat::matching {

/// What came of a replay, in numbers; to compare two. `half`: half of them are no greater; `most`: 95 of 100.
struct Outcome {
    template <class T>
    struct Spread {
        T half{};
        T most{};

        friend bool operator==(const Spread &, const Spread &) = default;
    };

    int matches = 0;
    int taken = 0; ///< tickets, into them
    int waiting = 0; ///< tickets, at the end
    std::optional<Spread<Milliseconds>> waits = {}; ///< of the tickets in matches; none: there are none
    std::optional<Spread<int>> spreads = {}; ///< of the matches, points between the lowest and the highest
    std::optional<Spread<int>> imbalances = {}; ///< points between the weakest and the strongest team

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

[[nodiscard]] Outcome outcomeOf(const Replay &replay);

} // namespace chat::matching
