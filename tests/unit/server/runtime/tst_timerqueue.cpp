// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/timerqueue.h"
#include "tests/unit/server/runtime/gate.h"

#include <QTest>

#include <algorithm>
#include <future>
#include <memory>
#include <random>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime start{1h};

} // namespace

/// Jobs that are reserved for a time (S1-34 .. S1-39).
class tst_TimerQueue final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void B1_01_randomTimesComeOutSorted_data();
    void B1_01_randomTimesComeOutSorted();
    void B1_02_aFarJobDoesNotHoldUpANearOne();
    void B1_03_jobsOfOneTimeKeepTheirOrder_data();
    void B1_03_jobsOfOneTimeKeepTheirOrder();
    void aJobIsDueAtItsTime_data();
    void aJobIsDueAtItsTime();
    void B1_04_aJobMayReserve();
    void B1_42_aCancelledJobDoesNotRun();
    void B1_42_aJobMayCancelAnother();
    void B1_42_aJobCannotCancelItself();
    void B1_51_aFinishedJobIsReleasedBeforeTheNextRuns();
    void B1_51_aCancelledJobIsReleasedOutsideTheLock();
    void theThreadRunsWhatIsDue();
    void theThreadWakesForANearerJob();
    void theThreadTakesJobsFromJobs();
    void afterStopNothingRuns();
};

void tst_TimerQueue::B1_01_randomTimesComeOutSorted_data()
{
    QTest::addColumn<int>("jobs");
    QTest::newRow("10 jobs") << 10;
    QTest::newRow("1000 jobs") << 1000;
    QTest::newRow("5000 jobs") << 5000;
}

void tst_TimerQueue::B1_01_randomTimesComeOutSorted()
{
    QFETCH(int, jobs);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        std::uniform_int_distribution<int> anyMs(0, jobs / 4); // so that many times are equal
        TimerQueue timers;
        std::vector<TimerId> ran;
        std::vector<TimerId> reserved;
        reserved.reserve(size_t(jobs)); // jobs refer to its elements
        for (int i = 0; i < jobs; ++i) {
            const MonoTime when = start + Milliseconds(anyMs(random));
            reserved.push_back(
                timers.reserve(when, [&ran, &reserved, i] { ran.push_back(reserved[size_t(i)]); }));
        }
        QCOMPARE(timers.size(), size_t(jobs));
        QCOMPARE(timers.runDue(start + 1h), jobs);
        QVERIFY2(std::ranges::is_sorted(ran), qPrintable(QStringLiteral("seed %1").arg(seed)));
        std::ranges::sort(reserved);
        QVERIFY2(ran == reserved, "every job, and each once");
        QCOMPARE(timers.size(), size_t(0));
    }
}

void tst_TimerQueue::B1_02_aFarJobDoesNotHoldUpANearOne()
{
    TimerQueue timers;
    QString ran;
    timers.reserve(start + 60s, [&] { ran += u'f'; });
    timers.reserve(start, [&] { ran += u'1'; });
    timers.reserve(start, [&] { ran += u'2'; });
    QVERIFY(timers.next() == start);
    QCOMPARE(timers.runDue(start), 2);
    QCOMPARE(ran, QStringLiteral("12"));
    QVERIFY(timers.next() == start + 60s);
    QCOMPARE(timers.runDue(start + 60s), 1);
    QCOMPARE(ran, QStringLiteral("12f"));
    QVERIFY(!timers.next());
}

void tst_TimerQueue::B1_03_jobsOfOneTimeKeepTheirOrder_data()
{
    QTest::addColumn<int>("jobs");
    QTest::newRow("register, then unicast, then broadcast") << 3;
    QTest::newRow("1000 at one time") << 1000;
}

void tst_TimerQueue::B1_03_jobsOfOneTimeKeepTheirOrder()
{
    QFETCH(int, jobs);
    TimerQueue timers;
    std::vector<int> ran;
    for (int i = 0; i < jobs; ++i)
        timers.reserve(start, [&ran, i] { ran.push_back(i); });
    QCOMPARE(timers.runDue(start), jobs);
    QVERIFY(std::ranges::is_sorted(ran));
    QCOMPARE(int(ran.size()), jobs);
}

void tst_TimerQueue::aJobIsDueAtItsTime_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<int>("ran");
    QTest::newRow("one millisecond early") << -1 << 0;
    QTest::newRow("at its time") << 0 << 1;
    QTest::newRow("one millisecond late") << 1 << 1;
}

void tst_TimerQueue::aJobIsDueAtItsTime()
{
    QFETCH(int, ms);
    QFETCH(int, ran);
    TimerQueue timers;
    timers.reserve(start, [] { });
    QCOMPARE(timers.runDue(start + Milliseconds(ms)), ran);
}

void tst_TimerQueue::B1_04_aJobMayReserve()
{
    TimerQueue timers;
    QString ran;
    timers.reserve(start, [&] {
        ran += u'a';
        timers.reserve(start, [&] { ran += u'c'; });
        timers.reserve(start + 1s, [&] { ran += u'l'; });
        timers.reserve(start - 1s, [&] { ran += u'b'; });
    });
    QCOMPARE(timers.runDue(start), 3);
    QCOMPARE(ran, QStringLiteral("abc"));
    QCOMPARE(timers.size(), size_t(1));
}

void tst_TimerQueue::B1_42_aCancelledJobDoesNotRun()
{
    TimerQueue timers;
    QString ran;
    timers.reserve(start, [&] { ran += u'1'; });
    const TimerId second = timers.reserve(start, [&] { ran += u'2'; });
    timers.reserve(start, [&] { ran += u'3'; });
    QVERIFY(timers.cancel(second));
    QVERIFY2(!timers.cancel(second), "once");
    QCOMPARE(timers.runDue(start), 2);
    QCOMPARE(ran, QStringLiteral("13"));
    QVERIFY2(!timers.cancel({start, 99}), "what was never reserved");
}

void tst_TimerQueue::B1_42_aJobMayCancelAnother()
{
    TimerQueue timers;
    bool ran = false;
    TimerId other{};
    timers.reserve(start, [&] { QVERIFY(timers.cancel(other)); });
    other = timers.reserve(start, [&] { ran = true; });
    QCOMPARE(timers.runDue(start), 1);
    QVERIFY(!ran);
}

void tst_TimerQueue::B1_42_aJobCannotCancelItself()
{
    TimerQueue timers;
    std::optional<bool> cancelled;
    TimerId self{};
    self = timers.reserve(start, [&] { cancelled = timers.cancel(self); });
    QCOMPARE(timers.runDue(start), 1);
    QCOMPARE(cancelled, false);
}

void tst_TimerQueue::B1_51_aFinishedJobIsReleasedBeforeTheNextRuns()
{
    TimerQueue timers;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> weak = held;
    std::optional<bool> gone;
    timers.reserve(start, [held = std::move(held)] { QVERIFY(held); });
    timers.reserve(start, [&] { gone = weak.expired(); });
    QVERIFY(!weak.expired());
    QCOMPARE(timers.runDue(start), 2);
    QCOMPARE(gone, true);
}

void tst_TimerQueue::B1_51_aCancelledJobIsReleasedOutsideTheLock()
{
    struct AsksOnceMore {
        TimerQueue *timers;
        size_t *left;
        ~AsksOnceMore() { *left = timers->size(); } // would hang under the lock
    };
    TimerQueue timers;
    size_t left = 99;
    const TimerId id
        = timers.reserve(start, [held = std::make_shared<AsksOnceMore>(&timers, &left)] { (void)held; });
    QVERIFY(timers.cancel(id));
    QCOMPARE(left, size_t(0));
}

void tst_TimerQueue::theThreadRunsWhatIsDue()
{
    std::promise<std::vector<int>> done;
    auto result = done.get_future();
    std::vector<int> ran; // by the thread only
    TimerThread timers;
    const MonoTime now = std::chrono::steady_clock::now();
    timers.reserve(now + 20ms, [&] {
        ran.push_back(3);
        done.set_value(ran);
    });
    timers.reserve(now + 10ms, [&] { ran.push_back(2); });
    timers.reserve(now - 10ms, [&] { ran.push_back(1); });
    QCOMPARE(result.wait_for(patience), std::future_status::ready);
    QCOMPARE(result.get(), (std::vector{1, 2, 3}));
    QVERIFY2(std::chrono::steady_clock::now() >= now + 20ms, "none ran early");
}

void tst_TimerQueue::theThreadWakesForANearerJob()
{
    std::promise<void> ran;
    auto done = ran.get_future();
    TimerThread timers;
    timers.reserve(std::chrono::steady_clock::now() + 1h, [] { QFAIL("not in this test"); });
    timers.reserve(std::chrono::steady_clock::now() + 5ms, [&] { ran.set_value(); });
    QCOMPARE(done.wait_for(patience), std::future_status::ready);
    QCOMPARE(timers.size(), size_t(1));
}

void tst_TimerQueue::theThreadTakesJobsFromJobs()
{
    std::promise<void> ran;
    auto done = ran.get_future();
    TimerThread timers;
    int left = 50; // by the thread only
    std::function<void()> again = [&] {
        if (--left == 0)
            ran.set_value();
        else
            timers.reserve(std::chrono::steady_clock::now(), again);
    };
    timers.reserve(std::chrono::steady_clock::now(), again);
    QCOMPARE(done.wait_for(patience), std::future_status::ready);
    timers.stop(); // before what the jobs refer to goes
}

/// A stop is not the end of a tick's sleep: what runs is waited for, what was reserved stays, unrun (B1-31).
void tst_TimerQueue::afterStopNothingRuns()
{
    std::atomic<int> ran{0};
    Gate gate(false);
    TimerThread timers;
    timers.reserve(std::chrono::steady_clock::now(), [&] {
        gate.pass();
        ++ran;
    });
    QVERIFY(gate.holds());
    gate.open();
    timers.stop();
    QCOMPARE(ran, 1); // the one that ran is waited for
    timers.reserve(std::chrono::steady_clock::now(), [&] { ++ran; });
    timers.stop(); // once more is harmless
    QCOMPARE(ran, 1);
    QCOMPARE(timers.size(), size_t(1));
}

QTEST_GUILESS_MAIN(tst_TimerQueue)
#include "tst_timerqueue.moc"
