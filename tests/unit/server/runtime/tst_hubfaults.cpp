// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/throwtrace.h"
#include "shared/protocol/roomreplay.h"
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A room with a fault of its own is closed; its members are told, nothing acknowledged is lost, and the
/// server lives on. Jobs are made to throw by the publisher, which is asked while a job's effects are
/// spelled.
class tst_HubFaults final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aJobThatThrowsClosesTheRoom();
    void whatWasSaidBeforeTheFaultIsKept();
    void whatTheFaultyJobDecidedIsNotTold();
    void aFaultIsToldWithThePastOfTheRoom(); // S2-15, U-12
    void aFaultOfOneRoomIsNotAnothers();
    void aFaultyRoomIsForgottenAfterItsLastWords();
    void aRejectedRoomComesBackWithANewEpoch();
    void whatWasNotStoredWhenARoomIsShutIsNotTold();
    void aRoomThatIsRejectedWhileItClosesComesBack();
    void aShutOfAnEarlierLifeIsNothing();
    void trimmedHistoryIsAGap_data();
    void trimmedHistoryIsAGap(); // B4-15
    void whatNeedsTheStoreIsRefusedWhileItIsAway();

private:
    /// Ann and Bob are inside; requests 1 and 2.
    static void enterBoth(RuntimeFixture &fixture)
    {
        QCOMPARE(fixture.ask(ann.enter(1), 1), u"ok"_s);
        QCOMPARE(fixture.ask(bob.enter(2), 2), u"ok"_s);
        fixture.settle();
    }
    static constexpr int spellings = 2; ///< calls of wants() for one packet to a room
};

void tst_HubFaults::aJobThatThrowsClosesTheRoom()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    QCOMPARE(fixture.ask(ann.say(3), 3), u"ok"_s);
    fixture.publisher.throwAt = 1;
    fixture.post(ann.say(4));
    QCOMPARE(fixture.publisher.answer(4), u"internal"_s);
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    const auto told = fixture.publisher.toldPackets(RuntimeFixture::room);
    QCOMPARE(told.back()["t"_L1].toString(), u"room.closed"_s);
    QCOMPARE(fixture.incidents().size(), 1);
    QCOMPARE(told.back()["d"_L1]["incident"_L1].toString().toLatin1(), fixture.incidents().front());
    std::set<ConnectionId> unsubscribed;
    for (const Delivery &delivery : fixture.publisher.all()) {
        if (const auto *gone = std::get_if<delivery::Unsubscribe>(&delivery))
            unsubscribed.insert(gone->connection);
    }
    QVERIFY(unsubscribed == std::set({ann.connection(), bob.connection()}));
    QCOMPARE(fixture.hub->rooms().front().counts->people, 0);

    QCOMPARE(fixture.ask(ann.say(5), 5), u"not_joined"_s);
    QCOMPARE(fixture.ask(ann.enter(6), 6), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(7), 7), u"ok"_s);
    QCOMPARE(fixture.publisher.seqOf(7), Seq(2));
    QCOMPARE(fixture.store.holes, 0);
}

void tst_HubFaults::aFaultIsToldWithThePastOfTheRoom()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    fixture.post(roomjob::Fault{});
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    RoomIncident incident = fixture.lastIncident();
    QCOMPARE(incident.room.name, u"one"_s);
    QCOMPARE(incident.incident, fixture.incidents().front());
    QCOMPARE(incident.what, u"a fault that an operator asked for"_s);
    QCOMPARE(incident.journal.jobs.size(), size_t(3));
    QCOMPARE(incident.journal.jobs.back().kind, "fault");
    QCOMPARE(incident.journal.jobs.back().failed, std::optional(true));
    QCOMPARE(momentAfter(incident.journal, 3).members.size(), size_t(2)); // as it was, not as it was closed
    if (tracesThrows) {
        QVERIFY(!incident.stack.isEmpty());
        QVERIFY2(incident.stack.size() <= 34, qPrintable(incident.stack.join(u'\n')));
    }

    QCOMPARE(fixture.ask(ann.enter(3), 3), u"ok"_s);
    fixture.publisher.throwAt = 1; // while the answer is spelled: the room itself has gone on
    fixture.post(ann.say(4));
    QCOMPARE(fixture.publisher.answer(4), u"internal"_s);
    QTRY_COMPARE(fixture.incidents().size(), 2);
    incident = fixture.lastIncident();
    QCOMPARE(incident.journal.jobs.back().kind, "say");
    QCOMPARE(incident.journal.jobs.back().failed, std::optional(true));
}

void tst_HubFaults::whatWasSaidBeforeTheFaultIsKept()
{
    RuntimeFixture fixture({.workers = 1});
    enterBoth(fixture);
    Gate gate(false);
    QVERIFY(fixture.workers.run([&] { gate.pass(); })); // so that all three are jobs of one turn
    QVERIFY(gate.holds());
    fixture.publisher.throwAt = spellings + 1;
    fixture.post(ann.say(3));
    fixture.post(ann.say(4));
    fixture.post(ann.say(5));
    gate.open();
    QCOMPARE(fixture.publisher.answer(3), u"ok"_s);
    QCOMPARE(fixture.publisher.answer(5), u"storage_unavailable"_s);
    fixture.settle();
    QCOMPARE(fixture.store.events(RuntimeFixture::room).size(), size_t(1));
    QStringList told = fixture.publisher.told(RuntimeFixture::room);
    QCOMPARE(told.mid(told.size() - 2), (QStringList{u"msg.new"_s, u"room.closed"_s}));
}

void tst_HubFaults::whatTheFaultyJobDecidedIsNotTold()
{
    // The answer to a say is decided before the message is spelled: without the message it must not go out.
    RuntimeFixture fixture;
    enterBoth(fixture);
    fixture.publisher.throwAt = 1;
    fixture.post(ann.say(3));
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    QVERIFY(fixture.store.events(RuntimeFixture::room).empty());
    QCOMPARE(fixture.publisher.answer(3), u"internal"_s); // "ok" would be acknowledged, but not stored
}

void tst_HubFaults::aFaultOfOneRoomIsNotAnothers()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    QCOMPARE(fixture.ask(bob.enter(3), 3, RuntimeFixture::other), u"ok"_s);
    fixture.publisher.throwAt = 1;
    fixture.post(ann.say(4));
    QTRY_COMPARE(fixture.hub->living(), size_t(1));
    QCOMPARE(fixture.ask(bob.say(5), 5, RuntimeFixture::other), u"ok"_s);
    QVERIFY(!fixture.publisher.told(RuntimeFixture::other).contains(u"room.closed"_s));
}

void tst_HubFaults::aFaultyRoomIsForgottenAfterItsLastWords()
{
    // Its successor loads what is stored, so nothing of the old one may still be on its way.
    RuntimeFixture fixture;
    enterBoth(fixture);
    fixture.store.appending.close();
    fixture.post(ann.say(3));
    QVERIFY(fixture.store.appending.holds());
    fixture.publisher.throwAt = 1;
    fixture.post(ann.say(4));
    QCOMPARE(fixture.ask(ann.enter(5), 5), u"storage_unavailable"_s);
    QCOMPARE(fixture.hub->living(), size_t(1));
    QCOMPARE(fixture.store.loads, 1);
    fixture.store.appending.open();
    QCOMPARE(fixture.publisher.answer(3), u"ok"_s);
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    QCOMPARE(fixture.ask(ann.enter(6), 6), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(7), 7), u"ok"_s);
    QCOMPARE(fixture.publisher.seqOf(7), Seq(2));
    QCOMPARE(fixture.store.holes, 0);
}

void tst_HubFaults::aRejectedRoomComesBackWithANewEpoch()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    QCOMPARE(fixture.ask(ann.say(3), 3), u"ok"_s);
    fixture.store.rejectedRoom = RuntimeFixture::room.value;
    fixture.post(ann.say(4));
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    QCOMPARE(fixture.publisher.told(RuntimeFixture::room).back(), u"room.closed"_s);
    QCOMPARE(fixture.incidents(), QByteArrayList{"rejected"});
    QCOMPARE(fixture.store.epoch(RuntimeFixture::room), quint64(101));
    QCOMPARE(fixture.publisher.answer(4), u"internal"_s); // once, although the message is lost
    fixture.store.rejectedRoom = 0;
    QCOMPARE(fixture.ask(bob.enter(5), 5), u"ok"_s);
    QCOMPARE(fixture.ask(bob.say(6), 6), u"ok"_s);
    QCOMPARE(fixture.publisher.seqOf(6), Seq(2));
    QCOMPARE(fixture.store.holes, 0);
}

void tst_HubFaults::whatWasNotStoredWhenARoomIsShutIsNotTold()
{
    RuntimeFixture fixture({.workers = 1});
    enterBoth(fixture);
    Gate gate(false);
    QVERIFY(fixture.workers.run([&] { gate.pass(); })); // so that both are jobs of one turn
    QVERIFY(gate.holds());
    fixture.post(ann.say(3));
    fixture.hub->shut(RuntimeFixture::room, 1, "by the test");
    gate.open();
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    QVERIFY(fixture.store.events(RuntimeFixture::room).empty());
    QCOMPARE(fixture.publisher.answer(3), u"internal"_s); // not acknowledged, because it is not stored
    const QStringList told = fixture.publisher.told(RuntimeFixture::room);
    QVERIFY2(!told.contains(u"msg.new"_s), "told, but not stored");
    QCOMPARE(told.back(), u"room.closed"_s);
}

void tst_HubFaults::aRoomThatIsRejectedWhileItClosesComesBack()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    fixture.store.rejectedRoom = RuntimeFixture::room.value;
    fixture.store.appending.close();
    fixture.post(ann.say(3));
    QVERIFY(fixture.store.appending.holds());
    fixture.publisher.throwAt = 1;
    fixture.post(ann.say(4));
    QTRY_COMPARE(fixture.incidents().size(), 1);
    fixture.store.appending.open();
    QTRY_VERIFY2(fixture.hub->living() == 0, "its last words were dropped, and it waits for them for ever");
    fixture.settle();
    fixture.store.rejectedRoom = 0;
    QCOMPARE(fixture.ask(ann.enter(5), 5), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(6), 6), u"ok"_s);
    QCOMPARE(fixture.store.holes, 0);
}

void tst_HubFaults::aShutOfAnEarlierLifeIsNothing()
{
    RuntimeFixture fixture;
    enterBoth(fixture);
    fixture.hub->shut(RuntimeFixture::room, 99, "of another life");
    fixture.hub->shut({99}, 1, "of no room");
    fixture.hub->shut(RuntimeFixture::other, 1, "of a room that does not live");
    QCOMPARE(fixture.hub->living(), size_t(1));
    QCOMPARE(fixture.ask(ann.say(3), 3), u"ok"_s);
    QVERIFY(fixture.incidents().empty());
}

void tst_HubFaults::trimmedHistoryIsAGap_data()
{
    QTest::addColumn<std::optional<Seq>>("after");
    QTest::addColumn<QString>("gap");
    const auto row = [](const char *name, std::optional<Seq> after, const QString &gap) {
        QTest::newRow(name) << after << gap;
    };
    row("from the beginning", Seq(0), u"1-3 trimmed"_s);
    row("one of them is gone", Seq(2), u"3-3 trimmed"_s);
    row("right before the oldest", Seq(3), {});
    row("later", Seq(4), {});
    row("the newest", {}, {});
}

void tst_HubFaults::trimmedHistoryIsAGap()
{
    QFETCH(std::optional<Seq>, after);
    QFETCH(QString, gap);
    RuntimeFixture fixture;
    enterBoth(fixture);
    for (RequestId request = 3; request <= 7; ++request)
        QCOMPARE(fixture.ask(ann.say(request), request), u"ok"_s);
    fixture.store.trimmedBelow = 4;
    QCOMPARE(fixture.ask(ann.fetch(8, after), 8), u"ok"_s);
    QString told;
    for (const Delivery &delivery : fixture.publisher.all()) {
        const auto *said = std::get_if<delivery::ToConnection>(&delivery);
        const QJsonObject packet = said ? packetOf(said->payload) : QJsonObject();
        const QJsonObject fields = packet["d"_L1].toObject();
        if (packet["t"_L1] == "gap"_L1)
            told += u"%1-%2 %3"_s.arg(fields["from"_L1].toInteger())
                        .arg(fields["to"_L1].toInteger())
                        .arg(fields["reason"_L1].toString());
    }
    QCOMPARE(told, gap);
}

void tst_HubFaults::whatNeedsTheStoreIsRefusedWhileItIsAway()
{
    // B1-33: past the limit of the pipeline nothing is promised; what was taken before arrives afterwards.
    RuntimeFixture fixture({.pipelineEntries = 2});
    enterBoth(fixture);
    fixture.store.unavailable = true;
    fixture.post(ann.say(3));
    fixture.post(ann.say(4));
    QTRY_VERIFY(!fixture.pipeline->state().available);
    QCOMPARE(fixture.ask(ann.say(5), 5), u"storage_unavailable"_s);
    QCOMPARE(fixture.ask(Person{3}.enter(6), 6), u"storage_unavailable"_s);
    QVERIFY(!fixture.publisher.isAnswered(3));
    fixture.store.unavailable = false;
    QCOMPARE(fixture.publisher.seqOf(3), Seq(1));
    QCOMPARE(fixture.publisher.seqOf(4), Seq(2));
    QTRY_VERIFY(fixture.pipeline->state().available);
    QCOMPARE(fixture.ask(ann.say(7), 7), u"ok"_s);
    QCOMPARE(fixture.publisher.seqOf(7), Seq(3));
    QCOMPARE(fixture.store.holes, 0);
}

QTEST_GUILESS_MAIN(tst_HubFaults)
#include "tst_hubfaults.moc"
