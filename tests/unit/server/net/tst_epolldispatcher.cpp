// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"
#include "tests/unit/server/net/loopthread.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTimer>

#include <algorithm>
#include <atomic>
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

struct Hook final : TurnHook {
    void onTurnEnd() override { calls++; }
    int calls = 0;
};

} // namespace

class tst_EpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void postedEventKeepsItAwake();
    void emptyTurnSaysSo();
    void tellsWhenItSleeps();

    void timersFire_data();
    void timersFire();
    void timerIsNotReenteredInANestedLoop();
    void excludedTimersWait();
    void timerMovesWithItsObject();
    void invalidTimerIsRefused();
    void deferredDelete();

    void hookKeepsItAwakeAndRunsOnce();
    void excludedSocketsLeaveHooksAlone();

private:
    EpollDispatcher *m_loop = nullptr;
};

void tst_EpollDispatcher::initTestCase()
{
    m_loop = EpollDispatcher::current();
    QVERIFY(m_loop);
    QCOMPARE(QAbstractEventDispatcher::instance(), m_loop);
}

void tst_EpollDispatcher::init()
{
    while (m_loop->processEvents(QEventLoop::AllEvents)) { }
}

void tst_EpollDispatcher::postedEventKeepsItAwake()
{
    for (int i = 0; i < 100; ++i) {
        bool called = false;
        QMetaObject::invokeMethod(this, [&] { called = true; }, Qt::QueuedConnection);
        QVERIFY(!called);
        QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents)); // returns at once
        QVERIFY(called);
    }
}

void tst_EpollDispatcher::emptyTurnSaysSo()
{
    QSignalSpy slept(m_loop, &QAbstractEventDispatcher::aboutToBlock);
    QSignalSpy woke(m_loop, &QAbstractEventDispatcher::awake);
    QVERIFY(!m_loop->processEvents(QEventLoop::AllEvents));
    QCOMPARE(slept.count(), 0);
    QCOMPARE(woke.count(), 1);
}

void tst_EpollDispatcher::tellsWhenItSleeps()
{
    QSignalSpy slept(m_loop, &QAbstractEventDispatcher::aboutToBlock);
    QSignalSpy woke(m_loop, &QAbstractEventDispatcher::awake);
    QTimer timer;
    timer.start(1);
    QVERIFY(m_loop->processEvents(
        QEventLoop::WaitForMoreEvents)); // one sleep is enough: the timer is due after it
    QCOMPARE(slept.count(), 1);
    QCOMPARE(woke.count(), 1);
}

void tst_EpollDispatcher::timersFire_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::newRow("precise") << Qt::PreciseTimer;
    QTest::newRow("coarse") << Qt::CoarseTimer;
    QTest::newRow("very coarse, to the millisecond all the same") << Qt::VeryCoarseTimer;
}

void tst_EpollDispatcher::timersFire()
{
    QFETCH(Qt::TimerType, type);
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(type);
    QElapsedTimer clock;
    clock.start();
    timer.start(30);
    QVERIFY(timer.remainingTime() > 0 && timer.remainingTime() <= 30);
    QCOMPARE(m_loop->registeredTimers(&timer).size(), 1);
    QCOMPARE(m_loop->registeredTimers(&timer).first().interval, 30);
    QCOMPARE(m_loop->registeredTimers(&timer).first().timerType, type);
    int ticks = 0;
    connect(&timer, &QTimer::timeout, &loop, [&] { ++ticks == 3 ? loop.quit() : void(); });
    loop.exec();
    QVERIFY(clock.nsecsElapsed() >= 90'000'000);
    timer.stop();
    QCOMPARE(timer.remainingTime(), -1);
    QCOMPARE(m_loop->registeredTimers(&timer).size(), 0);
}

void tst_EpollDispatcher::timerIsNotReenteredInANestedLoop()
{
    int depth = 0;
    int deepest = 0;
    QTimer timer;
    QEventLoop outer;
    connect(&timer, &QTimer::timeout, &outer, [&] {
        deepest = std::max(deepest, ++depth);
        QEventLoop nested;
        QTimer::singleShot(5, &nested, &QEventLoop::quit);
        nested.exec();
        depth--;
        outer.quit();
    });
    timer.start(0);
    outer.exec();
    QCOMPARE(deepest, 1);
}

void tst_EpollDispatcher::excludedTimersWait()
{
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] { ticks++; });
    timer.start(0);
    QVERIFY(!m_loop->processEvents(QEventLoop::X11ExcludeTimers));
    QCOMPARE(ticks, 0);
    m_loop->processEvents(QEventLoop::AllEvents);
    QCOMPARE(ticks, 1);
}

void tst_EpollDispatcher::timerMovesWithItsObject()
{
    LoopThread thread;
    QTimer timer;
    QThread *const here = QThread::currentThread();
    std::atomic<QThread *> firedIn = nullptr;
    const auto comeBack = [&] {
        firedIn = QThread::currentThread();
        timer.stop();
        timer.moveToThread(here);
    };
    connect(&timer, &QTimer::timeout, &timer, comeBack, Qt::DirectConnection);
    timer.start(1);
    timer.moveToThread(&thread);
    thread.start();
    QTRY_COMPARE(firedIn.load(), static_cast<QThread *>(&thread));
}

void tst_EpollDispatcher::invalidTimerIsRefused()
{
    const auto expectWarning
        = [] { QTest::ignoreMessage(QtWarningMsg, "EpollDispatcher::registerTimer: invalid arguments"); };
    expectWarning();
    m_loop->registerTimer(0, 10, Qt::CoarseTimer, this);
    expectWarning();
    m_loop->registerTimer(1'000'000, -1, Qt::CoarseTimer, this);
    expectWarning();
    m_loop->registerTimer(1'000'000, 10, Qt::CoarseTimer, nullptr);
    QCOMPARE(m_loop->remainingTime(1'000'000), -1);
    QVERIFY(!m_loop->unregisterTimer(1'000'000));
}

void tst_EpollDispatcher::deferredDelete()
{
    QPointer<QObject> object(new QObject);
    QEventLoop loop;
    connect(object, &QObject::destroyed, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&loop, [&] { object->deleteLater(); }, Qt::QueuedConnection);
    loop.exec();
    QVERIFY(!object);
}

void tst_EpollDispatcher::hookKeepsItAwakeAndRunsOnce()
{
    Hook hook;
    m_loop->poller()->atTurnEnd(&hook);
    m_loop->poller()->atTurnEnd(&hook);
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents));
    QCOMPARE(hook.calls, 1);
    QVERIFY(!m_loop->processEvents(QEventLoop::AllEvents));
    QCOMPARE(hook.calls, 1);

    m_loop->poller()->atTurnEnd(&hook); // an interrupt ends the turn early, not without its hooks
    QMetaObject::invokeMethod(this, [&] { m_loop->interrupt(); }, Qt::QueuedConnection);
    QVERIFY(!m_loop->processEvents(QEventLoop::AllEvents));
    QCOMPARE(hook.calls, 2);
}

void tst_EpollDispatcher::excludedSocketsLeaveHooksAlone()
{
    Hook hook;
    m_loop->poller()->atTurnEnd(&hook);
    QTimer timer;
    timer.start(1);
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers));
    QCOMPARE(hook.calls, 0);
    m_loop->processEvents(QEventLoop::AllEvents);
    QCOMPARE(hook.calls, 1);
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_EpollDispatcher>(argc, argv); }

#include "tst_epolldispatcher.moc"
