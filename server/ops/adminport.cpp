// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminport.h"

#include "shared/core/logging.h"
#include "shared/protocol/adminopening.h"

#include <unistd.h>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

AddressKey keyOf(const QHostAddress &peer)
{
    const Q_IPV6ADDR address = peer.toIPv6Address();
    AddressBytes bytes;
    std::ranges::copy(address.c, bytes.begin());
    return AddressKey(bytes);
}

/// An IPv4 peer of a socket for both is written as IPv4.
QByteArray textOf(const QHostAddress &peer)
{
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4);
    return (isV4 ? QHostAddress(v4) : peer).toString().toLatin1();
}

} // namespace

AdminPort::AdminPort(AdminBackend &backend, std::shared_ptr<const QSslConfiguration> tls, AdminTokens tokens)
    : m_backend(backend),
      m_tls(std::move(tls)),
      m_tokens(std::move(tokens)),
      m_sessions(backend)
{
}

AdminPort::~AdminPort() { close(); }

std::expected<void, SocketFailure> AdminPort::listen(const QHostAddress &host, quint16 port)
{
    if (QTcpServer::listen(host, port))
        return {};
    return std::unexpected(SocketFailure{kindOf(serverError()),
                                         "cannot listen for operators on "_L1 + host.toString() + " port "_L1
                                             + QString::number(port) + ": "_L1 + errorString()});
}

void AdminPort::use(std::shared_ptr<const QSslConfiguration> tls, AdminTokens tokens)
{
    m_tls = std::move(tls);
    m_tokens = std::move(tokens);
}

void AdminPort::close()
{
    QTcpServer::close();
    m_sessions.clear();
}

void AdminPort::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        return;
    }
    if (m_sessions.isOverfull())
        return; // even those who are being refused are too many
    const QHostAddress peer = socket->peerAddress();
    socket->setSslConfiguration(*m_tls);
    socket->startServerEncryption();
    AdminSession &session
        = m_sessions.add(makeStream(std::move(socket)), textOf(peer),
                         [this, peer](const QByteArray &token) { return logIn(peer, token); });
    if (m_sessions.refuseWhenFull(session))
        qCWarning(lcAdmin) << "too many consoles; refused:" << textOf(peer);
}

Result<Operator> AdminPort::logIn(const QHostAddress &peer, const QByteArray &token)
{
    const AddressKey key = keyOf(peer);
    const MonoTime now = currentTime().mono;
    if (const auto wait = m_throttle.wait(key, now))
        return refuseLater(ErrorCode::LoginThrottled, *wait);
    auto who = m_tokens.find(token);
    if (!who) {
        m_throttle.failed(key, now);
        m_backend.note({.name = "unknown", .address = textOf(peer)}, "a.token", "bad_credentials");
        return std::unexpected(Error{.code = ErrorCode::BadCredentials});
    }
    who->address = textOf(peer);
    m_backend.note(*who, "a.token", "ok");
    return *std::move(who);
}

} // namespace chat::server
