// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"
#include "server/app/configchange.h"

namespace chat::server {

/// What came of a reload.
struct ReloadReport {
    QStringList applied; ///< paths of the keys that have a new value now
    QStringList
        needRestart; ///< paths of the keys whose new value waits for a restart; they stay as they were
    QStringList warnings; ///< one line each
};

/// `wanted` as far as a running server can take it: what is not reloadable stays as it is in `running`.
[[nodiscard]] LoadedConfig reloadableParts(const LoadedConfig &running, const LoadedConfig &wanted,
                                           ReloadReport &report);

/// Reads the configuration again, from the same places as at the start, and hands it to the running server
/// (faults row 44). Main thread.
class ConfigReload
{
public:
    /// `server` outlives it and runs with `loaded`, which came from `arguments` and `environment`.
    ConfigReload(ChatServer &server, LoadedConfig loaded, QStringList arguments,
                 QProcessEnvironment environment);

    /// Reads what a part outside the server needs of the new configuration; the result makes the part use it.
    /// An error is a sentence.
    using Prepare = std::function<std::expected<std::function<void()>, QString>(const Config &wanted)>;
    /// For every reload() from now on.
    void alsoPrepare(Prepare prepare) { m_prepare = std::move(prepare); }

    /// All or nothing. The error has a line for each mistake, with file and line where there is one; then the
    /// server goes on as it was. Certificates are read again, also when their names did not change.
    std::expected<ReloadReport, QStringList> reload();

    /// Other values for some keys, all or nothing, until the next reload(); `source` says who wants it.
    /// Without `apply` it only says what would change. The error has a line for each mistake.
    std::expected<std::vector<ConfigDifference>, QStringList>
    change(const std::vector<ConfigSetting> &settings, const QString &source, bool apply);

    /// What the server runs with, and where each value comes from.
    [[nodiscard]] const LoadedConfig &loaded() const { return m_loaded; }
    [[nodiscard]] int succeeded() const { return m_succeeded; } ///< reloads, since the start
    [[nodiscard]] int failed() const { return m_failed; }

private:
    /// All or nothing; the error is a sentence.
    [[nodiscard]] std::expected<void, QString> use(LoadedConfig config);

    ChatServer &m_server;
    LoadedConfig m_loaded;
    QStringList m_arguments;
    QProcessEnvironment m_environment;
    Prepare m_prepare; ///< may be none
    int m_succeeded = 0;
    int m_failed = 0;
};

} // namespace chat::server
