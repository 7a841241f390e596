// SPDX-License-Identifier: Apache-2.0
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "server/net/session.h"
#include "shared/core/match.h"

/// What a connection asks about matches.
namespace chat::server {

void Session::play(RequestId id, Command &command)
{
    match(
        command, //
        [&](const ListMatchModes &) { answer(id, MatchModes{m_loop->backend().matchModes()}); },
        [&](QueueForMatch &asked) { queue(id, asked); },
        [&](const CancelMatch &asked) {
            askMatch(id, matchjob::Cancel{sender(id), asked.ticket}, ErrorCode::TicketNotFound);
        },
        [&](const AskMatchStatus &asked) {
            askMatch(id, matchjob::Status{sender(id), asked.ticket}, ErrorCode::TicketNotFound);
        },
        [&](const ReadyForMatch &asked) {
            askMatch(id, matchjob::Ready{sender(id), asked.match, asked.accept}, ErrorCode::MatchNotFound);
        },
        [&](ReportResult &asked) {
            askMatch(id, matchjob::Report{sender(id), asked.match, std::move(asked.places)},
                     ErrorCode::MatchNotFound);
        },
        [&](SendMatchData &said) {
            submit(RoomId{said.match.value}, roomjob::Data{sender(id), said.op, std::move(said.data)}, id);
        },
        [&](ListWatchable &asked) {
            if (opens(id))
                handOver(id, m_loop->backend().listMatches(matchjob::List{sender(id), std::move(asked)}));
        },
        [&](const WatchMatch &asked) {
            EnterRoom wish{.room = RoomId{asked.match.value}};
            enter(id, wish);
        },
        [&](const LeaveMatch &asked) { leave(id, {RoomId{asked.match.value}}); },
        [](const auto &) {}); // not about matches
}

void Session::queue(RequestId id, QueueForMatch &asked)
{
    m_seeks = true;
    if (!opens(id))
        return;
    const bool isTogether = asked.party.has_value();
    m_inParty |= isTogether;
    auto wish = std::make_shared<const QueueForMatch>(std::move(asked));
    Backend &backend = m_loop->backend();
    handOver(id,
             isTogether ? backend.queueParty({sender(id), m_user.nick, std::move(wish)})
                        : backend.queueForMatch({sender(id), m_user.nick, std::move(wish)}));
}

void Session::askMatch(RequestId id, MatchJob job, ErrorCode nowhere)
{
    if (opens(id))
        handOver(id, m_loop->backend().askMatch(m_user.id, std::move(job), nowhere));
}

/// One more request waits for its answer; or it is refused.
bool Session::opens(RequestId id)
{
    ++m_open;
    if (m_open <= m_loop->config().requestsOpen)
        return true;
    handOver(id,
             std::unexpected(Error{.code = ErrorCode::TooManyRequestsOpen, .retryAfter = Milliseconds(100)}));
    return false;
}

/// To a desk, which answers; or not.
void Session::handOver(RequestId id, const Result<void> &taken)
{
    if (!taken)
        answered({m_connection->id(),
                  id != 0 ? encodeError(m_connection->format(), id, taken.error()) : QByteArray(), true});
}

void Session::enterMatch(RoomId room)
{
    if (m_state != State::Ready)
        return;
    m_seeks = true;
    submitEnter(room, 0, roomjob::Enter{sender(0), m_user.nick, {}, {}});
}

} // namespace chat::server
