// SPDX-License-Identifier: Apache-2.0
#include "server/net/handshaker.h"

#include "server/net/handshakesocket.h"

#include <QCoreApplication>
#include <QWebSocket>

#include <memory>

namespace chat::server {

using namespace Qt::StringLiterals;

Handshaker::Handshaker() : m_server(u"Madang"_s, QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({u"chat.v1"_s, u"chat.v1.cbor"_s});
    m_server.setMaxPendingConnections(1024);
}

std::expected<Handshaker::Agreed, QByteArray> Handshaker::negotiate(const QByteArray &head)
{
    auto socket = std::make_unique<HandshakeSocket>(head);
    m_server.handleConnection(socket.get());
    // With bytes at hand the server posts the handshake to itself; only that is run here.
    QCoreApplication::sendPostedEvents(&m_server, QEvent::MetaCall);
    const std::unique_ptr<QWebSocket> agreed(m_server.nextPendingConnection());
    const QByteArray answer = socket->answer(); // before ~QWebSocket adds its close frame to it
    if (!agreed)
        return std::unexpected(answer);
    const bool cbor = agreed->subprotocol() == "chat.v1.cbor"_L1;
    return Agreed{answer, cbor ? WireFormat::Cbor : WireFormat::Json};
}

} // namespace chat::server
