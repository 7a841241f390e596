// SPDX-License-Identifier: Apache-2.0
#include "server/core/invariants.h"

#include <algorithm>
#include <utility>

namespace chat::server {

void SocketLook::sort()
{
    std::ranges::sort(living);
    for (auto &[room, connections] : hearers)
        std::ranges::sort(connections);
}

std::vector<Violation> violationsIn(const RoomLook &room, const SocketLook &sockets)
{
    std::vector<Violation> found;
    const auto add = [&](Invariant invariant, UserId user, ConnectionId connection) {
        found.push_back({.invariant = invariant, .room = room.room, .user = user, .connection = connection});
    };
    if (!room.room.isValid()) {
        for (const RoomLook::Seat &session : room.seats) {
            if (session.connection.isValid()
                && !std::ranges::binary_search(sockets.living, session.connection))
                add(Invariant::SessionWithoutConnection, session.user, session.connection);
        }
        return found;
    }
    const auto heard = sockets.hearers.find(room.room);
    const std::vector<ConnectionId> nobody;
    const std::vector<ConnectionId> &hearers = heard != sockets.hearers.end() ? heard->second : nobody;
    std::vector<ConnectionId> seated;
    seated.reserve(room.seats.size());
    for (const RoomLook::Seat &seat : room.seats) {
        if (seat.overdue)
            add(Invariant::GraceOverdue, seat.user, {});
        if (!seat.connection.isValid())
            continue;
        seated.push_back(seat.connection);
        if (!std::ranges::binary_search(sockets.living, seat.connection))
            add(Invariant::SeatWithoutConnection, seat.user, seat.connection);
        else if (!std::ranges::binary_search(hearers, seat.connection))
            add(Invariant::SeatNotSubscribed, seat.user, seat.connection);
    }
    std::ranges::sort(seated);
    for (const ConnectionId &hearer : hearers) {
        if (!std::ranges::binary_search(seated, hearer))
            add(Invariant::SubscriberWithoutSeat, {}, hearer);
    }
    return found;
}

bool InvariantBook::take(RoomId room, const std::vector<Violation> &found, Timestamp now)
{
    ++m_looks;
    const std::set<Violation> before = std::exchange(m_suspects[room], {});
    std::set<Violation> &confirmed = m_confirmed[room];
    std::set<Violation> seen;
    bool suspect = false;
    for (const Violation &violation : found) {
        seen.insert(violation);
        if (confirmed.contains(violation))
            continue;
        if (!before.contains(violation)) {
            m_suspects[room].insert(violation);
            suspect = true;
            continue;
        }
        confirmed.insert(violation);
        ++m_totals[size_t(violation.invariant)];
        if (m_open.size() < size_t(limits::maxViolations)) {
            const qint64 id = ++m_lastId;
            m_open.emplace(id, Open{id, violation, now});
        }
    }
    std::erase_if(confirmed, [&](const Violation &known) { return !seen.contains(known); });
    std::erase_if(m_open, [&](const auto &open) {
        return open.second.what.room == room && !seen.contains(open.second.what);
    });
    if (confirmed.empty())
        m_confirmed.erase(room);
    if (m_suspects[room].empty())
        m_suspects.erase(room);
    return suspect;
}

void InvariantBook::forget(RoomId room)
{
    m_suspects.erase(room);
    m_confirmed.erase(room);
    std::erase_if(m_open, [&](const auto &open) { return open.second.what.room == room; });
}

const InvariantBook::Open *InvariantBook::find(qint64 id) const
{
    const auto open = m_open.find(id);
    return open != m_open.end() ? &open->second : nullptr;
}

} // namespace chat::server
