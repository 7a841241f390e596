// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"

#include <algorithm>

/// Who waits takes the place of who has gone from a match that is played (F-069, decision 43).
namespace chat::server {

matching::Opening MatchDesk::openingOf(const Running &running) const
{
    matching::Opening opening{.playing = {}, .gone = {}, .free = running.match.freePlaces()};
    for (matching::Ticket ticket : running.tickets) {
        std::erase_if(ticket.players,
                      [&](const matching::Player &player) { return !running.match.has(player.user); });
        if (!ticket.players.empty())
            opening.playing.push_back(std::move(ticket));
    }
    std::ranges::copy_if(running.match.people(), std::back_inserter(opening.gone),
                         [&](UserId user) { return !running.match.has(user); });
    return opening;
}

bool MatchDesk::isOpen(const Running &running) const
{
    const auto free = running.match.freePlaces();
    return m_rules->backfill && !running.ended && !running.asks.isValid() && running.match.takesPeople()
        && std::ranges::any_of(free, [](int places) { return places > 0; });
}

void MatchDesk::noteOpen(MatchId match)
{
    const auto running = m_running.find(match);
    if (running != m_running.end() && isOpen(running->second))
        m_open.insert(match);
}

std::optional<MonoTime> MatchDesk::fillDue() const
{
    if (m_paused || m_open.empty() || m_queue.size() == 0)
        return std::nullopt;
    return m_lastFill ? *m_lastFill + limits::matchPass : MonoTime::min();
}

/// A few of them, and the next ones the next time.
void MatchDesk::fill(const Now &now, MatchEffects &effects)
{
    m_lastFill = now.mono;
    const auto most = std::min(m_open.size(), size_t(limits::openMatchesAtOnce));
    for (size_t looked = 0; looked < most && !m_open.empty(); ++looked) {
        auto next = m_open.upper_bound(m_lastOpen);
        if (next == m_open.end())
            next = m_open.begin();
        m_lastOpen = *next;
        const auto running = m_running.find(m_lastOpen);
        if (running == m_running.end() || !isOpen(running->second)) {
            m_open.erase(next);
            continue;
        }
        const auto found
            = matching::backfill(m_queue.tickets(), openingOf(running->second), m_rules->mode, m_time);
        if (!found)
            continue;
        m_open.erase(next);
        askToJoin(m_lastOpen, *found, now, effects);
    }
}

/// Its ticket has gone without a match, as the log takes it: which match that was is not for a replay to
/// know.
void MatchDesk::askToJoin(MatchId match, const matching::Backfill &found, const Now &now,
                          MatchEffects &effects)
{
    Running &running = m_running.at(match);
    running.asks = MatchId::random();
    Check check{.teams = std::vector<std::vector<UserId>>(1),
                .since = now.mono,
                .until = now.mono + m_rules->ready,
                .joins = match,
                .team = found.team};
    MatchFound word{.ticket = found.ticket,
                    .match = running.asks,
                    .mode = QString::fromUtf8(m_rules->mode.name),
                    .players = {},
                    .acceptUntil = now.wall + m_rules->ready,
                    .acceptMs = m_rules->ready.count(),
                    .backfill = true};
    for (const MatchTeam &team : running.teams) {
        std::ranges::copy_if(team.players, std::back_inserter(word.players),
                             [&](const UserInfo &player) { return running.match.has(player.id); });
    }
    const Seeker &head = m_seekers.at(m_queue.holder(found.ticket));
    stopWaiting(head);
    for (const matching::Player &player : head.ticket.players) {
        Seeker &seeker = m_seekers.at(player.user);
        seeker.found = running.asks;
        check.teams.front().push_back(player.user);
        word.players.push_back(seeker.user);
    }
    for (const UserId user : check.teams.front())
        effects.push_back(matcheffect::Tell{m_seekers.at(user).to, word});
    m_checksDue.emplace(check.until, running.asks);
    m_checks.emplace(running.asks, std::move(check));
}

/// They have accepted.
void MatchDesk::join(MatchId checked, const Now &now, MatchEffects &effects)
{
    if (!m_running.at(m_checks.at(checked).joins).match.takesPeople()) // it is decided meanwhile
        return fail(checked, MatchFailure::Cancelled, {}, now, effects);
    const Check check = takeCheck(checked);
    const std::vector<UserId> &people = check.teams.front();
    const RoomId room{check.joins.value};
    Running &running = m_running.at(check.joins); // a match that ends calls its check off
    running.match.joined(people, check.team, now.mono);
    running.tickets.push_back(headOf(m_seekers.at(people.front())).ticket);
    MatchJoined told{.match = check.joins, .players = {}, .team = int(check.team)};
    for (const UserId user : people) {
        told.players.push_back(m_seekers.at(user).user);
        running.teams[check.team].players.push_back(told.players.back());
    }
    MatchStart word{.ticket = running.tickets.back().id,
                    .match = check.joins,
                    .room = room,
                    .mode = QString::fromUtf8(m_rules->mode.name),
                    .teams = running.teams,
                    .host = running.match.host(),
                    .seed = running.seed,
                    .backfill = true};
    m_world->admit(room, people);
    effects.push_back(matcheffect::TellJoined{room, std::move(told)});
    for (const UserId user : people) {
        const auto seeker = m_seekers.find(user);
        effects.push_back(matcheffect::Tell{seeker->second.to, word});
        effects.push_back(matcheffect::Enter{seeker->second.to, room});
        if (!running.ratings.empty())
            running.ratings.emplace(user, seeker->second.rating);
        m_seekers.erase(seeker);
        m_playing.emplace(user, check.joins);
    }
    changed(check.joins, now, effects);
    noteOpen(check.joins); // there may be more free places
}

} // namespace chat::server
