// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitetransaction.h"

using namespace Qt::StringLiterals;

namespace chat::server {

StoreResult<SqliteTransaction> SqliteTransaction::begin(SqliteConnection &connection, Kind kind)
{
    const auto begun = connection.execute(kind == Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (!begun)
        return std::unexpected(begun.error());
    return SqliteTransaction(connection);
}

SqliteTransaction::~SqliteTransaction()
{
    // Fails when SQLite has rolled back by itself, as it does on some errors; then there is nothing to do.
    if (m_connection)
        static_cast<void>(m_connection->execute(u"ROLLBACK"_s));
}

StoreResult<void> SqliteTransaction::commit()
{
    auto done = m_connection->execute(u"COMMIT"_s);
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace chat::server
