// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/bytestream.h"
#include "server/net/epollpoller.h"

namespace chat::server {

/// A TCP descriptor without TLS: recv, sendmsg, epoll; no QObject, no buffers.
class PlainStream final : public ByteStream, private Pollable
{
public:
    /// Takes the descriptor.
    PlainStream(int fd, EpollPoller &poller, StreamEvents &events);
    ~PlainStream() override;

    [[nodiscard]] qsizetype read(std::span<char> buffer) override;
    [[nodiscard]] qsizetype write(std::span<const iovec> pieces) override;
    void wantRead(bool on) override;
    void wantWrite(bool on) override;
    void shutdown() override;

private:
    void onEvents(quint32 epollEvents) override;
    void setMask(quint32 mask);

    int m_fd;
    quint32 m_mask;
    EpollPoller *m_poller;
    StreamEvents *m_events;
};

} // namespace chat::server
