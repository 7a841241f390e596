// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestatement.h"

namespace chat::server {

/// The table of bans, for the connection that writes. Belongs to its thread.
class SqliteBans
{
public:
    [[nodiscard]] static StoreResult<SqliteBans> prepare(SqliteConnection &connection);

    /// As EventLog::keepBan and removeBan.
    [[nodiscard]] StoreResult<void> keep(SqliteConnection &connection, const BanRecord &ban, int most);
    [[nodiscard]] StoreResult<std::optional<BanRecord>> remove(BanId id);

    /// The columns of a row, in the order in which they are selected.
    static constexpr QLatin1StringView columns{"id, kind, target, nick, ts, until, reason, admin"};
    [[nodiscard]] static BanRecord recordIn(const SqliteStatement &row);

private:
    SqliteStatement m_forgetOver;
    SqliteStatement m_forget;
    SqliteStatement m_count;
    SqliteStatement m_insert;
    SqliteStatement m_find;
    SqliteStatement m_remove;
};

} // namespace chat::server
