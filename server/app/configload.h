// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configfile.h"
#include "server/app/configsources.h"

#include <QHash>

#include <expected>
#include <optional>

namespace chat::server {

/// Everything that a configuration is made of; a later one wins: built-in, file, environment, command line.
struct ConfigInput {
    std::optional<ConfigFile> file;
    QProcessEnvironment environment;
    std::vector<TextSetting> commandLine;
    QString workingDirectory; ///< completes relative paths of environment and command line
};

/// A configuration that may be used, and where its values come from.
struct LoadedConfig {
    Config config;
    QHash<QString, QString> sources; ///< by path; keys at their default are not in it
    QString file; ///< name of the file; empty when there is none
    QStringList warnings; ///< one line each

    /// "file madang.toml:12", "environment MADANG_SERVER_LISTEN", "command line --listen"; else "default".
    [[nodiscard]] QString sourceOf(const QString &path) const;
};

/// Merges, then checks what the keys mean together (checkConfig). All problems, not only the first. Reads
/// nothing but the facts about key files; any thread.
[[nodiscard]] std::expected<LoadedConfig, Problems> loadConfig(const ConfigInput &input);

} // namespace chat::server
