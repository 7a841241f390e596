// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteeventreader.h"

#include "server/store/sqlitebans.h"
#include "server/store/sqliteblocks.h"
#include "server/store/sqlitefailure.h"
#include "server/store/sqliteratings.h"
#include "server/store/sqliterooms.h"
#include "server/store/sqlitetransaction.h"
#include "shared/core/limits.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

constexpr Seq maxSeq = Seq(1) << 53;

/// What a query asks for: `below` events with a smaller number than `at`, and `from` events from it on.
struct Window {
    Seq at = 0;
    int below = 0;
    int from = 0;
};

Window windowOf(const HistoryQuery &query)
{
    const int limit = std::clamp(query.limit, 1, limits::maxHistoryPage);
    const auto seq = [](Seq cursor) { return std::clamp(cursor, Seq(0), maxSeq); };
    if (query.before)
        return {.at = seq(*query.before), .below = limit};
    if (query.after)
        return {.at = seq(*query.after) + 1, .from = limit};
    if (query.around)
        return {.at = seq(*query.around), .below = limit / 2, .from = limit - limit / 2};
    return {.at = maxSeq, .below = limit};
}

StoredEvent eventIn(const SqliteStatement &row, RoomId room)
{
    return {
        .room = room,
        .seq = row.integer(0),
        .time = row.time(1),
        .type = row.bytes(2),
        .user = {row.bits(3)},
        .nonce = row.bytes(4),
        .body = row.bytes(5),
    };
}

/// Of a query without parameters.
template <class Record>
StoreResult<std::vector<Record>> allRecords(SqliteStatement &rows,
                                            Record (*recordIn)(const SqliteStatement &))
{
    std::vector<Record> records;
    if (const auto done = rows.run(); !done)
        return std::unexpected(done.error());
    while (rows.next())
        records.push_back(recordIn(rows));
    if (const auto done = rows.finish(); !done)
        return std::unexpected(done.error());
    return records;
}

/// The rows that fit, in the order of the statement, which begins beside the cursor.
StoreResult<std::vector<StoredEvent>> takeEvents(SqliteStatement &rows, RoomId room, qsizetype maxBytes)
{
    std::vector<StoredEvent> events;
    qsizetype bytes = 0;
    while (rows.next()) {
        StoredEvent event = eventIn(rows, room);
        bytes += event.body.size();
        if (bytes > maxBytes)
            break;
        events.push_back(std::move(event));
    }
    if (const auto done = rows.finish(); !done)
        return std::unexpected(done.error());
    return events;
}

/// Both sides of a cursor fit alone; together they are cut on the side that is farther from it.
void cutToBytes(std::vector<StoredEvent> &events, Seq cursor, qsizetype maxBytes)
{
    qsizetype bytes = 0;
    for (const StoredEvent &event : events)
        bytes += event.body.size();
    while (bytes > maxBytes) {
        const bool oldest = cursor - events.front().seq > events.back().seq - cursor;
        bytes -= (oldest ? events.front() : events.back()).body.size();
        events.erase(oldest ? events.begin() : std::prev(events.end()));
    }
}

} // namespace

SqliteEventReader::SqliteEventReader(std::unique_ptr<SqliteConnection> connection, Statements statements)
    : m_connection(std::move(connection)),
      m_statements(std::move(statements))
{
}

StoreResult<std::unique_ptr<SqliteEventReader>>
SqliteEventReader::open(std::unique_ptr<SqliteConnection> connection)
{
    std::optional<StoreFailure> failure;
    const auto prepare = [&](const QString &sql) {
        auto statement = SqliteStatement::prepare(*connection, sql);
        if (!statement && !failure)
            failure = statement.error();
        return statement ? std::move(*statement) : SqliteStatement();
    };
    const QString columns = u"SELECT seq, ts, type, user, nonce, body FROM events WHERE room = ? "_s;
    Statements statements{
        .room = prepare("SELECT "_L1 + SqliteRooms::columns + " FROM rooms WHERE id = ?"_L1),
        .ends = prepare(u"SELECT coalesce((SELECT min(seq) FROM events WHERE room = ?), 0), "
                        "coalesce((SELECT max(seq) FROM events WHERE room = ?), 0)"_s),
        .below = prepare(columns % u"AND seq < ? ORDER BY seq DESC LIMIT ?"_s),
        .from = prepare(columns % u"AND seq >= ? ORDER BY seq LIMIT ?"_s),
        .rooms = prepare("SELECT "_L1 + SqliteRooms::columns + " FROM rooms ORDER BY name"_L1),
        .audit = prepare(u"SELECT id, ts, admin, address, action, target, reason, result FROM audit "
                         "WHERE id < ? AND ts >= ? AND (length(?) = 0 OR admin = ?) "
                         "AND (length(?) = 0 OR instr(action, ?) > 0) ORDER BY id DESC LIMIT ?"_s),
        .bans = prepare("SELECT "_L1 + SqliteBans::columns + " FROM bans ORDER BY id"_L1),
        .rating
        = prepare("SELECT "_L1 + SqliteRatings::columns + " FROM ratings WHERE user = ? AND mode = ?"_L1),
        .blocks = prepare("SELECT "_L1 + SqliteBlocks::columns + " FROM blocks ORDER BY owner, ts, user"_L1),
    };
    if (failure)
        return std::unexpected(*failure);
    return std::unique_ptr<SqliteEventReader>(
        new SqliteEventReader(std::move(connection), std::move(statements)));
}

StoreResult<LoadedRoom> SqliteEventReader::load(RoomId room, int events, qsizetype bytes)
{
    const auto moment = SqliteTransaction::begin(*m_connection, SqliteTransaction::Read);
    if (!moment)
        return std::unexpected(moment.error());
    auto loaded = roomAndEnds(room);
    if (!loaded)
        return loaded;
    auto recent = eventsBelow(room, maxSeq, events, bytes);
    if (!recent)
        return std::unexpected(recent.error());
    loaded->recent = std::move(*recent);
    return loaded;
}

StoreResult<HistoryPage> SqliteEventReader::page(const HistoryQuery &query)
{
    if (int(query.before.has_value()) + int(query.after.has_value()) + int(query.around.has_value()) > 1)
        return rejected(u"a history query has more than one cursor"_s);
    const Window window = windowOf(query);
    const auto moment = SqliteTransaction::begin(*m_connection, SqliteTransaction::Read);
    if (!moment)
        return std::unexpected(moment.error());
    const auto room = roomAndEnds(query.room);
    if (!room)
        return std::unexpected(room.error());
    auto older = eventsBelow(query.room, window.at, window.below, query.maxBytes);
    auto newer = eventsFrom(query.room, window.at, window.from, query.maxBytes);
    if (!older || !newer)
        return std::unexpected(older ? newer.error() : older.error());

    HistoryPage page{.events = std::move(*older)};
    std::ranges::move(*newer, std::back_inserter(page.events));
    cutToBytes(page.events, window.at, query.maxBytes);
    page.firstSeq = room->firstSeq;
    page.lastSeq = room->lastSeq;
    page.epoch = room->record.epoch;
    // The page covers [begin, end); an empty one lies at the cursor.
    const Seq begin = page.events.empty() ? window.at : page.events.front().seq;
    const Seq end = page.events.empty() ? window.at : page.events.back().seq + 1;
    page.completeBefore = page.firstSeq == 0 || page.firstSeq >= begin;
    page.completeAfter = page.lastSeq < end;
    return page;
}

StoreResult<std::vector<RoomRecord>> SqliteEventReader::rooms()
{
    return allRecords(m_statements.rooms, &SqliteRooms::recordIn);
}

StoreResult<std::vector<AuditRecord>> SqliteEventReader::audit(const AuditQuery &query)
{
    std::vector<AuditRecord> records;
    SqliteStatement &rows = m_statements.audit;
    const qint64 below = query.before > 0 ? query.before : std::numeric_limits<qint64>::max();
    if (const auto done = rows.run(below, query.since, query.admin, query.admin, query.action, query.action,
                                   std::max(query.limit, 0));
        !done)
        return std::unexpected(done.error());
    while (rows.next()) {
        records.push_back({
            .id = rows.integer(0),
            .time = rows.time(1),
            .admin = rows.bytes(2),
            .address = rows.bytes(3),
            .action = rows.bytes(4),
            .target = rows.text(5),
            .reason = rows.text(6),
            .result = rows.bytes(7),
        });
    }
    if (const auto done = rows.finish(); !done)
        return std::unexpected(done.error());
    return records;
}

StoreResult<std::vector<BanRecord>> SqliteEventReader::bans()
{
    return allRecords(m_statements.bans, &SqliteBans::recordIn);
}

StoreResult<std::optional<RatingRecord>> SqliteEventReader::rating(UserId user, const QByteArray &mode)
{
    SqliteStatement &row = m_statements.rating;
    if (const auto done = row.run(user, mode); !done)
        return std::unexpected(done.error());
    const auto record = row.next() ? std::optional(SqliteRatings::recordIn(row)) : std::nullopt;
    if (const auto done = row.finish(); !done)
        return std::unexpected(done.error());
    return record;
}

StoreResult<std::vector<BlockRecord>> SqliteEventReader::blocks()
{
    return allRecords(m_statements.blocks, &SqliteBlocks::recordIn);
}

StoreResult<LoadedRoom> SqliteEventReader::roomAndEnds(RoomId room)
{
    SqliteStatement &row = m_statements.room;
    if (const auto done = row.run(room); !done)
        return std::unexpected(done.error());
    LoadedRoom loaded;
    const bool found = row.next();
    if (found)
        loaded.record = SqliteRooms::recordIn(row);
    if (const auto done = row.finish(); !done)
        return std::unexpected(done.error());
    if (!found)
        return rejected(u"there is no room %1"_s.arg(QLatin1StringView(room.toText())));
    const auto ends = m_statements.ends.first(room, room);
    if (!ends)
        return std::unexpected(ends.error());
    loaded.firstSeq = ends->at(0).toLongLong();
    loaded.lastSeq = ends->at(1).toLongLong();
    return loaded;
}

StoreResult<std::vector<StoredEvent>> SqliteEventReader::eventsBelow(RoomId room, Seq seq, int limit,
                                                                     qsizetype maxBytes)
{
    if (const auto done = m_statements.below.run(room, seq, std::max(limit, 0)); !done)
        return std::unexpected(done.error());
    auto events = takeEvents(m_statements.below, room, maxBytes);
    if (events)
        std::ranges::reverse(*events);
    return events;
}

StoreResult<std::vector<StoredEvent>> SqliteEventReader::eventsFrom(RoomId room, Seq seq, int limit,
                                                                    qsizetype maxBytes)
{
    if (const auto done = m_statements.from.run(room, seq, std::max(limit, 0)); !done)
        return std::unexpected(done.error());
    return takeEvents(m_statements.from, room, maxBytes);
}

} // namespace chat::server
