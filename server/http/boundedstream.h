// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/timestamp.h"

#include <array>
#include <httplib.h>

namespace chat::server {

/// One connection as cpp-httplib sees it, bounded in bytes and in time as a whole: who sends or reads a byte
/// now and then is cut off like who is silent. Does not own the descriptor. One thread.
class BoundedStream final : public httplib::Stream
{
public:
    /// At most `maxBytes` are read, and nothing happens after `until`.
    BoundedStream(int fd, size_t maxBytes, MonoTime until);

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    [[nodiscard]] ssize_t read(char *to, size_t size) override;
    [[nodiscard]] ssize_t write(const char *from, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    [[nodiscard]] socket_t socket() const override { return m_fd; }

    /// Reads and forgets what the other end still sends, until it has closed its side; not for long.
    void discardRest();

private:
    [[nodiscard]] bool waitFor(short events) const;

    int m_fd;
    size_t m_bytesLeft;
    MonoTime m_until;
    std::array<char, 4096> m_buffer;
    size_t m_begin = 0; ///< in m_buffer, of what was received and not yet read
    size_t m_end = 0;
};

} // namespace chat::server
