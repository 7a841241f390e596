// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <QtGlobal>

#include <mutex>
#include <optional>

namespace chat::server {

// This process, as the kernel counts it. Any thread.
[[nodiscard]] qint64 residentBytes();
[[nodiscard]] qint64 descriptorLimit();
[[nodiscard]] double cpuSeconds(); ///< in the program and in the kernel for it

/// Memory that the machine, or the control group of the process, can still give, in bytes; -1: unknown. Any
/// thread.
[[nodiscard]] qint64 freeMemory();

/// Memory that is free between what is used goes back to the system. Takes some ms for a large heap, and
/// holds up threads that allocate meanwhile. Any thread.
void giveFreeMemoryBack();

/// What is dear to count, and so is counted rarely: what malloc has given out holds up every thread that
/// allocates, for about a millisecond in a large process, and older kernels list descriptors one by one. Any
/// thread.
class ProcessWatch
{
public:
    static constexpr Milliseconds interval{5000};

    /// From here on the heap grows with sessions. Once.
    void begin();

    // At most `interval` old.
    [[nodiscard]] qint64 heapBytes();
    [[nodiscard]] int descriptors();
    [[nodiscard]] qint64 heapAtStart() const { return m_heapAtStart; }

private:
    struct Counted {
        qint64 heapBytes = 0;
        int descriptors = 0;
    };
    [[nodiscard]] Counted counted();

    qint64 m_heapAtStart = 0;
    std::mutex m_mutex;
    Counted m_counted;
    std::optional<MonoTime> m_when;
};

} // namespace chat::server
