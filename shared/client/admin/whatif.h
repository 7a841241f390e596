// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/matchlogs.h"
#include "shared/client/admin/serverlink.h"
#include "shared/matching/mode.h"
#include "shared/matching/outcome.h"

#include <QThreadPool>

#include <atomic>
#include <memory>

namespace chat {

/// What would have come of the tickets of one mode with other settings (U-05): the log is fetched from the
/// server, and matched again on this machine, in a thread of its own. One thread, with an event loop.
class WhatIf final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Fetching,
        Ready, ///< the log is there
        Replaying,
        Failed, ///< the log is not there, see error()
    };
    Q_ENUM(State)

    /// By the settings of the log, and by others.
    struct Comparison {
        MatchSettings settings; ///< the others
        matching::Outcome then;
        matching::Outcome now;
        bool asThen = true; ///< false: another version of the matcher made the log

        friend bool operator==(const Comparison &, const Comparison &) = default;
    };

    /// `link` outlives it.
    WhatIf(ServerLink &link, QString mode);
    ~WhatIf() override;

    /// Again, too. What was compared is forgotten.
    void fetch();
    /// Ready only; `settings` have passed check() of their mode.
    void replay(const MatchSettings &settings);
    /// Of a replay that runs: it comes to nothing.
    void cancel();

    [[nodiscard]] const QString &mode() const { return m_mode; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// As far as it is there.
    [[nodiscard]] const MatchLog &log() const { return m_pages.log(); }
    /// From its first row to its last one.
    [[nodiscard]] Milliseconds span() const;
    /// The last one; none: nothing was replayed.
    [[nodiscard]] const std::optional<Comparison> &comparison() const { return m_comparison; }

Q_SIGNALS:
    void changed();
    /// Of a replay.
    void progressed(int percent);

private:
    struct Task;

    void fetchMore();
    void fail(const Error &error);
    void setState(State state);
    void done(const std::shared_ptr<Task> &task);

    ServerLink &m_link;
    const QString m_mode;
    State m_state = State::Fetching;
    Error m_error;
    MatchLogPages m_pages;
    int m_fetch = 0; ///< which one; answers to others are late
    std::shared_ptr<const std::vector<matching::LogEntry>> m_entries;
    std::optional<Comparison> m_comparison;
    std::shared_ptr<Task> m_task; ///< null: none runs
    QThreadPool m_pool;
};

} // namespace chat
