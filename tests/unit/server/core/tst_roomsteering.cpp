// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/core/hostdesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

using Words = QStringList;

/// Names as the hub gives them, for one room.
class OneName final : public RoomNames
{
public:
    QString taken;
    bool rename(RoomId, const QString &name) override { return name != taken; }
};

} // namespace

/// What host and moderators make of a room: settings, silence, the end (F-042, F-049, F-050, F-163).
class tst_RoomSteering final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsChangedIsTold();
    void whatStaysIsNotTold();
    void aNewPasswordIsHashedOutsideOfTheTurn();
    void namesAreUnique();
    void theMostPeople_data();
    void theMostPeople();
    void theOperatorsOwnRooms();
    void whileTheStoreIsAway();
    void slowMode_data();
    void slowMode();
    void slowModeRemembersWhoLeaves_C_70();
    void mutes_data();
    void mutes();
    void onlySomeSpeak_data();
    void onlySomeSpeak();
    void archiveAndBack();
    void deletingTakesTheName_data();
    void deletingTakesTheName();
    void anEmptyTemporaryRoomVanishes();
    void aTemporaryRoomRemembersItsMessages_S4_08();
    void largeRoomsCount();
    void membersInPages();
};

void tst_RoomSteering::whatIsChangedIsTold()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s,
                        UpdateRoom{.roomName = u"yard"_s, .topic = u"what we do"_s, .max = 7, .slowMs = 0}),
             (Words{u"kept changed name"_s, u"saved"_s, u"mina1 ok"_s}));
    const auto changed = readKept<RoomChanged>(keptEvent(std::get<effect::Keep>(desk.effects.front()).event));
    QVERIFY(changed);
    QCOMPARE(changed->newName, std::optional(u"yard"_s));
    QCOMPARE(changed->max, std::optional(7));
    QCOMPARE(changed->slowMs, std::nullopt); // it was that before
    QCOMPARE(changed->by->nick, u"mina"_s);
    desk.enter(u"late1"_s);
    QCOMPARE(desk.snapshot().room.name, u"yard"_s);
    QCOMPARE(desk.snapshot().room.topic, std::optional(u"what we do"_s));
    QCOMPARE(desk.snapshot().room.max, 7);
}

void tst_RoomSteering::whatStaysIsNotTold()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.roomName = u"hall"_s, .topic = QString()}),
             Words{u"mina1 ok"_s});
}

void tst_RoomSteering::aNewPasswordIsHashedOutsideOfTheTurn()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.password = u"open"_s}), Words{u"hash"_s});
    roomjob::Steer again = std::get<effect::MakeHash>(desk.effects.front()).job;
    again.passwordHash = "made";
    QCOMPARE(desk.handle(again), (Words{u"kept changed"_s, u"saved"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.room.settings().passwordHash, "made"_ba);
    // None any more needs no hash.
    QCOMPARE(desk.steer(u"mina1"_s, UpdateRoom{.password = QString()}),
             (Words{u"kept changed"_s, u"saved"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.room.settings().passwordHash, ""_ba);
}

void tst_RoomSteering::namesAreUnique()
{
    OneName names;
    names.taken = u"yard"_s;
    HostDesk desk("meeting", {}, 0, {.names = &names});
    desk.fill();
    desk.steer(u"mina1"_s, UpdateRoom{.roomName = u"yard"_s, .topic = u"new"_s});
    QCOMPARE(desk.refusal(), u"room_name_taken"_s);
    QCOMPARE(desk.room.settings().topic, QString()); // all of it or nothing
    desk.steer(u"mina1"_s, UpdateRoom{.roomName = u"garden"_s});
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomSteering::theMostPeople_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("max");
    QTest::addColumn<QString>("refusal");
    const int most = limits::defaultChannelPeople;
    const int large = limits::defaultLargePeople;
    QTest::newRow("one less than a room may have") << "meeting"_ba << most - 1 << QString();
    QTest::newRow("as many as a room may have") << "meeting"_ba << most << QString();
    QTest::newRow("one more") << "meeting"_ba << most + 1 << u"too_large"_s;
    QTest::newRow("a large room: one less") << "large"_ba << large - 1 << QString();
    QTest::newRow("a large room: as many") << "large"_ba << large << QString();
    QTest::newRow("a large room: one more") << "large"_ba << large + 1 << u"too_large"_s;
}

void tst_RoomSteering::theMostPeople()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, max);
    QFETCH(QString, refusal);
    HostDesk desk(kind);
    desk.enter(u"mina1"_s);
    desk.steer(u"mina1"_s, UpdateRoom{.max = max});
    QCOMPARE(desk.refusal(), refusal);
}

void tst_RoomSteering::theOperatorsOwnRooms()
{
    RoomDesk desk;
    const auto operate = [&](const HostCommand &command) {
        return desk.handle(roomjob::Steer{
            .sender = {}, .command = std::make_shared<const HostCommand>(command), .ticket = 5});
    };
    QCOMPARE(operate(UpdateRoom{.roomName = u"yard"_s}), Words{u"operator refused wrong_room_kind"_s});
    QCOMPARE(operate(DeleteRoom{.room = {}, .confirm = u"hall"_s}),
             Words{u"operator refused wrong_room_kind"_s});
    QCOMPARE(operate(ArchiveRoom{}), Words{u"operator refused wrong_room_kind"_s});
    QCOMPARE(operate(UpdateRoom{.slowMs = 1000}), (Words{u"kept changed"_s, u"saved"_s, u"operator did"_s}));
    RoomDesk system(0, "system");
    QCOMPARE(system.handle(roomjob::Steer{
                 .sender = {}, .command = std::make_shared<const HostCommand>(ListRoomBans{}), .ticket = 5}),
             Words{u"operator refused wrong_room_kind"_s});
}

void tst_RoomSteering::whileTheStoreIsAway()
{
    HostDesk desk;
    desk.fill();
    desk.store = {.available = false, .retryAfter = 700ms};
    desk.steer(u"mina1"_s, UpdateRoom{.topic = u"new"_s});
    QCOMPARE(desk.refusal(), u"storage_unavailable"_s);
    QCOMPARE(desk.error()->retryAfter, std::optional(700ms));
    QCOMPARE(desk.steer(u"mina1"_s, ListRoomBans{}), Words{u"mina1 reads 0 bans"_s}); // reading goes on
    QCOMPARE(desk.leave(u"mina1"_s).size(), 5); // and leaving, the next host included
}

void tst_RoomSteering::slowMode_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<int>("retryMs"); // 0: not refused
    QTest::newRow("a member at once") << u"suni"_s << 0 << 5000;
    QTest::newRow("a member just before") << u"suni"_s << 4999 << 1;
    QTest::newRow("a member in time") << u"suni"_s << 5000 << 0;
    QTest::newRow("a moderator need not wait") << u"jiho"_s << 0 << 0;
    QTest::newRow("nor the host") << u"mina"_s << 0 << 0;
}

void tst_RoomSteering::slowMode()
{
    QFETCH(QString, who);
    QFETCH(int, afterMs);
    QFETCH(int, retryMs);
    HostDesk desk;
    desk.fill();
    desk.steer(u"mina1"_s, UpdateRoom{.slowMs = 5000});
    desk.say(who + u'1', "n1", u"one"_s);
    QCOMPARE(desk.refusal(), QString());
    desk.wait(Milliseconds(afterMs));
    desk.say(who + u'1', "n2", u"two"_s);
    QCOMPARE(desk.refusal(), retryMs == 0 ? QString() : u"slow_mode"_s);
    if (retryMs == 0)
        return;
    QCOMPARE(desk.error()->retryAfter, std::optional(Milliseconds(retryMs)));
    // What was refused costs no further waiting; nor does the same message again.
    desk.say(who + u'1', "n1", u"one"_s);
    QCOMPARE(desk.refusal(), QString());
    desk.wait(Milliseconds(retryMs));
    desk.say(who + u'1', "n2", u"two"_s);
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomSteering::slowModeRemembersWhoLeaves_C_70()
{
    HostDesk desk;
    desk.fill();
    desk.steer(u"mina1"_s, UpdateRoom{.slowMs = 5000});
    desk.say(u"suni1"_s, "n1", u"one"_s);
    desk.leave(u"suni1"_s);
    desk.wait(1s);
    desk.enter(u"suni1"_s);
    QCOMPARE(desk.snapshot().slowWaitMs, std::optional<qint64>(4000));
    QCOMPARE(desk.snapshot().room.slowMs, std::optional(5000));
    desk.say(u"suni1"_s, "n2", u"two"_s);
    QCOMPARE(desk.refusal(), u"slow_mode"_s);
    desk.steer(u"mina1"_s, UpdateRoom{.slowMs = 0});
    desk.say(u"suni1"_s, "n2", u"two"_s);
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomSteering::mutes_data()
{
    QTest::addColumn<qint64>("ms"); // 0: for good
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<bool>("returns"); // he leaves and comes back
    QTest::addColumn<bool>("refused");
    QTest::newRow("for good") << qint64(0) << 1'000'000 << false << true;
    QTest::newRow("just before its end") << qint64(60'000) << 59'999 << false << true;
    QTest::newRow("at its end") << qint64(60'000) << 60'000 << false << false;
    QTest::newRow("also after coming back") << qint64(60'000) << 1000 << true << true;
}

void tst_RoomSteering::mutes()
{
    QFETCH(qint64, ms);
    QFETCH(int, afterMs);
    QFETCH(bool, returns);
    QFETCH(bool, refused);
    HostDesk desk;
    desk.fill();
    const UserId suni = desk.user(u"suni"_s);
    QCOMPARE(desk.steer(u"jiho1"_s,
                        MuteMember{.room = {}, .user = suni, .ms = ms ? std::optional(ms) : std::nullopt}),
             (Words{u"kept suni muted"_s, u"saved"_s, u"jiho1 ok"_s}));
    if (returns) {
        desk.leave(u"suni1"_s);
        desk.enter(u"suni1"_s);
        QCOMPARE(desk.snapshot().muted, std::optional(true));
        QCOMPARE(desk.snapshot().mutedUntil, std::optional(desk.now.wall + Milliseconds(ms)));
    }
    desk.wait(Milliseconds(afterMs));
    desk.say(u"suni1"_s, "n1", u"one"_s);
    QCOMPARE(desk.refusal(), refused ? u"muted"_s : QString());
    if (!refused)
        return;
    QCOMPARE(desk.error()->retryAfter.has_value(), ms != 0);
    QCOMPARE(desk.steer(u"jiho1"_s, UnmuteMember{.room = {}, .user = suni}),
             (Words{u"kept suni unmuted"_s, u"saved"_s, u"jiho1 ok"_s}));
    desk.say(u"suni1"_s, "n1", u"one"_s);
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomSteering::onlySomeSpeak_data()
{
    QTest::addColumn<bool>("announceOnly");
    QTest::addColumn<QStringList>("refusals"); // of host, moderator, member, guest
    const QString no = u"read_only_room"_s;
    QTest::newRow("everybody but guests") << false << QStringList{{}, {}, {}, no};
    QTest::newRow("an announcement-only room: host and moderators") << true << QStringList{{}, {}, no, no};
}

void tst_RoomSteering::onlySomeSpeak()
{
    QFETCH(bool, announceOnly);
    QFETCH(QStringList, refusals);
    HostDesk desk;
    desk.fill();
    desk.steer(u"mina1"_s, UpdateRoom{.announceOnly = announceOnly});
    const QStringList people{u"mina1"_s, u"jiho1"_s, u"suni1"_s, u"dora1"_s};
    for (qsizetype i = 0; i < people.size(); ++i) {
        desk.say(people[i], "n", u"hi"_s);
        QCOMPARE(desk.refusal(), refusals[i]);
    }
}

void tst_RoomSteering::archiveAndBack()
{
    HostDesk desk;
    desk.fill();
    QCOMPARE(desk.steer(u"mina1"_s, ArchiveRoom{}), (Words{u"kept changed"_s, u"saved"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.steer(u"mina1"_s, ArchiveRoom{}), Words{u"mina1 ok"_s});
    desk.say(u"mina1"_s, "n", u"hi"_s);
    QCOMPARE(desk.refusal(), u"read_only_room"_s);
    desk.enter(u"late1"_s);
    QCOMPARE(desk.snapshot().room.archived, std::optional(true));
    desk.steer(u"mina1"_s, ArchiveRoom{.room = {}, .on = false});
    desk.say(u"suni1"_s, "n", u"hi"_s);
    QCOMPARE(desk.refusal(), QString());
    HostDesk temporary("temporary");
    temporary.enter(u"mina1"_s);
    temporary.steer(u"mina1"_s, ArchiveRoom{});
    QCOMPARE(temporary.refusal(), u"wrong_room_kind"_s);
}

void tst_RoomSteering::deletingTakesTheName_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("another name") << u"Hall"_s << u"confirm_mismatch"_s;
    QTest::newRow("the name") << u"hall"_s << QString();
}

void tst_RoomSteering::deletingTakesTheName()
{
    QFETCH(QString, typed);
    QFETCH(QString, refusal);
    HostDesk desk;
    desk.enter(u"mina1"_s);
    const Words did = desk.steer(u"mina1"_s, DeleteRoom{.room = {}, .confirm = typed});
    QCOMPARE(desk.refusal(), refusal);
    if (refusal.isEmpty())
        QCOMPARE(did, (Words{u"gone"_s, u"mina1 unsubscribed"_s, u"vanishes"_s, u"mina1 ok"_s}));
    QCOMPARE(desk.room.people(), refusal.isEmpty() ? 0 : 1);
}

void tst_RoomSteering::anEmptyTemporaryRoomVanishes()
{
    HostDesk desk("temporary");
    QCOMPARE(desk.wait(29'999ms), Words());
    QCOMPARE(desk.wait(1ms), Words{u"vanishes"_s}); // nobody ever came
    HostDesk used("temporary");
    used.enter(u"mina1"_s);
    QCOMPARE(used.wait(1h), Words());
    used.gone(u"mina1"_s);
    QCOMPARE(used.wait(10s), Words{u"mina left lost"_s});
    QCOMPARE(used.wait(29s), Words());
    used.enter(u"jiho1"_s);
    QCOMPARE(used.wait(1h), Words());
    used.leave(u"jiho1"_s);
    QCOMPARE(used.wait(30s), Words{u"vanishes"_s});
    HostDesk kept;
    kept.enter(u"mina1"_s);
    kept.leave(u"mina1"_s);
    QVERIFY(!kept.room.nextDeadline());
}

void tst_RoomSteering::aTemporaryRoomRemembersItsMessages_S4_08()
{
    HostDesk desk("temporary");
    desk.enter(u"mina1"_s);
    desk.talk(5);
    desk.handle(roomjob::Fetch{desk.sender(u"mina1"_s), {.room = RoomDesk::roomId, .before = 4, .limit = 2}});
    const auto page = std::get<effect::Page>(desk.effects.front()).page;
    QCOMPARE(page.events.size(), size_t(2));
    QCOMPARE(page.events.front().seq, Seq(2));
    QVERIFY(!page.completeBefore && !page.completeAfter);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.snapshot().log.size(), size_t(5));
}

void tst_RoomSteering::largeRoomsCount()
{
    HostDesk desk("large");
    QCOMPARE(desk.enter(u"mina1"_s), (Words{u"mina1 entered"_s, u"mina1 sees "_s, u"mina1 subscribed"_s}));
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.snapshot().membersTotal, 2);
    QCOMPARE(desk.leave(u"jiho1"_s), (Words{u"jiho1 unsubscribed"_s, u"jiho1 ok"_s}));
    QCOMPARE(desk.wait(999ms), Words());
    QCOMPARE(desk.wait(1ms), Words{u"1 people"_s}); // once for all three
    QVERIFY(!desk.room.nextDeadline());
    desk.enter(u"jiho1"_s);
    desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"jiho"_s)});
    QVERIFY(desk.effects.size() >= 3); // whoever is put out is named, in rooms of every size
    QCOMPARE(desk.refusal(), QString());
}

void tst_RoomSteering::membersInPages()
{
    HostDesk desk("large");
    desk.fill();
    QCOMPARE(desk.steer(u"dora1"_s, ListMembers{.room = {}, .limit = 3}),
             Words{u"dora1 reads mina+jiho+suni"_s});
    const auto body = std::get<effect::Answer>(desk.effects.front()).body;
    const auto page = std::get<MemberPage>(body);
    QCOMPARE(page.total, 4);
    QCOMPARE(page.members.front().role, std::optional(RoomRole::Host));
    QVERIFY(page.next);
    QCOMPARE(desk.steer(u"dora1"_s, ListMembers{.room = {}, .cursor = page.next, .limit = 3}),
             Words{u"dora1 reads dora"_s});
    QVERIFY(!std::get<MemberPage>(std::get<effect::Answer>(desk.effects.front()).body).next);
    QCOMPARE(desk.steer(u"dora1"_s, ListMembers{.room = {}, .query = u"SU"_s}), Words{u"dora1 reads suni"_s});
    desk.steer(u"dora1"_s, ListMembers{.room = {}, .cursor = "x"});
    QCOMPARE(desk.refusal(), u"bad_cursor"_s);
}

QTEST_GUILESS_MAIN(tst_RoomSteering)
#include "tst_roomsteering.moc"
