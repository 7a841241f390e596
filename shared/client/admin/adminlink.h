// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/admintarget.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/linebuffer.h"

#include <QLocalSocket>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

namespace chat {

/// The console's connection to a server: lines out, lines in. Lives in one thread, with an event loop.
class AdminLink final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds openTimeout{10'000}; ///< over TLS, to the answer to the token

    enum class Failure {
        NotThere, ///< no socket, or nobody who answers on it
        NotAllowed, ///< the socket belongs to somebody else, or the token is not good
        Untrusted, ///< it answers, but cannot prove that it is the server that was meant
        Broken, ///< anything else
    };
    Q_ENUM(Failure)

    AdminLink();
    ~AdminLink() override;

    /// Ends in connected() or failed(); a connection that is open is dropped first. Over TLS connected()
    /// means that the token was taken.
    void open(const AdminTarget &target);

    /// Without a signal.
    void close();

    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }

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
    enum class State { Closed, Opening, Open };

    [[nodiscard]] QIODevice &device();
    void openTls();
    void logIn();
    void takeLogin(const QByteArray &line);
    void receive();
    void failLocal();
    void failTls();
    void fail(Failure failure, const QString &why);
    void lose();

    AdminTarget m_target;
    QLocalSocket m_local;
    QSslSocket m_tls;
    QTimer m_patience;
    LineBuffer m_lines;
    State m_state = State::Closed;
};

} // namespace chat
