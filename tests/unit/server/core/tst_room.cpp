// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Words = QStringList;

} // namespace

/// What a room decides, job by job (architecture.md section 3).
class tst_Room final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNewcomerIsAnsweredAndShownTheRoomBeforeHeHears(); // B1-03, B1-11, B1-44
    void enteringAgainShowsTheRoomAgainAndTellsNobody(); // B2-13
    void theNewestConnectionHoldsTheSeat(); // B1-08
    void capacity_data();
    void capacity(); // B1-12, B3-16
    void seatsInGraceAreTaken();
    void leavingIsSaidOnce(); // B1-13
    void onlyMembersSpeakAndRead(); // B2-06
    void messagesAreKeptOnceAndInOrder();
    void aResendIsAnsweredNotRepeated(); // B3-22
    void aResendUnderAnotherNickIsTheSameMessage(); // B3-22
    void noncesOutsideTheRingAreForgotten();
    void cursors_data();
    void cursors();
    void grace_data();
    void grace();
    void whoComesBackIsNotTold();
    void endsWithoutGrace_data();
    void endsWithoutGrace();
    void endsOfStrangersChangeNothing(); // B1-07, B1-08
    void whenTheStoreIsAwayLeavingGoesOn();
    void nobodyHearsJoinsInTheRoomSystem(); // B1-24
    void shutEmptiesTheRoom();
    void whatAMailboxMayRefuse();
};

void tst_Room::theNewcomerIsAnsweredAndShownTheRoomBeforeHeHears()
{
    RoomDesk desk;
    QCOMPARE(desk.enter(u"mina1"_s),
             (Words{u"mina joined"_s, u"mina1 entered"_s, u"mina1 sees mina"_s, u"mina1 subscribed"_s}));
    QCOMPARE(desk.enter(u"jiho1"_s),
             (Words{u"jiho joined"_s, u"jiho1 entered"_s, u"jiho1 sees mina+jiho"_s, u"jiho1 subscribed"_s}));
    const RoomSnapshot snapshot = desk.snapshot();
    QCOMPARE(snapshot.membersTotal, 2);
    QCOMPARE(snapshot.room.people, 2);
    QCOMPARE(snapshot.room.name, u"hall"_s);
    QCOMPARE(snapshot.epoch, RoomDesk::epoch);
    QVERIFY(snapshot.complete && snapshot.seq == 0 && snapshot.from == 0 && snapshot.to == 0);
}

void tst_Room::enteringAgainShowsTheRoomAgainAndTellsNobody()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.enter(u"mina1"_s),
             (Words{u"mina1 entered"_s, u"mina1 sees mina"_s, u"mina1 subscribed"_s}));
    QCOMPARE(desk.room.people(), 1);
}

void tst_Room::theNewestConnectionHoldsTheSeat()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(
        desk.enter(u"mina2"_s),
        (Words{u"mina1 unsubscribed"_s, u"mina2 entered"_s, u"mina2 sees mina"_s, u"mina2 subscribed"_s}));
    for (const LeaveReason late : {LeaveReason::Lost, LeaveReason::Replaced, LeaveReason::Kicked})
        QCOMPARE(desk.gone(u"mina1"_s, late), Words());
    QCOMPARE(desk.leave(u"mina1"_s), Words{u"mina1 ok"_s}); // a late leave of the old one
    QCOMPARE(desk.say(u"mina1"_s, "n", u"hi"_s), Words{u"mina1 refused not_joined"_s});
    QCOMPARE(desk.say(u"mina2"_s, "n", u"hi"_s), (Words{u"mina2 sent 1"_s, u"kept 1"_s}));
    QVERIFY(!desk.room.nextDeadline());
}

void tst_Room::capacity_data()
{
    QTest::addColumn<int>("inside");
    QTest::addColumn<bool>("enters");
    QTest::newRow("N-1 people: the last seat is given") << 24 << true;
    QTest::newRow("N people: full") << 25 << false;
    QTest::newRow("N+1 people, the limit was lowered: full") << 26 << false;
}

void tst_Room::capacity()
{
    QFETCH(int, inside);
    QFETCH(bool, enters);
    RoomDesk desk(25);
    for (int i = 1; i <= inside; ++i)
        desk.enter(u"guest%1-1"_s.arg(i));
    QCOMPARE(desk.room.people(), std::min(inside, 25));
    desk.enter(u"mina1"_s);
    QCOMPARE(!desk.error(), enters);
    QCOMPARE(desk.room.people(), 25);
    if (!enters) {
        QCOMPARE(desk.error()->code, ErrorCode::RoomFull);
        QCOMPARE(desk.error()->limit, "25 people"_ba);
        desk.enter(u"guest3-2"_s); // who has a seat is not in the way of himself
        QVERIFY(!desk.error());
    }
    RoomDesk open(0);
    for (int i = 1; i <= 1000; ++i)
        open.enter(u"guest%1-1"_s.arg(i));
    QCOMPARE(open.room.people(), 1000);
}

void tst_Room::seatsInGraceAreTaken()
{
    RoomDesk desk(1);
    desk.enter(u"mina1"_s);
    desk.gone(u"mina1"_s);
    QCOMPARE(desk.enter(u"jiho1"_s), Words{u"jiho1 refused room_full"_s});
    desk.wait(10s);
    QCOMPARE(desk.enter(u"jiho1"_s).constFirst(), u"jiho joined"_s);
}

void tst_Room::leavingIsSaidOnce()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.leave(u"jiho1"_s), Words{u"jiho1 ok"_s});
    QCOMPARE(desk.leave(u"mina1"_s), (Words{u"mina1 unsubscribed"_s, u"mina left left"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.leave(u"mina1"_s), Words{u"mina1 ok"_s});
    QCOMPARE(desk.gone(u"mina1"_s), Words());
    QCOMPARE(desk.room.people(), 0);
    QCOMPARE(desk.wait(1h), Words());
}

void tst_Room::onlyMembersSpeakAndRead()
{
    RoomDesk desk;
    QCOMPARE(desk.say(u"mina1"_s, "n", u"hi"_s), Words{u"mina1 refused not_joined"_s});
    QCOMPARE(desk.handle(roomjob::Fetch{desk.sender(u"mina1"_s), {}}), Words{u"mina1 refused not_joined"_s});
    QCOMPARE(desk.room.lastSeq(), 0);
}

void tst_Room::messagesAreKeptOnceAndInOrder()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.say(u"mina1"_s, "a", u"one"_s), (Words{u"mina1 sent 1"_s, u"kept 1"_s}));
    QCOMPARE(desk.say(u"jiho1"_s, "a", u"two"_s), (Words{u"jiho1 sent 2"_s, u"kept 2"_s}));
    QCOMPARE(desk.say(u"mina1"_s, "b", u"one"_s), (Words{u"mina1 sent 3"_s, u"kept 3"_s}));
    const StoredEvent kept = std::get<effect::Keep>(desk.effects.back()).event;
    QCOMPARE(kept.room, RoomDesk::roomId);
    QCOMPARE(kept.type, "msg.new"_ba);
    QCOMPARE(kept.nonce, "b"_ba);
    QCOMPARE(kept.time, desk.now.wall);
    QCOMPARE(kept.user, desk.user(u"mina"_s));
    QCOMPARE(kept.body, toJson(MessageNew{.user = {desk.user(u"mina"_s), u"mina"_s}, .text = u"one"_s}));
}

void tst_Room::aResendIsAnsweredNotRepeated()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    desk.say(u"mina1"_s, "a", u"one"_s);
    const Timestamp said = desk.now.wall;
    desk.wait(5s);
    desk.enter(u"mina2"_s);
    QCOMPARE(desk.say(u"mina2"_s, "a", u"one"_s), Words{u"mina2 again 1"_s});
    const auto sent = std::get<MessageSent>(std::get<effect::Answer>(desk.effects.back()).body);
    QCOMPARE(sent.time, said);
    QCOMPARE(sent.nonce, "a"_ba);
    QCOMPARE(desk.say(u"mina2"_s, "a", u"other"_s), Words{u"mina2 refused duplicate_nonce_mismatch"_s});
    QCOMPARE(desk.say(u"jiho1"_s, "a", u"one"_s), (Words{u"jiho1 sent 2"_s, u"kept 2"_s}));
    desk.store.available = false; // what is stored or on its way needs no new promise
    QCOMPARE(desk.say(u"mina2"_s, "a", u"one"_s), Words{u"mina2 again 1"_s});
}

void tst_Room::aResendUnderAnotherNickIsTheSameMessage()
{
    RoomDesk desk;
    const QString text = u"a \"line\"\n\\ and 가😀"_s; // as it is kept, it is spelled otherwise
    desk.enter(u"mina1"_s);
    desk.say(u"mina1"_s, "a", text);
    desk.gone(u"mina1"_s);
    desk.wait(10s); // the seat is gone, and somebody else took the nick
    desk.handle(roomjob::Enter{desk.sender(u"mina2"_s), u"guest-7f3k2"_s, {}});
    QCOMPARE(desk.say(u"mina2"_s, "a", text), Words{u"mina2 again 1"_s});
    QCOMPARE(desk.say(u"mina2"_s, "a", u"two"_s), Words{u"mina2 refused duplicate_nonce_mismatch"_s});
}

void tst_Room::noncesOutsideTheRingAreForgotten()
{
    RoomDesk desk(0, "channel", {.ringEvents = 3});
    desk.enter(u"mina1"_s);
    desk.talk(4);
    QCOMPARE(desk.say(u"mina1"_s, "n2", u"hi"_s), Words{u"mina1 again 2"_s});
    QCOMPARE(desk.say(u"mina1"_s, "n1", u"hi"_s), (Words{u"mina1 sent 5"_s, u"kept 5"_s}));
}

void tst_Room::cursors_data()
{
    QTest::addColumn<int>("before"); // -1: none
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("around");
    QTest::addColumn<QString>("word");
    QTest::newRow("the newest") << -1 << -1 << -1 << u"mina1 reads"_s;
    QTest::newRow("before") << 5 << -1 << -1 << u"mina1 reads"_s;
    QTest::newRow("after the beginning") << -1 << 0 << -1 << u"mina1 reads"_s;
    QTest::newRow("around") << -1 << -1 << 5 << u"mina1 reads"_s;
    QTest::newRow("before and after") << 5 << 5 << -1 << u"mina1 refused bad_cursor"_s;
    QTest::newRow("before and around") << 5 << -1 << 5 << u"mina1 refused bad_cursor"_s;
    QTest::newRow("after and around") << -1 << 5 << 5 << u"mina1 refused bad_cursor"_s;
    QTest::newRow("all three") << 5 << 5 << 5 << u"mina1 refused bad_cursor"_s;
}

void tst_Room::cursors()
{
    QFETCH(int, before);
    QFETCH(int, after);
    QFETCH(int, around);
    QFETCH(QString, word);
    const auto cursor = [](int seq) { return seq < 0 ? std::nullopt : std::optional<Seq>(seq); };
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.store.available = false; // reading goes on (B1-33)
    const FetchHistory query{.room = RoomDesk::roomId,
                             .before = cursor(before),
                             .after = cursor(after),
                             .around = cursor(around),
                             .limit = {}};
    QCOMPARE(desk.handle(roomjob::Fetch{desk.sender(u"mina1"_s), query}), Words{word});
    if (const auto *read = std::get_if<effect::Read>(&desk.effects.back())) {
        QCOMPARE(read->query.before, query.before);
        QCOMPARE(read->query.after, query.after);
        QCOMPARE(read->query.around, query.around);
        QCOMPARE(read->query.limit, limits::historyPage);
        QCOMPARE(read->query.maxBytes, limits::maxAnswerBytes);
    }
}

void tst_Room::grace_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("1 ms before its end: silence") << Milliseconds(9'999) << Words();
    QTest::newRow("at its end: left once") << Milliseconds(10'000) << Words{u"mina left lost"_s};
    QTest::newRow("1 ms later: left once") << Milliseconds(10'001) << Words{u"mina left lost"_s};
}

void tst_Room::grace()
{
    QFETCH(Milliseconds, after);
    QFETCH(QStringList, told);
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.gone(u"mina1"_s), Words());
    QCOMPARE(*desk.room.nextDeadline(), desk.now.mono + 10s);
    QCOMPARE(desk.gone(u"mina1"_s), Words()); // B1-07
    desk.now.mono += after;
    QCOMPARE(desk.handle(roomjob::Tick{}), told);
    QCOMPARE(desk.handle(roomjob::Tick{}), Words());
    QCOMPARE(desk.room.people(), told.isEmpty() ? 2 : 1);
    QCOMPARE(desk.room.nextDeadline().has_value(), told.isEmpty());
}

void tst_Room::whoComesBackIsNotTold()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.gone(u"mina1"_s);
    QCOMPARE(desk.wait(9'999ms), Words());
    QCOMPARE(desk.enter(u"mina2"_s),
             (Words{u"mina2 entered"_s, u"mina2 sees mina"_s, u"mina2 subscribed"_s}));
    QVERIFY(!desk.room.nextDeadline());
    QCOMPARE(desk.wait(1h), Words());
    desk.gone(u"mina2"_s);
    QCOMPARE(desk.wait(10s), Words{u"mina left lost"_s});
}

void tst_Room::endsWithoutGrace_data()
{
    QTest::addColumn<LeaveReason>("reason");
    QTest::addColumn<QString>("word");
    QTest::newRow("logged out") << LeaveReason::Left << u"mina left left"_s;
    QTest::newRow("kicked") << LeaveReason::Kicked << u"mina left kicked"_s;
    QTest::newRow("replaced") << LeaveReason::Replaced << u"mina left replaced"_s;
}

void tst_Room::endsWithoutGrace()
{
    QFETCH(LeaveReason, reason);
    QFETCH(QString, word);
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.gone(u"mina1"_s, reason), (Words{u"mina1 unsubscribed"_s, word}));
    QCOMPARE(desk.room.people(), 0);
    QVERIFY(!desk.room.nextDeadline());
    QCOMPARE(desk.gone(u"mina1"_s, reason), Words());

    RoomDesk graceless(0, "channel", {.grace = 0ms});
    graceless.enter(u"mina1"_s);
    QCOMPARE(graceless.gone(u"mina1"_s), (Words{u"mina1 unsubscribed"_s, u"mina left lost"_s}));
}

void tst_Room::endsOfStrangersChangeNothing()
{
    RoomDesk desk;
    QCOMPARE(desk.gone(u"mina1"_s), Words());
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.gone(u"mina1"_s, LeaveReason::Kicked), Words());
    QCOMPARE(desk.gone(u"jiho2"_s), Words());
    QCOMPARE(desk.room.people(), 1);
    QVERIFY(!desk.room.nextDeadline());
}

void tst_Room::whenTheStoreIsAwayLeavingGoesOn()
{
    RoomDesk desk;
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    desk.store = {.available = false, .retryAfter = 700ms};
    QCOMPARE(desk.enter(u"sora1"_s), Words{u"sora1 refused storage_unavailable"_s});
    QCOMPARE(desk.error()->retryAfter, Milliseconds(700));
    QCOMPARE(desk.say(u"mina1"_s, "a", u"hi"_s), Words{u"mina1 refused storage_unavailable"_s});
    QCOMPARE(desk.error()->retryAfter, Milliseconds(700));
    QCOMPARE(desk.room.lastSeq(), Seq(0)); // tested before a number is given
    QCOMPARE(desk.leave(u"mina1"_s), (Words{u"mina1 unsubscribed"_s, u"mina left left"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.gone(u"jiho1"_s), Words());
    QCOMPARE(desk.wait(10s), Words{u"jiho left lost"_s});
    desk.store.available = true;
    QCOMPARE(desk.enter(u"sora1"_s).constFirst(), u"sora joined"_s);
}

void tst_Room::nobodyHearsJoinsInTheRoomSystem()
{
    RoomDesk desk(0, "system");
    QCOMPARE(desk.enter(u"mina1"_s), (Words{u"mina1 entered"_s, u"mina1 sees "_s, u"mina1 subscribed"_s}));
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.snapshot().membersTotal, 2);
    QCOMPARE(desk.snapshot().room.kind, RoomKind::System);
    QCOMPARE(desk.say(u"mina1"_s, "a", u"hi"_s), Words{u"mina1 refused read_only_room"_s});
    QCOMPARE(desk.leave(u"mina1"_s), Words{u"mina1 ok"_s});
    QCOMPARE(desk.announce(RoomDesk::announcement(false)), (Words{u"kept 1"_s, u"announced 1 to 2"_s}));
    QCOMPARE(desk.gone(u"mina1"_s), Words{u"mina1 unsubscribed"_s});
    QCOMPARE(desk.announce(RoomDesk::announcement(false)), (Words{u"kept 2"_s, u"announced 2 to 1"_s}));
    QVERIFY(!desk.room.nextDeadline());
}

void tst_Room::shutEmptiesTheRoom()
{
    RoomDesk desk;
    for (const QString &connection : {u"mina1"_s, u"jiho1"_s, u"sora1"_s})
        desk.enter(connection);
    desk.gone(u"sora1"_s);
    Words words = desk.handle(roomjob::Shut{"i-17"});
    QCOMPARE(words.takeFirst(), u"closed 1000 i-17"_s); // they hear it before they are unsubscribed
    words.sort();
    QCOMPARE(words, (Words{u"jiho1 unsubscribed"_s, u"mina1 unsubscribed"_s}));
    QCOMPARE(desk.room.people(), 0);
    QVERIFY(!desk.room.nextDeadline());
    QCOMPARE(desk.gone(u"mina1"_s), Words());
    QCOMPARE(desk.wait(1h), Words());
}

void tst_Room::whatAMailboxMayRefuse()
{
    QVERIFY(isRefusable(roomjob::Enter{}));
    QVERIFY(isRefusable(roomjob::Say{}));
    QVERIFY(isRefusable(roomjob::Fetch{}));
    QVERIFY(!isRefusable(roomjob::Leave{}));
    QVERIFY(!isRefusable(roomjob::ConnectionGone{}));
    QVERIFY(!isRefusable(roomjob::Announce{}));
    QVERIFY(!isRefusable(roomjob::Tick{}));
    QVERIFY(!isRefusable(roomjob::Shut{}));
}

QTEST_GUILESS_MAIN(tst_Room)
#include "tst_room.moc"
