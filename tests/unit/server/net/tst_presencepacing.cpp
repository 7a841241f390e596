// SPDX-License-Identifier: Apache-2.0
#include "server/net/presencepacing.h"

#include <QTest>

using namespace chat::server;

/// When words of who comes and goes wait (decision 37).
class tst_PresencePacing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urgency_data();
    void urgency();
    void eachWaitsOnceForASecond();
};

void tst_PresencePacing::urgency_data()
{
    QTest::addColumn<QList<size_t>>("told"); // 0: a tenth of a second passes
    QTest::addColumn<QList<bool>>("urgent");
    const auto row = [](const char *name, const QList<size_t> &told, const QList<bool> &urgent) {
        QTest::newRow(name) << told << urgent;
    };
    row("somebody who comes is told at once", {99}, {true});
    row("one fewer than the free ones are", {499}, {true});
    row("as many as are free are", {500}, {true});
    row("one more waits, all of it", {501}, {false});
    row("they are added up", {300, 200, 1}, {true, true, false});
    row("the next tenth begins anew", {501, 0, 500, 1}, {false, true, false});
    row("a room of thousands is told later, and the next room too", {5000, 2}, {false, false});
}

void tst_PresencePacing::urgency()
{
    QFETCH(const QList<size_t>, told);
    QFETCH(const QList<bool>, urgent);
    PresencePacing pacing;
    QList<bool> found;
    for (const size_t deliveries : told) {
        if (deliveries == 0)
            QVERIFY(pacing.next().empty());
        else
            found << pacing.areUrgent(deliveries);
    }
    QCOMPARE(found, urgent);
}

void tst_PresencePacing::eachWaitsOnceForASecond()
{
    const ConnectionId first{0, 1, 1};
    const ConnectionId second{0, 2, 1};
    PresencePacing pacing;
    pacing.put(first);
    QVERIFY(pacing.next().empty());
    pacing.put(second);
    for (int tenth = 2; tenth < 10; ++tenth)
        QVERIFY(pacing.next().empty());
    QCOMPARE(pacing.next(), std::vector{first});
    QCOMPARE(pacing.next(), std::vector{second});
    for (int tenth = 0; tenth < 20; ++tenth)
        QVERIFY(pacing.next().empty());
}

QTEST_GUILESS_MAIN(tst_PresencePacing)
#include "tst_presencepacing.moc"
