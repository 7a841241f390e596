// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/hub.h"

#include "shared/core/logging.h"

namespace chat::server {

Hub::Hub(RoomServices services) : m_services(std::move(services)) { m_services.hub = this; }

bool Hub::add(const RoomRecord &record)
{
    const std::scoped_lock lock(m_mutex);
    if (m_known.contains(record.id) || m_byName.contains(record.name))
        return false;
    m_known.emplace(record.id, KnownRoom{record, std::make_shared<RoomCounts>()});
    m_byName.emplace(record.name, record.id);
    return true;
}

std::shared_ptr<RoomActor> Hub::actorOf(RoomId room)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto living = m_living.find(room); living != m_living.end())
        return living->second;
    const auto known = m_known.find(room);
    if (known == m_known.end())
        return nullptr;
    auto actor
        = std::make_shared<RoomActor>(m_services, known->second.record, ++m_lives, known->second.counts);
    actor->load();
    m_living.emplace(room, actor);
    return actor;
}

Submitted Hub::post(RoomId room, RoomJob job)
{
    const bool refusable = isRefusable(job);
    for (;;) {
        const auto actor = actorOf(room);
        if (!actor)
            return Submitted::NoSuchRoom;
        switch (actor->post(std::move(job), refusable)) {
        case Posted::Queued:
        case Posted::Wake: return Submitted::Taken;
        case Posted::Full: return Submitted::Busy;
        case Posted::Closed: break; // it is being forgotten at this moment, by another thread
        }
        const std::scoped_lock lock(m_mutex);
        if (const auto living = m_living.find(room); living != m_living.end() && living->second == actor)
            m_living.erase(living);
    }
}

Submitted Hub::look(RoomId room, decltype(roomjob::Inspect::look) look)
{
    std::shared_ptr<RoomActor> actor;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto living = m_living.find(room); living != m_living.end())
            actor = living->second;
    }
    if (!actor)
        return Submitted::NoSuchRoom;
    switch (actor->post(roomjob::Inspect{std::move(look)}, true)) {
    case Posted::Queued:
    case Posted::Wake: return Submitted::Taken;
    case Posted::Full: return Submitted::Busy;
    case Posted::Closed: break;
    }
    return Submitted::NoSuchRoom;
}

std::optional<RoomId> Hub::find(const QString &name) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byName.find(name);
    return found != m_byName.end() ? std::optional(found->second) : std::nullopt;
}

bool Hub::knows(RoomId room) const
{
    const std::scoped_lock lock(m_mutex);
    return m_known.contains(room);
}

std::vector<KnownRoom> Hub::rooms() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<KnownRoom> rooms;
    rooms.reserve(m_known.size());
    for (const auto &[name, id] : m_byName)
        rooms.push_back(m_known.at(id));
    return rooms;
}

size_t Hub::living() const
{
    const std::scoped_lock lock(m_mutex);
    return m_living.size();
}

int Hub::people() const
{
    const std::scoped_lock lock(m_mutex);
    int people = 0;
    for (const auto &[id, room] : m_known)
        people += room.record.kind != "system" ? room.counts->people.load(std::memory_order_relaxed) : 0;
    return people;
}

void Hub::retired(RoomId room, quint64 life, quint64 jobsDone)
{
    std::shared_ptr<RoomActor> actor; // ends outside the lock
    {
        const std::scoped_lock lock(m_mutex);
        const auto living = m_living.find(room);
        if (living == m_living.end() || living->second->life() != life)
            return;
        actor = living->second;
        if (actor->closeIfStillIdle(jobsDone)) {
            actor->state()->phase = ActorState::Retiring;
            m_known.at(room).counts->loaded = false;
            m_living.erase(living);
            qCDebug(lcRoom, "room %s retired", room.toText().constData());
            return;
        }
    }
    // It came out before the turn that sent it had ended. Nothing else may ever ask again.
    if (actor->state()->jobsDone == jobsDone)
        actor->post(roomjob::Tick{}, false);
}

void Hub::shut(RoomId room, quint64 life, const QByteArray &incident)
{
    std::shared_ptr<RoomActor> actor;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto living = m_living.find(room); living != m_living.end())
            actor = living->second;
    }
    if (actor && actor->life() == life)
        actor->post(roomjob::Shut{incident}, false);
}

void Hub::forget(RoomActor &actor)
{
    std::shared_ptr<RoomActor> gone;
    {
        const std::scoped_lock lock(m_mutex);
        const auto living = m_living.find(actor.id());
        if (living != m_living.end() && living->second.get() == &actor) {
            gone = std::move(living->second);
            m_living.erase(living);
            m_known.at(actor.id()).counts->loaded = false;
        }
    }
    for (auto &letter : actor.mailbox().close())
        (void)post(actor.id(), std::move(letter.job));
}

} // namespace chat::server
