// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/chatserver.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace chat::test {

enum class Transport { Ws, Wss };

/// The whole server in the test's own process: on loopback, on free ports, plain and with TLS by a
/// certificate of its own, its state in a directory that goes with it. The test's event loop has to turn for
/// it to accept.
class TestServer
{
public:
    TestServer();

    /// What start() will be given; addresses, paths and a certificate are filled in.
    server::Config config;

    /// Starts, or starts again on the same state. False: `failure` says why.
    [[nodiscard]] bool start();
    void stop() { m_server.reset(); }
    QString failure;

    [[nodiscard]] server::ChatServer &operator*() { return *m_server; }
    [[nodiscard]] server::ChatServer *operator->() { return m_server.get(); }

    [[nodiscard]] quint16 port(Transport transport) const { return m_ports[size_t(transport)]; }
    [[nodiscard]] QUrl url(Transport transport) const;

    /// Another key and certificate in the same files; the server does not know of them yet.
    [[nodiscard]] bool renewCertificate();
    [[nodiscard]] QByteArray certificate() const; ///< PEM, as in the file

private:
    QTemporaryDir m_dir;
    std::unique_ptr<server::ChatServer> m_server;
    std::array<quint16, 2> m_ports{};
};

} // namespace chat::test
