// SPDX-License-Identifier: Apache-2.0
#include "server/core/floodgate.h"

namespace chat::server {

Result<void> FloodGate::admit(const FloodRules &rules, MonoTime now)
{
    if (isMuted(now))
        return refuseLater(ErrorCode::Muted, std::chrono::ceil<Milliseconds>(m_mutedUntil - now));
    if (m_bucket.take(rules.rate, now))
        return {};
    const bool tooOften = m_violations.add(now, rules.window) >= rules.violations;
    if (!tooOften || rules.mute == Milliseconds::zero())
        return refuseLater(ErrorCode::RateLimited, m_bucket.waitFor(rules.rate, now));
    m_violations.clear();
    m_mutedUntil = now + rules.mute;
    return refuseLater(ErrorCode::Muted, rules.mute);
}

} // namespace chat::server
