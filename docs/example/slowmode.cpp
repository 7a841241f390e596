// SPDX-License-Identifier: Apache-2.0
#include "docs/example/slowmode.h"

namespace chat {

Result<void> SlowMode::speak(UserId user, MonoTime now)
{
    const auto next = m_nextAllowed.constFind(user);
    if (next != m_nextAllowed.cend() && now < *next) {
        // Rounded up: whoever waits exactly this long is not refused again.
        return refuseLater(ErrorCode::RateLimited, std::chrono::ceil<Milliseconds>(*next - now));
    }
    m_nextAllowed.insert(user, now + m_pause);
    return {};
}

qsizetype SlowMode::waiting(MonoTime now)
{
    m_nextAllowed.removeIf([now](const auto &entry) { return entry.value() <= now; });
    return m_nextAllowed.size();
}

} // namespace chat
