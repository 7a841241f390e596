// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace chat::load {

/// Counts of latencies, in buckets that are never wider than 1/64 of their value. Recording is a shift and an
/// increment. Microseconds, 0 up to about 19 hours; what is longer counts as that.
class Histogram
{
public:
    void record(int64_t us, uint64_t times = 1);

    [[nodiscard]] uint64_t count() const { return m_count; }
    [[nodiscard]] int64_t maxUs() const { return m_maxUs; }

    /// The smallest value that `percent` of all do not exceed, at most 1/64 too high and never above the
    /// greatest; 0 when nothing was recorded. 0 < percent <= 100.
    [[nodiscard]] int64_t percentileUs(double percent) const;

private:
    static constexpr int halfBits = 6; ///< 64 buckets for each doubling
    static constexpr int doublings = 31;
    static constexpr int64_t half = 1 << halfBits;
    static constexpr int64_t longestUs = (int64_t(1) << (halfBits + doublings - 1)) - 1;

    static size_t bucketOf(int64_t us);
    static int64_t highestOf(size_t bucket);

    std::array<uint64_t, size_t(half) * doublings> m_buckets{};
    uint64_t m_count = 0;
    int64_t m_maxUs = 0;
};

} // namespace chat::load
