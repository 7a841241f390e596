// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlitebackup.h"

#include "server/store/sqlitefailure.h"
#include "server/store/sqlitestatement.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

/// A file of ours that goes away unless it is kept.
class PartFile
{
public:
    static StoreResult<PartFile> make(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor < 0) {
            const QString why = path % u": "_s % qt_error_string(errno);
            return errno == EEXIST ? rejected(why) : unavailable(why);
        }
        return PartFile(name, descriptor);
    }
    PartFile(PartFile &&other) noexcept
        : m_name(std::exchange(other.m_name, {})),
          m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    ~PartFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        if (!m_name.isEmpty())
            ::unlink(m_name.constData());
    }

    /// On the disk, and under its own name from now on.
    StoreResult<void> keepAs(const QString &target)
    {
        const QByteArray name = QFile::encodeName(target);
        const QByteArray directory = QFile::encodeName(QFileInfo(target).absolutePath());
        if (::fsync(m_descriptor) != 0)
            return unavailable(target % u": "_s % qt_error_string(errno));
        if (::renameat2(AT_FDCWD, m_name.constData(), AT_FDCWD, name.constData(), RENAME_NOREPLACE) != 0) {
            const QString why = target % u": "_s % qt_error_string(errno);
            return errno == EEXIST ? rejected(why) : unavailable(why);
        }
        m_name.clear();
        const int parent = ::open(directory.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool synced = parent >= 0 && ::fsync(parent) == 0;
        const QString why = qt_error_string(errno);
        if (parent >= 0)
            ::close(parent);
        return synced ? StoreResult<void>() : unavailable(target % u": "_s % why);
    }

private:
    PartFile(QByteArray name, int descriptor) : m_name(std::move(name)), m_descriptor(descriptor) { }

    QByteArray m_name;
    int m_descriptor;
};

/// The connection itself, which another thread may tell to stop.
sqlite3 *handleOf(const SqliteConnection &connection)
{
    const QVariant handle = connection.database().driver()->handle();
    return handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0
        ? *static_cast<sqlite3 *const *>(handle.constData())
        : nullptr;
}

} // namespace

StoreResult<qint64> backUp(const QString &file, const QString &target, std::stop_token stop)
{
    if (QFileInfo::exists(target))
        return rejected(target % u" is there already"_s);
    const QString part = target % u".part"_s;
    auto made = PartFile::make(part);
    if (!made)
        return std::unexpected(made.error());
    const auto connection = SqliteConnection::open(file, SqliteConnection::Write);
    if (!connection)
        return std::unexpected(connection.error());
    {
        auto copy = SqliteStatement::prepare(**connection, u"VACUUM INTO ?"_s);
        if (!copy)
            return std::unexpected(copy.error());
        const std::stop_callback interrupt(stop, [handle = handleOf(**connection)] {
            if (handle)
                sqlite3_interrupt(handle);
        });
        if (stop.stop_requested())
            return unavailable(u"the backup was stopped"_s);
        if (const auto copied = copy->run(part); !copied)
            return std::unexpected(stop.stop_requested()
                                       ? StoreFailure{StoreFailure::Unavailable, u"the backup was stopped"_s}
                                       : copied.error());
    }
    if (const auto kept = made->keepAs(target); !kept)
        return std::unexpected(kept.error());
    return QFileInfo(target).size();
}

} // namespace chat::server
