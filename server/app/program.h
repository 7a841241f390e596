// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace chat::server {

/// chat-server from its arguments to its exit code. Once per process, in the main thread, with a
/// QCoreApplication.
[[nodiscard]] int runProgram(const QStringList &arguments);

} // namespace chat::server
