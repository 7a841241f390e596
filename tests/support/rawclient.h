// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/frame.h"
#include "tests/support/testserver.h"

#include <QSslSocket>

#include <optional>

namespace chat::test {

/// A frame as the server sent it.
struct RawFrame {
    bool final = true;
    server::Opcode opcode = server::Opcode::Text;
    QByteArray payload;
};

/// A client that sends any bytes and sees exactly what comes back. Every wait turns the event loop and ends
/// when its condition holds; `patience` is only for what never comes.
class RawClient
{
public:
    static constexpr int patience = 5000; ///< ms

    RawClient();

    /// True when connected, and for Wss when the TLS handshake is done.
    [[nodiscard]] bool connectTo(const TestServer &server, Transport transport);
    /// Without TLS, whatever the port expects.
    [[nodiscard]] bool connectPlain(quint16 port);
    /// Connects, sends upgradeHead(extra) and takes the answer; true when it was 101.
    [[nodiscard]] bool open(const TestServer &server, Transport transport, const QByteArray &extra = {});

    /// A request that is upgraded. `extra` is more header lines, each with its CRLF.
    [[nodiscard]] static QByteArray upgradeHead(const QByteArray &extra = {}, const QByteArray &target = "/");

    /// In one piece, at once if the system takes it.
    void send(const QByteArray &bytes);
    /// A text frame, masked.
    void sendText(const QByteArray &text);

    /// The answer's head, waited for; empty when the stream ended before. Its body and frames stay.
    [[nodiscard]] QByteArray takeHead();
    /// The status of takeHead(); 0 when the stream ended without one.
    [[nodiscard]] int takeStatus();

    /// The next frame, waited for; none when the stream ended before.
    [[nodiscard]] std::optional<RawFrame> takeFrame();
    /// The next frame that has `part` in it; others are thrown away.
    [[nodiscard]] std::optional<RawFrame> takeFrameWith(const QByteArray &part);
    /// Throws frames away up to the close frame; its code, or 0 when the stream ended without one.
    [[nodiscard]] int takeCloseCode();
    /// Waited for.
    [[nodiscard]] bool isEnded();
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    /// Stops reading: what comes stays with the system, in a small buffer. Before connecting.
    void readNothing() { m_reads = false; }
    void readAgain();

    [[nodiscard]] QSslSocket &socket() { return m_socket; }
    [[nodiscard]] const QByteArray &received() const { return m_in; }

private:
    [[nodiscard]] bool isOver() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] bool waitFor(const auto &condition);
    [[nodiscard]] std::optional<RawFrame> parseFrame();
    void takeIn();

    QByteArray m_in;
    bool m_reads = true;
    QSslSocket m_socket; ///< last, so that its signals find the rest alive
};

} // namespace chat::test
