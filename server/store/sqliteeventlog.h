// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitebans.h"
#include "server/store/sqliteblocks.h"
#include "server/store/sqliteratings.h"
#include "server/store/sqliterooms.h"

namespace chat::server {

/// EventLog over SQLite.
class SqliteEventLog final : public EventLog
{
public:
    /// Rooms that one trim() looks at; the next call goes on behind them.
    static constexpr int roomsPerTrim = 256;

    /// The schema must be there: see migrate().
    [[nodiscard]] static StoreResult<std::unique_ptr<SqliteEventLog>>
    open(std::unique_ptr<SqliteConnection> connection);

    /// Rejected also when an event does not have the number that follows its room's last one, or when there
    /// is no such room: a fault above can never put a hole or a double into the order.
    using EventLog::append;
    [[nodiscard]] StoreResult<void> append(std::span<const StoredEvent> events,
                                           std::span<const RoomRecord> changed) override;
    [[nodiscard]] StoreResult<RoomRecord> ensureRoom(const RoomRecord &wanted) override;
    [[nodiscard]] StoreResult<void> createRoom(const RoomRecord &record) override;
    [[nodiscard]] StoreResult<bool> removeRoom(RoomId room, qint64 budget) override;
    [[nodiscard]] StoreResult<quint64> renewEpoch(RoomId room) override;
    [[nodiscard]] StoreResult<void> appendAudit(const AuditRecord &record) override;

    [[nodiscard]] StoreResult<void> keepBan(const BanRecord &ban, int most) override;
    [[nodiscard]] StoreResult<std::optional<BanRecord>> removeBan(BanId id) override;
    [[nodiscard]] StoreResult<void> keepBlock(const BlockRecord &block) override;
    [[nodiscard]] StoreResult<void> removeBlock(UserId owner, UserId user) override;

    [[nodiscard]] StoreResult<void> keepRatings(std::span<const RatingRecord> ratings) override
    {
        return m_ratings.keep(*m_connection, ratings);
    }

    /// Goes round the rooms: a call begins behind the room where the last one stopped, so a large room does
    /// not keep the others waiting. Removes a room's oldest events only, so it stops at the first that is
    /// young enough.
    [[nodiscard]] StoreResult<qint64> trim(const Retention &retention, Timestamp now, qint64 budget) override;

private:
    struct Statements {
        SqliteStatement insertEvent;
        SqliteStatement lastOfRoom;
        SqliteStatement updateEpoch;
        SqliteStatement insertAudit;
        SqliteStatement roomsFrom;
        SqliteStatement firstOfRoom;
        SqliteStatement firstYoung;
        SqliteStatement removeBelow;
    };

    SqliteEventLog(std::unique_ptr<SqliteConnection> connection, Statements statements, SqliteRooms rooms,
                   SqliteBans bans, SqliteRatings ratings, SqliteBlocks blocks);

    StoreResult<Seq> lastSeq(RoomId room);
    StoreResult<void> insert(std::span<const StoredEvent> events);
    StoreResult<std::vector<qint64>> roomsToTrim();
    StoreResult<qint64> trimRoom(qint64 room, const Retention &retention, Timestamp now, qint64 budget);

    std::unique_ptr<SqliteConnection> m_connection;
    Statements m_statements; // after the connection: they go first
    SqliteRooms m_rooms;
    SqliteBans m_bans;
    SqliteRatings m_ratings;
    SqliteBlocks m_blocks;
    qint64 m_trimFrom = std::numeric_limits<qint64>::min(); // room id, as it is kept
};

} // namespace chat::server
