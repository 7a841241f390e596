// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitebans.h"

#include "server/store/sqlitefailure.h"
#include "server/store/sqlitetransaction.h"

using namespace Qt::StringLiterals;

namespace chat::server {

StoreResult<SqliteBans> SqliteBans::prepare(SqliteConnection &connection)
{
    SqliteBans bans;
    for (const auto &[statement, sql] :
         {std::pair(&bans.m_forgetOver, u"DELETE FROM bans WHERE until <> 0 AND until <= ?"_s),
          {&bans.m_forget, u"DELETE FROM bans WHERE kind = ? AND target = ?"_s},
          {&bans.m_count, u"SELECT count(*) FROM bans"_s},
          {&bans.m_insert, "INSERT INTO bans ("_L1 + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1},
          {&bans.m_find, "SELECT "_L1 + columns + " FROM bans WHERE id = ?"_L1},
          {&bans.m_remove, u"DELETE FROM bans WHERE id = ?"_s}}) {
        auto prepared = SqliteStatement::prepare(connection, sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return bans;
}

StoreResult<void> SqliteBans::keep(SqliteConnection &connection, const BanRecord &ban, int most)
{
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (const auto done = m_forgetOver.run(ban.since); !done)
        return done;
    if (const auto done = m_forget.run(ban.target.kind, ban.target.text); !done)
        return done;
    const auto count = m_count.first();
    if (!count)
        return std::unexpected(count.error());
    if (count->front().toInt() >= most)
        return rejected(u"there are %1 bans already"_s.arg(most));
    const Timestamp until = ban.until.value_or(Timestamp());
    if (const auto done = m_insert.run(ban.id, ban.target.kind, ban.target.text, ban.nick, ban.since, until,
                                       ban.reason, ban.admin);
        !done)
        return done;
    return transaction->commit();
}

StoreResult<std::optional<BanRecord>> SqliteBans::remove(BanId id)
{
    if (const auto done = m_find.run(id); !done)
        return std::unexpected(done.error());
    const std::optional<BanRecord> found = m_find.next() ? std::optional(recordIn(m_find)) : std::nullopt;
    if (const auto done = m_find.finish(); !done)
        return std::unexpected(done.error());
    if (const auto done = m_remove.run(id); !done)
        return std::unexpected(done.error());
    return found;
}

BanRecord SqliteBans::recordIn(const SqliteStatement &row)
{
    const Timestamp until = row.time(5);
    return {.id = {row.bits(0)},
            .target = {row.bytes(1), row.text(2)},
            .nick = row.text(3),
            .since = row.time(4),
            .until = until == Timestamp() ? std::nullopt : std::optional(until),
            .reason = row.text(6),
            .admin = row.bytes(7)};
}

} // namespace chat::server
