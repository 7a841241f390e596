// SPDX-License-Identifier: Apache-2.0
#include "server/net/epollpoller.h"

#include <QString>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <unistd.h>

namespace chat::server {

void TurnHook::forget()
{
    if (!isQueued())
        return;
    m_previous->m_next = m_next;
    m_next->m_previous = m_previous;
    m_next = m_previous = nullptr;
}

EpollPoller::EpollPoller() : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll < 0)
        qFatal("epoll_create1: %s", qPrintable(qt_error_string(errno)));
    m_hooks.m_next = m_hooks.m_previous = &m_hooks;
}

EpollPoller::~EpollPoller()
{
    while (hasTurnHooks())
        m_hooks.m_next->forget();
    ::close(m_epoll);
}

bool EpollPoller::owns(int fd, const Pollable *pollable) const
{
    return fd >= 0 && size_t(fd) < m_slots.size() && m_slots[size_t(fd)].pollable == pollable;
}

bool EpollPoller::control(int operation, int fd, quint32 events)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = quint64(m_slots[size_t(fd)].generation) << 32 | quint32(fd);
    return ::epoll_ctl(m_epoll, operation, fd, &event) == 0;
}

bool EpollPoller::add(int fd, quint32 events, Pollable *pollable)
{
    if (fd < 0) {
        errno = EBADF;
        return false;
    }
    if (size_t(fd) >= m_slots.size())
        m_slots.resize(size_t(fd) + 1);
    Slot &slot = m_slots[size_t(fd)];
    slot.generation++;
    // EEXIST: the former owner forgot to remove it and the descriptor, or a copy of it, is still open.
    const bool added
        = control(EPOLL_CTL_ADD, fd, events) || (errno == EEXIST && control(EPOLL_CTL_MOD, fd, events));
    slot.pollable = added ? pollable : nullptr;
    return added;
}

bool EpollPoller::modify(int fd, quint32 events, const Pollable *pollable)
{
    if (!owns(fd, pollable)) {
        errno = ENOENT;
        return false;
    }
    // ENOENT: closed and opened again behind our back, which took it out of the set.
    return control(EPOLL_CTL_MOD, fd, events) || (errno == ENOENT && control(EPOLL_CTL_ADD, fd, events));
}

void EpollPoller::remove(int fd, const Pollable *pollable)
{
    if (!pollable || !owns(fd, pollable))
        return;
    m_slots[size_t(fd)].pollable = nullptr;
    m_slots[size_t(fd)].generation++;
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd,
                nullptr); // fails when it was closed already: then it is gone anyway
}

void EpollPoller::atTurnEnd(TurnHook *hook)
{
    if (hook->isQueued())
        return;
    hook->m_turn = m_turn;
    hook->m_next = &m_hooks;
    hook->m_previous = m_hooks.m_previous;
    hook->m_previous->m_next = hook;
    m_hooks.m_previous = hook;
}

int EpollPoller::wait(std::chrono::milliseconds timeout)
{
    const auto bounded = std::clamp<qint64>(timeout.count(), -1, std::numeric_limits<int>::max());
    m_round++;
    m_readyCount = std::max(0, ::epoll_wait(m_epoll, m_ready.data(), int(m_ready.size()), int(bounded)));
    return m_readyCount;
}

void EpollPoller::dispatch()
{
    // A nested turn inside onEvents() overwrites m_ready and leaves the count at zero, which ends this one.
    for (int i = 0; i < m_readyCount; ++i) {
        const epoll_event event = m_ready[size_t(i)];
        const Slot &slot = m_slots[quint32(event.data.u64)];
        if (slot.pollable && slot.generation == quint32(event.data.u64 >> 32))
            slot.pollable->onEvents(event.events);
    }
    m_readyCount = 0;
}

int EpollPoller::endTurn()
{
    const quint64 turn = m_turn++;
    int count = 0;
    while (hasTurnHooks() && m_hooks.m_next->m_turn <= turn) {
        TurnHook *hook = m_hooks.m_next;
        hook->forget();
        hook->onTurnEnd();
        count++;
    }
    return count;
}

} // namespace chat::server
