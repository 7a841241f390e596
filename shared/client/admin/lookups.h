// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

/// Whom an operator means by a word. The candidates are what the server found by it, all pages. Pure; any
/// thread.
namespace chat {

/// By the id of a session or of a user, or by nick. UserNotFound when it is nobody, or not clear who.
[[nodiscard]] Result<KickSession> kickOf(const QString &target, const QString &reason,
                                         const AdminSessions &candidates);

/// Whose session, user or nick it is.
[[nodiscard]] Result<UserId> userOf(const QString &target, const AdminSessions &candidates);

/// The same, but one session.
[[nodiscard]] Result<SessionId> sessionOf(const QString &target, const AdminSessions &candidates);

/// By id or by name. Errors: RoomNotFound.
[[nodiscard]] Result<RoomId> roomOf(const QString &target, const AdminRooms &candidates);

} // namespace chat
