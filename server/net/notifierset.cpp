// SPDX-License-Identifier: Apache-2.0
#include "server/net/notifierset.h"

#include "shared/core/logging.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <poll.h>
#include <utility>

namespace chat::server {

namespace {

struct Kind {
    QSocketNotifier::Type type;
    quint32 asks;
};

// In the order in which Qt's own dispatchers send them.
constexpr Kind kinds[] = {{QSocketNotifier::Read, EPOLLIN},
                          {QSocketNotifier::Write, EPOLLOUT},
                          {QSocketNotifier::Exception, EPOLLPRI}};

bool isWritable(int fd)
{
    pollfd entry{fd, POLLOUT, 0};
    return ::poll(&entry, 1, 0) == 1 && !(entry.revents & POLLNVAL);
}

} // namespace

void NotifierSet::insert(QSocketNotifier *notifier)
{
    QSocketNotifier *&place = m_notifiers[notifier->type()];
    if (place && place != notifier) {
        qCWarning(lcNet, "descriptor %d: a second notifier of type %d takes over", m_fd,
                  int(notifier->type()));
        m_armed = 0; // probably another file under the old number
    }
    place = notifier;
    if (notifier->type() == QSocketNotifier::Write && m_armed != 0)
        m_poller->atTurnEnd(this);
    else
        arm();
}

void NotifierSet::remove(QSocketNotifier *notifier)
{
    QSocketNotifier *&place = m_notifiers[notifier->type()];
    if (place != notifier)
        return;
    place = nullptr;
    if (std::ranges::count(m_notifiers, nullptr) == std::ssize(m_notifiers)) {
        // At once, not at the end of the turn: the descriptor may be closed right after this.
        m_poller->remove(m_fd, this);
        forget();
        m_armed = 0;
        m_owners++;
    } else if (notifier->type() != QSocketNotifier::Write) {
        arm();
    } else if (m_armed & EPOLLOUT) {
        m_poller->atTurnEnd(this); // it may be enabled again before
    }
}

void NotifierSet::arm()
{
    quint32 wanted = 0;
    for (const Kind &kind : kinds)
        wanted |= m_notifiers[kind.type] ? kind.asks : 0;
    if (wanted == m_armed)
        return;
    const bool armed = m_armed ? m_poller->modify(m_fd, wanted, this) : m_poller->add(m_fd, wanted, this);
    if (armed)
        m_armed = wanted;
    else
        refuse();
}

void NotifierSet::refuse()
{
    qCWarning(lcNet, "descriptor %d cannot be watched, its notifiers are disabled: %s", m_fd,
              qPrintable(qt_error_string()));
    m_poller->remove(m_fd, this);
    forget();
    m_armed = 0;
    m_owners++;
    for (QSocketNotifier *notifier : std::exchange(m_notifiers, {})) {
        if (notifier)
            notifier->setEnabled(false); // comes back to remove(), which knows it no more
    }
}

void NotifierSet::fire(QSocketNotifier::Type type)
{
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(m_notifiers[type], &event);
}

void NotifierSet::onEvents(quint32 epollEvents)
{
    const quint32 owners = m_owners;
    const quint64 round = m_poller->round();
    for (const Kind &kind : kinds) {
        // After a nested turn, or with a new owner of the descriptor, these events tell nothing any more.
        if (m_owners != owners || m_poller->round() != round)
            return;
        if (m_notifiers[kind.type] && epollEvents & (kind.asks | EPOLLHUP | EPOLLERR))
            fire(kind.type);
    }
}

void NotifierSet::onTurnEnd()
{
    // Asked first, not just tried: a socket that still connects would take it for the end of connecting.
    const bool untried = m_notifiers[QSocketNotifier::Write] && !(m_armed & EPOLLOUT);
    if (untried && isWritable(m_fd))
        fire(QSocketNotifier::Write);
    // In a nested loop of that handler everything may have changed; arm() goes by what is.
    if (!isQueued())
        arm();
}

} // namespace chat::server
