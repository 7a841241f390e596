// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <optional>

namespace chat::client {

/// Notices that the machine slept, or that somebody set its clock: then no timer can be believed. Pure; it
/// wants to be asked every `interval`.
class SleepWatch
{
public:
    static constexpr Milliseconds interval{5'000};
    static constexpr Milliseconds jump{10'000}; ///< more than this between two looks is no accident

    /// True when the clocks moved by much more than they should since the last look.
    [[nodiscard]] bool look(const Now &now);

private:
    std::optional<Now> m_last;
};

} // namespace chat::client
