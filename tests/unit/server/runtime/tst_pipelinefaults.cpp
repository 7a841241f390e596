// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/pipelinefixture.h"

#include <QTest>

#include <algorithm>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

/// What the pipeline does when the store cannot write, or does not take something.
class tst_PipelineFaults final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tooManyEntriesPromiseNothing_data();
    void tooManyEntriesPromiseNothing();
    void tooOldAnEntryPromisesNothing_data();
    void tooOldAnEntryPromisesNothing();
    void B1_33_whoHearsOfTheReturnMaySayMore();
    void B1_33_whatWaitsForTheStoreArrivesCompleteAndInOrder();
    void B1_33_anUnavailableStoreIsTriedAgain();
    void aRejectedRoomFailsAlone_data();
    void aRejectedRoomFailsAlone();
    void theNextLifeOfAFailedRoomIsWritten();
    void B1_33_theEndGivesUpOnAnUnavailableStore();
};

void tst_PipelineFaults::tooManyEntriesPromiseNothing_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<bool>("available");
    QTest::newRow("one below the limit") << 3 << true;
    QTest::newRow("at the limit") << 4 << false;
    QTest::newRow("one above") << 5 << false;
}

void tst_PipelineFaults::tooManyEntriesPromiseNothing()
{
    QFETCH(int, entries);
    QFETCH(bool, available);
    PipelineFixture fixture({.entries = 4, .age = 1h});
    fixture.store.appending.close();
    for (Seq seq = 1; seq <= entries; ++seq)
        fixture.pipeline->push(batch(roomA, 1, {seq}, "said"));
    QVERIFY(fixture.store.appending.holds());
    QCOMPARE(fixture.pipeline->stats().waiting, entries);
    QCOMPARE(fixture.pipeline->state().available, available);
    QVERIFY(fixture.pipeline->state().retryAfter > 0ms);
    QCOMPARE(fixture.pipeline->stats().available, available);
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QVERIFY(fixture.pipeline->state().available);
    QVERIFY(fixture.pipeline->stats().available);
    QCOMPARE(fixture.pipeline->stats().waiting, 0);
}

void tst_PipelineFaults::tooOldAnEntryPromisesNothing_data()
{
    QTest::addColumn<int>("ageMs");
    QTest::addColumn<bool>("available");
    QTest::newRow("younger than the limit") << 3'600'000 << true;
    QTest::newRow("older than the limit") << 0 << false;
}

void tst_PipelineFaults::tooOldAnEntryPromisesNothing()
{
    QFETCH(int, ageMs);
    QFETCH(bool, available);
    PipelineFixture fixture({.age = Milliseconds(ageMs)});
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, "said"));
    QVERIFY(fixture.store.appending.holds());
    QTRY_VERIFY(fixture.pipeline->stats().oldest >= 2ms); // both rows are past the shorter limit
    QCOMPARE(fixture.pipeline->state().available, available);
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QVERIFY(fixture.pipeline->state().available);
    QCOMPARE(fixture.pipeline->stats().oldest, 0ms);
}

void tst_PipelineFaults::B1_33_whoHearsOfTheReturnMaySayMore()
{
    PipelineFixture fixture({.entries = 1, .age = Milliseconds(20)});
    std::atomic<bool> available{false};
    fixture.publisher.publishing = [&] { available = fixture.pipeline->state().available; };
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomA, 1, {1}, "late"));
    QVERIFY(fixture.store.appending.holds());
    QTRY_VERIFY(fixture.pipeline->stats().oldest > Milliseconds(20));
    QVERIFY(!fixture.pipeline->state().available);
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QVERIFY(available);
}

void tst_PipelineFaults::B1_33_whatWaitsForTheStoreArrivesCompleteAndInOrder()
{
    PipelineFixture fixture({.commitEvents = 7});
    fixture.store.unavailable = true;
    QByteArrayList pushed;
    for (Seq seq = 1; seq <= 40; ++seq) {
        for (const RoomId room : {roomA, roomB}) {
            pushed.push_back(QByteArray::number(room.value) + ':' + QByteArray::number(seq));
            fixture.pipeline->push(batch(room, 1, {seq}, pushed.back()));
        }
    }
    QTRY_VERIFY(fixture.store.attempts >= 3);
    QVERIFY2(fixture.published().isEmpty(), "nobody is told of what is not stored");
    QVERIFY(!fixture.pipeline->stats().available);
    QCOMPARE(fixture.pipeline->stats().waiting, 80);
    fixture.store.unavailable = false;
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published(), pushed);
    QCOMPARE(fixture.store.holes, 0);
    QCOMPARE(fixture.store.events(roomA).size(), size_t(40));
    QCOMPARE(fixture.store.events(roomB).size(), size_t(40));
    QVERIFY(fixture.pipeline->stats().available);
    QVERIFY(fixture.failed().empty());
}

void tst_PipelineFaults::B1_33_anUnavailableStoreIsTriedAgain()
{
    PipelineFixture fixture;
    for (Seq seq = 1; seq <= 3; ++seq) {
        const int before = fixture.store.attempts;
        fixture.store.unavailable = true;
        fixture.pipeline->push(batch(roomA, 1, {seq}, "said"));
        QTRY_VERIFY(fixture.store.attempts >= before + 2);
        QVERIFY(!fixture.pipeline->stats().available);
        fixture.store.unavailable = false;
        QVERIFY(fixture.pipeline->flush(patience));
        QVERIFY(fixture.pipeline->stats().available);
        QCOMPARE(fixture.published().size(), seq);
    }
    QCOMPARE(fixture.store.holes, 0);
}

void tst_PipelineFaults::aRejectedRoomFailsAlone_data()
{
    QTest::addColumn<bool>("grouped");
    QTest::newRow("in a group with other rooms") << true;
    QTest::newRow("in a group of its own") << false;
}

void tst_PipelineFaults::aRejectedRoomFailsAlone()
{
    QFETCH(bool, grouped);
    PipelineFixture fixture({.commitEvents = grouped ? 100U : 1U});
    fixture.store.rejectedRoom = roomB.value;
    fixture.store.appending.close();
    fixture.pipeline->push(batch(roomC, 9, {1}, "before"));
    QVERIFY(fixture.store.appending.holds());
    fixture.pipeline->push(batch(roomA, 7, {1}, "a1"));
    fixture.pipeline->push(batch(roomB, 8, {1}, "b1"));
    fixture.pipeline->push(batch(roomC, 9, {2}, "c2"));
    auto second = batch(roomB, 8, {2}, "b2");
    second.answered = {{.to = {}, .request = 5}, {.to = {}, .request = 6, .asked = effect::Asked::History}};
    fixture.pipeline->push(std::move(second));
    fixture.pipeline->push(batch(roomB, 8, {}, "b joined"));
    fixture.pipeline->push(batch(roomA, 7, {2}, "a2"));
    fixture.store.appending.open();
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.failed(), (std::vector<PipelineFixture::Failed>{{roomB, 8}}));
    QByteArrayList published = fixture.published();
    QVERIFY(published.indexOf("a1") < published.indexOf("a2"));
    // Who asked for what is lost is told so, once.
    QList<qint64> refused;
    published.removeIf([&](const QByteArray &text) {
        const QJsonObject packet = packetOf(text);
        if (packet["t"_L1] == "error"_L1)
            refused.push_back(packet["id"_L1].toInteger());
        return !packet.isEmpty();
    });
    QCOMPARE(refused, (QList<qint64>{5, 6}));
    std::ranges::sort(published);
    QCOMPARE(published, (QByteArrayList{"a1", "a2", "before", "c2"}));
    QCOMPARE(fixture.seqs(roomA), (std::vector<Seq>{1, 2}));
    QCOMPARE(fixture.seqs(roomC), (std::vector<Seq>{1, 2}));
    QVERIFY(fixture.seqs(roomB).empty());
    QCOMPARE(fixture.pipeline->stats().waiting, 0);
    QVERIFY2(fixture.pipeline->state().available, "one room's fault is not the store's");
}

void tst_PipelineFaults::theNextLifeOfAFailedRoomIsWritten()
{
    PipelineFixture fixture;
    fixture.store.rejectedRoom = roomA.value;
    fixture.pipeline->push(batch(roomA, 1, {1}, "lost"));
    QVERIFY(fixture.pipeline->flush(patience));
    fixture.store.rejectedRoom = 0;
    auto late = batch(roomA, 1, {2}, "of the life that failed");
    late.answered = {{.to = {}, .request = 9}};
    fixture.pipeline->push(std::move(late));
    auto retire = batch(roomA, 1, {}, "its retire");
    retire.retire = true;
    fixture.pipeline->push(std::move(retire));
    fixture.pipeline->push(batch(roomA, 2, {1}, "of the next life"));
    QVERIFY(fixture.pipeline->flush(patience));
    QCOMPARE(fixture.published().size(), 2);
    QCOMPARE(packetOf(fixture.published().front())["id"_L1].toInteger(), 9);
    QCOMPARE(fixture.published().back(), "of the next life"_ba);
    QCOMPARE(fixture.store.holes, 0);
    QCOMPARE(fixture.failed().size(), size_t(1));
    QVERIFY(fixture.retired().empty());
}

void tst_PipelineFaults::B1_33_theEndGivesUpOnAnUnavailableStore()
{
    PipelineFixture fixture({.commitEvents = 1});
    fixture.store.unavailable = true;
    for (Seq seq = 1; seq <= 5; ++seq)
        fixture.pipeline->push(batch(roomA, 1, {seq}, "never acknowledged"));
    QTRY_VERIFY(fixture.store.attempts >= 1);
    fixture.pipeline.reset();
    QVERIFY(fixture.published().isEmpty());
    QVERIFY(fixture.store.events(roomA).empty());
    QVERIFY2(fixture.failed().empty(), "the rooms did nothing wrong");
}

QTEST_GUILESS_MAIN(tst_PipelineFaults)
#include "tst_pipelinefaults.moc"
