// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

/// What an operator did to a room outlives the room's actor.
class tst_HubAccess final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClosedRoomStaysClosedThroughItsLives();
    void aFaultDoesNotOpenIt();
    void aRoomThatCannotBeLoadedIsClosedToo();
    void aBlockedRoomNamesItsJob();

private:
    [[nodiscard]] static RoomJob access(RoomAct act) { return roomjob::SetAccess{act, u"why"_s, 1}; }
};

void tst_HubAccess::aClosedRoomStaysClosedThroughItsLives()
{
    RuntimeFixture fixture({.idleTime = Milliseconds(0)});
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    fixture.post(access(RoomAct::Close));
    QTRY_COMPARE(fixture.accesses(), std::vector{1});
    QVERIFY(fixture.emptied());
    const auto told = fixture.publisher.toldPackets(RuntimeFixture::room);
    QCOMPARE(told.back()["t"_L1].toString(), u"room.closed"_s);
    QCOMPARE(told.back()["d"_L1]["code"_L1].toInt(), 3007);
    QCOMPARE(told.back()["d"_L1]["reason"_L1].toString(), u"why"_s);
    QCOMPARE(fixture.hub->rooms().front().counts->access, RoomAccess::Closed);

    QCOMPARE(fixture.ask(ann.enter(2), 2), u"room_closed"_s); // another life
    fixture.post(access(RoomAct::Open));
    QTRY_COMPARE(fixture.accesses(), (std::vector{1, 0}));
    QVERIFY(fixture.emptied());
    QCOMPARE(fixture.ask(ann.enter(3), 3), u"ok"_s);
    QCOMPARE(fixture.ask(ann.enter(4), 4, RuntimeFixture::other), u"ok"_s); // never was anything else
}

void tst_HubAccess::aFaultDoesNotOpenIt()
{
    RuntimeFixture fixture;
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    fixture.post(access(RoomAct::Quarantine));
    QTRY_COMPARE(fixture.accesses(), std::vector{1});
    fixture.publisher.throwAt = 1;
    fixture.post(access(RoomAct::Release)); // fails, so it is not done
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    QCOMPARE(fixture.ask(bob.enter(2), 2), u"room_locked"_s);
}

void tst_HubAccess::aRoomThatCannotBeLoadedIsClosedToo()
{
    RuntimeFixture fixture;
    fixture.store.loadFails = true;
    fixture.post(access(RoomAct::Close));
    QTRY_COMPARE(fixture.accesses(), std::vector{0});
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.store.loadFails = false;
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"room_closed"_s);
}

void tst_HubAccess::aBlockedRoomNamesItsJob() // U-02
{
    RuntimeFixture fixture;
    QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
    fixture.post(roomjob::Block{Milliseconds(200)});
    const auto blocked = [&] {
        const auto running = fixture.workers.running();
        return running.size() == 1 && running.front().actor->name == "room one"
            && QByteArrayView(running.front().actor->job.load()) == "block";
    };
    QTRY_VERIFY(blocked());
    QCOMPARE(fixture.ask(bob.enter(2), 2, RuntimeFixture::other), u"ok"_s); // the others go on
    QCOMPARE(fixture.ask(ann.say(3), 3), u"ok"_s); // and so does it, later
    QVERIFY(!blocked());
}

QTEST_GUILESS_MAIN(tst_HubAccess)
#include "tst_hubaccess.moc"
