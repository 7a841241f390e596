// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <sys/types.h>

namespace chat::load {

/// What a process uses, as the kernel counts it.
struct ProcessUse {
    int64_t cpuNs = 0; ///< user and system, all threads
    int64_t residentBytes = 0;
    int64_t privateBytes = 0; ///< resident and shared with nobody
};

/// Zeros when `pid` is 0 or the process is not there (any more).
[[nodiscard]] ProcessUse useOf(pid_t pid);
[[nodiscard]] int64_t ownCpuNs();
/// Asks for as many descriptors as may be had, and says how many that is.
int64_t raiseDescriptorLimit();

} // namespace chat::load
