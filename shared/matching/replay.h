// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/matcher.h"
#include "shared/matching/ticketlog.h"
#include "shared/matching/ticketpool.h"

namespace chat::limits {
inline constexpr auto replayPass
    = 500ms; ///< from one pass to the next, where the log has none; as the server's
} // namespace chat::limits

namespace chat::matching {

/// What a matcher makes of a log.
struct Replay {
    struct Made {
        Timestamp at;
        Match match;

        friend bool operator==(const Made &, const Made &) = default;
    };

    std::vector<Made> made; ///< in order
    std::vector<Milliseconds> waits; ///< of each ticket in them, in that order
    std::vector<TicketId> waiting; ///< at the end, by id
    bool asThen = true; ///< each pass of the log took as many tickets as it did then

    friend bool operator==(const Replay &, const Replay &) = default;
};

/// Does a log again under a mode that may be another one: under that of then it makes the matches of then, to
/// the byte (U-05). It passes where the log did; and where the log did not, because too few waited then, as
/// often as the server would have. Nobody is asked whether he accepts. Who was matched then and is not now,
/// waits until the end of the log; who was not then and is now, is gone already when the log says so.
/// Pure; one owner.
class Replayer
{
public:
    /// `log` outlives it; both modes have passed check().
    Replayer(std::span<const LogEntry> log, Mode then, Mode now);

    /// One entry more; false: there is none.
    bool step();
    /// Entries.
    [[nodiscard]] size_t done() const { return m_done; }
    /// What came of it so far. Last call.
    [[nodiscard]] Replay take();

private:
    int pass(Timestamp at);
    [[nodiscard]] std::optional<Timestamp> passDue();
    [[nodiscard]] std::optional<Timestamp> nextWider() const;

    std::span<const LogEntry> m_log;
    int m_neededThen; ///< people that must wait before the matcher looks at them
    int m_needed;
    Mode m_mode;
    size_t m_done = 0;
    int m_waitingThen = 0; ///< people
    std::unordered_map<TicketId, int> m_peopleThen; ///< of each ticket of the log
    TicketPool m_pool;
    Timestamp m_at; ///< of what was done last
    std::optional<Timestamp> m_lastPass;
    bool m_changed = false; ///< since the last pass: somebody came
    std::optional<std::optional<Timestamp>> m_wider; ///< none: not looked for since the last pass
    Replay m_replay;
};

/// All of it.
[[nodiscard]] Replay replay(std::span<const LogEntry> log, const Mode &then, const Mode &now);

} // namespace chat::matching
