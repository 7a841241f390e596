// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <stop_token>

namespace chat::server {

/// Copies the whole database `file`, as it is at one instant, into the new file `target`, while others read
/// and write. Returns its size in bytes. The copy is made beside the target (with ".part" behind the name),
/// synced and then renamed, so `target` is never half a backup; it is readable by its owner only. Blocks as
/// long as it takes; the log's writer does not wait for it. Rejected: `target` is there already, or ".part"
/// is. Unavailable: it cannot be written, or `stop` was asked for; nothing is left behind then.
[[nodiscard]] StoreResult<qint64> backUp(const QString &file, const QString &target,
                                         std::stop_token stop = {});

} // namespace chat::server
