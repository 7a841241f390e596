// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/options.h"

#include <expected>
#include <memory>
#include <netinet/in.h>
#include <span>
#include <string_view>
#include <sys/socket.h>

struct ssl_ctx_st;
struct ssl_st;

namespace chat::load {

/// The address of a target, looked up once, and what all its sockets share.
class Route
{
public:
    /// Throws std::runtime_error with a sentence when the host has no address.
    Route(const Target &target, int sourceAddresses);
    ~Route();
    Route(const Route &) = delete;
    Route &operator=(const Route &) = delete;

    [[nodiscard]] const sockaddr *address() const { return reinterpret_cast<const sockaddr *>(&m_address); }
    [[nodiscard]] socklen_t addressBytes() const { return m_bytes; }
    [[nodiscard]] ssl_ctx_st *tls() const { return m_tls; } ///< null: plain
    /// Where client number i comes from: 127.0.1.1 and the following; false: the system chooses.
    [[nodiscard]] bool source(int client, sockaddr_in &from) const;

private:
    sockaddr_storage m_address{};
    socklen_t m_bytes = 0;
    int m_sourceAddresses = 0;
    ssl_ctx_st *m_tls = nullptr;
};

/// A non-blocking TCP connection, with or without TLS (the certificate is not checked). Owns the descriptor.
class Socket
{
public:
    Socket() = default;
    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    ~Socket();

    /// Begins to connect; an errno when that fails at once.
    [[nodiscard]] static std::expected<Socket, int> open(const Route &route, int client);

    [[nodiscard]] int fd() const { return m_fd; }
    /// Bytes; 0: there is nothing now; -1: the connection is over.
    [[nodiscard]] ssize_t read(std::span<char> buffer);
    [[nodiscard]] ssize_t write(std::string_view bytes);
    /// After a write of nothing: whether room is what it waits for, and not something to read (TLS).
    [[nodiscard]] bool wantsWrite() const { return m_wantsWrite; }
    void close();

private:
    ssize_t tlsResult(int done);

    int m_fd = -1;
    ssl_st *m_tls = nullptr;
    bool m_wantsWrite = true;
};

} // namespace chat::load
