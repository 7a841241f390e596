// SPDX-License-Identifier: Apache-2.0
#include "server/core/passwordhash.h"
#include "tests/unit/server/runtime/runtimefixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

RoomRecord wish(quint64 id, const QString &name, const QByteArray &kind = "temporary",
                UserId owner = UserId{1})
{
    return {.id = RoomId{id}, .name = name, .kind = kind, .maxPeople = 10, .epoch = 100, .owner = owner};
}

QString errorName(const Result<void> &done)
{
    return done ? QString() : QString(errorRow(done.error().code).name);
}

/// Somebody makes a room, and enters it.
Result<void> create(RuntimeFixture &fixture, const RoomRecord &record, const Person &who, RequestId request,
                    const std::optional<QString> &password = {})
{
    const UserInfo owner{UserId{who.number}, u"nick"_s};
    return fixture.hub->create(record, RoomSettings::of({.roomName = record.name}, owner), password,
                               std::get<roomjob::Enter>(who.enter(request)));
}

RoomJob enterWith(const Person &who, RequestId request, const QString &password, quint8 address = 1)
{
    auto job = std::get<roomjob::Enter>(who.enter(request));
    roomjob::Keys keys{.password = password, .checkedHash = {}};
    keys.address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, address};
    job.keys = std::make_shared<const roomjob::Keys>(std::move(keys));
    return job;
}

RoomJob steer(const Person &who, RequestId request, const HostCommand &command)
{
    return roomjob::Steer{.sender = who.asks(request),
                          .command = std::make_shared<const HostCommand>(command)};
}

} // namespace

/// Rooms that people make: all of it or nothing, and gone without a trace (F-033, F-034, F-040).
class tst_OwnRooms final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSecondOfANameIsRefused_B1_45();
    void hundredAtOnceOfOneName_B1_45();
    void limitOfOneOwner_data();
    void limitOfOneOwner();
    void limitOfTheServer_data();
    void limitOfTheServer();
    void channelNamesAreReserved_data();
    void channelNamesAreReserved();
    void namesOfAllKindsAreOneBook_B1_23();
    void aKeptRoomIsStoredBeforeItIsEntered();
    void aRoomThatCannotBeStoredIsNotThere();
    void itsMakerGoesMeanwhile();
    void passwords();
    void guessersWait_data();
    void guessersWait();
    void settingsOutliveTheActor();
    void renaming();
    void deletingAKeptRoom();
    void aTemporaryRoomIsNeverStored_S4_08();
    void tenThousandRoomsComeAndGo_B1_46();
    void theCatalogueFollows();
};

void tst_OwnRooms::theSecondOfANameIsRefused_B1_45()
{
    RuntimeFixture fixture;
    QCOMPARE(errorName(create(fixture, wish(50, u"Yard"_s), ann, 1)), QString());
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(2), 2, RoomId{50}), u"ok"_s);
    QCOMPARE(errorName(create(fixture, wish(51, u"yARD"_s), bob, 3)), u"room_name_taken"_s);
    fixture.settle();
    QVERIFY(!fixture.publisher.isAnswered(3)); // the refusal was the answer
    QVERIFY(!fixture.hub->knows(RoomId{51}));
    QCOMPARE(fixture.hub->find(u"yard"_s), std::optional(RoomId{50}));
    QCOMPARE(fixture.ask(ann.say(4), 4, RoomId{50}), u"ok"_s); // the first is untouched
}

void tst_OwnRooms::hundredAtOnceOfOneName_B1_45()
{
    RuntimeFixture fixture({.workers = 4});
    std::atomic<int> made{0};
    std::vector<std::thread> threads;
    for (quint64 thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (quint32 i = 1; i <= 25; ++i) {
                const auto number = quint32(100 + thread * 25 + i);
                const RoomRecord record = wish(number, u"yard"_s, "meeting", UserId{number});
                made += create(fixture, record, Person{number}, number).has_value();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(made.load(), 1);
    fixture.settle();
    const auto rooms = fixture.hub->rooms();
    QCOMPARE(rooms.size(), size_t(3));
}

void tst_OwnRooms::limitOfOneOwner_data()
{
    QTest::addColumn<int>("rooms");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one less than the limit") << limits::maxOwnRooms - 1 << QString();
    QTest::newRow("at the limit") << limits::maxOwnRooms << QString();
    QTest::newRow("one more") << limits::maxOwnRooms + 1 << u"too_many_rooms"_s;
}

void tst_OwnRooms::limitOfOneOwner()
{
    QFETCH(int, rooms);
    QFETCH(QString, refusal);
    RuntimeFixture fixture;
    Result<void> last;
    for (int i = 1; i <= rooms; ++i) {
        QVERIFY(last);
        last = create(fixture, wish(quint64(50 + i), u"yard %1"_s.arg(i)), ann, RequestId(i));
    }
    QCOMPARE(errorName(last), refusal);
    if (!last)
        QCOMPARE(last.error().limit, "5 rooms of your own"_ba);
    QVERIFY(create(fixture, wish(99, u"another's"_s, "temporary", UserId{2}), bob, 99));
}

void tst_OwnRooms::limitOfTheServer_data()
{
    QTest::addColumn<int>("rooms"); // beside the two of the fixture
    QTest::addColumn<QString>("refusal");
    QTest::newRow("one less than the limit") << 2 << QString();
    QTest::newRow("at the limit") << 3 << QString();
    QTest::newRow("one more") << 4 << u"too_many_rooms"_s;
}

void tst_OwnRooms::limitOfTheServer()
{
    QFETCH(int, rooms);
    QFETCH(QString, refusal);
    RuntimeFixture fixture({.quota = {.total = 5, .own = 10}});
    Result<void> last;
    for (int i = 1; i <= rooms; ++i) {
        QVERIFY(last);
        last = create(fixture, wish(quint64(50 + i), u"yard %1"_s.arg(i)), ann, RequestId(i));
    }
    QCOMPARE(errorName(last), refusal);
}

void tst_OwnRooms::channelNamesAreReserved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("a channel that may come") << u"Channel-77"_s << u"room_name_taken"_s;
    QTest::newRow("only the prefix") << u"channel-"_s << QString();
    QTest::newRow("no number") << u"channel-7a"_s << QString();
    QTest::newRow("one that is there") << u"ONE"_s << u"room_name_taken"_s;
}

void tst_OwnRooms::channelNamesAreReserved()
{
    QFETCH(QString, name);
    QFETCH(QString, refusal);
    RuntimeFixture fixture;
    fixture.hub->reserve(u"channel-"_s);
    QCOMPARE(errorName(create(fixture, wish(50, name), ann, 1)), refusal);
}

void tst_OwnRooms::namesOfAllKindsAreOneBook_B1_23()
{
    RuntimeFixture fixture;
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1));
    QCOMPARE(errorName(create(fixture, wish(51, u"yard"_s, "temporary"), ann, 2)), u"room_name_taken"_s);
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    const auto page
        = [&](RoomKind kind) { return fixture.hub->catalogue()->page({.kind = kind})->rooms.size(); };
    QCOMPARE(page(RoomKind::Meeting), size_t(1));
    QCOMPARE(page(RoomKind::Temporary), size_t(0));
    QCOMPARE(page(RoomKind::Channel), size_t(2));
}

void tst_OwnRooms::aKeptRoomIsStoredBeforeItIsEntered()
{
    RuntimeFixture fixture;
    fixture.store.appending.close(); // the log writer is held up, so the new room waits behind
    fixture.post(ann.enter(1));
    fixture.post(ann.say(2));
    QVERIFY(fixture.store.appending.holds());
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), bob, 3));
    fixture.workers.finish();
    QVERIFY(!fixture.publisher.isAnswered(3));
    QVERIFY(!fixture.store.record(RoomId{50}));
    fixture.store.appending.open();
    QCOMPARE(fixture.publisher.answer(3), u"ok"_s);
    QCOMPARE(fixture.store.record(RoomId{50})->name, u"yard"_s);
}

void tst_OwnRooms::aRoomThatCannotBeStoredIsNotThere()
{
    RuntimeFixture fixture;
    fixture.store.unavailable = true;
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1));
    QCOMPARE(fixture.publisher.answer(1), u"storage_unavailable"_s);
    QTRY_VERIFY(!fixture.hub->knows(RoomId{50}));
    QCOMPARE(fixture.hub->post(RoomId{50}, bob.enter(2)), Submitted::NoSuchRoom);
    fixture.store.unavailable = false;
    QVERIFY(create(fixture, wish(51, u"yard"_s, "meeting"), ann, 3)); // the name is free again
    QCOMPARE(fixture.publisher.answer(3), u"ok"_s);
}

void tst_OwnRooms::itsMakerGoesMeanwhile()
{
    RuntimeFixture fixture({.emptyGrace = 20ms});
    QVERIFY(create(fixture, wish(50, u"yard"_s), ann, 1, u"open"_s));
    fixture.post(ann.gone(), RoomId{50}); // while the password is hashed
    QTRY_VERIFY(!fixture.hub->knows(RoomId{50}));
    fixture.settle();
    QCOMPARE(fixture.hub->living(), size_t(0));
}

void tst_OwnRooms::passwords()
{
    RuntimeFixture fixture;
    constexpr RoomId yard{50};
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1, u"open"_s));
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s); // the maker needs none
    QCOMPARE(fixture.ask(bob.enter(2), 2, yard), u"bad_password"_s);
    QCOMPARE(fixture.ask(enterWith(bob, 3, u"shut"_s), 3, yard), u"bad_password"_s);
    QCOMPARE(fixture.ask(enterWith(bob, 4, u"open"_s), 4, yard), u"ok"_s);
    QCOMPARE(fixture.ask(steer(ann, 5, UpdateRoom{.password = u"another"_s}), 5, yard), u"ok"_s);
    const Person eve{3};
    QCOMPARE(fixture.ask(enterWith(eve, 6, u"open"_s), 6, yard), u"bad_password"_s);
    QCOMPARE(fixture.ask(enterWith(eve, 7, u"another"_s), 7, yard), u"ok"_s);
    QVERIFY(!fixture.store.record(yard)->settings.contains("another"));
    QVERIFY(fixture.store.record(yard)->settings.contains("argon2id"));
}

void tst_OwnRooms::guessersWait_data()
{
    QTest::addColumn<int>("guesses");
    QTest::addColumn<QString>("answer"); // to the right password then
    QTest::newRow("one less than the limit") << limits::badRoomPasswords - 1 << u"ok"_s;
    QTest::newRow("at the limit") << limits::badRoomPasswords << u"login_throttled"_s;
    QTest::newRow("one more") << limits::badRoomPasswords + 1 << u"login_throttled"_s;
}

void tst_OwnRooms::guessersWait()
{
    QFETCH(int, guesses);
    QFETCH(QString, answer);
    RuntimeFixture fixture;
    constexpr RoomId yard{50};
    QVERIFY(create(fixture, wish(50, u"yard"_s), ann, 1, u"open"_s));
    RequestId request = 1;
    for (int i = 1; i <= guesses; ++i) { // under another identity each time
        const QString expected = i <= limits::badRoomPasswords ? u"bad_password"_s : u"login_throttled"_s;
        ++request;
        QCOMPARE(fixture.ask(enterWith(Person{quint32(10 + i)}, request, u"shut"_s), request, yard),
                 expected);
    }
    ++request;
    QCOMPARE(fixture.ask(enterWith(bob, request, u"open"_s), request, yard), answer);
    ++request;
    QCOMPARE(fixture.ask(enterWith(Person{3}, request, u"open"_s, 2), request, yard),
             u"ok"_s); // from elsewhere
}

void tst_OwnRooms::settingsOutliveTheActor()
{
    RuntimeFixture fixture({.idleTime = 1ms});
    constexpr RoomId yard{50};
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1));
    QCOMPARE(fixture.ask(steer(ann, 2, UpdateRoom{.topic = u"tea"_s}), 2, yard), u"ok"_s);
    QCOMPARE(fixture.ask(steer(ann, 3, BanMember{.room = {}, .user = UserId{bob.number}}), 3, yard), u"ok"_s);
    fixture.post(ann.leave(4), yard);
    QTRY_VERIFY(fixture.emptied());
    QCOMPARE(fixture.ask(bob.enter(5), 5, yard), u"room_banned"_s);
    QCOMPARE(fixture.ask(ann.enter(6), 6, yard), u"ok"_s);
    QCOMPARE(fixture.ask(steer(ann, 7, UnbanMember{.room = {}, .user = UserId{bob.number}}), 7, yard),
             u"ok"_s);
    QCOMPARE(readSettings(fixture.store.record(yard)->settings).topic, u"tea"_s);
}

void tst_OwnRooms::renaming()
{
    RuntimeFixture fixture;
    constexpr RoomId yard{50};
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1));
    QCOMPARE(fixture.ask(steer(ann, 2, UpdateRoom{.roomName = u"Two"_s}), 2, yard), u"room_name_taken"_s);
    QCOMPARE(fixture.ask(steer(ann, 3, UpdateRoom{.roomName = u"YARD"_s}), 3, yard), u"ok"_s);
    QCOMPARE(fixture.ask(steer(ann, 4, UpdateRoom{.roomName = u"garden"_s}), 4, yard), u"ok"_s);
    QCOMPARE(fixture.hub->find(u"Garden"_s), std::optional(yard));
    QVERIFY(!fixture.hub->find(u"yard"_s));
    QCOMPARE(fixture.store.record(yard)->name, u"garden"_s);
    QVERIFY(create(fixture, wish(51, u"yard"_s, "meeting"), ann, 5));
}

void tst_OwnRooms::deletingAKeptRoom()
{
    RuntimeFixture fixture;
    constexpr RoomId yard{50};
    QVERIFY(create(fixture, wish(50, u"yard"_s, "meeting"), ann, 1));
    QCOMPARE(fixture.ask(bob.enter(2), 2, yard), u"ok"_s);
    QCOMPARE(fixture.ask(ann.say(3), 3, yard), u"ok"_s);
    QCOMPARE(fixture.ask(steer(ann, 4, DeleteRoom{.room = {}, .confirm = u"yard"_s}), 4, yard), u"ok"_s);
    QCOMPARE(fixture.publisher.told(yard).last(), u"room.gone"_s);
    fixture.settle();
    QVERIFY(!fixture.hub->knows(yard));
    QVERIFY(!fixture.store.record(yard)); // with all that was said
    QCOMPARE(fixture.hub->living(), size_t(0));
    QCOMPARE(fixture.hub->post(yard, bob.say(5)), Submitted::NoSuchRoom);
    QVERIFY(create(fixture, wish(51, u"yard"_s, "meeting"), bob, 6));
    QCOMPARE(fixture.publisher.answer(6), u"ok"_s);
}

void tst_OwnRooms::aTemporaryRoomIsNeverStored_S4_08()
{
    RuntimeFixture fixture({.emptyGrace = 20ms});
    constexpr RoomId yard{50};
    fixture.store.appending.close(); // it does not need it
    QVERIFY(create(fixture, wish(50, u"yard"_s), ann, 1));
    QCOMPARE(fixture.ask(ann.say(2), 2, yard), u"ok"_s);
    QCOMPARE(fixture.ask(bob.enter(3), 3, yard), u"ok"_s);
    QCOMPARE(fixture.ask(bob.fetch(4), 4, yard), u"ok"_s);
    QCOMPARE(fixture.ask(ann.leave(5), 5, yard), u"ok"_s); // bob is host now
    QCOMPARE(fixture.ask(steer(bob, 6, UpdateRoom{.topic = u"tea"_s}), 6, yard), u"ok"_s);
    fixture.post(bob.leave(7), yard);
    QTRY_VERIFY(!fixture.hub->knows(yard));
    QCOMPARE(fixture.store.attempts.load(), 0);
    QVERIFY(fixture.store.events(yard).empty());
    QVERIFY(!fixture.hub->find(u"yard"_s));
}

void tst_OwnRooms::tenThousandRoomsComeAndGo_B1_46()
{
    RuntimeFixture fixture({.emptyGrace = 0ms, .quota = {.total = 100'000, .own = 100'000}});
    for (quint32 i = 1; i <= 10'000; ++i) {
        const RoomId room{1000 + i};
        QVERIFY(create(fixture, wish(room.value, u"yard %1"_s.arg(i)), ann, i));
        fixture.post(ann.gone(), room);
    }
    QTRY_COMPARE(fixture.hub->rooms().size(), size_t(2));
    QTRY_COMPARE(fixture.hub->living(), size_t(0));
    fixture.settle();
    QCOMPARE(fixture.timers.size(), size_t(0));
    QCOMPARE(fixture.workers.actors().size(), size_t(0));
    QVERIFY(create(fixture, wish(50, u"yard"_s), ann, 20'000));
}

void tst_OwnRooms::theCatalogueFollows()
{
    RuntimeFixture fixture({.emptyGrace = 0ms});
    constexpr RoomId yard{50};
    const auto listed = [&] {
        const auto page = fixture.hub->catalogue()->page({.query = u"yard"_s});
        return page->rooms.empty() ? std::nullopt : std::optional(page->rooms.front());
    };
    QVERIFY(!listed());
    QVERIFY(create(fixture, wish(50, u"yard"_s), ann, 1, u"open"_s));
    QCOMPARE(fixture.publisher.answer(1), u"ok"_s);
    QTRY_COMPARE(listed().value_or(RoomInfo()).people, 1);
    QCOMPARE(listed()->password, std::optional(true));
    QCOMPARE(fixture.ask(steer(ann, 2, UpdateRoom{.inviteOnly = true}), 2, yard), u"ok"_s);
    QVERIFY(!listed());
    QCOMPARE(fixture.ask(steer(ann, 3, UpdateRoom{.inviteOnly = false}), 3, yard), u"ok"_s);
    QVERIFY(listed());
    QCOMPARE(fixture.ask(steer(ann, 5, UpdateRoom{.category = u"Games"_s}), 5, yard), u"ok"_s);
    const auto inGames = fixture.hub->catalogue()->page({.query = u"game"_s});
    QVERIFY(inGames && inGames->rooms.size() == 1);
    QCOMPARE(inGames->rooms.front().category, std::optional(u"Games"_s));
    fixture.post(ann.leave(4), yard);
    QTRY_VERIFY(!listed());
}

QTEST_GUILESS_MAIN(tst_OwnRooms)
#include "tst_ownrooms.moc"
