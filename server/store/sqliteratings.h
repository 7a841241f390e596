// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestatement.h"

#include <span>

namespace chat::server {

/// The table of ratings, for the connection that writes. Belongs to its thread.
class SqliteRatings
{
public:
    [[nodiscard]] static StoreResult<SqliteRatings> prepare(SqliteConnection &connection);

    /// As EventLog::keepRatings.
    [[nodiscard]] StoreResult<void> keep(SqliteConnection &connection, std::span<const RatingRecord> ratings);

    /// The columns of a row, in the order in which they are selected.
    static constexpr QLatin1StringView columns{"user, mode, rating, deviation, volatility, games, ts"};
    [[nodiscard]] static RatingRecord recordIn(const SqliteStatement &row);

private:
    SqliteStatement m_keep;
};

} // namespace chat::server
