// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/dispatchertimers.h"
#include "server/net/epollpoller.h"
#include "server/net/notifierset.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <unordered_map>

namespace chat::server {

/// Qt's event loop on epoll, for the I/O threads: Qt's own dispatchers cost O(sockets) per wake-up
/// (architecture.md 2.1). Give it to QThread::setEventDispatcher() before the thread starts; the thread owns
/// it. Does what Qt's documentation and its poll dispatcher promise; all in its own thread, but wakeUp() and
/// interrupt(), which any thread may call.
///
/// A turn: posted events, sleep, sockets, timers, turn hooks. Sockets of our own (Pollable) and turn hooks go
/// to poller(). With ExcludeSocketNotifiers both wait for a turn without it.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    /// The calling thread's; null when it runs another kind.
    [[nodiscard]] static EpollDispatcher *current();
    [[nodiscard]] EpollPoller *poller() { return &m_poller; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int id) override; ///< ms; -1: no such timer

    void wakeUp() override; ///< Any thread. One system call when the loop sleeps, none when it runs.
    void interrupt() override; ///< Any thread.

private:
    // The wake-up protocol. The loop goes to sleep only by Awake -> Asleep, so a wake-up that came since it
    // last looked keeps it awake; who finds it Asleep writes to the eventfd. All changes are atomic
    // exchanges.
    enum class Sleep { Awake, Asleep, Woken };

    // Drains the eventfd.
    struct WakeEvents final : Pollable {
        explicit WakeEvents(int eventFd) : fd(eventFd) { }
        void onEvents(quint32 epollEvents) override;
        const int fd;
    };

    int waitAndDispatch(QEventLoop::ProcessEventsFlags flags, bool mayWait);
    [[nodiscard]] std::chrono::milliseconds timeToSleep(QEventLoop::ProcessEventsFlags flags) const;
    bool waitForWakeUp(std::chrono::milliseconds timeout);

    EpollPoller m_poller;
    WakeEvents m_wake;
    DispatcherTimers m_timers;
    std::unordered_map<int, NotifierSet> m_notifiers; // by descriptor
    quint64 m_passes = 0; // calls of processEvents()
    std::atomic<Sleep> m_sleep{Sleep::Awake};
    std::atomic<bool> m_interrupted{false};
};

} // namespace chat::server
