// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/matchvalues.h"

/// Server -> client: what becomes of who waits for a match, and of who plays one.
namespace chat {

struct MatchStatus : TicketStatus {
    static constexpr auto name = "match.status"_L1;
    static constexpr auto about
        = "How it stands with a ticket that waits: every 5 s. The same is the answer to match.status."_L1;

    friend bool operator==(const MatchStatus &, const MatchStatus &) = default;
};

struct MatchFound {
    static constexpr auto name = "match.found"_L1;
    static constexpr auto about
        = "There is a match: say with match.ready whether you play. When all accept, match.start follows; else match.failed."_L1;

    TicketId ticket;
    MatchId match;
    QString mode;
    std::vector<UserInfo> players;
    Timestamp acceptUntil;
    qint64 acceptMs = 0;
    int spread = 0;
    std::optional<bool> backfill = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &MatchFound::ticket},
            Field{"match"_L1, &MatchFound::match},
            Field{"mode"_L1, &MatchFound::mode},
            Field{"players"_L1, &MatchFound::players},
            Field{"accept_until"_L1, &MatchFound::acceptUntil, "ms UTC"_L1},
            Field{"accept_ms"_L1, &MatchFound::acceptMs, "the same from now, for who has another clock"_L1},
            Field{"spread"_L1, &MatchFound::spread, "points between the lowest and the highest rating"_L1},
            Field{
                "backfill"_L1, &MatchFound::backfill,
                "true: it is played already, and you would take the place of who has gone; `players` are those who play, and you"_L1},
        };
    }
    friend bool operator==(const MatchFound &, const MatchFound &) = default;
};

struct MatchReadiness {
    static constexpr auto name = "match.ready"_L1;
    static constexpr auto about = "Somebody has accepted."_L1;

    MatchId match;
    int accepted = 0;
    int of = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"match"_L1, &MatchReadiness::match},
                      Field{"accepted"_L1, &MatchReadiness::accepted, "people, so far"_L1},
                      Field{"of"_L1, &MatchReadiness::of, "people"_L1}};
    }
    friend bool operator==(const MatchReadiness &, const MatchReadiness &) = default;
};

enum class MatchFailure : quint8 { Declined, Timeout, MemberLost, Expired, Maintenance, Cancelled, Party };
constexpr std::array<QLatin1StringView, 7> enumNames(MatchFailure)
{
    return {"declined"_L1,    "timeout"_L1,   "member_lost"_L1, "expired"_L1,
            "maintenance"_L1, "cancelled"_L1, "party"_L1};
}

struct MatchFailed {
    static constexpr auto name = "match.failed"_L1;
    static constexpr auto about
        = "A match that was found does not begin, or the ticket is over without one. With `requeued` the ticket goes on waiting, and what it has waited counts (C-43)."_L1;

    TicketId ticket;
    std::optional<MatchId> match = {};
    MatchFailure reason = MatchFailure::Declined;
    bool requeued = false;
    std::optional<qint64> waitedKeptMs = {};
    std::optional<qint64> cooldownMs = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &MatchFailed::ticket},
            Field{"match"_L1, &MatchFailed::match, "absent: none was found"_L1},
            Field{
                "reason"_L1, &MatchFailed::reason,
                "declined or timeout: by somebody in it; cancelled: by an operator; party: somebody of your party has cancelled, or the party has changed; maintenance: the mode is no more, or there is no room for a match"_L1},
            Field{"requeued"_L1, &MatchFailed::requeued, "false: this was the end of the ticket"_L1},
            Field{"waited_kept_ms"_L1, &MatchFailed::waitedKeptMs, "so much waiting counts already"_L1},
            Field{"cooldown_ms"_L1, &MatchFailed::cooldownMs, "no match.queue for so long"_L1},
        };
    }
    friend bool operator==(const MatchFailed &, const MatchFailed &) = default;
};

struct MatchStart {
    static constexpr auto name = "match.start"_L1;
    static constexpr auto about
        = "All have accepted. The server has you enter the room of the match: its room.snapshot follows. Your seat there is kept 60 s after a drop: enter the room again."_L1;

    TicketId ticket;
    MatchId match;
    RoomId room;
    QString mode;
    std::vector<MatchTeam> teams;
    UserId host;
    qint64 seed = 0;
    std::optional<bool> backfill = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"ticket"_L1, &MatchStart::ticket, "this is its end"_L1},
            Field{"match"_L1, &MatchStart::match},
            Field{"room"_L1, &MatchStart::room, "where its people talk"_L1},
            Field{"mode"_L1, &MatchStart::mode},
            Field{"teams"_L1, &MatchStart::teams, "where each plays for himself: a team for each"_L1},
            Field{"host"_L1, &MatchStart::host, "who waited longest"_L1},
            Field{"seed"_L1, &MatchStart::seed, "the same random number for all"_L1},
            Field{
                "backfill"_L1, &MatchStart::backfill,
                "true: it is played already; `match` is not that of match.found then, and `teams` hold all who ever played"_L1},
        };
    }
    friend bool operator==(const MatchStart &, const MatchStart &) = default;
};

struct MatchData {
    static constexpr auto name = "match.data"_L1;
    static constexpr auto about
        = "Somebody's game said something to the match. With `r`, the room of the match."_L1;

    qint64 number = 0;
    UserId from;
    int op = 0;
    MatchBytes data = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"n"_L1, &MatchData::number, "1, 2, 3 ... in the match; one is missing: you were away"_L1},
            Field{"from"_L1, &MatchData::from},
            Field{"op"_L1, &MatchData::op, "0 to 255"_L1},
            Field{"data"_L1, &MatchData::data, "in CBOR a byte string"_L1},
        };
    }
    friend bool operator==(const MatchData &, const MatchData &) = default;
};

struct MatchJoined {
    static constexpr auto name = "match.joined"_L1;
    static constexpr auto about
        = "Somebody who waited takes a free place in the match. With `r`, the room of the match."_L1;

    MatchId match;
    std::vector<UserInfo> players;
    int team = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &MatchJoined::match}, Field{"players"_L1, &MatchJoined::players},
            Field{"team"_L1, &MatchJoined::team, "its place among the teams of match.start, from 0"_L1}};
    }
    friend bool operator==(const MatchJoined &, const MatchJoined &) = default;
};

struct MatchSpectators {
    static constexpr auto name = "match.spectators"_L1;
    static constexpr auto about
        = "Others watch the match than before; at most once a second. With `r`, the room of the match."_L1;

    int spectators = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"spectators"_L1, &MatchSpectators::spectators, "who watch now"_L1}};
    }
    friend bool operator==(const MatchSpectators &, const MatchSpectators &) = default;
};

enum class MatchEnd : quint8 { Result, Disputed, Abandoned, Expired, Operator };
constexpr std::array<QLatin1StringView, 5> enumNames(MatchEnd)
{
    return {"result"_L1, "disputed"_L1, "abandoned"_L1, "expired"_L1, "operator"_L1};
}

/// Somebody's rating after a match.
struct RatingChange {
    UserId player;
    int rating = limits::startRating;
    int change = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"player"_L1, &RatingChange::player},
                      Field{"rating"_L1, &RatingChange::rating, "points, after the match"_L1},
                      Field{"change"_L1, &RatingChange::change, "points"_L1}};
    }
    friend bool operator==(const RatingChange &, const RatingChange &) = default;
};

struct MatchEnded {
    static constexpr auto name = "match.ended"_L1;
    static constexpr auto about
        = "The match is over. Its room stays for who is in it. `result`: more than half of its people reported the same, or the host's report decided; `disputed`: neither; `abandoned`: too few are left; `expired`: it took too long; `operator`: an operator ended it."_L1;

    MatchId match;
    MatchEnd reason = MatchEnd::Result;
    std::optional<std::vector<int>> places = {};
    std::optional<std::vector<RatingChange>> ratings = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &MatchEnded::match},
            Field{"reason"_L1, &MatchEnded::reason},
            Field{"places"_L1, &MatchEnded::places,
                  "of each team of match.start, 1 the best; of a result"_L1},
            Field{"ratings"_L1, &MatchEnded::ratings, "of those whose rating is kept; of a result"_L1},
        };
    }
    friend bool operator==(const MatchEnded &, const MatchEnded &) = default;
};

} // namespace chat
