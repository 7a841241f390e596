// SPDX-License-Identifier: Apache-2.0
#include "server/http/boundedstream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

namespace chat::server {
namespace {

void name(int (*which)(int, sockaddr *, socklen_t *), int fd, std::string &ip, int &port)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    char host[NI_MAXHOST];
    char service[NI_MAXSERV];
    auto *const any = reinterpret_cast<sockaddr *>(&address);
    if (which(fd, any, &size) != 0
        || getnameinfo(any, size, host, sizeof host, service, sizeof service, NI_NUMERICHOST | NI_NUMERICSERV)
            != 0)
        return;
    ip = host;
    port = std::atoi(service);
}

} // namespace

BoundedStream::BoundedStream(int fd, size_t maxBytes, MonoTime until)
    : m_fd(fd),
      m_bytesLeft(maxBytes),
      m_until(until)
{
}

bool BoundedStream::waitFor(short events) const
{
    for (;;) {
        const auto left = std::chrono::ceil<Milliseconds>(m_until - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return false;
        pollfd wanted{m_fd, events, 0};
        const int ready = poll(&wanted, 1, int(left));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

bool BoundedStream::is_readable() const { return m_begin < m_end || waitFor(POLLIN); }

bool BoundedStream::is_writable() const { return waitFor(POLLOUT); }

ssize_t BoundedStream::read(char *to, size_t size)
{
    if (m_begin == m_end) {
        if (m_bytesLeft == 0 || !waitFor(POLLIN))
            return -1;
        const ssize_t got = recv(m_fd, m_buffer.data(), std::min(m_buffer.size(), m_bytesLeft), 0);
        if (got <= 0)
            return got;
        m_bytesLeft -= size_t(got);
        m_begin = 0;
        m_end = size_t(got);
    }
    const size_t count = std::min(size, m_end - m_begin);
    std::memcpy(to, m_buffer.data() + m_begin, count);
    m_begin += count;
    return ssize_t(count);
}

ssize_t BoundedStream::write(const char *from, size_t size)
{
    if (!waitFor(POLLOUT))
        return -1;
    return send(m_fd, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void BoundedStream::discardRest()
{
    m_until = std::min(m_until, std::chrono::steady_clock::now() + Milliseconds(500));
    m_bytesLeft = 256 * 1024;
    do
        m_begin = m_end = 0;
    while (read(m_buffer.data(), m_buffer.size()) > 0);
}

void BoundedStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    name(getpeername, m_fd, ip, port);
}

void BoundedStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    name(getsockname, m_fd, ip, port);
}

} // namespace chat::server
