// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteratings.h"

#include "server/store/sqlitetransaction.h"

using namespace Qt::StringLiterals;

namespace chat::server {

StoreResult<SqliteRatings> SqliteRatings::prepare(SqliteConnection &connection)
{
    SqliteRatings ratings;
    auto prepared = SqliteStatement::prepare(
        connection, "INSERT OR REPLACE INTO ratings ("_L1 + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"_L1);
    if (!prepared)
        return std::unexpected(prepared.error());
    ratings.m_keep = *std::move(prepared);
    return ratings;
}

StoreResult<void> SqliteRatings::keep(SqliteConnection &connection, std::span<const RatingRecord> ratings)
{
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const RatingRecord &one : ratings) {
        if (const auto done
            = m_keep.run(one.user, one.mode, one.rating, one.deviation, one.volatility, one.games, one.time);
            !done)
            return done;
    }
    return transaction->commit();
}

RatingRecord SqliteRatings::recordIn(const SqliteStatement &row)
{
    return {.user = {row.bits(0)},
            .mode = row.bytes(1),
            .rating = row.real(2),
            .deviation = row.real(3),
            .volatility = row.real(4),
            .games = int(row.integer(5)),
            .time = row.time(6)};
}

} // namespace chat::server
