// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitestatement.h"

#include "server/store/sqlitefailure.h"

#include <QSqlRecord>

namespace chat::server {

using namespace Qt::StringLiterals;

const std::array<QString, SqliteStatement::maxParameters> &SqliteStatement::parameterNames()
{
    static const std::array<QString, maxParameters> names{u":1"_s, u":2"_s, u":3"_s, u":4"_s,
                                                          u":5"_s, u":6"_s, u":7"_s, u":8"_s};
    return names;
}

StoreResult<SqliteStatement> SqliteStatement::prepare(SqliteConnection &connection, const QString &sql)
{
    QString named = sql;
    size_t number = 0;
    for (qsizetype at = named.indexOf(u'?'); at >= 0; at = named.indexOf(u'?'))
        named.replace(at, 1, parameterNames().at(number++));
    SqliteStatement statement(connection.database());
    statement.m_query.setForwardOnly(true);
    if (!statement.m_query.prepare(named))
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
