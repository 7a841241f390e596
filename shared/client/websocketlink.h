// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/link.h"

#include <QWebSocket>

#include <memory>

namespace chat::client {

/// A link over a WebSocket, ws:// or wss://. A certificate is good if the
/// system trusts it, or if the person trusts exactly this one.
class WebSocketLink final : public Link
{
    Q_OBJECT
public:
    /// CBOR is smaller, and QWebSocket looks at no binary frame twice.
    explicit WebSocketLink(WireFormat format = WireFormat::Cbor, QObject *parent = nullptr);
    ~WebSocketLink() override;

    void open(const QUrl &url) override;
    void send(const QByteArray &packet) override;
    void close(CloseCode code) override;
    [[nodiscard]] WireFormat format() const override { return m_format; }

private:
    void checkCertificate(const QList<QSslError> &errors);
    void ended();
    void drop();

    struct Later {
        void operator()(QWebSocket *socket) const { socket->deleteLater(); }
    };
    WireFormat m_format;
    std::unique_ptr<QWebSocket, Later>
        m_socket; ///< one for each connection: nothing of an old one comes late
    std::optional<Distrust> m_distrust; ///< why it ends
};

} // namespace chat::client
