// SPDX-License-Identifier: Apache-2.0
#include "tests/support/chatclient.h"

#include "tests/support/waituntil.h"

#include <QWebSocketHandshakeOptions>

#include <algorithm>

namespace chat::test {

using namespace Qt::StringLiterals;

ChatClient::ChatClient(WireFormat format) : m_format(format), m_socket(std::make_unique<QWebSocket>())
{
    QSslConfiguration tls = m_socket->sslConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // the certificate is the server's own
    m_socket->setSslConfiguration(tls);
    QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, m_socket.get(),
                     [this](const QString &text) { take(text.toUtf8(), WireFormat::Json); });
    QObject::connect(m_socket.get(), &QWebSocket::binaryMessageReceived, m_socket.get(),
                     [this](const QByteArray &bytes) { take(bytes, WireFormat::Cbor); });
    QObject::connect(m_socket.get(), &QWebSocket::disconnected, m_socket.get(), [this] { m_ended = true; });
}

ChatClient::~ChatClient() { m_socket->disconnect(); }

void ChatClient::take(const QByteArray &bytes, WireFormat format)
{
    Received received{.bytes = bytes};
    auto packet = decodeServerPacket(bytes, format, *received.document);
    if (!packet)
        qFatal("not a packet of the server: %s", bytes.constData());
    if (format != m_format)
        qFatal("a packet in the other format");
    received.packet = *std::move(packet);
    m_packets.push_back(std::move(received));
}

void ChatClient::connectTo(const QUrl &url)
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({m_format == WireFormat::Json ? u"chat.v1"_s : u"chat.v1.cbor"_s});
    m_ended = false;
    m_socket->open(url, options);
}

bool ChatClient::open(const QUrl &url)
{
    connectTo(url);
    return take("hello") && ask(Hello{.version = limits::protocolVersion}).type() == "ok";
}

bool ChatClient::logIn(RequestId request)
{
    const Received answer = answerOf(request);
    if (answer.type() != "ok")
        return false;
    auth = answer.as<AuthAnswer>();
    welcome = take("welcome").as<Welcome>();
    system = take([this](const Received &received) {
                 return received.type() == "room.snapshot"
                     && received.as<RoomSnapshot>().room.id == welcome.system;
             }).as<RoomSnapshot>();
    return system.epoch.isValid();
}

bool ChatClient::guest(const QUrl &url, const QString &nick)
{
    return open(url) && logIn(send(AuthGuest{nick.isEmpty() ? std::nullopt : std::optional(nick)}));
}

bool ChatClient::token(const QUrl &url, const QByteArray &token)
{
    return open(url) && logIn(send(AuthToken{.token = token}));
}

bool ChatClient::resume(const QUrl &url, const ChatClient &lost, std::optional<Position> since)
{
    return open(url) && logIn(send(AuthResume{lost.welcome.session, lost.welcome.resumeKey, since}));
}

RoomSnapshot ChatClient::enter(const QString &name, std::optional<Position> since)
{
    return snapshotBehind(ask(EnterRoom{.roomName = name, .since = since}));
}

RoomSnapshot ChatClient::create(const CreateRoom &wish) { return snapshotBehind(ask(wish)); }

RoomSnapshot ChatClient::snapshotBehind(const Received &answer)
{
    if (answer.type() != "ok")
        return {};
    const RoomId room = answer.as<RoomEntered>().room;
    return take([room](const Received &received) {
               return received.type() == "room.snapshot" && received.as<RoomSnapshot>().room.id == room;
           })
        .as<RoomSnapshot>();
}

Received ChatClient::say(RoomId room, const QString &text, const QByteArray &nonce)
{
    const QByteArray own = nonce.isEmpty() ? "say-" + QByteArray::number(++m_nonces) : nonce;
    return ask(SendMessage{.room = room, .nonce = own, .text = text});
}

void ChatClient::sendBytes(const QByteArray &packet)
{
    if (m_format == WireFormat::Json)
        m_socket->sendTextMessage(QString::fromUtf8(packet));
    else
        m_socket->sendBinaryMessage(packet);
}

Received ChatClient::take(const Test &test)
{
    auto found = m_packets.end();
    const auto look = [&] {
        found = std::ranges::find_if(m_packets, test);
        return found != m_packets.end();
    };
    if (!waitUntil([&] { return look() || m_ended; }, patience) || found == m_packets.end())
        return {};
    Received taken = std::move(*found);
    m_packets.erase(found);
    return taken;
}

Received ChatClient::take(const QByteArray &type)
{
    return take([&type](const Received &received) { return received.type() == type; });
}

Received ChatClient::answerOf(RequestId id)
{
    return take([id](const Received &received) { return received.packet.id == id; });
}

qsizetype ChatClient::count(const QByteArray &type) const
{
    return std::ranges::count_if(m_packets,
                                 [&](const Received &received) { return received.type() == type; });
}

bool ChatClient::settle() { return ask(Ping{}).type() == "pong"; }

bool ChatClient::fence(RoomId room)
{
    const Seq seq = say(room, u"fence"_s).as<MessageSent>().seq;
    return seq != 0 && take([&](const Received &received) {
               return received.type() == "msg.new" && received.packet.room == room
                   && received.packet.seq == seq;
           });
}

void ChatClient::close(QWebSocketProtocol::CloseCode code) { m_socket->close(code); }

void ChatClient::drop() { m_socket->abort(); }

bool ChatClient::lose()
{
    m_socket->sendBinaryMessage(QByteArray(limits::maxFrameBytes + 1, 'x'));
    return closeCode() == int(CloseCode::MessageTooBig);
}

int ChatClient::closeCode()
{
    return waitUntil([this] { return m_ended; }, patience) ? int(m_socket->closeCode()) : 0;
}

bool ChatClient::isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

} // namespace chat::test
