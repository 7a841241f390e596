// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"

namespace chat::server {

/// Sends every log line to stderr, as text or as JSON, with control characters escaped (faults row 32), and
/// sets the categories' levels. Once, in the main thread, before others start.
void setUpLogging(const Config::Log &log);

/// Format and levels of all lines from now on. Main thread.
void setLogRules(const Config::Log &log);

/// The line as it is written; `category` and `message` may hold anything.
[[nodiscard]] QByteArray logLine(LogFormat format, QtMsgType type, Timestamp time, const char *category,
                                 const QString &message);

} // namespace chat::server
