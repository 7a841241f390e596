// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <vector>

namespace chat::server {

/// Leaves of the room `system`'s log, oldest first, what a newcomer is still to be shown: what stays and is
/// neither over nor recalled; of what was said again, the newest. Pure.
void eraseOver(std::vector<KeptEvent> &log, Timestamp now);

} // namespace chat::server
