// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminstream.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace chat::server {
namespace {

class EncryptedStream final : public AdminStream
{
public:
    explicit EncryptedStream(std::unique_ptr<QSslSocket> socket) : m_socket(std::move(socket))
    {
        m_socket->setReadBufferSize(readBufferBytes);
    }
    ~EncryptedStream() override { m_socket->disconnect(); }

    QIODevice &device() override { return *m_socket; }
    qint64 unsentBytes() const override
    {
        return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
    }
    // Closing with something unread would make the peer's next write fail before it has read our last line.
    void finish() override { ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR); }
    void abort() override { m_socket->abort(); }
    void watch(QObject *context, Events events) override
    {
        // Not bytesWritten, which comes between the two buffers, when both look empty.
        QObject::connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, context,
                         std::move(events.bytesSent));
        QObject::connect(m_socket.get(), &QSslSocket::disconnected, context, std::move(events.gone));
    }

private:
    std::unique_ptr<QSslSocket> m_socket;
};

} // namespace

std::unique_ptr<AdminStream> makeStream(std::unique_ptr<QSslSocket> socket)
{
    return std::make_unique<EncryptedStream>(std::move(socket));
}

} // namespace chat::server
