// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminoperation.h"

#include <deque>
#include <mutex>

namespace chat::server {

/// The last lines of the log, for operators: as many as fit, the oldest go first. Any thread.
class LogRing
{
public:
    static constexpr size_t maxLines = 2000;
    static constexpr qsizetype maxMessageBytes = 2000; ///< of one line; the rest is cut off

    void add(LogLevel level, Timestamp time, QByteArrayView category, const QString &message);

    /// The newest lines that match, oldest first. With `after`: of those behind it, the oldest, so that who
    /// asks again with the last number he got gets them all.
    [[nodiscard]] LogPage page(const FetchLogs &question) const;

    /// The one that setUpLogging() fills.
    [[nodiscard]] static LogRing &ofTheProgram();

private:
    mutable std::mutex m_mutex;
    std::deque<LogRow> m_rows;
    qint64 m_last = 0;
};

} // namespace chat::server
