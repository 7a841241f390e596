// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/epollpoller.h"

#include <QSocketNotifier>

#include <array>

namespace chat::server {

/// The QSocketNotifiers of one descriptor inside an EpollDispatcher, at most one of each type. Lives as long
/// as the dispatcher, empty or not, so that any handler may do anything to its notifiers. One thread.
///
/// A write notifier that is enabled beside another is not put into the epoll set at once: at the end of the
/// turn the descriptor is asked whether it can be written, which it nearly always can. So a stream that
/// enables its notifier for each piece of output needs no epoll_ctl at all, and what it writes in a turn
/// leaves in one piece.
class NotifierSet final : public Pollable, public TurnHook
{
public:
    NotifierSet(EpollPoller *poller, int fd) : m_poller(poller), m_fd(fd) { }

    /// Starts to listen. What epoll refuses (a regular file, a closed descriptor) is disabled with a warning.
    void insert(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    void onEvents(quint32 epollEvents) override;
    void onTurnEnd() override;

private:
    void arm();
    void refuse();
    void fire(QSocketNotifier::Type type);

    EpollPoller *m_poller;
    const int m_fd;
    std::array<QSocketNotifier *, 3> m_notifiers{}; // by QSocketNotifier::Type
    quint32 m_armed = 0; // what the epoll set knows
    quint32 m_owners = 0; // how often the set was emptied: the descriptor may be another's since
};

} // namespace chat::server
