// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/matchevents.h"

#include <atomic>
#include <map>

namespace chat::server {

/// How long people wait for a match; milliseconds.
inline constexpr std::array<qint64, 11> waitBounds{500,    1000,   2000,   5000,    10'000, 20'000,
                                                   30'000, 60'000, 90'000, 120'000, 180'000};

/// What the desk of a mode counts. Written by the desk, in its turns; any thread reads.
struct MatchCounts {
    std::atomic<int> waiting{0}; ///< tickets
    std::atomic<qint64> oldestNs{0}; ///< of them: since when, by the monotonic clock; 0: none waits
    std::atomic<int> checking{0}; ///< matches whose people are asked
    std::atomic<int> running{0}; ///< matches
    std::atomic<bool> paused{false};

    // Since the start.
    std::atomic<quint64> made{0}; ///< matches that began
    std::array<std::atomic<quint64>, enumNames(MatchFailure()).size()> failed{}; ///< checks, by why
    std::array<std::atomic<quint64>, enumNames(MatchEnd()).size()> ended{}; ///< matches, by how
    Histogram waits{waitBounds}; ///< of people, until their match was found
};

/// A reading of a mode's MatchCounts, for who shows numbers. A copy.
struct MatchModeFacts {
    QByteArray mode;
    int waiting = 0;
    Milliseconds oldest{0};
    int running = 0;
    quint64 made = 0;
    std::map<QByteArray, quint64> failed; ///< checks, by why
    std::map<QByteArray, quint64> ended; ///< matches, by how
    Histogram::Reading waits; ///< ms
};

} // namespace chat::server
