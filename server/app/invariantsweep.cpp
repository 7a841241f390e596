// SPDX-License-Identifier: Apache-2.0
#include "server/app/invariantsweep.h"

#include "server/app/gather.h"
#include "shared/core/logging.h"

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds pollInterval{20};
constexpr Milliseconds patience{3000}; ///< with rooms that are busy
constexpr int sessionsEvery = 30; ///< steps from look to look at all sessions

QByteArray spelled(const ConnectionId &connection)
{
    return QByteArray::number(connection.thread) + ':' + QByteArray::number(connection.slot) + ':'
        + QByteArray::number(connection.generation);
}

} // namespace

struct InvariantSweep::Rooms {
    std::mutex mutex;
    std::vector<RoomLook> looks;
    size_t missing = 0;
};

struct InvariantSweep::Sockets {
    std::mutex mutex;
    std::optional<SocketLook> look;
};

InvariantSweep::InvariantSweep(const Ways &ways) : m_ways(ways)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &InvariantSweep::go);
}

InvariantSweep::~InvariantSweep() = default;

void InvariantSweep::start() { m_timer.start(m_ways.interval); }

/// The one step after the other. Whoever answers late answers into what nobody reads any more.
void InvariantSweep::go()
{
    if (m_sockets) {
        const std::scoped_lock lock(m_sockets->mutex);
        if (!m_sockets->look)
            return m_timer.start(pollInterval);
    } else if (m_rooms) {
        const std::scoped_lock lock(m_rooms->mutex);
        if (m_rooms->missing > 0 && std::chrono::steady_clock::now() < m_until)
            return m_timer.start(pollInterval);
    }
    if (m_sockets) {
        const int people = judge();
        m_timer.start(m_ways.interval * std::max(1, people / limits::sweepPeople));
    } else if (m_rooms) {
        askSockets();
        m_timer.start(pollInterval);
    } else {
        begin();
        m_timer.start(m_rooms ? pollInterval : m_ways.interval);
    }
}

/// What waits for the store makes sockets hear of rooms later than the rooms know of them.
bool InvariantSweep::storeLags() const
{
    const auto pipeline = m_ways.pipeline->stats();
    return !pipeline.available || pipeline.oldest > m_ways.interval / 2;
}

std::vector<RoomId> InvariantSweep::nextRooms()
{
    if (m_left.empty()) {
        if (!m_names.empty()) {
            ++m_sweeps;
            m_swept = currentTime().wall;
        }
        const auto known = m_ways.hub->rooms();
        std::map<RoomId, QString> names;
        for (const KnownRoom &room : known)
            names.emplace(room.record.id, room.record.name);
        for (const auto &[room, name] : m_names) {
            if (!names.contains(room))
                m_book.forget(room);
        }
        m_names = std::move(names);
        m_left.assign(known.begin(), known.end());
    }
    std::vector<RoomId> rooms;
    if (const MonoTime now = std::chrono::steady_clock::now(); now >= m_sessionsDue) {
        m_sessionsDue = now + sessionsEvery * m_ways.interval;
        rooms.emplace_back();
    }
    while (!m_again.empty() && rooms.size() < size_t(limits::sweepRooms)) {
        if (std::ranges::find(rooms, m_again.front()) == rooms.end())
            rooms.push_back(m_again.front());
        m_again.pop_front();
    }
    int people = 0;
    while (!m_left.empty() && rooms.size() < size_t(limits::sweepRooms)) {
        const KnownRoom &room = m_left.front();
        const int more = room.counts->people.load(std::memory_order_relaxed);
        if (people > 0 && people + more > limits::sweepPeople)
            break;
        people += more;
        const bool isTaken = std::ranges::find(rooms, room.record.id) != rooms.end();
        if (!isTaken && room.counts->loaded)
            rooms.push_back(room.record.id);
        else if (!isTaken)
            m_book.skip(room.record.id);
        m_left.pop_front();
    }
    return rooms;
}

void InvariantSweep::begin()
{
    if (storeLags())
        return;
    m_asked = nextRooms();
    if (m_asked.empty())
        return;
    m_rooms = std::make_shared<Rooms>();
    m_rooms->missing = m_asked.size();
    m_until = std::chrono::steady_clock::now() + patience;
    for (const RoomId room : m_asked) {
        if (!room.isValid()) {
            askSessions();
            continue;
        }
        const auto look = [to = m_rooms](const Room *inside, const RoomRecorder &) {
            const MonoTime now = std::chrono::steady_clock::now();
            std::optional<RoomLook> seen;
            if (inside) {
                seen.emplace(RoomLook{.room = inside->record().id, .seats = {}});
                seen->seats.reserve(size_t(inside->people()));
                inside->eachSeat([&](UserId user, const RoomSeat &seat) {
                    seen->seats.push_back(
                        {user, seat.connection, seat.lostUntil && *seat.lostUntil + patience < now});
                });
                inside->eachSpectator([&](UserId user, const ConnectionId &connection) {
                    seen->seats.push_back({user, connection});
                });
            }
            const std::scoped_lock lock(to->mutex);
            if (seen)
                to->looks.push_back(*std::move(seen));
            --to->missing;
        };
        const auto silent = m_silent.find(room);
        const bool waits = silent != m_silent.end() && !silent->second.expired(); // for a look of before
        if (waits || m_ways.hub->look(room, look) != Submitted::Taken) {
            const std::scoped_lock lock(m_rooms->mutex);
            --m_rooms->missing;
        }
    }
}

void InvariantSweep::askSessions()
{
    m_ways.listSessions([to = m_rooms](const std::vector<SessionRow> &sessions) {
        RoomLook seen;
        seen.seats.reserve(sessions.size());
        for (const SessionRow &session : sessions)
            seen.seats.push_back({session.user.id, session.connection});
        const std::scoped_lock lock(to->mutex);
        to->looks.push_back(std::move(seen));
        --to->missing;
    });
}

void InvariantSweep::askSockets()
{
    std::vector<ConnectionId> seated;
    std::vector<RoomId> rooms;
    {
        const std::scoped_lock lock(m_rooms->mutex);
        for (const RoomLook &look : m_rooms->looks) {
            rooms.push_back(look.room);
            for (const RoomLook::Seat &seat : look.seats) {
                if (seat.connection.isValid())
                    seated.push_back(seat.connection);
            }
        }
    }
    m_sockets = std::make_shared<Sockets>();
    const auto collect = [seated = std::move(seated), rooms](IoLoop &loop, SocketLook &look) {
        for (const ConnectionId &connection : seated) {
            if (loop.lives(connection))
                look.living.push_back(connection);
        }
        for (const RoomId room : rooms)
            loop.addMembers(room, look.hearers[room]);
    };
    const auto told = [to = m_sockets](SocketLook look) {
        const std::scoped_lock lock(to->mutex);
        to->look = std::move(look);
    };
    gather<SocketLook>(*m_ways.io, collect, told);
}

/// How many seats that were.
int InvariantSweep::judge()
{
    std::vector<RoomLook> rooms;
    {
        const std::scoped_lock lock(m_rooms->mutex);
        rooms = std::exchange(m_rooms->looks, {});
    }
    const std::weak_ptr<Rooms> asked = m_rooms;
    SocketLook sockets = *std::exchange(m_sockets->look, {});
    sockets.sort();
    m_rooms.reset();
    m_sockets.reset();
    const Timestamp now = currentTime().wall;
    int people = 0;
    for (const RoomLook &room : rooms) {
        people += int(room.seats.size());
        std::erase(m_asked, room.room);
        const auto before = m_book.open().size();
        if (m_book.take(room.room, violationsIn(room, sockets), now))
            m_again.push_back(room.room);
        if (m_book.open().size() > before)
            qCCritical(lcApp, "an invariant does not hold: see chat-ctl invariants");
    }
    std::erase_if(m_silent, [](const auto &room) { return room.second.expired(); });
    for (const RoomId silent : m_asked) {
        m_book.skip(silent);
        m_silent.try_emplace(silent, asked);
    }
    for (size_t i = 0; i < invariants; ++i)
        m_totals[i].store(quint64(m_book.total(Invariant(i))), std::memory_order_relaxed);
    return people;
}

ViolationRow InvariantSweep::row(const InvariantBook::Open &open) const
{
    ViolationRow row{.id = open.id, .invariant = open.what.invariant, .since = open.since};
    if (const auto name = m_names.find(open.what.room); name != m_names.end())
        row.room = {name->first, name->second};
    if (open.what.user.isValid())
        row.user = open.what.user;
    if (open.what.connection.isValid())
        row.connection = spelled(open.what.connection);
    return row;
}

InvariantsAnswer InvariantSweep::answer() const
{
    InvariantsAnswer answer{.looksTotal = m_book.looks(), .sweepsTotal = m_sweeps, .swept = m_swept};
    for (const auto &[id, open] : m_book.open())
        answer.violations.push_back(row(open));
    for (size_t i = 0; i < invariants; ++i)
        answer.invariants.push_back({Invariant(i), m_book.total(Invariant(i))});
    return answer;
}

Result<ViolationRow> InvariantSweep::repair(qint64 id)
{
    const InvariantBook::Open *open = m_book.find(id);
    if (!open)
        return std::unexpected(
            Error{.code = ErrorCode::BadField, .detail = u"there is no such violation now"_s, .field = "id"});
    const Violation what = open->what;
    switch (what.invariant) {
    case Invariant::SeatWithoutConnection:
        (void)m_ways.hub->post(what.room,
                               roomjob::ConnectionGone{what.connection, what.user, LeaveReason::Lost});
        break;
    case Invariant::SeatNotSubscribed:
    case Invariant::SubscriberWithoutSeat: {
        // The client connects again and enters its rooms afresh: then both sides know the same. The
        // connection may not know that it has to take leave of this room.
        if (what.user.isValid())
            (void)m_ways.hub->post(what.room,
                                   roomjob::ConnectionGone{what.connection, what.user, LeaveReason::Lost});
        Deliveries ending;
        ending.push_back(delivery::Close{what.connection, CloseCode::StateLost, LeaveReason::Lost, {}});
        m_ways.io->publish(std::move(ending));
        break;
    }
    case Invariant::GraceOverdue: (void)m_ways.hub->post(what.room, roomjob::Tick{}); break;
    case Invariant::SessionWithoutConnection:
        m_ways.lobby->post(lobbyjob::ConnectionGone{what.connection, LeaveReason::Lost, {}}, false);
        break;
    }
    m_again.push_back(what.room);
    return row(*open);
}

} // namespace chat::server

#include "moc_invariantsweep.cpp"
