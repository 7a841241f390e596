// SPDX-License-Identifier: Apache-2.0
#include "tests/load/report.h"

#include <cmath>

namespace chat::load {
namespace {

/// No more digits than mean something.
double rounded(double value, int decimals = 2)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

double milliseconds(int64_t us) { return rounded(double(us) / 1000, 3); }

double percent(int64_t ns, const Stretch &stretch)
{
    return stretch.end > stretch.begin ? rounded(100 * double(ns) / double(stretch.end - stretch.begin)) : 0;
}

} // namespace

Findings latencyFindings(const Histogram &histogram)
{
    return {{"p50", milliseconds(histogram.percentileUs(50))},
            {"p90", milliseconds(histogram.percentileUs(90))},
            {"p99", milliseconds(histogram.percentileUs(99))},
            {"p99.9", milliseconds(histogram.percentileUs(99.9))},
            {"max", milliseconds(histogram.maxUs())},
            {"count", histogram.count()}};
}

Findings trafficFindings(const Tally &tally, const Stretch &stretch)
{
    const double seconds = std::max(stretch.seconds(), 1e-9);
    const double deliveries = double(std::max(tally.delivered, uint64_t(1)));
    Findings found{
        {"seconds", rounded(seconds)},
        {"deliveries_per_s", std::round(double(tally.delivered) / seconds)},
        {"delivery_ms", latencyFindings(tally.delivery)},
        {"message_bytes", std::round(double(tally.deliveredBytes) / deliveries)},
        {"sent", tally.sent},
        {"unsent", tally.unsent},
        {"stored", tally.stored},
        {"delivered", tally.delivered},
        {"missing", tally.faults.missing},
        {"repeated", tally.faults.repeated},
        {"generator_cpu_percent", percent(stretch.ownCpuNs, stretch)},
    };
    if (tally.storing.count() > 0) { // a bare hub stores nothing
        found["stored_ms"] = latencyFindings(tally.storing);
        found["stored_per_s"] = std::round(double(tally.storing.count()) / seconds);
    }
    if (stretch.serverAfter.cpuNs > 0) {
        found["server_cpu_percent"] = percent(stretch.serverCpuNs(), stretch);
        found["server_cpu_us_per_delivery"] = rounded(double(stretch.serverCpuNs()) / 1000 / deliveries, 3);
        found["server_rss_mb"] = rounded(double(stretch.serverAfter.residentBytes) / 1e6);
    }
    return found;
}

Findings openingFindings(const Tally &tally, const Stretch &stretch)
{
    const double seconds = std::max(stretch.seconds(), 1e-9);
    const double opened = double(std::max(tally.ready, uint64_t(1)));
    Findings found{
        {"seconds", rounded(seconds)},
        {"ready", tally.ready},
        {"failed", tally.failed},
        {"lost", tally.lost},
        {"per_s", std::round(double(tally.ready) / seconds)},
        {"opening_ms", latencyFindings(tally.opening)},
        {"generator_cpu_percent", percent(stretch.ownCpuNs, stretch)},
    };
    if (stretch.serverAfter.cpuNs > 0)
        found["server_cpu_us_per_opening"] = rounded(double(stretch.serverCpuNs()) / 1000 / opened, 1);
    return found;
}

Findings memoryFindings(const ProcessUse &before, const ProcessUse &after, int connections)
{
    const double each = std::max(connections, 1);
    return {
        {"rss_before_mb", rounded(double(before.residentBytes) / 1e6)},
        {"rss_mb", rounded(double(after.residentBytes) / 1e6)},
        {"rss_bytes_per_connection", std::round(double(after.residentBytes - before.residentBytes) / each)},
        {"private_bytes_per_connection",
         std::round(double(after.privateBytes - before.privateBytes) / each)}};
}

bool isClean(const Tally &tally)
{
    return tally.faults == Faults{} && tally.lost == 0 && tally.failed == 0 && tally.refused == 0
        && tally.unsent == 0;
}

} // namespace chat::load
