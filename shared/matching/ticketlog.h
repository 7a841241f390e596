// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/ticket.h"

#include <deque>
#include <map>
#include <span>
#include <unordered_map>

namespace chat::limits {
inline constexpr size_t ticketLogEntries = 10'000; ///< of one mode, besides who waits since before them
inline constexpr size_t ticketLogBytes = 4 * 1024 * 1024; ///< of these entries
} // namespace chat::limits

namespace chat::matching {

/// What happened to the tickets of a mode.
struct LogEntry {
    struct Came { ///< waits from now on
        Ticket ticket;
        friend bool operator==(const Came &, const Came &) = default;
    };
    struct Gone { ///< waits no longer, and has no match
        TicketId ticket;
        friend bool operator==(const Gone &, const Gone &) = default;
    };
    struct Passed { ///< the matcher looked at all that wait
        int taken = 0; ///< tickets, into matches
        int people = 0; ///< on them
        friend bool operator==(const Passed &, const Passed &) = default;
    };

    qint64 number = 0; ///< from 1, one more each time
    Timestamp at;
    std::variant<Came, Gone, Passed> what;

    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

/// What an entry takes in memory, and about what it takes when it is sent.
[[nodiscard]] size_t bytesOf(const LogEntry &entry);

/// The last entries, bounded by number and bytes. An entry that is dropped leaves no trace but the tickets
/// that wait since before: what is left can be replayed from its beginning. Those are as many as wait in the
/// mode. Pure; one owner.
class TicketLog
{
public:
    explicit TicketLog(size_t mostEntries = limits::ticketLogEntries,
                       size_t mostBytes = limits::ticketLogBytes)
        : m_mostEntries(mostEntries),
          m_mostBytes(mostBytes)
    {
    }

    /// It is not waiting: a ticket that changes goes, and comes again.
    void came(Timestamp at, Ticket ticket);
    void gone(Timestamp at, TicketId ticket);
    /// `people` were on the tickets that were taken.
    void passed(Timestamp at, std::vector<TicketId> taken, int people);
    /// Other rules hold from now on: what was before is forgotten, but for who waits.
    void restart(Timestamp at, std::span<const Ticket> waiting);

    /// Behind `after`, by number, the first ones those of who waits since before: at most `most` entries of
    /// `mostBytes` together, but one at least where there is one.
    [[nodiscard]] std::vector<LogEntry> page(qint64 after, size_t most,
                                             size_t mostBytes = limits::ticketLogBytes) const;
    /// From this number on nothing is missing.
    [[nodiscard]] qint64 first() const { return m_last + 1 - qint64(m_entries.size()); }
    /// The number of the newest entry; 0: there was none.
    [[nodiscard]] qint64 last() const { return m_last; }
    /// Entries, those of who waits since before included.
    [[nodiscard]] size_t size() const { return m_before.size() + m_entries.size(); }
    /// Of the entries, but those of who waits since before.
    [[nodiscard]] size_t bytes() const { return m_bytes; }

private:
    struct Kept {
        LogEntry entry;
        std::vector<TicketId> taken; ///< by a pass

        [[nodiscard]] size_t bytes() const { return bytesOf(entry) + taken.size() * sizeof(TicketId); }
    };

    void add(Timestamp at, decltype(LogEntry::what) what, std::vector<TicketId> taken = {});
    void fold(Kept oldest);
    void forget(TicketId ticket);

    size_t m_mostEntries;
    size_t m_mostBytes;
    size_t m_bytes = 0;
    qint64 m_last = 0;
    std::map<qint64, LogEntry> m_before; ///< by number: who waited already when the first entry was made
    std::unordered_map<TicketId, qint64> m_waiting; ///< of those: the number
    std::deque<Kept> m_entries;
};

} // namespace chat::matching
