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

/// The device of that session, user or nick; or of its own id, whoever uses it. UserNotFound when there is
/// none, or the session named none.
[[nodiscard]] Result<DeviceId> deviceOf(const QString &target, const AdminSessions &candidates);

/// By id or by name. Errors: RoomNotFound.
[[nodiscard]] Result<RoomId> roomOf(const QString &target, const AdminRooms &candidates);

/// By its id, or by the id or the nick of who waits. TicketNotFound when nobody does, or it is not clear who.
[[nodiscard]] Result<TicketId> ticketOf(const QString &target, const AdminTickets &candidates);

/// By its id, or by the id or the nick of somebody in it. MatchNotFound when nobody is, or it is not clear
/// which.
[[nodiscard]] Result<MatchId> matchOf(const QString &target, const AdminMatches &candidates);

} // namespace chat
