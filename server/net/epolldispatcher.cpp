// SPDX-License-Identifier: Apache-2.0
#include "server/net/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace chat::server {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent),
      m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (!m_poller.add(m_wake.fd, EPOLLIN, &m_wake))
        qFatal("eventfd: %s", qPrintable(qt_error_string(errno)));
}

EpollDispatcher::~EpollDispatcher()
{
    m_poller.remove(m_wake.fd, &m_wake);
    ::close(m_wake.fd);
}

EpollDispatcher *EpollDispatcher::current()
{
    return qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    const quint64 pass = ++m_passes;
    m_interrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool sockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    // A nested loop in a handler may have used up a wake-up that was meant for this one: look again before
    // sleeping.
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted.load()
        && m_sleep.load() == Sleep::Awake && m_passes == pass && !(sockets && m_poller.hasTurnHooks());
    if (mayWait)
        Q_EMIT aboutToBlock();

    const bool interrupted = m_interrupted.load();
    int count = interrupted ? 0 : waitAndDispatch(flags, mayWait && m_passes == pass);
    if (sockets)
        count += m_poller.endTurn();
    return count > 0 && !interrupted;
}

int EpollDispatcher::waitAndDispatch(QEventLoop::ProcessEventsFlags flags, bool mayWait)
{
    auto timeout = mayWait ? timeToSleep(flags) : 0ms;
    Sleep expected = Sleep::Awake;
    if (timeout != 0ms && !m_sleep.compare_exchange_strong(expected, Sleep::Asleep))
        timeout = 0ms;

    const bool sockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    int count = sockets ? m_poller.wait(timeout) : int(waitForWakeUp(timeout));
    // Before any handler runs: what it or another thread posts from here on is for the next turn.
    count += m_sleep.exchange(Sleep::Awake) == Sleep::Woken;
    if (sockets)
        m_poller.dispatch();
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        count += m_timers.fireDue(Clock::now());
    return count;
}

std::chrono::milliseconds EpollDispatcher::timeToSleep(QEventLoop::ProcessEventsFlags flags) const
{
    if (flags.testFlag(QEventLoop::X11ExcludeTimers))
        return -1ms;
    return m_timers.untilNext(Clock::now()).value_or(-1ms);
}

bool EpollDispatcher::waitForWakeUp(std::chrono::milliseconds timeout)
{
    pollfd entry{m_wake.fd, POLLIN, 0};
    const bool woken = ::poll(&entry, 1, int(timeout.count())) > 0;
    if (woken)
        m_wake.onEvents(EPOLLIN);
    return woken;
}

void EpollDispatcher::WakeEvents::onEvents(quint32 /*epollEvents*/)
{
    quint64 count = 0;
    [[maybe_unused]] const ssize_t got = ::read(fd, &count, sizeof count);
}

void EpollDispatcher::wakeUp()
{
    if (m_sleep.exchange(Sleep::Woken) != Sleep::Asleep)
        return;
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t put = ::write(m_wake.fd, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    m_notifiers.try_emplace(fd, &m_poller, fd).first->second.insert(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto set = m_notifiers.find(int(notifier->socket()));
    if (set != m_notifiers.end())
        set->second.remove(notifier);
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    if (id < 1 || interval < 0 || !object) {
        qWarning("EpollDispatcher::registerTimer: invalid arguments");
        return;
    }
    m_timers.add(id, interval, type, object, Clock::now());
}

bool EpollDispatcher::unregisterTimer(int id) { return m_timers.remove(id); }

bool EpollDispatcher::unregisterTimers(QObject *object) { return m_timers.removeAllOf(object); }

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int id)
{
    const auto left = m_timers.remaining(id, Clock::now());
    return left ? int(left->count()) : -1;
}

} // namespace chat::server

#include "moc_epolldispatcher.cpp"
