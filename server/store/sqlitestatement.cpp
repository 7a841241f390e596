// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitestatement.h"

#include "server/store/sqlitefailure.h"

#include <QSqlRecord>

namespace chat::server {

StoreResult<SqliteStatement> SqliteStatement::prepare(SqliteConnection &connection, const QString &sql)
{
    SqliteStatement statement(connection.database());
    statement.m_query.setForwardOnly(true);
    if (!statement.m_query.prepare(sql))
        return std::unexpected(failureOf(statement.m_query.lastError(), sql));
    return statement;
}

StoreResult<void> SqliteStatement::execute()
{
    if (m_query.exec())
        return {};
    auto failure = failureOf(m_query.lastError(), m_query.lastQuery());
    m_query.finish();
    return std::unexpected(std::move(failure));
}

StoreResult<QVariantList> SqliteStatement::takeFirst()
{
    QVariantList row;
    if (next()) {
        for (int column = 0; column < m_query.record().count(); ++column)
            row << m_query.value(column);
    }
    if (const auto done = finish(); !done)
        return std::unexpected(done.error());
    return row;
}

StoreResult<void> SqliteStatement::finish()
{
    const QSqlError error = m_query.lastError();
    m_query.finish();
    if (error.isValid())
        return std::unexpected(failureOf(error, m_query.lastQuery()));
    return {};
}

} // namespace chat::server
