// SPDX-License-Identifier: Apache-2.0
#include "server/core/quantile.h"

#include <QTest>

using namespace chat::server;

namespace {

constexpr std::array<qint64, 3> bounds{10, 20, 40};

Histogram::Reading reading(std::vector<quint64> counts)
{
    return {.bounds = {bounds.begin(), bounds.end()}, .counts = std::move(counts)};
}

} // namespace

/// p50 and p99 out of ranges.
class tst_Quantile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofOneReading_data();
    void ofOneReading();
    void onlyWhatIsFresh_data();
    void onlyWhatIsFresh();
};

void tst_Quantile::ofOneReading_data()
{
    QTest::addColumn<Histogram::Reading>("counted");
    QTest::addColumn<double>("share");
    QTest::addColumn<std::optional<double>>("value");
    using Value = std::optional<double>;

    QTest::newRow("nothing was counted") << reading({0, 0, 0, 0}) << 0.5 << Value();
    QTest::newRow("one value is at most its bound") << reading({1, 0, 0, 0}) << 0.5 << Value(10);
    QTest::newRow("half of the first range") << reading({4, 0, 0, 0}) << 0.5 << Value(5);
    QTest::newRow("exactly a bound") << reading({2, 2, 0, 0}) << 0.5 << Value(10);
    QTest::newRow("one more is in the next range") << reading({2, 2, 0, 0}) << 0.75 << Value(15);
    QTest::newRow("empty ranges are skipped") << reading({1, 0, 1, 0}) << 1.0 << Value(40);
    QTest::newRow("the slowest one of a hundred") << reading({99, 0, 1, 0}) << 0.99 << Value(10);
    QTest::newRow("the slowest two of a hundred") << reading({98, 0, 2, 0}) << 0.99 << Value(30);
    QTest::newRow("never above the last bound") << reading({0, 0, 0, 3}) << 0.99 << Value(40);
}

void tst_Quantile::ofOneReading()
{
    QFETCH(const Histogram::Reading, counted);
    QFETCH(const double, share);
    QTEST(quantile(counted, share), "value");
}

void tst_Quantile::onlyWhatIsFresh_data()
{
    QTest::addColumn<int>("quietLooks");
    QTest::addColumn<std::optional<double>>("value");
    using Value = std::optional<double>;

    QTest::newRow("seen at the next look") << 0 << Value(40);
    QTest::newRow("still seen after nine more") << int(RecentCounts::looks) - 1 << Value(40);
    QTest::newRow("forgotten after ten") << int(RecentCounts::looks) << Value();
    QTest::newRow("and after eleven") << int(RecentCounts::looks) + 1 << Value();
}

void tst_Quantile::onlyWhatIsFresh()
{
    QFETCH(const int, quietLooks);
    RecentCounts recent;
    recent.add(reading({500, 0, 0, 0})); // long ago
    QVERIFY(!recent.quantile(0.5));
    recent.add(reading({500, 0, 1, 0}));
    for (int i = 0; i < quietLooks; ++i)
        recent.add(reading({500, 0, 1, 0}));
    QTEST(recent.quantile(0.99), "value");
}

QTEST_GUILESS_MAIN(tst_Quantile)
#include "tst_quantile.moc"
