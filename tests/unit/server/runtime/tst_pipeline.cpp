// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/pipelinefixture.h"

#include <QTest>

#include <future>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

/// The way on which everything of a room travels: order, groups, and that nothing is told before it is
/// stored.
class tst_Pipeline final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsToldBeforeItIsStored();
    void whatIsNotKeptKeepsItsPlace();
    void whatIsNotKeptNeedsNoStore();
    void batchesOfARoomStayInOrder();
    void commitsAreGroupedAcrossRooms();
    void aCommitIsBounded_data();
    void aCommitIsBounded();
    void storedIsCalledAfterTheCommit();
    void aRetireComesOutLast();
    void workRunsInOrderBetweenCommits();
    void idleWorkRunsWhenNothingWaits();
    void flushWaitsNoLongerThanItsTime();
    void theEndWritesWhatWaits();
    void aStoreThatDoesNotOpenIsReported();
};

void tst_Pipeline::nothingIsToldBeforeItIsStored()
{
    PipelineFixture fixture;
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1, 2}, "both"));
    QVERIFY(fixture.store.appending.holds());
    QVERIFY(fixture.published().isEmpty());
    QVERIFY(!fixture.pipeline->flush(1ms));
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published(), QByteArrayList{"both"});
    QCOMPARE(fixture.seqs(roomA), (std::vector<Seq>{1, 2}));
}

void tst_Pipeline::whatIsNotKeptKeepsItsPlace()
{
    PipelineFixture fixture;
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, "kept"));
    fixture.pipeline->push(batch(roomA, 1, {}, "joined"));
    QVERIFY(fixture.store.appending.holds());
    fixture.pipeline->push(batch(roomA, 1, {2}, "kept too"));
    fixture.pipeline->push(batch(roomA, 1, {}, "left"));
    QVERIFY(fixture.published().isEmpty());
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published(), (QByteArrayList{"kept", "joined", "kept too", "left"}));
}

void tst_Pipeline::whatIsNotKeptNeedsNoStore()
{
    PipelineFixture fixture;
    fixture.store.unavailable = true;
    fixture.pipeline->push(batch(roomA, 1, {}, "joined"));
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published(), QByteArrayList{"joined"});
    QCOMPARE(fixture.store.attempts, 0);
}

void tst_Pipeline::batchesOfARoomStayInOrder()
{
    PipelineFixture fixture({.commitEvents = 3});
    QByteArrayList pushed;
    Seq seq = 0;
    for (int i = 0; i < 500; ++i) {
        std::vector<Seq> kept;
        for (int k = 0; k < i % 4; ++k)
            kept.push_back(++seq);
        pushed.push_back(QByteArray::number(i));
        fixture.pipeline->push(batch(roomA, 1, kept, pushed.back()));
    }
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published(), pushed);
    QCOMPARE(fixture.store.events(roomA).size(), size_t(seq));
    QCOMPARE(fixture.store.holes, 0);
    const chat::server::PipelineStats stats = fixture.pipeline->stats();
    QCOMPARE(stats.stored, quint64(seq));
    QCOMPARE(stats.commits, quint64(fixture.store.commits));
    QCOMPARE(stats.waiting, 0);
}

void tst_Pipeline::commitsAreGroupedAcrossRooms()
{
    PipelineFixture fixture;
    fixture.store.appending.close();
    fixture.pipeline->push(batch({1}, 1, {1}, {}));
    QVERIFY(fixture.store.appending.holds());
    for (quint64 room = 2; room <= 100; ++room)
        fixture.pipeline->push(batch({room}, 1, {1}, {}));
    QCOMPARE(fixture.pipeline->stats().waiting, 100);
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.store.commits, 2);
    QCOMPARE(fixture.pipeline->stats().stored, quint64(100));
    for (quint64 room = 1; room <= 100; ++room)
        QCOMPARE(fixture.store.events({room}).size(), size_t(1));
}

void tst_Pipeline::aCommitIsBounded_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("commits");
    QTest::newRow("one event less than a commit takes") << 3 << 1;
    QTest::newRow("as many as it takes") << 4 << 1;
    QTest::newRow("one more") << 5 << 2;
}

void tst_Pipeline::aCommitIsBounded()
{
    QFETCH(int, events);
    QFETCH(int, commits);
    PipelineFixture fixture({.commitEvents = 4});
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, {}));
    QVERIFY(fixture.store.appending.holds());
    for (Seq seq = 2; seq <= events + 1; ++seq)
        fixture.pipeline->push(batch(roomA, 1, {seq}, {}));
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.store.commits, 1 + commits);
    QCOMPARE(fixture.store.holes, 0);
}

void tst_Pipeline::storedIsCalledAfterTheCommit()
{
    PipelineFixture fixture;
    std::promise<size_t> kept;
    auto result = kept.get_future();
    auto sent = batch(roomA, 1, {1, 2}, "said");
    sent.stored.push_back([&] { kept.set_value(fixture.store.events(roomA).size()); });
    fixture.pipeline->push(std::move(sent));
    QCOMPARE(result.wait_for(patience), std::future_status::ready);
    QCOMPARE(result.get(), size_t(2));
}

void tst_Pipeline::aRetireComesOutLast()
{
    PipelineFixture fixture;
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 3, {1}, "last words"));
    auto retire = batch(roomA, 3, {2}, "very last words");
    retire.retire = true;
    retire.jobsDone = 42;
    fixture.pipeline->push(std::move(retire));
    QVERIFY(fixture.store.appending.holds());
    QVERIFY(fixture.retired().empty());
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    const auto retired = fixture.retired();
    QCOMPARE(retired.size(), size_t(1));
    QVERIFY(retired.front().room == roomA);
    QCOMPARE(retired.front().life, quint64(3));
    QCOMPARE(retired.front().jobsDone, quint64(42));
    QCOMPARE(retired.front().publishedBefore, (QByteArrayList{"last words", "very last words"}));
    QCOMPARE(retired.front().keptBefore, size_t(2));
}

void tst_Pipeline::workRunsInOrderBetweenCommits()
{
    PipelineFixture fixture;
    QString ran; // by the log writer only, until the flush
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, {}));
    QVERIFY(fixture.store.appending.holds());
    fixture.pipeline->write([&](EventLog &log) {
        ran += u'1';
        QVERIFY(log.renewEpoch(roomA));
    });
    fixture.pipeline->write([&](EventLog &) { ran += u'2'; });
    QVERIFY2(!fixture.pipeline->flush(1ms), "work is waited for, too");
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(ran, QStringLiteral("12"));
    fixture.pipeline->write([&](EventLog &) { ran += u'3'; });
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(ran, QStringLiteral("123"));
}

void tst_Pipeline::idleWorkRunsWhenNothingWaits()
{
    std::atomic<int> left{5};
    PipelineFixture fixture({}, [&](EventLog &) { return --left > 0; });
    QTRY_COMPARE(left, 0);
    fixture.pipeline->push(batch(roomA, 1, {1}, "said"));
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(left, 0); // there was no more; it is asked again after a while only
}

void tst_Pipeline::flushWaitsNoLongerThanItsTime()
{
    PipelineFixture fixture;
    QVERIFY2(fixture.pipeline->flush(0ms), "nothing waits");
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, {}));
    QVERIFY(fixture.store.appending.holds());
    QVERIFY(!fixture.pipeline->flush(5ms));
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
}

void tst_Pipeline::theEndWritesWhatWaits()
{
    PipelineFixture fixture;
    std::atomic<bool> worked{false};
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, "one"));
    QVERIFY(fixture.store.appending.holds());
    fixture.pipeline->push(batch(roomA, 1, {2}, "two"));
    fixture.pipeline->push(batch(roomB, 1, {1}, "three"));
    fixture.pipeline->write([&](EventLog &) { worked = true; });
    const std::jthread opener([&] { fixture.store.appending.open(); });
    fixture.pipeline.reset();
    QCOMPARE(fixture.published(), (QByteArrayList{"one", "two", "three"}));
    QCOMPARE(fixture.seqs(roomA), (std::vector<Seq>{1, 2}));
    QCOMPARE(fixture.seqs(roomB), std::vector<Seq>{1});
    QVERIFY(worked);
}

void tst_Pipeline::aStoreThatDoesNotOpenIsReported()
{
    FakeStore store;
    store.refusesToOpen = true;
    RecordingPublisher publisher;
    Pipeline pipeline({.store = &store, .publisher = &publisher}, {});
    const auto started = pipeline.start();
    QVERIFY(!started);
    QCOMPARE(started.error().detail, QStringLiteral("refused"));
}

QTEST_GUILESS_MAIN(tst_Pipeline)
#include "tst_pipeline.moc"
