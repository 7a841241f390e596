// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/histogram.h"

#include <deque>
#include <optional>

namespace chat::server {

/// The value that `share` (0 .. 1) of what was counted does not exceed; between two bounds it goes up in a
/// straight line, and it is never above the last one. None when nothing was counted. Pure.
[[nodiscard]] std::optional<double> quantile(const Histogram::Reading &reading, double share);

/// What a histogram counted lately: between its last reading and one `looks` readings before. Pure; whoever
/// reads it once a second has the last ten seconds.
class RecentCounts
{
public:
    static constexpr size_t looks = 10;

    void add(Histogram::Reading reading);
    /// None before the second reading, and when nothing was counted between.
    [[nodiscard]] std::optional<double> quantile(double share) const;

private:
    std::deque<Histogram::Reading> m_readings;
};

} // namespace chat::server
