// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/rowheights.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace chat::gui;

class tst_RowHeights final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void rowAt_data();
    void rowAt();
    void agreesWithAPlainSum();
};

void tst_RowHeights::nothing()
{
    const RowHeights heights(10);
    QCOMPARE(heights.total(), 0);
    QCOMPARE(heights.rowAt(0), -1);
}

void tst_RowHeights::rowAt_data()
{
    QTest::addColumn<qint64>("y");
    QTest::addColumn<int>("row");
    QTest::newRow("above everything") << qint64(-5) << 0;
    QTest::newRow("the first pixel") << qint64(0) << 0;
    QTest::newRow("the last pixel of the first row") << qint64(9) << 0;
    QTest::newRow("the first pixel of the second row") << qint64(10) << 1;
    QTest::newRow("inside a tall row") << qint64(60) << 1;
    QTest::newRow("behind a tall row") << qint64(110) << 2;
    QTest::newRow("the last pixel") << qint64(119) << 2;
    QTest::newRow("below everything") << qint64(5000) << 2;
}

void tst_RowHeights::rowAt()
{
    QFETCH(qint64, y);
    QFETCH(int, row);
    RowHeights heights(10);
    heights.insert(0, 3);
    heights.set(1, 100);
    QCOMPARE(heights.rowAt(y), row);
}

void tst_RowHeights::agreesWithAPlainSum()
{
    QRandomGenerator random(7);
    RowHeights heights(20);
    std::vector<int> plain;
    for (int step = 0; step < 2000; ++step) {
        const int what = random.bounded(5);
        if (what == 0 || plain.empty()) {
            const int at = random.bounded(int(plain.size()) + 1);
            const int rows = 1 + random.bounded(4);
            heights.insert(at, rows);
            plain.insert(plain.begin() + at, size_t(rows), 20);
        } else if (what == 1 && plain.size() > 3) {
            const int at = random.bounded(int(plain.size()) - 2);
            heights.remove(at, 2);
            plain.erase(plain.begin() + at, plain.begin() + at + 2);
        } else {
            const int at = random.bounded(int(plain.size()));
            const int height = 1 + random.bounded(200);
            heights.set(at, height);
            plain[size_t(at)] = height;
            QVERIFY(heights.isKnown(at));
        }
        const int row = random.bounded(int(plain.size()));
        const qint64 top = std::accumulate(plain.begin(), plain.begin() + row, qint64(0));
        QCOMPARE(heights.top(row), top);
        QCOMPARE(heights.rowAt(top), row);
        QCOMPARE(heights.rowAt(top + plain[size_t(row)] - 1), row);
        QCOMPARE(heights.count(), int(plain.size()));
    }
}

QTEST_GUILESS_MAIN(tst_RowHeights)
#include "tst_rowheights.moc"
