// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchrules.h"
#include "shared/matching/ticketpool.h"

#include <deque>
#include <set>
#include <span>
#include <vector>

namespace chat::server {

/// The monotonic clock as the matcher takes it, which only compares times.
[[nodiscard]] inline Timestamp matchTime(MonoTime time)
{
    return Timestamp(std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()));
}

/// The tickets that wait in one mode, and what they are told. Pure; one owner.
class MatchQueue
{
public:
    /// Not in it yet.
    void add(matching::Ticket ticket);
    /// False: it was not in it.
    bool remove(matching::TicketId ticket);

    [[nodiscard]] int size() const { return int(m_pool.size()); }
    [[nodiscard]] int people() const { return m_pool.people(); } ///< on all tickets
    [[nodiscard]] bool contains(matching::TicketId ticket) const { return m_pool.contains(ticket); }
    /// Of a ticket in it: its first player.
    [[nodiscard]] UserId holder(matching::TicketId ticket) const
    {
        return m_pool.at(ticket).players.front().user;
    }
    /// In no order.
    [[nodiscard]] std::span<const matching::Ticket> tickets() const { return m_pool.tickets(); }

    /// Since when the oldest waits; none: nobody does.
    [[nodiscard]] std::optional<Timestamp> oldest() const
    {
        return m_since.empty() ? std::nullopt : std::optional(m_since.begin()->first);
    }

    /// 1: has waited longest. Of a ticket in it.
    [[nodiscard]] int position(const matching::Ticket &ticket);
    /// Others whose rating is at most `window` points away. Of a ticket in it.
    [[nodiscard]] int near(const matching::Ticket &ticket, int window);

    /// A match began: so long its people had waited on average.
    void noteWait(Milliseconds wait);
    /// The median of the waits of the last limits::waitsKept matches; none below limits::waitsNeeded.
    [[nodiscard]] std::optional<Milliseconds> estimate() const;
    /// Of the last limits::waitsKept matches, `share` (0 .. 1) waited no longer; none: there was no match.
    [[nodiscard]] std::optional<Milliseconds> waited(double share) const;

private:
    void order();

    matching::TicketPool m_pool;
    std::set<std::pair<Timestamp, matching::TicketId>> m_since;
    bool m_ordered = true; ///< the next two are as m_pool
    std::vector<std::pair<Timestamp, matching::TicketId>> m_byAge;
    std::vector<int> m_ratings; ///< sorted
    std::deque<Milliseconds> m_waits;
};

} // namespace chat::server
