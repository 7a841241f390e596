// SPDX-License-Identifier: Apache-2.0
#include "server/core/slowmode.h"

#include <algorithm>

namespace chat::server {

void SlowMode::setInterval(Milliseconds interval)
{
    m_interval = interval;
    if (!isOn())
        m_spoke.clear();
}

std::optional<Milliseconds> SlowMode::wait(UserId user, MonoTime now) const
{
    const auto last = m_spoke.find(user);
    if (!isOn() || last == m_spoke.end() || now - last->second >= m_interval)
        return std::nullopt;
    return std::chrono::ceil<Milliseconds>(last->second + m_interval - now);
}

void SlowMode::spoke(UserId user, MonoTime now)
{
    if (!isOn())
        return;
    if (m_spoke.size() >= limits::rememberedSpeakers && !m_spoke.contains(user)) {
        std::erase_if(m_spoke, [&](const auto &entry) { return now - entry.second >= m_interval; });
        if (m_spoke.size() >= limits::rememberedSpeakers)
            m_spoke.erase(
                std::ranges::min_element(m_spoke, {}, [](const auto &entry) { return entry.second; }));
    }
    m_spoke[user] = now;
}

} // namespace chat::server
