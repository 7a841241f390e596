// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestatement.h"

namespace chat::server {

/// The table of rooms, for the connection that writes. Belongs to its thread.
class SqliteRooms
{
public:
    [[nodiscard]] static StoreResult<SqliteRooms> prepare(SqliteConnection &connection);

    /// As EventLog::ensureRoom, createRoom, removeRoom.
    [[nodiscard]] StoreResult<RoomRecord> ensure(SqliteConnection &connection, const RoomRecord &wanted);
    [[nodiscard]] StoreResult<void> create(const RoomRecord &record);
    [[nodiscard]] StoreResult<bool> remove(SqliteConnection &connection, RoomId room, qint64 budget);
    /// All but the epoch; inside a transaction.
    [[nodiscard]] StoreResult<void> update(const RoomRecord &record);

    /// The columns of a row, in the order in which they are selected.
    static constexpr QLatin1StringView columns{"id, name, kind, max_people, epoch, owner, created, settings"};
    [[nodiscard]] static RoomRecord recordIn(const SqliteStatement &row);

private:
    SqliteStatement m_byName;
    SqliteStatement m_insert;
    SqliteStatement m_bringUpToDate;
    SqliteStatement m_update;
    SqliteStatement m_isGone;
    SqliteStatement m_removeEvents;
    SqliteStatement m_countEvents;
    SqliteStatement m_remove;
};

} // namespace chat::server
