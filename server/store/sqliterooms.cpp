// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliterooms.h"

#include "server/store/sqlitefailure.h"
#include "server/store/sqlitetransaction.h"

using namespace Qt::StringLiterals;

namespace chat::server {

StoreResult<SqliteRooms> SqliteRooms::prepare(SqliteConnection &connection)
{
    SqliteRooms rooms;
    for (
        const auto &[statement, sql] : {
            std::pair(&rooms.m_byName, QString("SELECT "_L1 + columns + " FROM rooms WHERE name = ?"_L1)),
            {&rooms.m_insert, "INSERT INTO rooms ("_L1 + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1},
            {&rooms.m_bringUpToDate, u"UPDATE rooms SET kind = ?, max_people = ? WHERE id = ?"_s},
            {&rooms.m_update,
             u"UPDATE rooms SET name = ?, kind = ?, max_people = ?, settings = ? WHERE id = ?"_s},
            {&rooms.m_isGone, u"SELECT count(*) FROM rooms WHERE id = ? AND kind = ?"_s},
            {&rooms.m_removeEvents,
             u"DELETE FROM events WHERE id IN (SELECT id FROM events WHERE room = ? ORDER BY seq LIMIT ?)"_s},
            {&rooms.m_countEvents, u"SELECT count(*) FROM (SELECT 1 FROM events WHERE room = ? LIMIT 1)"_s},
            {&rooms.m_remove, u"DELETE FROM rooms WHERE id = ?"_s},
        }) {
        auto prepared = SqliteStatement::prepare(connection, sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return rooms;
}

RoomRecord SqliteRooms::recordIn(const SqliteStatement &row)
{
    return {.id = {row.bits(0)},
            .name = row.text(1),
            .kind = row.bytes(2),
            .maxPeople = int(row.integer(3)),
            .epoch = row.bits(4),
            .owner = {row.bits(5)},
            .created = row.time(6),
            .settings = row.bytes(7)};
}

StoreResult<RoomRecord> SqliteRooms::ensure(SqliteConnection &connection, const RoomRecord &wanted)
{
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (const auto done = m_byName.run(wanted.name); !done)
        return std::unexpected(done.error());
    const std::optional<RoomRecord> kept = m_byName.next() ? std::optional(recordIn(m_byName)) : std::nullopt;
    if (const auto done = m_byName.finish(); !done)
        return std::unexpected(done.error());
    RoomRecord room = kept.value_or(wanted);
    room.kind = wanted.kind;
    room.maxPeople = wanted.maxPeople;
    StoreResult<void> done = kept ? m_bringUpToDate.run(room.kind, room.maxPeople, room.id) : create(room);
    if (done)
        done = transaction->commit();
    if (!done)
        return std::unexpected(done.error());
    return room;
}

StoreResult<void> SqliteRooms::create(const RoomRecord &record)
{
    return m_insert.run(record.id, record.name, record.kind, record.maxPeople, record.epoch, record.owner,
                        record.created, record.settings);
}

StoreResult<void> SqliteRooms::update(const RoomRecord &record)
{
    if (auto done = m_update.run(record.name, record.kind, record.maxPeople, record.settings, record.id);
        !done)
        return done;
    if (m_update.changes() == 0)
        return rejected(u"there is no room %1"_s.arg(QLatin1StringView(record.id.toText())));
    return {};
}

StoreResult<bool> SqliteRooms::remove(SqliteConnection &connection, RoomId room, qint64 budget)
{
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto isGone = m_isGone.first(room, goneKind.toByteArray());
    if (!isGone)
        return std::unexpected(isGone.error());
    if (isGone->front().toInt() == 0)
        return false;
    if (const auto done = m_removeEvents.run(room, budget); !done)
        return std::unexpected(done.error());
    const auto left = m_countEvents.first(room);
    if (!left)
        return std::unexpected(left.error());
    const bool more = left->front().toInt() != 0;
    if (!more) {
        if (const auto done = m_remove.run(room); !done)
            return std::unexpected(done.error());
    }
    if (const auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return more;
}

} // namespace chat::server
