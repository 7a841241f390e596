// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteeventlog.h"

#include "server/store/sqlitefailure.h"
#include "server/store/sqlitetransaction.h"

#include <unordered_map>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

std::unexpected<StoreFailure> unknownRoom(RoomId room)
{
    return rejected(u"there is no room %1"_s.arg(QLatin1StringView(room.toText())));
}

// Random, so that a restored copy of the file does not give an epoch again that it gave before; below 2^53
// and odd, so that a JavaScript client reads it whole and it is never zero.
quint64 newEpoch() { return (randomId() >> 11) | 1; }

} // namespace

SqliteEventLog::SqliteEventLog(std::unique_ptr<SqliteConnection> connection, Statements statements,
                               SqliteRooms rooms, SqliteBans bans, SqliteRatings ratings, SqliteBlocks blocks)
    : m_connection(std::move(connection)),
      m_statements(std::move(statements)),
      m_rooms(std::move(rooms)),
      m_bans(std::move(bans)),
      m_ratings(std::move(ratings)),
      m_blocks(std::move(blocks))
{
}

StoreResult<std::unique_ptr<SqliteEventLog>>
SqliteEventLog::open(std::unique_ptr<SqliteConnection> connection)
{
    std::optional<StoreFailure> failure;
    const auto prepare = [&](const QString &sql) {
        auto statement = SqliteStatement::prepare(*connection, sql);
        if (!statement && !failure)
            failure = statement.error();
        return statement ? std::move(*statement) : SqliteStatement();
    };
    Statements statements{
        .insertEvent = prepare(u"INSERT INTO events (room, seq, ts, type, user, nonce, body) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?)"_s),
        .lastOfRoom = prepare(u"SELECT coalesce((SELECT max(seq) FROM events WHERE room = rooms.id), 0) "
                              "FROM rooms WHERE id = ?"_s),
        .updateEpoch = prepare(u"UPDATE rooms SET epoch = ? WHERE id = ?"_s),
        .insertAudit = prepare(u"INSERT INTO audit (ts, admin, address, action, target, reason, result) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?)"_s),
        .roomsFrom = prepare(u"SELECT id FROM rooms WHERE id >= ? ORDER BY id LIMIT ?"_s),
        .firstOfRoom = prepare(u"SELECT coalesce(min(seq), 0) FROM events WHERE room = ?"_s),
        .firstYoung = prepare(u"SELECT seq FROM events WHERE room = ? AND seq < ? AND ts >= ? "
                              "ORDER BY seq LIMIT 1"_s),
        .removeBelow = prepare(u"DELETE FROM events WHERE room = ? AND seq < ?"_s),
    };
    if (failure)
        return std::unexpected(*failure);
    auto rooms = SqliteRooms::prepare(*connection);
    if (!rooms)
        return std::unexpected(rooms.error());
    auto bans = SqliteBans::prepare(*connection);
    if (!bans)
        return std::unexpected(bans.error());
    auto ratings = SqliteRatings::prepare(*connection);
    if (!ratings)
        return std::unexpected(ratings.error());
    auto blocks = SqliteBlocks::prepare(*connection);
    if (!blocks)
        return std::unexpected(blocks.error());
    return std::unique_ptr<SqliteEventLog>(new SqliteEventLog(std::move(connection), std::move(statements),
                                                              *std::move(rooms), *std::move(bans),
                                                              *std::move(ratings), *std::move(blocks)));
}

StoreResult<void> SqliteEventLog::append(std::span<const StoredEvent> events,
                                         std::span<const RoomRecord> changed)
{
    if (events.empty() && changed.empty())
        return {};
    auto transaction = SqliteTransaction::begin(*m_connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (const auto done = insert(events); !done)
        return done;
    for (const RoomRecord &record : changed) {
        if (const auto done = m_rooms.update(record); !done)
            return done;
    }
    return transaction->commit();
}

StoreResult<void> SqliteEventLog::insert(std::span<const StoredEvent> events)
{
    std::unordered_map<RoomId, Seq> lastOf;
    for (const StoredEvent &event : events) {
        const auto [room, first] = lastOf.try_emplace(event.room);
        if (first) {
            const auto last = lastSeq(event.room);
            if (!last)
                return std::unexpected(last.error());
            room->second = *last;
        }
        if (event.seq != room->second + 1)
            return rejected(u"event %1 does not follow event %2 of room %3"_s.arg(event.seq)
                                .arg(room->second)
                                .arg(QLatin1StringView(event.room.toText())));
        const auto done = m_statements.insertEvent.run(event.room, event.seq, event.time, event.type,
                                                       event.user, event.nonce, event.body);
        if (!done)
            return done;
        room->second = event.seq;
    }
    return {};
}

StoreResult<Seq> SqliteEventLog::lastSeq(RoomId room)
{
    const auto row = m_statements.lastOfRoom.first(room);
    if (!row)
        return std::unexpected(row.error());
    if (row->empty())
        return unknownRoom(room);
    return row->front().toLongLong();
}

StoreResult<RoomRecord> SqliteEventLog::ensureRoom(const RoomRecord &wanted)
{
    return m_rooms.ensure(*m_connection, wanted);
}

StoreResult<void> SqliteEventLog::createRoom(const RoomRecord &record) { return m_rooms.create(record); }

StoreResult<bool> SqliteEventLog::removeRoom(RoomId room, qint64 budget)
{
    return m_rooms.remove(*m_connection, room, budget);
}

StoreResult<quint64> SqliteEventLog::renewEpoch(RoomId room)
{
    const quint64 epoch = newEpoch();
    if (const auto done = m_statements.updateEpoch.run(epoch, room); !done)
        return std::unexpected(done.error());
    if (m_statements.updateEpoch.changes() == 0)
        return unknownRoom(room);
    return epoch;
}

StoreResult<void> SqliteEventLog::appendAudit(const AuditRecord &record)
{
    return m_statements.insertAudit.run(record.time, record.admin, record.address, record.action,
                                        record.target, record.reason, record.result);
}

StoreResult<void> SqliteEventLog::keepBan(const BanRecord &ban, int most)
{
    return m_bans.keep(*m_connection, ban, most);
}

StoreResult<void> SqliteEventLog::keepBlock(const BlockRecord &block) { return m_blocks.keep(block); }

StoreResult<void> SqliteEventLog::removeBlock(UserId owner, UserId user)
{
    return m_blocks.remove(owner, user);
}

StoreResult<std::optional<BanRecord>> SqliteEventLog::removeBan(BanId id) { return m_bans.remove(id); }

StoreResult<qint64> SqliteEventLog::trim(const Retention &retention, Timestamp now, qint64 budget)
{
    if (budget <= 0)
        return 0;
    auto transaction = SqliteTransaction::begin(*m_connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto rooms = roomsToTrim();
    if (!rooms)
        return std::unexpected(rooms.error());
    bool atEnd = int(rooms->size()) < roomsPerTrim;
    qint64 removed = 0;
    qint64 lastRoom = m_trimFrom;
    for (const qint64 room : *rooms) {
        if (removed >= budget) {
            atEnd = false;
            break;
        }
        const auto done = trimRoom(room, retention, now, budget - removed);
        if (!done)
            return done;
        removed += *done;
        lastRoom = room;
    }
    if (const auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    constexpr std::numeric_limits<qint64> ids;
    m_trimFrom = atEnd || lastRoom == ids.max() ? ids.min() : lastRoom + 1;
    return removed;
}

StoreResult<std::vector<qint64>> SqliteEventLog::roomsToTrim()
{
    std::vector<qint64> rooms;
    if (const auto done = m_statements.roomsFrom.run(m_trimFrom, roomsPerTrim); !done)
        return std::unexpected(done.error());
    while (m_statements.roomsFrom.next())
        rooms.push_back(m_statements.roomsFrom.integer(0));
    if (const auto done = m_statements.roomsFrom.finish(); !done)
        return std::unexpected(done.error());
    return rooms;
}

StoreResult<qint64> SqliteEventLog::trimRoom(qint64 room, const Retention &retention, Timestamp now,
                                             qint64 budget)
{
    const auto first = m_statements.firstOfRoom.first(room);
    const auto last = lastSeq(RoomId{std::bit_cast<quint64>(room)});
    if (!first || !last)
        return std::unexpected(first ? last.error() : first.error());
    const Seq oldest = first->front().toLongLong();

    // There are no holes, so numbers count events: `from` is the oldest that stays.
    Seq from = oldest;
    if (retention.maxEvents > 0)
        from = std::max(from, *last - retention.maxEvents + 1);
    const Seq end = std::min(*last, oldest + budget); // what is removed lies below
    if (retention.maxAge > Milliseconds::zero() && from < end) {
        const auto young = m_statements.firstYoung.first(room, end, now - retention.maxAge);
        if (!young)
            return std::unexpected(young.error());
        from = std::max(from, young->empty() ? end : young->front().toLongLong());
    }
    from = std::min(from, end);
    if (from <= oldest)
        return 0;
    if (const auto done = m_statements.removeBelow.run(room, from); !done)
        return std::unexpected(done.error());
    return from - oldest;
}

} // namespace chat::server
