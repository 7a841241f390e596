// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

#include <thread>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Rooms by id: born on the first post, loaded beside the turns, forgotten when idle (B5-19).
class tst_Hub final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void B1_45_aNameOrIdIsTakenOnce_data();
    void B1_45_aNameOrIdIsTakenOnce();
    void roomsAreFoundAndListedByName();
    void anUnknownRoomIsSaidSo();
    void B3_18_eightFirstPostersMakeOneActor();
    void jobsWaitInOrderWhileTheRoomLoads();
    void loadingHoldsUpNoOtherRoom();
    void aRoomThatCannotBeLoadedRefuses_data();
    void aRoomThatCannotBeLoadedRefuses();
    void anIdleRoomRetiresAndComesBack();
    void everyIdleRoomRetiresInTheEnd();
    void aRetireThatIsOvertakenIsAskedForAgain();
    void aRoomWithSomebodyInsideStays();
    void B1_32_chatWaitsForNoTick();
    void aTickThatComesEarlyIsAskedForAgain();
    void aFullMailboxRefusesWhatClientsSend_data();
    void aFullMailboxRefusesWhatClientsSend();
    void aLookWakesNoRoom();
    void aLookSeesTheRoomBetweenTwoJobs();
    void aLookIsRefusedByAFullMailbox();
    void everyLookAtARoomThatVanishesIsAnswered();
    void anActorIsFoundByItsRoom();
};

void tst_Hub::B1_45_aNameOrIdIsTakenOnce_data()
{
    QTest::addColumn<quint64>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("the same name, another id") << quint64(77) << u"one"_s;
    QTest::newRow("the same id, another name") << RuntimeFixture::room.value << u"three"_s;
    QTest::newRow("the same room again") << RuntimeFixture::room.value << u"one"_s;
}

void tst_Hub::B1_45_aNameOrIdIsTakenOnce()
{
    QFETCH(quint64, id);
    QFETCH(QString, name);
    RuntimeFixture fixture;
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    QVERIFY(!fixture.hub->add({.id = {id}, .name = name, .kind = "channel", .maxPeople = 5}));
    QCOMPARE(fixture.hub->rooms().size(), size_t(2));
    QVERIFY(fixture.hub->find(u"one"_s) == RuntimeFixture::room);
    QVERIFY(!fixture.hub->find(u"three"_s));
    QCOMPARE(fixture.hub->rooms().front().record.maxPeople, 0);
    QCOMPARE(fixture.ask(ann.say(2), 2), u"ok"_s); // still inside
}

void tst_Hub::roomsAreFoundAndListedByName()
{
    RuntimeFixture fixture;
    QVERIFY(fixture.hub->add({.id = {77}, .name = u"a first"_s, .kind = "channel"}));
    const auto rooms = fixture.hub->rooms();
    QCOMPARE(rooms.size(), size_t(3));
    QCOMPARE(rooms[0].record.name, u"a first"_s);
    QCOMPARE(rooms[1].record.name, u"one"_s);
    QCOMPARE(rooms[2].record.name, u"two"_s);
    QVERIFY(fixture.hub->find(u"two"_s) == RuntimeFixture::other);
    QVERIFY(!fixture.hub->find(u"nowhere"_s));
    QCOMPARE(fixture.hub->living(), size_t(0));
    QVERIFY(!rooms[1].counts->loaded);
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(2), 2), u"ok"_s);
    fixture.settle();
    QVERIFY(rooms[1].counts->loaded);
    QCOMPARE(rooms[1].counts->people, 1);
    QCOMPARE(rooms[1].counts->lastSeq, Seq(1));
}

void tst_Hub::anUnknownRoomIsSaidSo()
{
    RuntimeFixture fixture;
    QCOMPARE(fixture.hub->post({99}, ann.enter(1)), Submitted::NoSuchRoom);
    QCOMPARE(fixture.hub->living(), size_t(0));
    QCOMPARE(fixture.store.loads, 0);
}

void tst_Hub::B3_18_eightFirstPostersMakeOneActor()
{
    RuntimeFixture fixture({.workers = 4});
    fixture.store.loading.close();
    {
        std::vector<std::jthread> posters;
        for (quint32 poster = 1; poster <= 8; ++poster)
            posters.emplace_back([&, poster] { fixture.post(Person{poster}.enter(poster)); });
    }
    QVERIFY(fixture.store.loading.holds());
    QCOMPARE(fixture.hub->living(), size_t(1));
    QCOMPARE(fixture.workers.actors().size(), size_t(1));
    fixture.store.loading.open();
    for (quint32 poster = 1; poster <= 8; ++poster)
        QCOMPARE(fixture.publisher.answer(poster), u"ok"_s);
    fixture.settle();
    QCOMPARE(fixture.store.loads, 1);
    QCOMPARE(fixture.hub->rooms().front().counts->people, 8);
}

void tst_Hub::jobsWaitInOrderWhileTheRoomLoads()
{
    RuntimeFixture fixture;
    fixture.store.loading.close();
    fixture.post(ann.enter(1));
    for (RequestId request = 2; request <= 200; ++request)
        fixture.post(ann.say(request));
    QVERIFY(fixture.store.loading.holds());
    QVERIFY2(fixture.workers.running().empty(), "no turn waits for the store");
    QCOMPARE(fixture.workers.actors().front()->phase, chat::server::ActorState::Loading);
    QCOMPARE(fixture.workers.actors().front()->waiting, 200);
    QVERIFY(fixture.publisher.all().empty());
    fixture.store.loading.open();
    for (RequestId request = 2; request <= 200; ++request)
        QCOMPARE(fixture.publisher.seqOf(request), Seq(request) - 1);
}

void tst_Hub::loadingHoldsUpNoOtherRoom()
{
    RuntimeFixture fixture({.workers = 1});
    fixture.store.loading.close();
    fixture.post(ann.enter(1));
    fixture.post(bob.enter(2), RuntimeFixture::other);
    QVERIFY(fixture.store.loading.holds(2));
    std::atomic<bool> ran{false};
    QVERIFY(fixture.workers.run([&] { ran = true; }));
    QTRY_VERIFY(ran);
    fixture.store.loading.open();
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    QCOMPARE(fixture.publisher.answer(2), u"ok"_s);
}

void tst_Hub::aRoomThatCannotBeLoadedRefuses_data()
{
    QTest::addColumn<int>("says");
    QTest::newRow("what waits in one turn") << 3;
    QTest::newRow("what waits for several turns") << 3 * limits::turnJobs;
}

void tst_Hub::aRoomThatCannotBeLoadedRefuses()
{
    QFETCH(int, says);
    RuntimeFixture fixture;
    fixture.store.loadFails = true;
    fixture.store.loading.close();
    fixture.post(ann.enter(1));
    fixture.post(ann.fetch(2));
    fixture.post(ann.leave(3));
    fixture.post(ann.gone());
    for (int i = 0; i < says; ++i)
        fixture.post(ann.say(RequestId(4 + i)));
    fixture.store.loading.open();
    for (int request = 1; request < 4 + says; ++request)
        QCOMPARE(fixture.publisher.answer(RequestId(request)), u"storage_unavailable"_s);
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    const int before = fixture.store.loads;
    fixture.store.loadFails = false;
    QCOMPARE(fixture.ask(ann.enter(1000), 1000), u"ok"_s);
    QCOMPARE(fixture.store.loads, before + 1);
}

void tst_Hub::anIdleRoomRetiresAndComesBack()
{
    RuntimeFixture fixture({.idleTime = 0ms});
    for (RequestId round = 1; round <= 20; ++round) {
        QCOMPARE(fixture.ask(ann.enter(10 * round), 10 * round), u"ok"_s);
        QCOMPARE(fixture.ask(ann.say(10 * round + 1), 10 * round + 1), u"ok"_s);
        QCOMPARE(fixture.publisher.seqOf(10 * round + 1), Seq(round));
        QCOMPARE(fixture.ask(ann.leave(10 * round + 2), 10 * round + 2), u"ok"_s);
        QVERIFY(fixture.emptied());
        QVERIFY(!fixture.hub->rooms().front().counts->loaded);
    }
    QVERIFY(fixture.store.loads >= 20);
    QCOMPARE(fixture.store.events(RuntimeFixture::room).size(), size_t(20));
    QCOMPARE(fixture.store.holes, 0);
}

void tst_Hub::everyIdleRoomRetiresInTheEnd()
{
    // The retire may come out before its own turn has ended; then it is not idle yet, and must ask again.
    RuntimeFixture fixture({.idleTime = 0ms});
    for (int i = 0; i < 500; ++i) {
        fixture.post(ann.gone());
        QVERIFY2(fixture.emptied(), "the room lives on though it is idle");
    }
}

void tst_Hub::aRetireThatIsOvertakenIsAskedForAgain()
{
    RuntimeFixture fixture({.workers = 1, .idleTime = 0ms});
    Gate gate(false);
    fixture.store.loading.close();
    fixture.post(ann.gone());
    QVERIFY(fixture.store.loading.holds());
    QVERIFY(fixture.workers.run([&] { gate.pass(); }));
    QVERIFY(gate.holds());
    fixture.store.loading.open();
    QTRY_VERIFY(fixture.workers.queued() == 1);
    fixture.hub->retired(RuntimeFixture::room, 1, 0); // while a turn is due
    QCOMPARE(fixture.hub->living(), size_t(1));
    gate.open();
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
}

void tst_Hub::aRoomWithSomebodyInsideStays()
{
    RuntimeFixture fixture({.idleTime = 0ms});
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    QCOMPARE(fixture.ask(bob.enter(2), 2), u"ok"_s);
    QCOMPARE(fixture.ask(bob.leave(3), 3), u"ok"_s);
    fixture.settle();
    QCOMPARE(fixture.hub->living(), size_t(1));
    const quint64 jobs = fixture.workers.actors().front()->jobsDone;
    fixture.hub->retired(RuntimeFixture::room, 1, jobs - 1); // of before something happened
    fixture.hub->retired(RuntimeFixture::room, 99, jobs); // of another life
    fixture.hub->retired({99}, 1, jobs); // of another room
    QCOMPARE(fixture.hub->living(), size_t(1));
    QCOMPARE(fixture.ask(ann.say(4), 4), u"ok"_s);
    QCOMPARE(fixture.store.loads, 1);
}

/// The timers of this hub are never run: whatever needed one would not be answered.
void tst_Hub::B1_32_chatWaitsForNoTick()
{
    TimerQueue timers;
    RuntimeFixture fixture({.grace = 1h, .timers = &timers});
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    QCOMPARE(fixture.ask(bob.enter(2), 2), u"ok"_s);
    fixture.post(bob.gone()); // so that a timer is waiting
    for (RequestId request = 3; request <= 50; ++request)
        QCOMPARE(fixture.ask(ann.say(request), request), u"ok"_s);
    QCOMPARE(fixture.ask(ann.fetch(51), 51), u"ok"_s);
    QCOMPARE(fixture.ask(ann.leave(52), 52), u"ok"_s);
    fixture.settle();
    QCOMPARE(fixture.publisher.told(RuntimeFixture::room).count(u"msg.new"_s), 48);
    QCOMPARE(timers.size(), size_t(1)); // Bob's grace, and nothing for a message
}

void tst_Hub::aTickThatComesEarlyIsAskedForAgain()
{
    TimerQueue timers;
    RuntimeFixture fixture({.grace = 1h, .timers = &timers});
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    fixture.post(ann.gone());
    fixture.settle();
    QCOMPARE(timers.size(), size_t(1)); // the end of the grace time
    const auto due = timers.next();
    QCOMPARE(timers.runDue(MonoTime::max()), 1);
    fixture.settle();
    QCOMPARE(timers.size(), size_t(1));
    QVERIFY2(timers.next() == due, "otherwise the seat is taken for ever");
    QCOMPARE(fixture.hub->rooms().front().counts->people, 1);
}

void tst_Hub::aFullMailboxRefusesWhatClientsSend_data()
{
    QTest::addColumn<int>("waiting");
    QTest::addColumn<bool>("taken");
    QTest::newRow("one place is free") << 3 << true;
    QTest::newRow("none is free") << 4 << false;
    QTest::newRow("lifecycle jobs have overfilled it") << 5 << false;
}

void tst_Hub::aFullMailboxRefusesWhatClientsSend()
{
    QFETCH(int, waiting);
    QFETCH(bool, taken);
    RuntimeFixture fixture({.workers = 1, .mailboxJobs = 4});
    fixture.publisher.spelling.close();
    fixture.post(ann.enter(1));
    QVERIFY(fixture.publisher.spelling.holds());
    for (int i = 0; i < waiting; ++i)
        fixture.post(Person{quint32(100 + i)}.gone());
    QCOMPARE(fixture.hub->post(RuntimeFixture::room, bob.enter(2)),
             taken ? Submitted::Taken : Submitted::Busy);
    QCOMPARE(fixture.hub->post(RuntimeFixture::room, ann.gone()), Submitted::Taken);
    QCOMPARE(fixture.hub->post(RuntimeFixture::room, ann.leave(3)), Submitted::Taken);
    fixture.publisher.spelling.open();
    QCOMPARE(fixture.publisher.answer(3), u"ok"_s);
    fixture.settle();
    QCOMPARE(fixture.publisher.isAnswered(2), taken);
    QCOMPARE(fixture.hub->rooms().front().counts->people, int(taken)); // Ann's end was not lost
}

void tst_Hub::aLookWakesNoRoom()
{
    RuntimeFixture fixture;
    const auto look = [](const Room *, const RoomRecorder &) { qFatal("nothing is there to be seen"); };
    QCOMPARE(fixture.hub->look(RuntimeFixture::room, look), Submitted::NoSuchRoom);
    QCOMPARE(fixture.hub->look(RoomId{77}, look), Submitted::NoSuchRoom);
    QCOMPARE(fixture.hub->living(), size_t(0));
}

void tst_Hub::aLookSeesTheRoomBetweenTwoJobs()
{
    RuntimeFixture fixture;
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    std::atomic<int> people{0};
    std::atomic<size_t> jobs{0};
    QCOMPARE(fixture.hub->look(RuntimeFixture::room,
                               [&](const Room *room, const RoomRecorder &recorder) {
                                   people = room->people();
                                   jobs = recorder.journal().jobs.size();
                               }),
             Submitted::Taken);
    fixture.settle();
    QCOMPARE(people.load(), 1);
    QCOMPARE(jobs.load(), size_t(1)); // to look is no job of the room's own
}

void tst_Hub::aLookIsRefusedByAFullMailbox()
{
    RuntimeFixture fixture({.mailboxJobs = 1});
    fixture.store.loading.close();
    fixture.post(ann.enter(1)); // waits while the room loads, and fills the mailbox
    QCOMPARE(fixture.hub->look(RuntimeFixture::room, [](const Room *, const RoomRecorder &) { }),
             Submitted::Busy);
    fixture.store.loading.open();
}

/// More of them than one turn takes: the last ones are still waiting when the room is no more.
void tst_Hub::everyLookAtARoomThatVanishesIsAnswered()
{
    constexpr int looks = 200;
    constexpr RoomId yard{50};
    RuntimeFixture fixture;
    const RoomRecord record{.id = yard,
                            .name = u"yard"_s,
                            .kind = "temporary",
                            .maxPeople = 10,
                            .epoch = 100,
                            .owner = UserId{1}};
    QVERIFY(fixture.hub->create(record, {}, {}, std::get<roomjob::Enter>(ann.enter(1))));
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    Gate turn(false);
    const auto look = [&](decltype(roomjob::Inspect::look) at) {
        return fixture.hub->look(yard, std::move(at)) == Submitted::Taken;
    };
    QVERIFY(look([&](const Room *, const RoomRecorder &) { turn.pass(); }));
    QVERIFY(turn.holds());
    fixture.post(roomjob::Steer{.sender = {},
                                .command = std::make_shared<const HostCommand>(
                                    DeleteRoom{.room = yard, .confirm = record.name}),
                                .ticket = 1},
                 yard);
    std::atomic<int> sawNothing{0};
    for (int i = 0; i < looks; ++i)
        QVERIFY(look([&](const Room *room, const RoomRecorder &) { sawNothing += room == nullptr; }));
    turn.open();
    fixture.settle();
    QVERIFY(!fixture.hub->knows(yard));
    QCOMPARE(sawNothing.load(), looks);
}

/// Whatever the room is called now: the name of the actor is that of its birth.
void tst_Hub::anActorIsFoundByItsRoom()
{
    RuntimeFixture fixture;
    QVERIFY(!fixture.hub->actorState(RuntimeFixture::room));
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    QVERIFY(fixture.hub->rename(RuntimeFixture::room, u"another"_s));
    const auto actor = fixture.hub->actorState(RuntimeFixture::room);
    QVERIFY(actor);
    QCOMPARE(actor->name, "room one"_ba);
    QVERIFY(!fixture.hub->actorState(RuntimeFixture::other));
}

QTEST_GUILESS_MAIN(tst_Hub)
#include "tst_hub.moc"
