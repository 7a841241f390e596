// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configvalue.h"

#include <QProcessEnvironment>

#include <vector>

/// Where values come from. Pure; any thread.
namespace chat::server {

/// The text with `?` for every control character: names in a file may hold anything, a log line is one line.
[[nodiscard]] QString oneLine(QString text);

/// One thing that is wrong, in one line.
struct Problem {
    QString source; ///< "file madang.toml:12", "environment MADANG_SERVER_LISTEN", "command line --listen";
                    ///< or "default"
    QString what; ///< "server.workers must be 0 to 256 threads, is 900"

    [[nodiscard]] QString toText() const; ///< "SOURCE: WHAT", one line
    friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = std::vector<Problem>;

/// A value for a key, not yet checked against its type and range.
struct Setting {
    const ConfigKey *key;
    ConfigValue value;
    QString source; ///< as in Problem
    QString base; ///< directory that completes relative paths
};

/// The same, as the environment and the command line have it.
struct TextSetting {
    const ConfigKey *key;
    QString text;
    QString source;
};

/// A section [match.NAME] as the file has it.
struct ModeReading {
    QString name;
    QString source; ///< as in Problem
    std::vector<Setting> settings;
};

/// What one source says. Everything that could be read is in `settings`, whatever the problems.
struct Reading {
    std::vector<Setting> settings; ///< in order; a later one wins
    std::vector<ModeReading> modes; ///< of a file
    Problems problems;
    QStringList warnings; ///< one line each
};

/// Every variable MADANG_SECTION_KEY. Others with our prefix are warnings only: Kubernetes makes such
/// variables for a service of our name.
[[nodiscard]] Reading readEnvironment(const QProcessEnvironment &environment, const QString &base);

/// Settings of the command line.
[[nodiscard]] Reading readTexts(const std::vector<TextSetting> &settings, const QString &base);

/// Where a configuration file is looked for, best first: $CONFIGURATION_DIRECTORY (systemd),
/// $XDG_CONFIG_HOME/madang or ~/.config/madang, /etc/madang; each with madang.toml.
[[nodiscard]] QStringList configFilePlaces(const QProcessEnvironment &environment);

/// Fills server.state, server.admin_socket and auth.token_key_file where they are empty, from the
/// environment. The state stays empty when there is no home directory either.
void completePaths(Config &config, const QProcessEnvironment &environment);

} // namespace chat::server
