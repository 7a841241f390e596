// SPDX-License-Identifier: Apache-2.0
#include "tests/load/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chat::load {

/// Below `half` a bucket is one microsecond; every later run of `half` buckets is twice as wide as the one
/// before.
size_t Histogram::bucketOf(int64_t us)
{
    if (us < half)
        return size_t(us);
    const int width = int(std::bit_width(uint64_t(us))) - 1 - halfBits;
    return size_t(int64_t(width) * half + (us >> width));
}

int64_t Histogram::highestOf(size_t bucket)
{
    if (int64_t(bucket) < half)
        return int64_t(bucket);
    const int width = int(int64_t(bucket) / half) - 1;
    const int64_t first = int64_t(bucket) - int64_t(width) * half;
    return ((first + 1) << width) - 1;
}

void Histogram::record(int64_t us, uint64_t times)
{
    us = std::clamp(us, int64_t(0), longestUs);
    m_buckets[bucketOf(us)] += times;
    m_count += times;
    m_maxUs = std::max(m_maxUs, us);
}

int64_t Histogram::percentileUs(double percent) const
{
    const auto wanted = std::max(uint64_t(1), uint64_t(std::ceil(double(m_count) * percent / 100)));
    uint64_t seen = 0;
    for (size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= wanted)
            return std::min(highestOf(bucket), m_maxUs);
    }
    return m_maxUs;
}

} // namespace chat::load
