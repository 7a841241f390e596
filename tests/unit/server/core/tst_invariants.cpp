// SPDX-License-Identifier: Apache-2.0
#include "server/core/invariants.h"

#include <QStringList>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

constexpr RoomId hall{7};
constexpr Timestamp noon(Milliseconds(1'730'000'000'000));

ConnectionId connection(quint32 slot) { return {0, slot, 1}; }

QStringList words(const std::vector<Violation> &violations)
{
    QStringList words;
    for (const Violation &one : violations)
        words << enumNames(one.invariant)[size_t(one.invariant)] + u' '
                + QString::number(one.connection.isValid() ? one.connection.slot : one.user.value);
    return words;
}

Violation ghost(quint32 slot)
{
    return {Invariant::SeatWithoutConnection, hall, UserId{slot}, connection(slot)};
}

} // namespace

/// What must always hold (U-06), and what is taken for a violation.
class tst_Invariants final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatDoesNotHoldIsFound_data();
    void whatDoesNotHoldIsFound();
    void onlyTheSecondLookConfirms();
    void whatIsOnItsWayIsNoViolation();
    void whatWasNotLookedAtIsNotConfirmed();
    void whatIsRepairedIsGone();
    void aRoomThatIsGoneHasNone();
    void theListIsBounded_data();
    void theListIsBounded();
};

void tst_Invariants::whatDoesNotHoldIsFound_data()
{
    QTest::addColumn<RoomLook>("room");
    QTest::addColumn<SocketLook>("sockets");
    QTest::addColumn<QStringList>("found");
    const auto seat = [](quint32 slot) { return RoomLook::Seat{UserId{slot}, connection(slot)}; };
    const RoomLook::Seat lost{UserId{3}, {}};
    const RoomLook::Seat overdue{UserId{4}, {}, true};
    const auto sockets = [](std::vector<ConnectionId> living, std::vector<ConnectionId> hearers) {
        SocketLook look{std::move(living), {{hall, std::move(hearers)}}};
        look.sort();
        return look;
    };
    QTest::newRow("everybody hears the room and is in it")
        << RoomLook{hall, {seat(1), seat(2), lost}}
        << sockets({connection(1), connection(2)}, {connection(1), connection(2)}) << QStringList();
    QTest::newRow("nobody is in it") << RoomLook{hall, {}} << SocketLook() << QStringList();
    QTest::newRow("a seat of a connection that is gone (B1-08)")
        << RoomLook{hall, {seat(1), seat(2)}} << sockets({connection(1)}, {connection(1)})
        << QStringList{u"seat_without_connection 2"_s};
    QTest::newRow("a seat that does not hear the room")
        << RoomLook{hall, {seat(1)}} << sockets({connection(1)}, {})
        << QStringList{u"seat_not_subscribed 1"_s};
    QTest::newRow("an ear without a seat")
        << RoomLook{hall, {seat(1)}} << sockets({connection(1)}, {connection(1), connection(9)})
        << QStringList{u"subscriber_without_seat 9"_s};
    QTest::newRow("a lost seat that should be free")
        << RoomLook{hall, {overdue}} << SocketLook() << QStringList{u"grace_overdue 4"_s};
    QTest::newRow("a session of a connection that is gone")
        << RoomLook{{}, {seat(1), seat(2), lost}} << SocketLook{{connection(2)}, {}}
        << QStringList{u"session_without_connection 1"_s};
}

void tst_Invariants::whatDoesNotHoldIsFound()
{
    QFETCH(RoomLook, room);
    QFETCH(SocketLook, sockets);
    QFETCH(QStringList, found);
    QCOMPARE(words(violationsIn(room, sockets)), found);
}

void tst_Invariants::onlyTheSecondLookConfirms()
{
    InvariantBook book;
    QVERIFY(book.take(hall, {ghost(1)}, noon)); // look again
    QVERIFY(book.open().empty());
    QVERIFY(!book.take(hall, {ghost(1)}, noon + Milliseconds(1)));
    QCOMPARE(book.open().size(), size_t(1));
    const auto &open = book.open().begin()->second;
    QVERIFY(open.what == ghost(1));
    QCOMPARE(open.since, noon + Milliseconds(1));
    QCOMPARE(book.find(open.id), &open);
    QCOMPARE(book.total(Invariant::SeatWithoutConnection), 1);

    QVERIFY(!book.take(hall, {ghost(1)}, noon)); // the same one still
    QCOMPARE(book.total(Invariant::SeatWithoutConnection), 1);
    QCOMPARE(book.looks(), 3);
}

void tst_Invariants::whatIsOnItsWayIsNoViolation()
{
    InvariantBook book;
    book.take(hall, {ghost(1)}, noon);
    book.take(hall, {ghost(2)}, noon); // another one each time: people come and go
    book.take(hall, {ghost(3)}, noon);
    book.take(hall, {}, noon);
    QVERIFY(book.open().empty());
    QCOMPARE(book.total(Invariant::SeatWithoutConnection), 0);
}

void tst_Invariants::whatWasNotLookedAtIsNotConfirmed()
{
    InvariantBook book;
    book.take(hall, {ghost(1)}, noon);
    book.skip(hall);
    QVERIFY(book.take(hall, {ghost(1)}, noon));
    QVERIFY(book.open().empty());
}

void tst_Invariants::whatIsRepairedIsGone()
{
    InvariantBook book;
    book.take(hall, {ghost(1), ghost(2)}, noon);
    book.take(hall, {ghost(1), ghost(2)}, noon);
    QCOMPARE(book.open().size(), size_t(2));
    book.take(hall, {ghost(2)}, noon);
    QCOMPARE(book.open().size(), size_t(1));
    QVERIFY(book.open().begin()->second.what == ghost(2));
    QCOMPARE(book.total(Invariant::SeatWithoutConnection), 2);
    QVERIFY(!book.find(1));
}

void tst_Invariants::aRoomThatIsGoneHasNone()
{
    InvariantBook book;
    book.take(hall, {ghost(1)}, noon);
    book.take(hall, {ghost(1)}, noon);
    book.forget(hall);
    QVERIFY(book.open().empty());
}

void tst_Invariants::theListIsBounded_data()
{
    QTest::addColumn<int>("violations");
    QTest::addColumn<int>("listed");
    QTest::newRow("one less than are listed") << limits::maxViolations - 1 << limits::maxViolations - 1;
    QTest::newRow("as many") << limits::maxViolations << limits::maxViolations;
    QTest::newRow("one more") << limits::maxViolations + 1 << limits::maxViolations;
}

void tst_Invariants::theListIsBounded()
{
    QFETCH(int, violations);
    QFETCH(int, listed);
    InvariantBook book;
    std::vector<Violation> found;
    for (int i = 1; i <= violations; ++i)
        found.push_back(ghost(quint32(i)));
    book.take(hall, found, noon);
    book.take(hall, found, noon);
    QCOMPARE(int(book.open().size()), listed);
    QCOMPARE(int(book.total(Invariant::SeatWithoutConnection)), violations); // all are counted
}

QTEST_GUILESS_MAIN(tst_Invariants)
#include "tst_invariants.moc"
