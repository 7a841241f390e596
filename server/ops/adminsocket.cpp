// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminsocket.h"

#include "shared/core/logging.h"

#include <unistd.h>

namespace chat::server {

using namespace Qt::StringLiterals;

AdminSocket::AdminSocket(AdminBackend &backend, PeerCheck admission)
    : m_admission(
          admission ? std::move(admission)
                    : [own = ::geteuid()](const PeerCredentials &peer) { return mayAdminister(peer, own); }),
      m_sessions(backend)
{
    setSocketOptions(QLocalServer::UserAccessOption);
}

AdminSocket::~AdminSocket() { close(); }

std::expected<void, SocketFailure> AdminSocket::listen(const QString &path)
{
    if (auto free = removeStaleSocket(path); !free)
        return free;
    if (!QLocalServer::listen(path)) {
        return std::unexpected(
            SocketFailure{kindOf(serverError()), "admin socket "_L1 + path + ": "_L1 + errorString()});
    }
    if (auto mine = makePrivate(path); !mine) {
        QLocalServer::close();
        return mine;
    }
    return {};
}

void AdminSocket::close()
{
    QLocalServer::close();
    m_sessions.clear();
}

void AdminSocket::incomingConnection(quintptr descriptor)
{
    auto stream = makeLocalStream(int(descriptor));
    if (m_sessions.isOverfull())
        return;
    const auto peer = peerCredentials(qintptr(descriptor));
    const bool admitted = peer && m_admission(*peer);
    const Operator who = peer ? operatorOf(*peer) : Operator{.name = "unknown", .address = "local"};
    AdminSession &session = m_sessions.add(std::move(stream), who);
    if (!admitted) {
        qCWarning(lcAdmin) << "denied:" << who.name << who.address;
        session.refuse({.code = ErrorCode::AdminDenied});
    } else if (m_sessions.refuseWhenFull(session)) {
        qCWarning(lcAdmin) << "too many consoles; refused:" << who.name << who.address;
    } else {
        qCDebug(lcAdmin) << "connected:" << who.name << who.address;
    }
}

} // namespace chat::server

#include "moc_adminsocket.cpp"
