// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/histogram.h"
#include "tests/load/packets.h"
#include "tests/load/sequence.h"

#include <limits>
#include <map>
#include <string>

namespace chat::load {

/// What happened so far. Latencies and `delivered` are of messages whose intended time lies in the window;
/// the rest is of everything.
struct Tally {
    Stamp windowBegin = 0;
    Stamp windowEnd = std::numeric_limits<Stamp>::max();

    uint64_t ready = 0; ///< connections that got as far as their room, again each time
    uint64_t failed = 0; ///< that did not
    uint64_t lost = 0; ///< that were there and were ended by the server
    uint64_t sent = 0;
    uint64_t unsent = 0; ///< nobody was there to say it
    uint64_t stored = 0; ///< acknowledged
    uint64_t refused = 0; ///< requests of any kind
    uint64_t delivered = 0;
    uint64_t deliveredBytes = 0; ///< payloads of those
    uint64_t allDelivered = 0; ///< whenever they were sent
    std::map<std::string, uint64_t> reasons; ///< of refusals, failures and losses
    Faults faults;
    Histogram opening; ///< from the intended begin of a connection until it is in its room
    Histogram delivery; ///< from the intended time until it is read
    Histogram storing; ///< until the author's acknowledgement is read

    [[nodiscard]] bool counts(Stamp intended) const
    {
        return intended >= windowBegin && intended < windowEnd;
    }
};

} // namespace chat::load
