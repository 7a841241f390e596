// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "server/core/eventlog.h"
#include "server/core/tick.h"
#include "shared/protocol/adminmatches.h"
#include "shared/protocol/matchcommands.h"

#include <functional>
#include <memory>
#include <variant>

namespace chat::server {

class MatchDesk;
struct MatchRules;

/// What an operator does to a mode, a ticket or a match.
using MatchAct = std::variant<PauseMode, CancelTicket, EndMatch>;

/// What the desk of a mode can be asked. Jobs of one connection arrive in the order in which it sent them.
namespace matchjob {

struct Queue {
    static constexpr auto name = "queue";
    Sender sender;
    QString nick;
    std::shared_ptr<const QueueForMatch> wish; ///< never null
    /// The others of his party.
    struct Mate {
        UserInfo user;
        Recipient to;
    };
    std::vector<Mate> mates = {};
};
struct Cancel {
    static constexpr auto name = "cancel";
    Sender sender;
    TicketId ticket;
};
struct Status {
    static constexpr auto name = "status";
    Sender sender;
    TicketId ticket;
};
/// What can be watched.
struct List {
    static constexpr auto name = "list";
    Sender sender;
    ListWatchable asked;
};
struct Ready {
    static constexpr auto name = "ready";
    Sender sender;
    MatchId match;
    bool accept = true;
};
struct Report {
    static constexpr auto name = "result";
    Sender sender;
    MatchId match;
    std::vector<int> places;
};
/// What is kept of somebody who wants to queue; none: he has not played yet.
struct RatingLoaded {
    static constexpr auto name = "rating";
    UserId user;
    TicketId ticket;
    StoreResult<std::optional<RatingRecord>> kept;
};
/// The ratings after a match are stored, or could not be.
struct RatingsSaved {
    static constexpr auto name = "ratings saved";
    MatchId match;
    bool done = false;
};
/// The connection is gone, whatever the reason.
struct ConnectionGone {
    static constexpr auto name = "connection gone";
    ConnectionId connection;
    UserId user;
};
/// A party is not any more what it was when it queued: its ticket is over.
struct Withdraw {
    static constexpr auto name = "withdraw";
    PartyId party;
    std::vector<UserId> people; ///< who was in it, all of them
    UserId by; ///< whose doing it is; none: nobody's
    MatchFailure reason = MatchFailure::Party; ///< or MemberLost: his connection is gone
};
/// Somebody blocks other people than before, or fewer; MatchWorld says whom.
struct BlocksChanged {
    static constexpr auto name = "blocks";
    UserId user;
};
/// The room of a match says that somebody has his seat there (again), or has lost it for good.
struct SeatChanged {
    static constexpr auto name = "seat";
    MatchId match;
    UserId user;
    bool taken = false;
};
/// The configuration was read again. Null: the mode is no more; matches that run go on.
struct SetRules {
    static constexpr auto name = "rules";
    std::shared_ptr<const MatchRules> rules;
};
/// Somebody looks at the desk, for the console.
struct Inspect {
    static constexpr auto name = "inspect";
    /// In the turn.
    std::function<void(const MatchDesk &desk, const Now &now)> look;
};
/// An operator acts.
struct Steer {
    static constexpr auto name = "steer";
    MatchAct act;
    /// In the turn: whom it hit. Errors: TicketNotFound, AlreadyMatched, MatchNotFound, MatchOver,
    /// ModeUnknown.
    std::function<void(const Result<int> &people)> done;
};
using server::Tick;

} // namespace matchjob

using MatchJob
    = std::variant<matchjob::Queue, matchjob::Cancel, matchjob::Status, matchjob::List, matchjob::Ready,
                   matchjob::Report, matchjob::RatingLoaded, matchjob::RatingsSaved, matchjob::ConnectionGone,
                   matchjob::Withdraw, matchjob::BlocksChanged, matchjob::SeatChanged, matchjob::SetRules,
                   matchjob::Inspect, matchjob::Steer, matchjob::Tick>;

/// What a client asks for, by the packet; the rest is always taken.
template <class T>
concept AskedOfMatch = requires(const T &job) { job.sender; };

} // namespace chat::server
