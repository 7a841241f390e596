// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/matching/ticketlog.h"
#include "shared/protocol/adminmatchlog.h"

/// The log of a mode's tickets, fetched and made ready to be replayed (U-05).
namespace chat {

/// As the matcher takes it. A row of a kind that this build does not know is left out.
[[nodiscard]] std::vector<matching::LogEntry> matchLogEntries(const MatchLog &log);

/// A log that is fetched page by page. A value.
class MatchLogPages
{
public:
    static constexpr int mostBeginnings = 5;

    explicit MatchLogPages(QString mode) : m_mode(std::move(mode)) { }

    /// What to ask next; none: all is there.
    [[nodiscard]] std::optional<FetchMatchLog> next() const;
    /// The answer to it. False: the log moved on faster than it was fetched, again and again.
    [[nodiscard]] bool take(MatchLog page);
    /// As many rows as there are.
    [[nodiscard]] const MatchLog &log() const { return m_log; }

private:
    QString m_mode;
    MatchLog m_log;
    qint64 m_end = 0; ///< the newest row when the first page was asked for
    bool m_begun = false;
    int m_beginnings = 0;
};

} // namespace chat
