// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"
#include "tests/unit/server/net/loopthread.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>
#include <pthread.h>

using namespace chat::server;
using namespace std::chrono_literals;

namespace {

// Takes the ball and passes it on, to whatever thread the other lives in, until none is left. The connections
// are made before the threads start: Qt's own locks are invisible to ThreadSanitizer.
class Player : public QObject
{
    Q_OBJECT

public:
    std::atomic<int> *left = nullptr;

    void take()
    {
        if (--*left > 0)
            Q_EMIT passed();
        else
            Q_EMIT ended();
    }

Q_SIGNALS:
    void passed();
    void ended();
};

} // namespace

/// Nobody who wakes the loop is overlooked, whenever he comes. A lost wake-up shows as a test that times out.
class tst_DispatcherWakeUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wakeUpBeforeSleepIsNotLost();
    void wakeUpTakenByANestedLoopIsNotLost();
    void pingPongBetweenThreadsLosesNoWakeUp();
    void manyThreadsPostToOne();
    void quitFromAnotherThread();
    void interruptFromAnotherThread();
    void blockingCallFromAnotherThread();
    void blockingCallIntoALoopThread();
    void threadDeletesItsDispatcher();
    void signalDoesNotEndTheLoop();

private:
    EpollDispatcher *m_loop = nullptr;
};

void tst_DispatcherWakeUp::initTestCase()
{
    m_loop = EpollDispatcher::current();
    QVERIFY(m_loop);
}

void tst_DispatcherWakeUp::wakeUpBeforeSleepIsNotLost()
{
    m_loop->wakeUp();
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents));
    m_loop->interrupt(); // between a loop's look at its exit flag and the turn
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents));
    const auto wakeUp
        = connect(m_loop, &QAbstractEventDispatcher::aboutToBlock, this, [&] { m_loop->wakeUp(); });
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents));
    disconnect(wakeUp);
    const auto interrupt
        = connect(m_loop, &QAbstractEventDispatcher::aboutToBlock, this, [&] { m_loop->interrupt(); });
    QVERIFY(!m_loop->processEvents(QEventLoop::WaitForMoreEvents));
    disconnect(interrupt);
    QVERIFY(m_loop->processEvents(QEventLoop::AllEvents));
    QVERIFY(!m_loop->processEvents(QEventLoop::AllEvents));
}

void tst_DispatcherWakeUp::wakeUpTakenByANestedLoopIsNotLost()
{
    QEventLoop outer;
    int turns = 0;
    QMetaObject::invokeMethod(
        this,
        [&] {
            outer.quit();
            while (m_loop->processEvents(QEventLoop::AllEvents))
                turns++;
        },
        Qt::QueuedConnection);
    QCOMPARE(outer.exec(), 0); // would sleep for ever
    QVERIFY(turns > 0);
}

void tst_DispatcherWakeUp::pingPongBetweenThreadsLosesNoWakeUp()
{
#ifdef CHAT_SANITIZED
    constexpr int rounds = 20'000;
#else
    constexpr int rounds = 100'000;
#endif
    std::atomic<int> left = rounds;
    Player players[2];
    LoopThread threads[2];
    QEventLoop done;
    for (int i : {0, 1}) {
        players[i].left = &left;
        players[i].moveToThread(&threads[i]);
        connect(&players[i], &Player::passed, &players[1 - i], &Player::take);
        connect(&players[i], &Player::ended, &done, &QEventLoop::quit);
    }
    Player server;
    connect(&server, &Player::passed, &players[0], &Player::take);
    QTimer::singleShot(60s, &done, [&] { done.exit(1); });
    threads[0].start();
    threads[1].start();
    Q_EMIT server.passed();
    QCOMPARE(done.exec(), 0);
    QCOMPARE(left.load(), 0);
}

void tst_DispatcherWakeUp::manyThreadsPostToOne()
{
#ifdef CHAT_SANITIZED
    constexpr int posts = 20'000;
#else
    constexpr int posts = 300'000;
#endif
    std::atomic<int> left = 2 * posts;
    Player receiver;
    receiver.left = &left;
    LoopThread thread;
    receiver.moveToThread(&thread);
    Player senders[2];
    std::unique_ptr<QThread> others[2];
    for (int i : {0, 1}) {
        connect(&senders[i], &Player::passed, &receiver, &Player::take, Qt::QueuedConnection);
        others[i].reset(QThread::create([&senders, i] {
            for (int n = 0; n < posts; ++n)
                Q_EMIT senders[i].passed();
        }));
    }
    QEventLoop done;
    connect(&receiver, &Player::ended, &done, &QEventLoop::quit);
    QTimer::singleShot(60s, &done, [&] { done.exit(1); });
    thread.start();
    for (const auto &other : others)
        other->start();
    QCOMPARE(done.exec(), 0);
    QCOMPARE(left.load(), 0);
    for (const auto &other : others)
        QVERIFY(other->wait());
}

void tst_DispatcherWakeUp::quitFromAnotherThread()
{
    for (int i = 0; i < 500; ++i) {
        QEventLoop loop;
        std::atomic<bool> running = false;
        QMetaObject::invokeMethod(&loop, [&] { running = true; }, Qt::QueuedConnection);
        const std::unique_ptr<QThread> other(QThread::create([&] {
            while (!running)
                QThread::yieldCurrentThread();
            loop.exit(i);
        }));
        other->start();
        QCOMPARE(loop.exec(), i);
        QVERIFY(other->wait());
    }
}

void tst_DispatcherWakeUp::interruptFromAnotherThread()
{
    const std::unique_ptr<QThread> other(QThread::create([&] { m_loop->interrupt(); }));
    connect(
        m_loop, &QAbstractEventDispatcher::aboutToBlock, this, [&] { other->start(); },
        Qt::SingleShotConnection);
    m_loop->processEvents(QEventLoop::WaitForMoreEvents); // would sleep for ever
    QVERIFY(other->wait());
}

void tst_DispatcherWakeUp::blockingCallFromAnotherThread()
{
    std::atomic<int> left = 1001;
    Player receiver;
    receiver.left = &left;
    Player sender;
    connect(&sender, &Player::passed, &receiver, &Player::take, Qt::BlockingQueuedConnection);
    const std::unique_ptr<QThread> other(QThread::create([&] {
        for (int i = 0; i < 1000; ++i)
            Q_EMIT sender.passed();
    }));
    QEventLoop loop;
    connect(other.get(), &QThread::finished, &loop, &QEventLoop::quit);
    other->start();
    QCOMPARE(loop.exec(), 0);
    QCOMPARE(left.load(), 1);
    QVERIFY(other->wait());
}

void tst_DispatcherWakeUp::blockingCallIntoALoopThread()
{
    std::atomic<int> left = 1001;
    Player receiver;
    receiver.left = &left;
    LoopThread thread;
    receiver.moveToThread(&thread);
    Player sender;
    connect(&sender, &Player::passed, &receiver, &Player::take, Qt::BlockingQueuedConnection);
    thread.start();
    for (int i = 1000; i > 0; --i) {
        Q_EMIT sender.passed();
        QCOMPARE(left.load(), i);
    }
}

void tst_DispatcherWakeUp::threadDeletesItsDispatcher()
{
    QPointer<EpollDispatcher> dispatcher(new EpollDispatcher);
    QThread thread;
    thread.setEventDispatcher(dispatcher);
    thread.start();
    thread.quit();
    QVERIFY(thread.wait());
    QVERIFY(!dispatcher);
}

void tst_DispatcherWakeUp::signalDoesNotEndTheLoop()
{
    struct sigaction action{};
    action.sa_handler = [](int) { };
    struct sigaction former{};
    QCOMPARE(::sigaction(SIGUSR1, &action, &former), 0);
    const pthread_t sleeper = ::pthread_self();
    const std::unique_ptr<QThread> other(QThread::create([sleeper] {
        for (int i = 0; i < 200; ++i) {
            ::pthread_kill(sleeper, SIGUSR1);
            QThread::yieldCurrentThread();
        }
    }));
    QEventLoop loop;
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &loop, [&] { ++ticks == 20 ? loop.exit(7) : void(); });
    other->start();
    timer.start(1);
    QCOMPARE(loop.exec(), 7);
    QVERIFY(other->wait());
    QCOMPARE(::sigaction(SIGUSR1, &former, nullptr), 0);
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_DispatcherWakeUp>(argc, argv); }

#include "tst_dispatcherwakeup.moc"
