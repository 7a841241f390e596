// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/replay.h"

#include <algorithm>

namespace chat::matching {

namespace {

int neededFor(const Mode &mode) { return mode.teams * mode.leastTeamSize; }

} // namespace

Replayer::Replayer(std::span<const LogEntry> log, Mode then, Mode now)
    : m_log(log),
      m_neededThen(neededFor(then)),
      m_needed(neededFor(now)),
      m_mode(std::move(now))
{
}

bool Replayer::step()
{
    if (m_done == m_log.size())
        return false;
    const LogEntry &entry = m_log[m_done++];
    for (auto due = passDue(); due && *due < entry.at; due = passDue())
        pass(*due);
    m_at = entry.at;
    if (const auto *came = std::get_if<LogEntry::Came>(&entry.what)) {
        const int people = int(came->ticket.players.size());
        m_waitingThen += people;
        m_peopleThen.insert_or_assign(came->ticket.id, people);
        m_changed = true;
        m_pool.put(came->ticket); // whose match failed then, may not have been matched here at all
    } else if (const auto *gone = std::get_if<LogEntry::Gone>(&entry.what)) {
        m_waitingThen -= m_peopleThen[gone->ticket];
        m_pool.take(gone->ticket);
    } else {
        const auto &passed = std::get<LogEntry::Passed>(entry.what);
        m_waitingThen -= passed.people;
        m_replay.asThen &= pass(entry.at) == passed.taken;
    }
    return true;
}

Replay Replayer::take()
{
    for (const Ticket &ticket : m_pool.tickets())
        m_replay.waiting.push_back(ticket.id);
    std::ranges::sort(m_replay.waiting);
    return std::move(m_replay);
}

/// How many tickets it took.
int Replayer::pass(Timestamp at)
{
    m_at = at;
    m_lastPass = at;
    m_changed = false;
    m_wider.reset();
    int taken = 0;
    for (Match &match : matching::pass(m_pool.tickets(), m_mode, at)) {
        for (const Team &team : match.teams) {
            for (const TicketId ticket : team.tickets) {
                m_replay.waits.push_back(at - m_pool.take(ticket)->since);
                ++taken;
            }
        }
        m_replay.made.push_back({at, std::move(match)});
    }
    return taken;
}

/// A pass that the log does not know: none where the server made its own.
std::optional<Timestamp> Replayer::passDue()
{
    if (m_waitingThen >= m_neededThen || m_pool.people() < m_needed)
        return std::nullopt;
    if (!m_lastPass)
        return m_at;
    const Timestamp soonest = std::max(*m_lastPass + limits::replayPass, m_at);
    if (m_changed)
        return soonest;
    if (!m_wider)
        m_wider = nextWider();
    const std::optional<Timestamp> &wider = *m_wider;
    return wider ? std::optional(std::max(soonest, *wider))
                 : std::nullopt; // before, nothing would be different
}

/// When more may be matched than at the last pass, without anybody new; none: never.
std::optional<Timestamp> Replayer::nextWider() const
{
    std::optional<Timestamp> next;
    const auto consider = [&next](Timestamp at) { next = next ? std::min(*next, at) : at; };
    for (const Ticket &ticket : m_pool.tickets()) {
        const auto waited = *m_lastPass - ticket.since;
        if (const auto wider = m_mode.window.nextAfter(waited))
            consider(ticket.since + *wider);
        if (m_mode.leastTeamSize < m_mode.teamSize && waited < m_mode.smallerAfter)
            consider(ticket.since + m_mode.smallerAfter);
    }
    return next;
}

Replay replay(std::span<const LogEntry> log, const Mode &then, const Mode &now)
{
    Replayer replayer(log, then, now);
    while (replayer.step()) { }
    return replayer.take();
}

} // namespace chat::matching
