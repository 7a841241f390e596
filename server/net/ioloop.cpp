// SPDX-License-Identifier: Apache-2.0
#include "server/net/ioloop.h"

#include "server/net/epolldispatcher.h"
#include "shared/core/match.h"

#include <QTimerEvent>

#include <unistd.h>

namespace chat::server {
namespace {

constexpr Milliseconds sweepInterval{100};
constexpr int sweepsPerSecond = int(1000 / sweepInterval.count());

} // namespace

IoLoop::IoLoop(quint8 thread, const NetServices &services, LoopCounts &loopCounts)
    : m_thread(thread),
      m_services(services),
      m_loopCounts(&loopCounts),
      m_poller(EpollDispatcher::current()->poller()),
      m_opening(config().handshakeTimeout),
      m_authenticating(config().authTimeout),
      m_silence(config().pingInterval),
      m_pong(config().pongTimeout),
      m_draining({}),
      m_closing(config().closeTimeout),
      m_unfinished(config().frameTimeout),
      m_slow(config().outbox.markTime)
{
    m_nextSweep = now() + sweepInterval;
    m_sweepTimer.start(int(sweepInterval.count()), Qt::PreciseTimer, this);
}

IoLoop::~IoLoop()
{
    for (Slot &slot : m_slots) {
        if (slot.connection)
            slot.connection->session().end(LeaveReason::Lost);
    }
}

void IoLoop::adopt(AcceptedSocket socket)
{
    quint32 index = 0;
    if (m_free.empty()) {
        index = quint32(m_slots.size());
        m_slots.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    Slot &slot = m_slots[index];
    if (++slot.generation == 0)
        ++slot.generation;
    m_loopCounts->connections.fetch_add(1, std::memory_order_relaxed);
    slot.connection = std::make_unique<Connection>(*this, ConnectionId{m_thread, index, slot.generation},
                                                   std::move(socket));
}

Connection *IoLoop::find(ConnectionId id)
{
    const bool lives = id.slot < m_slots.size() && m_slots[id.slot].generation == id.generation;
    return lives ? m_slots[id.slot].connection.get() : nullptr;
}

void IoLoop::remove(ConnectionId id)
{
    m_loopCounts->connections.fetch_sub(1, std::memory_order_relaxed);
    m_services.admission->giveBack();
    m_behind.erase(m_slots[id.slot].connection.get());
    // It may be in the middle of a function of its own or of its TLS socket.
    m_dead.push_back(std::move(m_slots[id.slot].connection));
    m_free.push_back(id.slot);
    m_poller->atTurnEnd(this);
}

void IoLoop::onTurnEnd() { m_dead.clear(); }

void IoLoop::deliver(Delivery &delivery)
{
    const auto to = [this](ConnectionId id, auto then) {
        if (Connection *connection = find(id); connection && connection->isOpen())
            then(*connection);
    };
    match(
        delivery, //
        [&](const delivery::ToRoom &said) {
            const auto members = m_rooms.of(said.room);
            const MonoTime time = now();
            const bool waits = said.mayWait && !m_presence.areUrgent(members.size());
            for (Connection *member : members) {
                const QByteArray &frame = said.payloads[size_t(member->format())];
                if (!waits)
                    member->send(frame, time);
                else if (member->sendLater(frame, time))
                    m_presence.put(member->id());
            }
            counts().deliveries.fetch_add(members.size(), std::memory_order_relaxed);
        },
        [&](const delivery::ToConnection &said) {
            to(said.connection, [&](Connection &connection) { connection.session().answered(said); });
        },
        [&](const delivery::Subscribe &change) {
            to(change.connection,
               [&](Connection &connection) { connection.session().subscribed(change.room); });
        },
        [&](const delivery::Unsubscribe &change) {
            to(change.connection,
               [&](Connection &connection) { connection.session().unsubscribed(change.room); });
        },
        [&](const delivery::EnterRefused &refusal) {
            to(refusal.connection,
               [&](Connection &connection) { connection.session().enterRefused(refusal); });
        },
        [&](const delivery::LoggedIn &login) {
            to(login.connection, [&](Connection &connection) { connection.session().loggedIn(login); });
        },
        [&](const delivery::EnterMatch &start) {
            to(start.connection,
               [&](Connection &connection) { connection.session().enterMatch(start.room); });
        },
        [&](const delivery::LoginRefused &refusal) {
            to(refusal.connection,
               [&](Connection &connection) { connection.session().loginRefused(refusal); });
        },
        [&](const delivery::Close &ending) {
            to(ending.connection,
               [&](Connection &connection) { connection.close(ending.code, ending.reason, ending.word); });
        });
}

void IoLoop::reconfigure(std::shared_ptr<const NetConfig> config, const FloodRules &flood)
{
    m_services.config = std::move(config);
    m_services.flood = flood;
}

void IoLoop::drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason)
{
    const Now begin = currentTime();
    const auto count
        = std::ranges::count_if(m_slots, [](const Slot &slot) { return slot.connection != nullptr; });
    qint64 number = 0;
    for (Slot &slot : m_slots) {
        if (!slot.connection)
            continue;
        const Milliseconds after = grace * ++number / count;
        SystemDrain word{.closeAt = begin.wall + after, .reason = reason};
        if (reconnectAfter)
            word.reconnectAt = begin.wall + *reconnectAfter;
        slot.connection->drain(word, begin.mono + after);
    }
}

ConnectionFacts IoLoop::factsOf(Connection &connection, MonoTime now)
{
    return {.outboxBytes = connection.outboxBytes(),
            .rooms = connection.session().roomCount(),
            .oldest = connection.oldestUnsent(now),
            .pingMs = connection.pingMs()};
}

void IoLoop::addFacts(std::map<ConnectionId, ConnectionFacts> &facts) const
{
    const MonoTime time = now();
    for (const Slot &slot : m_slots) {
        if (slot.connection)
            facts.emplace(slot.connection->id(), factsOf(*slot.connection, time));
    }
}

void IoLoop::addQueues(std::vector<std::pair<ConnectionId, ConnectionFacts>> &queues) const
{
    const MonoTime time = now();
    for (Connection *connection : m_behind)
        queues.emplace_back(connection->id(), factsOf(*connection, time));
}

void IoLoop::addMembers(RoomId room, std::vector<ConnectionId> &members) const
{
    for (const Connection *connection : m_rooms.of(room))
        members.push_back(connection->id());
}

int IoLoop::bring(const Move &move, std::optional<ConnectionId> only)
{
    std::vector<ConnectionId> members;
    addMembers(move.from, members);
    int brought = 0;
    for (const ConnectionId id : members) {
        Connection *connection = !only || *only == id ? find(id) : nullptr;
        if (connection && connection->session().bring(move))
            ++brought;
    }
    return brought;
}

bool IoLoop::lives(ConnectionId connection) { return connection.thread == m_thread && find(connection); }

void IoLoop::addRooms(ConnectionId connection, std::vector<RoomId> &rooms)
{
    if (connection.thread != m_thread)
        return;
    if (Connection *found = find(connection))
        rooms = found->session().rooms();
}

void IoLoop::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_sweepTimer.timerId())
        sweep();
}

void IoLoop::sweep()
{
    const MonoTime time = now();
    const qint64 lagUs = std::max(
        qint64(0), qint64(std::chrono::duration_cast<std::chrono::microseconds>(time - m_nextSweep).count()));
    m_nextSweep = time + sweepInterval;
    m_loopCounts->sweptNs.store(time.time_since_epoch().count(), std::memory_order_relaxed);
    m_loopCounts->lagUs.store(lagUs, std::memory_order_relaxed);
    const bool fresh = m_sweeps % (10 * sweepsPerSecond) == 0;
    if (fresh || lagUs > m_loopCounts->worstLagUs.load(std::memory_order_relaxed))
        m_loopCounts->worstLagUs.store(lagUs, std::memory_order_relaxed);

    const auto ownerOf
        = [](Deadline *deadline) { return static_cast<ConnectionDeadline *>(deadline)->owner; };
    for (DeadlineList *list : {&m_opening, &m_authenticating, &m_silence, &m_pong, &m_draining, &m_closing}) {
        while (Deadline *due = list->takeDue(time))
            ownerOf(due)->lifeDue(time);
    }
    while (Deadline *due = m_unfinished.takeDue(time))
        ownerOf(due)->frameDue();
    while (Deadline *due = m_slow.takeDue(time))
        ownerOf(due)->slowDue(time);
    writeWaiting();
    if (++m_sweeps % sweepsPerSecond == 0) {
        tellChannels();
        tellRooms();
        countOutboxes();
        Outbox::releaseSpareRoom();
    }
}

void IoLoop::writeWaiting()
{
    for (const ConnectionId id : m_presence.next()) {
        if (Connection *connection = find(id))
            connection->writeWaiting();
    }
}

void IoLoop::countOutboxes()
{
    qint64 bytes = 0;
    for (const Connection *connection : m_behind)
        bytes += connection->outboxBytes();
    m_loopCounts->outboxBytes.store(bytes, std::memory_order_relaxed);
}

void IoLoop::setBehind(Connection *connection, bool behind)
{
    if (behind)
        m_behind.insert(connection);
    else
        m_behind.erase(connection);
}

void IoLoop::setHearsChannels(Connection *connection, bool on)
{
    std::erase(m_hearChannels, connection);
    if (!on)
        return;
    if (m_hearChannels.empty())
        m_lastChannels = backend().channels(); // changes count from the list that is about to be answered
    m_hearChannels.push_back(connection);
}

void IoLoop::tellChannels()
{
    if (m_hearChannels.empty())
        return m_lastChannels.clear();
    auto channels = backend().channels();
    ChannelChanged changed;
    for (const RoomInfo &channel : channels) {
        const auto last = std::ranges::find(m_lastChannels, channel.id, &RoomInfo::id);
        if (last == m_lastChannels.end() || *last != channel)
            changed.channels.push_back({channel.id, channel.people, channel.max, channel.locked});
    }
    m_lastChannels = std::move(channels);
    if (changed.channels.empty())
        return;
    for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        const QByteArray packet = encode(format, {}, changed);
        for (Connection *connection : m_hearChannels) {
            if (connection->format() == format)
                connection->sendPacket(packet);
        }
    }
}

void IoLoop::setHearsRooms(Connection *connection, bool on)
{
    std::erase(m_hearRooms, connection);
    if (!on)
        return;
    if (m_hearRooms.empty())
        m_lastRooms = backend().catalogue();
    m_hearRooms.push_back(connection);
}

void IoLoop::tellRooms()
{
    if (m_hearRooms.empty())
        return m_lastRooms.reset();
    auto rooms = backend().catalogue();
    if (rooms == m_lastRooms)
        return;
    RoomListChanged changed = rooms->since(*m_lastRooms);
    m_lastRooms = std::move(rooms);
    while (!changed.rooms.empty() || !changed.gone.empty()) {
        const RoomListChanged part = takePart(changed, limits::maxRoomListPage);
        for (const WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
            const QByteArray packet = encode(format, {}, part);
            for (Connection *connection : m_hearRooms) {
                if (connection->format() == format)
                    connection->sendPacket(packet);
            }
        }
    }
}

} // namespace chat::server

#include "moc_ioloop.cpp"
