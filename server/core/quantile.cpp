// SPDX-License-Identifier: Apache-2.0
#include "server/core/quantile.h"

#include <numeric>

namespace chat::server {

std::optional<double> quantile(const Histogram::Reading &reading, double share)
{
    const auto total = std::accumulate(reading.counts.begin(), reading.counts.end(), quint64(0));
    if (total == 0)
        return std::nullopt;
    const double wanted = std::max(share * double(total), 1.0); // the first value at least
    double below = 0;
    for (size_t range = 0; range < reading.bounds.size(); ++range) {
        const auto here = double(reading.counts[range]);
        if (below + here >= wanted) {
            const double from = range == 0 ? 0 : double(reading.bounds[range - 1]);
            return from + (double(reading.bounds[range]) - from) * (wanted - below) / here;
        }
        below += here;
    }
    return double(reading.bounds.back());
}

void RecentCounts::add(Histogram::Reading reading)
{
    m_readings.push_back(std::move(reading));
    if (m_readings.size() > looks + 1)
        m_readings.pop_front();
}

std::optional<double> RecentCounts::quantile(double share) const
{
    if (m_readings.size() < 2)
        return std::nullopt;
    Histogram::Reading fresh = m_readings.back();
    for (size_t range = 0; range < fresh.counts.size(); ++range)
        fresh.counts[range] -= m_readings.front().counts[range];
    return server::quantile(fresh, share);
}

} // namespace chat::server
