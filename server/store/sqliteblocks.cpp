// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqliteblocks.h"

using namespace Qt::StringLiterals;

namespace chat::server {

StoreResult<SqliteBlocks> SqliteBlocks::prepare(SqliteConnection &connection)
{
    SqliteBlocks blocks;
    for (const auto &[statement, sql] :
         {std::pair(
              &blocks.m_insert,
              QString(
                  "INSERT INTO blocks ("_L1 + columns
                  + ") VALUES (?, ?, ?, ?) ON CONFLICT (owner, user) DO UPDATE SET nick = excluded.nick"_L1)),
          {&blocks.m_remove, u"DELETE FROM blocks WHERE owner = ? AND user = ?"_s}}) {
        auto prepared = SqliteStatement::prepare(connection, sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return blocks;
}

StoreResult<void> SqliteBlocks::keep(const BlockRecord &block)
{
    return m_insert.run(block.owner, block.user, block.nick, block.since);
}

StoreResult<void> SqliteBlocks::remove(UserId owner, UserId user) { return m_remove.run(owner, user); }

BlockRecord SqliteBlocks::recordIn(const SqliteStatement &row)
{
    return {.owner = {row.bits(0)}, .user = {row.bits(1)}, .nick = row.text(2), .since = row.time(3)};
}

} // namespace chat::server
