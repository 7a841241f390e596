// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/values.h"

namespace chat::server {

/// What an operator does to a room as a whole.
enum class RoomAct : quint8 { Close, Open, Quarantine, Release };

/// How the room is after it. What is so already stays. Errors: RoomClosed for a quarantine of a closed room,
/// which would let people in again.
[[nodiscard]] inline Result<RoomAccess> accessAfter(RoomAccess before, RoomAct act)
{
    using enum RoomAccess;
    switch (act) {
    case RoomAct::Close: return Closed;
    case RoomAct::Open: return before == Closed ? Open : before;
    case RoomAct::Quarantine:
        return before == Closed ? refuse(ErrorCode::RoomClosed) : Result<RoomAccess>(Quarantined);
    case RoomAct::Release: return before == Quarantined ? Open : before;
    }
    return before;
}

/// As clients are told it; none: no.
[[nodiscard]] inline std::optional<bool> isLocked(RoomAccess access)
{
    return access == RoomAccess::Open ? std::nullopt : std::optional(true);
}

} // namespace chat::server
