// SPDX-License-Identifier: Apache-2.0
#include "server/net/dispatchertimers.h"

#include <QTest>
#include <QTimerEvent>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

using namespace chat::server;
using namespace std::chrono_literals;

namespace {

class Listener : public QObject
{
public:
    QList<int> ids;
    std::function<void(int)> then;

protected:
    void timerEvent(QTimerEvent *event) override
    {
        ids << event->timerId();
        if (then)
            then(event->timerId());
    }
};

} // namespace

class tst_DispatcherTimers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_timers.emplace(); }
    void firesWhenDue();
    void firesInTheOrderOfTime();
    void equalTimesInTheOrderOfRegistration();
    void keepsTheBeat();
    void startsAnewAfterAPause();
    void zeroTimerFiresOncePerTurn();
    void killedInItsOwnHandler();
    void killsAnother();
    void startedAnewInItsOwnHandler();
    void objectDeletedInItsHandler();
    void isNotReenteredInANestedTurn();
    void timerStartedInAHandlerWaits();
    void removesAllOfAnObject();
    void cutsIntervals();
    void thousandTimers();

private:
    void add(int id, std::chrono::milliseconds interval) { add(id, interval, m_now); }
    void add(int id, std::chrono::milliseconds interval, DispatcherTimers::TimePoint now)
    {
        m_timers->add(id, interval.count(), Qt::CoarseTimer, &m_listener, now);
    }
    QList<int> fire(DispatcherTimers::TimePoint now)
    {
        m_timers->fireDue(now);
        return std::exchange(m_listener.ids, {});
    }

    const DispatcherTimers::TimePoint m_now{1000s};
    std::optional<DispatcherTimers> m_timers;
    Listener m_listener;
};

void tst_DispatcherTimers::firesWhenDue()
{
    add(7, 50ms);
    QCOMPARE(fire(m_now + 49ms), QList<int>());
    QCOMPARE(m_timers->untilNext(m_now + 49ms), 1ms);
    QCOMPARE(m_timers->remaining(7, m_now), 50ms);
    QCOMPARE(m_timers->remaining(7, m_now + 49ms + 1ns), 1ms);
    QCOMPARE(m_timers->remaining(7, m_now + 50ms), 0ms);
    QCOMPARE(m_timers->remaining(7, m_now + 51ms), 0ms);
    QCOMPARE(m_timers->remaining(8, m_now), std::nullopt);
    QCOMPARE(m_timers->fireDue(m_now + 50ms), 1);
    QCOMPARE(std::exchange(m_listener.ids, {}), QList<int>({7}));
    QCOMPARE(fire(m_now + 51ms), QList<int>());
    QVERIFY(m_timers->remove(7));
    QVERIFY(!m_timers->remove(7));
    QCOMPARE(m_timers->untilNext(m_now), std::nullopt);
}

void tst_DispatcherTimers::firesInTheOrderOfTime()
{
    add(1, 30ms);
    add(2, 10ms);
    add(3, 20ms);
    QCOMPARE(fire(m_now + 40ms), QList<int>({2, 3, 1}));
}

void tst_DispatcherTimers::equalTimesInTheOrderOfRegistration()
{
    for (int id : {5, 3, 9, 1})
        add(id, 10ms);
    add(4, 5ms, m_now + 5ms); // registered later, due at the same time
    QCOMPARE(fire(m_now + 10ms), QList<int>({5, 3, 9, 1, 4}));
    QVERIFY(m_timers->remove(4));
    QCOMPARE(fire(m_now + 20ms), QList<int>({5, 3, 9, 1}));
}

void tst_DispatcherTimers::keepsTheBeat()
{
    add(1, 10ms);
    QCOMPARE(fire(m_now + 14ms), QList<int>({1}));
    QCOMPARE(m_timers->remaining(1, m_now + 14ms), 6ms);
    QCOMPARE(fire(m_now + 20ms), QList<int>({1}));
}

void tst_DispatcherTimers::startsAnewAfterAPause()
{
    add(1, 10ms);
    QCOMPARE(fire(m_now + 95ms), QList<int>({1}));
    QCOMPARE(m_timers->remaining(1, m_now + 95ms), 10ms);
}

void tst_DispatcherTimers::zeroTimerFiresOncePerTurn()
{
    add(1, 0ms);
    add(2, 0ms);
    add(3, 10ms);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_timers->fireDue(m_now), 0); // as Qt counts
        QCOMPARE(std::exchange(m_listener.ids, {}), QList<int>({1, 2}));
    }
    QCOMPARE(m_timers->untilNext(m_now), 0ms);
    const QList<int> last = fire(m_now + 10ms);
    QCOMPARE(last.size(), 3);
    QVERIFY(last.contains(3));
}

void tst_DispatcherTimers::killedInItsOwnHandler()
{
    add(1, 0ms);
    m_listener.then = [&](int id) { QVERIFY(m_timers->remove(id)); };
    QCOMPARE(fire(m_now), QList<int>({1}));
    QCOMPARE(fire(m_now + 1s), QList<int>());
    m_listener.then = {};
}

void tst_DispatcherTimers::killsAnother()
{
    add(1, 10ms);
    add(2, 10ms);
    m_listener.then = [&](int id) { QVERIFY(m_timers->remove(3 - id)); };
    QCOMPARE(fire(m_now + 10ms), QList<int>({1}));
    m_listener.then = {};
}

void tst_DispatcherTimers::startedAnewInItsOwnHandler()
{
    add(1, 10ms);
    m_listener.then = [&](int id) { add(id, 30ms, m_now + 10ms); };
    QCOMPARE(fire(m_now + 10ms), QList<int>({1}));
    m_listener.then = {};
    QCOMPARE(m_timers->remaining(1, m_now + 10ms), 30ms);
    QCOMPARE(fire(m_now + 39ms), QList<int>());
    QCOMPARE(fire(m_now + 40ms), QList<int>({1}));
}

void tst_DispatcherTimers::objectDeletedInItsHandler()
{
    auto doomed = std::make_unique<Listener>();
    m_timers->add(1, 10, Qt::PreciseTimer, doomed.get(), m_now);
    m_timers->add(2, 10, Qt::PreciseTimer, doomed.get(), m_now);
    add(3, 10ms);
    m_timers->add(4, 5, Qt::PreciseTimer, &m_listener, m_now);
    m_listener.then = [&](int id) {
        if (id == 4) {
            QVERIFY(m_timers->removeAllOf(doomed.get()));
            doomed.reset();
        }
    };
    QCOMPARE(fire(m_now + 10ms).first(2), QList<int>({4, 3}));
    m_listener.then = {};
}

void tst_DispatcherTimers::isNotReenteredInANestedTurn()
{
    add(1, 10ms);
    add(2, 10ms);
    m_listener.then = [&](int id) {
        if (id != 1)
            return;
        m_timers->fireDue(m_now + 100ms);
        QCOMPARE(m_listener.ids, QList<int>({1, 2}));
        QCOMPARE(m_timers->untilNext(m_now + 100ms), 10ms); // of timer 2 alone
        QCOMPARE(m_timers->timersOf(&m_listener).size(), 2);
    };
    QCOMPARE(fire(m_now + 10ms), QList<int>({1, 2}));
    m_listener.then = {};
    QCOMPARE(m_timers->untilNext(m_now + 10ms), 10ms);
}

void tst_DispatcherTimers::timerStartedInAHandlerWaits()
{
    add(1, 10ms);
    m_listener.then = [&](int id) {
        if (id == 1)
            add(2, 0ms, m_now + 10ms);
    };
    QCOMPARE(fire(m_now + 10ms), QList<int>({1}));
    m_listener.then = {};
    QCOMPARE(fire(m_now + 10ms), QList<int>({2}));
}

void tst_DispatcherTimers::removesAllOfAnObject()
{
    Listener other;
    m_timers->add(1, 10, Qt::PreciseTimer, &other, m_now);
    m_timers->add(2, 20, Qt::VeryCoarseTimer, &other, m_now);
    add(3, 10ms);
    QCOMPARE(m_timers->timersOf(&other).size(), 2);
    QCOMPARE(m_timers->timersOf(&m_listener).size(), 1);
    QCOMPARE(m_timers->timersOf(&m_listener).first().timerId, 3);
    QCOMPARE(m_timers->timersOf(&m_listener).first().interval, 10);
    QCOMPARE(m_timers->timersOf(&m_listener).first().timerType, Qt::CoarseTimer);
    QVERIFY(m_timers->removeAllOf(&other));
    QVERIFY(!m_timers->removeAllOf(&other));
    QCOMPARE(fire(m_now + 20ms), QList<int>({3}));
    QCOMPARE(other.ids, QList<int>());
}

void tst_DispatcherTimers::cutsIntervals()
{
    constexpr qint64 longest = std::numeric_limits<int>::max();
    for (const qint64 interval : {longest - 1, longest, longest + 1, std::numeric_limits<qint64>::max()}) {
        m_timers->add(1, interval, Qt::PreciseTimer, &m_listener, m_now);
        QCOMPARE(m_timers->remaining(1, m_now)->count(), std::min(interval, longest));
    }
}

void tst_DispatcherTimers::thousandTimers()
{
    constexpr int count = 1000;
    const auto intervalOf = [](int id) { return std::chrono::milliseconds(1 + id * 7919 % count); };
    for (int id = 1; id <= count; ++id)
        add(id, intervalOf(id));
    for (int beat = 1; beat <= count; ++beat) {
        const QList<int> fired = fire(m_now + std::chrono::milliseconds(beat));
        QVERIFY(!fired.isEmpty());
        for (int id : fired)
            QCOMPARE(beat % intervalOf(id).count(), 0);
    }
    for (int id = 1; id <= count; ++id)
        QVERIFY(m_timers->remove(id));
    QCOMPARE(m_timers->untilNext(m_now), std::nullopt);
}

QTEST_GUILESS_MAIN(tst_DispatcherTimers)
#include "tst_dispatchertimers.moc"
