// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

namespace chat::ctl {

/// `chat-ctl workers`
[[nodiscard]] QString workersPage(const AdminWorkers &workers, const Style &style);

/// `chat-ctl rooms`: by name, channel-2 before channel-10
[[nodiscard]] QString roomsPage(const AdminRooms &rooms, const Style &style);

/// `chat-ctl sessions`: the longest connected first
[[nodiscard]] QString sessionsPage(const AdminSessions &sessions, const Style &style);

/// `chat-ctl broadcasts`
[[nodiscard]] QString announcementsPage(const AnnouncementList &list, const Style &style);

/// `chat-ctl bans`
[[nodiscard]] QString bansPage(const BanList &list, const Style &style);

/// `chat-ctl audit`
[[nodiscard]] QString auditPage(const AuditPage &audit, const Style &style);

} // namespace chat::ctl
