// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/run.h"

namespace chat::load {

/// What a mode found, and whether it went as it should: all let in, nothing lost.
struct Outcome {
    Findings findings;
    bool good = false;
};

[[nodiscard]] Outcome runMode(const Options &options);

} // namespace chat::load
