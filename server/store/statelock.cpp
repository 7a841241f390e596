// SPDX-License-Identifier: Apache-2.0
#include "server/store/statelock.h"

#include "server/store/sqlitefailure.h"

#include <QDateTime>
#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

QByteArray ownLine()
{
    return "process " + QByteArray::number(::getpid()) + " since "
        + QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1() + '\n';
}

QString holderLine(int descriptor)
{
    std::array<char, 128> line;
    const ssize_t size = ::pread(descriptor, line.data(), line.size(), 0);
    const QString holder = size > 0 ? QString::fromLatin1(line.data(), size).trimmed() : QString();
    return holder.isEmpty() ? u"another process"_s : holder;
}

// The new line goes over the old one before the rest is cut off: on a full disk its block is there already.
bool writeLine(int descriptor, const QByteArray &line)
{
    return ::pwrite(descriptor, line.constData(), size_t(line.size()), 0) == line.size()
        && ::ftruncate(descriptor, line.size()) == 0;
}

} // namespace

StoreResult<std::unique_ptr<StateLock>> StateLock::take(const QString &directory)
{
    const QString path = directory + "/lock"_L1;
    const int descriptor
        = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return unavailable(path % u": " % qt_error_string(errno));
    std::unique_ptr<StateLock> lock(new StateLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return unavailable(
                u"the state directory %1 is in use by %2"_s.arg(directory, holderLine(descriptor)));
        return unavailable(path % u": " % qt_error_string(errno));
    }
    if (!writeLine(descriptor, ownLine()))
        return unavailable(path % u": " % qt_error_string(errno));
    return lock;
}

StateLock::~StateLock() { ::close(m_descriptor); }

} // namespace chat::server
