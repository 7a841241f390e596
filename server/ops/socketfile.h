// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractSocket>
#include <QString>

#include <expected>

/// The file under which a local socket is found (faults.md row 35).
namespace chat::server {

/// Why the admin socket cannot be there.
struct SocketFailure {
    enum Kind {
        InUse, ///< a server answers there
        NotAllowed, ///< permission
        Unusable, ///< no directory, no socket file, path too long ...
    };
    Kind kind = Unusable;
    QString text; ///< one line that names the path
};

/// What it means for an operator that a server could not listen.
[[nodiscard]] SocketFailure::Kind kindOf(QAbstractSocket::SocketError error);

/// Makes sure that `path` can be bound: removes a socket file that nobody answers on, and nothing else.
[[nodiscard]] std::expected<void, SocketFailure> removeStaleSocket(const QString &path);

/// Gives a bound socket's file the mode 0600, and looks that it has it.
[[nodiscard]] std::expected<void, SocketFailure> makePrivate(const QString &path);

} // namespace chat::server
