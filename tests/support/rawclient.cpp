// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rawclient.h"

#include "tests/support/waituntil.h"
#include "tests/unit/server/net/clientframes.h"

#include <QtEndian>

namespace chat::test {

using namespace Qt::StringLiterals;

RawClient::RawClient()
{
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // the certificate is the server's own
    QObject::connect(&m_socket, &QIODevice::readyRead, &m_socket, [this] { takeIn(); });
}

void RawClient::takeIn()
{
    if (m_reads)
        m_in += m_socket.readAll();
}

bool RawClient::waitFor(const auto &condition) { return waitUntil(condition, patience); }

bool RawClient::connectPlain(quint16 port)
{
    m_in.clear();
    m_socket.abort();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    (void)waitFor([this] { return isConnected() || isOver(); });
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!m_reads) {
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 65536);
        m_socket.setReadBufferSize(1);
    }
    return isConnected();
}

bool RawClient::connectTo(const TestServer &server, Transport transport)
{
    if (!connectPlain(server.port(transport)))
        return false;
    if (transport == Transport::Ws)
        return true;
    m_socket.setReadBufferSize(0); // the handshake is read in any case
    m_socket.startClientEncryption();
    (void)waitFor([this] { return m_socket.isEncrypted() || isOver(); });
    if (!m_reads)
        m_socket.setReadBufferSize(1);
    return m_socket.isEncrypted();
}

QByteArray RawClient::upgradeHead(const QByteArray &extra, const QByteArray &target)
{
    return "GET " + target
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + extra + "\r\n";
}

bool RawClient::open(const TestServer &server, Transport transport, const QByteArray &extra)
{
    if (!connectTo(server, transport))
        return false;
    send(upgradeHead(extra));
    return takeStatus() == 101;
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void RawClient::sendText(const QByteArray &text) { send(server::masked(server::Opcode::Text, text)); }

QByteArray RawClient::takeHead()
{
    const auto end = [this] { return m_in.indexOf("\r\n\r\n"); };
    if (!waitFor([&] { return end() >= 0 || isOver(); }) || end() < 0)
        return {};
    const QByteArray head = m_in.first(end() + 4);
    m_in.remove(0, head.size());
    return head;
}

int RawClient::takeStatus() { return takeHead().mid(9, 3).toInt(); }

std::optional<RawFrame> RawClient::parseFrame()
{
    if (m_in.size() < 2)
        return {};
    const auto byte = [this](qsizetype at) { return quint8(m_in[at]); };
    qsizetype header = 2;
    qsizetype length = byte(1) & 0x7F; // a server does not mask
    if (length == 126)
        header = 4;
    else if (length == 127)
        header = 10;
    if (m_in.size() < header)
        return {};
    if (header == 4)
        length = qFromBigEndian<quint16>(m_in.constData() + 2);
    else if (header == 10)
        length = qsizetype(qFromBigEndian<quint64>(m_in.constData() + 2));
    if (m_in.size() < header + length)
        return {};
    RawFrame frame{(byte(0) & 0x80) != 0, server::Opcode(byte(0) & 0x0F), m_in.mid(header, length)};
    m_in.remove(0, header + length);
    return frame;
}

std::optional<RawFrame> RawClient::takeFrame()
{
    std::optional<RawFrame> frame = parseFrame();
    if (!frame)
        (void)waitFor([&] { return (frame = parseFrame()) || isOver(); });
    return frame;
}

std::optional<RawFrame> RawClient::takeFrameWith(const QByteArray &part)
{
    std::optional<RawFrame> frame;
    do {
        frame = takeFrame();
    } while (frame && !frame->payload.contains(part));
    return frame;
}

int RawClient::takeCloseCode()
{
    while (const auto frame = takeFrame()) {
        if (frame->opcode == server::Opcode::Close)
            return frame->payload.size() < 2 ? int(CloseCode::NoStatus)
                                             : qFromBigEndian<quint16>(frame->payload.constData());
    }
    return 0;
}

bool RawClient::isEnded()
{
    return waitFor([this] { return isOver(); });
}

void RawClient::readAgain()
{
    m_reads = true;
    m_socket.setReadBufferSize(0);
    takeIn();
}

} // namespace chat::test
