// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/histogram.h"
#include "tests/load/packets.h"
#include "tests/load/report.h"

#include <vector>

namespace chat::load {

class Fleet;

/// What became of the matches. Waits are of what ended since the tally was begun.
struct MatchTally {
    uint64_t queued = 0; ///< tickets
    uint64_t found = 0; ///< times that somebody was told so
    uint64_t failed = 0; ///< tickets that ended without a match
    uint64_t requeued = 0; ///< times that a match that was found did not begin
    uint64_t started = 0; ///< people
    uint64_t ended = 0; ///< people
    uint64_t withoutResult = 0; ///< of these
    Histogram wait; ///< from match.queue to match.found
    Histogram check; ///< from match.found to match.start
    Histogram result; ///< from our report to match.ended, which means that the ratings are stored
};

/// Everybody of a fleet queues, accepts, reports a draw, leaves, and queues again.
class MatchPlay
{
public:
    /// `fleet` outlives it, and must not be turned behind its end.
    MatchPlay(Fleet &fleet, std::string mode);
    ~MatchPlay();
    MatchPlay(const MatchPlay &) = delete;
    MatchPlay &operator=(const MatchPlay &) = delete;

    /// All who are there queue.
    void begin(Stamp now);
    /// Nobody queues again; who waits goes on waiting.
    void finish() { m_goesOn = false; }
    [[nodiscard]] MatchTally &tally() { return m_tally; }

private:
    struct Player {
        Stamp since = 0; ///< of what is waited for now
    };
    bool take(int client, std::string_view packet, Stamp now);
    void queue(int client, Stamp now);

    Fleet *m_fleet;
    std::string m_mode;
    std::vector<Player> m_players;
    bool m_goesOn = true;
    MatchTally m_tally;
};

[[nodiscard]] Findings matchFindings(const MatchTally &tally, const Stretch &stretch);

} // namespace chat::load
