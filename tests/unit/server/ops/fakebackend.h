// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/adminports.h"
#include "tests/support/adminsamples.h"

#include <optional>
#include <utility>
#include <vector>

namespace chat::test {

/// Answers everything with its samples, and notes what it was asked. While `holding`, answers wait for
/// release().
class FakeBackend final : public server::AdminBackend
{
public:
    AdminStats stats = sampleStats();
    AdminWorkers workers = sampleWorkers();
    AdminRooms rooms = sampleRooms();
    AdminSessions sessions = sampleSessions();
    BanList bans = sampleBans();
    AuditPage audit = sampleAudit();
    LogPage logs = sampleLogs();
    std::optional<Error> refusal; ///< instead of an answer
    bool holding = false;

    std::vector<AdminCommand> asked;
    std::vector<server::Operator> operators; ///< of the acts
    std::vector<QByteArray> notes; ///< "name action result"

    [[nodiscard]] size_t held() const { return m_held.size(); }

    void release()
    {
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

    /// The answers, for another thread to give.
    [[nodiscard]] std::vector<std::function<void()>> takeHeld() { return std::exchange(m_held, {}); }

    void ask(const FetchStats &question, server::AdminReply<FetchStats> reply) override
    {
        answer(question, stats, std::move(reply));
    }
    void ask(const FetchSeries &question, server::AdminReply<FetchSeries> reply) override
    {
        answer(question, sampleSeries(), std::move(reply));
    }
    void ask(const FetchWorkers &question, server::AdminReply<FetchWorkers> reply) override
    {
        answer(question, workers, std::move(reply));
    }
    void ask(const ListRooms &question, server::AdminReply<ListRooms> reply) override
    {
        answer(question, page(rooms, &AdminRooms::rooms, &AdminRoomRow::id, question), std::move(reply));
    }
    void ask(const ListSessions &question, server::AdminReply<ListSessions> reply) override
    {
        answer(question, page(sessions, &AdminSessions::sessions, &AdminSessionRow::session, question),
               std::move(reply));
    }
    void ask(const FetchAudit &question, server::AdminReply<FetchAudit> reply) override
    {
        answer(question, audit, std::move(reply));
    }
    void act(const server::Operator &who, const KickSession &kick,
             server::AdminReply<KickSession> reply) override
    {
        operators.push_back(who);
        answer(kick, KickAnswer{1}, std::move(reply));
    }
    void act(const server::Operator &who, const CloseRoom &close,
             server::AdminReply<CloseRoom> reply) override
    {
        operators.push_back(who);
        answer(close, RoomActAnswer{7}, std::move(reply));
    }
    void act(const server::Operator &who, const OpenRoom &open, server::AdminReply<OpenRoom> reply) override
    {
        operators.push_back(who);
        answer(open, RoomActAnswer{0}, std::move(reply));
    }
    void act(const server::Operator &who, const QuarantineRoom &wanted,
             server::AdminReply<QuarantineRoom> reply) override
    {
        operators.push_back(who);
        answer(wanted, RoomActAnswer{7}, std::move(reply));
    }
    void act(const server::Operator &who, const Announce &announce,
             server::AdminReply<Announce> reply) override
    {
        operators.push_back(who);
        answer(announce, AnnounceAnswer{.seq = 3, .sessions = 120, .id = AnnounceId{0x5150}},
               std::move(reply));
    }
    void ask(const ListBans &question, server::AdminReply<ListBans> reply) override
    {
        answer(question, page(bans, &BanList::bans, &BanRow::id, question), std::move(reply));
    }
    void act(const server::Operator &who, const AddBan &ban, server::AdminReply<AddBan> reply) override
    {
        operators.push_back(who);
        answer(ban, BanAnswer{.id = BanId{0x7171}, .sessions = 1}, std::move(reply));
    }
    void act(const server::Operator &who, const LiftBan &lift, server::AdminReply<LiftBan> reply) override
    {
        operators.push_back(who);
        answer(lift, sampleBans().bans.front(), std::move(reply));
    }
    void act(const server::Operator &who, const BlockRoom &block,
             server::AdminReply<BlockRoom> reply) override
    {
        operators.push_back(who);
        answer(block, Nothing(), std::move(reply));
    }
    void ask(const ListAnnouncements &question, server::AdminReply<ListAnnouncements> reply) override
    {
        answer(question, sampleAnnouncements(), std::move(reply));
    }
    void act(const server::Operator &who, const RecallAnnouncement &recall,
             server::AdminReply<RecallAnnouncement> reply) override
    {
        operators.push_back(who);
        answer(recall, RecallAnswer{120}, std::move(reply));
    }
    void act(const server::Operator &who, const DrainServer &drain,
             server::AdminReply<DrainServer> reply) override
    {
        operators.push_back(who);
        answer(drain, Nothing(), std::move(reply));
    }

    void ask(const FetchRoom &question, server::AdminReply<FetchRoom> reply) override
    {
        answer(question, sampleRoom(), std::move(reply));
    }
    void ask(const FetchSession &question, server::AdminReply<FetchSession> reply) override
    {
        answer(question, sampleSession(), std::move(reply));
    }
    void ask(const FetchQueues &question, server::AdminReply<FetchQueues> reply) override
    {
        answer(question, sampleQueues(), std::move(reply));
    }
    void ask(const FetchConfig &question, server::AdminReply<FetchConfig> reply) override
    {
        answer(question, sampleConfig(), std::move(reply));
    }
    void ask(const FetchLogs &question, server::AdminReply<FetchLogs> reply) override
    {
        answer(question, logs, std::move(reply));
    }
    void ask(const FetchLogLevels &question, server::AdminReply<FetchLogLevels> reply) override
    {
        answer(question, sampleLogLevels(), std::move(reply));
    }
    void act(const server::Operator &who, const ReloadConfig &reload,
             server::AdminReply<ReloadConfig> reply) override
    {
        operators.push_back(who);
        answer(reload, sampleReload(), std::move(reply));
    }
    void act(const server::Operator &who, const ChangeConfig &change,
             server::AdminReply<ChangeConfig> reply) override
    {
        operators.push_back(who);
        ConfigChanged changed = sampleChanged();
        changed.applied = !change.check.value_or(false);
        answer(change, changed, std::move(reply));
    }
    void act(const server::Operator &who, const SetLogLevel &wanted,
             server::AdminReply<SetLogLevel> reply) override
    {
        operators.push_back(who);
        answer(wanted, sampleLogLevels(), std::move(reply));
    }
    void act(const server::Operator &who, const BackUpStore &backup,
             server::AdminReply<BackUpStore> reply) override
    {
        operators.push_back(who);
        answer(backup, BackupAnswer{.bytes = 4'194'304, .ms = 1500}, std::move(reply));
    }
    void note(const server::Operator &who, QByteArrayView action, QByteArrayView result) override
    {
        notes.push_back(who.name + ' ' + action.toByteArray() + ' ' + result.toByteArray());
    }

private:
    template <class Request, class Answer>
    void answer(const Request &request, Answer value, server::AdminReply<Request> reply)
    {
        asked.emplace_back(request);
        auto give = [reply = std::move(reply),
                     result = refusal ? Result<Answer>(std::unexpected(*refusal))
                                      : Result<Answer>(std::move(value))] { reply(result); };
        if (holding)
            m_held.push_back(std::move(give));
        else
            give();
    }

    /// The rows behind question.after, at most question.limit.
    template <class Answer, class Row, class Id, class Question>
    static Answer page(Answer all, std::vector<Row> Answer::*rows, Id Row::*id, const Question &question)
    {
        auto &list = all.*rows;
        std::erase_if(list, [&](const Row &row) { return question.after && !(*question.after < row.*id); });
        list.resize(std::min(list.size(), size_t(question.limit.value_or(limits::maxAdminRows))));
        return all;
    }

    std::vector<std::function<void()>> m_held;
};

} // namespace chat::test
