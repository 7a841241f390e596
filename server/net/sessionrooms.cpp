// SPDX-License-Identifier: Apache-2.0
#include "server/net/clientaddress.h"
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "server/net/session.h"

#include <algorithm>

/// What a connection asks of rooms, and which ones it is in.
namespace chat::server {

void Session::listChannels(RequestId id, const ListChannels &asked)
{
    if (asked.subscribe) {
        m_hearsChannels = *asked.subscribe;
        m_loop->setHearsChannels(m_connection, m_hearsChannels);
    }
    answer(id, ChannelList{m_loop->backend().channels()});
}

void Session::listRooms(RequestId id, const BrowseRooms &asked)
{
    if (asked.subscribe) {
        m_hearsRooms = *asked.subscribe;
        m_loop->setHearsRooms(m_connection, m_hearsRooms);
    }
    const auto page = m_loop->backend().catalogue()->page(asked);
    if (page)
        answer(id, *page);
    else
        refuse(id, page.error());
}

bool Session::hasRoomFor(RoomId room) const
{
    return membership(room) || roomCount() < m_loop->config().roomsPerSession;
}

Error Session::tooManyRooms() const
{
    return {.code = ErrorCode::TooManyRooms,
            .limit = QByteArray::number(m_loop->config().roomsPerSession) + " rooms"};
}

void Session::createRoom(RequestId id, const CreateRoom &asked)
{
    const RoomId room = RoomId::random();
    if (!hasRoomFor(room))
        return refuse(id, tooManyRooms());
    m_longAnswer = true;
    m_entering = room;
    m_rooms.push_back({.room = room, .asked = 1});
    ++m_open;
    const auto taken
        = m_loop->backend().createRoom(room, asked, roomjob::Enter{sender(id), m_user.nick, {}, {}});
    if (!taken)
        enterRefused({m_connection->id(), room,
                      id != 0 ? encodeError(m_connection->format(), id, taken.error()) : QByteArray()});
}

void Session::enter(RequestId id, EnterRoom &asked)
{
    if (asked.room.has_value() == asked.roomName.has_value())
        return refuse(id,
                      {.code = asked.room ? ErrorCode::BadField : ErrorCode::MissingField, .field = "room"});
    const auto room = asked.room ? asked.room : m_loop->backend().findRoom(*asked.roomName);
    if (!room)
        return refuse(id, {.code = ErrorCode::RoomNotFound});
    if (!hasRoomFor(*room))
        return refuse(id, tooManyRooms());
    m_longAnswer = true;
    m_entering = *room;
    roomjob::Enter job{sender(id), m_user.nick, asked.since, {}};
    if (asked.password || asked.invite || asked.waitlist) {
        job.keys = std::make_shared<const roomjob::Keys>(
            roomjob::Keys{.password = std::move(asked.password),
                          .invite = asked.invite.value_or(QByteArray()),
                          .waits = asked.waitlist.value_or(false),
                          .address = addressBytes(QHostAddress(m_connection->address())),
                          .checkedHash = {}});
    }
    submitEnter(*room, id, std::move(job));
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
        if (member.room != m_system && !member.waits)
            rooms.push_back(member.room);
    }
    return rooms;
}

void Session::submitEnter(RoomId room, RequestId id, roomjob::Enter job)
{
    if (!membership(room))
        m_rooms.push_back({room});
    ++membership(room)->asked;
    submit(room, std::move(job), id, effect::Asked::Enter);
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

void Session::steer(RequestId id, RoomId room, HostCommand wish)
{
    submit(
        room,
        roomjob::Steer{.sender = sender(id), .command = std::make_shared<const HostCommand>(std::move(wish))},
        id);
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
        return refused(tooManyOpen());
    switch (m_loop->backend().submit(room, std::move(job))) {
    case Submitted::Taken: return;
    case Submitted::Busy: return refused({.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(200)});
    case Submitted::NoSuchRoom: return refused({.code = ErrorCode::RoomNotFound});
    }
}

Session::Membership *Session::membership(RoomId room)
{
    const auto found = std::ranges::find(m_rooms, room, &Membership::room);
    return found != m_rooms.end() ? &*found : nullptr;
}

const Session::Membership *Session::membership(RoomId room) const
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
    member->waits = false;
    if (member->place == Membership::outside)
        member->place = m_loop->rooms().add(room, m_connection);
    if (m_longAnswer && m_entering == room)
        m_longAnswer = false;
    if (const auto move = takeMove(room)) { // only now he is taken off the other one
        move->tally->moved();
        if (Membership *left = membership(move->from))
            left->leaves = true;
        (void)m_loop->backend().submit(move->from, roomjob::TakeAway{sender(0), move->words});
    }
    if (m_waiting)
        goOn();
}

bool Session::bring(const Move &move)
{
    const Membership *from = membership(move.from);
    if (m_state != State::Ready || m_move || !from || from->place == Membership::outside)
        return false;
    m_move = std::make_unique<Move>(move);
    RoomBrought word{.room = move.to, .from = move.from};
    if (!move.words.isEmpty())
        word.words = move.words;
    roomjob::Keys keys{.password = {}, .invite = {}, .checkedHash = {}};
    keys.brought = std::make_shared<const RoomBrought>(std::move(word));
    submitEnter(
        move.to, 0,
        roomjob::Enter{sender(0), m_user.nick, {}, std::make_shared<const roomjob::Keys>(std::move(keys))});
    return true;
}

std::unique_ptr<Move> Session::takeMove(RoomId to)
{
    return m_move && m_move->to == to ? std::move(m_move) : nullptr;
}

void Session::unsubscribed(RoomId room)
{
    Membership *member = membership(room);
    if (!member)
        return;
    member->waits = false;
    member->leaves = false;
    if (member->place != Membership::outside)
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
        member->waits |= refusal.waits;
        dropIfOutside(refusal.room);
    }
    if (m_longAnswer && m_entering == refusal.room)
        m_longAnswer = false;
    if (const auto move = takeMove(refusal.room))
        move->tally->stayed();
    if (m_waiting)
        goOn();
}

/// Only what is neither inside nor on its way in, nor waits for a seat, is forgotten: the end of the
/// connection has to reach every room that may know it.
void Session::dropIfOutside(RoomId room)
{
    std::erase_if(m_rooms, [&](const Membership &member) {
        return member.room == room && member.place == Membership::outside && member.asked == 0
            && !member.waits;
    });
}

} // namespace chat::server
