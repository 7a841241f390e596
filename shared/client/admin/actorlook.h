// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminworkers.h"

namespace chat {

/// Its kind and name; no two actors have the same.
[[nodiscard]] QString actorKey(const ActorRow &actor);

/// A job that runs longer than this, or waits longer, is slow.
inline constexpr Milliseconds slowJob{500};
[[nodiscard]] bool isSlow(const ActorRow &actor);

} // namespace chat
