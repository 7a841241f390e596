// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"
#include "tests/support/adminsamples.h"

#include <optional>
#include <vector>

namespace chat::test {

/// Answers everything with its samples, and notes what it was asked. While `holding`, answers wait for
/// release().
class FakeBackend final : public server::AdminBackend
{
public:
    FakeBackend();
    ~FakeBackend() override;

    AdminStats stats;
    AdminWorkers workers;
    AdminRoomDetails room = sampleRoom(); ///< whichever is asked for
    AdminRooms rooms;
    AdminSessions sessions;
    BanList bans;
    PeoplePage people;
    AdminModes modes;
    AdminTickets tickets;
    AdminMatches matches;
    AdminParties parties;
    MatchLog matchLog;
    std::optional<ConfigChanged> configChanged; ///< instead of the sample
    AuditPage audit;
    LogPage logs;
    ConfigRows config;
    std::optional<Error> refusal; ///< instead of an answer
    bool holding = false;

    std::vector<AdminCommand> asked;
    std::vector<server::Operator> operators; ///< of the acts
    std::vector<QByteArray> notes; ///< "name action result"

    [[nodiscard]] size_t held() const { return m_held.size(); }

    void release();

    /// The answers, for another thread to give.
    [[nodiscard]] std::vector<std::function<void()>> takeHeld() { return std::exchange(m_held, {}); }

    void ask(const FetchStats &, server::AdminReply<FetchStats>) override;
    void ask(const FetchSeries &, server::AdminReply<FetchSeries>) override;
    void ask(const FetchWorkers &, server::AdminReply<FetchWorkers>) override;
    void ask(const ListRooms &, server::AdminReply<ListRooms>) override;
    void ask(const ListSessions &, server::AdminReply<ListSessions>) override;
    void ask(const FetchAudit &, server::AdminReply<FetchAudit>) override;
    void act(const server::Operator &, const KickSession &, server::AdminReply<KickSession>) override;
    void act(const server::Operator &, const CloseRoom &, server::AdminReply<CloseRoom>) override;
    void act(const server::Operator &, const OpenRoom &, server::AdminReply<OpenRoom>) override;
    void act(const server::Operator &, const QuarantineRoom &, server::AdminReply<QuarantineRoom>) override;
    void act(const server::Operator &, const Announce &, server::AdminReply<Announce>) override;
    void ask(const ListBans &, server::AdminReply<ListBans>) override;
    void act(const server::Operator &, const AddBan &, server::AdminReply<AddBan>) override;
    void act(const server::Operator &, const LiftBan &, server::AdminReply<LiftBan>) override;
    void act(const server::Operator &, const BlockRoom &, server::AdminReply<BlockRoom>) override;
    void ask(const ListAnnouncements &, server::AdminReply<ListAnnouncements>) override;
    void act(const server::Operator &, const RecallAnnouncement &,
             server::AdminReply<RecallAnnouncement>) override;
    void act(const server::Operator &, const DrainServer &, server::AdminReply<DrainServer>) override;
    void ask(const FetchRoom &, server::AdminReply<FetchRoom>) override;
    void ask(const FetchSession &, server::AdminReply<FetchSession>) override;
    void ask(const FetchQueues &, server::AdminReply<FetchQueues>) override;
    void ask(const FetchConfig &, server::AdminReply<FetchConfig>) override;
    void ask(const FetchLogs &, server::AdminReply<FetchLogs>) override;
    void ask(const FetchLogLevels &, server::AdminReply<FetchLogLevels>) override;
    void act(const server::Operator &, const ReloadConfig &, server::AdminReply<ReloadConfig>) override;
    void act(const server::Operator &, const ChangeConfig &, server::AdminReply<ChangeConfig>) override;
    void act(const server::Operator &, const SetLogLevel &, server::AdminReply<SetLogLevel>) override;
    void act(const server::Operator &, const BackUpStore &, server::AdminReply<BackUpStore>) override;
    void ask(const FetchJournal &, server::AdminReply<FetchJournal>) override;
    void ask(const ListCrashes &, server::AdminReply<ListCrashes>) override;
    void ask(const FetchCrash &, server::AdminReply<FetchCrash>) override;
    void ask(const FetchInvariants &, server::AdminReply<FetchInvariants>) override;
    void act(const server::Operator &, const ThrowInRoom &, server::AdminReply<ThrowInRoom>) override;
    void act(const server::Operator &, const RepairViolation &, server::AdminReply<RepairViolation>) override;
    void act(const server::Operator &, const MakeRoom &, server::AdminReply<MakeRoom>) override;
    void act(const server::Operator &, const EditRoom &, server::AdminReply<EditRoom>) override;
    void act(const server::Operator &, const ShelveRoom &, server::AdminReply<ShelveRoom>) override;
    void act(const server::Operator &, const EndRoom &, server::AdminReply<EndRoom>) override;
    void act(const server::Operator &, const AppointHost &, server::AdminReply<AppointHost>) override;
    void act(const server::Operator &, const MovePeople &, server::AdminReply<MovePeople>) override;
    void act(const server::Operator &, const SteerMember &, server::AdminReply<SteerMember>) override;
    void act(const server::Operator &, const MakeInvite &, server::AdminReply<MakeInvite>) override;
    void act(const server::Operator &, const DropInvite &, server::AdminReply<DropInvite>) override;
    void ask(const FetchPeople &, server::AdminReply<FetchPeople>) override;
    void ask(const FetchModes &, server::AdminReply<FetchModes>) override;
    void ask(const ListTickets &, server::AdminReply<ListTickets>) override;
    void ask(const ExplainTicket &, server::AdminReply<ExplainTicket>) override;
    void ask(const ListMatches &, server::AdminReply<ListMatches>) override;
    void ask(const FetchMatchLog &, server::AdminReply<FetchMatchLog>) override;
    void ask(const ListParties &, server::AdminReply<ListParties>) override;
    void act(const server::Operator &, const EndMatch &, server::AdminReply<EndMatch>) override;
    void act(const server::Operator &, const CancelTicket &, server::AdminReply<CancelTicket>) override;
    void act(const server::Operator &, const PauseMode &, server::AdminReply<PauseMode>) override;
    void note(const server::Operator &who, QByteArrayView action, QByteArrayView result) override;

private:
    template <class Request, class Answer>
    void answer(const Request &request, Answer value, server::AdminReply<Request> reply);

    std::vector<std::function<void()>> m_held;
};

} // namespace chat::test
