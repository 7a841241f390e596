// SPDX-License-Identifier: Apache-2.0
#include "server/net/handshakesocket.h"

#include <algorithm>

namespace chat::server {

HandshakeSocket::HandshakeSocket(QByteArray head, QObject *parent)
    : QTcpSocket(parent),
      m_head(std::move(head))
{
    QIODevice::open(ReadWrite | Unbuffered);
    setSocketState(ConnectedState);
}

qint64 HandshakeSocket::bytesAvailable() const
{
    return m_head.size() - m_read + QIODevice::bytesAvailable();
}

qint64 HandshakeSocket::readData(char *data, qint64 size)
{
    const qsizetype got = std::min<qsizetype>(size, m_head.size() - m_read);
    std::copy_n(m_head.constData() + m_read, got, data); // memcpy() takes no null, not even for nothing
    m_read += got;
    return got;
}

qint64 HandshakeSocket::readLineData(char *data, qint64 size) { return QIODevice::readLineData(data, size); }

qint64 HandshakeSocket::skipData(qint64 size)
{
    const qsizetype skipped = std::min<qsizetype>(size, m_head.size() - m_read);
    m_read += skipped;
    return skipped;
}

qint64 HandshakeSocket::writeData(const char *data, qint64 size)
{
    m_answer.append(data, size);
    return size;
}

void HandshakeSocket::close() { QIODevice::close(); }

void HandshakeSocket::disconnectFromHost() { setSocketState(UnconnectedState); }

} // namespace chat::server

#include "moc_handshakesocket.cpp"
