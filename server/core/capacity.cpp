// SPDX-License-Identifier: Apache-2.0
#include "server/core/capacity.h"

#include <algorithm>
#include <limits>

namespace chat::server {
namespace {

constexpr qint64 spareShare = 5; // a fifth of the memory stays free

int toCount(qint64 number) { return int(std::clamp<qint64>(number, 0, std::numeric_limits<int>::max())); }

} // namespace

Capacity capacityOf(const CapacityFacts &facts)
{
    if (facts.loopLagUs >= capacity::overloadedUs)
        return {.more = 0, .limit = CapacityLimit::LoopLag};
    const bool measured = facts.sessions >= capacity::measuredFrom && facts.sessionBytes > 0;
    const qint64 each = measured ? facts.sessionBytes : capacity::assumedSessionBytes;
    const int byPlaces = facts.sessionsMax == 0 ? std::numeric_limits<int>::max()
                                                : toCount(qint64(facts.sessionsMax) - facts.sessions);
    const int byMemory = facts.freeBytes < 0
        ? std::numeric_limits<int>::max()
        : toCount((facts.freeBytes - facts.freeBytes / spareShare) / each);
    if (byMemory < byPlaces)
        return {.more = byMemory, .limit = CapacityLimit::Memory};
    return {.more = byPlaces,
            .limit = facts.maxIsConfigured ? CapacityLimit::Configuration : CapacityLimit::Descriptors};
}

QByteArrayView nameOf(CapacityLimit limit)
{
    switch (limit) {
    case CapacityLimit::Descriptors: return "descriptors";
    case CapacityLimit::Configuration: return "configuration";
    case CapacityLimit::Memory: return "memory";
    case CapacityLimit::LoopLag: return "loop_lag";
    }
    Q_UNREACHABLE();
}

int sessionsFor(int connections) { return connections - std::min(connections / 16, 32); }

} // namespace chat::server
