// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/values.h"

#include <array>

namespace chat::server {

/// What somebody may want to do in a room, beyond being in it.
enum class RoomPower : quint8 {
    Speak, ///< where everybody may
    SpeakWhereFewMay, ///< in an announcement-only room
    SpeakAtOnce, ///< in slow mode
    EnterLocked, ///< and without password or invitation
    Describe, ///< topic, slow mode, lock, invite only, announcement-only
    Define, ///< name, password, most people
    Expel, ///< kick, ban, mute, and take that back
    Invite,
    MakeGuest, ///< and member again
    MakeModerator,
    Yield, ///< being host
    End, ///< delete, archive
};
inline constexpr size_t roomPowers = 12;

/// The one table of permissions: the least role that has each power.
inline constexpr std::array<RoomRole, roomPowers> leastRoles{
    RoomRole::Member, // Speak
    RoomRole::Moderator, // SpeakWhereFewMay
    RoomRole::Moderator, // SpeakAtOnce
    RoomRole::Moderator, // EnterLocked
    RoomRole::Moderator, // Describe
    RoomRole::Host, // Define
    RoomRole::Moderator, // Expel
    RoomRole::Moderator, // Invite
    RoomRole::Moderator, // MakeGuest
    RoomRole::Host, // MakeModerator
    RoomRole::Host, // Yield
    RoomRole::Host, // End
};

[[nodiscard]] constexpr bool has(RoomRole role, RoomPower power) { return role >= leastRoles[size_t(power)]; }

/// Errors: NotHost where only the host may, else Forbidden.
[[nodiscard]] inline Result<void> mayUse(RoomRole role, RoomPower power)
{
    if (has(role, power))
        return {};
    return refuse(leastRoles[size_t(power)] == RoomRole::Host ? ErrorCode::NotHost : ErrorCode::Forbidden);
}

/// Whether one may do something to another. Errors: CannotTargetSelf, CannotTargetHigherRole.
[[nodiscard]] inline Result<void> mayTarget(UserId who, RoomRole role, UserId whom, RoomRole hisRole)
{
    if (who == whom)
        return refuse(ErrorCode::CannotTargetSelf);
    if (hisRole >= role)
        return refuse(ErrorCode::CannotTargetHigherRole);
    return {};
}

} // namespace chat::server
