// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestatement.h"

namespace chat::server {

/// The table of personal blocks, for the connection that writes. Belongs to its thread.
class SqliteBlocks
{
public:
    [[nodiscard]] static StoreResult<SqliteBlocks> prepare(SqliteConnection &connection);

    /// As EventLog::keepBlock and removeBlock.
    [[nodiscard]] StoreResult<void> keep(const BlockRecord &block);
    [[nodiscard]] StoreResult<void> remove(UserId owner, UserId user);

    /// The columns of a row, in the order in which they are selected.
    static constexpr QLatin1StringView columns{"owner, user, nick, ts"};
    [[nodiscard]] static BlockRecord recordIn(const SqliteStatement &row);

private:
    SqliteStatement m_insert;
    SqliteStatement m_remove;
};

} // namespace chat::server
