// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <span>
#include <vector>

namespace chat::server {

/// How many values were at most as large as each of some bounds. Counting takes two relaxed additions. Any
/// thread; a reading is exact when nobody counts, and else may miss what is being counted.
class Histogram
{
public:
    static constexpr size_t maxBounds = 16;

    /// `bounds` rise, and live as long as the program.
    explicit Histogram(std::span<const qint64> bounds) : m_bounds(bounds)
    {
        Q_ASSERT(bounds.size() <= maxBounds);
    }

    void count(qint64 value)
    {
        m_counts[rangeOf(value)].fetch_add(1, std::memory_order_relaxed);
        m_sum.fetch_add(value, std::memory_order_relaxed);
    }
    void count(std::chrono::nanoseconds time) { count(qint64(time.count())); }

    /// The same by the only thread that ever counts here: at the price of a plain addition.
    void countAlone(qint64 value)
    {
        const auto add = [](auto &number, auto more) {
            number.store(number.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
        };
        add(m_counts[rangeOf(value)], quint64(1));
        add(m_sum, value);
    }

    struct Reading {
        std::vector<qint64> bounds;
        std::vector<quint64> counts; ///< up to each bound and above the one before; the last: above all
        qint64 sum = 0;
    };
    [[nodiscard]] Reading read() const
    {
        Reading reading{.bounds = {m_bounds.begin(), m_bounds.end()},
                        .sum = m_sum.load(std::memory_order_relaxed)};
        for (const auto &count : std::span(m_counts).first(m_bounds.size() + 1))
            reading.counts.push_back(count.load(std::memory_order_relaxed));
        return reading;
    }

private:
    [[nodiscard]] size_t rangeOf(qint64 value) const
    {
        return size_t(std::ranges::lower_bound(m_bounds, value) - m_bounds.begin());
    }

    std::span<const qint64> m_bounds;
    std::array<std::atomic<quint64>, maxBounds + 1> m_counts{};
    std::atomic<qint64> m_sum{0};
};

/// For what should take less than a second; nanoseconds.
inline constexpr std::array<qint64, 14> timeBounds{
    10'000,    50'000,     100'000,    250'000,     500'000,       1'000'000,     2'500'000,
    5'000'000, 10'000'000, 25'000'000, 100'000'000, 1'000'000'000, 5'000'000'000, 30'000'000'000};

/// For what waits to be sent; bytes, up to the hard limit of an outbox.
inline constexpr std::array<qint64, 8> queueBounds{256,    1024,    4096,      16'384,
                                                   65'536, 262'144, 1'048'576, 4'194'304};

} // namespace chat::server
