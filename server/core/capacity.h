// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

/// How many more people the server can take (U-18). Pure.
namespace chat::server {

/// What is known at one moment.
struct CapacityFacts {
    int sessions = 0;
    int sessionsMax = 0; ///< 0: no limit
    bool maxIsConfigured = false; ///< by limits.connections; else the limit of descriptors gave it
    qint64 sessionBytes = 0; ///< memory of one session, as measured; 0: not measured yet
    qint64 freeBytes = -1; ///< memory that the machine or the container can still give; < 0: unknown
    qint64 loopLagUs = 0; ///< worst of the I/O threads, lately
};

/// What would run out first.
enum class CapacityLimit : quint8 { Descriptors, Configuration, Memory, LoopLag };

struct Capacity {
    int more = 0; ///< sessions, beside those that there are
    CapacityLimit limit = CapacityLimit::Descriptors;
    friend bool operator==(const Capacity &, const Capacity &) = default;
};

namespace capacity {

inline constexpr qint64 assumedSessionBytes = 32 * 1024; ///< until it is measured
inline constexpr int measuredFrom = 100; ///< sessions; of fewer the measure says little
inline constexpr qint64 overloadedUs = 100'000; ///< an I/O thread that is so late is full

} // namespace capacity

[[nodiscard]] Capacity capacityOf(const CapacityFacts &facts);

/// "descriptors", "configuration", "memory", "loop_lag".
[[nodiscard]] QByteArrayView nameOf(CapacityLimit limit);

/// How many of `connections` are sessions at most: the rest is for those who come when it is full, so that
/// they are told so.
[[nodiscard]] int sessionsFor(int connections);

} // namespace chat::server
