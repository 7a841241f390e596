// SPDX-License-Identifier: Apache-2.0
#include "server/core/floodmemory.h"

namespace chat::server {

void FloodMemory::remember(UserId user, const FloodGate &gate, const FloodRules &rules, MonoTime now)
{
    (void)take(user, rules, now);
    const MonoTime calmAt = gate.calmAt(rules);
    if (calmAt <= now)
        return;
    forgetUntil(now, m_capacity - 1);
    m_gates.emplace(user, Remembered{gate, calmAt});
    m_byCalm.emplace(calmAt, user);
}

FloodGate FloodMemory::take(UserId user, const FloodRules &rules, MonoTime now)
{
    const auto found = m_gates.find(user);
    if (found == m_gates.end())
        return FloodGate(rules, now);
    const FloodGate gate = found->second.gate;
    m_byCalm.erase({found->second.calmAt, user});
    m_gates.erase(found);
    return gate;
}

/// Those that are calm, and more of the calmest until no more than `most` are left.
void FloodMemory::forgetUntil(MonoTime now, size_t most)
{
    while (!m_byCalm.empty() && (m_byCalm.begin()->first <= now || m_byCalm.size() > most)) {
        m_gates.erase(m_byCalm.begin()->second);
        m_byCalm.erase(m_byCalm.begin());
    }
}

} // namespace chat::server
