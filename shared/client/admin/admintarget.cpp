// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/admintarget.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <QUrl>

namespace chat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxTokenFileBytes = 4096;

AdminTarget localTarget(const QString &path) { return {.path = QDir::current().absoluteFilePath(path)}; }

} // namespace

QString AdminTarget::toText() const
{
    if (isLocal())
        return path;
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

QList<AdminTarget> localTargets(const QString &option, const QProcessEnvironment &environment)
{
    if (!option.isEmpty())
        return {localTarget(option)};
    if (const QString named = environment.value(u"MADANG_ADMIN_SOCKET"_s); !named.isEmpty())
        return {localTarget(named)};

    QStringList places;
    if (const QString runtime = environment.value(u"RUNTIME_DIRECTORY"_s); !runtime.isEmpty())
        places << runtime.section(u':', 0, 0) + "/admin.sock"_L1; // systemd separates several with colons
    places << u"/run/chat-server/admin.sock"_s;
    QString state = environment.value(u"XDG_STATE_HOME"_s);
    if (!state.startsWith(u'/')) // the specification ignores relative ones
        state = environment.value(u"HOME"_s, QDir::homePath()) + "/.local/state"_L1;
    places << state + "/madang/admin.sock"_L1;
    places.removeDuplicates();
    QList<AdminTarget> targets;
    for (const QString &place : std::as_const(places))
        targets << localTarget(place);
    return targets;
}

std::expected<AdminTarget, TargetFault> tlsTarget(const QString &address, const QString &tokenFile,
                                                  const QString &caFile)
{
    const QUrl url("tls://"_L1 + address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() < 1 || !url.userInfo().isEmpty()
        || url.authority() != address)
        return std::unexpected(TargetFault{
            TargetFault::Address, u"the server's address is HOST:PORT, for example chat.example.org:7443"_s});
    const auto blame = [&](const QString &why) {
        return std::unexpected(TargetFault{TargetFault::TokenFile, tokenFile + ": "_L1 + why});
    };
    QFile file(tokenFile);
    if (!file.open(QIODevice::ReadOnly))
        return blame(file.errorString());
    const QByteArray token = file.read(maxTokenFileBytes).trimmed();
    if (token.isEmpty() || token.contains('\n') || token.contains(' '))
        return blame(u"has to hold the token, and nothing else"_s);
    return AdminTarget{
        .path = {}, .host = url.host(), .port = quint16(url.port()), .token = token, .caFile = caFile};
}

std::expected<QList<AdminTarget>, TargetFault> adminTargets(const QString &socket, const QString &address,
                                                            const QString &tokenFile, const QString &caFile,
                                                            const QProcessEnvironment &environment)
{
    if (!socket.isEmpty() || address.isEmpty())
        return localTargets(socket, environment);
    auto target = tlsTarget(address, tokenFile, caFile);
    if (!target)
        return std::unexpected(target.error());
    return QList{*std::move(target)};
}

} // namespace chat
