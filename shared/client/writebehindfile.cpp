// SPDX-License-Identifier: Apache-2.0
#include "shared/client/writebehindfile.h"

#include "shared/client/profilefile.h"
#include "shared/core/logging.h"

namespace chat::client {

WriteBehindFile::WriteBehindFile(const QString &path, Write write)
    : m_path(path),
      m_write(write ? std::move(write) : &writeProfileFile)
{
    m_pool.setMaxThreadCount(1);
}

WriteBehindFile::~WriteBehindFile()
{
    m_pool.waitForDone();
    if (m_waiting)
        std::ignore = m_write(m_path, *m_waiting);
}

void WriteBehindFile::write(const QByteArray &bytes)
{
    if (m_path.isEmpty())
        return;
    if (m_working)
        m_waiting = bytes;
    else
        start(bytes);
}

void WriteBehindFile::start(const QByteArray &bytes)
{
    m_working = true;
    m_pool.start([this, bytes] {
        const bool done = m_write(m_path, bytes);
        QMetaObject::invokeMethod(this, [this, done] { next(done); }, Qt::QueuedConnection);
    });
}

void WriteBehindFile::next(bool done)
{
    m_working = false;
    if (!done)
        qCWarning(lcStore) << m_path << "cannot be written";
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        start(*waiting);
    Q_EMIT written(done);
}

} // namespace chat::client

#include "moc_writebehindfile.cpp"
