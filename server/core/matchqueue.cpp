// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchqueue.h"

#include <algorithm>
#include <cmath>

namespace chat::server {

void MatchQueue::add(matching::Ticket ticket)
{
    m_since.emplace(ticket.since, ticket.id);
    m_pool.put(std::move(ticket));
    m_ordered = false;
}

bool MatchQueue::remove(matching::TicketId ticket)
{
    const auto taken = m_pool.take(ticket);
    if (!taken)
        return false;
    m_since.erase({taken->since, ticket});
    m_ordered = false;
    return true;
}

/// Only when somebody asks: many come and go between two questions.
void MatchQueue::order()
{
    if (m_ordered)
        return;
    m_byAge.clear();
    m_ratings.clear();
    for (const matching::Ticket &ticket : m_pool.tickets()) {
        m_byAge.emplace_back(ticket.since, ticket.id);
        m_ratings.push_back(matching::ratingOf(ticket));
    }
    std::ranges::sort(m_byAge);
    std::ranges::sort(m_ratings);
    m_ordered = true;
}

int MatchQueue::position(const matching::Ticket &ticket)
{
    if (!m_since.empty() && *m_since.rbegin() == std::pair(ticket.since, ticket.id))
        return size(); // who has just come
    order();
    const auto place = std::ranges::lower_bound(m_byAge, std::pair(ticket.since, ticket.id));
    return int(place - m_byAge.begin()) + 1;
}

int MatchQueue::near(const matching::Ticket &ticket, int window)
{
    order();
    const qint64 rating = matching::ratingOf(ticket);
    const auto first = std::ranges::lower_bound(m_ratings, rating - window);
    const auto last = std::ranges::upper_bound(m_ratings, rating + window);
    return int(last - first) - 1;
}

void MatchQueue::noteWait(Milliseconds wait)
{
    m_waits.push_back(wait);
    if (m_waits.size() > limits::waitsKept)
        m_waits.pop_front();
}

std::optional<Milliseconds> MatchQueue::estimate() const
{
    if (m_waits.size() < limits::waitsNeeded)
        return std::nullopt;
    std::vector<Milliseconds> waits(m_waits.begin(), m_waits.end());
    const auto middle = waits.begin() + qsizetype(waits.size() / 2);
    std::ranges::nth_element(waits, middle);
    return *middle;
}

std::optional<Milliseconds> MatchQueue::waited(double share) const
{
    if (m_waits.empty())
        return std::nullopt;
    std::vector<Milliseconds> waits(m_waits.begin(), m_waits.end());
    std::ranges::sort(waits);
    const auto needed = size_t(std::ceil(share * double(waits.size())));
    return waits[std::clamp<size_t>(needed, 1, waits.size()) - 1];
}

} // namespace chat::server
