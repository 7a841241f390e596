// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace chat::server {

class Connection;

/// Which connections of this I/O thread hear a room. A list per room; joining and leaving are O(1), a
/// broadcast runs over one vector. One thread.
class RoomMembers
{
public:
    /// Returns the connection's place, which it keeps for remove().
    [[nodiscard]] quint32 add(RoomId room, Connection *connection);
    /// The last one takes the place that becomes free and is told so (Session::moved).
    void remove(RoomId room, quint32 place);
    /// Valid until the next add or remove.
    [[nodiscard]] std::span<Connection *const> of(RoomId room) const;

private:
    std::unordered_map<RoomId, std::vector<Connection *>> m_rooms;
};

} // namespace chat::server
