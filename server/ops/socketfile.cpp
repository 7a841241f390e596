// SPDX-License-Identifier: Apache-2.0
#include "server/ops/socketfile.h"

#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype maxPathBytes = sizeof(sockaddr_un::sun_path) - 2; // QLocalServer leaves one byte free

std::unexpected<SocketFailure> fail(SocketFailure::Kind kind, const QString &path, const QString &why)
{
    return std::unexpected(SocketFailure{kind, "admin socket "_L1 + path + ": "_L1 + why});
}

std::unexpected<SocketFailure> fail(const QString &path, int error)
{
    const bool denied = error == EACCES || error == EPERM || error == EROFS;
    return fail(denied ? SocketFailure::NotAllowed : SocketFailure::Unusable, path,
                QString::fromLocal8Bit(std::strerror(error)));
}

/// What connecting to it ends with; 0 when somebody answers.
int probe(const sockaddr_un &address)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return errno;
    const auto close = qScopeGuard([&] { ::close(descriptor); });
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 ? 0
                                                                                                    : errno;
}

} // namespace

SocketFailure::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError: return SocketFailure::InUse;
    case QAbstractSocket::SocketAccessError: return SocketFailure::NotAllowed;
    default: return SocketFailure::Unusable;
    }
}

std::expected<void, SocketFailure> removeStaleSocket(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || !name.startsWith('/'))
        return fail(SocketFailure::Unusable, path, u"not an absolute path"_s);
    if (name.size() > maxPathBytes)
        return fail(SocketFailure::Unusable, path, u"longer than %1 bytes"_s.arg(maxPathBytes));
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));

    struct stat file{};
    if (::lstat(name.constData(), &file) != 0) {
        if (errno == ENOENT)
            return {};
        return fail(path, errno);
    }
    if (!S_ISSOCK(file.st_mode))
        return fail(SocketFailure::Unusable, path, u"there is a file that is no socket; it is not touched"_s);
    switch (const int error = probe(address)) {
    case 0:
    case EAGAIN: // its queue is full
        return fail(SocketFailure::InUse, path, u"another server answers there"_s);
    case ENOENT: return {};
    case ECONNREFUSED: break; // nobody has it open
    default: return fail(path, error);
    }
    if (::unlink(name.constData()) != 0 && errno != ENOENT)
        return fail(path, errno);
    return {};
}

std::expected<void, SocketFailure> makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat file{};
    if (::chmod(name.constData(), S_IRUSR | S_IWUSR) != 0 || ::lstat(name.constData(), &file) != 0)
        return fail(path, errno);
    if (!S_ISSOCK(file.st_mode) || (file.st_mode & 07777) != 0600)
        return fail(SocketFailure::Unusable, path, u"the file system does not keep its mode 0600"_s);
    return {};
}

} // namespace chat::server
