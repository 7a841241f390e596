// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat {

/// The line for a POSIX shell that runs chat-ctl with these arguments. Control characters and those that turn
/// the direction of text are written as $'\u202e', so that what is seen is what runs. Pure; any thread.
[[nodiscard]] QString ctlLine(const QStringList &arguments);

} // namespace chat
