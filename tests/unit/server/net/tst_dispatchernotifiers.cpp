// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/net/epollmain.h"
#include "tests/unit/server/net/notifierpair.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <memory>
#include <sys/resource.h>
#include <vector>

using namespace chat::server;

/// The notifiers of many descriptors beside timers and nested loops.
class tst_DispatcherNotifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void deletedByTheOther();
    void descriptorReusedWithinATurn_B5_09();
    void nestedLoopInASlot();
    void nestedLoopLeavesNoStaleEvents();
    void excludedNotifiersWait();
    void zeroTimerAndSocketsDoNotStarveEachOther();
    void idleNotifiersCostNothing();

private:
    void turn() { m_loop->processEvents(QEventLoop::AllEvents); }
    EpollDispatcher *m_loop = nullptr;
};

void tst_DispatcherNotifiers::initTestCase()
{
    m_loop = EpollDispatcher::current();
    QVERIFY(m_loop);
    rlimit files{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
}

void tst_DispatcherNotifiers::deletedByTheOther()
{
    Pair pairs[2];
    std::unique_ptr<Notifier> reads[2];
    int calls = 0;
    for (int i : {0, 1}) {
        pairs[i].send();
        reads[i] = std::make_unique<Notifier>(pairs[i].ends[0], QSocketNotifier::Read, [&, i] {
            calls++;
            reads[1 - i].reset();
        });
    }
    turn();
    QCOMPARE(calls, 1);
    turn();
    QCOMPARE(calls, 2);
}

void tst_DispatcherNotifiers::descriptorReusedWithinATurn_B5_09()
{
    Pair pair;
    Pair fresh;
    std::unique_ptr<Notifier> write;
    std::unique_ptr<Notifier> newcomer;
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    write = std::make_unique<Notifier>(pair.ends[0], QSocketNotifier::Write);
    turn(); // from here on the epoll set knows both, and one event tells both
    pair.send();
    read.body = [&] {
        write.reset();
        read.qt->setEnabled(false);
        QCOMPARE(::dup2(fresh.ends[0], pair.ends[0]), pair.ends[0]);
        newcomer = std::make_unique<Notifier>(pair.ends[0], QSocketNotifier::Write);
    };
    turn();
    QVERIFY(newcomer);
    QCOMPARE(newcomer->calls, 0);
    turn();
    QCOMPARE(newcomer->calls, 1);
}

void tst_DispatcherNotifiers::nestedLoopInASlot()
{
    Pair one;
    Pair two;
    one.send();
    two.send();
    int depth = 0;
    int deepest = 0;
    const auto receiveAndNest = [&](const Pair &pair) {
        pair.receive();
        deepest = std::max(deepest, ++depth);
        QEventLoop nested;
        QTimer::singleShot(1, &nested, &QEventLoop::quit);
        nested.exec();
        depth--;
    };
    Notifier first(one.ends[0], QSocketNotifier::Read, [&] { receiveAndNest(one); });
    Notifier second(two.ends[0], QSocketNotifier::Read, [&] { receiveAndNest(two); });
    turn();
    turn();
    QCOMPARE(deepest, 2);
    QCOMPARE(first.calls, 1);
    QCOMPARE(second.calls, 1);
    QVERIFY(!one.failed && !two.failed); // no slot was called with nothing to read
}

void tst_DispatcherNotifiers::nestedLoopLeavesNoStaleEvents()
{
    Pair pair;
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    turn(); // from here on the epoll set knows both, and one event tells both
    write.calls = 0;
    write.body = [&] {
        const QByteArray block(64 * 1024, 'x');
        while (::send(pair.ends[0], block.constData(), size_t(block.size()), MSG_NOSIGNAL) > 0) { }
    };
    read.body = [&] {
        pair.receive();
        turn(); // fills the stream
    };
    pair.send();
    turn();
    QCOMPARE(read.calls, 1);
    QCOMPARE(write.calls, 1); // it cannot be written any more
}

void tst_DispatcherNotifiers::excludedNotifiersWait()
{
    Pair pair;
    pair.send();
    Notifier read(pair.ends[0], QSocketNotifier::Read, [&] { pair.receive(); });
    Notifier write(pair.ends[0], QSocketNotifier::Write);
    // Ready descriptors must not keep the loop awake either: it sleeps until the timer is due, or somebody
    // calls.
    QTimer timer;
    int ticks = 0;
    connect(&timer, &QTimer::timeout, this, [&] { ticks++; });
    timer.start(1);
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers));
    QCOMPARE(ticks, 1);
    timer.stop();
    std::atomic<bool> called = false;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        called = true;
        m_loop->wakeUp();
    }));
    connect(m_loop, &QAbstractEventDispatcher::aboutToBlock, other.get(), [&] { other->start(); });
    QVERIFY(m_loop->processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers));
    QVERIFY(called);
    QVERIFY(other->wait());
    QCOMPARE(read.calls, 0);
    QCOMPARE(write.calls, 0);
    turn();
    QCOMPARE(read.calls, 1);
    QCOMPARE(write.calls, 1);
}

void tst_DispatcherNotifiers::zeroTimerAndSocketsDoNotStarveEachOther()
{
    Pair pair;
    pair.send(); // never read: always ready
    Notifier read(pair.ends[0], QSocketNotifier::Read);
    QTimer timer;
    int ticks = 0;
    connect(&timer, &QTimer::timeout, this, [&] { ticks++; });
    timer.start(0);
    for (int i = 1; i <= 100; ++i) {
        m_loop->processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(ticks, i);
        QCOMPARE(read.calls, i);
    }
}

void tst_DispatcherNotifiers::idleNotifiersCostNothing()
{
    std::vector<std::unique_ptr<Pair>> pairs;
    std::vector<std::unique_ptr<Notifier>> reads;
    for (int i = 0; i < 2500; ++i) {
        pairs.push_back(std::make_unique<Pair>());
        for (int fd : pairs.back()->ends)
            reads.push_back(std::make_unique<Notifier>(fd, QSocketNotifier::Read));
    }
    Notifier &lively = *reads[2000];
    lively.body = [&] { pairs[1000]->receive(); };
    for (int i = 1; i <= 100; ++i) {
        pairs[1000]->send();
        m_loop->processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(lively.calls, i);
    }
    int calls = 0;
    for (const auto &read : reads)
        calls += read->calls;
    QCOMPARE(calls, 100);
}

int main(int argc, char *argv[]) { return runOnEpoll<tst_DispatcherNotifiers>(argc, argv); }

#include "tst_dispatchernotifiers.moc"
