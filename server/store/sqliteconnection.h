// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/eventlog.h"

#include <QSqlDatabase>
#include <QVariant>

namespace chat::server {

/// One open connection to the database file. Made, used and destroyed in one thread, as its statements are.
class SqliteConnection
{
public:
    enum Access {
        Read, ///< cannot write; the file must be there
        Write, ///< makes the file when it is absent
    };

    /// Waiting for another connection's lock, before a call fails as Unavailable.
    static constexpr Milliseconds busyTimeout{200};

    /// No checkpoint is ever run by a commit: Checkpointer does that.
    [[nodiscard]] static StoreResult<std::unique_ptr<SqliteConnection>>
    open(const QString &file, Access access, Durability durability = Durability::Full,
         Milliseconds timeout = busyTimeout);

    /// Statements of this connection must be gone.
    ~SqliteConnection();
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    /// One statement whose rows do not matter.
    StoreResult<void> execute(const QString &sql);

    /// The first column of the first row that `sql` gives.
    [[nodiscard]] StoreResult<QVariant> value(const QString &sql);

    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }

private:
    explicit SqliteConnection(const QString &file, Access access, Milliseconds timeout);

    QString m_name;
    QSqlDatabase m_database;
};

} // namespace chat::server
