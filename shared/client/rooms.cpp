// SPDX-License-Identifier: Apache-2.0
#include "shared/client/rooms.h"

#include <algorithm>

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
    });
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
    Timeline *timeline = room.timeline.get();
    timeline->setSelf(m_self);
    room.members->setSelf(m_self.id);
    showUnsent(id, *timeline);
    connect(timeline, &Timeline::readChanged, this,
            [this, id, timeline] { m_list.setUnread(id, timeline->unread(), timeline->mentions()); });
    connect(room.members.get(), &MemberListModel::totalChanged, this,
            [this, id] { m_list.setPeople(id, members(id)->total()); });
    return room;
}

Timeline *Rooms::timeline(RoomId id) { return room(id).timeline.get(); }

MemberListModel *Rooms::members(RoomId id) { return room(id).members.get(); }

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

void Rooms::enter(const QString &nameOrId)
{
    if (!m_connection.isOnline()) {
        if (!m_askedOffline.contains(nameOrId))
            m_askedOffline << nameOrId;
        return;
    }
    // A name may look like an id, so the names that we know come first.
    RoomId id = m_list.roomNamed(nameOrId);
    if (!id.isValid())
        id = RoomId::fromText(nameOrId.toLatin1()).value_or(RoomId());
    if (id.isValid())
        ask(nameOrId, {.room = id, .since = timeline(id)->position()});
    else
        ask(nameOrId, {.roomName = nameOrId});
}

void Rooms::ask(const QString &asked, const EnterRoom &packet)
{
    m_connection.ask(packet, [this, asked](const Result<RoomEntered> &answer) {
        if (answer)
            room(answer->room).wanted = true; // its snapshot follows
        else if (m_connection.isOnline())
            Q_EMIT refused(asked, answer.error());
        else
            m_askedOffline << asked;
    });
}

void Rooms::leave(RoomId id)
{
    const auto found = m_rooms.find(id);
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
}

void Rooms::forgetAll()
{
    m_askedOffline.clear();
    for (const auto &[id, room] : m_rooms) {
        if (room.wanted)
            gone(id, LeaveReason::Left);
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
        if (room.wanted)
            enterAgain(id);
    }
    for (const QString &asked : std::exchange(m_askedOffline, {}))
        enter(asked);
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
    m_connection.ask(EnterRoom{.room = id, .since = room.timeline->position()},
                     [this, id](const Result<RoomEntered> &answer) {
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
    gone(id, LeaveReason::RoomClosed);
    Q_EMIT refused(m_list.nameOf(id), error);
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

void Rooms::hear(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    if (type == RoomSnapshot::name) {
        if (const auto snapshot = packet.as<RoomSnapshot>())
            applySnapshot(*snapshot);
        return;
    }
    const auto found = m_rooms.find(packet.room);
    if (found == m_rooms.end() || !found->second.inside)
        return;
    const RoomId id = packet.room;
    Room &room = found->second;
    if (packet.seq > 0) {
        const auto message = messageFrom(packet);
        const bool isNew = room.timeline->apply(packet.seq, message);
        fillHole(id);
        if (isNew && message && message->author.id != m_self.id)
            Q_EMIT messageArrived(id, packet.seq);
    } else if (type == MemberJoined::name) {
        if (const auto joined = packet.as<MemberJoined>())
            room.members->add(joined->user);
    } else if (type == MemberLeft::name) {
        const auto leaving = packet.as<MemberLeft>();
        if (leaving && leaving->user == m_self.id)
            gone(id, leaving->reason);
        else if (leaving)
            room.members->remove(leaving->user);
    } else if (type == RoomClosed::name) {
        if (const auto word = packet.as<RoomClosed>())
            closed(id, *word);
    } else if (type == RoomChanged::name) {
        if (const auto change = packet.as<RoomChanged>()) {
            m_list.setLocked(id, change->locked);
            Q_EMIT stopped(id, change->locked, change->reason.value_or(QString()));
        }
    }
}

/// After a fault it is entered again; what an operator closed is left.
void Rooms::closed(RoomId id, const RoomClosed &word)
{
    const auto why = errorFromNumber(word.code.value_or(int(ErrorCode::Internal)));
    if (why && !errorRow(*why).temporary) {
        m_list.setLocked(id, true);
        gone(id, LeaveReason::RoomClosed);
        Q_EMIT refused(m_list.nameOf(id), {.code = *why, .detail = word.reason.value_or(QString())});
        return;
    }
    Room &room = this->room(id);
    m_outbox.shut(id);
    room.inside = false;
    room.enterAgain = m_clock.now().mono + pause;
    m_alarm.wakeBy(room.enterAgain);
}

void Rooms::applySnapshot(const RoomSnapshot &snapshot)
{
    const RoomId id = snapshot.room.id;
    Room &room = this->room(id);
    if (!room.wanted) { // left meanwhile, perhaps before the server had let us in
        m_connection.ask(LeaveRoom{id}, [](const Result<Nothing> &) { });
        return;
    }
    Timeline *timeline = room.timeline.get();
    const auto known = timeline->position();
    timeline->apply(snapshot);
    if (!known || known->epoch != snapshot.epoch) { // new to this run
        const auto mark = m_marks.of(id);
        markRead(id, mark && mark->epoch == snapshot.epoch ? mark->seq : snapshot.seq);
    }
    m_list.setRoom(snapshot.room);
    m_list.setJoined(id, true);
    m_list.setUnread(id, timeline->unread(), timeline->mentions());
    room.members->setMembers(snapshot.members, snapshot.membersTotal);
    room.inside = true;
    room.pagesLeft = holePages;
    if (!std::exchange(room.told, true))
        Q_EMIT entered(id);
    fillHole(id);
    m_outbox.open(id);
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
