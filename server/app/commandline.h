// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configsources.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <vector>

/// The command line of chat-server. Pure; any thread.
namespace chat::server {

/// What the operator typed.
struct CommandLine {
    enum Action {
        Run,
        CheckConfig, ///< look for mistakes, start nothing
        PrintConfig,
        CheckStore, ///< read all of the store, start nothing
        PrintConfigPage, ///< docs/CONFIGURATION.md; hidden from --help
        Help,
        Version,
    };
    Action action = Run;
    QString configFile; ///< empty: the first that exists of configFilePlaces()
    bool debugFaults = false;
    std::vector<TextSetting> settings; ///< those of --set first, so that an option of its own wins
};

/// Why it cannot be understood; the program ends with ExitCode::Usage.
struct UsageError {
    QString text; ///< one line
};

/// `arguments` as QCoreApplication::arguments(), the program's name first. Values are checked by
/// loadConfig().
[[nodiscard]] std::expected<CommandLine, UsageError> parseCommandLine(const QStringList &arguments);

/// For --help; the first line is versionText().
[[nodiscard]] QString helpText();

/// "chat-server 0.1.0\n"
[[nodiscard]] QString versionText();

} // namespace chat::server
