// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"
#include "tests/unit/server/core/lobbydesk.h"
#include "tests/unit/server/core/roomdesk.h"

#include <QTest>

#include <set>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Words = QStringList;

namespace {

/// Who does not want to hear from whom, as pairs.
class Blocks final : public PersonalBlocks
{
public:
    [[nodiscard]] bool blocks(UserId who, UserId whom) const override { return pairs.contains({who, whom}); }
    std::set<std::pair<UserId, UserId>> pairs;
};

RoomSettings among(const QStringList &nicks)
{
    RoomSettings settings;
    quint64 number = 0;
    for (const QString &nick : nicks)
        settings.people.push_back({UserId{++number}, nick});
    return settings;
}

/// A dm room of these people, numbered from 1.
struct DirectDesk : RoomDesk {
    explicit DirectDesk(const QStringList &nicks, const RoomRules &roomRules = {})
        : RoomDesk(0, "dm", roomRules, {}, among(nicks), UserId{1})
    {
        for (const QString &nick : nicks)
            (void)user(nick);
    }
};

UserInfo person(quint64 number, const QString &nick) { return {UserId{number}, nick}; }

} // namespace

/// A few people among themselves (S5-07), and whom they do not want to hear.
class tst_RoomDirect final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSamePeopleHaveTheSameRoom_data();
    void theSamePeopleHaveTheSameRoom();
    void itIsCalledByTheOthers_data();
    void itIsCalledByTheOthers();
    void onlyItsPeopleGetIn_data();
    void onlyItsPeopleGetIn();
    void itsPeopleAreItsNameAndItsDoor_data();
    void itsPeopleAreItsNameAndItsDoor();
    void listsFitAnAnswer_data();
    void listsFitAnAnswer();
    void whoIsAwayHearsOfItNowAndThen();
    void whoIsLostHearsOfIt();
    void aBlockShutsOneMouth_data();
    void aBlockShutsOneMouth();
    void noInvitationFromWhoIsBlocked_data();
    void noInvitationFromWhoIsBlocked();
    void aNewNickIsKept();
    void nobodyIsHostOfIt();
    void whoIsLookedForInTheLobby_data();
    void whoIsLookedForInTheLobby();
    void theEndComesBehindWhoIsLookedFor();
};

void tst_RoomDirect::theSamePeopleHaveTheSameRoom_data()
{
    QTest::addColumn<std::vector<UserId>>("one");
    QTest::addColumn<std::vector<UserId>>("other");
    QTest::addColumn<bool>("same");
    const UserId a{1};
    const UserId b{2};
    const UserId c{3};
    QTest::newRow("whoever asks first") << std::vector{a, b} << std::vector{b, a} << true;
    QTest::newRow("one named twice") << std::vector{a, b, b} << std::vector{a, b} << true;
    QTest::newRow("another person") << std::vector{a, b} << std::vector{a, c} << false;
    QTest::newRow("one more") << std::vector{a, b} << std::vector{a, b, c} << false;
    QTest::newRow("three in any order") << std::vector{c, a, b} << std::vector{b, c, a} << true;
}

void tst_RoomDirect::theSamePeopleHaveTheSameRoom()
{
    QFETCH(std::vector<UserId>, one);
    QFETCH(std::vector<UserId>, other);
    QFETCH(bool, same);
    const RoomId room = directRoomId(sortedPeople(one));
    QVERIFY(room.isValid());
    QCOMPARE(room == directRoomId(sortedPeople(other)), same);
}

void tst_RoomDirect::itIsCalledByTheOthers_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<QString>("name");
    QTest::newRow("of two people, by the other") << 1 << u"p2"_s;
    QTest::newRow("as many as fit") << limits::directNames << u"p2, p3, p4, p5, p6"_s;
    QTest::newRow("one more") << limits::directNames + 1 << u"p2, p3, p4, p5, p6, +1"_s;
    QTest::newRow("as many as there may be") << limits::maxDirectPeople - 1 << u"p2, p3, p4, p5, p6, +94"_s;
}

void tst_RoomDirect::itIsCalledByTheOthers()
{
    QFETCH(int, others);
    QFETCH(QString, name);
    QStringList nicks;
    for (int i = 1; i <= others + 1; ++i)
        nicks << u"p%1"_s.arg(i);
    DirectDesk desk(nicks);
    desk.enter(u"p11"_s);
    QCOMPARE(desk.snapshot().room.name, name);
    QCOMPARE(directInfo({}, among(nicks).people, UserId{1}).total, others);
}

void tst_RoomDirect::onlyItsPeopleGetIn_data()
{
    QTest::addColumn<std::optional<RoomAct>>("before");
    QTest::newRow("it is open") << std::optional<RoomAct>();
    QTest::newRow("an operator has closed it") << std::optional(RoomAct::Close);
    QTest::newRow("an operator lets nobody new in") << std::optional(RoomAct::Quarantine);
}

void tst_RoomDirect::onlyItsPeopleGetIn()
{
    QFETCH(std::optional<RoomAct>, before);
    DirectDesk desk({u"mina"_s, u"jiho"_s});
    if (before)
        desk.access(*before);
    QCOMPARE(desk.enter(u"suni1"_s), (Words{u"suni1 refused room_not_found"_s})); // as if there were none
    for (const RoomAct act : {RoomAct::Open, RoomAct::Release})
        desk.access(act);
    QVERIFY(desk.enter(u"mina1"_s).contains(u"mina1 entered"_s));
    QVERIFY(desk.enter(u"jiho1"_s).contains(u"jiho1 entered"_s));
    QCOMPARE(desk.enter(u"suni1"_s, roomjob::Keys{.invite = "abc"}),
             (Words{u"suni1 refused room_not_found"_s}));
    const Words none{u"suni1 refused room_not_found"_s};
    QCOMPARE(desk.say(u"suni1"_s, "n1", u"hi"_s), none);
    QCOMPARE(desk.stopWaiting(u"suni1"_s), none);
    QCOMPARE(desk.steer(u"suni1"_s, ListMembers{}), none);
}

void tst_RoomDirect::itsPeopleAreItsNameAndItsDoor_data()
{
    QTest::addColumn<UpdateRoom>("wish");
    QTest::addColumn<bool>("refused");
    const RoomId none;
    QTest::newRow("an operator calls it otherwise") << UpdateRoom{.room = none, .roomName = u"x"_s} << true;
    QTest::newRow("an operator wants a password") << UpdateRoom{.room = none, .password = u"x"_s} << true;
    QTest::newRow("an operator lets fewer in") << UpdateRoom{.room = none, .max = 1} << true;
    QTest::newRow("an operator wants an invitation") << UpdateRoom{.room = none, .inviteOnly = true} << false;
}

void tst_RoomDirect::itsPeopleAreItsNameAndItsDoor()
{
    QFETCH(UpdateRoom, wish);
    QFETCH(bool, refused);
    DirectDesk desk({u"mina"_s, u"jiho"_s});
    wish.room = RoomDesk::roomId;
    desk.handle(
        roomjob::Steer{.sender = {}, .command = std::make_shared<const HostCommand>(wish), .ticket = 1});
    QCOMPARE(desk.room.savedRecord().settings != writeSettings(among({u"mina"_s, u"jiho"_s})), !refused);
    QVERIFY(desk.enter(u"mina1"_s).contains(u"mina1 entered"_s));
    QCOMPARE(desk.snapshot().room.name, u"jiho"_s);
}

void tst_RoomDirect::listsFitAnAnswer_data()
{
    QTest::addColumn<int>("bytesLess"); // than both lists need
    QTest::addColumn<bool>("fits");
    QTest::newRow("one byte more than they need") << -1 << true;
    QTest::newRow("as much as they need") << 0 << true;
    QTest::newRow("one byte less") << 1 << false;
}

/// Nicks may be long, and there may be many; no answer is (protocol.md v.6).
void tst_RoomDirect::listsFitAnAnswer()
{
    QFETCH(int, bytesLess);
    QFETCH(bool, fits);
    const UserInfo mina = person(1, QString(10, u'x'));
    const qsizetype around = 128;
    DirectList rooms{{{.room = RoomId{1}, .people = {mina, mina}, .total = 2},
                      {.room = RoomId{2}, .people = {mina}, .total = 1}}};
    fit(rooms, 3 * around + 3 * memberBytes(mina.nick) - bytesLess);
    QCOMPARE(rooms.rooms.size(), size_t(fits ? 2 : 1));
    BlockList blocked{{mina, mina}};
    fit(blocked, around + 2 * memberBytes(mina.nick) - bytesLess);
    QCOMPARE(blocked.users.size(), size_t(2)); // whom one does not hear is never forgotten
    QCOMPARE(blocked.users.back().nick.isEmpty(), !fits);
    QCOMPARE(blocked.users.front(), mina);
}

void tst_RoomDirect::whoIsAwayHearsOfItNowAndThen()
{
    DirectDesk desk({u"mina"_s, u"jiho"_s, u"suni"_s});
    desk.enter(u"mina1"_s);
    desk.enter(u"suni1"_s);
    QCOMPARE(desk.say(u"mina1"_s, "n1", u"hi"_s),
             (Words{u"mina1 sent 1"_s, u"kept 1"_s, u"jiho hears of mina in mina, suni"_s}));
    QCOMPARE(desk.say(u"mina1"_s, "n2", u"hi"_s), (Words{u"mina1 sent 2"_s, u"kept 2"_s}));
    desk.now.mono += limits::absentInterval - 1ms;
    QCOMPARE(desk.say(u"suni1"_s, "n3", u"hi"_s), (Words{u"suni1 sent 3"_s, u"kept 3"_s}));
    desk.now.mono += 1ms;
    QVERIFY(desk.say(u"suni1"_s, "n4", u"hi"_s).contains(u"jiho hears of suni in mina, suni"_s));
    desk.enter(u"jiho1"_s);
    desk.leave(u"jiho1"_s);
    QVERIFY(desk.say(u"mina1"_s, "n5", u"hi"_s).contains(u"jiho hears of mina in mina, suni"_s));
}

void tst_RoomDirect::whoIsLostHearsOfIt()
{
    DirectDesk desk({u"mina"_s, u"jiho"_s});
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QVERIFY(!desk.say(u"mina1"_s, "n1", u"hi"_s).contains(u"jiho hears of mina in mina"_s));
    desk.gone(u"jiho1"_s);
    QVERIFY(desk.say(u"mina1"_s, "n2", u"hi"_s).contains(u"jiho hears of mina in mina"_s));
}

void tst_RoomDirect::aBlockShutsOneMouth_data()
{
    QTest::addColumn<QStringList>("people");
    QTest::addColumn<bool>("refused"); // when mina speaks, whom jiho has blocked
    QTest::addColumn<bool>("told"); // jiho, who is away
    QTest::newRow("of two people he may not speak") << QStringList{u"mina"_s, u"jiho"_s} << true << false;
    QTest::newRow("of three he may, and is not announced")
        << QStringList{u"mina"_s, u"jiho"_s, u"suni"_s} << false << false;
}

void tst_RoomDirect::aBlockShutsOneMouth()
{
    QFETCH(QStringList, people);
    QFETCH(bool, refused);
    QFETCH(bool, told);
    Blocks blocks;
    DirectDesk desk(people, {.blocks = &blocks});
    desk.enter(u"mina1"_s);
    blocks.pairs.insert({desk.user(u"jiho"_s), desk.user(u"mina"_s)});
    const Words words = desk.say(u"mina1"_s, "n1", u"hi"_s);
    QCOMPARE(words.contains(u"mina1 refused user_blocked_you"_s), refused);
    QCOMPARE(words.filter(u"jiho hears"_s).isEmpty(), !told);
    desk.enter(u"jiho1"_s); // he may read, and speak himself
    QVERIFY(desk.say(u"jiho1"_s, "n1", u"hi"_s).filter(u"refused"_s).isEmpty());
    blocks.pairs.clear();
    QVERIFY(desk.say(u"mina1"_s, "n2", u"hi"_s).filter(u"refused"_s).isEmpty());
}

void tst_RoomDirect::noInvitationFromWhoIsBlocked_data()
{
    QTest::addColumn<bool>("blocked");
    QTest::newRow("somebody invites") << false;
    QTest::newRow("somebody invites whom one has blocked") << true;
}

void tst_RoomDirect::noInvitationFromWhoIsBlocked()
{
    QFETCH(bool, blocked);
    Blocks blocks;
    RoomSettings settings;
    settings.host = person(1, u"mina"_s);
    RoomDesk desk(0, "meeting", {.blocks = &blocks}, {}, settings, UserId{1});
    desk.enter(u"mina1"_s);
    const UserId jiho = desk.user(u"jiho"_s);
    if (blocked)
        blocks.pairs.insert({jiho, UserId{1}});
    const Words words = desk.steer(u"mina1"_s, InviteToRoom{.room = {}, .user = jiho});
    QCOMPARE(words.contains(u"jiho invited by mina"_s), !blocked);
    QVERIFY(words.contains(u"mina1 has a code"_s)); // he is not told that he is blocked
}

void tst_RoomDirect::aNewNickIsKept()
{
    DirectDesk desk({u"mina"_s, u"jiho"_s});
    QVERIFY(!desk.enter(u"mina1"_s).contains(u"saved"_s));
    const Sender jiho = desk.sender(u"jiho1"_s);
    QVERIFY(desk.handle(roomjob::Enter{jiho, u"지호"_s, {}}).contains(u"saved"_s));
    QCOMPARE(desk.room.settings().people.back().nick, u"지호"_s);
    desk.enter(u"mina1"_s);
    QCOMPARE(desk.snapshot().room.name, u"지호"_s);
}

void tst_RoomDirect::nobodyIsHostOfIt()
{
    DirectDesk desk({u"mina"_s, u"jiho"_s});
    desk.enter(u"mina1"_s);
    desk.enter(u"jiho1"_s);
    QCOMPARE(desk.steer(u"mina1"_s, KickMember{.room = {}, .user = desk.user(u"jiho"_s)}),
             (Words{u"mina1 refused forbidden"_s}));
    QCOMPARE(desk.steer(u"mina1"_s, DeleteRoom{.room = {}, .confirm = u"hall"_s}),
             (Words{u"mina1 refused not_host"_s}));
    desk.leave(u"mina1"_s);
    QVERIFY(!desk.room.settings().host);
}

void tst_RoomDirect::whoIsLookedForInTheLobby_data()
{
    QTest::addColumn<std::vector<UserId>>("people");
    QTest::addColumn<QStringList>("found"); // nicks; none: somebody is not there
    QTest::newRow("both are logged in")
        << std::vector{UserId{7}, UserId{8}} << QStringList{u"mina"_s, u"jiho"_s};
    QTest::newRow("one was never seen") << std::vector{UserId{7}, UserId{9}} << QStringList();
}

void tst_RoomDirect::whoIsLookedForInTheLobby()
{
    QFETCH(std::vector<UserId>, people);
    LobbyDesk desk;
    desk.guest(1, u"mina"_s, UserId{7});
    desk.guest(2, u"jiho"_s, UserId{8});
    desk.gone(2); // lost, and may come back
    desk.handle(lobbyjob::Direct{RoomId{5}, people, {}});
    const auto answer = desk.only<lobbyeffect::Direct>();
    QCOMPARE(answer.room, RoomId{5});
    QStringList nicks;
    for (const UserInfo &one : answer.people)
        nicks << one.nick;
    QTEST(nicks, "found");
}

/// A connection that ends while the room is not there yet: its end goes the same way, behind the room.
void tst_RoomDirect::theEndComesBehindWhoIsLookedFor()
{
    LobbyDesk desk;
    desk.guest(1, u"mina"_s, UserId{7});
    const roomjob::ConnectionGone gone{LobbyDesk::to(1).connection, UserId{7}, LeaveReason::Lost};
    desk.handle(lobbyjob::LateGone{RoomId{5}, gone});
    const auto late = desk.only<lobbyeffect::LateGone>();
    QCOMPARE(late.room, RoomId{5});
    QCOMPARE(late.gone.connection, gone.connection);
    QCOMPARE(late.gone.user, UserId{7});
}

QTEST_GUILESS_MAIN(tst_RoomDirect)
#include "tst_roomdirect.moc"
