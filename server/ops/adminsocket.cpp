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
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &AdminSocket::accept);
}

AdminSocket::~AdminSocket() { close(); }

std::expected<void, SocketFailure> AdminSocket::listen(const QString &path)
{
    if (auto free = removeStaleSocket(path); !free)
        return free;
    if (!m_server.listen(path)) {
        return std::unexpected(SocketFailure{kindOf(m_server.serverError()),
                                             "admin socket "_L1 + path + ": "_L1 + m_server.errorString()});
    }
    if (auto mine = makePrivate(path); !mine) {
        m_server.close();
        return mine;
    }
    return {};
}

void AdminSocket::close()
{
    m_server.close();
    m_sessions.clear();
}

void AdminSocket::accept()
{
    while (auto socket = std::unique_ptr<QLocalSocket>(m_server.nextPendingConnection())) {
        socket->setParent(nullptr); // the session owns it from here on
        if (m_sessions.isOverfull())
            continue;
        const auto peer = peerCredentials(socket->socketDescriptor());
        const bool admitted = peer && m_admission(*peer);
        const Operator who = peer ? operatorOf(*peer) : Operator{.name = "unknown", .address = "local"};
        AdminSession &session = m_sessions.add(makeStream(std::move(socket)), who);
        if (!admitted) {
            qCWarning(lcAdmin) << "denied:" << who.name << who.address;
            session.refuse({.code = ErrorCode::AdminDenied});
        } else if (m_sessions.refuseWhenFull(session)) {
            qCWarning(lcAdmin) << "too many consoles; refused:" << who.name << who.address;
        } else {
            qCDebug(lcAdmin) << "connected:" << who.name << who.address;
        }
    }
}

} // namespace chat::server
