// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <optional>
#include <unordered_map>

namespace chat::limits {
inline constexpr size_t rememberedSpeakers = 4096; ///< of one room in slow mode; past it the oldest may again
} // namespace chat::limits

namespace chat::server {

/// Who spoke when, in a room where everybody may speak only once in a while (F-163). It remembers people, not
/// seats: whoever leaves and comes back waits on. Pure.
class SlowMode
{
public:
    /// Zero: off, and all is forgotten.
    void setInterval(Milliseconds interval);
    [[nodiscard]] bool isOn() const { return m_interval.count() > 0; }

    /// How long he still has to wait; none: not at all.
    [[nodiscard]] std::optional<Milliseconds> wait(UserId user, MonoTime now) const;
    void spoke(UserId user, MonoTime now);

private:
    Milliseconds m_interval{0};
    std::unordered_map<UserId, MonoTime> m_spoke;
};

} // namespace chat::server
