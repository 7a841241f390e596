// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchrules.h"
#include "shared/protocol/matchevents.h"

#include <map>
#include <set>
#include <vector>

namespace chat::server {

/// A match that is played: who is still in it, and how it ends. Pure; one owner.
class RunningMatch
{
public:
    /// `order`: everybody, who waited longest first. `teams` holds the same people.
    RunningMatch(std::vector<UserId> order, std::vector<std::vector<UserId>> teams, const MatchRules &rules,
                 MonoTime now);

    [[nodiscard]] const std::vector<UserId> &people() const { return m_order; }
    [[nodiscard]] const std::vector<std::vector<UserId>> &teams() const { return m_teams; }
    [[nodiscard]] bool has(UserId user) const { return m_players.contains(user); } ///< he has not left
    [[nodiscard]] int present() const { return int(m_players.size()); }
    [[nodiscard]] int reports() const { return int(m_reports.size()); }
    /// Who decides when they disagree: of those still in, who waited longest.
    [[nodiscard]] UserId host() const;

    /// Places of each team that are free for good.
    [[nodiscard]] std::vector<int> freePlaces() const;
    /// Whether people may still come: somebody plays, nobody has said how it ended, and not too many came.
    [[nodiscard]] bool takesPeople() const;
    /// They waited, and have free places of a team from now on. Only when it takes people.
    void joined(const std::vector<UserId> &people, size_t team, MonoTime now);
    /// That of his team. Of somebody who came at any time.
    [[nodiscard]] int placeOf(UserId user, const std::vector<int> &places) const;
    [[nodiscard]] bool isLate(UserId user) const { return m_late.contains(user); } ///< he came while it ran

    /// What somebody says of the result. Errors: MatchNotFound for who is not in it; BadField when there is
    /// not one place for each team, 1 .. as many as there are teams, and the best is 1.
    [[nodiscard]] Result<void> report(UserId user, const std::vector<int> &places, MonoTime now);
    /// He has come. The room keeps the seat of who is lost for a while, and says so when he has left for
    /// good; who has never come is waited for as long.
    void seatTaken(UserId user);
    void left(UserId user, MonoTime now);

    /// Forgets who has not come in limits::matchGrace: those. Before ending().
    [[nodiscard]] std::vector<UserId> takeAbsent(MonoTime now);
    /// How it has ended, once it has.
    [[nodiscard]] std::optional<MatchEnded> ending(MonoTime now) const;
    /// When it may end or change by itself.
    [[nodiscard]] MonoTime nextDeadline() const;

private:
    [[nodiscard]] std::optional<std::vector<int>> majority() const;
    [[nodiscard]] int teamsLeft() const;

    std::vector<UserId> m_order;
    std::vector<std::vector<UserId>> m_teams;
    std::vector<int> m_sizes; ///< of the teams, as it began
    std::set<UserId> m_late;
    Milliseconds m_resultTime;
    MonoTime m_until;
    std::optional<MonoTime> m_decideAt; ///< since somebody has reported, or nobody is left to play against
    std::map<UserId, std::optional<MonoTime>>
        m_players; ///< still in; until when who has not come yet is waited for
    std::map<UserId, std::vector<int>> m_reports;
};

} // namespace chat::server
