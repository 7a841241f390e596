// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QUrl>

#include <expected>

namespace chat::gui {

/// What chat-client was told at its start.
struct CommandLine {
    bool help = false;
    bool version = false;
    QUrl server; ///< empty: what is remembered, or asked
    QString guest;
    QString room;
    QString profile;

    friend bool operator==(const CommandLine &, const CommandLine &) = default;
};

/// `arguments` begin with the program. The error is a line for the terminal.
[[nodiscard]] std::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

[[nodiscard]] QString helpText();

} // namespace chat::gui
