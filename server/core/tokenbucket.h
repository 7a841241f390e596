// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QtGlobal>

#include <algorithm>

namespace chat::server {

/// How fast somebody may go. The same for many buckets, so it is not kept in them.
struct BucketRate {
    double burst = 1; ///< how much at once, after a pause; 1 .. 2^30
    double perSecond = 1; ///< how much for ever; 0.01 .. 10^9

    friend bool operator==(const BucketRate &, const BucketRate &) = default;
};

/// A token bucket (faults.md row 25). All its state is the time at which it will be full again, so it can be
/// copied from one connection of a user to the next. Pure; one owner.
class TokenBucket
{
public:
    TokenBucket() = default; ///< full
    /// Full at `now`.
    TokenBucket(const BucketRate &, MonoTime now) : m_full(now) { }

    /// Takes `n` > 0 if they are there; otherwise takes nothing. More than the burst is never there.
    [[nodiscard]] bool take(const BucketRate &rate, MonoTime now, double n = 1)
    {
        if (missing(rate, now, n) > Nanoseconds::zero())
            return false;
        m_full = std::max(m_full, now) + timeFor(rate, n);
        return true;
    }

    /// How long until take() gives `n`, which is at most the burst; zero: now. Rounded up, so that whoever
    /// waits exactly this long is not refused again.
    [[nodiscard]] Milliseconds waitFor(const BucketRate &rate, MonoTime now, double n = 1) const
    {
        return std::chrono::ceil<Milliseconds>(std::max(missing(rate, now, n), Nanoseconds::zero()));
    }

    /// From when on it is as if nothing had ever been taken.
    [[nodiscard]] MonoTime fullAt() const { return m_full; }

private:
    using Nanoseconds = std::chrono::nanoseconds;

    /// One interval is rounded first, so that `burst` times one is exactly one time `burst`.
    static Nanoseconds timeFor(const BucketRate &rate, double n)
    {
        return Nanoseconds(qint64(n * double(qint64(1e9 / rate.perSecond))));
    }

    [[nodiscard]] Nanoseconds missing(const BucketRate &rate, MonoTime now, double n) const
    {
        const Nanoseconds toFull = m_full > now ? Nanoseconds(m_full - now) : Nanoseconds::zero();
        return toFull + timeFor(rate, n) - timeFor(rate, rate.burst);
    }

    MonoTime m_full = MonoTime::min();
};
static_assert(sizeof(TokenBucket) <= 16);

} // namespace chat::server
