// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/certificatetrust.h"
#include "shared/core/closecode.h"
#include "shared/protocol/document.h"

#include <QObject>
#include <QUrl>

namespace chat::client {

/// A connection that carries packets: a WebSocket, or a fake in a test. One thread, with an event loop.
class Link : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends in opened(), closed() or distrusted(). A connection that is open is dropped first, without a
    /// signal.
    virtual void open(const QUrl &url) = 0;
    /// One packet in format(). Lost when the link is not open.
    virtual void send(const QByteArray &packet) = 0;
    /// Says why and ends, without a signal; the rest goes by itself.
    virtual void close(CloseCode code) = 0;
    [[nodiscard]] virtual WireFormat format() const = 0;

    /// The fingerprint of the certificate that the person trusts for the server; empty: none. For the next
    /// open().
    void setTrusted(const QByteArray &fingerprint) { m_trusted = fingerprint; }
    [[nodiscard]] const QByteArray &trusted() const { return m_trusted; }

Q_SIGNALS:
    void opened();
    void received(const QByteArray &packet, chat::WireFormat format);
    /// It could not be opened, or was open and is not any more. `code`: 1006 without a close frame. `why` is
    /// English, for the log.
    void closed(quint16 code, const QString &why);
    /// It could not be opened: nothing was sent to whoever shows this certificate.
    void distrusted(const chat::client::Distrust &distrust);

private:
    QByteArray m_trusted;
};

} // namespace chat::client
