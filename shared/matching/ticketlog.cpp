// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/ticketlog.h"

#include <algorithm>

namespace chat::matching {

namespace {

constexpr size_t nodeBytes = 4 * sizeof(void *); ///< of a map, beside what it holds

size_t bytesOf(const Ticket &ticket)
{
    size_t bytes = ticket.players.size() * sizeof(Player) + ticket.wishes.size() * sizeof(Wish)
        + ticket.avoids.size() * sizeof(UserId);
    for (const auto &[name, value] : ticket.properties) {
        bytes += nodeBytes + sizeof(name) + sizeof(value) + size_t(name.size());
        if (const auto *word = std::get_if<QByteArray>(&value))
            bytes += size_t(word->size());
    }
    for (const Wish &wish : ticket.wishes)
        bytes += size_t(wish.property.size()) + (wish.word ? size_t(wish.word->size()) : 0);
    return bytes;
}

} // namespace

size_t bytesOf(const LogEntry &entry)
{
    const auto *came = std::get_if<LogEntry::Came>(&entry.what);
    return sizeof(LogEntry) + (came ? bytesOf(came->ticket) : 0);
}

void TicketLog::came(Timestamp at, Ticket ticket) { add(at, LogEntry::Came{std::move(ticket)}); }

void TicketLog::gone(Timestamp at, TicketId ticket) { add(at, LogEntry::Gone{ticket}); }

void TicketLog::passed(Timestamp at, std::vector<TicketId> taken, int people)
{
    const int count = int(taken.size());
    add(at, LogEntry::Passed{count, people}, std::move(taken));
}

void TicketLog::add(Timestamp at, decltype(LogEntry::what) what, std::vector<TicketId> taken)
{
    m_entries.push_back(
        {.entry = {.number = ++m_last, .at = at, .what = std::move(what)}, .taken = std::move(taken)});
    m_bytes += m_entries.back().bytes();
    while (m_entries.size() > m_mostEntries || m_bytes > m_mostBytes) {
        Kept oldest = std::move(m_entries.front());
        m_entries.pop_front();
        m_bytes -= oldest.bytes();
        fold(std::move(oldest));
    }
}

void TicketLog::restart(Timestamp at, std::span<const Ticket> waiting)
{
    m_before.clear();
    m_waiting.clear();
    m_entries.clear();
    m_bytes = 0;
    for (const Ticket &ticket : waiting)
        fold({.entry = {.number = ++m_last, .at = at, .what = LogEntry::Came{ticket}}, .taken = {}});
}

/// What it did is what was before, from now on.
void TicketLog::fold(Kept oldest)
{
    if (const auto *came = std::get_if<LogEntry::Came>(&oldest.entry.what)) {
        m_waiting.emplace(came->ticket.id, oldest.entry.number);
        m_before.emplace(oldest.entry.number, std::move(oldest.entry));
    } else if (const auto *gone = std::get_if<LogEntry::Gone>(&oldest.entry.what)) {
        forget(gone->ticket);
    } else {
        for (const TicketId ticket : oldest.taken)
            forget(ticket);
    }
}

void TicketLog::forget(TicketId ticket)
{
    if (const auto known = m_waiting.find(ticket); known != m_waiting.end()) {
        m_before.erase(known->second);
        m_waiting.erase(known);
    }
}

std::vector<LogEntry> TicketLog::page(qint64 after, size_t most, size_t mostBytes) const
{
    std::vector<LogEntry> page;
    size_t bytes = 0;
    const auto take = [&](const LogEntry &entry) {
        bytes += bytesOf(entry);
        const bool fits = page.empty() || (page.size() < most && bytes <= mostBytes);
        if (fits)
            page.push_back(entry);
        return fits;
    };
    for (auto it = m_before.upper_bound(after); it != m_before.end(); ++it) {
        if (!take(it->second))
            return page;
    }
    for (auto i = size_t(std::max(qint64(0), after + 1 - first())); i < m_entries.size(); ++i) {
        if (!take(m_entries[i].entry))
            return page;
    }
    return page;
}

} // namespace chat::matching
