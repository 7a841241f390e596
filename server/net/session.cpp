// SPDX-License-Identifier: Apache-2.0
#include "server/net/session.h"

#include "server/core/bans.h"
#include "server/net/clientaddress.h"
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "shared/core/logging.h"
#include "shared/core/match.h"

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

template <class T, class Variant>
inline constexpr bool isOneOf = false;
template <class T, class... All>
inline constexpr bool isOneOf<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

/// What somebody asks of a room that he is in.
template <class T>
concept HostWish = isOneOf<T, HostCommand>;

/// What somebody asks about matches.
template <class T>
concept MatchRequest
    = isOneOf<T,
              std::variant<ListMatchModes, QueueForMatch, CancelMatch, AskMatchStatus, ReadyForMatch,
                           ReportResult, SendMatchData, ListWatchable, WatchMatch, LeaveMatch>>;

/// What somebody does with parties.
template <class T>
concept PartyWish = isOneOf<T, PartyCommand>;

/// A snapshot or a page: such answers are made one after the other.
bool hasLongAnswer(const Command &command)
{
    return std::holds_alternative<EnterRoom>(command) || std::holds_alternative<CreateRoom>(command)
        || std::holds_alternative<WatchMatch>(command) || std::holds_alternative<FetchHistory>(command)
        || std::holds_alternative<OpenDirect>(command);
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
        [&](EnterRoom &asked) { enter(id, asked); }, [&](const LeaveRoom &asked) { leave(id, asked); },
        [&](SendMessage &asked) { say(id, asked); }, [&](const FetchHistory &asked) { fetch(id, asked); },
        [&](const BrowseRooms &asked) { listRooms(id, asked); },
        [&](const CreateRoom &asked) { createRoom(id, asked); },
        [&](const OpenDirect &asked) { openDirect(id, asked); },
        [&](const ListDirect &) { answer(id, m_loop->backend().directRooms(m_user.id)); },
        [&](BlockUser &asked) { setBlock(id, {asked.user, std::move(asked.nick)}, true); },
        [&](const UnblockUser &asked) { setBlock(id, {asked.user, {}}, false); },
        [&](const ListBlocks &) { answer(id, m_loop->backend().blocks(m_user.id)); },
        [&](const LeaveWaitlist &asked) { submit(asked.room, roomjob::StopWaiting{sender(id)}, id); },
        [&]<MatchRequest T>(T &) { play(id, request.command); },
        [&]<PartyWish T>(T &asked) { askParty(id, std::move(asked)); },
        [&]<HostWish T>(T &asked) { steer(id, asked.room, std::move(asked)); });
}

void Session::send(const QByteArray &packet) { m_connection->sendPacket(packet); }

WireFormat Session::format() const { return m_connection->format(); }

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
    if (const auto *token = std::get_if<AuthToken>(&credentials)) {
        client.device = token->device.value_or(QString());
        client.deviceId = deviceOf(token->deviceId.value_or(QByteArray()));
    } else if (const auto *guest = std::get_if<AuthGuest>(&credentials)) {
        client.deviceId = deviceOf(guest->deviceId.value_or(QByteArray()));
    }
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
    submitEnter(login.system, 0, roomjob::Enter{sender(0), m_user.nick, login.systemSince});
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

void Session::end(LeaveReason reason)
{
    const State before = std::exchange(m_state, State::Ended);
    if (before == State::Ended)
        return;
    m_waiting.reset();
    const auto move = std::move(m_move);
    if (m_hearsChannels)
        m_loop->setHearsChannels(m_connection, false);
    if (m_hearsRooms)
        m_loop->setHearsRooms(m_connection, false);
    std::vector<RoomId> rooms;
    for (const Membership &member : m_rooms) {
        if (member.place != Membership::outside)
            m_loop->rooms().remove(member.room, member.place);
        // Whom an operator brings somewhere, and who is not there yet, stays where he is.
        const bool isUndone = move && move->to == member.room && member.asked == 1
            && member.place == Membership::outside && !member.waits;
        if (member.room != m_system && !member.waits && !member.leaves && !isUndone)
            rooms.push_back(member.room);
        (void)m_loop->backend().submit(
            member.room,
            roomjob::ConnectionGone{m_connection->id(), m_user.id, isUndone ? LeaveReason::Left : reason});
    }
    m_rooms.clear();
    if (m_inParty)
        m_loop->backend().leaveParty({m_connection->id(), m_user.id, reason});
    if (m_seeks)
        m_loop->backend().leaveMatches(m_connection->id(), m_user.id);
    if (!m_triedLogin)
        return;
    lobbyjob::ConnectionGone gone{.connection = m_connection->id(), .reason = reason, .legacy = {}};
    if (before == State::Ready)
        gone.legacy = {m_user.id, std::move(rooms), m_flood};
    m_loop->backend().connectionGone(std::move(gone));
}

} // namespace chat::server
