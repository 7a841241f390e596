// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomlog.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

LoadedRoom emptyRoom() { return {.record = {.id = RoomId{1}, .name = {}, .kind = {}, .epoch = 5}}; }

StoredEvent stored(const QByteArray &nonce = {}, qsizetype bodyBytes = 10)
{
    return {.room = RoomId{1},
            .time = {},
            .type = "msg.new",
            .user = UserId{1},
            .nonce = nonce,
            .body = QByteArray(bodyBytes, 'x')};
}

RoomLog filled(int events, int maxEvents = 300, qsizetype maxBytes = 1'000'000)
{
    RoomLog log(emptyRoom(), maxEvents, maxBytes);
    for (int i = 1; i <= events; ++i)
        log.append(stored("n" + QByteArray::number(i)));
    return log;
}

QList<Seq> seqs(const RoomLog::Slice &slice)
{
    QList<Seq> seqs;
    for (const KeptEvent &kept : slice.events)
        seqs << kept.seq;
    return seqs;
}

constexpr Epoch epoch{5};
constexpr qsizetype plenty = 1'000'000;

} // namespace

/// The ring of a room's last events (architecture.md section 3: resume is per room, from memory).
class tst_RoomLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersGoOnWhereTheStoreEnded();
    void theRingIsBoundedByCount_data();
    void theRingIsBoundedByCount();
    void theRingIsBoundedByBytes_data();
    void theRingIsBoundedByBytes();
    void anEventLargerThanTheRingIsStillKept();
    void noncesFollowTheRing();
    void aNonceSaidAgainIsTheNewerOne();
    void whatCameAfter_data();
    void whatCameAfter();
    void answersAreBoundedByBytes_data();
    void answersAreBoundedByBytes();
    void theNewest_data();
    void theNewest();
    void theNewestAreCompleteFromTheFirstOn();
};

void tst_RoomLog::numbersGoOnWhereTheStoreEnded()
{
    LoadedRoom trimmed = emptyRoom();
    trimmed.lastSeq = 41; // retention took all events, not the number
    RoomLog log(trimmed, 300, plenty);
    QCOMPARE(log.lastSeq(), 41);
    QVERIFY(!log.newest(100, plenty).complete);
    QVERIFY(!log.after({epoch, 40}, plenty));
    QVERIFY(log.after({epoch, 41}, plenty));
    QCOMPARE(log.append(stored()).seq, 42);
    QCOMPARE(seqs(*log.after({epoch, 41}, plenty)), QList<Seq>{42});

    LoadedRoom loaded = emptyRoom();
    loaded.lastSeq = 9;
    for (const Seq seq : {8, 9}) {
        loaded.recent.push_back(stored("n" + QByteArray::number(seq)));
        loaded.recent.back().seq = seq;
    }
    const RoomLog again(loaded, 300, plenty);
    QCOMPARE(again.findNonce(UserId{1}, "n8")->seq, 8); // a resend after a restart is known, too
    QCOMPARE(again.epoch(), epoch);
}

void tst_RoomLog::theRingIsBoundedByCount_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<Seq>("oldest");
    QTest::newRow("one less than fits") << 299 << Seq(1);
    QTest::newRow("as many as fit") << 300 << Seq(1);
    QTest::newRow("one more") << 301 << Seq(2);
}

void tst_RoomLog::theRingIsBoundedByCount()
{
    QFETCH(int, events);
    QFETCH(Seq, oldest);
    const RoomLog log = filled(events);
    QCOMPARE(log.newest(1000, plenty).events.front().seq, oldest);
    QCOMPARE(log.lastSeq(), events);
}

void tst_RoomLog::theRingIsBoundedByBytes_data()
{
    QTest::addColumn<qsizetype>("room");
    QTest::addColumn<qsizetype>("kept");
    const qsizetype ten = 10 * answerBytes(stored());
    QTest::newRow("one byte less than ten events take") << ten - 1 << qsizetype(9);
    QTest::newRow("as much as ten events take") << ten << qsizetype(10);
    QTest::newRow("one byte more") << ten + 1 << qsizetype(10);
}

void tst_RoomLog::theRingIsBoundedByBytes()
{
    QFETCH(qsizetype, room);
    QFETCH(qsizetype, kept);
    const RoomLog log = filled(50, 300, room);
    QCOMPARE(qsizetype(log.newest(1000, plenty).events.size()), kept);
}

void tst_RoomLog::anEventLargerThanTheRingIsStillKept()
{
    RoomLog log = filled(3, 300, 1000);
    QCOMPARE(log.append(stored("big", 5000)).seq, 4);
    QCOMPARE(seqs(log.newest(10, plenty)), QList<Seq>{4});
    QVERIFY(log.findNonce(UserId{1}, "big"));
    log.append(stored("small"));
    QCOMPARE(seqs(log.newest(10, plenty)), QList<Seq>{5});
    QVERIFY(!log.findNonce(UserId{1}, "big"));
}

void tst_RoomLog::noncesFollowTheRing()
{
    const RoomLog log = filled(12, 10);
    QVERIFY(!log.findNonce(UserId{1}, "n1"));
    QVERIFY(!log.findNonce(UserId{1}, "n2"));
    for (int i = 3; i <= 12; ++i)
        QCOMPARE(log.findNonce(UserId{1}, "n" + QByteArray::number(i))->seq, i);
    QVERIFY(!log.findNonce(UserId{2}, "n12"));
    QVERIFY(!log.findNonce(UserId{1}, ""));
}

void tst_RoomLog::aNonceSaidAgainIsTheNewerOne()
{
    RoomLog log(emptyRoom(), 3, plenty);
    log.append(stored("same"));
    log.append(stored("same"));
    QCOMPARE(log.findNonce(UserId{1}, "same")->seq, 2);
    log.append(stored());
    log.append(stored()); // the first is gone; the second's nonce stays
    QCOMPARE(log.findNonce(UserId{1}, "same")->seq, 2);
    log.append(stored());
    QVERIFY(!log.findNonce(UserId{1}, "same"));
}

void tst_RoomLog::whatCameAfter_data()
{
    QTest::addColumn<quint64>("of");
    QTest::addColumn<Seq>("seq");
    QTest::addColumn<int>("events"); // -1: not known
    QTest::newRow("one older than the ring reaches") << epoch.value << Seq(1) << -1;
    QTest::newRow("just before the oldest") << epoch.value << Seq(2) << 10;
    QTest::newRow("the oldest") << epoch.value << Seq(3) << 9;
    QTest::newRow("the last but one") << epoch.value << Seq(11) << 1;
    QTest::newRow("the last") << epoch.value << Seq(12) << 0;
    QTest::newRow("the future") << epoch.value << Seq(13) << -1;
    QTest::newRow("another epoch") << epoch.value + 1 << Seq(11) << -1;
}

void tst_RoomLog::whatCameAfter()
{
    QFETCH(quint64, of);
    QFETCH(Seq, seq);
    QFETCH(int, events);
    const RoomLog log = filled(12, 10);
    const auto slice = log.after({Epoch{of}, seq}, plenty);
    QCOMPARE(slice ? int(slice->events.size()) : -1, events);
    if (slice) {
        QVERIFY(slice->complete);
        for (int i = 0; i < events; ++i)
            QCOMPARE(slice->events[size_t(i)].seq, seq + 1 + i);
    }
}

void tst_RoomLog::answersAreBoundedByBytes_data()
{
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<bool>("fits");
    const qsizetype five = 5 * answerBytes(stored());
    QTest::newRow("one byte too few") << five - 1 << false;
    QTest::newRow("exactly enough") << five << true;
    QTest::newRow("one byte more") << five + 1 << true;
}

void tst_RoomLog::answersAreBoundedByBytes()
{
    QFETCH(qsizetype, bytes);
    QFETCH(bool, fits);
    const RoomLog log = filled(5);
    QCOMPARE(log.after({epoch, 0}, bytes).has_value(), fits);
    const auto newest = log.newest(100, bytes);
    QCOMPARE(seqs(newest), fits ? (QList<Seq>{1, 2, 3, 4, 5}) : (QList<Seq>{2, 3, 4, 5}));
    QCOMPARE(newest.complete, fits);
}

void tst_RoomLog::theNewest_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<Seq>("oldest");
    QTest::newRow("one less than there are") << 9 << Seq(4);
    QTest::newRow("as many as there are") << 10 << Seq(3);
    QTest::newRow("one more than there are") << 11 << Seq(3);
    QTest::newRow("one") << 1 << Seq(12);
}

void tst_RoomLog::theNewest()
{
    QFETCH(int, count);
    QFETCH(Seq, oldest);
    const auto slice = filled(12, 10).newest(count, plenty);
    QCOMPARE(slice.events.front().seq, oldest);
    QCOMPARE(slice.events.back().seq, 12);
    QVERIFY(!slice.complete);
}

void tst_RoomLog::theNewestAreCompleteFromTheFirstOn()
{
    QVERIFY(filled(0).newest(100, plenty).complete);
    QVERIFY(filled(10).newest(10, plenty).complete);
    QVERIFY(!filled(11).newest(10, plenty).complete);
    QVERIFY(!filled(10).newest(0, plenty).complete);
    QVERIFY(filled(10).newest(0, plenty).events.empty());
}

QTEST_GUILESS_MAIN(tst_RoomLog)
#include "tst_roomlog.moc"
