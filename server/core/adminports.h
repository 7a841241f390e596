// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <functional>

/// The running server as the admin socket sees it: an interface, implemented by the wiring in server/app.
namespace chat::server {

/// Who asks for a change, as it is written into the audit.
struct Operator {
    QByteArray name; ///< of the system user, or of the token
    QByteArray address; ///< from where, for example "local pid 4711"
    AdminRole role = AdminRole::Operator;

    friend bool operator==(const Operator &, const Operator &) = default;
};

/// Takes the answer, exactly once, on any thread, during the call or later. Never blocks and never calls
/// back. Whoever asked may be gone; the answer is dropped then.
template <Packet Request>
using AdminReply = std::function<void(Result<typename Request::Answer>)>;

/// Requests are well formed: fields are inside their limits, a kick has one target, an announcement a text,
/// and a reason where one is required. Lists hold at most limits::maxAdminRows. Called in the thread of the
/// admin socket; the implementation may answer from any.
class AdminBackend
{
public:
    virtual ~AdminBackend() = default;

    virtual void ask(const FetchStats &question, AdminReply<FetchStats> reply) = 0;
    virtual void ask(const FetchSeries &question, AdminReply<FetchSeries> reply) = 0;
    virtual void ask(const FetchWorkers &question, AdminReply<FetchWorkers> reply) = 0;
    virtual void ask(const ListRooms &question, AdminReply<ListRooms> reply) = 0;
    virtual void ask(const ListSessions &question, AdminReply<ListSessions> reply) = 0;
    virtual void ask(const FetchRoom &question, AdminReply<FetchRoom> reply) = 0;
    virtual void ask(const FetchSession &question, AdminReply<FetchSession> reply) = 0;
    virtual void ask(const FetchQueues &question, AdminReply<FetchQueues> reply) = 0;
    virtual void ask(const FetchConfig &question, AdminReply<FetchConfig> reply) = 0;
    virtual void ask(const FetchLogs &question, AdminReply<FetchLogs> reply) = 0;
    virtual void ask(const FetchLogLevels &question, AdminReply<FetchLogLevels> reply) = 0;
    virtual void ask(const ListAnnouncements &question, AdminReply<ListAnnouncements> reply) = 0;
    virtual void ask(const ListBans &question, AdminReply<ListBans> reply) = 0;
    virtual void ask(const FetchAudit &question, AdminReply<FetchAudit> reply) = 0;
    virtual void ask(const FetchJournal &question, AdminReply<FetchJournal> reply) = 0;
    virtual void ask(const ListCrashes &question, AdminReply<ListCrashes> reply) = 0;
    virtual void ask(const FetchCrash &question, AdminReply<FetchCrash> reply) = 0;
    virtual void ask(const FetchInvariants &question, AdminReply<FetchInvariants> reply) = 0;
    virtual void ask(const FetchPeople &question, AdminReply<FetchPeople> reply) = 0;
    virtual void ask(const FetchModes &question, AdminReply<FetchModes> reply) = 0;
    virtual void ask(const ListTickets &question, AdminReply<ListTickets> reply) = 0;
    virtual void ask(const ExplainTicket &question, AdminReply<ExplainTicket> reply) = 0;
    virtual void ask(const ListMatches &question, AdminReply<ListMatches> reply) = 0;
    virtual void ask(const FetchMatchLog &question, AdminReply<FetchMatchLog> reply) = 0;
    virtual void ask(const ListParties &question, AdminReply<ListParties> reply) = 0;

    // Each writes a row into the audit, also when it is refused; a mere check of settings does not.
    virtual void act(const Operator &who, const KickSession &kick, AdminReply<KickSession> reply) = 0;
    virtual void act(const Operator &who, const CloseRoom &close, AdminReply<CloseRoom> reply) = 0;
    virtual void act(const Operator &who, const OpenRoom &open, AdminReply<OpenRoom> reply) = 0;
    virtual void act(const Operator &who, const QuarantineRoom &wanted, AdminReply<QuarantineRoom> reply) = 0;
    virtual void act(const Operator &who, const Announce &announce, AdminReply<Announce> reply) = 0;
    virtual void act(const Operator &who, const RecallAnnouncement &recall,
                     AdminReply<RecallAnnouncement> reply)
        = 0;
    virtual void act(const Operator &who, const BlockRoom &block, AdminReply<BlockRoom> reply) = 0;
    virtual void act(const Operator &who, const AddBan &ban, AdminReply<AddBan> reply) = 0;
    virtual void act(const Operator &who, const LiftBan &lift, AdminReply<LiftBan> reply) = 0;
    virtual void act(const Operator &who, const DrainServer &drain, AdminReply<DrainServer> reply) = 0;
    virtual void act(const Operator &who, const ReloadConfig &reload, AdminReply<ReloadConfig> reply) = 0;
    virtual void act(const Operator &who, const ChangeConfig &change, AdminReply<ChangeConfig> reply) = 0;
    virtual void act(const Operator &who, const SetLogLevel &wanted, AdminReply<SetLogLevel> reply) = 0;
    virtual void act(const Operator &who, const BackUpStore &backup, AdminReply<BackUpStore> reply) = 0;
    virtual void act(const Operator &who, const ThrowInRoom &wanted, AdminReply<ThrowInRoom> reply) = 0;
    virtual void act(const Operator &who, const RepairViolation &repair, AdminReply<RepairViolation> reply)
        = 0;
    virtual void act(const Operator &who, const MakeRoom &wish, AdminReply<MakeRoom> reply) = 0;
    virtual void act(const Operator &who, const EditRoom &wish, AdminReply<EditRoom> reply) = 0;
    virtual void act(const Operator &who, const ShelveRoom &wish, AdminReply<ShelveRoom> reply) = 0;
    virtual void act(const Operator &who, const EndRoom &wish, AdminReply<EndRoom> reply) = 0;
    virtual void act(const Operator &who, const AppointHost &wish, AdminReply<AppointHost> reply) = 0;
    virtual void act(const Operator &who, const MovePeople &wish, AdminReply<MovePeople> reply) = 0;
    virtual void act(const Operator &who, const SteerMember &wish, AdminReply<SteerMember> reply) = 0;
    virtual void act(const Operator &who, const MakeInvite &wish, AdminReply<MakeInvite> reply) = 0;
    virtual void act(const Operator &who, const DropInvite &wish, AdminReply<DropInvite> reply) = 0;
    virtual void act(const Operator &who, const EndMatch &wish, AdminReply<EndMatch> reply) = 0;
    virtual void act(const Operator &who, const CancelTicket &wish, AdminReply<CancelTicket> reply) = 0;
    virtual void act(const Operator &who, const PauseMode &wish, AdminReply<PauseMode> reply) = 0;

    /// A row in the audit for what the admin socket itself decided: an act that a viewer may not do, a login.
    /// `action` is the packet's name, `result` "ok" or an error's name.
    virtual void note(const Operator &who, QByteArrayView action, QByteArrayView result) = 0;
};

} // namespace chat::server
