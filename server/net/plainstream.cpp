// SPDX-License-Identifier: Apache-2.0
#include "server/net/plainstream.h"

#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace chat::server {

PlainStream::PlainStream(int fd, EpollPoller &poller, StreamEvents &events)
    : m_fd(fd),
      m_mask(EPOLLIN | EPOLLRDHUP),
      m_poller(&poller),
      m_events(&events)
{
    if (!m_poller->add(fd, m_mask, this))
        m_mask = 0;
}

PlainStream::~PlainStream()
{
    m_poller->remove(m_fd, this);
    ::close(m_fd);
}

qsizetype PlainStream::read(std::span<char> buffer)
{
    const ssize_t got = ::recv(m_fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0)
        return got;
    if (got == 0)
        return ended;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? wouldBlock : broken;
}

qsizetype PlainStream::write(std::span<const iovec> pieces)
{
    constexpr int flags = MSG_NOSIGNAL | MSG_DONTWAIT;
    msghdr message{};
    message.msg_iov = const_cast<iovec *>(pieces.data());
    message.msg_iovlen = pieces.size();
    // One frame is the usual case, and send() has less to copy into the kernel.
    const ssize_t put = pieces.size() == 1 ? ::send(m_fd, pieces[0].iov_base, pieces[0].iov_len, flags)
                                           : ::sendmsg(m_fd, &message, flags);
    if (put >= 0)
        return put;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? wouldBlock
                                                                                         : broken;
}

void PlainStream::wantRead(bool on)
{
    setMask(on ? m_mask | EPOLLIN | EPOLLRDHUP : m_mask & ~quint32(EPOLLIN | EPOLLRDHUP));
}

void PlainStream::wantWrite(bool on) { setMask(on ? m_mask | EPOLLOUT : m_mask & ~quint32(EPOLLOUT)); }

void PlainStream::setMask(quint32 mask)
{
    if (mask != m_mask && m_poller->modify(m_fd, mask, this))
        m_mask = mask;
}

void PlainStream::shutdown() { ::shutdown(m_fd, SHUT_WR); }

void PlainStream::onEvents(quint32 epollEvents)
{
    if (epollEvents & EPOLLERR)
        return m_events->onBroken();
    // The handler of one event may destroy this stream, so it gets one event; the other is reported again.
    if (epollEvents & EPOLLOUT)
        return m_events->onWritable();
    if ((epollEvents & EPOLLHUP) && !(m_mask & EPOLLIN))
        return m_events->onBroken();
    m_events->onReadable();
}

} // namespace chat::server
