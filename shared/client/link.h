// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    /// Ends in opened() or closed(). A connection that is open is dropped first, without a signal.
    virtual void open(const QUrl &url) = 0;
    /// One packet in format(). Lost when the link is not open.
    virtual void send(const QByteArray &packet) = 0;
    /// Says why and ends, without a signal; the rest goes by itself.
    virtual void close(CloseCode code) = 0;
    [[nodiscard]] virtual WireFormat format() const = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &packet, chat::WireFormat format);
    /// It could not be opened, or was open and is not any more. `code`: 1006 without a close frame. `why` is
    /// English, for the log.
    void closed(quint16 code, const QString &why);
};

} // namespace chat::client
