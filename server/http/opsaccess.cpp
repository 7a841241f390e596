// SPDX-License-Identifier: Apache-2.0
#include "server/http/opsaccess.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace chat::server {
namespace {

/// In a time that tells nothing, not even the length.
bool isSame(QByteArrayView a, QByteArrayView b)
{
    const auto hash = [](QByteArrayView secret) {
        return QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256);
    };
    const QByteArray left = hash(a);
    const QByteArray right = hash(b);
    return sodium_memcmp(left.constData(), right.constData(), size_t(left.size())) == 0;
}

bool isLoopbackPeer(QByteArrayView peer)
{
    return peer.startsWith("127.") || peer == "::1" || peer.startsWith("::ffff:127.");
}

/// A web page whose own name was made to point here asks under that name: to it the pages stay closed.
bool isLoopbackHost(QByteArrayView host)
{
    if (host.startsWith('['))
        return host == "[::1]" || host.startsWith("[::1]:");
    const QByteArrayView name = host.first(host.contains(':') ? host.indexOf(':') : host.size());
    return name == "127.0.0.1" || name.compare("localhost", Qt::CaseInsensitive) == 0;
}

} // namespace

OpsVerdict judge(const HttpRequest &request, const OpsAccess &access)
{
    constexpr QByteArrayView scheme = "Bearer ";
    if (request.authorization.isEmpty()) {
        if (access.openOnLoopback && !request.forwarded && isLoopbackPeer(request.peer)
            && isLoopbackHost(request.host))
            return OpsVerdict::Allowed;
        return access.token.isEmpty() ? OpsVerdict::Closed : OpsVerdict::TokenMissing;
    }
    if (access.token.isEmpty())
        return OpsVerdict::Closed;
    const QByteArrayView given = request.authorization;
    const bool bearer = given.size() > scheme.size()
        && given.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
    return bearer && isSame(given.sliced(scheme.size()), access.token) ? OpsVerdict::Allowed
                                                                       : OpsVerdict::TokenWrong;
}

} // namespace chat::server
