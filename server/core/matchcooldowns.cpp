// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchcooldowns.h"

#include <algorithm>

namespace chat::server {

std::optional<Milliseconds> MatchCooldowns::left(UserId user, MonoTime now) const
{
    const auto person = m_people.find(user);
    if (person == m_people.end() || person->second.until <= now)
        return std::nullopt;
    return std::chrono::ceil<Milliseconds>(person->second.until - now);
}

Milliseconds MatchCooldowns::punish(UserId user, Milliseconds first, MonoTime now)
{
    if (first.count() == 0)
        return first;
    while (!m_byEnd.empty()
           && (m_byEnd.begin()->first + limits::cooldownMemory <= now
               || (m_people.size() >= limits::rememberedCooldowns && !m_people.contains(user))))
        forgive(m_byEnd.begin()->second);
    Person &person = m_people[user];
    m_byEnd.erase({person.until, user});
    const int step = std::min(person.times++, limits::cooldownSteps - 1);
    const Milliseconds time = first * (1 << step);
    person.until = now + time;
    m_byEnd.emplace(person.until, user);
    return time;
}

void MatchCooldowns::forgive(UserId user)
{
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    m_byEnd.erase({person->second.until, user});
    m_people.erase(person);
}

} // namespace chat::server
