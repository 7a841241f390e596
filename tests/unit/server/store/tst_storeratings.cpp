// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

/// Ratings as they are kept (F-075).
class tst_StoreRatings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyOutliveARestart();
    void aNewOneReplacesTheOld();
    void byPersonAndMode();

private:
    static RatingRecord rating(quint64 user, const QByteArray &mode, double points)
    {
        return {.user = {user},
                .mode = mode,
                .rating = points,
                .deviation = 151.52,
                .volatility = 0.05999,
                .games = 3,
                .time = testTime};
    }
};

void tst_StoreRatings::theyOutliveARestart()
{
    const QTemporaryDir directory;
    const std::vector<RatingRecord> ratings{rating(1, "duel", 1464.06), rating(~quint64(0), "duel", 1550.5)};
    {
        OpenStore store(directory.path());
        QVERIFY(store.log->keepRatings(ratings));
    }
    OpenStore store(directory.path());
    for (const RatingRecord &one : ratings) {
        const auto kept = store.reader->rating(one.user, one.mode);
        QVERIFY(kept && *kept);
        QCOMPARE(**kept, one);
    }
}

void tst_StoreRatings::aNewOneReplacesTheOld()
{
    OpenStore store;
    QVERIFY(store.log->keepRatings(std::vector{rating(1, "duel", 1500)}));
    QVERIFY(store.log->keepRatings(std::vector{rating(1, "duel", 1600)}));
    QCOMPARE((*store.reader->rating(UserId{1}, "duel"))->rating, 1600.0);
}

void tst_StoreRatings::byPersonAndMode()
{
    OpenStore store;
    QVERIFY(store.log->keepRatings(std::vector{rating(1, "duel", 1500)}));
    QVERIFY(store.reader->rating(UserId{1}, "trio") && !*store.reader->rating(UserId{1}, "trio"));
    QVERIFY(store.reader->rating(UserId{2}, "duel") && !*store.reader->rating(UserId{2}, "duel"));
}

QTEST_GUILESS_MAIN(tst_StoreRatings)
#include "tst_storeratings.moc"
