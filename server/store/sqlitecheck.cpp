// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitecheck.h"

#include "server/store/migrations.h"
#include "server/store/sqlitefailure.h"
#include "server/store/sqlitestatement.h"
#include "server/store/sqlitestore.h"
#include "server/store/statelock.h"

#include <QDir>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

/// Each gives a sentence a row for what is wrong.
constexpr std::array looks{
    "SELECT 'the file is damaged: ' || integrity_check FROM pragma_integrity_check(100) "
    "WHERE integrity_check <> 'ok'"_L1,
    "SELECT count(*) || ' events are of a room that is not there: ' || events.room FROM events "
    "LEFT JOIN rooms ON rooms.id = events.room WHERE rooms.id IS NULL GROUP BY events.room"_L1,
    "SELECT 'room ' || rooms.name || ': ' || (max(seq) - min(seq) + 1 - count(*)) || ' numbers are missing "
    "below ' "
    "|| max(seq) FROM events JOIN rooms ON rooms.id = events.room GROUP BY events.room "
    "HAVING max(seq) - min(seq) + 1 <> count(*)"_L1,
};

StoreResult<void> lookForFaults(SqliteConnection &reader, QStringList &faults)
{
    for (const QLatin1StringView look : looks) {
        auto statement = SqliteStatement::prepare(reader, look);
        if (!statement)
            return std::unexpected(statement.error());
        if (const auto done = statement->run(); !done)
            return done;
        while (faults.size() < maxStoreFaults && statement->next())
            faults << statement->text(0);
        if (const auto done = statement->finish(); !done)
            return done;
    }
    return {};
}

StoreResult<qint64> rowsOf(SqliteConnection &reader, QLatin1StringView table)
{
    const auto rows = reader.value("SELECT count(*) FROM "_L1 + table);
    return rows ? StoreResult<qint64>(rows->toLongLong()) : std::unexpected(rows.error());
}

} // namespace

StoreResult<StoreReport> checkStore(const QString &stateDirectory)
{
    const QString directory = QDir(stateDirectory).absolutePath();
    const QString file = directory + u'/' + SqliteStore::fileName;
    if (!QFileInfo::exists(file))
        return rejected(file % u" is not there"_s);
    const auto lock = StateLock::take(directory);
    if (!lock)
        return std::unexpected(lock.error());
    const auto reader = SqliteConnection::open(file, SqliteConnection::Read);
    if (!reader)
        return std::unexpected(reader.error());
    if (const auto ours = recognise(**reader); !ours)
        return std::unexpected(ours.error());

    StoreReport report;
    const auto version = (*reader)->value(u"PRAGMA user_version"_s);
    if (!version)
        return std::unexpected(version.error());
    report.version = version->toInt();
    if (report.version == 0)
        return rejected(file % u" is empty"_s);
    for (const auto &[table, count] :
         {std::pair("rooms"_L1, &report.rooms), std::pair("events"_L1, &report.events),
          std::pair("audit"_L1, &report.audit)}) {
        const auto rows = rowsOf(**reader, table);
        if (!rows)
            return std::unexpected(rows.error());
        *count = *rows;
    }
    if (const auto done = lookForFaults(**reader, report.faults); !done)
        return std::unexpected(done.error());
    return report;
}

} // namespace chat::server
