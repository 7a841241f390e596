// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminmatches.h"

/// Operator -> server: what happened to the tickets of a mode, to do it again elsewhere (U-05).
namespace chat::limits {
inline constexpr int maxMatchLogRows = 500; ///< on one page
inline constexpr size_t matchLogPageBytes
    = 96 * 1024; ///< in the server's memory; less than twice that when sent
} // namespace chat::limits

namespace chat {

struct LoggedPlayer {
    UserId user;
    int rating = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &LoggedPlayer::user},
                      Field{"rating"_L1, &LoggedPlayer::rating, "points"_L1}};
    }
    friend bool operator==(const LoggedPlayer &, const LoggedPlayer &) = default;
};

/// A ticket as the matcher saw it. Times are of the server's monotonic clock: only their differences count.
struct LoggedTicket {
    TicketId ticket;
    std::vector<LoggedPlayer> players;
    qint64 sinceMs = 0;
    std::optional<std::vector<MatchProperty>> properties = {};
    std::optional<std::vector<MatchWish>> wishes = {};
    std::optional<std::vector<UserId>> avoids = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &LoggedTicket::ticket},
            Field{"players"_L1, &LoggedTicket::players, "more than one: they stay together"_L1},
            Field{"since_ms"_L1, &LoggedTicket::sinceMs, "waits from then on, as `at_ms`"_L1},
            Field{"props"_L1, &LoggedTicket::properties},
            Field{"want"_L1, &LoggedTicket::wishes},
            Field{"avoid"_L1, &LoggedTicket::avoids},
        };
    }
    friend bool operator==(const LoggedTicket &, const LoggedTicket &) = default;
};

struct MatchLogRow {
    qint64 number = 0;
    qint64 atMs = 0;
    std::optional<LoggedTicket> came = {};
    std::optional<TicketId> gone = {};
    std::optional<int> taken = {};
    std::optional<int> people = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"n"_L1, &MatchLogRow::number, "for `after`"_L1},
            Field{"at_ms"_L1, &MatchLogRow::atMs, "by the server's monotonic clock"_L1},
            Field{"came"_L1, &MatchLogRow::came, "a ticket that waits from now on"_L1},
            Field{"gone"_L1, &MatchLogRow::gone, "a ticket that is over without a match"_L1},
            Field{"taken"_L1, &MatchLogRow::taken,
                  "the matcher looked at all that wait: so many tickets it took into matches"_L1},
            Field{"people"_L1, &MatchLogRow::people, "with `taken`: on these tickets"_L1},
        };
    }
    friend bool operator==(const MatchLogRow &, const MatchLogRow &) = default;
};

/// What the matcher went by.
struct MatchSettings {
    int teams = 0;
    int teamSize = 0;
    int leastTeamSize = 0;
    qint64 smallerAfterMs = 0;
    int largestParty = 1;
    std::vector<QString> agree;
    int window = 0;
    int windowStep = 0;
    qint64 windowEveryMs = 0;
    int windowMost = 0;
    std::optional<qint64> anyAfterMs = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"teams"_L1, &MatchSettings::teams},
            Field{"team_size"_L1, &MatchSettings::teamSize},
            Field{"least_team_size"_L1, &MatchSettings::leastTeamSize},
            Field{"smaller_after_ms"_L1, &MatchSettings::smallerAfterMs},
            Field{"largest_party"_L1, &MatchSettings::largestParty, "people of one ticket"_L1},
            Field{"agree"_L1, &MatchSettings::agree},
            Field{"window"_L1, &MatchSettings::window, "points"_L1},
            Field{"window_step"_L1, &MatchSettings::windowStep, "points"_L1},
            Field{"window_every_ms"_L1, &MatchSettings::windowEveryMs},
            Field{"window_most"_L1, &MatchSettings::windowMost, "points"_L1},
            Field{"any_after_ms"_L1, &MatchSettings::anyAfterMs, "absent: never"_L1},
        };
    }
    friend bool operator==(const MatchSettings &, const MatchSettings &) = default;
};

struct MatchLog {
    MatchSettings settings;
    std::vector<MatchLogRow> rows;
    qint64 first = 0;
    qint64 last = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"settings"_L1, &MatchLog::settings, "by which all of it was matched"_L1},
            Field{"rows"_L1, &MatchLog::rows,
                  "by `n`; the first are the tickets that waited already when the log begins"_L1},
            Field{
                "first"_L1, &MatchLog::first,
                "from this `n` on nothing is missing; when it is greater than `after` + 1 on a further page, the log has moved on too fast: begin anew"_L1},
            Field{"last"_L1, &MatchLog::last, "the newest `n` there is; 0: none"_L1},
        };
    }
    friend bool operator==(const MatchLog &, const MatchLog &) = default;
};

struct FetchMatchLog {
    static constexpr auto name = "a.mm.log"_L1;
    static constexpr auto about
        = "What happened to the tickets of a mode: the last 10,000 entries or 4 MiB of them, and who waited before; since the settings by which it is matched were last changed. A page at a time, of up to 500 rows or 96 KiB; the last one ends with `last`. Errors: mode_unknown, overloaded."_L1;
    using Answer = MatchLog;

    QString mode;
    std::optional<qint64> after = {};
    std::optional<int> limit = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"mode"_L1, &FetchMatchLog::mode, {}, text(TextRule::Word)},
            Field{"after"_L1, &FetchMatchLog::after, "the last `n` of the page before"_L1,
                  between(0, (qint64(1) << 53) - 1)},
            Field{"limit"_L1, &FetchMatchLog::limit, "500 when absent"_L1,
                  between(1, limits::maxMatchLogRows)},
        };
    }
    friend bool operator==(const FetchMatchLog &, const FetchMatchLog &) = default;
};

} // namespace chat
