// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/backuprun.h"
#include "server/app/configreload.h"
#include "server/core/adminports.h"

#include <functional>
#include <map>
#include <mutex>

namespace chat::server {

/// The running server, as its operators see and steer it. Answers from any thread; called in the main thread.
/// Numbers are read where they are kept; nothing stops for them.
class Console final : public AdminBackend
{
public:
    /// Both outlive it.
    Console(ChatServer &server, ConfigReload &configReload);

    /// Ends what it has under way in threads of its own, which write into the server's audit: to be called
    /// before the server goes.
    void close() { m_backup.stop(); }

    void ask(const FetchStats &question, AdminReply<FetchStats> reply) override;
    void ask(const FetchSeries &question, AdminReply<FetchSeries> reply) override;
    void ask(const FetchWorkers &question, AdminReply<FetchWorkers> reply) override;
    void ask(const ListRooms &question, AdminReply<ListRooms> reply) override;
    void ask(const ListSessions &question, AdminReply<ListSessions> reply) override;
    void ask(const FetchRoom &question, AdminReply<FetchRoom> reply) override;
    void ask(const FetchSession &question, AdminReply<FetchSession> reply) override;
    void ask(const FetchQueues &question, AdminReply<FetchQueues> reply) override;
    void ask(const FetchConfig &question, AdminReply<FetchConfig> reply) override;
    void ask(const FetchLogs &question, AdminReply<FetchLogs> reply) override;
    void ask(const FetchLogLevels &question, AdminReply<FetchLogLevels> reply) override;
    void ask(const ListAnnouncements &question, AdminReply<ListAnnouncements> reply) override;
    void ask(const ListBans &question, AdminReply<ListBans> reply) override;
    void ask(const FetchAudit &question, AdminReply<FetchAudit> reply) override;
    void ask(const FetchJournal &question, AdminReply<FetchJournal> reply) override;
    void ask(const ListCrashes &question, AdminReply<ListCrashes> reply) override;
    void ask(const FetchCrash &question, AdminReply<FetchCrash> reply) override;
    void ask(const FetchInvariants &question, AdminReply<FetchInvariants> reply) override;
    void ask(const FetchPeople &question, AdminReply<FetchPeople> reply) override;
    void ask(const FetchModes &question, AdminReply<FetchModes> reply) override;
    void ask(const ListTickets &question, AdminReply<ListTickets> reply) override;
    void ask(const ExplainTicket &question, AdminReply<ExplainTicket> reply) override;
    void ask(const ListMatches &question, AdminReply<ListMatches> reply) override;
    void ask(const FetchMatchLog &question, AdminReply<FetchMatchLog> reply) override;
    void ask(const ListParties &question, AdminReply<ListParties> reply) override;
    void act(const Operator &who, const KickSession &kick, AdminReply<KickSession> reply) override;
    void act(const Operator &who, const CloseRoom &close, AdminReply<CloseRoom> reply) override;
    void act(const Operator &who, const OpenRoom &open, AdminReply<OpenRoom> reply) override;
    void act(const Operator &who, const QuarantineRoom &wanted, AdminReply<QuarantineRoom> reply) override;
    void act(const Operator &who, const Announce &announce, AdminReply<Announce> reply) override;
    void act(const Operator &who, const RecallAnnouncement &recall,
             AdminReply<RecallAnnouncement> reply) override;
    void act(const Operator &who, const BlockRoom &block, AdminReply<BlockRoom> reply) override;
    void act(const Operator &who, const AddBan &ban, AdminReply<AddBan> reply) override;
    void act(const Operator &who, const LiftBan &lift, AdminReply<LiftBan> reply) override;
    void act(const Operator &who, const DrainServer &drain, AdminReply<DrainServer> reply) override;
    void act(const Operator &who, const ReloadConfig &reload, AdminReply<ReloadConfig> reply) override;
    void act(const Operator &who, const ChangeConfig &change, AdminReply<ChangeConfig> reply) override;
    void act(const Operator &who, const SetLogLevel &wanted, AdminReply<SetLogLevel> reply) override;
    void act(const Operator &who, const BackUpStore &backup, AdminReply<BackUpStore> reply) override;
    void act(const Operator &who, const ThrowInRoom &wanted, AdminReply<ThrowInRoom> reply) override;
    void act(const Operator &who, const RepairViolation &repair, AdminReply<RepairViolation> reply) override;
    void act(const Operator &who, const MakeRoom &wish, AdminReply<MakeRoom> reply) override;
    void act(const Operator &who, const EditRoom &wish, AdminReply<EditRoom> reply) override;
    void act(const Operator &who, const ShelveRoom &wish, AdminReply<ShelveRoom> reply) override;
    void act(const Operator &who, const EndRoom &wish, AdminReply<EndRoom> reply) override;
    void act(const Operator &who, const AppointHost &wish, AdminReply<AppointHost> reply) override;
    void act(const Operator &who, const MovePeople &wish, AdminReply<MovePeople> reply) override;
    void act(const Operator &who, const SteerMember &wish, AdminReply<SteerMember> reply) override;
    void act(const Operator &who, const MakeInvite &wish, AdminReply<MakeInvite> reply) override;
    void act(const Operator &who, const DropInvite &wish, AdminReply<DropInvite> reply) override;
    void act(const Operator &who, const EndMatch &wish, AdminReply<EndMatch> reply) override;
    void act(const Operator &who, const CancelTicket &wish, AdminReply<CancelTicket> reply) override;
    void act(const Operator &who, const PauseMode &wish, AdminReply<PauseMode> reply) override;
    void note(const Operator &who, QByteArrayView action, QByteArrayView result) override;

private:
    [[nodiscard]] static AdminRoomRow row(const KnownRoom &room);
    /// But who is in it.
    [[nodiscard]] static AdminRoomDetails details(const KnownRoom &room);
    [[nodiscard]] static AdminSessionRow row(const SessionRow &session,
                                             const std::map<ConnectionId, ConnectionFacts> &facts);
    [[nodiscard]] static AdminSessions page(const ListSessions &question, std::vector<SessionRow> sessions,
                                            const std::map<ConnectionId, ConnectionFacts> &facts);
    [[nodiscard]] static BanRow row(const BanRecord &ban);
    void keepBan(const Operator &who, const BanRecord &ban, AdminReply<AddBan> reply);
    /// As the audit names it.
    [[nodiscard]] QString roomName(RoomId room) const;
    void setAccess(const Operator &who, QByteArrayView action, RoomAct act, RoomId room,
                   const QString &reason, AdminReply<CloseRoom> reply);
    /// `also` is what else the audit names.
    void steer(const Operator &who, QByteArrayView action, RoomId room, HostCommand command,
               const QString &also, const QString &reason, AdminReply<CloseRoom> reply);
    void move(const Operator &who, const MovePeople &wish, std::optional<ConnectionId> only,
              AdminReply<MovePeople> reply);
    /// `look` adds what each desk knows, one at a time; `finish` puts it together.
    template <Packet Request>
    void askDesks(const std::optional<QString> &mode,
                  std::function<void(typename Request::Answer &, const MatchDesk &, const Now &)> look,
                  std::function<void(typename Request::Answer &)> finish, AdminReply<Request> reply);
    void steerMatch(const Operator &who, QByteArrayView action, const QString &target, const MatchAct &act,
                    const QString &reason, AdminReply<EndMatch> reply);
    [[nodiscard]] static QByteArrayView errorName(ErrorCode code);
    /// One row; `result` is "ok" or an error's name.
    void audit(const Operator &who, QByteArrayView action, const QString &target, const QString &reason,
               QByteArrayView result);

    ChatServer &m_server;
    ConfigReload &m_configReload;
    BackupRun m_backup; // last: its thread uses the rest
};

} // namespace chat::server
