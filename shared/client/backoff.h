// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <optional>

namespace chat::client {

/// How long to wait before the next try, so that a whole town does not come back in the same second: a random
/// time of 0.5 s up to a border that doubles with each try from 1 s to 30 s (full jitter). Pure.
class Backoff
{
public:
    static constexpr Milliseconds least{500};
    static constexpr Milliseconds first{1'000};
    static constexpr Milliseconds most{30'000};

    /// `chance` is in 0 .. 1. With a hint of the server it is the hint and the random time behind it.
    [[nodiscard]] Milliseconds next(double chance, std::optional<Milliseconds> hint = {});

    /// It worked; the next loss is a first one again.
    void reset() { m_border = first; }

private:
    Milliseconds m_border = first;
};

} // namespace chat::client
