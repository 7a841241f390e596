// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/wire.h"
#include "tests/support/testserver.h"

#include <QWebSocket>

#include <deque>
#include <functional>
#include <memory>

namespace chat::test {

/// A packet from the server, with what its fields point into.
struct Received {
    QByteArray bytes; ///< of the frame
    std::shared_ptr<Document> document = std::make_shared<Document>();
    ServerPacket packet;

    [[nodiscard]] explicit operator bool() const { return !packet.type.isEmpty(); }
    [[nodiscard]] QByteArray type() const { return packet.type; }
    /// Its fields; those of a T with nothing in it when they cannot be read.
    template <Described T>
    [[nodiscard]] T as() const
    {
        return packet.as<T>().value_or(T{});
    }
    /// The name of an `error`; empty for anything else.
    [[nodiscard]] QByteArray error() const { return type() == "error" ? as<ErrorInfo>().name : QByteArray(); }
};

/// A chat client as a game would write it, on QWebSocket. Packets wait in their order until they are taken;
/// every wait turns the event loop and ends when its condition holds.
class ChatClient
{
public:
    static constexpr int patience = 5000; ///< ms, for what never comes

    explicit ChatClient(WireFormat format = WireFormat::Json);
    ~ChatClient();

    void connectTo(const QUrl &url);
    /// connectTo(), the server's hello taken and ours answered.
    [[nodiscard]] bool open(const QUrl &url);
    /// open() and a login as a new guest; its welcome and the snapshot of `system` taken.
    [[nodiscard]] bool guest(const QUrl &url, const QString &nick = {});
    /// The same with a token.
    [[nodiscard]] bool token(const QUrl &url, const QByteArray &token);
    /// open() and auth.resume with what `lost` was told.
    [[nodiscard]] bool resume(const QUrl &url, const ChatClient &lost, std::optional<Position> since = {});
    /// Enters, and takes the snapshot; empty when refused.
    [[nodiscard]] RoomSnapshot enter(const QString &name, std::optional<Position> since = {});
    /// Makes a room, and takes its snapshot; empty when refused.
    [[nodiscard]] RoomSnapshot create(const CreateRoom &wish);
    /// Says, and waits for the answer.
    [[nodiscard]] Received say(RoomId room, const QString &text, const QByteArray &nonce = {});

    /// Sends a command; its request id.
    template <Packet T>
    RequestId send(const T &command)
    {
        sendBytes(encodeRequest(m_format, ++m_lastId, command));
        return m_lastId;
    }
    /// Sends a command and takes its answer.
    template <Packet T>
    [[nodiscard]] Received ask(const T &command)
    {
        return answerOf(send(command));
    }
    void sendBytes(const QByteArray &packet);

    using Test = std::function<bool(const Received &)>;
    /// Takes the first packet that passes, waited for; those before it stay. Empty: none came.
    [[nodiscard]] Received take(const Test &test);
    [[nodiscard]] Received take(const QByteArray &type);
    [[nodiscard]] Received answerOf(RequestId id);
    /// How many packets of a type wait.
    [[nodiscard]] qsizetype count(const QByteArray &type) const;
    [[nodiscard]] const std::deque<Received> &waiting() const { return m_packets; }
    void clear() { m_packets.clear(); }
    /// A ping has come back: what was on its way in the socket is here.
    [[nodiscard]] bool settle();
    /// A message of our own has come back: what the room told before is here.
    [[nodiscard]] bool fence(RoomId room);

    /// Closes with a code, without waiting.
    void close(QWebSocketProtocol::CloseCode code = QWebSocketProtocol::CloseCodeNormal);
    /// The stream ends without a word, as when the cable is pulled and somebody notices.
    void drop();
    /// The server ends the connection, for a frame that is too big: lost without a goodbye, and when this
    /// returns true the server knows it.
    [[nodiscard]] bool lose();
    /// The close code, waited for; 0 while open.
    [[nodiscard]] int closeCode();
    [[nodiscard]] bool isOpen() const;

    [[nodiscard]] WireFormat format() const { return m_format; }
    [[nodiscard]] QWebSocket &socket() { return *m_socket; }
    AuthAnswer auth; ///< of the last login
    Welcome welcome; ///< of the last login
    RoomSnapshot system; ///< of the room `system`, at the last login

private:
    [[nodiscard]] bool logIn(RequestId request);
    void take(const QByteArray &bytes, WireFormat format);
    [[nodiscard]] RoomSnapshot snapshotBehind(const Received &answer);

    WireFormat m_format;
    std::unique_ptr<QWebSocket> m_socket;
    std::deque<Received> m_packets;
    RequestId m_lastId = 0;
    int m_nonces = 0;
    bool m_ended = false;
};

} // namespace chat::test
