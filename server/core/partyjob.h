// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchjob.h"
#include "shared/core/result.h"
#include "shared/protocol/partycommands.h"
#include "shared/protocol/partyevents.h"

#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace chat::server {

class PartyDesk;

/// What people do with parties.
using PartyCommand = std::variant<CreateParty, InviteToParty, JoinParty, LeaveParty, KickFromParty,
                                  PromoteInParty, ReadyInParty, SayInParty>;

/// What the desk of parties can be asked. Jobs of one connection arrive in the order in which it sent them,
/// and behind the end of the connection that its user had before.
namespace partyjob {

struct Ask {
    static constexpr auto name = "ask";
    Sender sender;
    QString nick;
    std::shared_ptr<const PartyCommand> command; ///< never null
};
/// He wants his party to wait for a match together.
struct Queue {
    static constexpr auto name = "queue";
    Sender sender;
    QString nick;
    std::shared_ptr<const QueueForMatch> wish; ///< never null; has a party
};
/// The connection is gone.
struct ConnectionGone {
    static constexpr auto name = "connection gone";
    ConnectionId connection;
    UserId user;
    LeaveReason reason = LeaveReason::Lost;
};
/// He waits for no match and plays none any more.
struct Freed {
    static constexpr auto name = "freed";
    UserId user;
};
/// Somebody looks at the desk, for the console.
struct Inspect {
    static constexpr auto name = "inspect";
    std::function<void(const PartyDesk &desk)> look; ///< in the turn
};
using server::Tick;

} // namespace partyjob

using PartyJob = std::variant<partyjob::Ask, partyjob::Queue, partyjob::ConnectionGone, partyjob::Freed,
                              partyjob::Inspect, partyjob::Tick>;

/// What follows from a job, in this order.
namespace partyeffect {

struct Refuse {
    Recipient to;
    RequestId request = 0;
    Error error;
};
struct Answer {
    Recipient to;
    RequestId request = 0;
    std::variant<Nothing, PartyInfo> body;
};
/// The same for all of them.
struct Tell {
    std::vector<Recipient> to; ///< not empty
    std::variant<PartyChanged, PartyMessage> event;
};
/// To somebody who is in no party, wherever he is, if he is there at all.
struct Invite {
    UserId user;
    PartyInvited word;
};

/// To the desk of the mode, which answers.
struct Queue {
    matchjob::Queue job;
};
/// To whichever desk it waits at, if it does.
struct Withdraw {
    matchjob::Withdraw job;
};

} // namespace partyeffect

using PartyEffect = std::variant<partyeffect::Refuse, partyeffect::Answer, partyeffect::Tell,
                                 partyeffect::Invite, partyeffect::Queue, partyeffect::Withdraw>;
using PartyEffects = std::vector<PartyEffect>;

} // namespace chat::server
