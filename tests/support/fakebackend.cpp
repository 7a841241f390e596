// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakebackend.h"

#include "tests/support/adminmatchsamples.h"
#include "tests/support/adminroomsamples.h"
#include "tests/support/watchsamples.h"

#include <utility>

namespace chat::test {
namespace {

/// The rows behind question.after, at most question.limit.
template <class Answer, class Row, class Id, class Question>
Answer page(Answer all, std::vector<Row> Answer::*rows, Id Row::*id, const Question &question)
{
    auto &list = all.*rows;
    std::erase_if(list, [&](const Row &row) { return question.after && !(*question.after < row.*id); });
    list.resize(std::min(list.size(), size_t(question.limit.value_or(limits::maxAdminRows))));
    return all;
}

} // namespace

FakeBackend::FakeBackend()
    : stats(sampleStats()),
      workers(sampleWorkers()),
      rooms(sampleRooms()),
      sessions(sampleSessions()),
      bans(sampleBans()),
      people(samplePeople()),
      modes(sampleModes()),
      tickets(sampleTickets()),
      matches(sampleMatches()),
      parties(sampleParties()),
      matchLog(sampleMatchLog()),
      audit(sampleAudit()),
      logs(sampleLogs()),
      config(sampleConfig())
{
}

FakeBackend::~FakeBackend() = default;

void FakeBackend::release()
{
    for (const auto &answer : std::exchange(m_held, {}))
        answer();
}

template <class Request, class Answer>
void FakeBackend::answer(const Request &request, Answer value, server::AdminReply<Request> reply)
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

void FakeBackend::ask(const FetchStats &question, server::AdminReply<FetchStats> reply)
{
    answer(question, stats, std::move(reply));
}

void FakeBackend::ask(const FetchSeries &question, server::AdminReply<FetchSeries> reply)
{
    answer(question, sampleSeries(), std::move(reply));
}

void FakeBackend::ask(const FetchWorkers &question, server::AdminReply<FetchWorkers> reply)
{
    AdminWorkers page = workers;
    const auto skipped = std::min(size_t(question.skip.value_or(0)), workers.actors.size());
    page.actors.erase(page.actors.begin(), page.actors.begin() + std::ptrdiff_t(skipped));
    page.actors.resize(std::min(page.actors.size(), size_t(limits::maxAdminRows)));
    answer(question, page, std::move(reply));
}

void FakeBackend::ask(const ListRooms &question, server::AdminReply<ListRooms> reply)
{
    answer(question, page(rooms, &AdminRooms::rooms, &AdminRoomRow::id, question), std::move(reply));
}

void FakeBackend::ask(const ListSessions &question, server::AdminReply<ListSessions> reply)
{
    answer(question, page(sessions, &AdminSessions::sessions, &AdminSessionRow::session, question),
           std::move(reply));
}

void FakeBackend::ask(const FetchAudit &question, server::AdminReply<FetchAudit> reply)
{
    answer(question, audit, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const KickSession &kick,
                      server::AdminReply<KickSession> reply)
{
    operators.push_back(who);
    answer(kick, KickAnswer{1}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const CloseRoom &close,
                      server::AdminReply<CloseRoom> reply)
{
    operators.push_back(who);
    answer(close, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const OpenRoom &open, server::AdminReply<OpenRoom> reply)
{
    operators.push_back(who);
    answer(open, RoomActAnswer{0}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const QuarantineRoom &wanted,
                      server::AdminReply<QuarantineRoom> reply)
{
    operators.push_back(who);
    answer(wanted, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const Announce &announce,
                      server::AdminReply<Announce> reply)
{
    operators.push_back(who);
    answer(announce, AnnounceAnswer{.seq = 3, .sessions = 120, .id = AnnounceId{0x5150}}, std::move(reply));
}

void FakeBackend::ask(const ListBans &question, server::AdminReply<ListBans> reply)
{
    answer(question, page(bans, &BanList::bans, &BanRow::id, question), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const AddBan &ban, server::AdminReply<AddBan> reply)
{
    operators.push_back(who);
    answer(ban, BanAnswer{.id = BanId{0x7171}, .sessions = 1}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const LiftBan &lift, server::AdminReply<LiftBan> reply)
{
    operators.push_back(who);
    answer(lift, sampleBans().bans.front(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const BlockRoom &block,
                      server::AdminReply<BlockRoom> reply)
{
    operators.push_back(who);
    answer(block, Nothing(), std::move(reply));
}

void FakeBackend::ask(const ListAnnouncements &question, server::AdminReply<ListAnnouncements> reply)
{
    answer(question, sampleAnnouncements(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const RecallAnnouncement &recall,
                      server::AdminReply<RecallAnnouncement> reply)
{
    operators.push_back(who);
    answer(recall, RecallAnswer{120}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const DrainServer &drain,
                      server::AdminReply<DrainServer> reply)
{
    operators.push_back(who);
    answer(drain, Nothing(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const MakeRoom &wish, server::AdminReply<MakeRoom> reply)
{
    operators.push_back(who);
    answer(wish, RoomMade{oneRoom}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const EditRoom &wish, server::AdminReply<EditRoom> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const ShelveRoom &wish,
                      server::AdminReply<ShelveRoom> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const EndRoom &wish, server::AdminReply<EndRoom> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{0}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const AppointHost &wish,
                      server::AdminReply<AppointHost> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const MovePeople &wish,
                      server::AdminReply<MovePeople> reply)
{
    operators.push_back(who);
    answer(wish, MoveAnswer{.moved = 7, .stayed = 1}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const SteerMember &wish,
                      server::AdminReply<SteerMember> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const MakeInvite &wish,
                      server::AdminReply<MakeInvite> reply)
{
    operators.push_back(who);
    answer(wish, InviteMade{"0123456789abcdefghij"}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const DropInvite &wish,
                      server::AdminReply<DropInvite> reply)
{
    operators.push_back(who);
    answer(wish, RoomActAnswer{7}, std::move(reply));
}

void FakeBackend::ask(const FetchPeople &question, server::AdminReply<FetchPeople> reply)
{
    answer(question, page(people, &PeoplePage::people, &RoomPerson::number, question), std::move(reply));
}

void FakeBackend::ask(const FetchModes &question, server::AdminReply<FetchModes> reply)
{
    answer(question, modes, std::move(reply));
}

void FakeBackend::ask(const ListTickets &question, server::AdminReply<ListTickets> reply)
{
    answer(question, page(tickets, &AdminTickets::tickets, &AdminTicketRow::ticket, question),
           std::move(reply));
}

void FakeBackend::ask(const ExplainTicket &question, server::AdminReply<ExplainTicket> reply)
{
    answer(question, sampleExplanation(), std::move(reply));
}

void FakeBackend::ask(const ListMatches &question, server::AdminReply<ListMatches> reply)
{
    answer(question, page(matches, &AdminMatches::matches, &AdminMatchRow::match, question),
           std::move(reply));
}

void FakeBackend::ask(const ListParties &question, server::AdminReply<ListParties> reply)
{
    answer(question, page(parties, &AdminParties::parties, &AdminPartyRow::id, question), std::move(reply));
}

void FakeBackend::ask(const FetchMatchLog &question, server::AdminReply<FetchMatchLog> reply)
{
    answer(question, matchLog, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const EndMatch &wish, server::AdminReply<EndMatch> reply)
{
    operators.push_back(who);
    answer(wish, MatchActAnswer{2}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const CancelTicket &wish,
                      server::AdminReply<CancelTicket> reply)
{
    operators.push_back(who);
    answer(wish, MatchActAnswer{1}, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const PauseMode &wish, server::AdminReply<PauseMode> reply)
{
    operators.push_back(who);
    answer(wish, MatchActAnswer{2}, std::move(reply));
}

void FakeBackend::ask(const FetchRoom &question, server::AdminReply<FetchRoom> reply)
{
    answer(question, room, std::move(reply));
}

void FakeBackend::ask(const FetchSession &question, server::AdminReply<FetchSession> reply)
{
    answer(question, sampleSession(), std::move(reply));
}

void FakeBackend::ask(const FetchQueues &question, server::AdminReply<FetchQueues> reply)
{
    answer(question, sampleQueues(), std::move(reply));
}

void FakeBackend::ask(const FetchConfig &question, server::AdminReply<FetchConfig> reply)
{
    answer(question, config, std::move(reply));
}

void FakeBackend::ask(const FetchLogs &question, server::AdminReply<FetchLogs> reply)
{
    answer(question, logs, std::move(reply));
}

void FakeBackend::ask(const FetchLogLevels &question, server::AdminReply<FetchLogLevels> reply)
{
    answer(question, sampleLogLevels(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const ReloadConfig &reload,
                      server::AdminReply<ReloadConfig> reply)
{
    operators.push_back(who);
    answer(reload, sampleReload(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const ChangeConfig &change,
                      server::AdminReply<ChangeConfig> reply)
{
    operators.push_back(who);
    ConfigChanged changed = configChanged.value_or(sampleChanged());
    changed.applied = !change.check.value_or(false);
    answer(change, changed, std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const SetLogLevel &wanted,
                      server::AdminReply<SetLogLevel> reply)
{
    operators.push_back(who);
    answer(wanted, sampleLogLevels(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const BackUpStore &backup,
                      server::AdminReply<BackUpStore> reply)
{
    operators.push_back(who);
    answer(backup, BackupAnswer{.bytes = 4'194'304, .ms = 1500}, std::move(reply));
}

void FakeBackend::ask(const FetchJournal &question, server::AdminReply<FetchJournal> reply)
{
    answer(question, sampleJournal(), std::move(reply));
}

void FakeBackend::ask(const ListCrashes &question, server::AdminReply<ListCrashes> reply)
{
    answer(question, sampleCrashes(), std::move(reply));
}

void FakeBackend::ask(const FetchCrash &question, server::AdminReply<FetchCrash> reply)
{
    answer(question, sampleCapsule(), std::move(reply));
}

void FakeBackend::ask(const FetchInvariants &question, server::AdminReply<FetchInvariants> reply)
{
    answer(question, sampleInvariants(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const ThrowInRoom &wanted,
                      server::AdminReply<ThrowInRoom> reply)
{
    operators.push_back(who);
    answer(wanted, Nothing(), std::move(reply));
}

void FakeBackend::act(const server::Operator &who, const RepairViolation &repair,
                      server::AdminReply<RepairViolation> reply)
{
    operators.push_back(who);
    answer(repair, Nothing(), std::move(reply));
}

void FakeBackend::note(const server::Operator &who, QByteArrayView action, QByteArrayView result)
{
    notes.push_back(who.name + ' ' + action.toByteArray() + ' ' + result.toByteArray());
}

} // namespace chat::test
