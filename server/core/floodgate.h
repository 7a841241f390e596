// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/tokenbucket.h"
#include "server/core/windowcount.h"
#include "shared/core/limits.h"
#include "shared/core/result.h"

namespace chat::server {

struct FloodRules {
    BucketRate rate{.burst = limits::floodBurst, .perSecond = limits::floodPerSecond};
    int violations = limits::floodViolations; ///< refusals within `window` that lead to a mute; > 0
    Milliseconds window = limits::floodWindow;
    Milliseconds mute = limits::floodMute; ///< 0: nobody is muted

    friend bool operator==(const FloodRules &, const FloodRules &) = default;
};

/// How fast one user may talk: a burst, then a rate; who does not stop is muted for a while (F-164, faults.md
/// row 25). Belongs to the user, not to the connection: it is copied from session to session. Pure; one
/// owner.
class FloodGate
{
public:
    FloodGate() = default; ///< nothing said yet
    FloodGate(const FloodRules &rules, MonoTime now) : m_bucket(rules.rate, now) { }

    /// Lets one message through, or refuses it with RateLimited or Muted and the time after which the next
    /// one passes. A refusal counts as a violation, but not while muted: the mute does not grow.
    [[nodiscard]] Result<void> admit(const FloodRules &rules, MonoTime now);

    [[nodiscard]] bool isMuted(MonoTime now) const { return now < m_mutedUntil; }

    /// From when on it is as good as a new one.
    [[nodiscard]] MonoTime calmAt(const FloodRules &rules) const
    {
        return std::max({m_bucket.fullAt(), m_violations.endsAt(rules.window), m_mutedUntil});
    }

private:
    TokenBucket m_bucket;
    WindowCount m_violations;
    MonoTime m_mutedUntil = MonoTime::min();
};

/// How many bad packets a connection may send before it is closed with TooManyErrors. Pure; one owner.
class ErrorBudget
{
public:
    /// Counts one; true when it is one too many: the connection is to be closed.
    [[nodiscard]] bool isSpentBy(MonoTime now, int maxBadPackets = limits::maxBadPackets,
                                 Milliseconds window = limits::badPacketWindow)
    {
        return m_badPackets.add(now, window) >= maxBadPackets;
    }

private:
    WindowCount m_badPackets;
};

} // namespace chat::server
