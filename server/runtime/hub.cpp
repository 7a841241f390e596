// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/hub.h"

#include "server/core/directroom.h"
#include "shared/core/logging.h"

#include <algorithm>

namespace chat::server {

namespace {

/// What room.list looks for besides the name.
QString foldedWords(const RoomInfo &info)
{
    return folded(info.topic.value_or(QString()) + u'\n' + info.category.value_or(QString()));
}

std::shared_ptr<const std::vector<UserInfo>> peopleOf(const RoomInfo &info, const RoomSettings &settings)
{
    return info.kind == RoomKind::Direct ? std::make_shared<const std::vector<UserInfo>>(settings.people)
                                         : nullptr;
}

} // namespace

Hub::Hub(RoomServices services) : m_services(std::move(services))
{
    m_services.hub = this;
    m_services.rules.names = this;
}

KnownRoom Hub::knownRoom(const RoomRecord &record, const RoomSettings &settings)
{
    const RoomInfo info = roomInfo(record, settings);
    return {.record = record,
            .counts = std::make_shared<RoomCounts>(),
            .info = info,
            .foldedName = folded(record.name),
            .foldedTopic = foldedWords(info),
            .people = peopleOf(info, settings)};
}

std::unexpected<Error> Hub::tooMany(int most, const char *whose)
{
    return std::unexpected(
        Error{.code = ErrorCode::TooManyRooms, .limit = QByteArray::number(most) + " rooms " + whose});
}

bool Hub::add(const RoomRecord &record)
{
    const KnownRoom room = knownRoom(record, readSettings(record.settings));
    const std::scoped_lock lock(m_mutex);
    if (m_known.contains(record.id) || m_byName.contains(room.foldedName))
        return false;
    m_byName.emplace(room.foldedName, record.id);
    if (!record.owner.isValid() && room.info.kind == RoomKind::Channel)
        m_channels.emplace(record.name, record.id);
    m_known.emplace(record.id, room);
    noteOwner(room);
    m_isCatalogueOld = true;
    return true;
}

bool Hub::isFree(const QString &name) const
{
    const QString key = folded(name);
    if (m_byName.contains(key) || key.startsWith(directPrefix))
        return false;
    if (m_reservedPrefix.isEmpty() || !key.startsWith(m_reservedPrefix))
        return true;
    const QStringView rest = QStringView(key).sliced(m_reservedPrefix.size());
    return rest.isEmpty() || !std::ranges::all_of(rest, [](QChar c) { return c.isDigit(); });
}

Result<void> Hub::create(const RoomRecord &record, RoomSettings settings,
                         const std::optional<QString> &password, RoomJob first)
{
    if (const StoreState store = m_services.pipeline->state(); isKept(kindOf(record)) && !store.available)
        return std::unexpected(storageUnavailable(store));
    const KnownRoom room = knownRoom(record, settings);
    std::shared_ptr<RoomActor> actor;
    {
        const std::scoped_lock lock(m_mutex);
        if (!isFree(record.name))
            return refuse(ErrorCode::RoomNameTaken);
        if (int(m_known.size()) - m_directs >= m_services.quota.total)
            return tooMany(m_services.quota.total, "on this server");
        const auto owned = m_owned.find(record.owner);
        if (record.owner.isValid() && (owned != m_owned.end() ? owned->second : 0) >= m_services.quota.own)
            return tooMany(m_services.quota.own, "of your own");
        if (!record.owner.isValid() && room.info.kind == RoomKind::Channel)
            m_channels.emplace(record.name, record.id);
        noteOwner(room);
        actor = makeActor(room);
        (void)actor->post(std::move(first), false); // nobody can have posted before it
    }
    actor->create(std::move(settings), password);
    return {};
}

std::shared_ptr<RoomActor> Hub::makeActor(const KnownRoom &room)
{
    m_byName.emplace(room.foldedName, room.record.id);
    m_known.emplace(room.record.id, room);
    auto actor = std::make_shared<RoomActor>(m_services, room.record, ++m_lives, room.counts);
    actor->hold();
    m_living.emplace(room.record.id, actor);
    return actor;
}

Result<void> Hub::open(const RoomRecord &record, RoomSettings settings)
{
    const KnownRoom room = knownRoom(record, settings);
    std::shared_ptr<RoomActor> actor;
    {
        const std::scoped_lock lock(m_mutex);
        if (!isFree(record.name))
            return refuse(ErrorCode::RoomNameTaken);
        if (int(m_known.size()) - m_directs >= m_services.quota.total)
            return refuse(ErrorCode::TooManyRooms);
        actor = makeActor(room);
    }
    actor->create(std::move(settings), std::nullopt);
    return {};
}

bool Hub::rename(RoomId id, const QString &name)
{
    const QString key = folded(name);
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return false;
    const QString before = known->second.foldedName;
    if (key != before) {
        if (!isFree(name))
            return false;
        m_byName.erase(before);
        m_byName.emplace(key, id);
        known->second.foldedName = key;
    }
    if (m_channels.erase(known->second.record.name) != 0)
        m_channels.emplace(name, id);
    return true;
}

void Hub::describe(const RoomRecord &record, const RoomInfo &info)
{
    const QString topic = foldedWords(info);
    // Of a dm room they are always the same people; a nick may be new.
    auto people
        = peopleOf(info, info.kind == RoomKind::Direct ? readSettings(record.settings) : RoomSettings());
    const std::scoped_lock lock(m_mutex);
    const auto known = m_known.find(record.id);
    if (known == m_known.end())
        return;
    known->second.record = record;
    known->second.info = info;
    known->second.foldedTopic = topic;
    known->second.people = std::move(people);
    m_isCatalogueOld = true;
}

void Hub::remove(RoomActor &actor)
{
    std::shared_ptr<RoomActor> gone;
    {
        const std::scoped_lock lock(m_mutex);
        const auto living = m_living.find(actor.id());
        if (living != m_living.end() && living->second.get() == &actor) {
            gone = std::move(living->second);
            m_living.erase(living);
            const auto known = m_known.find(actor.id());
            m_byName.erase(known->second.foldedName);
            std::erase_if(m_channels, [&](const auto &channel) { return channel.second == actor.id(); });
            forgetOwner(known->second);
            m_known.erase(known);
            m_isCatalogueOld = true;
        }
    }
    for (const auto &letter : actor.mailbox().close())
        actor.refuseJob(letter.job, {.code = ErrorCode::RoomNotFound});
}

std::shared_ptr<const RoomCatalogue> Hub::catalogue()
{
    const MonoTime now = std::chrono::steady_clock::now();
    const std::scoped_lock lock(m_mutex);
    if (m_catalogue && !m_isCatalogueOld && now - m_catalogueMade < limits::catalogueAge)
        return m_catalogue;
    std::vector<RoomCatalogue::Entry> entries;
    for (const auto &[id, room] : m_known) {
        if (!isListed(room.info))
            continue;
        RoomCatalogue::Entry entry{.info = room.info,
                                   .created = room.record.created,
                                   .name = room.foldedName,
                                   .topic = room.foldedTopic};
        entry.info.people = room.counts->people.load(std::memory_order_relaxed);
        if (room.counts->access.load(std::memory_order_relaxed) != RoomAccess::Open)
            entry.info.locked = true;
        entries.push_back(std::move(entry));
    }
    std::ranges::sort(entries, {}, [](const RoomCatalogue::Entry &entry) { return entry.info.id; });
    m_catalogue = std::make_shared<const RoomCatalogue>(std::move(entries));
    m_catalogueMade = now;
    m_isCatalogueOld = false;
    return m_catalogue;
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
    const QString key = folded(name);
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byName.find(key);
    return found != m_byName.end() ? std::optional(found->second) : std::nullopt;
}

bool Hub::knows(RoomId room) const
{
    const std::scoped_lock lock(m_mutex);
    return m_known.contains(room);
}

std::optional<KnownRoom> Hub::known(RoomId room) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_known.find(room);
    return found != m_known.end() ? std::optional(found->second) : std::nullopt;
}

std::shared_ptr<const ActorState> Hub::actorState(RoomId room) const
{
    const std::scoped_lock lock(m_mutex);
    const auto living = m_living.find(room);
    return living != m_living.end() ? living->second->state() : nullptr;
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

std::vector<KnownRoom> Hub::channels() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<KnownRoom> channels;
    channels.reserve(m_channels.size());
    for (const auto &[name, id] : m_channels)
        channels.push_back(m_known.at(id));
    return channels;
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
    for (const auto &letter : actor.mailbox().close()) {
        if (post(actor.id(), letter.job) != Submitted::Taken)
            actor.refuseJob(letter.job, {.code = ErrorCode::RoomBusy, .retryAfter = Milliseconds(200)});
    }
}

} // namespace chat::server
