// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ops/adminconnections.h"
#include "server/ops/peercredentials.h"
#include "server/ops/socketfile.h"

#include <QLocalServer>

#include <expected>
#include <functional>

namespace chat::server {

/// Whether a peer may be an operator.
using PeerCheck = std::function<bool(const PeerCredentials &)>;

/// The local socket of the operators (faults.md row 35): mode 0600, peers of our own user and root only,
/// NDJSON. Main thread.
class AdminSocket final : private QLocalServer
{
    Q_OBJECT
public:
    /// `backend` outlives it. Without `admission`, mayAdminister() decides.
    explicit AdminSocket(AdminBackend &backend, PeerCheck admission = {});
    ~AdminSocket() override;

    /// Takes the place of a socket that nobody answers on. The directory must exist. Once.
    [[nodiscard]] std::expected<void, SocketFailure> listen(const QString &path);

    /// Consoles and scripts now.
    [[nodiscard]] int connections() const { return m_sessions.count(); }

    /// Ends every session and removes the file.
    void close();

private:
    void incomingConnection(quintptr descriptor) override;

    PeerCheck m_admission;
    AdminConnections m_sessions;
};

} // namespace chat::server
