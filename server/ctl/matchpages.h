// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "shared/protocol/adminpackets.h"

/// What `chat-ctl match` prints. Pure; any thread.
namespace chat::ctl {

[[nodiscard]] QString modesPage(const AdminModes &modes, const Style &style);
/// Who has waited longest first.
[[nodiscard]] QString ticketsPage(const AdminTickets &tickets, const Style &style);
[[nodiscard]] QString explanationPage(const TicketExplanation &ticket, const Style &style);
/// The longest first.
[[nodiscard]] QString matchesPage(const AdminMatches &matches, const Style &style);
/// The leader of each has a star.
[[nodiscard]] QString partiesPage(const AdminParties &parties, const Style &style);
/// Of an act that its people are told of.
[[nodiscard]] QString pausedPage(const MatchActAnswer &answer, bool on);

/// What happened, oldest first, and by which settings.
[[nodiscard]] QString logOfModePage(const MatchLog &log, const Style &style);

} // namespace chat::ctl
