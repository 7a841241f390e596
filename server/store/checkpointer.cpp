// SPDX-License-Identifier: Apache-2.0
#include "server/store/checkpointer.h"

#include "server/store/sqlitestatement.h"
#include "shared/core/logging.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

// What may be left for the pass that holds writers up, in pages of 4 KiB; and passes that try to get there.
constexpr qint64 fewPages = 1024;
constexpr int maxPasses = 8;
constexpr qint64 pageBytes = 4096 + 24; // with its head in the log

struct LogPages {
    qint64 all = 0; ///< since the log began at its start
    qint64 copied = 0; ///< of them in the database
};

/// How the log is now; none when the checkpoint failed.
std::optional<LogPages> checkpoint(SqliteConnection &connection, QLatin1StringView mode)
{
    auto statement = SqliteStatement::prepare(connection, u"PRAGMA wal_checkpoint(%1)"_s.arg(mode));
    const auto row = statement ? statement->first() : std::unexpected(statement.error());
    if (!row)
        qCWarning(lcStore) << row.error().detail;
    return row && row->size() == 3 ? std::optional(LogPages{row->at(1).toLongLong(), row->at(2).toLongLong()})
                                   : std::nullopt;
}

} // namespace

Checkpointer::Checkpointer(QString file, CheckpointPolicy policy)
    : m_file(std::move(file)),
      m_policy(policy),
      m_thread([this] { work(); })
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Checkpointer::work()
{
    std::unique_ptr<SqliteConnection> connection;
    do {
        lookAtSize();
        if (!connection) {
            auto opened = SqliteConnection::open(m_file, SqliteConnection::Write, Durability::Full, patience);
            if (!opened) {
                qCWarning(lcStore) << "no checkpoints:" << opened.error().detail;
                continue;
            }
            connection = std::move(*opened);
        }
        look(*connection);
    } while (pause());
}

bool Checkpointer::pause()
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, m_policy.interval, [this] { return m_stopping; });
}

void Checkpointer::look(SqliteConnection &connection)
{
    if (m_walBytes <= m_policy.copyBytes)
        return;
    if (const auto log = checkpoint(connection, "passive"_L1)) {
        const qint64 before = std::exchange(m_pages, log->all);
        if (log->all == before && log->copied == log->all) {
            checkpoint(connection, "truncate"_L1);
        } else if (log->all * pageBytes > m_policy.emptyBytes) {
            makeSmall(connection, log->copied);
            checkpoint(connection, "restart"_L1);
        }
    }
    lookAtSize();
}

// Each pass leaves what was committed while it ran, so the next one is shorter.
void Checkpointer::makeSmall(SqliteConnection &connection, qint64 copied)
{
    for (int pass = 0; pass < maxPasses; ++pass) {
        const auto more = checkpoint(connection, "passive"_L1);
        if (!more || more->copied - copied <= fewPages)
            return;
        copied = more->copied;
    }
}

void Checkpointer::lookAtSize()
{
    m_walBytes.store(QFileInfo(m_file + "-wal"_L1).size(), std::memory_order_relaxed);
}

} // namespace chat::server
