// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/servertest.h"

#include <QTest>

using namespace chat;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Direct messages and blocks, on sockets (S5-05, S5-07).
class tst_People final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addTransportsAndFormats(); }
    void init();
    void cleanup() { m_server.reset(); }

    void aPairAlwaysHasTheSameRoom_S5_07();
    void anUnknownPersonIsSaidSo_S5_07();
    void howManyMayBeInAGroup_S5_07_data();
    void howManyMayBeInAGroup_S5_07();
    void nobodyElseGetsIn();
    void whoIsElsewhereHearsOfIt();
    void everyMessageIsRecorded_S5_07();
    void aBlockIsRespected();
    void blocksOutliveARestart();
    void blocksAreRefused();
    void theEndOfAConnectionReachesTheRoom();
    void whoAsksAndIsGoneLeavesNoSeat();
    void noMatchWithWhomOneHasBlocked_F_076();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(m_transport); }
    /// The room's snapshot; empty when it is refused.
    [[nodiscard]] static RoomSnapshot open(ChatClient &client, const std::vector<UserId> &people)
    {
        if (client.ask(OpenDirect{people}).type() != "ok")
            return {};
        return client.take("room.snapshot").as<RoomSnapshot>();
    }

    Transport m_transport = Transport::Ws;
    WireFormat m_format = WireFormat::Json;
    std::unique_ptr<TestServer> m_server;
};

void tst_People::init()
{
    QFETCH_GLOBAL(Transport, transport);
    QFETCH_GLOBAL(WireFormat, format);
    m_transport = transport;
    m_format = format;
    m_server = std::make_unique<TestServer>();
    auto &limits = m_server->config.limits;
    limits.floodBurst = limits.frameBurst = limits.requestsOpen = 10'000;
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

void tst_People::aPairAlwaysHasTheSameRoom_S5_07()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"미나"_s) && jiho.guest(url(), u"지호"_s));
    const RoomSnapshot first = open(mina, {jiho.auth.user.id});
    QVERIFY(first.room.id.isValid());
    QCOMPARE(first.room.kind, RoomKind::Direct);
    QCOMPARE(first.room.name, u"지호"_s);
    const RoomSnapshot other = open(jiho, {mina.auth.user.id});
    QCOMPARE(other.room.id, first.room.id);
    QCOMPARE(other.room.name, u"미나"_s);
    QCOMPARE(mina.say(first.room.id, u"안녕"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"안녕"_s);
    QCOMPARE(jiho.ask(LeaveRoom{first.room.id}).type(), "ok"_ba);
    QCOMPARE(open(jiho, {mina.auth.user.id, mina.auth.user.id}).room.id, first.room.id);
    QCOMPARE(mina.ask(BrowseRooms{}).as<RoomList>().total,
             mina.ask(BrowseRooms{.kind = RoomKind::Channel}).as<RoomList>().total);
}

void tst_People::anUnknownPersonIsSaidSo_S5_07()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    const Received no = mina.ask(OpenDirect{{UserId::random()}});
    QCOMPARE(no.error(), "user_not_found"_ba);
    QCOMPARE(mina.ask(OpenDirect{{mina.auth.user.id}}).error(), "cannot_target_self"_ba);
    QVERIFY(mina.ask(ListDirect{}).as<DirectList>().rooms.empty());
    QVERIFY(mina.enter(u"channel-0"_s).room.id.isValid()); // nothing waits behind the refusal
}

void tst_People::howManyMayBeInAGroup_S5_07_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<QByteArray>("error");
    const int most = limits::maxDirectPeople - 1;
    QTest::newRow("nobody") << 0 << "bad_field"_ba;
    QTest::newRow("one less than may be") << most - 1 << "user_not_found"_ba; // nobody knows them
    QTest::newRow("as many as may be") << most << "user_not_found"_ba;
    QTest::newRow("one more") << most + 1 << "too_large"_ba;
}

void tst_People::howManyMayBeInAGroup_S5_07()
{
    QFETCH(int, others);
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    OpenDirect wish;
    for (int i = 0; i < others; ++i)
        wish.to.push_back(UserId::random());
    QTEST(mina.ask(wish).error(), "error");
}

void tst_People::nobodyElseGetsIn()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient suni(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    const RoomId room = open(mina, {jiho.auth.user.id}).room.id;
    QCOMPARE(suni.ask(EnterRoom{.room = room}).error(), "room_not_found"_ba);
    const QString name = u"dm:"_s + QString::fromLatin1(room.toText());
    QCOMPARE(suni.ask(EnterRoom{.roomName = name}).error(), "room_not_found"_ba);
    QCOMPARE(suni.ask(CreateRoom{.roomName = u"dm:mine"_s}).error(), "room_name_taken"_ba);
    QCOMPARE(suni.say(room, u"hi"_s).error(), "room_not_found"_ba);
    QCOMPARE(suni.ask(LeaveWaitlist{room}).error(), "room_not_found"_ba);
    const RoomSnapshot three = open(mina, {jiho.auth.user.id, suni.auth.user.id});
    QVERIFY(three.room.id.isValid() && three.room.id != room);
    QVERIFY(suni.enter(QString::fromLatin1("x")).room.id != three.room.id);
    QCOMPARE(suni.ask(EnterRoom{.room = three.room.id}).type(), "ok"_ba);
}

void tst_People::whoIsElsewhereHearsOfIt()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"미나"_s) && jiho.guest(url()));
    const RoomId room = open(mina, {jiho.auth.user.id}).room.id;
    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    const RoomAdded added = jiho.take("room.added").as<RoomAdded>();
    QCOMPARE(added.room.id, room);
    QCOMPARE(added.room.name, u"미나"_s);
    QCOMPARE(added.by, mina.auth.user);
    const DirectList list = jiho.ask(ListDirect{}).as<DirectList>();
    QCOMPARE(list.rooms.size(), size_t(1));
    QCOMPARE(list.rooms.front().people, std::vector{mina.auth.user});
    QCOMPARE(jiho.ask(EnterRoom{.room = room}).type(), "ok"_ba);
    QCOMPARE(textsOf(jiho.take("room.snapshot").as<RoomSnapshot>().log), QStringList{u"hello"_s});
}

void tst_People::everyMessageIsRecorded_S5_07()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = open(mina, {jiho.auth.user.id}).room.id;
    QCOMPARE(mina.say(room, u"one"_s).type(), "ok"_ba);
    QVERIFY(m_server->start()); // again, on the same state
    ChatClient back(m_format);
    QVERIFY(back.token(url(), jiho.auth.token)); // mina is away, and the room is there all the same
    QCOMPARE(back.ask(ListDirect{}).as<DirectList>().rooms.front().room, room);
    const RoomSnapshot again = open(back, {mina.auth.user.id});
    QCOMPARE(again.room.id, room);
    QCOMPARE(textsOf(again.log), QStringList{u"one"_s});
    QCOMPARE(back.say(room, u"two"_s).type(), "ok"_ba);
}

void tst_People::aBlockIsRespected()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url(), u"미나"_s) && jiho.guest(url()));
    const UserId minaId = mina.auth.user.id;
    const RoomId room = open(mina, {jiho.auth.user.id}).room.id;
    QCOMPARE(jiho.ask(BlockUser{minaId, u"미나"_s}).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"hello"_s).error(), "user_blocked_you"_ba);
    QVERIFY(jiho.ask(ListDirect{}).as<DirectList>().rooms.empty());
    const RoomId meeting = mina.create({.roomName = u"yard"_s}).room.id;
    QVERIFY(
        !mina.ask(InviteToRoom{.room = meeting, .user = jiho.auth.user.id}).as<InviteInfo>().code.isEmpty());
    QVERIFY(jiho.settle());
    QCOMPARE(jiho.count("room.invited"), 0);
    QCOMPARE(jiho.count("room.added"), 0);
    const RoomId channel = jiho.enter(u"channel-0"_s).room.id; // where everybody hears everybody
    QCOMPARE(mina.enter(u"channel-0"_s).room.id, channel);
    QCOMPARE(mina.say(channel, u"hi"_s).type(), "ok"_ba);
    QCOMPARE(jiho.take("msg.new").as<MessageNew>().text, u"hi"_s);
    ChatClient suni(m_format);
    QVERIFY(suni.guest(url()));
    QCOMPARE(mina.ask(OpenDirect{{jiho.auth.user.id, suni.auth.user.id}}).error(), "user_blocked_you"_ba);
    QCOMPARE(jiho.ask(UnblockUser{minaId}).type(), "ok"_ba);
    QCOMPARE(mina.say(room, u"hello"_s).type(), "ok"_ba);
    QVERIFY(jiho.take("room.added"));
}

void tst_People::blocksOutliveARestart()
{
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    QVERIFY(jiho.ask(ListBlocks{}).as<BlockList>().users.empty());
    QCOMPARE(jiho.ask(BlockUser{mina.auth.user.id, u"그 사람"_s}).type(), "ok"_ba);
    QVERIFY(m_server->start());
    ChatClient back(m_format);
    ChatClient again(m_format);
    QVERIFY(back.token(url(), jiho.auth.token) && again.token(url(), mina.auth.token));
    QCOMPARE(back.ask(ListBlocks{}).as<BlockList>().users,
             (std::vector<UserInfo>{{mina.auth.user.id, u"그 사람"_s}}));
    QCOMPARE(again.ask(OpenDirect{{jiho.auth.user.id}}).error(), "user_blocked_you"_ba);
    QVERIFY(again.ask(ListBlocks{}).as<BlockList>().users.empty()); // nobody else sees it
}

void tst_People::blocksAreRefused()
{
    ChatClient mina(m_format);
    QVERIFY(mina.guest(url()));
    QCOMPARE(mina.ask(BlockUser{mina.auth.user.id, u"me"_s}).error(), "cannot_target_self"_ba);
    QCOMPARE(mina.ask(UnblockUser{UserId::random()}).type(), "ok"_ba);
    QCOMPARE(mina.ask(BlockUser{UserId{5000}, u"nick"_s}).type(), "ok"_ba);
    QCOMPARE(mina.ask(BlockUser{UserId{5000}, u"other"_s}).type(), "ok"_ba);
    QCOMPARE(mina.ask(ListBlocks{}).as<BlockList>().users,
             (std::vector<UserInfo>{{UserId{5000}, u"other"_s}})); // how many there may be: tst_blockbook
}

/// Its id is known before it is there, so that whoever is lost while it is made is lost to it, too.
void tst_People::theEndOfAConnectionReachesTheRoom()
{
    m_server->config.channels.grace = 0ms;
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()));
    const RoomId room = open(mina, {jiho.auth.user.id}).room.id;
    QCOMPARE(open(jiho, {mina.auth.user.id}).membersTotal, 2);
    QVERIFY(mina.lose());
    QCOMPARE(jiho.take("member.left").as<MemberLeft>().user, mina.auth.user.id);
    QCOMPARE(jiho.ask(ListMembers{.room = room}).as<MemberPage>().total, 1);
}

/// The room is made on another thread than the one that hears of the end; whichever is first.
void tst_People::whoAsksAndIsGoneLeavesNoSeat()
{
    constexpr int times = 20;
    m_server->config.channels.grace = 0ms;
    QVERIFY(m_server->start());
    ChatClient jiho(m_format);
    QVERIFY(jiho.guest(url()));
    std::vector<UserId> asked;
    for (int i = 0; i < times; ++i) {
        ChatClient mina(m_format);
        QVERIFY(mina.guest(url()));
        asked.push_back(mina.auth.user.id);
        mina.send(OpenDirect{{jiho.auth.user.id}});
        QVERIFY(mina.lose());
    }
    for (const UserId user : asked) {
        const RoomId room = open(jiho, {user}).room.id;
        QVERIFY(room.isValid());
        const auto inside = [&] { return jiho.ask(ListMembers{.room = room}).as<MemberPage>().total; };
        QTRY_COMPARE_WITH_TIMEOUT(inside(), 1, 20'000);
        QCOMPARE(jiho.ask(LeaveRoom{room}).type(), "ok"_ba);
    }
}

void tst_People::noMatchWithWhomOneHasBlocked_F_076()
{
    m_server->config.modes = {{.name = u"duel"_s}};
    QVERIFY(m_server->start());
    ChatClient mina(m_format);
    ChatClient jiho(m_format);
    ChatClient suni(m_format);
    QVERIFY(mina.guest(url()) && jiho.guest(url()) && suni.guest(url()));
    QCOMPARE(jiho.ask(BlockUser{mina.auth.user.id, u"mina"_s}).type(), "ok"_ba);
    for (ChatClient *who : {&mina, &jiho, &suni})
        QCOMPARE(who->ask(QueueForMatch{.mode = u"duel"_s}).type(), "ok"_ba);
    const MatchFound found = suni.take("match.found").as<MatchFound>();
    QCOMPARE(mina.take("match.found").as<MatchFound>().match, found.match); // who waited longest
    QVERIFY(jiho.settle());
    QCOMPARE(jiho.count("match.found"), 0);
}

QTEST_GUILESS_MAIN(tst_People)
#include "tst_people.moc"
