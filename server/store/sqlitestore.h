// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/checkpointer.h"
#include "server/store/statelock.h"

namespace chat::server {

/// The embedded store: one SQLite file in the state directory, which this process keeps locked. Must outlive
/// the connections it makes.
class SqliteStore final : public Store
{
public:
    /// Name of the database in the state directory.
    static constexpr QLatin1StringView fileName{"chat.db"};

    /// Makes the directory (0700) and the file (0600) when they are absent, locks, brings the schema up to
    /// date and starts the checkpoints. Unavailable when another process has the directory (the detail names
    /// it) or when it cannot be written; Rejected, with the file as it was, when it is not ours or is newer
    /// than this program.
    [[nodiscard]] static StoreResult<std::unique_ptr<SqliteStore>>
    open(const QString &stateDirectory, Durability durability = Durability::Full,
         CheckpointPolicy policy = {});

    [[nodiscard]] StoreResult<std::unique_ptr<EventLog>> openLog() override;
    [[nodiscard]] StoreResult<std::unique_ptr<EventReader>> openReader() override;

    /// The database. Any thread.
    [[nodiscard]] const QString &file() const { return m_file; }

    /// Size of the write-ahead log, about once in CheckpointPolicy::interval. Any thread.
    [[nodiscard]] qint64 walBytes() const { return m_checkpointer.walBytes(); }

private:
    SqliteStore(std::unique_ptr<StateLock> lock, const QString &file, Durability durability,
                CheckpointPolicy policy);

    std::unique_ptr<StateLock> m_lock; // first: it goes last
    QString m_file;
    Durability m_durability;
    Checkpointer m_checkpointer;
};

} // namespace chat::server
