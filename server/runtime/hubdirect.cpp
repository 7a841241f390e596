// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/hub.h"

#include <algorithm>
#include <ranges>

/// Rooms of a few people among themselves (S5-07).
namespace chat::server {

void Hub::noteOwner(const KnownRoom &room)
{
    if (room.info.kind != RoomKind::Direct) {
        if (room.record.owner.isValid())
            ++m_owned[room.record.owner];
        return;
    }
    ++m_directs;
    ++m_ownDirects[room.record.owner];
    for (const UserInfo &person : *room.people)
        m_directsOf[person.id].emplace(room.record.created, room.record.id);
}

void Hub::forgetOwner(const KnownRoom &room)
{
    const bool isDirect = room.info.kind == RoomKind::Direct;
    auto &counts = isDirect ? m_ownDirects : m_owned;
    if (const auto owned = counts.find(room.record.owner); owned != counts.end() && --owned->second == 0)
        counts.erase(owned);
    if (!isDirect)
        return;
    --m_directs;
    for (const UserInfo &person : *room.people) {
        const auto own = m_directsOf.find(person.id);
        if (own == m_directsOf.end())
            continue;
        own->second.erase({room.record.created, room.record.id});
        if (own->second.empty())
            m_directsOf.erase(own);
    }
}

Result<void> Hub::createDirect(const RoomRecord &record, RoomSettings settings, roomjob::Enter enter)
{
    if (const StoreState store = m_services.pipeline->state(); !store.available)
        return std::unexpected(storageUnavailable(store));
    const KnownRoom room = knownRoom(record, settings);
    std::shared_ptr<RoomActor> actor;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_known.contains(record.id)) {
            if (m_directs >= m_services.quota.directs)
                return tooMany(m_services.quota.directs, "on this server");
            const auto own = m_ownDirects.find(record.owner);
            if ((own != m_ownDirects.end() ? own->second : 0) >= m_services.quota.ownDirects)
                return tooMany(m_services.quota.ownDirects, "of your own");
            noteOwner(room);
            actor = makeActor(room);
            (void)actor->post(std::move(enter), false); // nobody can have posted before it
        }
    }
    if (actor) {
        actor->create(std::move(settings), {});
        return {};
    }
    switch (post(record.id, std::move(enter))) {
    case Submitted::Taken: return {};
    case Submitted::Busy: return refuseLater(ErrorCode::RoomBusy, Milliseconds(200));
    case Submitted::NoSuchRoom: return refuse(ErrorCode::RoomNotFound);
    }
    return {};
}

std::vector<KnownRoom> Hub::directRooms(UserId of) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<KnownRoom> rooms;
    if (const auto own = m_directsOf.find(of); own != m_directsOf.end()) {
        for (const auto &[created, id] :
             own->second | std::views::reverse | std::views::take(limits::maxDirectRooms))
            rooms.push_back(m_known.at(id));
    }
    return rooms;
}

} // namespace chat::server
