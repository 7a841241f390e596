// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomrecorder.h"

#include "shared/core/match.h"

#include <algorithm>
#include <ranges>

namespace chat::server {
namespace {

UserId actorOf(const RoomJob &job)
{
    return match(job, [](const auto &kind) {
        if constexpr (requires { kind.sender.user; })
            return kind.sender.user;
        else if constexpr (requires { UserId(kind.user); })
            return UserId(kind.user);
        else
            return UserId();
    });
}

qint64 sizeOf(const RoomJob &job)
{
    return match(job, [](const auto &kind) -> qint64 {
        if constexpr (requires { kind.text.size(); })
            return kind.text.size();
        else if constexpr (requires { kind.data.bytes; })
            return kind.data.bytes.size();
        else
            return 0;
    });
}

UserId hostOf(const Room &room)
{
    const auto &host = room.settings().host;
    return host ? host->id : UserId();
}

std::optional<UserId> given(UserId user) { return user.isValid() ? std::optional(user) : std::nullopt; }

template <class List>
void keepLast(List &list, qsizetype most)
{
    if (const auto more = qsizetype(list.size()) - most; more > 0)
        list.erase(list.begin(), list.begin() + more);
}

} // namespace

RoomRecorder::RoomRecorder(int entries, bool seats) : m_capacity(size_t(std::max(0, entries))), m_seats(seats)
{
}

SeatState RoomRecorder::stateOf(const RoomSeat &seat)
{
    return seat.connection.isValid() ? SeatState::Here : SeatState::Lost;
}

void RoomRecorder::restart(const Room &room, Timestamp now)
{
    m_first = m_count = 0;
    m_members.clear();
    if (m_seats && isOn()) {
        room.eachSeat([&](UserId user, const RoomSeat &seat) {
            m_members[user] = {seat.order, stateOf(seat), *seat.nick};
        });
    }
    m_base = momentOf(room);
    m_base.members.clear();
    m_base.number = m_number;
    m_base.time = now;
    m_people = m_base.people;
    m_seq = m_base.seq;
}

void RoomRecorder::begin(const RoomJob &job, const char *kind, const Room &room, const Now &now, int waiting)
{
    if (!isOn())
        return;
    if (m_count == m_ring.size() && m_ring.size() < m_capacity)
        m_ring.emplace_back(); // for this job, however it ends
    m_isOpen = true;
    m_began = now.mono;
    m_open = Entry{.waiting = waiting,
                   .kind = kind,
                   .number = ++m_number,
                   .time = now.wall,
                   .user = actorOf(job),
                   .size = sizeOf(job),
                   .nick = {}};
    const auto seat = m_seats ? room.seat(m_open.user) : std::nullopt;
    m_before = seat ? std::optional(stateOf(*seat)) : std::nullopt;
    m_orderBefore = seat ? seat->order : 0;
}

void RoomRecorder::setSeat(Entry &entry, const std::optional<RoomSeat> &seat)
{
    entry.seated = true;
    entry.state = seat ? stateOf(*seat) : SeatState::Gone;
    if (seat) {
        entry.order = seat->order;
        entry.nick = *seat->nick;
    }
}

/// How the job leaves the room, and its actor's seat.
void RoomRecorder::noteRoom(const Room &room)
{
    m_isOpen = false;
    m_wantsCost = true;
    m_more.clear();
    m_open.people = room.people();
    m_open.seq = room.lastSeq();
    m_open.access = room.access();
    m_open.host = hostOf(room);
    if (!m_seats)
        return;
    const auto seat = room.seat(m_open.user);
    if (seat.has_value() != m_before.has_value()
        || (seat && (seat->order != m_orderBefore || stateOf(*seat) != *m_before)))
        setSeat(m_open, seat);
}

void RoomRecorder::end(const Room &room, const RoomEffects &effects)
{
    if (!m_isOpen)
        return;
    noteRoom(room);
    if (m_seats)
        noteOthers(room, effects);
    const Seq kept = m_open.seq - m_seq;
    for (const RoomEffect &effect : effects) {
        const auto *keep = std::get_if<effect::Keep>(&effect);
        if (!keep)
            continue;
        const bool own = kept == 1 && keep->event.user == m_open.user && keep->event.seq == m_open.seq;
        Entry &entry = own ? m_open : m_more.emplace_back(Entry{.what = Entry::Message, .nick = {}});
        entry.kept = 1;
        entry.bytes = keep->event.body.size();
        entry.seq = keep->event.seq;
        if (!own) {
            entry.time = keep->event.time;
            entry.user = keep->event.user;
        }
    }
    push(room);
}

/// The seats of everybody but the actor.
void RoomRecorder::noteOthers(const Room &room, const RoomEffects &effects)
{
    int people = m_people - int(m_before.has_value()) + int(room.seat(m_open.user).has_value());
    const auto note = [&](UserId user, int change) {
        if (user == m_open.user)
            return;
        people += change;
        setSeat(m_more.emplace_back(Entry{.what = Entry::Seat, .user = user, .nick = {}}), room.seat(user));
    };
    for (const RoomEffect &effect : effects) {
        const auto *tell = std::get_if<effect::Tell>(&effect);
        if (!tell)
            continue;
        if (const auto *joined = std::get_if<MemberJoined>(&tell->event))
            note(joined->user.id, 1);
        else if (const auto *left = std::get_if<MemberLeft>(&tell->event))
            note(left->user, -1);
    }
    if (people == room.people())
        return;
    m_more.clear(); // not all of it was told
    if (room.people() == 0)
        m_more.emplace_back(Entry{.what = Entry::Emptied, .nick = {}});
    else
        noteDifference(room);
}

/// What the room does not say is found by looking at all its seats.
void RoomRecorder::noteDifference(const Room &room)
{
    Seats seats = m_members;
    for (size_t i = 0; i < m_count; ++i)
        applySeat(seats, at(i));
    applySeat(seats, m_open);
    for (const auto &[user, seat] : seats) {
        if (const auto now = room.seat(user); !now || now->order != seat.order || stateOf(*now) != seat.state)
            setSeat(m_more.emplace_back(Entry{.what = Entry::Seat, .user = user, .nick = {}}), now);
    }
    const size_t before = m_more.size();
    room.eachSeat([&](UserId user, const RoomSeat &seat) {
        if (!seats.contains(user))
            setSeat(m_more.emplace_back(Entry{.what = Entry::Seat, .user = user, .nick = {}}), seat);
    });
    std::ranges::sort(m_more.begin() + qsizetype(before), m_more.end(), {}, &Entry::order);
}

void RoomRecorder::push(const Room &room)
{
    if (1 + m_more.size() > m_capacity) {
        restart(room, m_open.time);
        m_base.waiting = m_open.waiting;
        return;
    }
    if (m_count + 1 + m_more.size() > m_capacity && m_ring.size() < m_capacity)
        m_ring.resize(m_capacity); // now it begins to go round
    while (m_count + 1 + m_more.size() > m_capacity)
        dropOldest();
    const auto add = [this](const Entry &entry) {
        if (m_count == m_ring.size())
            m_ring.emplace_back();
        at(m_count++) = entry;
    };
    add(m_open);
    for (const Entry &entry : m_more)
        add(entry);
    m_people = m_open.people;
    m_seq = m_open.seq;
}

void RoomRecorder::setCost(std::chrono::nanoseconds cost)
{
    if (!std::exchange(m_wantsCost, false) || m_count == 0)
        return;
    for (size_t i = m_count; i-- > 0;) {
        if (at(i).what == Entry::Job) {
            at(i).costNs = cost.count();
            return;
        }
    }
}

void RoomRecorder::fail(const Room &room, MonoTime now)
{
    if (m_isOpen) {
        m_open.failed = true;
        noteRoom(room);
        push(room);
    } else if (m_wantsCost) {
        for (size_t i = m_count; i-- > 0;) {
            at(i).failed = true;
            if (at(i).what == Entry::Job)
                break;
        }
    }
    setCost(now - m_began);
}

void RoomRecorder::applySeat(Seats &seats, const Entry &entry)
{
    if (entry.what == Entry::Emptied)
        seats.clear();
    if (!entry.seated)
        return;
    if (entry.state == SeatState::Gone)
        seats.erase(entry.user);
    else
        seats[entry.user] = {entry.order, entry.state, entry.nick};
}

/// The oldest job becomes part of the base.
void RoomRecorder::dropOldest()
{
    do {
        Entry &entry = at(0);
        applySeat(m_members, entry);
        if (entry.kept > 0)
            m_base.messages.push_back({entry.seq, entry.time, given(entry.user), entry.bytes});
        if (entry.what == Entry::Job) {
            m_base.number = entry.number;
            m_base.time = entry.time;
            m_base.waiting = entry.waiting;
            m_base.people = entry.people;
            m_base.seq = entry.seq;
            m_base.access = entry.access;
            m_base.host = given(entry.host);
        }
        entry.nick.clear();
        m_first = (m_first + 1) % m_ring.size();
        --m_count;
    } while (m_count > 0 && at(0).what != Entry::Job);
    keepLast(m_base.messages, limits::journalMessages);
}

void RoomRecorder::addTo(JournalJob &job, const Entry &entry)
{
    if (entry.what == Entry::Emptied)
        job.emptied = true;
    if (entry.seated)
        job.seats.push_back({{entry.user, entry.nick}, entry.state});
    if (entry.kept > 0)
        job.messages.push_back({entry.seq, entry.time, given(entry.user), entry.bytes});
}

std::vector<JournalSeat> RoomRecorder::members() const
{
    std::vector<std::pair<quint64, Seats::const_iterator>> ordered;
    ordered.reserve(m_members.size());
    for (auto seat = m_members.begin(); seat != m_members.end(); ++seat)
        ordered.emplace_back(seat->second.order, seat);
    std::ranges::sort(ordered, {}, [](const auto &entry) { return entry.first; });
    if (ordered.size() > size_t(limits::journalMembers))
        ordered.resize(size_t(limits::journalMembers));
    std::vector<JournalSeat> members;
    members.reserve(ordered.size());
    for (const auto &[order, seat] : ordered)
        members.push_back({{seat->first, seat->second.nick}, seat->second.state});
    return members;
}

RoomJournal RoomRecorder::journal() const
{
    if (!isOn())
        return {};
    RoomJournal journal{.loaded = true, .base = m_base, .jobs = {}};
    journal.base.members = members();
    journal.jobs.reserve(m_count);
    for (size_t i = 0; i < m_count; ++i) {
        const Entry &entry = at(i);
        if (entry.what == Entry::Job) {
            JournalJob &job = journal.jobs.emplace_back();
            job.number = entry.number;
            job.time = entry.time;
            job.kind = entry.kind;
            job.actor = given(entry.user);
            job.size = entry.size;
            job.costNs = entry.costNs;
            job.waiting = entry.waiting;
            job.people = entry.people;
            job.seq = entry.seq;
            job.access = entry.access;
            job.host = given(entry.host);
            if (entry.failed)
                job.failed = true;
        }
        addTo(journal.jobs.back(), entry);
    }
    return journal;
}

RoomMoment momentOf(const Room &room)
{
    RoomMoment moment{.people = room.people(),
                      .seq = room.lastSeq(),
                      .access = room.access(),
                      .host = given(hostOf(room)),
                      .members = {},
                      .messages = {}};
    std::vector<std::pair<quint64, JournalSeat>> seats;
    room.eachSeat([&](UserId user, const RoomSeat &seat) {
        seats.push_back(
            {seat.order,
             {{user, *seat.nick}, seat.connection.isValid() ? SeatState::Here : SeatState::Lost}});
    });
    std::ranges::sort(seats, {}, [](const auto &seat) { return seat.first; });
    for (auto &seat : seats)
        moment.members.push_back(std::move(seat.second));
    const auto &events = room.log().events();
    for (const StoredEvent &event : events
             | std::views::drop(std::max(qsizetype(0), qsizetype(events.size()) - limits::journalMessages)))
        moment.messages.push_back({event.seq, event.time, given(event.user), event.body.size()});
    return moment;
}

} // namespace chat::server
