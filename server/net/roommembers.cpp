// SPDX-License-Identifier: Apache-2.0
#include "server/net/roommembers.h"

#include "server/net/connection.h"

namespace chat::server {

quint32 RoomMembers::add(RoomId room, Connection *connection)
{
    auto &members = m_rooms[room];
    members.push_back(connection);
    return quint32(members.size() - 1);
}

void RoomMembers::remove(RoomId room, quint32 place)
{
    const auto found = m_rooms.find(room);
    auto &members = found->second;
    Connection *last = members.back();
    members.pop_back();
    if (place < members.size()) {
        members[place] = last;
        last->session().moved(room, place);
    } else if (members.empty()) {
        m_rooms.erase(found);
    }
}

std::span<Connection *const> RoomMembers::of(RoomId room) const
{
    const auto found = m_rooms.find(room);
    return found != m_rooms.end() ? std::span<Connection *const>(found->second)
                                  : std::span<Connection *const>();
}

} // namespace chat::server
