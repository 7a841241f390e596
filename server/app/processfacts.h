// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QtGlobal>

#include <optional>

namespace chat::server {

/// This process, as the kernel counts it. Any thread.
struct ProcessFacts {
    qint64 residentBytes = 0;
    int descriptors = 0;
    qint64 descriptorLimit = 0;
    double cpuSeconds = 0; ///< in the program and in the kernel for it
};

/// Counting descriptors takes milliseconds when there are thousands.
[[nodiscard]] ProcessFacts processFacts();
[[nodiscard]] qint64 residentBytes();

/// Memory that the machine, or the control group of the process, can still give, in bytes; -1: unknown. Any
/// thread.
[[nodiscard]] qint64 freeMemory();

/// What malloc has given out. Counting it holds up every thread that allocates, for about a millisecond in a
/// large process, so it is done rarely. One thread.
class HeapWatch
{
public:
    static constexpr Milliseconds interval{5000};

    HeapWatch();

    /// Bytes; at most `interval` old.
    [[nodiscard]] qint64 inUse(MonoTime now);
    /// When this was made.
    [[nodiscard]] qint64 atStart() const { return m_atStart; }

private:
    qint64 m_atStart;
    qint64 m_inUse;
    std::optional<MonoTime> m_counted;
};

} // namespace chat::server
