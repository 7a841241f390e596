// SPDX-License-Identifier: Apache-2.0
#include "server/net/session.h"

#include "server/net/clientaddress.h"
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "shared/core/logging.h"
#include "shared/core/match.h"

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// A snapshot or a page: such answers are made one after the other.
bool hasLongAnswer(const Command &command)
{
    return std::holds_alternative<EnterRoom>(command) || std::holds_alternative<FetchHistory>(command);
}

} // namespace

Session::Session(Connection &connection, IoLoop &loop) : m_connection(&connection), m_loop(&loop) { }

Session::~Session() = default;

void Session::begin()
{
    ServerHello hello = m_loop->config().hello;
    hello.time = currentTime().wall;
    m_connection->sendPacket(encode(m_connection->format(), {}, hello));
}

void Session::receive(WireFormat format, QByteArrayView packet)
{
    m_loop->counts().requests.fetch_add(1, std::memory_order_relaxed);
    auto request = decodeRequest(packet, format, m_loop->document(), m_loop->config().frames.maxMessageBytes);
    if (!request)
        return badPacket(request.error());
    if (!mustWait(request->command))
        return handle(*std::move(request));
    if (!m_waiting)
        m_waiting = std::make_unique<std::deque<Request>>();
    if (m_waiting->size() >= size_t(m_loop->config().requestsOpen))
        return refuse(request->id, {.code = ErrorCode::TooManyRequestsOpen, .retryAfter = Milliseconds(100)});
    m_waiting->push_back(*std::move(request));
}

void Session::badPacket(const Refused &refused)
{
    m_loop->counts().badPackets.fetch_add(1, std::memory_order_relaxed);
    const ErrorCode code = refused.error.code;
    // Answered also without an id: whoever sends what cannot be read wants to know (B1-15).
    const bool unreadable
        = code == ErrorCode::BadJson || code == ErrorCode::DuplicateKey || code == ErrorCode::TooLarge;
    if (refused.id != 0 || unreadable || code == ErrorCode::UnknownType || code == ErrorCode::MissingField
        || refused.error.field == "id")
        m_connection->sendPacket(encodeError(m_connection->format(), refused.id, refused.error));
    if (unreadable && m_errors.isSpentBy(m_loop->now()))
        m_connection->close(CloseCode::PolicyViolation);
}

/// What is sent behind a login or behind an answer that may be long waits for it: answers to one connection
/// are made one after the other as it reads them, and its commands keep their order.
bool Session::mustWait(const Command &command) const
{
    if (std::holds_alternative<Ping>(command))
        return false;
    if (m_state == State::LoggingIn || (m_waiting && !m_waiting->empty()))
        return true;
    return hasLongAnswer(command) && (m_longAnswer || !m_connection->isDrained());
}

void Session::goOn()
{
    while (m_waiting && !m_waiting->empty() && m_state != State::LoggingIn && m_state != State::Ended) {
        const Command &next = m_waiting->front().command;
        if (hasLongAnswer(next) && (m_longAnswer || !m_connection->isDrained()))
            return;
        Request request = std::move(m_waiting->front());
        m_waiting->pop_front();
        handle(std::move(request));
    }
    if (m_waiting && m_waiting->empty())
        m_waiting.reset();
}

void Session::drained() { goOn(); }

void Session::handle(Request request)
{
    const RequestId id = request.id;
    const bool isOpening = std::holds_alternative<Hello>(request.command);
    const bool isLogin = std::holds_alternative<AuthGuest>(request.command)
        || std::holds_alternative<AuthToken>(request.command)
        || std::holds_alternative<AuthResume>(request.command);
    const State needed = isOpening ? State::AwaitsHello : isLogin ? State::AwaitsLogin : State::Ready;
    if (m_state != needed && !std::holds_alternative<Ping>(request.command)) {
        return refuse(id,
                      {.code = needed == State::Ready && m_state == State::AwaitsLogin
                           ? ErrorCode::AuthRequired
                           : ErrorCode::ProtocolOrder});
    }
    match(
        request.command, //
        [&](const Hello &asked) { hello(id, asked); }, [&](AuthGuest &asked) { login(id, std::move(asked)); },
        [&](AuthToken &asked) { login(id, std::move(asked)); },
        [&](AuthResume &asked) { login(id, std::move(asked)); }, [&](const Ping &asked) { ping(id, asked); },
        [&](const ListChannels &asked) { listChannels(id, asked); },
        [&](const EnterRoom &asked) { enter(id, asked); }, [&](const LeaveRoom &asked) { leave(id, asked); },
        [&](SendMessage &asked) { say(id, asked); }, [&](const FetchHistory &asked) { fetch(id, asked); });
}

void Session::answer(RequestId id, const auto &body)
{
    if (id != 0)
        m_connection->sendPacket(encodeAnswer(m_connection->format(), id, body));
}

void Session::refuse(RequestId id, const Error &error)
{
    if (id != 0)
        m_connection->sendPacket(encodeError(m_connection->format(), id, error));
}

Sender Session::sender(RequestId id) const
{
    return {.recipient = {m_connection->id(), m_connection->format()},
            .user = m_user.id,
            .request = id,
            .asked = m_loop->now()};
}

void Session::hello(RequestId id, const Hello &hello)
{
    if (hello.version < limits::protocolVersionMin || hello.version > limits::protocolVersion) {
        refuse(id,
               {.code = ErrorCode::VersionUnsupported,
                .field = "ver",
                .limit = QByteArray::number(limits::protocolVersionMin) + " .. "
                    + QByteArray::number(limits::protocolVersion)});
        return m_connection->close(CloseCode::VersionUnsupported);
    }
    if (hello.client)
        m_client = std::make_unique<ClientInfo>(*hello.client);
    m_state = State::AwaitsLogin;
    answer(id, HelloAnswer{hello.version});
}

void Session::login(RequestId id, LoginRequest::Credentials credentials)
{
    const QString &address = m_connection->address();
    lobbyjob::Client client{.address
                            = address, // the network of an IPv4 address is itself, and the text is shared
                            .network = address.contains(u':') ? networkOf(QHostAddress(address)) : address};
    if (m_client)
        client.program
            = QStringList{m_client->name.value_or(QString()), m_client->version.value_or(QString())}
                  .join(u' ')
                  .trimmed();
    if (const auto *token = std::get_if<AuthToken>(&credentials))
        client.device = token->device.value_or(QString());
    m_state = State::LoggingIn;
    m_triedLogin = true;
    const Recipient to{m_connection->id(), m_connection->format()};
    if (!m_loop->backend().login({to, id, std::move(credentials), std::move(client)})) {
        m_state = State::AwaitsLogin;
        refuse(id, {.code = ErrorCode::Overloaded, .retryAfter = Milliseconds(1000)});
    }
}

void Session::loggedIn(const delivery::LoggedIn &login)
{
    m_state = State::Ready;
    m_user = login.user;
    m_flood = login.flood;
    m_system = login.system;
    m_client.reset();
    m_connection->loginDone();
    for (const QByteArray &payload : login.payloads)
        m_connection->sendPacket(payload);
    submitEnter(login.system, 0, login.systemSince);
    goOn();
}

void Session::loginRefused(const delivery::LoginRefused &refusal)
{
    m_state = State::AwaitsLogin;
    for (const QByteArray &payload : refusal.payloads)
        m_connection->sendPacket(payload);
    goOn();
}

void Session::ping(RequestId id, const Ping &ping)
{
    const Pong pong{.number = ping.number, .time = ping.time, .serverTime = currentTime().wall};
    m_connection->sendPacket(encodeAnswer(m_connection->format(), id, pong));
}

void Session::listChannels(RequestId id, const ListChannels &asked)
{
    if (asked.subscribe) {
        m_hearsChannels = *asked.subscribe;
        m_loop->setHearsChannels(m_connection, m_hearsChannels);
    }
    answer(id, ChannelList{m_loop->backend().channels()});
}

void Session::enter(RequestId id, const EnterRoom &asked)
{
    if (asked.room.has_value() == asked.roomName.has_value())
        return refuse(id,
                      {.code = asked.room ? ErrorCode::BadField : ErrorCode::MissingField, .field = "room"});
    const auto room = asked.room ? asked.room : m_loop->backend().findRoom(*asked.roomName);
    if (!room)
        return refuse(id, {.code = ErrorCode::RoomNotFound});
    const auto others
        = std::ranges::count_if(m_rooms, [&](const Membership &m) { return m.room != m_system; });
    if (!membership(*room) && others >= m_loop->config().roomsPerSession) {
        return refuse(id,
                      {.code = ErrorCode::TooManyRooms,
                       .limit = QByteArray::number(m_loop->config().roomsPerSession) + " rooms"});
    }
    m_longAnswer = true;
    m_entering = *room;
    submitEnter(*room, id, asked.since);
}

int Session::roomCount() const
{
    return int(
        std::ranges::count_if(m_rooms, [&](const Membership &member) { return member.room != m_system; }));
}

std::vector<RoomId> Session::rooms() const
{
    std::vector<RoomId> rooms;
    for (const Membership &member : m_rooms) {
        if (member.room != m_system)
            rooms.push_back(member.room);
    }
    return rooms;
}

void Session::submitEnter(RoomId room, RequestId id, const std::optional<Position> &since)
{
    if (!membership(room))
        m_rooms.push_back({room});
    ++membership(room)->asked;
    submit(room, roomjob::Enter{sender(id), m_user.nick, since}, id, effect::Asked::Enter);
}

void Session::leave(RequestId id, const LeaveRoom &asked)
{
    if (!membership(asked.room))
        return answer(id, Nothing{}); // leaving twice is no error
    submit(asked.room, roomjob::Leave{sender(id)}, id);
}

void Session::say(RequestId id, SendMessage &said)
{
    const LimitsInfo &limits = m_loop->config().hello.limits;
    if (auto fits = checkLength(TextRule::Message, said.text, limits.textCodePoints, limits.textBytes);
        !fits) {
        fits.error().field = "text";
        return refuse(id, fits.error());
    }
    if (const auto admitted = m_flood.admit(m_loop->floodRules(), m_loop->now()); !admitted) {
        m_loop->counts().rateLimited.fetch_add(1, std::memory_order_relaxed);
        return refuse(id, admitted.error());
    }
    submit(said.room, roomjob::Say{sender(id), std::move(said.nonce), std::move(said.text)}, id);
}

void Session::fetch(RequestId id, const FetchHistory &asked)
{
    m_longAnswer = true;
    m_entering = {};
    submit(asked.room, roomjob::Fetch{sender(id), asked}, id, effect::Asked::History);
}

void Session::submit(RoomId room, RoomJob job, RequestId id, effect::Asked asked)
{
    const auto refused = [&](const Error &error) {
        QByteArray payload = id != 0 ? encodeError(m_connection->format(), id, error) : QByteArray();
        if (asked == effect::Asked::Enter)
            enterRefused({m_connection->id(), room, std::move(payload)});
        else
            answered({m_connection->id(), std::move(payload), true, asked == effect::Asked::History});
    };
    ++m_open;
    if (m_open > m_loop->config().requestsOpen)
        return refused({.code = ErrorCode::TooManyRequestsOpen, .retryAfter = Milliseconds(100)});
    switch (m_loop->backend().submit(room, std::move(job))) {
    case Submitted::Taken: return;
    case Submitted::Busy: return refused({.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(200)});
    case Submitted::NoSuchRoom: return refused({.code = ErrorCode::RoomNotFound});
    }
}

void Session::answered(const delivery::ToConnection &answer)
{
    m_connection->sendPacket(answer.payload);
    if (!answer.answers)
        return;
    --m_open;
    if (answer.isPage)
        m_longAnswer = false;
    if (m_waiting)
        goOn();
}

Session::Membership *Session::membership(RoomId room)
{
    const auto found = std::ranges::find(m_rooms, room, &Membership::room);
    return found != m_rooms.end() ? &*found : nullptr;
}

void Session::subscribed(RoomId room)
{
    Membership *member = membership(room);
    if (!member)
        return;
    --member->asked;
    if (member->place == Membership::outside)
        member->place = m_loop->rooms().add(room, m_connection);
    if (m_longAnswer && m_entering == room)
        m_longAnswer = false;
    if (m_waiting)
        goOn();
}

void Session::unsubscribed(RoomId room)
{
    Membership *member = membership(room);
    if (!member || member->place == Membership::outside)
        return;
    m_loop->rooms().remove(room, member->place);
    member->place = Membership::outside;
    dropIfOutside(room);
}

void Session::moved(RoomId room, quint32 place) { membership(room)->place = place; }

void Session::enterRefused(const delivery::EnterRefused &refusal)
{
    m_connection->sendPacket(refusal.payload);
    --m_open;
    if (Membership *member = membership(refusal.room)) {
        --member->asked;
        dropIfOutside(refusal.room);
    }
    if (m_longAnswer && m_entering == refusal.room)
        m_longAnswer = false;
    if (m_waiting)
        goOn();
}

/// Only what is neither inside nor on its way in is forgotten: the end of the connection has to reach every
/// room that may know it.
void Session::dropIfOutside(RoomId room)
{
    std::erase_if(m_rooms, [&](const Membership &member) {
        return member.room == room && member.place == Membership::outside && member.asked == 0;
    });
}

void Session::end(LeaveReason reason)
{
    const State before = std::exchange(m_state, State::Ended);
    if (before == State::Ended)
        return;
    m_waiting.reset();
    if (m_hearsChannels)
        m_loop->setHearsChannels(m_connection, false);
    std::vector<RoomId> rooms;
    for (const Membership &member : m_rooms) {
        if (member.place != Membership::outside)
            m_loop->rooms().remove(member.room, member.place);
        if (member.room != m_system)
            rooms.push_back(member.room);
        (void)m_loop->backend().submit(member.room,
                                       roomjob::ConnectionGone{m_connection->id(), m_user.id, reason});
    }
    m_rooms.clear();
    if (!m_triedLogin)
        return;
    lobbyjob::ConnectionGone gone{.connection = m_connection->id(), .reason = reason, .legacy = {}};
    if (before == State::Ready)
        gone.legacy = {m_user.id, std::move(rooms), m_flood};
    m_loop->backend().connectionGone(std::move(gone));
}

} // namespace chat::server
