// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "shared/protocol/admininvariants.h"

#include <array>
#include <map>
#include <set>
#include <vector>

/// What must always hold between rooms and sockets, and what to do where it does not (U-06). Pure.
namespace chat::limits {
inline constexpr int sweepRooms = 16; ///< looked at in one step of the watch, at most
inline constexpr int sweepPeople = 500; ///< in them together; behind a room with more the watch rests longer
inline constexpr int maxViolations = 200; ///< listed; more are counted only
} // namespace chat::limits

namespace chat::server {

/// A room, as it was between two of its jobs; or, without a room, everybody who is online.
struct RoomLook {
    struct Seat {
        UserId user;
        ConnectionId connection; ///< none while lost
        bool overdue = false; ///< its grace time is over
    };
    RoomId room;
    std::vector<Seat> seats;
};

/// The sockets, as they were a little later: of the connections that were asked about. Collected in any
/// order, then sorted once: the watch looks at everybody all the time.
struct SocketLook {
    std::vector<ConnectionId> living;
    std::map<RoomId, std::vector<ConnectionId>> hearers;

    void sort();
};

struct Violation {
    Invariant invariant = Invariant::SeatWithoutConnection;
    RoomId room;
    UserId user;
    ConnectionId connection;

    friend auto operator<=>(const Violation &, const Violation &) = default;
};

/// All that does not hold of the room. Some of it may only be on its way: see InvariantBook.
/// `sockets` are sorted.
[[nodiscard]] std::vector<Violation> violationsIn(const RoomLook &room, const SocketLook &sockets);

/// Keeps account of what was found. Room and sockets are not looked at in the same instant, so what holds a
/// moment later was no violation: only what two looks in a row find is one. One thread.
class InvariantBook
{
public:
    struct Open {
        qint64 id = 0;
        Violation what;
        Timestamp since;
    };

    /// One look at a room. Returns whether there is something that the next look may confirm.
    bool take(RoomId room, const std::vector<Violation> &found, Timestamp now);
    /// The room was not looked at, for example because it is not in memory: what was found is not confirmed.
    void skip(RoomId room) { m_suspects.erase(room); }
    /// It does not exist any more.
    void forget(RoomId room);

    [[nodiscard]] const std::map<qint64, Open> &open() const { return m_open; }
    [[nodiscard]] const Open *find(qint64 id) const;
    [[nodiscard]] qint64 total(Invariant invariant) const { return m_totals[size_t(invariant)]; }
    [[nodiscard]] qint64 looks() const { return m_looks; }

private:
    std::map<RoomId, std::set<Violation>> m_suspects; ///< found by the last look
    std::map<RoomId, std::set<Violation>> m_confirmed; ///< and still there
    std::map<qint64, Open> m_open; ///< by id, so oldest first
    std::array<qint64, invariants> m_totals{};
    qint64 m_lastId = 0;
    qint64 m_looks = 0;
};

} // namespace chat::server
