// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqliteconnection.h"

namespace chat::server {

/// All or nothing: what is not committed when it ends is rolled back, so a failure in the middle or a failed
/// COMMIT leaves the connection usable.
class SqliteTransaction
{
public:
    enum Kind {
        Read, ///< every statement in it sees the same moment
        Write, ///< takes the write lock at once
    };

    [[nodiscard]] static StoreResult<SqliteTransaction> begin(SqliteConnection &connection, Kind kind);

    SqliteTransaction(SqliteTransaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    SqliteTransaction &operator=(SqliteTransaction &&) = delete;
    ~SqliteTransaction();

    [[nodiscard]] StoreResult<void> commit();

private:
    explicit SqliteTransaction(SqliteConnection &connection) : m_connection(&connection) { }

    SqliteConnection *m_connection; // null when nothing is open any more
};

} // namespace chat::server
