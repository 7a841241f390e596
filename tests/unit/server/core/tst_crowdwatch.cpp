// SPDX-License-Identifier: Apache-2.0
#include "server/core/crowdwatch.h"

#include <QTest>

using namespace chat::server;

using Looks = QList<qint64>;
using Throughs = QList<int>;

/// Decision 21: free memory goes back behind a crowd, and not at any other time.
class tst_CrowdWatch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void crowds_data();
    void crowds();
};

void tst_CrowdWatch::crowds_data()
{
    QTest::addColumn<Looks>("turnovers");
    QTest::addColumn<Throughs>("through"); // which looks saw the end of a crowd
    constexpr qint64 crowd = CrowdWatch::crowd;
    constexpr qint64 calm = CrowdWatch::calm;
    QTest::newRow("nobody comes") << Looks{0, 0, 0} << Throughs{};
    QTest::newRow("one too few") << Looks{crowd - 1, crowd - 1} << Throughs{};
    QTest::newRow("just a crowd") << Looks{crowd, crowd} << Throughs{1};
    QTest::newRow("one more") << Looks{crowd + 1, crowd + 1} << Throughs{1};
    QTest::newRow("a crowd is through only once") << Looks{crowd, crowd, crowd} << Throughs{1};
    QTest::newRow("still coming, one more than is calm") << Looks{crowd, crowd + calm + 1} << Throughs{};
    QTest::newRow("as many as is calm") << Looks{crowd, crowd + calm} << Throughs{1};
    QTest::newRow("one fewer than is calm") << Looks{crowd, crowd + calm - 1} << Throughs{1};
    QTest::newRow("a few at a time are a crowd in the end")
        << Looks{crowd - 1, crowd - 1, crowd} << Throughs{2};
    QTest::newRow("counted while one comes, it may seem to go back")
        << Looks{crowd, crowd, crowd - 1, crowd - 1} << Throughs{1};
    QTest::newRow("two crowds") << Looks{crowd, crowd, 2 * crowd, 2 * crowd} << Throughs{1, 3};
    QTest::newRow("the second is counted from the end of the first")
        << Looks{crowd + calm, crowd + calm, 2 * crowd + calm - 1, 2 * crowd + calm - 1} << Throughs{1};
}

void tst_CrowdWatch::crowds()
{
    QFETCH(Looks, turnovers);
    QFETCH(Throughs, through);
    CrowdWatch watch;
    Throughs seen;
    for (int look = 0; look < turnovers.size(); ++look) {
        if (watch.isThrough(turnovers[look]))
            seen << look;
    }
    QCOMPARE(seen, through);
}

QTEST_GUILESS_MAIN(tst_CrowdWatch)
#include "tst_crowdwatch.moc"
