// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/glicko.h"

#include <QTest>

using namespace chat::matching;

/// Ratings (F-075).
class tst_Glicko final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void glickmansExample();
    void whoWins_data();
    void whoWins();
    void withoutBouts();
    void surprisesWithoutEnd();
};

/// The one that the description calculates step by step.
void tst_Glicko::glickmansExample()
{
    const std::vector<Bout> bouts{{{1400, 30, 0.06}, 1}, {{1550, 100, 0.06}, 0}, {{1700, 300, 0.06}, 0}};
    const Rating result = after({1500, 200, 0.06}, bouts);
    QVERIFY2(qAbs(result.rating - 1464.06) < 0.02, qPrintable(QString::number(result.rating)));
    QVERIFY2(qAbs(result.deviation - 151.52) < 0.02, qPrintable(QString::number(result.deviation)));
    QVERIFY2(qAbs(result.volatility - 0.05999) < 0.00001, qPrintable(QString::number(result.volatility)));
}

void tst_Glicko::whoWins_data()
{
    QTest::addColumn<double>("his");
    QTest::addColumn<double>("score");
    QTest::addColumn<int>("sign");
    QTest::newRow("an equal wins") << 1500.0 << 1.0 << 1;
    QTest::newRow("an equal draws") << 1500.0 << 0.5 << 0;
    QTest::newRow("an equal loses") << 1500.0 << 0.0 << -1;
    QTest::newRow("a better one draws") << 1700.0 << 0.5 << -1;
    QTest::newRow("a weaker one draws") << 1300.0 << 0.5 << 1;
    QTest::newRow("a far better one wins") << 2500.0 << 1.0 << 1;
}

void tst_Glicko::whoWins()
{
    QFETCH(double, his);
    QFETCH(double, score);
    QFETCH(int, sign);
    const Rating player{his, 80, 0.06};
    const std::vector<Bout> bouts{{{1500, 80, 0.06}, score}};
    const Rating result = after(player, bouts);
    const double change = result.rating - player.rating;
    QCOMPARE((change > 1e-9) - (change < -1e-9), sign);
    QVERIFY(result.deviation < player.deviation + 1); // what was clear before says next to nothing
}

void tst_Glicko::withoutBouts()
{
    const Rating result = after({1500, 200, 0.06}, {});
    QCOMPARE(result.rating, 1500.0);
    QVERIFY(result.deviation > 200 && result.deviation < 201);
    QCOMPARE(after(Rating(), {}).deviation, 350.0); // never more than that of a newcomer
}

/// A thousand wins against a far better one end in numbers, not in infinities.
void tst_Glicko::surprisesWithoutEnd()
{
    Rating player;
    const std::vector<Bout> bouts{{{3000, 30, 0.06}, 1}};
    for (int i = 0; i < 1000; ++i) {
        const Rating next = after(player, bouts);
        QVERIFY(next.rating >= player.rating && next.rating < 10'000);
        QVERIFY(next.deviation > 0 && next.volatility > 0 && next.volatility < 2);
        player = next;
    }
    QVERIFY(player.rating > 3000);
}

QTEST_GUILESS_MAIN(tst_Glicko)
#include "tst_glicko.moc"
