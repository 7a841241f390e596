// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/rowtable.h"
#include "shared/protocol/adminpackets.h"

/// The tables of who waits for a match and of what is played, in the language of the interface. What
/// strangers wrote is shown as displayLine() makes it.
namespace chat::admin {

[[nodiscard]] inline QString modeKey(const AdminModeRow &mode) { return mode.mode; }
[[nodiscard]] inline TicketId ticketKey(const AdminTicketRow &ticket) { return ticket.ticket; }
[[nodiscard]] inline MatchId matchKey(const AdminMatchRow &match) { return match.match; }
[[nodiscard]] inline PartyId partyKey(const AdminPartyRow &party) { return party.id; }
[[nodiscard]] inline TicketId nearKey(const NearTicket &near) { return near.ticket; }

using ModeTable = RowTable<AdminModeRow, &modeKey>;
using TicketTable = RowTable<AdminTicketRow, &ticketKey>;
using MatchTable = RowTable<AdminMatchRow, &matchKey>;
using PartyTable = RowTable<AdminPartyRow, &partyKey>;
using NearTable = RowTable<NearTicket, &nearKey>;

[[nodiscard]] ModeTable::Columns modeColumns();
[[nodiscard]] TicketTable::Columns ticketColumns();
[[nodiscard]] MatchTable::Columns matchColumns();
[[nodiscard]] PartyTable::Columns partyColumns();
[[nodiscard]] NearTable::Columns nearColumns();

/// What keeps two tickets apart; none: nothing.
[[nodiscard]] QString apartName(std::optional<ApartRule> rule);
/// The nicks of whose ticket it is, as they wrote them; several: a party.
[[nodiscard]] QString peopleText(const AdminTicketRow &ticket);
/// The nicks, a team behind the other.
[[nodiscard]] QString teamsText(const AdminMatchRow &match);

} // namespace chat::admin
