// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/bytestream.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace chat::server {

/// TLS through QSslSocket, whose notifiers reach epoll by the thread's dispatcher.
class TlsStream final : public ByteStream
{
public:
    /// Takes the descriptor and begins the handshake; onReadable() comes after it, or onBroken().
    TlsStream(int fd, const QSslConfiguration &configuration, StreamEvents &events);
    ~TlsStream() override;

    [[nodiscard]] qsizetype read(std::span<char> buffer) override;
    [[nodiscard]] qsizetype write(std::span<const iovec> pieces) override;
    void wantRead(bool on) override;
    void wantWrite(bool on) override { m_wantWrite = on; }
    void shutdown() override;

private:
    static constexpr qint64 maxUnwrittenBytes = 128 * 1024; ///< inside QSslSocket; the outbox keeps the rest
    static constexpr qint64 maxUnreadBytes = 64 * 1024;

    void tellReadable();

    QSslSocket m_socket;
    StreamEvents *m_events;
    bool m_wantRead = true;
    bool m_wantWrite = false;
    bool m_broken = false;
    bool m_ended = false;
};

} // namespace chat::server
