// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/processmeter.h"
#include "tests/load/tally.h"

#include <nlohmann/json.hpp>
#include <string>

namespace chat::load {

/// What a run found, in the order in which it is printed. docs/LOAD.md names the keys.
using Findings = nlohmann::ordered_json;

/// A piece of time, with what server and generator used in it.
struct Stretch {
    Stamp begin = 0;
    Stamp end = 0;
    ProcessUse serverBefore, serverAfter;
    int64_t ownCpuNs = 0;

    [[nodiscard]] double seconds() const { return double(end - begin) / 1e9; }
    [[nodiscard]] int64_t serverCpuNs() const { return serverAfter.cpuNs - serverBefore.cpuNs; }
};

[[nodiscard]] Findings latencyFindings(const Histogram &histogram); ///< milliseconds
/// What was sent and heard, and at what cost.
[[nodiscard]] Findings trafficFindings(const Tally &tally, const Stretch &stretch);
/// How connections came about.
[[nodiscard]] Findings openingFindings(const Tally &tally, const Stretch &stretch);
/// What each of `connections` that came between two looks at the server made it grow by.
[[nodiscard]] Findings memoryFindings(const ProcessUse &before, const ProcessUse &after, int connections);
/// Nothing missing, nothing twice, nobody lost or not let in.
[[nodiscard]] bool isClean(const Tally &tally);

} // namespace chat::load
