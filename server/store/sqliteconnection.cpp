// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteconnection.h"

#include "server/store/sqlitefailure.h"

#include <QSqlQuery>

#include <atomic>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> last = 0;
    return u"store-%1"_s.arg(++last);
}

StoreResult<void> prepareForWriting(SqliteConnection &connection, Durability durability)
{
    // SQLite answers with the mode it has, and without an error, when the file system cannot do WAL.
    const auto mode = connection.value(u"PRAGMA journal_mode = wal"_s);
    if (!mode)
        return std::unexpected(mode.error());
    if (mode->toString() != "wal"_L1)
        return rejected(u"the file system of the state directory cannot do write-ahead logging"_s);
    for (const QString &setting : {u"PRAGMA foreign_keys = on"_s, u"PRAGMA wal_autocheckpoint = 0"_s,
                                   durability == Durability::Full ? u"PRAGMA synchronous = full"_s
                                                                  : u"PRAGMA synchronous = normal"_s}) {
        if (auto done = connection.execute(setting); !done)
            return done;
    }
    return {};
}

} // namespace

SqliteConnection::SqliteConnection(const QString &file, Access access, Milliseconds timeout)
    : m_name(uniqueName()),
      m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(timeout.count());
    if (access == Read)
        options += u";QSQLITE_OPEN_READONLY"_s;
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(file);
}

SqliteConnection::~SqliteConnection()
{
    m_database = {}; // removeDatabase() wants to be the last owner
    QSqlDatabase::removeDatabase(m_name);
}

StoreResult<std::unique_ptr<SqliteConnection>>
SqliteConnection::open(const QString &file, Access access, Durability durability, Milliseconds timeout)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(file, access, timeout));
    if (!connection->m_database.isValid())
        return rejected(u"the SQLite driver of Qt (QSQLITE) is not installed"_s);
    if (!connection->m_database.open())
        return std::unexpected(failureOf(connection->m_database.lastError(), u"open " % file));
    auto ready = connection->execute(u"PRAGMA temp_store = memory"_s);
    if (ready && access == Write)
        ready = prepareForWriting(*connection, durability);
    if (!ready)
        return std::unexpected(ready.error());
    return connection;
}

StoreResult<void> SqliteConnection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return std::unexpected(failureOf(query.lastError(), sql));
    return {};
}

StoreResult<QVariant> SqliteConnection::value(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return std::unexpected(failureOf(query.lastError(), sql));
    if (!query.next())
        return rejected(sql % u": no row"_s);
    return query.value(0);
}

} // namespace chat::server
