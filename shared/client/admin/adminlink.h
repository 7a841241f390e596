// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/linebuffer.h"

#include <QLocalSocket>
#include <QObject>

namespace chat {

/// The console's connection to a server: lines out, lines in. Lives in one thread, with an event loop.
class AdminLink final : public QObject
{
    Q_OBJECT
public:
    enum class Failure {
        NotThere, ///< no socket, or nobody who answers on it
        NotAllowed, ///< the socket belongs to somebody else
        Broken, ///< anything else
    };
    Q_ENUM(Failure)

    AdminLink();
    ~AdminLink() override;

    /// To a local socket. Ends in connected() or failed(); a connection that is open is dropped first.
    void open(const QString &path);

    /// Without a signal.
    void close();

    [[nodiscard]] bool isOpen() const;

    /// One JSON object without line feeds. Lost when the link is not open.
    void send(const QByteArray &line);

Q_SIGNALS:
    void connected();
    /// It could not be opened; `why` is English, for a terminal.
    void failed(chat::AdminLink::Failure failure, const QString &why);
    void received(const QByteArray &line);
    /// It was open and is not any more.
    void closed();

private:
    void receive();
    void fail();
    void lose();

    QLocalSocket m_socket;
    LineBuffer m_lines;
    bool m_connected = false;
};

} // namespace chat
