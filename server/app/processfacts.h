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
/// allocates, for some milliseconds in a process with 20,000 sessions, and older kernels list descriptors one
/// by one. Any thread.
class ProcessWatch
{
public:
    static constexpr Milliseconds heapInterval{30000};
    static constexpr Milliseconds descriptorInterval{5000};

    /// From here on the heap grows with sessions. Once.
    void begin();

    [[nodiscard]] qint64 heapBytes(); ///< at most heapInterval old
    [[nodiscard]] int descriptors(); ///< at most descriptorInterval old
    [[nodiscard]] qint64 heapAtStart() const { return m_heapAtStart; }

private:
    template <class T>
    struct Counted {
        T value{};
        std::optional<MonoTime> when = {};
    };
    template <class T>
    [[nodiscard]] T atMost(Milliseconds age, Counted<T> &counted, T (*count)());

    qint64 m_heapAtStart = 0;
    std::mutex m_mutex;
    Counted<qint64> m_heap;
    Counted<int> m_descriptors;
};

} // namespace chat::server
