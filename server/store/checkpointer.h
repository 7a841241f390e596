// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqliteconnection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace chat::server {

/// When the write-ahead log is brought into the database.
struct CheckpointPolicy {
    Milliseconds interval{1000}; ///< between two looks at the size of the log
    qint64 copyBytes = 4 * 1024 * 1024; ///< above: what is in the log is copied; nobody waits
    qint64 emptyBytes = 64 * 1024 * 1024; ///< above: it begins at its start again; writers wait for what is
                                          ///< left to copy
    // The file is cut only when nothing was written between two looks: cutting 64 MiB took 130 ms and more,
    // and whoever wrote waited.
};

/// Runs checkpoints in a thread and on a connection of its own, so that only this thread waits for their
/// disk. The log of transactions grows while it waits; that is what walBytes() shows.
class Checkpointer
{
public:
    /// Waiting for readers and writers while emptying the log. Below SqliteConnection::busyTimeout, so that a
    /// writer that meets it does not fail.
    static constexpr Milliseconds patience{50};

    explicit Checkpointer(QString file, CheckpointPolicy policy = {});

    /// Waits for a checkpoint that is under way.
    ~Checkpointer();
    Q_DISABLE_COPY_MOVE(Checkpointer)

    /// Size of the write-ahead log when it was last looked at. Any thread.
    [[nodiscard]] qint64 walBytes() const { return m_walBytes.load(std::memory_order_relaxed); }

private:
    void work();
    [[nodiscard]] bool pause();
    void look(SqliteConnection &connection);
    static void makeSmall(SqliteConnection &connection, qint64 copied);
    void lookAtSize();

    const QString m_file;
    qint64 m_pages = -1; // in the log at the last look; of m_thread
    const CheckpointPolicy m_policy;
    std::atomic<qint64> m_walBytes = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false; // under m_mutex
    std::thread m_thread; // last: it uses all the others
};

} // namespace chat::server
