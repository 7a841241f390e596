// SPDX-License-Identifier: Apache-2.0
#include "tests/load/socket.h"

#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace chat::load {

Route::Route(const Target &target, int sourceAddresses)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int failed = getaddrinfo(target.host.c_str(), std::to_string(target.port).c_str(), &wanted, &found);
    if (failed)
        throw std::runtime_error(target.host + ": " + gai_strerror(failed));
    std::memcpy(&m_address, found->ai_addr, found->ai_addrlen);
    m_bytes = found->ai_addrlen;
    freeaddrinfo(found);

    const auto *v4 = reinterpret_cast<const sockaddr_in *>(&m_address);
    constexpr uint32_t loopbackNet = 127;
    if (m_address.ss_family == AF_INET && ntohl(v4->sin_addr.s_addr) >> 24 == loopbackNet)
        m_sourceAddresses = sourceAddresses;
    if (target.tls) {
        m_tls = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(m_tls,
                         SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
                             | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_CTX_set_session_cache_mode(m_tls, SSL_SESS_CACHE_OFF);
    }
}

Route::~Route() { SSL_CTX_free(m_tls); }

bool Route::source(int client, sockaddr_in &from) const
{
    if (m_sourceAddresses == 0)
        return false;
    constexpr uint32_t first = 0x7F000101; // 127.0.1.1
    const auto number = uint32_t(client % m_sourceAddresses);
    from = {};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr = htonl(first + number);
    return true;
}

Socket::Socket(Socket &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)),
      m_tls(std::exchange(other.m_tls, nullptr)),
      m_wantsWrite(other.m_wantsWrite)
{
}

Socket &Socket::operator=(Socket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_tls, other.m_tls);
    std::swap(m_wantsWrite, other.m_wantsWrite);
    return *this;
}

Socket::~Socket() { close(); }

void Socket::close()
{
    SSL_free(std::exchange(m_tls, nullptr));
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

std::expected<Socket, int> Socket::open(const Route &route, int client)
{
    Socket made;
    made.m_fd = ::socket(route.address()->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (made.m_fd < 0)
        return std::unexpected(errno);
    const int on = 1;
    setsockopt(made.m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in from{};
    if (route.source(client, from)) {
        // The port is chosen by connect(), so that an address carries one connection per port and target.
        setsockopt(made.m_fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        if (::bind(made.m_fd, reinterpret_cast<const sockaddr *>(&from), sizeof from) != 0)
            return std::unexpected(errno);
    }
    if (::connect(made.m_fd, route.address(), route.addressBytes()) != 0 && errno != EINPROGRESS)
        return std::unexpected(errno);
    if (route.tls()) {
        made.m_tls = SSL_new(route.tls());
        SSL_set_fd(made.m_tls, made.m_fd);
        SSL_set_connect_state(made.m_tls);
    }
    return made;
}

namespace {

ssize_t plainResult(ssize_t done)
{
    if (done > 0)
        return done;
    return done < 0 && (errno == EAGAIN || errno == EINTR || errno == ENOTCONN) ? 0 : -1;
}

} // namespace

ssize_t Socket::tlsResult(int done)
{
    if (done > 0)
        return done;
    const int reason = SSL_get_error(m_tls, done);
    ERR_clear_error();
    m_wantsWrite = reason == SSL_ERROR_WANT_WRITE;
    return m_wantsWrite || reason == SSL_ERROR_WANT_READ ? 0 : -1;
}

ssize_t Socket::read(std::span<char> buffer)
{
    if (m_tls)
        return tlsResult(SSL_read(m_tls, buffer.data(), int(buffer.size())));
    return plainResult(::recv(m_fd, buffer.data(), buffer.size(), 0));
}

ssize_t Socket::write(std::string_view bytes)
{
    if (m_tls)
        return tlsResult(SSL_write(m_tls, bytes.data(), int(bytes.size())));
    return plainResult(::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

} // namespace chat::load
