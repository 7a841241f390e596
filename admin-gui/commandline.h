// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "admin-gui/serverdialog.h"

#include <expected>

namespace chat::admin {

/// What chat-admin was started with.
struct CommandLine {
    bool help = false;
    bool version = false;
    QString socket; ///< of a server on this machine
    ServerChoice server; ///< on another one

    /// A server was named, so the one that was chosen last time does not count.
    [[nodiscard]] bool isNamed() const { return !socket.isEmpty() || !server.address.isEmpty(); }
};

/// The first argument is the program. The error is a sentence in English, for the terminal. Needs no
/// application.
[[nodiscard]] std::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace chat::admin
