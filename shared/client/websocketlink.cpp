// SPDX-License-Identifier: Apache-2.0
#include "shared/client/websocketlink.h"

#include "shared/core/limits.h"

#include <QSslSocket>
#include <QTimer>
#include <QWebSocketHandshakeOptions>

namespace chat::client {

using namespace Qt::StringLiterals;

WebSocketLink::WebSocketLink(WireFormat format, QObject *parent) : Link(parent), m_format(format) { }

WebSocketLink::~WebSocketLink() { drop(); }

void WebSocketLink::open(const QUrl &url)
{
    drop();
    m_socket.reset(new QWebSocket);
    m_distrust.reset();
    // A server's largest answer, and its envelope.
    m_socket->setMaxAllowedIncomingMessageSize(2 * limits::maxAnswerBytes);
    m_socket->setMaxAllowedIncomingFrameSize(2 * limits::maxAnswerBytes);
    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &Link::opened);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketLink::ended);
    connect(socket, &QWebSocket::sslErrors, this, &WebSocketLink::checkCertificate);
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(text.toUtf8(), WireFormat::Json); });
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { Q_EMIT received(bytes, WireFormat::Cbor); });
    // A handshake that is refused is an error, and perhaps nothing more; a lost connection ends besides.
    const auto refused = [this, socket] {
        if (m_socket.get() == socket && socket->state() != QAbstractSocket::ConnectedState)
            ended();
    };
    connect(socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, refused,
            Qt::QueuedConnection);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({m_format == WireFormat::Json ? u"chat.v1"_s : u"chat.v1.cbor"_s});
    socket->open(url, options);
}

void WebSocketLink::send(const QByteArray &packet)
{
    if (!m_socket)
        return;
    if (m_format == WireFormat::Json)
        m_socket->sendTextMessage(QString::fromUtf8(packet));
    else
        m_socket->sendBinaryMessage(packet);
}

void WebSocketLink::close(CloseCode code)
{
    if (!m_socket)
        return;
    // The socket says goodbye by itself, and is gone when the other side has answered or took too long.
    QWebSocket *socket = m_socket.release();
    socket->disconnect(this);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(limits::closeTimeout, socket, &QObject::deleteLater);
    socket->close(QWebSocketProtocol::CloseCode(code));
}

void WebSocketLink::checkCertificate(const QList<QSslError> &errors)
{
    const auto *tls = m_socket->findChild<QSslSocket *>();
    m_distrust = judge(tls ? tls->peerCertificate() : QSslCertificate(), errors, trusted());
    if (!m_distrust) // these were all; they are about the one certificate that the person knows
        m_socket->ignoreSslErrors();
}

void WebSocketLink::ended()
{
    if (const auto distrust = std::exchange(m_distrust, std::nullopt)) {
        drop();
        return Q_EMIT distrusted(*distrust);
    }
    // A close without a code and without a word is QWebSocket's way to say that there was none.
    const auto code = quint16(m_socket->closeCode());
    const bool lost = code == quint16(CloseCode::Normal) && m_socket->closeReason().isEmpty();
    const QString why = m_socket->closeReason().isEmpty() ? m_socket->errorString() : m_socket->closeReason();
    drop();
    Q_EMIT closed(lost ? quint16(CloseCode::Abnormal) : code, why);
}

void WebSocketLink::drop()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.reset();
}

} // namespace chat::client

#include "moc_websocketlink.cpp"
