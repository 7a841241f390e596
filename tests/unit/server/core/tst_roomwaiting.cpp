// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

using Words = QStringList;

namespace {

constexpr auto hold = Milliseconds(limits::seatHold);
constexpr auto grace = Milliseconds(limits::channelGrace);
constexpr auto interval = Milliseconds(limits::countInterval);

/// One seat, taken by mina; the others wait for it in this order.
struct FullDesk : RoomDesk {
    explicit FullDesk(const QStringList &waiting = {}, const RoomRules &roomRules = {})
        : RoomDesk(1, "channel", roomRules)
    {
        enter(u"mina1"_s);
        for (const QString &connection : waiting)
            wish(connection);
    }
    /// The names of who waits, the first first; in brackets those for whom a seat is held.
    [[nodiscard]] QString waiting() const
    {
        QStringList names;
        for (int position = 1; position <= room.waiting().size(); ++position) {
            const WaitList::Place &place = room.waiting().at(position);
            names << (position <= room.waiting().held() ? u"[%1]"_s : u"%1"_s).arg(place.user.value);
        }
        return names.join(u' ');
    }
};

} // namespace

/// Waiting for a seat in a full room: who came first is served first (U-17, B3-16).
class tst_RoomWaiting final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstOfThoseWhoWaitGetsTheSeat();
    void nobodyOvertakes();
    void howASeatComesFree_data();
    void howASeatComesFree();
    void howSomebodyStopsWaiting_data();
    void howSomebodyStopsWaiting();
    void aSeatIsHeldForAWhile_data();
    void aSeatIsHeldForAWhile();
    void aDropKeepsThePlaceForTheGrace_data();
    void aDropKeepsThePlaceForTheGrace();
    void anotherConnectionTakesThePlaceOver();
    void whoMovedUpIsToldOnceInAWhile();
    void theEstimateComesFromTheLastSeats();
    void soManyMayWait_data();
    void soManyMayWait();
    void theDoorIsAskedBeforeAndAfter();
    void theMostPeopleChange();
    void whoIsBannedWaitsNoLonger();
    void theEndOfTheRoomIsTheEndOfTheWait_data();
    void theEndOfTheRoomIsTheEndOfTheWait();
    void aTemporaryRoomWaitsForThoseWhoWait();
};

void tst_RoomWaiting::theFirstOfThoseWhoWaitGetsTheSeat()
{
    FullDesk desk;
    QCOMPARE(desk.enter(u"jiho1"_s), (Words{u"jiho1 refused room_full"_s}));
    QCOMPARE(desk.wish(u"jiho1"_s), (Words{u"jiho1 queued as 1"_s}));
    QCOMPARE(desk.wish(u"suni1"_s), (Words{u"suni1 queued as 2"_s}));
    QCOMPARE(desk.wish(u"jiho1"_s), (Words{u"jiho1 queued as 1"_s})); // asking again costs nothing
    QCOMPARE(desk.leave(u"mina1"_s),
             (Words{u"mina1 unsubscribed"_s, u"mina left left"_s, u"mina1 ok"_s, u"jiho1 has a seat"_s}));
    QCOMPARE(desk.wish(u"jiho1"_s),
             (Words{u"jiho joined"_s, u"jiho1 entered"_s, u"jiho1 sees jiho"_s, u"jiho1 subscribed"_s}));
    QCOMPARE(desk.wait(interval), (Words{u"suni1 waits as 1"_s}));
    QCOMPARE(desk.room.people(), 1);
}

void tst_RoomWaiting::nobodyOvertakes()
{
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    desk.leave(u"mina1"_s);
    QCOMPARE(desk.waiting(), u"[2] 3"_s);
    QCOMPARE(desk.enter(u"dora1"_s), (Words{u"dora1 refused room_full"_s})); // it is empty, and held
    QCOMPARE(desk.enter(u"suni1"_s), (Words{u"suni1 refused room_full"_s}));
    QCOMPARE(desk.wish(u"suni1"_s), (Words{u"suni1 queued as 2"_s}));
    QCOMPARE(desk.wish(u"mina1"_s), (Words{u"mina1 queued as 3"_s}));
    QCOMPARE(desk.enter(u"jiho1"_s).value(1), u"jiho1 entered"_s); // he need not say that he waits
    QCOMPARE(desk.waiting(), u"3 1"_s);
}

void tst_RoomWaiting::howASeatComesFree_data()
{
    QTest::addColumn<std::function<void(RoomDesk &)>>("free");
    const auto row
        = [](const char *name, const std::function<void(RoomDesk &)> &free) { QTest::newRow(name) << free; };
    row("somebody leaves", [](RoomDesk &desk) { desk.leave(u"mina1"_s); });
    row("somebody is replaced", [](RoomDesk &desk) { desk.gone(u"mina1"_s, LeaveReason::Replaced); });
    row("somebody is lost, and the grace is over", [](RoomDesk &desk) {
        desk.gone(u"mina1"_s);
        desk.wait(grace);
    });
    row("an operator kicks somebody", [](RoomDesk &desk) {
        const KickMember kick{.room = RoomDesk::roomId, .user = desk.user(u"mina"_s)};
        desk.handle(
            roomjob::Steer{.sender = {}, .command = std::make_shared<const HostCommand>(kick), .ticket = 1});
    });
}

void tst_RoomWaiting::howASeatComesFree()
{
    QFETCH(std::function<void(RoomDesk &)>, free);
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    QCOMPARE(desk.waiting(), u"2 3"_s);
    free(desk);
    QCOMPARE(desk.waiting(), u"[2] 3"_s);
}

void tst_RoomWaiting::howSomebodyStopsWaiting_data()
{
    QTest::addColumn<std::function<Words(RoomDesk &)>>("stop");
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("waiting");
    const auto row = [](const char *name, const std::function<Words(RoomDesk &)> &stop, const Words &words,
                        const QString &waiting) { QTest::newRow(name) << stop << words << waiting; };
    const Words off{u"jiho1 unsubscribed"_s, u"jiho1 ok"_s};
    row("he says so", [](RoomDesk &desk) { return desk.stopWaiting(u"jiho1"_s); }, off, u"3"_s);
    row(
        "he leaves the room that he is not in", [](RoomDesk &desk) { return desk.leave(u"jiho1"_s); }, off,
        u"3"_s);
    row(
        "another connection of his says so, which does not wait (B1-08)",
        [](RoomDesk &desk) { return desk.stopWaiting(u"jiho2"_s); }, {u"jiho2 ok"_s}, u"2 3"_s);
    row(
        "he logs in elsewhere", [](RoomDesk &desk) { return desk.gone(u"jiho1"_s, LeaveReason::Replaced); },
        {}, u"3"_s);
    row(
        "an older connection of his ends", [](RoomDesk &desk) { return desk.gone(u"jiho2"_s); }, {},
        u"2 3"_s);
    row(
        "somebody says so who never waited", [](RoomDesk &desk) { return desk.stopWaiting(u"dora1"_s); },
        {u"dora1 ok"_s}, u"2 3"_s);
}

void tst_RoomWaiting::howSomebodyStopsWaiting()
{
    QFETCH(std::function<Words(RoomDesk &)>, stop);
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    QTEST(stop(desk), "words");
    QTEST(desk.waiting(), "waiting");
}

void tst_RoomWaiting::aSeatIsHeldForAWhile_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<QString>("waiting");
    QTest::newRow("just before its end") << hold - 1ms << u"[2] 3"_s;
    QTest::newRow("at its end the next has it") << hold << u"[3]"_s;
    QTest::newRow("after it") << hold + 1ms << u"[3]"_s;
}

void tst_RoomWaiting::aSeatIsHeldForAWhile()
{
    QFETCH(Milliseconds, after);
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    desk.leave(u"mina1"_s);
    const Words words = desk.wait(after);
    QTEST(desk.waiting(), "waiting");
    if (after >= hold)
        QCOMPARE(words, (Words{u"jiho1 waits as 0"_s, u"jiho1 unsubscribed"_s, u"suni1 has a seat"_s}));
    else
        QCOMPARE(words, Words{});
    const QString jiho = desk.enter(u"jiho1"_s).value(1);
    QCOMPARE(jiho, after < hold ? u"jiho1 entered"_s : QString());
}

void tst_RoomWaiting::aDropKeepsThePlaceForTheGrace_data()
{
    QTest::addColumn<Milliseconds>("away");
    QTest::addColumn<QString>("back");
    QTest::newRow("back before it is over") << grace - 1ms << u"jiho2 queued as 1"_s;
    QTest::newRow("back when it is over") << grace << u"jiho2 queued as 2"_s;
}

void tst_RoomWaiting::aDropKeepsThePlaceForTheGrace()
{
    QFETCH(Milliseconds, away);
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    desk.gone(u"jiho1"_s);
    desk.wait(away);
    QTEST(desk.wish(u"jiho2"_s).value(0), "back");
    // A seat is held for him also while he is away, and not longer than he is waited for.
    FullDesk other({u"jiho1"_s, u"suni1"_s});
    other.gone(u"jiho1"_s);
    QVERIFY(!other.leave(u"mina1"_s).contains(u"jiho1 has a seat"_s));
    QCOMPARE(other.waiting(), u"[2] 3"_s);
    other.wait(away);
    QCOMPARE(other.waiting(), away < grace ? u"[2] 3"_s : u"[3]"_s);
}

void tst_RoomWaiting::anotherConnectionTakesThePlaceOver()
{
    FullDesk desk({u"jiho1"_s, u"suni1"_s});
    QCOMPARE(desk.wish(u"jiho2"_s), (Words{u"jiho1 unsubscribed"_s, u"jiho2 queued as 1"_s}));
    desk.gone(u"jiho1"_s);
    QCOMPARE(desk.waiting(), u"2 3"_s);
    QVERIFY(desk.leave(u"mina1"_s).contains(u"jiho2 has a seat"_s));
    QVERIFY(desk.enter(u"jiho3"_s).contains(u"jiho2 unsubscribed"_s));
    QCOMPARE(desk.waiting(), u"3"_s);
}

void tst_RoomWaiting::whoMovedUpIsToldOnceInAWhile()
{
    FullDesk desk({u"jiho1"_s, u"suni1"_s, u"dora1"_s, u"hana1"_s});
    desk.stopWaiting(u"jiho1"_s);
    QCOMPARE(desk.stopWaiting(u"suni1"_s), (Words{u"suni1 unsubscribed"_s, u"suni1 ok"_s}));
    QCOMPARE(desk.wait(interval - 1ms), Words{});
    QCOMPARE(desk.wait(1ms), (Words{u"dora1 waits as 1"_s, u"hana1 waits as 2"_s}));
    QCOMPARE(desk.wait(interval), Words{}); // nothing is different
    QVERIFY(!desk.room.nextDeadline());
}

void tst_RoomWaiting::theEstimateComesFromTheLastSeats()
{
    FullDesk desk({u"jiho1"_s, u"suni1"_s, u"dora1"_s});
    const auto estimate = [&](const QString &connection) {
        desk.wish(connection);
        for (const RoomEffect &effect : desk.effects) {
            if (const auto *queued = std::get_if<effect::Queued>(&effect))
                return queued->body.estimateMs;
        }
        return std::optional<qint64>(-1);
    };
    QCOMPARE(estimate(u"dora1"_s), std::nullopt);
    desk.leave(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(estimate(u"dora1"_s), std::nullopt); // one seat says nothing
    desk.now.mono += 7s;
    desk.leave(u"jiho1"_s);
    desk.enter(u"suni1"_s);
    QCOMPARE(estimate(u"dora1"_s), std::optional<qint64>(7000));
    QCOMPARE(estimate(u"hana1"_s), std::optional<qint64>(14'000));
}

void tst_RoomWaiting::soManyMayWait_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("already");
    QTest::addColumn<bool>("refused");
    for (const int most : {3, int(limits::maxWaiting)}) {
        QTest::addRow("one less than %d", most) << most << most - 1 << false;
        QTest::addRow("%d wait", most) << most << most << true;
    }
    QTest::newRow("nobody may") << 0 << 0 << true;
}

void tst_RoomWaiting::soManyMayWait()
{
    QFETCH(int, most);
    QFETCH(int, already);
    QFETCH(bool, refused);
    FullDesk desk({}, {.maxWaiting = most});
    for (int i = 1; i <= already; ++i)
        QCOMPARE(desk.wish(u"p%1_1"_s.arg(i)).value(0), u"p%1_1 queued as %1"_s.arg(i));
    desk.wish(u"late1"_s);
    QCOMPARE(desk.room.waiting().size(), refused ? already : already + 1);
    QCOMPARE(desk.error().has_value(), refused);
    if (refused)
        QCOMPARE(desk.error()->limit, QByteArray::number(most) + " waiting");
    if (already > 0) // who is in the list asks again
        QCOMPARE(desk.wish(u"p1_1"_s).value(0), u"p1_1 queued as 1"_s);
}

void tst_RoomWaiting::theDoorIsAskedBeforeAndAfter()
{
    HostDesk desk("meeting", {.inviteOnly = true}, 1);
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.wish(u"jiho1"_s), (Words{u"jiho1 refused invite_required"_s})); // before he may wait
    desk.steer(u"mina1"_s, InviteToRoom{.uses = 1});
    const QByteArray code = desk.room.settings().invites.front().code;
    QCOMPARE(desk.wish(u"jiho1"_s, code), (Words{u"jiho1 queued as 1"_s}));
    QCOMPARE(desk.room.settings().invites.size(), size_t(1)); // whoever only waits has not used it
    desk.steer(u"mina1"_s, UpdateRoom{.locked = true});
    desk.leave(u"mina1"_s);
    QCOMPARE(desk.wish(u"jiho1"_s, code), (Words{u"jiho1 refused room_locked"_s}));
    QCOMPARE(desk.room.waiting().held(), 1);
}

void tst_RoomWaiting::theMostPeopleChange()
{
    HostDesk desk("meeting", {}, 2);
    for (const QString &who : {u"mina1"_s, u"jiho1"_s})
        desk.enter(who);
    for (const QString &who : {u"suni1"_s, u"dora1"_s, u"hana1"_s})
        desk.wish(who);
    Words words = desk.steer(u"mina1"_s, UpdateRoom{.max = 4});
    QCOMPARE(words.mid(words.size() - 2), (Words{u"suni1 has a seat"_s, u"dora1 has a seat"_s}));
    desk.steer(u"mina1"_s, UpdateRoom{.max = 3});
    QCOMPARE(desk.room.waiting().held(), 1);
    QCOMPARE(desk.wish(u"dora1"_s), (Words{u"dora1 queued as 2"_s}));
    desk.steer(u"mina1"_s, UpdateRoom{.max = 2});
    QCOMPARE(desk.room.waiting().held(), 0);
    QCOMPARE(desk.wish(u"suni1"_s), (Words{u"suni1 queued as 1"_s}));
    words = desk.steer(u"mina1"_s, UpdateRoom{.max = 50});
    QCOMPARE(words.mid(words.size() - 3),
             (Words{u"suni1 has a seat"_s, u"dora1 has a seat"_s, u"hana1 has a seat"_s}));
    QCOMPARE(desk.enter(u"jina1"_s).value(1), u"jina1 entered"_s); // there is room for all of them
}

void tst_RoomWaiting::whoIsBannedWaitsNoLonger()
{
    HostDesk desk("meeting", {}, 1);
    desk.enter(u"mina1"_s);
    desk.wish(u"jiho1"_s);
    const Words words = desk.steer(u"mina1"_s, BanMember{.user = desk.user(u"jiho"_s)});
    QCOMPARE(words.mid(0, 2), (Words{u"jiho1 waits as 0"_s, u"jiho1 unsubscribed"_s}));
    QVERIFY(desk.room.waiting().isEmpty());
    QCOMPARE(desk.wish(u"jiho1"_s), (Words{u"jiho1 refused room_banned"_s}));
}

void tst_RoomWaiting::theEndOfTheRoomIsTheEndOfTheWait_data()
{
    QTest::addColumn<std::function<Words(HostDesk &)>>("end");
    const auto row
        = [](const char *name, const std::function<Words(HostDesk &)> &end) { QTest::newRow(name) << end; };
    row("the host ends it",
        [](HostDesk &desk) { return desk.steer(u"mina1"_s, DeleteRoom{.room = {}, .confirm = u"hall"_s}); });
    row("an operator closes it", [](HostDesk &desk) { return desk.access(RoomAct::Close); });
    row("a fault closes it", [](HostDesk &desk) { return desk.handle(roomjob::Shut{"i1"}); });
}

void tst_RoomWaiting::theEndOfTheRoomIsTheEndOfTheWait()
{
    QFETCH(std::function<Words(HostDesk &)>, end);
    HostDesk desk("meeting", {}, 1);
    desk.enter(u"mina1"_s);
    desk.wish(u"jiho1"_s);
    desk.wish(u"suni1"_s);
    desk.gone(u"suni1"_s); // he is told by the end of his connection
    const Words words = end(desk);
    QVERIFY(words.contains(u"jiho1 waits as 0"_s));
    QVERIFY(words.contains(u"jiho1 unsubscribed"_s));
    QVERIFY(!words.contains(u"suni1 waits as 0"_s));
    QVERIFY(!words.contains(u"jiho1 has a seat"_s));
    QVERIFY(desk.room.waiting().isEmpty());
    QVERIFY(!desk.room.nextDeadline());
}

void tst_RoomWaiting::aTemporaryRoomWaitsForThoseWhoWait()
{
    HostDesk desk("temporary", {}, 1, {.emptyGrace = 1s});
    desk.enter(u"mina1"_s);
    desk.wish(u"jiho1"_s);
    desk.leave(u"mina1"_s);
    QCOMPARE(desk.wait(hold - 1ms), Words{}); // empty for longer than its grace, but for him
    QCOMPARE(desk.wait(1ms), (Words{u"jiho1 waits as 0"_s, u"jiho1 unsubscribed"_s}));
    QCOMPARE(desk.wait(1s - 1ms), Words{});
    QCOMPARE(desk.wait(1ms), (Words{u"vanishes"_s}));
}

QTEST_GUILESS_MAIN(tst_RoomWaiting)
#include "tst_roomwaiting.moc"
