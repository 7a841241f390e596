// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/adminlink.h"

#include <utility>

namespace chat {

AdminLink::AdminLink()
{
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_connected = true;
        Q_EMIT connected();
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &AdminLink::receive);
    connect(&m_socket, &QLocalSocket::disconnected, this, &AdminLink::lose);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &AdminLink::fail);
}

AdminLink::~AdminLink() { close(); }

void AdminLink::open(const QString &path)
{
    close();
    m_lines = LineBuffer();
    m_socket.connectToServer(path);
}

void AdminLink::close()
{
    m_connected = false;
    m_socket.abort();
}

bool AdminLink::isOpen() const { return m_connected; }

void AdminLink::send(const QByteArray &line)
{
    if (m_connected)
        m_socket.write(line + '\n');
}

void AdminLink::receive()
{
    m_lines.append(m_socket.readAll());
    while (m_connected) { // whoever gets a line may close
        const auto line = m_lines.takeLine();
        if (!line)
            break;
        Q_EMIT received(*line);
    }
    if (m_lines.overflowed())
        m_socket.abort();
}

void AdminLink::fail()
{
    if (m_connected)
        return; // disconnected() follows
    const auto error = m_socket.error();
    const bool notThere = error == QLocalSocket::ServerNotFoundError
        || error == QLocalSocket::ConnectionRefusedError || error == QLocalSocket::PeerClosedError;
    const auto failure = notThere                  ? Failure::NotThere
        : error == QLocalSocket::SocketAccessError ? Failure::NotAllowed
                                                   : Failure::Broken;
    Q_EMIT failed(failure, m_socket.errorString());
}

void AdminLink::lose()
{
    if (std::exchange(m_connected, false))
        Q_EMIT closed();
}

} // namespace chat
