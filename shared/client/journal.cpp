// SPDX-License-Identifier: Apache-2.0
#include "shared/client/journal.h"

#include "shared/client/profilefile.h"

#include <unistd.h>

namespace chat::client {

Journal::Journal(const QString &path, Sync sync)
    : m_path(path),
      m_sync(sync ? std::move(sync) : [](int descriptor) { return ::fdatasync(descriptor) == 0; })
{
    m_pool.setMaxThreadCount(1);
}

Journal::~Journal()
{
    m_pool.waitForDone();
    if (m_appended > m_synced && m_file.isOpen())
        m_sync(m_file.handle());
}

bool Journal::restart(const QList<QByteArray> &lines)
{
    m_lines = lines.size();
    if (m_path.isEmpty())
        return true;
    m_pool.waitForDone(); // it knows the old file
    m_file.close();
    QByteArray bytes;
    for (const QByteArray &line : lines)
        bytes += line + '\n';
    if (!writeProfileFile(m_path, bytes))
        return false;
    m_synced = m_appended;
    m_file.setFileName(m_path);
    return m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered);
}

bool Journal::append(const QByteArray &line)
{
    if (!m_path.isEmpty()) {
        const qint64 before = m_file.size();
        const QByteArray bytes = line + '\n';
        if (!m_file.isOpen() || m_file.write(bytes) != bytes.size()) {
            if (m_file.isOpen())
                m_file.resize(before); // half a line would spoil the next one
            return false;
        }
    }
    ++m_lines;
    ++m_appended;
    if (m_path.isEmpty())
        m_synced = m_appended;
    else
        sync();
    return true;
}

/// What is appended while the disk works goes there together, next time.
void Journal::sync()
{
    if (std::exchange(m_syncing, true))
        return;
    m_pool.start([this, descriptor = m_file.handle(), upTo = m_appended] {
        const bool done = m_sync(descriptor);
        QMetaObject::invokeMethod(this, [this, done, upTo] { syncDone(done, upTo); }, Qt::QueuedConnection);
    });
}

void Journal::syncDone(bool done, qint64 upTo)
{
    m_syncing = false;
    if (m_appended > std::max(upTo, m_synced))
        sync();
    if (!done)
        Q_EMIT failed();
    else if (upTo > std::exchange(m_synced, std::max(m_synced, upTo)))
        Q_EMIT reached();
}

} // namespace chat::client

#include "moc_journal.cpp"
