// SPDX-License-Identifier: Apache-2.0
#include "server/store/checkpointer.h"

#include "shared/core/logging.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

void report(const StoreResult<QVariant> &checkpoint)
{
    if (!checkpoint)
        qCWarning(lcStore) << checkpoint.error().detail;
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
    report(connection.value(u"PRAGMA wal_checkpoint(passive)"_s));
    if (m_walBytes > m_policy.emptyBytes) {
        // Emptying holds writers up while it copies; the second pass leaves it only what came during the
        // first one.
        report(connection.value(u"PRAGMA wal_checkpoint(passive)"_s));
        report(connection.value(u"PRAGMA wal_checkpoint(truncate)"_s));
    }
    lookAtSize();
}

void Checkpointer::lookAtSize()
{
    m_walBytes.store(QFileInfo(m_file + "-wal"_L1).size(), std::memory_order_relaxed);
}

} // namespace chat::server
