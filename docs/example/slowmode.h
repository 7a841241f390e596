// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <QHash>

namespace chat {

/// A room's slow mode: everybody may speak once in `pause`. Pure; it is told the time and never reads a
/// clock. Owned by its room, used in the room's turn only.
class SlowMode
{
public:
    /// `pause` > 0; measured from the last message that was allowed.
    explicit SlowMode(Milliseconds pause) : m_pause(pause) { }

    /// Allows the message and remembers it, or refuses with RateLimited and the time that is left.
    [[nodiscard]] Result<void> speak(UserId user, MonoTime now);

    /// Users remembered at this time; those whose pause is over are forgotten first.
    [[nodiscard]] qsizetype waiting(MonoTime now);

private:
    Milliseconds m_pause;
    QHash<UserId, MonoTime> m_nextAllowed;
};

} // namespace chat
