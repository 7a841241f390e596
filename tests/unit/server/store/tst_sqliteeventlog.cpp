// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

class tst_SqliteEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryField_data();
    void keepsEveryField();
    void refusesWhatBreaksTheOrder_data();
    void refusesWhatBreaksTheOrder();
    void batchIsAllOrNothing();
    void roomIsFoundByNameAndKeepsItsIdAndEpoch();
    void roomIdThatIsTakenIsRejected();
    void hostileNamesAreOnlyNames_data();
    void hostileNamesAreOnlyNames();
    void epochIsRenewed();
    void trimsByCount_data();
    void trimsByCount();
    void trimsByAge_data();
    void trimsByAge();
    void trimKeepsToItsBudget_data();
    void trimKeepsToItsBudget();
    void trimGoesRoundTheRooms();
    void noNumberIsGivenTwiceAfterTrimmingAndReopening();
};

void tst_SqliteEventLog::keepsEveryField_data()
{
    QTest::addColumn<quint64>("room");
    QTest::addColumn<quint64>("user");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("time");

    const QByteArray all(limits::maxFrameBytes, 'x');
    QTest::newRow("an ordinary message")
        << quint64(1) << quint64(2) << "msg.new"_ba << "abc"_ba << "{}"_ba << qint64(1'730'000'000'000);
    QTest::newRow("ids with all bits set")
        << ~quint64(0) << ~quint64(0) << "msg.new"_ba << "a"_ba << "{}"_ba << qint64(1);
    QTest::newRow("ids with only the top bit set")
        << (quint64(1) << 63) << (quint64(1) << 63) << "msg.new"_ba << "a"_ba << "{}"_ba << qint64(1);
    QTest::newRow("the system's event without a nonce")
        << quint64(1) << quint64(0) << "msg.new"_ba << QByteArray() << "{}"_ba << qint64(1);
    QTest::newRow("a NUL inside the nonce")
        << quint64(1) << quint64(2) << "msg.new"_ba << QByteArray("a\0b", 3) << "{}"_ba << qint64(1);
    QTest::newRow("a NUL inside the body")
        << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba << QByteArray("\0\0", 2) << qint64(1);
    QTest::newRow("an empty body") << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba << QByteArray()
                                   << qint64(1);
    QTest::newRow("Korean and an emoji of four code points")
        << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba << "{\"text\":\"마당 👩‍👩‍👧\"}"_ba
        << qint64(1);
    QTest::newRow("a body that is not UTF-8") << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba
                                              << "\xff\xfe\xc0"_ba << qint64(1);
    QTest::newRow("a body as large as a frame")
        << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba << all << qint64(1);
    QTest::newRow("SQL in the body and in the nonce (33)")
        << quint64(1) << quint64(2) << "msg.new"_ba << "'); DROP TABLE events;--"_ba
        << "\"unbalanced' OR 1=1 ; a AND"_ba << qint64(1);
    QTest::newRow("a time before 1970")
        << quint64(1) << quint64(2) << "msg.new"_ba << "a"_ba << "{}"_ba << qint64(-1);
}

void tst_SqliteEventLog::keepsEveryField()
{
    QFETCH(quint64, room);
    QFETCH(quint64, user);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, body);
    QFETCH(qint64, time);
    OpenStore store;
    const RoomId id = store.makeRoom(room);
    QCOMPARE(id.value, room);
    const StoredEvent given{id, 1, Timestamp(Milliseconds(time)), type, UserId{user}, nonce, body};

    VERIFY_DONE(store.log->append(std::span(&given, 1)));
    store.reopen();

    const auto loaded = store.reader->load(id, 10, limits::ringBytes);
    VERIFY_DONE(loaded);
    QCOMPARE(loaded->recent.size(), size_t(1));
    QVERIFY(loaded->recent.front() == given);
}

void tst_SqliteEventLog::refusesWhatBreaksTheOrder_data()
{
    QTest::addColumn<QList<Seq>>("seqs");
    QTest::addColumn<bool>("room");
    QTest::addColumn<bool>("taken");

    QTest::newRow("the next number is taken") << QList<Seq>{4} << true << true;
    QTest::newRow("the next three are taken") << QList<Seq>{4, 5, 6} << true << true;
    QTest::newRow("the last number again") << QList<Seq>{3} << true << false;
    QTest::newRow("the first number again") << QList<Seq>{1} << true << false;
    QTest::newRow("a hole of one") << QList<Seq>{5} << true << false;
    QTest::newRow("a hole inside the batch") << QList<Seq>{4, 6} << true << false;
    QTest::newRow("a double inside the batch") << QList<Seq>{4, 4} << true << false;
    QTest::newRow("backwards inside the batch") << QList<Seq>{5, 4} << true << false;
    QTest::newRow("zero") << QList<Seq>{0} << true << false;
    QTest::newRow("a negative number") << QList<Seq>{-1} << true << false;
    QTest::newRow("a room that is not there") << QList<Seq>{1} << false << false;
}

void tst_SqliteEventLog::refusesWhatBreaksTheOrder()
{
    QFETCH(QList<Seq>, seqs);
    QFETCH(bool, room);
    QFETCH(bool, taken);
    OpenStore store;
    const RoomId known = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(known, 1, 3)));
    std::vector<StoredEvent> batch;
    for (const Seq seq : std::as_const(seqs))
        batch.push_back(storedEvent(room ? known : RoomId{99}, seq));

    const auto done = store.log->append(batch);

    if (taken)
        VERIFY_DONE(done);
    else
        VERIFY_REFUSED(done, StoreFailure::Rejected);
    const Seq last = taken ? seqs.last() : 3;
    QCOMPARE(store.reader->load(known, 0, 0)->lastSeq, last);
    VERIFY_DONE(store.log->append(storedEvents(known, last + 1, last + 1))); // usable again
}

void tst_SqliteEventLog::batchIsAllOrNothing()
{
    OpenStore store;
    const RoomId good = store.makeRoom(1, u"good"_s);
    const RoomId bad = store.makeRoom(2, u"bad"_s);
    const std::vector<StoredEvent> batch{storedEvent(good, 1), storedEvent(bad, 1), storedEvent(good, 2),
                                         storedEvent(bad, 3)};

    VERIFY_REFUSED(store.log->append(batch), StoreFailure::Rejected);
    QCOMPARE(store.reader->load(good, 0, 0)->lastSeq, Seq(0));
    QCOMPARE(store.reader->load(bad, 0, 0)->lastSeq, Seq(0));

    VERIFY_DONE(store.log->append(std::span(batch).first(3)));
    QCOMPARE(store.reader->load(good, 0, 0)->lastSeq, Seq(2));
    QCOMPARE(store.reader->load(bad, 0, 0)->lastSeq, Seq(1));
    VERIFY_DONE(store.log->append({}));
}

void tst_SqliteEventLog::roomIsFoundByNameAndKeepsItsIdAndEpoch()
{
    OpenStore store;
    const RoomRecord first{RoomId{~quint64(0)}, u"lobby"_s, "channel", 500, ~quint64(0)};
    const RoomRecord second{RoomId{5}, u"lobby"_s, "system", 0, 6};

    const auto made = store.log->ensureRoom(first);
    VERIFY_DONE(made);
    const auto found = store.log->ensureRoom(second);
    VERIFY_DONE(found);
    store.reopen();

    QCOMPARE(made->id, first.id);
    QCOMPARE(made->epoch, first.epoch);
    QCOMPARE(found->id, first.id);
    QCOMPARE(found->epoch, first.epoch);
    const auto rooms = store.reader->rooms();
    VERIFY_DONE(rooms);
    QCOMPARE(rooms->size(), size_t(1));
    QCOMPARE(rooms->front().id, first.id);
    QCOMPARE(rooms->front().epoch, first.epoch);
    QCOMPARE(rooms->front().kind, "system"_ba);
    QCOMPARE(rooms->front().maxPeople, 0);
}

void tst_SqliteEventLog::roomIdThatIsTakenIsRejected()
{
    OpenStore store;
    const RoomId lobby = store.makeRoom(1, u"lobby"_s);
    VERIFY_REFUSED(store.log->ensureRoom(roomNamed(1, u"other"_s)), StoreFailure::Rejected);
    VERIFY_DONE(store.log->append(storedEvents(lobby, 1, 1)));
    QCOMPARE(store.reader->rooms()->size(), size_t(1));
}

void tst_SqliteEventLog::hostileNamesAreOnlyNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a statement behind a quote (33)") << u"x'; DROP TABLE rooms; --"_s;
    QTest::newRow("an always true condition (33)") << u"' OR '1'='1"_s;
    QTest::newRow("an unbalanced double quote (33)") << u"\"unbalanced"_s;
    QTest::newRow("a parameter (33)") << u"? :name @name $1"_s;
    QTest::newRow("a pattern (33)") << u"%_*"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("Korean") << u"마당"_s;
    QTest::newRow("an emoji") << u"👩‍👩‍👧"_s;
}

void tst_SqliteEventLog::hostileNamesAreOnlyNames()
{
    QFETCH(QString, name);
    OpenStore store;
    const RoomId lobby = store.makeRoom(1, u"lobby"_s);
    const RoomId hostile = store.makeRoom(2, name);

    QCOMPARE(store.makeRoom(3, name), hostile);
    const auto rooms = store.reader->rooms();
    VERIFY_DONE(rooms);
    QCOMPARE(rooms->size(), size_t(2));
    QVERIFY(std::ranges::find(*rooms, name, &RoomRecord::name) != rooms->end());
    VERIFY_DONE(store.log->append(storedEvents(lobby, 1, 1)));
}

void tst_SqliteEventLog::epochIsRenewed()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 2)));

    const auto renewed = store.log->renewEpoch(room);
    VERIFY_DONE(renewed);
    store.reopen();

    QVERIFY(*renewed != 11);
    QVERIFY(*renewed != 0);
    const auto loaded = store.reader->load(room, 0, 0);
    QCOMPARE(loaded->record.epoch, *renewed);
    QCOMPARE(loaded->lastSeq, Seq(2));
    VERIFY_REFUSED(store.log->renewEpoch(RoomId{99}), StoreFailure::Rejected);
}

void tst_SqliteEventLog::trimsByCount_data()
{
    QTest::addColumn<qint64>("maxEvents");
    QTest::addColumn<qint64>("removed");
    QTest::newRow("no limit") << qint64(0) << qint64(0);
    QTest::newRow("one is allowed") << qint64(1) << qint64(9);
    QTest::newRow("N-1 are allowed") << qint64(9) << qint64(1);
    QTest::newRow("N are allowed") << qint64(10) << qint64(0);
    QTest::newRow("N+1 are allowed") << qint64(11) << qint64(0);
}

void tst_SqliteEventLog::trimsByCount()
{
    QFETCH(qint64, maxEvents);
    QFETCH(qint64, removed);
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 10)));

    const auto done = store.log->trim({.maxEvents = maxEvents}, testTime, 1000);

    VERIFY_DONE(done);
    QCOMPARE(*done, removed);
    const auto loaded = store.reader->load(room, 100, limits::ringBytes);
    QCOMPARE(loaded->firstSeq, removed + 1);
    QCOMPARE(loaded->lastSeq, Seq(10));
    QCOMPARE(loaded->recent.size(), size_t(10 - removed));
    QCOMPARE(store.log->trim({.maxEvents = maxEvents}, testTime, 1000).value(), qint64(0));
}

void tst_SqliteEventLog::trimsByAge_data()
{
    QTest::addColumn<Milliseconds>("maxAge");
    QTest::addColumn<qint64>("removed");
    // now is testTime + 100 s, so that event 1 is 99 s old and event 10 is 90 s old
    QTest::newRow("no limit") << Milliseconds(0) << qint64(0);
    QTest::newRow("1 ms less than the age of the oldest") << Milliseconds(98'999) << qint64(1);
    QTest::newRow("the age of the oldest") << Milliseconds(99'000) << qint64(0);
    QTest::newRow("1 ms more than the age of the oldest") << Milliseconds(99'001) << qint64(0);
    QTest::newRow("the age of the newest") << Milliseconds(90'000) << qint64(9);
    QTest::newRow("all are too old: the newest stays") << Milliseconds(1) << qint64(9);
}

void tst_SqliteEventLog::trimsByAge()
{
    QFETCH(Milliseconds, maxAge);
    QFETCH(qint64, removed);
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 10)));

    const auto done = store.log->trim({.maxAge = maxAge}, testTime + std::chrono::seconds(100), 1000);

    VERIFY_DONE(done);
    QCOMPARE(*done, removed);
    QCOMPARE(store.reader->load(room, 0, 0)->firstSeq, removed + 1);
    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, Seq(10));
}

void tst_SqliteEventLog::trimKeepsToItsBudget_data()
{
    QTest::addColumn<Retention>("retention");
    QTest::addColumn<qint64>("budget");
    QTest::addColumn<qint64>("removed");
    const Retention byCount{.maxEvents = 4};
    const Retention byAge{.maxAge = Milliseconds(93'500)}; // events 1..6 are older
    for (const auto &[name, retention] : {std::pair("by count", byCount), std::pair("by age", byAge)}) {
        QTest::addRow("%s: nothing", name) << retention << qint64(0) << qint64(0);
        QTest::addRow("%s: one", name) << retention << qint64(1) << qint64(1);
        QTest::addRow("%s: N-1", name) << retention << qint64(5) << qint64(5);
        QTest::addRow("%s: N", name) << retention << qint64(6) << qint64(6);
        QTest::addRow("%s: N+1", name) << retention << qint64(7) << qint64(6);
    }
}

void tst_SqliteEventLog::trimKeepsToItsBudget()
{
    QFETCH(Retention, retention);
    QFETCH(qint64, budget);
    QFETCH(qint64, removed);
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 10)));

    const auto done = store.log->trim(retention, testTime + std::chrono::seconds(100), budget);

    VERIFY_DONE(done);
    QCOMPARE(*done, removed);
    QCOMPARE(store.reader->load(room, 0, 0)->firstSeq, removed + 1);
}

void tst_SqliteEventLog::trimGoesRoundTheRooms()
{
    OpenStore store;
    // The ids span the unsigned range: as signed numbers the last one comes first.
    const RoomId large = store.makeRoom(quint64(1) << 63, u"large"_s);
    const RoomId small = store.makeRoom(1, u"small"_s);
    VERIFY_DONE(store.log->append(storedEvents(large, 1, 100)));
    VERIFY_DONE(store.log->append(storedEvents(small, 1, 5)));
    const Retention one{.maxEvents = 1};

    QCOMPARE(store.log->trim(one, testTime, 10).value(), qint64(10));
    QCOMPARE(store.reader->load(large, 0, 0)->firstSeq, Seq(11));
    QCOMPARE(store.reader->load(small, 0, 0)->firstSeq, Seq(1));
    QCOMPARE(store.log->trim(one, testTime, 10).value(), qint64(4));
    QCOMPARE(store.reader->load(large, 0, 0)->firstSeq, Seq(11));
    QCOMPARE(store.reader->load(small, 0, 0)->firstSeq, Seq(5));
    QCOMPARE(store.log->trim(one, testTime, 1000).value(), qint64(89));
    QCOMPARE(store.reader->load(large, 0, 0)->firstSeq, Seq(100));
}

void tst_SqliteEventLog::noNumberIsGivenTwiceAfterTrimmingAndReopening()
{
    OpenStore store;
    const RoomId room = store.makeRoom();
    VERIFY_DONE(store.log->append(storedEvents(room, 1, 10)));
    QCOMPARE(
        store.log->trim({.maxEvents = 1, .maxAge = Milliseconds(1)}, testTime + std::chrono::hours(1), 100)
            .value(),
        qint64(9));
    store.reopen();

    QCOMPARE(store.reader->load(room, 0, 0)->lastSeq, Seq(10));
    for (const Seq old : {1, 9, 10})
        VERIFY_REFUSED(store.log->append(storedEvents(room, old, old)), StoreFailure::Rejected);
    VERIFY_DONE(store.log->append(storedEvents(room, 11, 11)));
}

QTEST_GUILESS_MAIN(tst_SqliteEventLog)
#include "tst_sqliteeventlog.moc"
