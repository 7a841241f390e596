// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/config.h"

namespace chat::server {

/// Sends every log line to stderr in the form of `log.format`, with control characters escaped (faults row
/// 32), and sets the categories' levels. Once, in the main thread, before others start.
void setUpLogging(const Config::Log &log);

/// Format and levels of all lines from now on. Main thread.
void setLogRules(const Config::Log &log);

/// Whether `descriptor` leads to the journal: `journalStream` is $JOURNAL_STREAM, "device:inode".
[[nodiscard]] bool isJournal(int descriptor, const QByteArray &journalStream);

/// The line as it is written, `format` not being Auto; `category` and `message` may hold anything.
[[nodiscard]] QByteArray logLine(LogFormat format, QtMsgType type, Timestamp time, const char *category,
                                 const QString &message);

} // namespace chat::server
