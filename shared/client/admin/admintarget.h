// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QProcessEnvironment>
#include <QString>

#include <expected>

namespace chat {

/// Where a server listens for its operators: a local socket, or a port with TLS, where a token says who it
/// is.
struct AdminTarget {
    QString path; ///< of the local socket; empty: over TLS
    QString host; ///< a name or an address; the certificate must be for it
    quint16 port = 0;
    QByteArray token; ///< a secret
    QString caFile; ///< PEM; besides the system's authorities; may be empty

    [[nodiscard]] bool isLocal() const { return !path.isEmpty(); }
    [[nodiscard]] QString toText() const; ///< the path, "chat.example.org:7443", "[::1]:7443"; no secret
    friend bool operator==(const AdminTarget &, const AdminTarget &) = default;
};

/// Where the admin socket may be, best first. What was named (`option`, else MADANG_ADMIN_SOCKET) is the only
/// place: a kick or a drain must not go to another server by accident.
[[nodiscard]] QList<AdminTarget> localTargets(const QString &option, const QProcessEnvironment &environment);

/// Why there is no target.
struct TargetFault {
    enum Kind { Address, TokenFile };
    Kind kind;
    QString text; ///< a sentence without the token
};

/// "HOST:PORT", with the token in a file of that name.
[[nodiscard]] std::expected<AdminTarget, TargetFault>
tlsTarget(const QString &address, const QString &tokenFile, const QString &caFile);

/// Where to look for the server that was asked for: another machine's when there is an `address`, else the
/// local one's, as localTargets(). Not empty. A socket that was named wins over an address.
[[nodiscard]] std::expected<QList<AdminTarget>, TargetFault>
adminTargets(const QString &socket, const QString &address, const QString &tokenFile, const QString &caFile,
             const QProcessEnvironment &environment);

} // namespace chat
