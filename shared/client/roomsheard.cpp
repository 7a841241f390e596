// SPDX-License-Identifier: Apache-2.0
// What the server tells of rooms, unasked.
#include "shared/client/rooms.h"

namespace chat::client {

void Rooms::hear(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    const Timestamp time = packet.time.value_or(m_clock.now().wall);
    if (type == RoomSnapshot::name) {
        if (const auto snapshot = packet.as<RoomSnapshot>())
            applySnapshot(*snapshot, time);
        return;
    }
    if (!packet.room.isValid())
        return hearForUs(packet);
    const auto found = m_rooms.find(packet.room);
    if (found == m_rooms.end() || !found->second.inside)
        return;
    if (packet.seq > 0)
        hearKept(packet.room, packet);
    if (type == MemberJoined::name || type == MemberLeft::name || type == RoomCount::name)
        hearPeople(packet.room, packet);
    else
        hearSettings(packet.room, packet);
}

/// Its number, and its words when it has some.
void Rooms::hearKept(RoomId id, const ServerPacket &packet)
{
    const auto message = messageFrom(packet);
    const bool isNew = room(id).timeline->apply(packet.seq, message);
    fillHole(id);
    if (isNew && message && message->author.id != m_self.id && !m_blocked.contains(message->author.id))
        Q_EMIT messageArrived(id, packet.seq);
}

void Rooms::hearPeople(RoomId id, const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    MemberListModel &members = *room(id).members;
    if (type == MemberJoined::name) {
        if (const auto joined = packet.as<MemberJoined>())
            members.add(joined->user);
    } else if (type == RoomCount::name) {
        if (const auto count = packet.as<RoomCount>())
            members.setMembers({}, count->people); // nobody is named in a large room
    } else if (const auto leaving = packet.as<MemberLeft>()) {
        const bool isWhole = members.total() == members.rowCount();
        if (leaving->user == m_self.id)
            gone(id, leaving->reason);
        else if (packet.seq == 0 || !isWhole || members.contains(leaving->user))
            members.remove(leaving->user); // a ban may be about somebody who is not here
    }
}

void Rooms::hearSettings(RoomId id, const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    const Timestamp time = packet.time.value_or(m_clock.now().wall);
    RoomState &state = *room(id).state;
    if (type == RoomClosed::name) {
        if (const auto word = packet.as<RoomClosed>())
            closed(id, *word);
    } else if (type == RoomGone::name) {
        hearGone(id);
    } else if (type == RoomChanged::name) {
        if (const auto change = packet.as<RoomChanged>()) {
            state.apply(*change);
            showInfo(id);
            if (packet.seq == 0)
                Q_EMIT stopped(id, change->locked, change->reason.value_or(QString()));
        }
    } else if (type == RoomHost::name) {
        if (const auto word = packet.as<RoomHost>()) {
            state.apply(*word);
            showRoles(id);
            Q_EMIT hostChanged(id, *word);
        }
    } else if (type == MemberRole::name) {
        if (const auto word = packet.as<MemberRole>()) {
            state.apply(*word);
            showRoles(id);
        }
    } else if (type == MemberMuted::name) {
        if (const auto word = packet.as<MemberMuted>())
            state.apply(*word, time);
    }
}

/// What is for us alone names its room inside.
void Rooms::hearForUs(const ServerPacket &packet)
{
    const auto type = QLatin1StringView(packet.type);
    if (type == RoomRemovedYou::name) {
        if (const auto word = packet.as<RoomRemovedYou>())
            hearRemoved(*word);
    } else if (type == RoomBrought::name) {
        if (const auto word = packet.as<RoomBrought>()) {
            expect(word->room);
            room(word->room).brought = *word;
        }
    } else if (type == RoomAdded::name) {
        if (const auto word = packet.as<RoomAdded>())
            hearAdded(*word);
    } else if (type == RoomWaitlist::name) {
        const auto word = packet.as<RoomWaitlist>();
        if (!word || !waiting(word->room))
            return;
        const auto estimate
            = word->estimateMs ? std::optional(Milliseconds(*word->estimateMs)) : std::nullopt;
        const bool waits = word->position > 0;
        setWaiting(word->room, waits ? std::optional(WaitingPlace{word->position, estimate}) : std::nullopt);
    } else if (type == SeatReady::name) {
        const auto word = packet.as<SeatReady>();
        if (word && waiting(word->room)) // it is held for seconds, and he has said what he wants
            ask(room(word->room).door, knock(word->room, room(word->room).door), {});
    }
}

void Rooms::hearAdded(const RoomAdded &word)
{
    Room &room = this->room(word.room.id);
    if (room.wanted || m_blocked.contains(word.by.id))
        return;
    room.added = true;
    m_list.setRoom(word.room);
    enterDirect(word.room.id);
}

/// What was said before we were in it is news all the same.
void Rooms::tellNews(RoomId id)
{
    const Timeline &timeline = *room(id).timeline;
    for (int row = timeline.rowCount() - 1; row >= 0; --row) {
        const Message &message = timeline.message(row);
        if (message.seq <= timeline.lastRead() && message.seq > 0)
            return;
        if (message.seq > 0 && message.author.id != m_self.id && !m_blocked.contains(message.author.id))
            return Q_EMIT messageArrived(id, message.seq);
    }
}

void Rooms::hearRemoved(const RoomRemovedYou &word)
{
    const auto found = m_rooms.find(word.room);
    if (found == m_rooms.end() || !found->second.wanted)
        return;
    found->second.putOut = true;
    if (word.reason != LeaveReason::Left) // else brought() was said
        Q_EMIT removed(word, m_list.nameOf(word.room));
    gone(word.room, word.reason);
}

void Rooms::hearGone(RoomId id)
{
    Q_EMIT vanished(id, m_list.nameOf(id));
    gone(id, LeaveReason::RoomClosed);
    m_list.remove(id);
}

/// After a fault it is entered again; what an operator closed is left.
void Rooms::closed(RoomId id, const RoomClosed &word)
{
    const auto why = errorFromNumber(word.code.value_or(int(ErrorCode::Internal)));
    if (why && !errorRow(*why).temporary) {
        const QString name = m_list.nameOf(id);
        m_list.setLocked(id, true);
        gone(id, LeaveReason::RoomClosed);
        Q_EMIT refused(name, {.code = *why, .detail = word.reason.value_or(QString())});
        return;
    }
    Room &room = this->room(id);
    m_outbox.shut(id);
    room.inside = false;
    room.enterAgain = m_clock.now().mono + pause;
    m_alarm.wakeBy(room.enterAgain);
}

void Rooms::applySnapshot(const RoomSnapshot &snapshot, Timestamp serverTime)
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
        // What was said in a channel before we came was not said to us.
        const Seq unseen = snapshot.room.kind == RoomKind::Direct ? 0 : snapshot.seq;
        markRead(id, mark && mark->epoch == snapshot.epoch ? mark->seq : unseen);
    }
    m_list.setRoom(snapshot.room);
    m_list.setJoined(id, true);
    m_list.setUnread(id, timeline->unread(), timeline->mentions());
    room.members->setMembers(snapshot.members, snapshot.membersTotal);
    room.state->apply(snapshot, serverTime);
    showRoles(id);
    room.inside = true;
    room.pagesLeft = holePages;
    if (!std::exchange(room.told, true))
        Q_EMIT entered(id);
    if (std::exchange(room.seated, false))
        Q_EMIT seated(id);
    if (const auto word = std::exchange(room.brought, std::nullopt))
        Q_EMIT brought(*word, m_list.nameOf(word->from));
    if (std::exchange(room.added, false))
        tellNews(id);
    fillHole(id);
    m_outbox.open(id);
}

void Rooms::showRoles(RoomId id) { room(id).members->setRoles(room(id).state->roles()); }

void Rooms::showInfo(RoomId id)
{
    RoomInfo info = room(id).state->info();
    info.people = room(id).members->total();
    m_list.setRoom(info);
}

} // namespace chat::client
