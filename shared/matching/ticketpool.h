// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/ticket.h"

#include <span>
#include <unordered_map>

namespace chat::matching {

/// The tickets that wait, as the matcher takes them: side by side, in no order. Pure; one owner.
class TicketPool
{
public:
    /// Instead of the one with its id, if there is one.
    void put(Ticket ticket);
    /// None: it was not in it.
    std::optional<Ticket> take(TicketId ticket);

    [[nodiscard]] size_t size() const { return m_tickets.size(); }
    [[nodiscard]] int people() const { return m_people; } ///< on all tickets
    [[nodiscard]] bool contains(TicketId ticket) const { return m_places.contains(ticket); }
    /// Of a ticket in it.
    [[nodiscard]] const Ticket &at(TicketId ticket) const { return m_tickets[m_places.at(ticket)]; }
    [[nodiscard]] std::span<const Ticket> tickets() const { return m_tickets; }

private:
    std::vector<Ticket> m_tickets;
    int m_people = 0;
    std::unordered_map<TicketId, size_t> m_places; ///< in m_tickets
};

} // namespace chat::matching
