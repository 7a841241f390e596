// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/matchlogs.h"

namespace chat {

namespace {

matching::Ticket ticketOf(const LoggedTicket &logged)
{
    matching::Ticket ticket{.id = logged.ticket,
                            .since = Timestamp(Milliseconds(logged.sinceMs)),
                            .players = {},
                            .properties = {},
                            .wishes = {},
                            .avoids = logged.avoids.value_or(std::vector<UserId>())};
    for (const LoggedPlayer &player : logged.players)
        ticket.players.push_back({player.user, player.rating});
    for (const MatchProperty &property : logged.properties.value_or(std::vector<MatchProperty>()))
        ticket.properties.emplace(property.property.toUtf8(),
                                  property.word ? matching::Property(property.word->toUtf8())
                                                : matching::Property(property.number.value_or(0)));
    for (const MatchWish &wish : logged.wishes.value_or(std::vector<MatchWish>()))
        ticket.wishes.push_back({.property = wish.property.toUtf8(),
                                 .word = wish.word ? std::optional(wish.word->toUtf8()) : std::nullopt,
                                 .least = wish.least,
                                 .most = wish.most});
    return ticket;
}

} // namespace

std::vector<matching::LogEntry> matchLogEntries(const MatchLog &log)
{
    using matching::LogEntry;
    std::vector<LogEntry> entries;
    entries.reserve(log.rows.size());
    for (const MatchLogRow &row : log.rows) {
        const auto add = [&](decltype(LogEntry::what) what) {
            entries.push_back(
                {.number = row.number, .at = Timestamp(Milliseconds(row.atMs)), .what = std::move(what)});
        };
        if (row.came)
            add(LogEntry::Came{ticketOf(*row.came)});
        else if (row.gone)
            add(LogEntry::Gone{*row.gone});
        else if (row.taken)
            add(LogEntry::Passed{*row.taken, row.people.value_or(*row.taken)});
    }
    return entries;
}

std::optional<FetchMatchLog> MatchLogPages::next() const
{
    FetchMatchLog question{.mode = m_mode};
    if (!m_begun)
        return question;
    if (m_log.rows.empty() || m_log.rows.back().number >= m_end)
        return std::nullopt;
    question.after = m_log.rows.back().number;
    return question;
}

bool MatchLogPages::take(MatchLog page)
{
    if (m_begun) {
        const bool isWhole = page.settings == m_log.settings && !page.rows.empty()
            && page.first <= m_log.rows.back().number + 1;
        if (isWhole) {
            m_log.last = page.last;
            m_log.rows.insert(m_log.rows.end(), std::move_iterator(page.rows.begin()),
                              std::move_iterator(page.rows.end()));
            return true;
        }
        m_begun = false;
        m_log = {};
        return ++m_beginnings < mostBeginnings;
    }
    m_begun = true;
    m_end = page.last;
    m_log = std::move(page);
    return true;
}

} // namespace chat
