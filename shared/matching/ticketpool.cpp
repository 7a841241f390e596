// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/ticketpool.h"

namespace chat::matching {

void TicketPool::put(Ticket ticket)
{
    const auto [known, isNew] = m_places.emplace(ticket.id, m_tickets.size());
    m_people += int(ticket.players.size());
    if (isNew) {
        m_tickets.push_back(std::move(ticket));
        return;
    }
    Ticket &earlier = m_tickets[known->second];
    m_people -= int(earlier.players.size());
    earlier = std::move(ticket);
}

std::optional<Ticket> TicketPool::take(TicketId ticket)
{
    const auto found = m_places.find(ticket);
    if (found == m_places.end())
        return std::nullopt;
    const size_t place = found->second;
    m_places.erase(found);
    std::optional<Ticket> taken = std::move(m_tickets[place]);
    m_people -= int(taken->players.size());
    if (place + 1 < m_tickets.size()) {
        m_tickets[place] = std::move(m_tickets.back());
        m_places[m_tickets[place].id] = place;
    }
    m_tickets.pop_back();
    return taken;
}

} // namespace chat::matching
