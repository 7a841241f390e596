// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "server/net/session.h"

#include <algorithm>

/// What a connection asks about other people.
namespace chat::server {

void Session::openDirect(RequestId id, const OpenDirect &asked)
{
    if (std::ranges::find(asked.to, m_user.id) != asked.to.end())
        return refuse(id, {.code = ErrorCode::CannotTargetSelf, .field = "to"});
    std::vector<UserId> people = asked.to;
    people.push_back(m_user.id);
    people = sortedPeople(std::move(people));
    const RoomId room = directRoomId(people); // known before it is there: our end has to reach it
    if (!hasRoomFor(room))
        return refuse(id, tooManyRooms());
    m_longAnswer = true;
    m_entering = room;
    if (!membership(room))
        m_rooms.push_back({room});
    ++membership(room)->asked;
    ++m_open;
    const auto taken = m_open > m_loop->config().requestsOpen
        ? Result<void>(std::unexpected(tooManyOpen()))
        : m_loop->backend().openDirect(room, std::move(people), {sender(id), m_user.nick, {}, {}});
    if (!taken)
        enterRefused({m_connection->id(), room,
                      id != 0 ? encodeError(m_connection->format(), id, taken.error()) : QByteArray()});
}

void Session::setBlock(RequestId id, UserInfo whom, bool blocks)
{
    ++m_open;
    if (m_open <= m_loop->config().requestsOpen)
        return m_loop->backend().setBlock({sender(id), std::move(whom), blocks});
    answered({m_connection->id(),
              id != 0 ? encodeError(m_connection->format(), id, tooManyOpen()) : QByteArray(), true});
}

Error Session::tooManyOpen() const
{
    return {.code = ErrorCode::TooManyRequestsOpen, .retryAfter = Milliseconds(100)};
}

} // namespace chat::server
