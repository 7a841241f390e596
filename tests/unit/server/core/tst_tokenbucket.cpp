// SPDX-License-Identifier: Apache-2.0
#include "server/core/tokenbucket.h"
#include "server/core/windowcount.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime start{1h};

/// How many of `tries` are given at `now`.
int taken(TokenBucket &bucket, const BucketRate &rate, MonoTime now, int tries)
{
    int given = 0;
    for (int i = 0; i < tries; ++i)
        given += bucket.take(rate, now);
    return given;
}

} // namespace

/// Token buckets and counts in windows (faults row 25).
class tst_TokenBucket final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFullBucketGivesItsBurstAndNoMore_data();
    void aFullBucketGivesItsBurstAndNoMore();
    void itFillsAtItsRate();
    void whoWaitsAsLongAsToldIsServed_data();
    void whoWaitsAsLongAsToldIsServed();
    void aRefusalCostsNothing();
    void aPauseGivesNoMoreThanTheBurst();
    void severalAtOnce();
    void aCopyGoesOnWhereTheOtherStopped();
    void overAnHourTheRateIsExact();
    void theWindowBeginsWithTheFirstEvent();
};

void tst_TokenBucket::aFullBucketGivesItsBurstAndNoMore_data()
{
    QTest::addColumn<double>("burst");
    QTest::addColumn<double>("perSecond");
    QTest::newRow("one") << 1.0 << 1.0;
    QTest::newRow("messages") << 5.0 << 2.0;
    QTest::newRow("frames") << 200.0 << 100.0;
    QTest::newRow("a rate that does not divide a second") << 7.0 << 3.0;
    QTest::newRow("the slowest") << 5.0 << 0.01;
    QTest::newRow("the fastest") << 1000.0 << 100000.0;
}

void tst_TokenBucket::aFullBucketGivesItsBurstAndNoMore()
{
    QFETCH(double, burst);
    QFETCH(double, perSecond);
    const BucketRate rate{burst, perSecond};
    TokenBucket fresh;
    QCOMPARE(taken(fresh, rate, start, int(burst) + 1), int(burst));
    TokenBucket made(rate, start);
    QCOMPARE(taken(made, rate, start, int(burst) - 1), int(burst) - 1);
    QCOMPARE(made.waitFor(rate, start), 0ms);
    QVERIFY(made.take(rate, start));
    QVERIFY(made.waitFor(rate, start) > 0ms);
    QVERIFY(!made.take(rate, start));
}

void tst_TokenBucket::itFillsAtItsRate()
{
    const BucketRate rate{.burst = 5, .perSecond = 2};
    TokenBucket bucket;
    QCOMPARE(taken(bucket, rate, start, 5), 5);
    QVERIFY(!bucket.take(rate, start + 499ms));
    QVERIFY(bucket.take(rate, start + 500ms));
    QVERIFY(!bucket.take(rate, start + 500ms));
    QCOMPARE(taken(bucket, rate, start + 2s, 9), 3);
}

void tst_TokenBucket::whoWaitsAsLongAsToldIsServed_data()
{
    QTest::addColumn<double>("perSecond");
    for (const double perSecond : {0.01, 0.3, 1.0, 2.0, 3.0, 7.0, 100.0, 999.0, 100000.0})
        QTest::addRow("%g a second", perSecond) << perSecond;
}

void tst_TokenBucket::whoWaitsAsLongAsToldIsServed()
{
    QFETCH(double, perSecond);
    const BucketRate rate{.burst = 3, .perSecond = perSecond};
    TokenBucket bucket;
    QCOMPARE(taken(bucket, rate, start, 4), 3);
    const Milliseconds wait = bucket.waitFor(rate, start);
    QVERIFY(wait > 0ms);
    QVERIFY(!TokenBucket(bucket).take(rate, start + wait - 1ms));
    QVERIFY(bucket.take(rate, start + wait));
}

void tst_TokenBucket::aRefusalCostsNothing()
{
    const BucketRate rate{.burst = 1, .perSecond = 1};
    TokenBucket bucket;
    QCOMPARE(taken(bucket, rate, start, 1000), 1);
    QCOMPARE(bucket.waitFor(rate, start), 1000ms);
}

void tst_TokenBucket::aPauseGivesNoMoreThanTheBurst()
{
    const BucketRate rate{.burst = 5, .perSecond = 2};
    TokenBucket bucket;
    QVERIFY(bucket.take(rate, start));
    QCOMPARE(taken(bucket, rate, start + 24h, 100), 5);
}

void tst_TokenBucket::severalAtOnce()
{
    const BucketRate rate{.burst = 10, .perSecond = 4};
    TokenBucket bucket;
    QVERIFY(!bucket.take(rate, start, 10.5));
    QVERIFY(bucket.take(rate, start, 10));
    QCOMPARE(bucket.waitFor(rate, start, 3), 750ms);
    QVERIFY(!bucket.take(rate, start + 749ms, 3));
    QVERIFY(bucket.take(rate, start + 750ms, 3));
}

void tst_TokenBucket::aCopyGoesOnWhereTheOtherStopped()
{
    const BucketRate rate{.burst = 5, .perSecond = 2};
    TokenBucket first;
    QCOMPARE(taken(first, rate, start, 4), 4);
    TokenBucket second = first;
    QCOMPARE(taken(second, rate, start, 5), 1);
}

void tst_TokenBucket::overAnHourTheRateIsExact()
{
    const BucketRate rate{.burst = 5, .perSecond = 2};
    TokenBucket bucket;
    int given = 0;
    for (MonoTime now = start; now < start + 1h; now += 50ms)
        given += bucket.take(rate, now);
    QCOMPARE(given, 5 + 2 * 3600 - 1);
}

void tst_TokenBucket::theWindowBeginsWithTheFirstEvent()
{
    WindowCount count;
    QCOMPARE(count.add(start, 10s), 1);
    QCOMPARE(count.add(start, 10s), 2);
    QCOMPARE(count.add(start + 10s - 1ns, 10s), 3);
    QCOMPARE(count.add(start + 10s, 10s), 1);
    QCOMPARE(count.add(start + 19s, 10s), 2);
    count.clear();
    QCOMPARE(count.add(start + 19s, 10s), 1);
    QCOMPARE(count.add(start + 20s, 10s), 2);
}

QTEST_GUILESS_MAIN(tst_TokenBucket)
#include "tst_tokenbucket.moc"
