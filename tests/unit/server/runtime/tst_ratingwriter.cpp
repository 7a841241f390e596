// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/ratingwriter.h"
#include "tests/unit/server/runtime/pipelinefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

namespace {

RatingRecord rating(quint64 user, double points)
{
    return {.user = UserId{user}, .mode = "duel", .rating = points};
}

} // namespace

/// Ratings go into the store together when they come faster than it commits.
class tst_RatingWriter final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneMatchIsOneCommit();
    void whatComesMeanwhileIsOneCommit();
    void nobodyIsToldThatItIsKeptWhenItIsNot();
};

void tst_RatingWriter::oneMatchIsOneCommit()
{
    PipelineFixture fixture;
    RatingWriter writer(*fixture.pipeline);
    for (int match = 1; match <= 2; ++match) {
        std::atomic<int> kept = 0;
        writer.save({rating(1, 1500 + match), rating(2, 1500 - match)}, [&](bool ok) { kept = ok ? 1 : -1; });
        QTRY_COMPARE(kept, 1);
        QCOMPARE(fixture.store.ratingCommits, match);
    }
    QCOMPARE(fixture.store.ratings(),
             (std::vector{rating(1, 1501), rating(2, 1499), rating(1, 1502), rating(2, 1498)}));
}

void tst_RatingWriter::whatComesMeanwhileIsOneCommit()
{
    PipelineFixture fixture;
    RatingWriter writer(*fixture.pipeline);
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, {}));
    QVERIFY(fixture.store.appending.holds());
    std::atomic<int> kept = 0;
    for (int match = 0; match < 100; ++match)
        writer.save({rating(quint64(match), 1500)}, [&](bool ok) { kept += ok; });
    QCOMPARE(kept, 0);
    fixture.store.appending.open();
    QTRY_COMPARE(kept, 100);
    QCOMPARE(fixture.store.ratingCommits, 1);
    QCOMPARE(fixture.store.ratings().size(), size_t(100));
}

void tst_RatingWriter::nobodyIsToldThatItIsKeptWhenItIsNot()
{
    PipelineFixture fixture;
    RatingWriter writer(*fixture.pipeline);
    fixture.store.unavailable = true;
    std::atomic<int> lost = 0;
    writer.save({rating(1, 1500)}, [&](bool ok) { lost += !ok; });
    writer.save({rating(2, 1500)}, [&](bool ok) { lost += !ok; });
    QTRY_COMPARE(lost, 2);
    fixture.store.unavailable = false;
    std::atomic<int> kept = 0;
    writer.save({rating(3, 1500)}, [&](bool ok) { kept += ok; });
    QTRY_COMPARE(kept, 1);
    QCOMPARE(fixture.store.ratings(), std::vector{rating(3, 1500)});
}

QTEST_GUILESS_MAIN(tst_RatingWriter)
#include "tst_ratingwriter.moc"
