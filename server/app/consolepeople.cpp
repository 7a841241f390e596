// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include <algorithm>

/// What Console answers about the people of a room.
namespace chat::server {

namespace {

/// A ban or a mute, or an invitation, in the place where it stands.
RoomPerson personOf(const RoomBan &ban)
{
    return {.user = ban.user, .until = ban.until, .by = ban.by, .words = ban.words};
}

RoomPerson personOf(const InviteInfo &invite)
{
    RoomPerson person{.until = invite.until, .by = invite.by, .code = invite.code, .uses = invite.uses};
    if (invite.user)
        person.user = UserInfo{*invite.user, {}};
    return person;
}

bool isOver(const std::optional<Timestamp> &until, Timestamp now) { return until && *until <= now; }

/// Those that hold, numbered from 1.
template <class Entry>
std::vector<RoomPerson> listed(const std::vector<Entry> &entries, Timestamp now)
{
    std::vector<RoomPerson> people;
    for (const Entry &entry : entries) {
        if (isOver(entry.until, now))
            continue;
        people.push_back(personOf(entry));
        people.back().number = qint64(people.size());
    }
    return people;
}

std::vector<RoomPerson> membersOf(const Room &room, Timestamp now)
{
    std::vector<RoomPerson> people;
    room.eachSeat([&](UserId user, const RoomSeat &seat) {
        RoomPerson person{.number = qint64(seat.order), .user = UserInfo{user, *seat.nick}};
        if (const RoomRole role = room.settings().roleOf(user); role != RoomRole::Member)
            person.role = role;
        if (!seat.connection.isValid())
            person.lost = true;
        if (findBan(room.settings().mutes, user, now))
            person.muted = true;
        people.push_back(std::move(person));
    });
    std::ranges::sort(people, {}, &RoomPerson::number);
    return people;
}

/// In the order in which they get a seat.
std::vector<RoomPerson> waitingFor(const Room &room, MonoTime now)
{
    const auto whole = [](auto time) { return std::chrono::ceil<Milliseconds>(time).count(); };
    std::vector<RoomPerson> people;
    for (int position = 1; position <= room.waiting().size(); ++position) {
        const WaitList::Place &place = room.waiting().at(position);
        RoomPerson person{.number = position,
                          .user = UserInfo{place.user, place.nick},
                          .waitedMs = whole(now - place.since)};
        if (!place.to.connection.isValid())
            person.lost = true;
        if (place.heldUntil)
            person.heldMs = std::max<qint64>(0, whole(*place.heldUntil - now));
        people.push_back(std::move(person));
    }
    return people;
}

bool matches(const RoomPerson &person, const QString &filter)
{
    return filter.isEmpty()
        || (person.user
            && (person.user->nick.contains(filter, Qt::CaseInsensitive)
                || person.user->id.toText() == filter.toUtf8()));
}

/// The page that was asked for, of what matches.
PeoplePage peoplePage(std::vector<RoomPerson> people, const FetchPeople &asked)
{
    const QString filter = asked.filter.value_or(QString());
    std::erase_if(people, [&](const RoomPerson &person) { return !matches(person, filter); });
    PeoplePage page{.total = int(people.size())};
    std::erase_if(people, [&](const RoomPerson &person) { return person.number <= asked.after.value_or(0); });
    people.resize(std::min(people.size(), size_t(asked.limit.value_or(limits::maxAdminRows))));
    page.people = std::move(people);
    return page;
}

std::vector<RoomPerson> peopleOf(const Room *room, const RoomSettings &settings, const FetchPeople &asked)
{
    const auto [mono, now] = currentTime();
    switch (asked.list.value_or(PeopleList::Members)) {
    case PeopleList::Members: return room ? membersOf(*room, now) : std::vector<RoomPerson>();
    case PeopleList::Muted: return listed(settings.mutes, now);
    case PeopleList::Banned: return listed(settings.bans, now);
    case PeopleList::Invited: return listed(settings.invites, now);
    case PeopleList::Waiting: return room ? waitingFor(*room, mono) : std::vector<RoomPerson>();
    }
    return {};
}

template <class Entry>
int countOf(const std::vector<Entry> &entries, Timestamp now)
{
    return int(
        std::ranges::count_if(entries, [now](const Entry &entry) { return !isOver(entry.until, now); }));
}

} // namespace

AdminRoomDetails Console::details(const KnownRoom &room)
{
    const RoomSettings settings = readSettings(room.record.settings);
    const Timestamp now = currentTime().wall;
    AdminRoomDetails details{.row = row(room)};
    details.info = room.info;
    details.info->people = details.row.people;
    details.info->locked = settings.locked ? std::optional(true) : std::nullopt;
    details.host = settings.host;
    if (room.record.isConfigured())
        details.configured = true;
    details.muted = countOf(settings.mutes, now);
    details.banned = countOf(settings.bans, now);
    details.invited = countOf(settings.invites, now);
    details.waiting = room.counts->waiting.load(std::memory_order_relaxed);
    return details;
}

void Console::ask(const FetchPeople &question, AdminReply<FetchPeople> reply)
{
    const auto room = m_server.parts().hub->known(question.room);
    if (!room)
        return reply(refuse(ErrorCode::RoomNotFound));
    const auto look = [question, reply, hub = m_server.parts().hub,
                       kept = room->record.settings](const Room *living, const auto &) {
        if (!living && !hub->knows(question.room))
            return reply(refuse(ErrorCode::RoomNotFound)); // it was ended meanwhile
        const RoomSettings settings = living ? living->settings() : readSettings(kept);
        reply(peoplePage(peopleOf(living, settings, question), question));
    };
    switch (m_server.parts().hub->look(question.room, look)) {
    case Submitted::Taken: return;
    case Submitted::Busy: return reply(refuseLater(ErrorCode::RoomBusy, Milliseconds(200)));
    case Submitted::NoSuchRoom:
        reply(peoplePage(peopleOf(nullptr, readSettings(room->record.settings), question), question));
    }
}

} // namespace chat::server
