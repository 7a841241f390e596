// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/loginthrottle.h"
#include "server/ops/adminconnections.h"
#include "server/ops/admintokens.h"
#include "server/ops/socketfile.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <expected>
#include <memory>

namespace chat::server {

namespace adminlimits {
inline constexpr int badLogins = 5; ///< from one address within limits::badTokenWindow
} // namespace adminlimits

/// The operators' port for other machines: TLS and a token, then the same lines as on the local socket. Main
/// thread.
class AdminPort final : private QTcpServer
{
public:
    /// `backend` outlives it.
    AdminPort(AdminBackend &backend, std::shared_ptr<const QSslConfiguration> tls, AdminTokens tokens);
    ~AdminPort() override;

    /// Once. Port 0 takes a free one.
    [[nodiscard]] std::expected<void, SocketFailure> listen(const QHostAddress &host, quint16 port);
    using QTcpServer::serverAddress;
    using QTcpServer::serverPort;

    /// For new connections and new logins; who is in stays in.
    void use(std::shared_ptr<const QSslConfiguration> tls, AdminTokens tokens);

    /// Consoles and scripts now.
    [[nodiscard]] int connections() const { return m_sessions.count(); }

    /// Ends every session.
    void close();

private:
    void incomingConnection(qintptr descriptor) override;
    [[nodiscard]] Result<Operator> logIn(const QHostAddress &peer, const QByteArray &token);

    AdminBackend &m_backend;
    std::shared_ptr<const QSslConfiguration> m_tls;
    AdminTokens m_tokens;
    LoginThrottle m_throttle{adminlimits::badLogins};
    AdminConnections m_sessions;
};

} // namespace chat::server
