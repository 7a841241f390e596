// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/commandline.h"
#include "server/ctl/terminaltext.h"

namespace chat::limits {
inline constexpr qint64 maxMatchLogFile = qint64(64) * 1024 * 1024; ///< bytes
} // namespace chat::limits

/// `chat-ctl match replay`. Any thread.
namespace chat::ctl {

/// Reads the file and matches its tickets twice: by the settings of then, and with those that are wanted. The
/// text for stdout; or why not, one line.
[[nodiscard]] std::expected<QString, QString> replayText(const ReplayLog &wanted, bool json,
                                                         const Style &style);

} // namespace chat::ctl
