// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchrules.h"
#include "shared/core/ids.h"

#include <map>
#include <set>

namespace chat::server {

/// Who has declined a match and may not queue for a while: longer each time, until he has played one (C-43).
/// Pure; one owner.
class MatchCooldowns
{
public:
    /// What is left at `now`; none: he may.
    [[nodiscard]] std::optional<Milliseconds> left(UserId user, MonoTime now) const;
    /// He has done it (again): for so long he may not. The first lasts `first`, the next ones twice and four
    /// times as long. 0: there are no cooldowns.
    Milliseconds punish(UserId user, Milliseconds first, MonoTime now);
    /// He has played.
    void forgive(UserId user);

    [[nodiscard]] size_t size() const { return m_people.size(); }

private:
    struct Person {
        int times = 0;
        MonoTime until;
    };

    std::map<UserId, Person> m_people; ///< at most limits::rememberedCooldowns
    std::set<std::pair<MonoTime, UserId>> m_byEnd;
};

} // namespace chat::server
