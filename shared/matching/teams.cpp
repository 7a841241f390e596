// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/teams.h"

#include <QtGlobal>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <set>

namespace chat::matching {
namespace {

/// A branch and bound over the parts, the largest first.
class Dealer
{
public:
    Dealer(std::span<const Part> parts, int teams, int size)
        : m_parts(parts),
          m_size(size),
          m_order(parts.size()),
          m_people(size_t(teams)),
          m_ratings(size_t(teams)),
          m_team(parts.size()),
          m_best(parts.size())
    {
        std::iota(m_order.begin(), m_order.end(), size_t(0));
        std::ranges::stable_sort(m_order, [&](size_t a, size_t b) {
            return std::pair(parts[a].size, parts[a].ratings) > std::pair(parts[b].size, parts[b].ratings);
        });
    }

    std::optional<std::vector<int>> deal()
    {
        place(0);
        return m_bestGap < none ? std::optional(m_best) : std::nullopt;
    }

private:
    static constexpr qint64 none = std::numeric_limits<qint64>::max();
    static constexpr int steps = 20'000; ///< of the search; then the best so far is taken
    static constexpr int hopeless = 10 * steps; ///< without any

    void place(size_t next)
    {
        if (next == m_order.size())
            return note();
        const size_t part = m_order[next];
        std::vector<size_t> teams(m_people.size());
        std::iota(teams.begin(), teams.end(), size_t(0));
        std::ranges::stable_sort(teams, {}, [&](size_t team) { return m_ratings[team]; });
        bool triedEmpty = false; // empty teams are all the same
        for (const size_t team : teams) {
            if (m_people[team] + m_parts[part].size > m_size || (m_people[team] == 0 && triedEmpty))
                continue;
            triedEmpty |= m_people[team] == 0;
            if (++m_steps > (m_bestGap < none ? steps : hopeless))
                return;
            put(part, team, 1);
            place(next + 1);
            put(part, team, -1);
            if (m_bestGap == 0)
                return;
        }
    }

    void put(size_t part, size_t team, int sign)
    {
        m_people[team] += sign * m_parts[part].size;
        m_ratings[team] += qint64(sign) * m_parts[part].ratings;
        m_team[part] = int(team);
    }

    void note()
    {
        const auto [least, most] = std::ranges::minmax(m_ratings);
        if (most - least >= m_bestGap)
            return;
        m_bestGap = most - least;
        m_best = m_team;
    }

    std::span<const Part> m_parts;
    int m_size;
    std::vector<size_t> m_order;
    std::vector<int> m_people;
    std::vector<qint64> m_ratings;
    std::vector<int> m_team;
    std::vector<int> m_best;
    qint64 m_bestGap = none;
    int m_steps = 0;
};

/// All ways to fill one team.
void fill(int rest, int part, PartCounts &counts, std::set<PartCounts> &ways)
{
    if (rest == 0) {
        ways.insert(counts);
        return;
    }
    if (part == 0)
        return;
    for (int many = rest / part; many >= 0; --many) {
        counts[size_t(part - 1)] = many;
        fill(rest - many * part, part - 1, counts, ways);
    }
}

} // namespace

std::optional<std::vector<int>> dealTeams(std::span<const Part> parts, int teams, int size)
{
    const int people = std::accumulate(parts.begin(), parts.end(), 0,
                                       [](int sum, const Part &part) { return sum + part.size; });
    const bool isTeamEach = std::ranges::all_of(parts, [&](const Part &part) { return part.size == size; });
    if (people == teams * size && (teams == 1 || isTeamEach)) { // there is nothing to choose
        std::vector<int> dealt(parts.size());
        std::iota(dealt.begin(), dealt.end(), 0);
        if (teams == 1)
            std::ranges::fill(dealt, 0);
        return dealt;
    }
    return people == teams * size ? Dealer(parts, teams, size).deal() : std::nullopt;
}

std::optional<std::vector<PartCounts>> recipes(int teams, int size, int largest, size_t most)
{
    PartCounts none(size_t(largest), 0);
    std::set<PartCounts> one;
    fill(size, largest, none, one);
    std::set<PartCounts> all{PartCounts(size_t(largest), 0)};
    for (int team = 0; team < teams; ++team) {
        std::set<PartCounts> more;
        for (const PartCounts &before : all) {
            for (const PartCounts &way : one) {
                PartCounts sum = before;
                std::ranges::transform(sum, way, sum.begin(), std::plus());
                more.insert(std::move(sum));
                if (more.size() > most)
                    return std::nullopt;
            }
        }
        all = std::move(more);
    }
    std::vector<PartCounts> sorted(all.begin(), all.end());
    std::ranges::sort(sorted, [](const PartCounts &a, const PartCounts &b) {
        return std::ranges::lexicographical_compare(b.rbegin(), b.rend(), a.rbegin(), a.rend());
    });
    return sorted;
}

} // namespace chat::matching
