// SPDX-License-Identifier: Apache-2.0
#include "tests/load/histogram.h"

#include <QTest>

using namespace chat::load;

class tst_Histogram final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneValueComesBack_data();
    void oneValueComesBack();
    void percentiles_data();
    void percentiles();
    void countsWhatItIsTold();
};

void tst_Histogram::oneValueComesBack_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<qint64>("recorded");
    const auto row
        = [](const char *name, qint64 us, qint64 recorded) { QTest::newRow(name) << us << recorded; };
    row("nothing at all", 0, 0);
    row("negative, as clocks may be", -1, 0);
    row("the last that has a bucket of its own", 127, 127);
    row("the first of a wider bucket", 128, 128);
    row("a second", 1'000'000, 1'000'000);
    row("the longest", (qint64(1) << 36) - 1, (qint64(1) << 36) - 1);
    row("longer than that", qint64(1) << 40, (qint64(1) << 36) - 1);
}

void tst_Histogram::oneValueComesBack()
{
    QFETCH(qint64, us);
    QFETCH(qint64, recorded);
    Histogram histogram;
    histogram.record(us);
    QCOMPARE(histogram.maxUs(), recorded);
    QCOMPARE(histogram.percentileUs(50), recorded);
    QCOMPARE(histogram.percentileUs(100), recorded);
}

void tst_Histogram::percentiles_data()
{
    QTest::addColumn<double>("percent");
    QTest::addColumn<qint64>("exact"); // of the numbers 1 .. 10000
    QTest::newRow("the smallest") << 0.001 << qint64(1);
    QTest::newRow("one in a hundred") << 1.0 << qint64(100);
    QTest::newRow("the middle") << 50.0 << qint64(5000);
    QTest::newRow("p99") << 99.0 << qint64(9900);
    QTest::newRow("p99.9") << 99.9 << qint64(9990);
    QTest::newRow("the greatest") << 100.0 << qint64(10000);
}

void tst_Histogram::percentiles()
{
    QFETCH(double, percent);
    QFETCH(qint64, exact);
    Histogram histogram;
    for (int us = 10000; us >= 1; --us)
        histogram.record(us);
    const qint64 found = histogram.percentileUs(percent);
    QVERIFY2(found >= exact && found <= exact + exact / 64, qPrintable(QString::number(found)));
}

void tst_Histogram::countsWhatItIsTold()
{
    Histogram histogram;
    QCOMPARE(histogram.count(), uint64_t(0));
    QCOMPARE(histogram.percentileUs(99), 0);
    histogram.record(10, 99);
    histogram.record(1000);
    QCOMPARE(histogram.count(), uint64_t(100));
    QCOMPARE(histogram.percentileUs(99), 10);
    QCOMPARE(histogram.percentileUs(99.5), 1000);
}

QTEST_GUILESS_MAIN(tst_Histogram)
#include "tst_histogram.moc"
