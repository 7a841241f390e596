// SPDX-License-Identifier: Apache-2.0
#include "epollmain.h"
#include "loopthread.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <pthread.h>

using namespace chat::server;
using namespace std::chrono_literals;

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
    LoopThread one;
    LoopThread two;
    std::atomic<int> left = rounds;
    QEventLoop done;
    std::function<void(QObject *, QObject *)> pass = [&](QObject *to, QObject *from) {
        if (--left > 0)
            QMetaObject::invokeMethod(to, [&pass, to, from] { pass(from, to); }, Qt::QueuedConnection);
        else
            QMetaObject::invokeMethod(&done, &QEventLoop::quit, Qt::QueuedConnection);
    };
    QTimer::singleShot(60s, &done, [&] { done.exit(1); });
    QMetaObject::invokeMethod(&one.object, [&] { pass(&two.object, &one.object); }, Qt::QueuedConnection);
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
    LoopThread receiver;
    std::atomic<int> got = 0;
    const auto post = [&] {
        for (int i = 0; i < posts; ++i)
            QMetaObject::invokeMethod(&receiver.object, [&] { got++; }, Qt::QueuedConnection);
    };
    const std::unique_ptr<QThread> senders[]
        = {std::unique_ptr<QThread>(QThread::create(post)), std::unique_ptr<QThread>(QThread::create(post))};
    for (const auto &sender : senders)
        sender->start();
    for (const auto &sender : senders)
        QVERIFY(sender->wait());
    QTRY_COMPARE_WITH_TIMEOUT(got.load(), 2 * posts, 60'000);
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
    int calls = 0;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        for (int i = 0; i < 1000; ++i)
            QMetaObject::invokeMethod(this, [&] { calls++; }, Qt::BlockingQueuedConnection);
    }));
    QEventLoop loop;
    connect(other.get(), &QThread::finished, &loop, &QEventLoop::quit);
    other->start();
    QCOMPARE(loop.exec(), 0);
    QCOMPARE(calls, 1000);
    QVERIFY(other->wait());
}

void tst_DispatcherWakeUp::blockingCallIntoALoopThread()
{
    LoopThread thread;
    EpollDispatcher *there = nullptr;
    for (int i = 0; i < 1000; ++i) {
        QMetaObject::invokeMethod(
            &thread.object, [&] { there = EpollDispatcher::current(); }, Qt::BlockingQueuedConnection);
    }
    QVERIFY(there);
    QVERIFY(there != m_loop);
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
