// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"
#include "server/runtime/roomactor.h"

namespace chat::server {

/// What the configuration says of rooms.
[[nodiscard]] RoomRules roomRules(const Config &config);
[[nodiscard]] RoomQuota roomQuota(const Config &config);
/// What people may make.
[[nodiscard]] std::vector<RoomKind> ownKinds(const Config &config);

/// What operators may make.
inline constexpr std::array operatorsKinds{RoomKind::Channel, RoomKind::Meeting, RoomKind::Large,
                                           RoomKind::Temporary};

/// The room that somebody wishes for; without an owner it is the operators'. Errors: WrongRoomKind, TooLarge.
[[nodiscard]] Result<RoomRecord> ownRoom(RoomId id, const CreateRoom &wish, UserId owner,
                                         std::span<const RoomKind> kinds, const RoomRules &rules,
                                         Timestamp now);

struct KeptRooms {
    std::vector<RoomRecord> rooms; ///< first `system`, then the channels of the configuration, then others
    std::vector<RoomId> gone; ///< deleted; their events are still to be removed
};
/// All rooms of the store; those of the configuration are made when they are not there.
[[nodiscard]] StoreResult<KeptRooms> loadRooms(Store &store, const Config &config);

} // namespace chat::server
