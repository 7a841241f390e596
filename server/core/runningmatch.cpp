// SPDX-License-Identifier: Apache-2.0
#include "server/core/runningmatch.h"

#include <algorithm>

namespace chat::server {

RunningMatch::RunningMatch(std::vector<UserId> order, std::vector<std::vector<UserId>> teams,
                           const MatchRules &rules, MonoTime now)
    : m_order(std::move(order)),
      m_teams(std::move(teams)),
      m_resultTime(rules.result),
      m_until(now + rules.longest)
{
    for (const UserId user : m_order)
        m_players.emplace(user, now + limits::matchGrace);
    for (const auto &team : m_teams)
        m_sizes.push_back(int(team.size()));
}

std::vector<int> RunningMatch::freePlaces() const
{
    std::vector<int> free;
    for (size_t i = 0; i < m_teams.size(); ++i)
        free.push_back(m_sizes[i]
                       - int(std::ranges::count_if(m_teams[i], [this](UserId user) { return has(user); })));
    return free;
}

int RunningMatch::placeOf(UserId user, const std::vector<int> &places) const
{
    const auto team = std::ranges::find_if(m_teams, [user](const std::vector<UserId> &people) {
        return std::ranges::find(people, user) != people.end();
    });
    return places[size_t(team - m_teams.begin())];
}

bool RunningMatch::takesPeople() const
{
    return !m_players.empty() && m_reports.empty() && m_late.size() < size_t(limits::maxLatecomers);
}

void RunningMatch::joined(const std::vector<UserId> &people, size_t team, MonoTime now)
{
    for (const UserId user : people) {
        m_order.push_back(user);
        m_teams[team].push_back(user);
        m_players.emplace(user, now + limits::matchGrace);
        m_late.insert(user);
    }
    if (teamsLeft() >= 2)
        m_decideAt.reset(); // there is somebody to play against again
}

UserId RunningMatch::host() const
{
    const auto host = std::ranges::find_if(m_order, [this](UserId user) { return has(user); });
    return host != m_order.end() ? *host : UserId();
}

Result<void> RunningMatch::report(UserId user, const std::vector<int> &places, MonoTime now)
{
    if (!has(user))
        return refuse(ErrorCode::MatchNotFound);
    const int teams = int(m_teams.size());
    const bool fits = int(places.size()) == teams
        && std::ranges::all_of(places, [teams](int place) { return place >= 1 && place <= teams; })
        && std::ranges::count(places, 1) > 0;
    if (!fits)
        return std::unexpected(Error{.code = ErrorCode::BadField,
                                     .field = "places",
                                     .limit = QByteArray::number(teams) + " places, the best 1"});
    m_reports[user] = places;
    if (!m_decideAt)
        m_decideAt = now + m_resultTime;
    return {};
}

void RunningMatch::seatTaken(UserId user)
{
    if (const auto player = m_players.find(user); player != m_players.end())
        player->second.reset();
}

void RunningMatch::left(UserId user, MonoTime now)
{
    m_players.erase(user);
    if (!m_decideAt && teamsLeft() < 2)
        m_decideAt = now + m_resultTime;
}

std::vector<UserId> RunningMatch::takeAbsent(MonoTime now)
{
    std::vector<UserId> gone;
    for (const auto &[user, until] : m_players) {
        if (until && *until <= now)
            gone.push_back(user);
    }
    for (const UserId user : gone)
        left(user, now);
    return gone;
}

int RunningMatch::teamsLeft() const
{
    return int(std::ranges::count_if(m_teams, [this](const std::vector<UserId> &team) {
        return std::ranges::any_of(team, [this](UserId user) { return has(user); });
    }));
}

/// What more than half of all who began have said, whether they are still in or not.
std::optional<std::vector<int>> RunningMatch::majority() const
{
    std::map<std::vector<int>, size_t> votes;
    for (const auto &[user, places] : m_reports) {
        if (++votes[places] * 2 > m_order.size())
            return places;
    }
    return std::nullopt;
}

std::optional<MatchEnded> RunningMatch::ending(MonoTime now) const
{
    if (auto places = majority())
        return MatchEnded{.match = {}, .reason = MatchEnd::Result, .places = std::move(places)};
    const bool allHaveSpoken = std::ranges::all_of(
        m_players, [this](const auto &player) { return m_reports.contains(player.first); });
    const bool decide = allHaveSpoken || now >= m_until || (m_decideAt && now >= *m_decideAt);
    if (!decide)
        return std::nullopt;
    if (const auto word = m_reports.find(host()); word != m_reports.end())
        return MatchEnded{.match = {}, .reason = MatchEnd::Result, .places = word->second};
    if (!m_reports.empty())
        return MatchEnded{.match = {}, .reason = MatchEnd::Disputed};
    return MatchEnded{.match = {}, .reason = now >= m_until ? MatchEnd::Expired : MatchEnd::Abandoned};
}

MonoTime RunningMatch::nextDeadline() const
{
    MonoTime next = m_decideAt ? std::min(m_until, *m_decideAt) : m_until;
    for (const auto &[user, until] : m_players) {
        if (until)
            next = std::min(next, *until);
    }
    return next;
}

} // namespace chat::server
