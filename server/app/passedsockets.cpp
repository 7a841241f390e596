// SPDX-License-Identifier: Apache-2.0
#include "server/app/passedsockets.h"

#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

std::expected<PassedSocket, QString> passedSocket(int descriptor, const QString &name)
{
    const QString what = "the socket "_L1 + name + " of the service manager"_L1;
    if (name != "ws"_L1 && name != "wss"_L1)
        return std::unexpected(what + " must be named ws or wss"_L1);
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (sd_is_socket_inet(descriptor, AF_UNSPEC, SOCK_STREAM, 1, 0) <= 0
        || getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return std::unexpected(what + " is no listening TCP port"_L1);
    const quint16 port = address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 *>(&address)->sin6_port
                                                       : reinterpret_cast<sockaddr_in *>(&address)->sin_port;
    return PassedSocket{.address = {.tls = name == "wss"_L1,
                                    .host = QHostAddress(reinterpret_cast<sockaddr *>(&address)),
                                    .port = ntohs(port)},
                        .descriptor = descriptor};
}

} // namespace

std::expected<std::vector<PassedSocket>, QString> takePassedSockets()
{
    char **names = nullptr;
    const int count = sd_listen_fds_with_names(1, &names);
    std::vector<PassedSocket> sockets;
    QString fault = count < 0 ? u"$LISTEN_FDS cannot be understood"_s : QString();
    for (int i = 0; i < count; ++i) {
        if (const auto socket = passedSocket(SD_LISTEN_FDS_START + i, QString::fromUtf8(names[i])))
            sockets.push_back(*socket);
        else if (fault.isEmpty())
            fault = socket.error();
        std::free(names[i]);
    }
    std::free(names);
    if (!fault.isEmpty())
        return std::unexpected(fault);
    return sockets;
}

} // namespace chat::server
