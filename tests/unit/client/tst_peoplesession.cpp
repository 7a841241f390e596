// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

using namespace chat;
using namespace chat::test;

/// Direct messages, and whom we do not want to hear, as a session sees them (S5-07).
class tst_PeopleSession final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void anOlderServerIsAskedNothing();
    void whatWeBelongToIsListedAndEntered();
    void atMostSomeAreEnteredByThemselves_data();
    void atMostSomeAreEnteredByThemselves();
    void somebodyIsWrittenTo();
    void somebodyWritesToUs();
    void whatWeCannotEnterIsSeenAllTheSame();
    void leavingKeepsItInTheList();
    void whatIsNotOursAnyMoreGoes();
    void aPersonIsNoRoomThatOneAsksForByName();
    void whoIsBlockedIsHidden();
    void blockingIsAskedFor();
    void offlineIsARefusal();

private:
    static constexpr RoomId pair{77};

    /// Logged in at a server that knows about people, which answers with these.
    [[nodiscard]] bool comeInWith(const DirectList &directs = {}, const BlockList &blocks = {})
    {
        m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
        Q_EMIT m_link->opened();
        auto hello = sample<ServerHello>();
        hello.features = {"people"};
        m_link->tell(hello);
        m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
        if (!m_link->letIn())
            return false;
        const RequestId asked = m_link->take<ListBlocks>().first;
        m_link->answer(asked, blocks);
        m_link->answer(m_link->take<ListDirect>().first, directs);
        return asked != 0;
    }
    [[nodiscard]] static DirectList one() { return {{{.room = pair, .people = {them}, .total = 1}}}; }
    [[nodiscard]] static RoomSnapshot pairSnapshot(Seq to = 0)
    {
        RoomSnapshot made = snapshot(1, to, true);
        made.room = {.id = pair, .name = them.nick, .kind = RoomKind::Direct, .people = 1};
        for (KeptEvent &event : made.log)
            event.room = pair;
        return made;
    }
    [[nodiscard]] QVariant inList(int role) const
    {
        const RoomListModel *list = m_session->channels();
        return list->rowOf(pair) < 0 ? QVariant() : list->index(list->rowOf(pair)).data(role);
    }
};

void tst_PeopleSession::anOlderServerIsAskedNothing()
{
    QVERIFY(comeIn());
    QCOMPARE(m_link->take<ListBlocks>().first, RequestId(0));
    QCOMPARE(m_link->take<ListDirect>().first, RequestId(0));
}

void tst_PeopleSession::whatWeBelongToIsListedAndEntered()
{
    QVERIFY(comeInWith(one()));
    QCOMPARE(inList(RoomListModel::NameRole).toString(), u"지호"_s);
    QVERIFY(inList(RoomListModel::DirectRole).toBool());
    QVERIFY(!inList(RoomListModel::JoinedRole).toBool());
    QVERIFY(m_link->letInto(pairSnapshot(2)));
    QVERIFY(inList(RoomListModel::JoinedRole).toBool());
    QCOMPARE(inList(RoomListModel::UnreadRole).toInt(), 2); // said to us while we were away
    m_session->markRead(pair, 2);
    QCOMPARE(inList(RoomListModel::UnreadRole).toInt(), 0);
    m_link->answer(m_link->take<ListChannels>().first, ChannelList{});
    QVERIFY(inList(RoomListModel::DirectRole).toBool()); // a list of channels says nothing about it
}

void tst_PeopleSession::atMostSomeAreEnteredByThemselves_data()
{
    QTest::addColumn<int>("rooms");
    QTest::addColumn<int>("entered");
    constexpr int most = 10;
    QTest::newRow("one less than the most") << most - 1 << most - 1;
    QTest::newRow("the most") << most << most;
    QTest::newRow("one more") << most + 1 << most;
}

void tst_PeopleSession::atMostSomeAreEnteredByThemselves()
{
    QFETCH(int, rooms);
    DirectList list;
    for (int i = 1; i <= rooms; ++i)
        list.rooms.push_back({.room = RoomId{quint64(100 + i)}, .people = {them}, .total = 1});
    QVERIFY(comeInWith(list));
    QCOMPARE(m_session->channels()->rowCount(), rooms);
    int entered = 0;
    while (m_link->take<EnterRoom>().first != 0)
        ++entered;
    QTEST(entered, "entered");
}

void tst_PeopleSession::somebodyIsWrittenTo()
{
    QVERIFY(comeInWith());
    QSignalSpy entered(m_session.get(), &Session::entered);
    std::optional<RoomId> opened;
    m_session->openDirect({jiho}, m_session.get(),
                          [&](const Result<RoomEntered> &answer) { opened = answer->room; });
    const auto [id, asked] = m_link->take<OpenDirect>();
    QCOMPARE(asked.to, std::vector{jiho});
    m_link->answer(id, RoomEntered{pair});
    m_link->tell(pairSnapshot(), {.room = pair});
    QCOMPARE(opened, std::optional(pair));
    QCOMPARE(entered.size(), 1);
    m_link->lose(); // and comes back by the room's id
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {pair}));
    QCOMPARE(m_link->take<EnterRoom>().second.room, std::optional(pair));
}

void tst_PeopleSession::somebodyWritesToUs()
{
    QVERIFY(comeInWith());
    QSignalSpy arrived(m_session.get(), &Session::messageArrived);
    m_link->tell(RoomAdded{.room = pairSnapshot().room, .by = them});
    QCOMPARE(inList(RoomListModel::NameRole).toString(), u"지호"_s);
    QVERIFY(m_link->letInto(pairSnapshot(3)));
    QCOMPARE(arrived.size(), 1); // for the newest
    QCOMPARE(arrived.first().at(1).value<Seq>(), 3);
    QCOMPARE(inList(RoomListModel::UnreadRole).toInt(), 3);
    m_link->tell(RoomAdded{.room = pairSnapshot().room, .by = them}); // we are in it
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_PeopleSession::whatWeCannotEnterIsSeenAllTheSame()
{
    QVERIFY(comeInWith());
    QSignalSpy refused(m_session.get(), &Session::refused);
    m_link->tell(RoomAdded{.room = pairSnapshot().room, .by = them});
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::TooManyRooms});
    QCOMPARE(refused.size(), 0); // nobody has asked for it
    QCOMPARE(inList(RoomListModel::UnreadRole).toInt(), 1);
    m_session->enter(QString::fromLatin1(pair.toText())); // now somebody does
    QVERIFY(m_link->letInto(pairSnapshot(3)));
    QCOMPARE(inList(RoomListModel::UnreadRole).toInt(), 3);
}

void tst_PeopleSession::whatIsNotOursAnyMoreGoes()
{
    const DirectList both{
        {{.room = pair, .people = {them}, .total = 1}, {.room = RoomId{78}, .people = {them}, .total = 1}}};
    QVERIFY(comeInWith(both));
    QVERIFY(m_link->letInto(pairSnapshot(1))); // we are in this one, and not in the other
    QCOMPARE(m_session->channels()->rowCount(), 2);
    m_link->lose();
    m_session->tryNow();
    Q_EMIT m_link->opened();
    auto hello = sample<ServerHello>();
    hello.features = {"people"};
    m_link->tell(hello);
    m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
    QVERIFY(m_link->letIn(true, {pair}));
    m_link->answer(m_link->take<ListDirect>().first, DirectList{});
    QCOMPARE(m_session->channels()->rowCount(), 1);
    QVERIFY(m_session->channels()->rowOf(pair) >= 0);
}

void tst_PeopleSession::leavingKeepsItInTheList()
{
    QVERIFY(comeInWith(one()));
    QVERIFY(m_link->letInto(pairSnapshot(1)));
    m_session->leave(pair);
    QCOMPARE(m_link->take<LeaveRoom>().second.room, pair);
    QVERIFY(inList(RoomListModel::DirectRole).toBool());
    QVERIFY(!inList(RoomListModel::JoinedRole).toBool());
}

void tst_PeopleSession::aPersonIsNoRoomThatOneAsksForByName()
{
    QVERIFY(comeInWith(one()));
    (void)m_link->take<EnterRoom>();
    m_session->enter(them.nick);
    const EnterRoom asked = m_link->take<EnterRoom>().second;
    QCOMPARE(asked.roomName, std::optional(them.nick));
    QVERIFY(!asked.room);
}

void tst_PeopleSession::whoIsBlockedIsHidden()
{
    QVERIFY(comeInWith({}, {{them}}));
    QVERIFY(m_session->people()->isBlocked(jiho));
    m_session->enter(u"Channel_0"_s);
    QVERIFY(m_link->letInto(snapshot(1, 2, true)));
    QSignalSpy arrived(m_session.get(), &Session::messageArrived);
    Timeline *timeline = m_session->timeline(courtyard);
    m_link->say(courtyard, 3, them, u"@미나 hello"_s);
    m_link->say(courtyard, 4, {UserId{9}, u"수니"_s}, u"hi"_s);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(timeline->unread(), 1);
    QCOMPARE(timeline->mentions(), 0);
    const auto shown = [&](int row) {
        return std::pair(timeline->index(row).data(Timeline::TextRole).toString(),
                         timeline->index(row).data(Timeline::HiddenRole).toBool());
    };
    QCOMPARE(shown(2), std::pair(QString(), true));
    QCOMPARE(timeline->index(2).data(Qt::AccessibleTextRole).toString(), QString());
    QCOMPARE(shown(3), std::pair(u"hi"_s, false));
    QCOMPARE(timeline->firstUnreadRow(), 3);
    m_session->people()->unblock(jiho, [](const auto &) { });
    m_link->answer(m_link->take<UnblockUser>().first, Nothing());
    QCOMPARE(shown(2), std::pair(u"@미나 hello"_s, false));
    QCOMPARE(timeline->unread(), 2);
    QCOMPARE(timeline->mentions(), 1);
}

void tst_PeopleSession::blockingIsAskedFor()
{
    QVERIFY(comeInWith());
    QSignalSpy changed(m_session->people(), &People::changed);
    std::optional<ErrorCode> refused;
    const auto note = [&](const Result<Nothing> &answer) {
        refused = answer ? std::nullopt : std::optional(answer.error().code);
    };
    m_session->people()->block(them, note);
    m_link->refuse(m_link->take<BlockUser>().first, {.code = ErrorCode::StorageUnavailable});
    QCOMPARE(refused, std::optional(ErrorCode::StorageUnavailable));
    QVERIFY(!m_session->people()->isBlocked(jiho)); // what is not kept does not hold
    m_session->people()->block(them, note);
    const auto [id, asked] = m_link->take<BlockUser>();
    QCOMPARE(asked, (BlockUser{jiho, u"지호"_s}));
    m_link->answer(id, Nothing());
    QVERIFY(!refused);
    QCOMPARE(m_session->people()->blocked(), std::vector{them});
    QCOMPARE(changed.size(), 1);
    m_link->tell(RoomAdded{.room = pairSnapshot().room, .by = them});
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_PeopleSession::offlineIsARefusal()
{
    int refusals = 0;
    const auto count = [&](const auto &answer) { refusals += !answer; };
    m_session->openDirect({jiho}, m_session.get(), count);
    m_session->people()->block(them, count);
    m_session->people()->unblock(jiho, count);
    QCOMPARE(refusals, 3);
}

QTEST_GUILESS_MAIN(tst_PeopleSession)
#include "tst_peoplesession.moc"
