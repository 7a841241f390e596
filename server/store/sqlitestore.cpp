// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitestore.h"

#include "server/store/migrations.h"
#include "server/store/sqliteeventlog.h"
#include "server/store/sqliteeventreader.h"
#include "server/store/sqlitefailure.h"

#include <QDir>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

StoreResult<void> makeDirectory(const QString &directory)
{
    QDir().mkpath(QFileInfo(directory).path());
    if (::mkdir(QFile::encodeName(directory).constData(), 0700) != 0 && errno != EEXIST)
        return unavailable(directory % u": "_s % qt_error_string(errno));
    return {};
}

// SQLite would make it readable for all, and gives its mode to the files beside it.
StoreResult<void> makeFile(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return unavailable(file % u": "_s % qt_error_string(errno));
    ::close(descriptor);
    return {};
}

StoreResult<void> bringUpToDate(const QString &file)
{
    {
        const auto reader = SqliteConnection::open(file, SqliteConnection::Read);
        if (!reader)
            return std::unexpected(reader.error());
        if (auto done = recognise(**reader); !done)
            return done;
    }
    const auto writer = SqliteConnection::open(file, SqliteConnection::Write);
    if (!writer)
        return std::unexpected(writer.error());
    return migrate(**writer, migrations());
}

} // namespace

SqliteStore::SqliteStore(std::unique_ptr<StateLock> lock, const QString &file, Durability durability,
                         CheckpointPolicy policy)
    : m_lock(std::move(lock)),
      m_file(file),
      m_durability(durability),
      m_checkpointer(file, policy)
{
}

StoreResult<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString &stateDirectory,
                                                            Durability durability, CheckpointPolicy policy)
{
    const QString directory
        = QDir(stateDirectory).absolutePath(); // connections are opened later, from anywhere
    if (const auto done = makeDirectory(directory); !done)
        return std::unexpected(done.error());
    auto lock = StateLock::take(directory);
    if (!lock)
        return std::unexpected(lock.error());
    const QString file = directory + u'/' + fileName;
    if (const auto done = makeFile(file); !done)
        return std::unexpected(done.error());
    if (const auto done = bringUpToDate(file); !done)
        return std::unexpected(done.error());
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*lock), file, durability, policy));
}

StoreResult<std::unique_ptr<EventLog>> SqliteStore::openLog()
{
    auto connection = SqliteConnection::open(m_file, SqliteConnection::Write, m_durability);
    if (!connection)
        return std::unexpected(connection.error());
    return SqliteEventLog::open(std::move(*connection));
}

StoreResult<std::unique_ptr<EventReader>> SqliteStore::openReader()
{
    auto connection = SqliteConnection::open(m_file, SqliteConnection::Read);
    if (!connection)
        return std::unexpected(connection.error());
    return SqliteEventReader::open(std::move(*connection));
}

} // namespace chat::server
