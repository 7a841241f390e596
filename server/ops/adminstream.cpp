// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminstream.h"

#include <sys/socket.h>

namespace chat::server {
namespace {

qint64 encryptedUnsent(const QLocalSocket &) { return 0; }
qint64 encryptedUnsent(const QSslSocket &socket) { return socket.encryptedBytesToWrite(); }

template <class Socket>
class SocketStream final : public AdminStream
{
public:
    explicit SocketStream(std::unique_ptr<Socket> socket) : m_socket(std::move(socket))
    {
        m_socket->setReadBufferSize(readBufferBytes);
    }
    ~SocketStream() override { m_socket->disconnect(); }

    QIODevice &device() override { return *m_socket; }
    qint64 unsentBytes() const override { return m_socket->bytesToWrite() + encryptedUnsent(*m_socket); }
    // Closing with something unread would make the peer's next write fail before it has read our last line.
    void finish() override { ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR); }
    void abort() override { m_socket->abort(); }
    void watch(QObject *context, std::function<void()> bytesSent, std::function<void()> gone) override
    {
        // An encrypting socket says "written" between the two buffers, when both look empty.
        if constexpr (std::is_same_v<Socket, QSslSocket>)
            QObject::connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, context, bytesSent);
        else
            QObject::connect(m_socket.get(), &Socket::bytesWritten, context, bytesSent);
        QObject::connect(m_socket.get(), &Socket::disconnected, context, gone);
    }

private:
    std::unique_ptr<Socket> m_socket;
};

} // namespace

std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QLocalSocket> socket)
{
    return std::make_unique<SocketStream<QLocalSocket>>(std::move(socket));
}

std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QSslSocket> socket)
{
    return std::make_unique<SocketStream<QSslSocket>>(std::move(socket));
}

} // namespace chat::server
