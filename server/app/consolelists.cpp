// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/gather.h"
#include "server/app/statscollector.h"

#include <algorithm>
#include <set>

/// What Console answers about rooms and sessions.
namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// The page behind `after`, of rows that are ordered by `idOf`, at most `limit`.
template <class Row, class Key>
std::vector<Row> pageOf(std::vector<Row> rows, Key idOf, auto after, std::optional<int> limit)
{
    std::ranges::sort(rows, {}, idOf);
    if (after)
        rows.erase(rows.begin(), std::ranges::upper_bound(rows, *after, {}, idOf));
    if (rows.size() > size_t(limit.value_or(limits::maxAdminRows)))
        rows.resize(size_t(limit.value_or(limits::maxAdminRows)));
    return rows;
}

} // namespace

AdminRoomRow Console::row(const KnownRoom &room)
{
    return {.id = room.record.id,
            .name = room.record.name,
            .kind = kindOf(room.record),
            .people = room.counts->people,
            .max = room.record.maxPeople,
            .seq = room.counts->lastSeq,
            .loaded = room.counts->loaded,
            .access = room.counts->access.load()};
}

AdminSessionRow Console::row(const SessionRow &session, const std::map<ConnectionId, ConnectionFacts> &facts)
{
    AdminSessionRow shown{.session = session.session,
                          .user = session.user,
                          .address = session.client.address.toUtf8(),
                          .connectedMs = (currentTime().wall - session.since).count(),
                          .rooms = session.rooms,
                          .state = session.lost ? SessionState::Lost : SessionState::Online};
    if (session.client.deviceId.isValid())
        shown.device = session.client.deviceId;
    if (!session.client.program.isEmpty())
        shown.client = ClientInfo{.name = session.client.program};
    if (const auto fact = facts.find(session.connection); fact != facts.end()) {
        shown.rooms = fact->second.rooms;
        shown.outboxBytes = fact->second.outboxBytes;
        shown.oldestMs = fact->second.oldest.count();
        shown.pingMs = fact->second.pingMs;
    }
    return shown;
}

void Console::ask(const ListRooms &question, AdminReply<ListRooms> reply)
{
    std::vector<AdminRoomRow> rooms;
    for (const KnownRoom &room : m_server.parts().hub->rooms()) {
        const bool matches = !question.filter
            || room.record.name.contains(*question.filter, Qt::CaseInsensitive)
            || room.record.id.toText() == question.filter->toUtf8();
        if (!matches)
            continue;
        rooms.push_back(row(room));
    }
    const int total = int(rooms.size());
    reply(AdminRooms{pageOf(std::move(rooms), &AdminRoomRow::id, question.after, question.limit), total});
}

void Console::ask(const ListSessions &question, AdminReply<ListSessions> reply)
{
    m_server.listSessions([this, question, reply](std::vector<SessionRow> sessions) {
        m_server.connectionFacts([question, reply, sessions = std::move(sessions)](const auto &facts) {
            reply(page(question, sessions, facts));
        });
    });
}

AdminSessions Console::page(const ListSessions &question, std::vector<SessionRow> sessions,
                            const std::map<ConnectionId, ConnectionFacts> &facts)
{
    if (question.filter) {
        std::erase_if(sessions, [&](const SessionRow &session) {
            const QString &filter = *question.filter;
            const QByteArray id = filter.toUtf8();
            return !session.user.nick.contains(filter, Qt::CaseInsensitive)
                && !session.client.address.contains(filter) && session.session.toText() != id
                && session.user.id.toText() != id && session.client.deviceId.toText() != id;
        });
    }
    const int total = int(sessions.size());
    AdminSessions answer{.total = total};
    for (const SessionRow &session :
         pageOf(std::move(sessions), &SessionRow::session, question.after, question.limit))
        answer.sessions.push_back(row(session, facts));
    return answer;
}

void Console::ask(const FetchRoom &question, AdminReply<FetchRoom> reply)
{
    const auto room = m_server.parts().hub->known(question.room);
    if (!room)
        return reply(refuse(ErrorCode::RoomNotFound));
    AdminRoomDetails answer = details(*room);
    if (const auto actor = m_server.parts().hub->actorState(question.room))
        answer.actor = actorRow(*actor, m_server.stats().actorRates());
    const auto collect = [id = question.room](const IoLoop &loop, std::vector<ConnectionId> &members) {
        loop.addMembers(id, members);
    };
    const auto told = [this, answer, reply](const std::vector<ConnectionId> &members) {
        m_server.listSessions([answer, reply, members](std::vector<SessionRow> sessions) mutable {
            const std::set<ConnectionId> here(members.begin(), members.end());
            std::ranges::sort(sessions, {}, &SessionRow::session);
            for (const SessionRow &session : sessions) {
                if (here.contains(session.connection) && answer.members.size() < size_t(limits::maxAdminRows))
                    answer.members.push_back({session.session, session.user});
            }
            answer.connected = int(members.size());
            reply(std::move(answer));
        });
    };
    gather<std::vector<ConnectionId>>(*m_server.parts().io, collect, told);
}

void Console::ask(const FetchSession &question, AdminReply<FetchSession> reply)
{
    m_server.listSessions([this, question, reply](const std::vector<SessionRow> &sessions) {
        const auto found = std::ranges::find(sessions, question.session, &SessionRow::session);
        if (found == sessions.end())
            return reply(refuse(ErrorCode::UserNotFound));
        struct Collected {
            std::map<ConnectionId, ConnectionFacts> facts;
            std::vector<RoomId> rooms;
        };
        const auto collect = [connection = found->connection](IoLoop &loop, Collected &collected) {
            loop.addFacts(collected.facts);
            loop.addRooms(connection, collected.rooms);
        };
        const auto told
            = [session = *found, known = m_server.parts().hub->rooms(), reply](const Collected &collected) {
                  AdminSessionDetails answer{.row = row(session, collected.facts)};
                  for (const KnownRoom &room : known) {
                      if (std::ranges::find(collected.rooms, room.record.id) != collected.rooms.end())
                          answer.rooms.push_back({room.record.id, room.record.name});
                  }
                  std::ranges::sort(answer.rooms, {}, &AdminRoomRef::name);
                  reply(std::move(answer));
              };
        gather<Collected>(*m_server.parts().io, collect, told);
    });
}

void Console::ask(const FetchQueues &, AdminReply<FetchQueues> reply)
{
    const Config::Limits &configured = m_server.config().limits;
    const QueuesAnswer bounds{.markBytes = configured.outboxMarkBytes,
                              .hardBytes = configured.outboxHardBytes,
                              .markMs = configured.outboxMark.count()};
    using Queues = std::vector<std::pair<ConnectionId, ConnectionFacts>>;
    const auto collect = [](const IoLoop &loop, Queues &queues) { loop.addQueues(queues); };
    const auto told = [this, bounds, reply](Queues queues) {
        QueuesAnswer answer = bounds;
        answer.waiting = int(queues.size());
        if (queues.empty())
            return reply(std::move(answer));
        std::ranges::sort(queues, std::greater(), [](const auto &queue) { return queue.second.outboxBytes; });
        queues.resize(std::min(queues.size(), size_t(limits::maxAdminRows)));
        m_server.listSessions([answer, reply, queues](const std::vector<SessionRow> &sessions) mutable {
            std::map<ConnectionId, const SessionRow *> known;
            for (const SessionRow &session : sessions)
                known.emplace(session.connection, &session);
            for (const auto &[connection, facts] : queues) {
                if (const auto found = known.find(connection); found != known.end())
                    answer.rows.push_back({found->second->session, found->second->user, facts.outboxBytes,
                                           facts.oldest.count(), facts.pingMs});
            }
            reply(std::move(answer));
        });
    };
    gather<Queues>(*m_server.parts().io, collect, told);
}

} // namespace chat::server
