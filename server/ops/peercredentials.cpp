// SPDX-License-Identifier: Apache-2.0
#include "server/ops/peercredentials.h"

#include <array>
#include <pwd.h>
#include <sys/socket.h>

namespace chat::server {

std::optional<PeerCredentials> peerCredentials(qintptr descriptor)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0
        || credentials.uid == uid_t(-1)) // what the kernel says of a socket that has no peer
        return std::nullopt;
    return PeerCredentials{credentials.uid, credentials.pid};
}

bool mayAdminister(const PeerCredentials &peer, uid_t own) { return peer.uid == own || peer.uid == 0; }

Operator operatorOf(const PeerCredentials &peer)
{
    std::array<char, 16 * 1024> names;
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(peer.uid, &entry, names.data(), names.size(), &found);
    return {.name = found ? QByteArray(found->pw_name) : "uid " + QByteArray::number(peer.uid),
            .address = "local pid " + QByteArray::number(peer.pid)};
}

} // namespace chat::server
