// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include <algorithm>

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

void Console::ask(const ListRooms &question, AdminReply<ListRooms> reply)
{
    std::vector<AdminRoomRow> rooms;
    for (const KnownRoom &room : m_server.parts().hub->rooms()) {
        const bool matches = !question.filter
            || room.record.name.contains(*question.filter, Qt::CaseInsensitive)
            || room.record.id.toText() == question.filter->toUtf8();
        if (!matches)
            continue;
        rooms.push_back({.id = room.record.id,
                         .name = room.record.name,
                         .kind = room.record.kind == "system" ? RoomKind::System : RoomKind::Channel,
                         .people = room.counts->people,
                         .max = room.record.maxPeople,
                         .seq = room.counts->lastSeq,
                         .loaded = room.counts->loaded});
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
                && session.user.id.toText() != id;
        });
    }
    const int total = int(sessions.size());
    AdminSessions answer{.total = total};
    const Timestamp now = currentTime().wall;
    for (const SessionRow &session :
         pageOf(std::move(sessions), &SessionRow::session, question.after, question.limit)) {
        AdminSessionRow shown{.session = session.session,
                              .user = session.user,
                              .address = session.client.address.toUtf8(),
                              .connectedMs = (now - session.since).count(),
                              .rooms = session.rooms,
                              .state = session.lost ? SessionState::Lost : SessionState::Online};
        if (!session.client.program.isEmpty())
            shown.client = ClientInfo{.name = session.client.program};
        if (const auto fact = facts.find(session.connection); fact != facts.end()) {
            shown.rooms = fact->second.rooms;
            shown.outboxBytes = fact->second.outboxBytes;
        }
        answer.sessions.push_back(std::move(shown));
    }
    return answer;
}

} // namespace chat::server
