// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestatement.h"

namespace chat::server {

/// EventReader over SQLite. Every answer is of one moment, whatever the log commits meanwhile.
class SqliteEventReader final : public EventReader
{
public:
    /// The schema must be there: see migrate().
    [[nodiscard]] static StoreResult<std::unique_ptr<SqliteEventReader>>
    open(std::unique_ptr<SqliteConnection> connection);

    /// Rejected when there is no such room.
    [[nodiscard]] StoreResult<LoadedRoom> load(RoomId room, int events, qsizetype bytes) override;

    /// Rejected when there is no such room, or when there are two cursors. A limit outside its range is moved
    /// into it. An event that is larger than maxBytes is never in a page.
    [[nodiscard]] StoreResult<HistoryPage> page(const HistoryQuery &query) override;

    /// Ordered by name.
    [[nodiscard]] StoreResult<std::vector<RoomRecord>> rooms() override;
    [[nodiscard]] StoreResult<std::vector<AuditRecord>> audit(const AuditQuery &query) override;
    [[nodiscard]] StoreResult<std::vector<BanRecord>> bans() override;
    [[nodiscard]] StoreResult<std::optional<RatingRecord>> rating(UserId user,
                                                                  const QByteArray &mode) override;
    [[nodiscard]] StoreResult<std::vector<BlockRecord>> blocks() override;

private:
    struct Statements {
        SqliteStatement room;
        SqliteStatement ends;
        SqliteStatement below; // newest first
        SqliteStatement from; // oldest first
        SqliteStatement rooms;
        SqliteStatement audit;
        SqliteStatement bans;
        SqliteStatement rating;
        SqliteStatement blocks;
    };

    SqliteEventReader(std::unique_ptr<SqliteConnection> connection, Statements statements);

    StoreResult<LoadedRoom> roomAndEnds(RoomId room);
    StoreResult<std::vector<StoredEvent>> eventsBelow(RoomId room, Seq seq, int limit, qsizetype maxBytes);
    StoreResult<std::vector<StoredEvent>> eventsFrom(RoomId room, Seq seq, int limit, qsizetype maxBytes);

    std::unique_ptr<SqliteConnection> m_connection;
    Statements m_statements; // after the connection: they go first
};

} // namespace chat::server
