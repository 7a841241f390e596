// SPDX-License-Identifier: Apache-2.0
#include "server/net/tlsstream.h"

#include "shared/core/logging.h"

#include <sys/uio.h>
#include <unistd.h>

namespace chat::server {

TlsStream::TlsStream(int fd, const QSslConfiguration &configuration, StreamEvents &events) : m_events(&events)
{
    m_socket.setSslConfiguration(configuration);
    m_socket.setReadBufferSize(maxUnreadBytes);
    if (!m_socket.setSocketDescriptor(fd)) {
        ::close(fd);
        m_broken = true;
    }
    QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket, [this] { tellReadable(); });
    QObject::connect(&m_socket, &QSslSocket::encryptedBytesWritten, &m_socket, [this] {
        if (m_wantWrite && !m_broken)
            m_events->onWritable();
    });
    const auto over = [this] {
        m_ended = true;
        tellReadable();
    };
    QObject::connect(&m_socket, &QSslSocket::readChannelFinished, &m_socket, over);
    QObject::connect(&m_socket, &QSslSocket::disconnected, &m_socket, over);
    QObject::connect(&m_socket, &QSslSocket::errorOccurred, &m_socket,
                     [this](QAbstractSocket::SocketError error) {
                         m_ended = true;
                         if (error == QAbstractSocket::RemoteHostClosedError)
                             return;
                         qCDebug(lcNet, "TLS: %ls", qUtf16Printable(m_socket.errorString()));
                         if (!m_broken) {
                             m_broken = true;
                             m_events->onBroken();
                         }
                     });
    m_socket.startServerEncryption();
}

TlsStream::~TlsStream()
{
    m_socket.disconnect();
    m_socket.abort();
}

void TlsStream::tellReadable()
{
    if (m_wantRead && !m_broken)
        m_events->onReadable();
}

qsizetype TlsStream::read(std::span<char> buffer)
{
    if (m_broken && m_socket.bytesAvailable() == 0) // what was good before is still read
        return broken;
    const qint64 got = m_socket.read(buffer.data(), qint64(buffer.size()));
    if (got > 0)
        return got;
    return m_ended || got < 0 ? ended : wouldBlock;
}

qsizetype TlsStream::write(std::span<const iovec> pieces)
{
    if (m_broken || m_socket.state() != QAbstractSocket::ConnectedState)
        return broken;
    qsizetype taken = 0;
    for (const iovec &piece : pieces) {
        if (m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() >= maxUnwrittenBytes)
            break;
        const qint64 put = m_socket.write(static_cast<const char *>(piece.iov_base), qint64(piece.iov_len));
        if (put < 0)
            return broken;
        taken += put;
    }
    return taken;
}

void TlsStream::wantRead(bool on)
{
    if (on == std::exchange(m_wantRead, on) || !on)
        return;
    // What came meanwhile was not told; a direct call could re-enter the caller.
    if (m_socket.bytesAvailable() > 0 || m_ended)
        QMetaObject::invokeMethod(&m_socket, [this] { tellReadable(); }, Qt::QueuedConnection);
}

void TlsStream::shutdown() { m_socket.disconnectFromHost(); }

} // namespace chat::server
