// SPDX-License-Identifier: Apache-2.0
#include "shared/client/rooms.h"

#include <algorithm>
#include <span>

namespace chat::client {

Rooms::Rooms(Connection &connection, Clock &clock, Outbox &outbox, RoomListModel &list, ReadMarks &marks)
    : m_connection(connection),
      m_clock(clock),
      m_alarm(clock, this, [this] { wake(); }),
      m_outbox(outbox),
      m_list(list),
      m_marks(marks)
{
    connect(&outbox, &Outbox::stored, this, [this](const Unsent &message, const MessageSent &sent) {
        timeline(message.room)->confirm(message.nonce, sent.seq, sent.time);
        state(message.room)->spoke();
    });
    connect(&outbox, &Outbox::held, this,
            [this](RoomId id, const Error &error) { state(id)->heldBack(error); });
    connect(&outbox, &Outbox::refused, this, [this](const Unsent &message, const Error &error) {
        timeline(message.room)->setState(message.nonce, MessageState::Failed, error);
    });
    connect(&outbox, &Outbox::notInside, this, &Rooms::enterAgain);
}

Rooms::Room &Rooms::room(RoomId id)
{
    Room &room = m_rooms[id];
    if (room.timeline)
        return room;
    room.timeline = std::make_unique<Timeline>(id);
    room.members = std::make_unique<MemberListModel>();
    room.state = std::make_unique<RoomState>(id, m_clock);
    Timeline *timeline = room.timeline.get();
    timeline->setSelf(m_self);
    timeline->setBlocked(m_blocked);
    room.members->setSelf(m_self.id);
    room.state->setSelf(m_self.id);
    showUnsent(id, *timeline);
    connect(timeline, &Timeline::readChanged, this,
            [this, id, timeline] { m_list.setUnread(id, timeline->unread(), timeline->mentions()); });
    connect(room.members.get(), &MemberListModel::totalChanged, this,
            [this, id] { m_list.setPeople(id, members(id)->total()); });
    return room;
}

Timeline *Rooms::timeline(RoomId id) { return room(id).timeline.get(); }

MemberListModel *Rooms::members(RoomId id) { return room(id).members.get(); }

RoomState *Rooms::state(RoomId id) { return room(id).state.get(); }

/// What an earlier run left in the outbox.
void Rooms::showUnsent(RoomId id, Timeline &timeline)
{
    for (const Unsent &message : m_outbox.all()) {
        if (message.room != id)
            continue;
        timeline.addUnsent({.author = m_self,
                            .text = message.text,
                            .time = message.said,
                            .state = message.refused ? MessageState::Failed : MessageState::Pending,
                            .nonce = message.nonce,
                            .error = message.refused.value_or(Error())});
    }
}

void Rooms::enter(const RoomDoor &door, const Entered &done)
{
    if (!m_connection.isOnline()) {
        if (done)
            done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
        else if (!m_askedOffline.contains(door.room))
            m_askedOffline << door.room;
        return;
    }
    // A name may look like an id, so the names that we know come first.
    RoomId id = m_list.roomNamed(door.room);
    if (!id.isValid())
        id = RoomId::fromText(door.room.toLatin1()).value_or(RoomId());
    EnterRoom packet = knock(id, door);
    if (!id.isValid())
        packet.roomName = door.room;
    ask(door, packet, done);
}

EnterRoom Rooms::knock(RoomId id, const RoomDoor &door)
{
    EnterRoom packet{.password = door.password};
    if (id.isValid()) {
        const Room &room = this->room(id);
        packet.room = id;
        packet.since = room.putOut ? std::nullopt : room.timeline->position();
    }
    if (!door.invite.isEmpty())
        packet.invite = door.invite;
    if (door.waits)
        packet.waitlist = true;
    return packet;
}

void Rooms::ask(const RoomDoor &door, const EnterRoom &packet, const Entered &done)
{
    m_connection.ask(packet, [this, door, packet, done](const Result<RoomEntered> &answer) {
        if (answer)
            letIn(*answer, door);
        else if (m_connection.isOnline())
            turnedAway(door, packet.room.value_or(RoomId()), answer.error(), !done);
        else if (!done && !door.waits) // who waits asks again at the next welcome
            m_askedOffline << door.room;
        if (done)
            done(answer);
    });
}

void Rooms::turnedAway(const RoomDoor &door, RoomId id, const Error &error, bool tells)
{
    if (door.waits && id.isValid())
        setWaiting(id, std::nullopt);
    if (tells)
        Q_EMIT refused(door.room, error);
}

void Rooms::create(const CreateRoom &wish, const Entered &done)
{
    if (!m_connection.isOnline())
        return done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
    m_connection.ask(wish, [this, wish, done](const Result<RoomEntered> &answer) {
        if (answer)
            letIn(*answer, {.room = wish.roomName, .password = wish.password});
        done(answer);
    });
}

void Rooms::openDirect(const std::vector<UserId> &people, const Entered &done)
{
    if (!m_connection.isOnline())
        return done(refuse(ErrorCode::Internal, QStringLiteral("offline")));
    m_connection.ask(OpenDirect{people}, [this, done](const Result<RoomEntered> &answer) {
        if (answer)
            letIn(*answer, {.room = QString::fromLatin1(answer->room.toText())});
        done(answer);
    });
}

void Rooms::setDirects(const DirectList &list)
{
    std::vector<RoomInfo> rooms;
    for (const DirectInfo &direct : list.rooms) {
        QStringList nicks;
        for (const UserInfo &person : direct.people)
            nicks << person.nick;
        if (const int more = direct.total - int(direct.people.size()); more > 0)
            nicks << QStringLiteral("+%1").arg(more); // as the server calls it in its snapshot
        rooms.push_back(
            {.id = direct.room, .name = nicks.join(QStringLiteral(", ")), .kind = RoomKind::Direct});
    }
    m_list.setDirects(rooms);
    for (const RoomInfo &info : std::span(rooms).first(std::min(rooms.size(), size_t(mostDirects)))) {
        if (!room(info.id).wanted)
            enterDirect(info.id);
    }
}

/// Nobody has asked for it, so nobody is told when it is refused.
void Rooms::enterDirect(RoomId id)
{
    enter({.room = QString::fromLatin1(id.toText())}, [this, id](const Result<RoomEntered> &answer) {
        if (!answer && room(id).added) // we are in too many rooms: it is seen that there is something
            m_list.setUnread(id, std::max(room(id).timeline->unread(), 1), room(id).timeline->mentions());
    });
}

void Rooms::setBlocked(const QSet<UserId> &blocked)
{
    m_blocked = blocked;
    for (const auto &[id, room] : m_rooms)
        room.timeline->setBlocked(blocked);
}

void Rooms::letIn(const RoomEntered &answer, const RoomDoor &door)
{
    Room &room = this->room(answer.room);
    room.door = door;
    if (answer.queued) {
        const auto estimate
            = answer.estimateMs ? std::optional(Milliseconds(*answer.estimateMs)) : std::nullopt;
        return setWaiting(answer.room, WaitingPlace{*answer.queued, estimate});
    }
    room.wanted = true; // its snapshot follows
    room.putOut = false;
    room.seated = room.waiting.has_value();
    setWaiting(answer.room, std::nullopt);
}

void Rooms::expect(RoomId id) { letIn({.room = id}, {.room = QString::fromLatin1(id.toText())}); }

void Rooms::setWaiting(RoomId id, const std::optional<WaitingPlace> &place)
{
    if (std::exchange(room(id).waiting, place) != place)
        Q_EMIT waitingChanged(id);
}

std::optional<WaitingPlace> Rooms::waiting(RoomId id) const
{
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? std::nullopt : found->second.waiting;
}

void Rooms::leave(RoomId id)
{
    const auto found = m_rooms.find(id);
    if (waiting(id)) {
        if (m_connection.isOnline())
            m_connection.ask(LeaveWaitlist{id}, [](const Result<Nothing> &) { });
        setWaiting(id, std::nullopt);
    }
    if (found == m_rooms.end() || !found->second.wanted)
        return;
    if (found->second.inside)
        m_connection.ask(LeaveRoom{id}, [](const Result<Nothing> &) { }); // whoever leaves does not wait
    gone(id, LeaveReason::Left);
}

void Rooms::gone(RoomId id, LeaveReason reason)
{
    Room &room = this->room(id);
    room.wanted = false;
    room.inside = false;
    room.enterAgain.reset();
    m_outbox.shut(id);
    room.members->clear();
    m_list.setJoined(id, false);
    if (std::exchange(room.told, false))
        Q_EMIT left(id, reason);
    const RoomKind kind = room.state->info().kind;
    if (kind != RoomKind::Channel
        && kind != RoomKind::Direct) // what people made is found where all rooms are
        m_list.remove(id);
}

void Rooms::forgetAll()
{
    m_askedOffline.clear();
    for (const auto &[id, room] : m_rooms) {
        if (room.wanted)
            gone(id, LeaveReason::Left);
        setWaiting(id, std::nullopt);
    }
}

void Rooms::loadOlder(RoomId id)
{
    Room &room = this->room(id);
    Timeline *timeline = room.timeline.get();
    if (!room.inside || timeline->loadingOlder() || !timeline->hasOlder()) {
        Q_EMIT timeline->olderLoaded(0);
        return;
    }
    timeline->setLoadingOlder(true);
    const SeqRange asked{1, timeline->oldest() - 1};
    m_connection.ask(FetchHistory{.room = id, .before = asked.to + 1, .limit = limits::historyPage},
                     [timeline, asked](const Result<HistoryAnswer> &page) {
                         const int rows = timeline->rowCount();
                         if (page)
                             timeline->applyPage(*page, asked);
                         timeline->setLoadingOlder(false);
                         Q_EMIT timeline->olderLoaded(timeline->rowCount() - rows);
                     });
}

void Rooms::markRead(RoomId id, Seq seq)
{
    Timeline *timeline = this->timeline(id);
    timeline->setLastRead(seq);
    if (const auto position = timeline->position())
        m_marks.set(id, {position->epoch, timeline->lastRead()});
}

void Rooms::welcome(const Welcome &welcome)
{
    m_self = welcome.user;
    for (const auto &[id, room] : m_rooms) {
        room.timeline->setSelf(m_self);
        room.members->setSelf(m_self.id);
        room.state->setSelf(m_self.id);
    }
    for (const RoomId id : welcome.rooms) { // left while the connection was away
        if (id != welcome.system && !room(id).wanted)
            m_connection.ask(LeaveRoom{id}, [](const Result<Nothing> &) { });
    }
    if (!std::exchange(m_wasOnline, true)) { // what an earlier run left wants to be said
        for (const Unsent &message : m_outbox.all())
            room(message.room).wanted = !message.refused || room(message.room).wanted;
    }
    for (const auto &[id, room] : m_rooms) {
        if (room.waiting)
            ask(room.door, knock(id, room.door), {});
        if (room.wanted)
            enterAgain(id);
    }
    for (const QString &asked : std::exchange(m_askedOffline, {}))
        enter({.room = asked});
}

void Rooms::offline()
{
    for (auto &[id, room] : m_rooms) {
        room.inside = false;
        room.fetching = false;
        room.enterAgain.reset();
    }
}

void Rooms::enterAgain(RoomId id)
{
    if (!m_connection.isOnline())
        return;
    Room &room = this->room(id);
    room.inside = false;
    room.enterAgain.reset();
    RoomDoor door = room.door;
    door.waits = false; // whoever has a seat does not queue for it
    m_connection.ask(knock(id, door), [this, id](const Result<RoomEntered> &answer) {
        if (!answer && m_connection.isOnline())
            refusedEnter(id, answer.error());
    });
}

/// By itself: what is full or busy is tried again; what is closed to us is left.
void Rooms::refusedEnter(RoomId id, const Error &error)
{
    Room &room = this->room(id);
    if (!room.wanted)
        return;
    if (errorRow(error.code).temporary) {
        room.enterAgain = m_clock.now().mono + error.retryAfter.value_or(pause);
        m_alarm.wakeBy(room.enterAgain);
        return;
    }
    const QString name = m_list.nameOf(id);
    gone(id, LeaveReason::RoomClosed);
    Q_EMIT refused(name, error);
}

void Rooms::wake()
{
    std::optional<MonoTime> next;
    std::vector<RoomId> due;
    for (const auto &[id, room] : m_rooms) {
        if (room.enterAgain && *room.enterAgain <= m_clock.now().mono)
            due.push_back(id);
        else
            next = earlier(next, room.enterAgain);
    }
    for (const RoomId id : due)
        enterAgain(id);
    m_alarm.wakeBy(next);
}

/// Page by page, the newest first.
void Rooms::fillHole(RoomId id)
{
    Room &room = this->room(id);
    const auto hole = room.timeline->hole();
    if (!hole || room.fetching || !room.inside || room.pagesLeft <= 0)
        return;
    room.fetching = true;
    --room.pagesLeft;
    m_connection.ask(FetchHistory{.room = id, .before = hole->to + 1, .limit = limits::maxHistoryPage},
                     [this, id, hole](const Result<HistoryAnswer> &page) {
                         Room &asked = this->room(id);
                         asked.fetching = false;
                         if (!page && !errorRow(page.error().code).temporary)
                             asked.pagesLeft = 0;
                         if (!page || !asked.inside)
                             return; // the next event of the room, or the next snapshot, asks again
                         asked.timeline->applyPage(*page, *hole);
                         fillHole(id);
                     });
}

} // namespace chat::client

#include "moc_rooms.cpp"
