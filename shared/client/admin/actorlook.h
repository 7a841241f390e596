// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminpackets.h"

#include <QHash>

namespace chat {

/// An actor as two looks at the server show it.
struct ActorLook {
    ActorRow row;
    double jobsPerSecond = 0; ///< 0 at the first look
    double cpuShare = 0; ///< of one core, 0 .. 1; 0 at the first look

    friend bool operator==(const ActorLook &, const ActorLook &) = default;
};

/// Its kind and name; no two actors have the same.
[[nodiscard]] QString actorKey(const ActorLook &look);

/// A job that runs longer than this, or waits longer, is slow.
inline constexpr Milliseconds slowJob{500};
[[nodiscard]] bool isSlow(const ActorLook &look);

/// Remembers the last look, for what happens each second. Pure; told the time.
class ActorLooks
{
public:
    [[nodiscard]] std::vector<ActorLook> look(const std::vector<ActorRow> &actors, MonoTime now);

private:
    struct Before {
        qint64 jobs = 0;
        qint64 cpuUs = 0;
    };
    QHash<QString, Before> m_before;
    MonoTime m_time;
};

} // namespace chat
