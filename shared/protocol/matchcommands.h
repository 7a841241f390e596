// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"
#include "shared/protocol/matchevents.h"
#include "shared/protocol/partyvalues.h"

/// Client -> server: waiting for a match, and playing one.
namespace chat {

struct ListMatchModes {
    static constexpr auto name = "match.modes"_L1;
    static constexpr auto about = "What can be played on this server."_L1;
    using Answer = MatchModes;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const ListMatchModes &, const ListMatchModes &) = default;
};

struct QueueForMatch {
    static constexpr auto name = "match.queue"_L1;
    static constexpr auto about
        = "Wait for a match in a mode. A ticket ends in exactly one way: match.start, match.failed without `requeued`, or the answer to match.cancel. The same request again is the same ticket (B1-29). A lost connection ends it. With `party`, one ticket for all of it: only who leads it asks, all the others are ready, and nobody is away; they hear of the ticket by match.status. When one of them cancels, declines, drops or leaves the party, it is over for all (C-42). Errors: mode_unknown, already_queued, already_in_match, queue_cooldown, matchmaking_paused, overloaded, draining; with `party` also party_not_found, not_party_leader, party_member_busy, too_large (`limit`: people together in this mode)."_L1;
    using Answer = MatchQueued;

    QString mode;
    std::optional<int> rating = {};
    std::optional<std::vector<MatchProperty>> properties = {};
    std::optional<std::vector<MatchWish>> wishes = {};
    std::optional<std::vector<UserId>> avoids = {};
    std::optional<PartyId> party = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"mode"_L1, &QueueForMatch::mode, {}, text(TextRule::Word)},
            Field{
                "rating"_L1, &QueueForMatch::rating,
                "points; only in a mode that takes the game's word for it, else the server's own rating counts"_L1,
                between(0, limits::maxRating)},
            Field{"props"_L1, &QueueForMatch::properties, "of this ticket: region, version"_L1,
                  atMost(limits::maxTicketProperties)},
            Field{"want"_L1, &QueueForMatch::wishes, "of everybody else's; it holds both ways"_L1,
                  atMost(limits::maxTicketWishes)},
            Field{"avoid"_L1, &QueueForMatch::avoids, "people whom this one does not want to meet"_L1,
                  atMost(limits::maxTicketAvoids)},
            Field{"party"_L1, &QueueForMatch::party, "yours: all of it plays together"_L1},
        };
    }
    friend bool operator==(const QueueForMatch &, const QueueForMatch &) = default;
};

struct CancelMatch {
    static constexpr auto name = "match.cancel"_L1;
    static constexpr auto about
        = "Wait no longer. When a match was found in the same moment, one of the two happens: this answer, or already_matched (B1-28). Errors: ticket_not_found, already_matched."_L1;
    using Answer = MatchCancelled;

    TicketId ticket;

    static constexpr auto fields() { return Fields{Field{"ticket"_L1, &CancelMatch::ticket}}; }
    friend bool operator==(const CancelMatch &, const CancelMatch &) = default;
};

struct AskMatchStatus {
    static constexpr auto name = "match.status"_L1;
    static constexpr auto about
        = "How it stands with a ticket that waits. Errors: ticket_not_found, already_matched."_L1;
    using Answer = TicketStatus;

    TicketId ticket;

    static constexpr auto fields() { return Fields{Field{"ticket"_L1, &AskMatchStatus::ticket}}; }
    friend bool operator==(const AskMatchStatus &, const AskMatchStatus &) = default;
};

struct ReadyForMatch {
    static constexpr auto name = "match.ready"_L1;
    static constexpr auto about
        = "Accept a match that was found, or decline it. Whoever declines, or says nothing in time, is not queued again for a while; the others wait on, and keep their time. Errors: match_not_found."_L1;
    using Answer = Nothing;

    MatchId match;
    bool accept = true;

    static constexpr auto fields()
    {
        return Fields{Field{"match"_L1, &ReadyForMatch::match},
                      Field{"accept"_L1, &ReadyForMatch::accept, "false: decline"_L1}};
    }
    friend bool operator==(const ReadyForMatch &, const ReadyForMatch &) = default;
};

struct ReportResult {
    static constexpr auto name = "match.result"_L1;
    static constexpr auto about
        = "How the match ended. It is decided when more than half of its people have said the same; else, when all have spoken or a minute has passed, by the host's word. Saying it again replaces what one said before. Errors: match_not_found, match_over."_L1;
    using Answer = Nothing;

    MatchId match;
    std::vector<int> places;

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &ReportResult::match},
            Field{"places"_L1, &ReportResult::places,
                  "of each team of match.start in its order: 1 the best; the same twice: a draw"_L1,
                  Check{.min = 1, .max = limits::maxPlaces}},
        };
    }
    friend bool operator==(const ReportResult &, const ReportResult &) = default;
};

struct SendMatchData {
    static constexpr auto name = "match.data"_L1;
    static constexpr auto about
        = "Say something to the game of everybody in the match, yourself included: a number and some bytes, of which the server knows nothing. Each hears the same in the same order. It is not kept, and never waits for the store. Without `id` nobody answers. Errors: not_joined, room_not_found, read_only_room (not the room of a match, or you only watch), too_large, rate_limited."_L1;
    using Answer = Nothing;

    MatchId match;
    int op = 0;
    MatchBytes data = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"match"_L1, &SendMatchData::match},
            Field{"op"_L1, &SendMatchData::op, "what it means, says the game"_L1,
                  between(0, limits::maxMatchOp)},
            Field{"data"_L1, &SendMatchData::data, "in CBOR a byte string"_L1},
        };
    }
    friend bool operator==(const SendMatchData &, const SendMatchData &) = default;
};

struct ListWatchable {
    static constexpr auto name = "match.list"_L1;
    static constexpr auto about
        = "The matches of a mode that are played and may be watched, a page at a time. Errors: mode_unknown, overloaded."_L1;
    using Answer = WatchableMatches;

    QString mode;
    std::optional<MatchId> after = {};
    std::optional<int> limit = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"mode"_L1, &ListWatchable::mode, {}, text(TextRule::Word)},
            Field{"after"_L1, &ListWatchable::after, "the last match of the page before"_L1},
            Field{"limit"_L1, &ListWatchable::limit, "20 when absent"_L1, between(1, limits::maxWatchRows)},
        };
    }
    friend bool operator==(const ListWatchable &, const ListWatchable &) = default;
};

struct WatchMatch {
    static constexpr auto name = "match.watch"_L1;
    static constexpr auto about
        = "Enter the room of a match as a spectator: the same as room.enter of that room by who does not play. One hears all that is said there and all data, and says nothing. Errors: room_not_found, invite_required (nobody may watch), room_full (`limit`), forbidden (a player does not want to meet you), room_banned, too_many_rooms."_L1;
    using Answer = RoomEntered;

    MatchId match;

    static constexpr auto fields() { return Fields{Field{"match"_L1, &WatchMatch::match}}; }
    friend bool operator==(const WatchMatch &, const WatchMatch &) = default;
};

struct LeaveMatch {
    static constexpr auto name = "match.leave"_L1;
    static constexpr auto about
        = "Leave a match, and its room: the same as room.leave of that room. Leaving twice is no error."_L1;
    using Answer = Nothing;

    MatchId match;

    static constexpr auto fields() { return Fields{Field{"match"_L1, &LeaveMatch::match}}; }
    friend bool operator==(const LeaveMatch &, const LeaveMatch &) = default;
};

} // namespace chat
