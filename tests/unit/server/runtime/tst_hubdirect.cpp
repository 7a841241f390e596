// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;

namespace {

RoomId roomOf(quint64 one, quint64 other) { return directRoomId(sortedPeople({UserId{one}, UserId{other}})); }

QString errorName(const Result<void> &done)
{
    return done ? QString() : QString(errorRow(done.error().code).name);
}

/// `who` opens the room of himself and another.
QString open(RuntimeFixture &fixture, const Person &who, quint64 other, RequestId request)
{
    RoomSettings settings;
    for (const quint64 number : {quint64(who.number), other})
        settings.people.push_back({UserId{number}, u"nick%1"_s.arg(number)});
    const RoomId room = roomOf(who.number, other);
    return errorName(fixture.hub->createDirect({.id = room,
                                                .name = directRecordName(room),
                                                .kind = "dm",
                                                .epoch = 100,
                                                .owner = UserId{who.number},
                                                .created = Timestamp(Milliseconds(request))},
                                               settings, std::get<roomjob::Enter>(who.enter(request))));
}

std::vector<RoomId> roomsOf(const RuntimeFixture &fixture, quint64 user)
{
    std::vector<RoomId> rooms;
    for (const KnownRoom &room : fixture.hub->directRooms(UserId{user}))
        rooms.push_back(room.record.id);
    return rooms;
}

} // namespace

/// The hub and the rooms of a few people among themselves (S5-07).
class tst_HubDirect final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothFindTheSame();
    void bothAtOnce();
    void limits_data();
    void limits();
    void theyDoNotCountAsRooms();
    void nobodyElseGivesSuchANameOrFindsIt();
    void oneThatCannotBeStoredIsNotThere();
    void theNewestIsListedFirst_data();
    void theNewestIsListedFirst();
    void theNewestIsListedFirstAfterARestart();
};

void tst_HubDirect::bothFindTheSame()
{
    RuntimeFixture fixture;
    QCOMPARE(open(fixture, ann, 2, 1), QString());
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    QCOMPARE(open(fixture, bob, 1, 2), QString());
    QCOMPARE(fixture.publisher.answer(2), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(3), 3, roomOf(1, 2)), u"ok"_s);
    QCOMPARE(fixture.ask(Person{3}.enter(4), 4, roomOf(1, 2)), u"room_not_found"_s);
    QCOMPARE(roomsOf(fixture, 1), std::vector{roomOf(1, 2)});
    QCOMPARE(roomsOf(fixture, 2), std::vector{roomOf(1, 2)});
    QVERIFY(roomsOf(fixture, 3).empty());
}

void tst_HubDirect::bothAtOnce()
{
    RuntimeFixture fixture({.workers = 4});
    std::vector<std::thread> threads;
    for (const quint32 number : {1U, 2U}) {
        threads.emplace_back([&fixture, number] {
            for (quint32 other = 100; other < 150; ++other)
                (void)open(fixture, Person{number == 1 ? number : other}, number == 1 ? other : 1,
                           number * 1000 + other);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (RequestId other = 100; other < 150; ++other) {
        QCOMPARE(fixture.publisher.answer(1000 + other), u"ok"_s);
        QCOMPARE(fixture.publisher.answer(2000 + other), u"ok"_s);
        QCOMPARE(roomsOf(fixture, other), std::vector{roomOf(1, other)});
    }
    QCOMPARE(roomsOf(fixture, 1).size(), size_t(50));
}

void tst_HubDirect::limits_data()
{
    QTest::addColumn<RoomQuota>("quota");
    QTest::addColumn<int>("already"); // made by ann
    QTest::addColumn<QString>("annsNext");
    QTest::addColumn<QString>("bobsNext");
    const QString no = u"too_many_rooms"_s;
    QTest::newRow("one less than a person may") << RoomQuota{.ownDirects = 3} << 2 << QString() << QString();
    QTest::newRow("as many as a person may") << RoomQuota{.ownDirects = 3} << 3 << no << QString();
    QTest::newRow("one less than the server takes") << RoomQuota{.directs = 4} << 2 << QString() << QString();
    QTest::newRow("as many as the server takes") << RoomQuota{.directs = 4} << 4 << no << no;
}

void tst_HubDirect::limits()
{
    QFETCH(RoomQuota, quota);
    QFETCH(int, already);
    RuntimeFixture fixture({.quota = quota});
    for (int i = 1; i <= already; ++i)
        QCOMPARE(open(fixture, ann, quint64(100 + i), RequestId(i)), QString());
    QTEST(open(fixture, ann, 200, 50), "annsNext");
    QTEST(open(fixture, bob, 201, 51), "bobsNext");
    QCOMPARE(open(fixture, ann, 101, 52), QString()); // one that is there
}

void tst_HubDirect::theyDoNotCountAsRooms()
{
    RuntimeFixture fixture({.quota = {.total = 3, .own = 1}}); // two are there
    QCOMPARE(open(fixture, ann, 2, 1), QString());
    QCOMPARE(open(fixture, ann, 3, 2), QString());
    const RoomRecord yard{.id = RoomId{50},
                          .name = u"yard"_s,
                          .kind = "temporary",
                          .maxPeople = 10,
                          .epoch = 100,
                          .owner = UserId{1}};
    QCOMPARE(errorName(fixture.hub->create(yard, {}, {}, std::get<roomjob::Enter>(ann.enter(3)))), QString());
}

void tst_HubDirect::nobodyElseGivesSuchANameOrFindsIt()
{
    RuntimeFixture fixture;
    const RoomRecord yard{.id = RoomId{50},
                          .name = u"DM:yard"_s,
                          .kind = "temporary",
                          .maxPeople = 10,
                          .epoch = 100,
                          .owner = UserId{1}};
    QCOMPARE(errorName(fixture.hub->create(yard, {}, {}, std::get<roomjob::Enter>(ann.enter(1)))),
             u"room_name_taken"_s);
    QCOMPARE(open(fixture, ann, 2, 2), QString());
    QCOMPARE(fixture.publisher.answer(2), u"ok"_s);
    for (const RoomCatalogue::Entry &entry : fixture.hub->catalogue()->entries())
        QVERIFY(entry.info.kind != RoomKind::Direct);
}

void tst_HubDirect::oneThatCannotBeStoredIsNotThere()
{
    RuntimeFixture fixture;
    fixture.store.unavailable = true;
    QCOMPARE(open(fixture, ann, 2, 1), QString());
    QCOMPARE(fixture.publisher.answer(1), u"storage_unavailable"_s);
    fixture.settle();
    QVERIFY(roomsOf(fixture, 1).empty());
    QVERIFY(roomsOf(fixture, 2).empty());
    fixture.store.unavailable = false;
    QCOMPARE(open(fixture, bob, 1, 2), QString());
    QCOMPARE(fixture.publisher.answer(2), u"ok"_s);
}

void tst_HubDirect::theNewestIsListedFirst_data()
{
    QTest::addColumn<int>("rooms");
    QTest::newRow("one less than are listed") << limits::maxDirectRooms - 1;
    QTest::newRow("as many as are listed") << limits::maxDirectRooms;
    QTest::newRow("one more") << limits::maxDirectRooms + 1;
}

void tst_HubDirect::theNewestIsListedFirst()
{
    QFETCH(int, rooms);
    RuntimeFixture fixture;
    for (int i = 1; i <= rooms; ++i) // each made by another person
        QCOMPARE(open(fixture, Person{quint32(1000 + i)}, 1, RequestId(i)), QString());
    const auto listed = roomsOf(fixture, 1);
    QCOMPARE(listed.size(), size_t(std::min(rooms, int(limits::maxDirectRooms))));
    QCOMPARE(listed.front(), roomOf(1, quint64(1000 + rooms)));
    QCOMPARE(listed.back(), roomOf(1, quint64(1000 + rooms) - listed.size() + 1));
}

/// The store names them in the order of their names, which says nothing.
void tst_HubDirect::theNewestIsListedFirstAfterARestart()
{
    RuntimeFixture fixture;
    RoomSettings settings;
    settings.people = {{UserId{1}, u"ann"_s}, {UserId{2}, u"bob"_s}};
    for (const int minute : {2, 3, 1}) {
        const RoomId room{quint64(100 + minute)};
        QVERIFY(fixture.hub->add({.id = room,
                                  .name = directRecordName(room),
                                  .kind = "dm",
                                  .epoch = 100,
                                  .owner = UserId{1},
                                  .created = Timestamp(std::chrono::minutes(minute)),
                                  .settings = writeSettings(settings)}));
    }
    QCOMPARE(roomsOf(fixture, 2), (std::vector{RoomId{103}, RoomId{102}, RoomId{101}}));
}

QTEST_GUILESS_MAIN(tst_HubDirect)
#include "tst_hubdirect.moc"
