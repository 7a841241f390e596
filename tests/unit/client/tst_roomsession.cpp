// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

using namespace chat;
using namespace chat::test;

/// Rooms that people make and steer, as a session sees them.
class tst_RoomSession final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void aRoomIsMadeAndEntered();
    void aRefusalIsToldOnce();
    void offlineIsARefusal();
    void aPasswordOpensAgainAfterADrop();
    void waitingForASeat();
    void theWaitOutlivesADrop();
    void nobodyWaitsWhoWasTurnedAway();
    void aKickIsTold();
    void aMoveIsTold();
    void whoWasKickedAwayDoesNotComeBack();
    void whoWasKickedComesAsSomebodyNew();
    void aRoomThatIsGone();
    void theHostIsMarked();
    void aBanOfAStrangerCountsNobody();
    void settingsReachTheList();
    void largeRoomsCount();
    void answersAreForWhoStillAsks();
    void whatPeopleMayMake();

private:
    [[nodiscard]] RoomSnapshot meeting() const
    {
        RoomSnapshot made = snapshot(1, 2, true);
        made.room.kind = RoomKind::Meeting;
        made.host = jiho;
        return made;
    }
    [[nodiscard]] RoleInfo roleAt(int row) const
    {
        const QModelIndex index = m_session->members(courtyard)->index(row);
        return {index.data(MemberListModel::UserIdRole).value<UserId>(),
                index.data(MemberListModel::RoomRoleRole).value<RoomRole>()};
    }
    [[nodiscard]] bool waitForASeat()
    {
        m_session->enter({.room = u"Channel_0"_s, .waits = true}, m_session.get(), [](const auto &) { });
        m_link->answer(m_link->take<EnterRoom>().first, RoomEntered{.room = courtyard, .queued = 3});
        return m_session->waiting(courtyard) == WaitingPlace{.position = 3};
    }
};

void tst_RoomSession::aRoomIsMadeAndEntered()
{
    QVERIFY(comeIn());
    QSignalSpy entered(m_session.get(), &Session::entered);
    std::optional<RoomId> made;
    m_session->create({.roomName = u"찻집"_s, .password = u"보리차"_s}, m_session.get(),
                      [&](const Result<RoomEntered> &answer) { made = answer->room; });
    const auto [id, asked] = m_link->take<CreateRoom>();
    QCOMPARE(asked.roomName, u"찻집"_s);
    m_link->answer(id, RoomEntered{courtyard});
    QCOMPARE(made, std::optional(courtyard));
    RoomSnapshot first = meeting();
    first.host = mina;
    m_link->tell(first, {.room = courtyard});
    QCOMPARE(entered.size(), 1);
    QVERIFY(m_session->state(courtyard)->isHost());
}

void tst_RoomSession::aRefusalIsToldOnce()
{
    QVERIFY(comeIn());
    QSignalSpy refused(m_session.get(), &Session::refused);
    QList<ErrorCode> told;
    m_session->enter({.room = u"찻집"_s, .password = u"커피"_s}, m_session.get(),
                     [&](const Result<RoomEntered> &answer) { told << answer.error().code; });
    const auto [id, asked] = m_link->take<EnterRoom>();
    QCOMPARE(asked.password, std::optional(u"커피"_s));
    m_link->refuse(id, {.code = ErrorCode::BadPassword});
    QCOMPARE(told, QList{ErrorCode::BadPassword});
    QCOMPARE(refused.size(), 0); // whoever asked shows it in its place
}

void tst_RoomSession::offlineIsARefusal()
{
    int refusals = 0;
    m_session->enter({.room = u"찻집"_s}, m_session.get(), [&](const auto &answer) { refusals += !answer; });
    m_session->create({.roomName = u"찻집"_s}, m_session.get(),
                      [&](const auto &answer) { refusals += !answer; });
    m_session->ask(KickMember{courtyard, jiho}, m_session.get(),
                   [&](const auto &answer) { refusals += !answer; });
    QCOMPARE(refusals, 3);
}

// F-034: back after more than the grace, the server asks for the password again.
void tst_RoomSession::aPasswordOpensAgainAfterADrop()
{
    QVERIFY(comeIn());
    m_session->enter({.room = u"Channel_0"_s, .password = u"보리차"_s, .invite = "abc"}, m_session.get(),
                     [](const auto &) { });
    QVERIFY(m_link->letInto(meeting()));
    QVERIFY(comeBack());
    const EnterRoom again = m_link->take<EnterRoom>().second;
    QCOMPARE(again.password, std::optional(u"보리차"_s));
    QCOMPARE(again.invite, std::optional(QByteArray("abc")));
    QCOMPARE(again.since, (Position{epochOne, 2}));
}

// U-17
void tst_RoomSession::waitingForASeat()
{
    QVERIFY(comeIn());
    QSignalSpy changed(m_session.get(), &Session::waitingChanged);
    QSignalSpy entered(m_session.get(), &Session::entered);
    QSignalSpy seated(m_session.get(), &Session::seated);
    QVERIFY(waitForASeat());
    m_link->tell(RoomWaitlist{.room = courtyard, .position = 1, .estimateMs = 4000});
    QCOMPARE(m_session->waiting(courtyard), (WaitingPlace{1, Milliseconds(4000)}));
    QCOMPARE(changed.size(), 2);
    m_link->tell(SeatReady{courtyard, 15'000}); // taken by itself
    QVERIFY(m_link->letInto(meeting()));
    QCOMPARE(entered.size(), 1);
    QCOMPARE(seated.size(), 1);
    QVERIFY(!m_session->waiting(courtyard));
}

void tst_RoomSession::theWaitOutlivesADrop()
{
    QVERIFY(comeIn());
    QVERIFY(waitForASeat());
    m_link->lose();
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true));
    const auto [id, again] = m_link->take<EnterRoom>();
    QCOMPARE(again.waitlist, std::optional(true));
    m_link->answer(id, RoomEntered{.room = courtyard, .queued = 2});
    QCOMPARE(m_session->waiting(courtyard), (WaitingPlace{2}));
    m_session->leave(courtyard);
    QCOMPARE(m_link->take<LeaveWaitlist>().second.room, courtyard);
    QVERIFY(!m_session->waiting(courtyard));
    m_link->tell(SeatReady{courtyard, 15'000}); // too late
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_RoomSession::nobodyWaitsWhoWasTurnedAway()
{
    QVERIFY(comeIn());
    QVERIFY(waitForASeat());
    m_link->tell(RoomWaitlist{.room = courtyard, .position = 0});
    QVERIFY(!m_session->waiting(courtyard));
    QVERIFY(waitForASeat());
    QSignalSpy refused(m_session.get(), &Session::refused);
    m_link->tell(SeatReady{courtyard, 15'000});
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomBanned});
    QVERIFY(!m_session->waiting(courtyard));
    QCOMPARE(refused.size(), 1);
}

void tst_RoomSession::aKickIsTold()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    QSignalSpy removed(m_session.get(), &Session::removed);
    QSignalSpy left(m_session.get(), &Session::left);
    m_link->tell(RoomRemovedYou{.room = courtyard, .by = them, .words = u"도배"_s});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(0).value<RoomRemovedYou>().words, std::optional(u"도배"_s));
    QCOMPARE(removed.first().at(1).toString(), u"Channel_0"_s);
    QCOMPARE(left.first().at(1).value<LeaveReason>(), LeaveReason::Kicked);
    QCOMPARE(m_session->channels()->rowOf(courtyard), -1); // what people made is not a channel
    QVERIFY(comeBack());
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_RoomSession::aMoveIsTold() // F-184
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    QSignalSpy brought(m_session.get(), &Session::brought);
    QSignalSpy removed(m_session.get(), &Session::removed);
    QSignalSpy left(m_session.get(), &Session::left);
    RoomSnapshot there = snapshot(1, 0, true);
    there.room.id = RoomId{0x4444};
    there.room.name = u"뜰"_s;
    m_link->tell(RoomBrought{.room = there.room.id, .from = courtyard, .words = u"합칩니다"_s});
    QCOMPARE(brought.size(), 0); // not before we see it
    m_link->tell(there, {.room = there.room.id});
    QCOMPARE(brought.size(), 1);
    QCOMPARE(brought.first().at(0).value<RoomBrought>().words, std::optional(u"합칩니다"_s));
    QCOMPARE(brought.first().at(1).toString(), u"Channel_0"_s);
    QCOMPARE(m_session->nameOf(there.room.id), u"뜰"_s);
    QCOMPARE(m_link->take<LeaveRoom>().first, RequestId(0)); // it was not asked for, and we stay
    m_link->tell(RoomRemovedYou{.room = courtyard, .reason = LeaveReason::Left});
    QCOMPARE(removed.size(), 0); // one word is enough
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().at(0).value<RoomId>(), courtyard);
}

void tst_RoomSession::whoWasKickedAwayDoesNotComeBack()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    QSignalSpy removed(m_session.get(), &Session::removed);
    QSignalSpy refused(m_session.get(), &Session::refused);
    QVERIFY(comeBack());
    m_link->tell(RoomRemovedYou{.room = courtyard, .reason = LeaveReason::Banned});
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::NotJoined});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(refused.size(), 0); // one word is enough
    m_clock->advance(1min);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_RoomSession::whoWasKickedComesAsSomebodyNew()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    m_link->tell(RoomRemovedYou{.room = courtyard});
    const QString id = QString::fromLatin1(courtyard.toText());
    m_session->enter(id);
    QVERIFY(!m_link->take<EnterRoom>().second.since); // `since` would say that he was only lost
    m_session->enter(id);
    QVERIFY(m_link->letInto(meeting()));
    QVERIFY(comeBack());
    QVERIFY(m_link->take<EnterRoom>().second.since);
}

// B1-37: the last one left, or the host ended it.
void tst_RoomSession::aRoomThatIsGone()
{
    QVERIFY(comeIntoTheCourtyard()); // of the kind of channels, which stay in the list otherwise
    QSignalSpy vanished(m_session.get(), &Session::vanished);
    QSignalSpy left(m_session.get(), &Session::left);
    m_link->tell(RoomGone{courtyard}, {.room = courtyard});
    QCOMPARE(vanished.first().at(1).toString(), u"Channel_0"_s);
    QCOMPARE(left.size(), 1);
    QCOMPARE(m_session->channels()->rowOf(courtyard), -1);
    QVERIFY(comeBack());
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_RoomSession::theHostIsMarked()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    const auto roles = [this] { return std::pair(roleAt(0), roleAt(1)); }; // 미나, 지호
    QCOMPARE(roles(), std::pair(RoleInfo{mina, RoomRole::Member}, RoleInfo{jiho, RoomRole::Host}));
    QSignalSpy changed(m_session.get(), &Session::hostChanged);
    m_link->tell(RoomHost{.from = jiho, .to = {mina, u"미나"_s}, .reason = HostReason::Yield},
                 {.room = courtyard, .seq = 3, .time = noon});
    m_link->tell(MemberRole{.user = jiho, .role = RoomRole::Moderator}, {.room = courtyard, .seq = 4});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(roles(), std::pair(RoleInfo{mina, RoomRole::Host}, RoleInfo{jiho, RoomRole::Moderator}));
    QCOMPARE(m_session->timeline(courtyard)->position()->seq, 4);
}

void tst_RoomSession::aBanOfAStrangerCountsNobody()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    m_link->tell(MemberLeft{.user = UserId{77}, .reason = LeaveReason::Banned},
                 {.room = courtyard, .seq = 3, .time = noon});
    QCOMPARE(m_session->members(courtyard)->total(), 2);
    m_link->tell(MemberLeft{.user = jiho, .reason = LeaveReason::Kicked},
                 {.room = courtyard, .seq = 4, .time = noon});
    QCOMPARE(m_session->members(courtyard)->total(), 1);
}

void tst_RoomSession::settingsReachTheList()
{
    QVERIFY(comeIntoTheCourtyard(meeting()));
    QSignalSpy stopped(m_session.get(), &Session::stopped);
    m_link->tell(RoomChanged{.locked = true, .newName = u"새 이름"_s, .max = 9, .by = them},
                 {.room = courtyard, .seq = 3, .time = noon});
    const QModelIndex row = m_session->channels()->index(0);
    QCOMPARE(row.data().toString(), u"새 이름"_s);
    QCOMPARE(row.data(RoomListModel::MaximumRole).toInt(), 9);
    QCOMPARE(row.data(RoomListModel::PeopleRole).toInt(), 2);
    QVERIFY(row.data(RoomListModel::LockedRole).toBool());
    QCOMPARE(stopped.size(), 0); // that is for what operators do
}

// F-041
void tst_RoomSession::largeRoomsCount()
{
    RoomSnapshot large = meeting();
    large.room.kind = RoomKind::Large;
    large.members.clear();
    large.membersTotal = 4000;
    QVERIFY(comeIntoTheCourtyard(large));
    m_link->tell(RoomCount{4321}, {.room = courtyard});
    QCOMPARE(m_session->members(courtyard)->total(), 4321);
    QCOMPARE(m_session->channels()->index(0).data(RoomListModel::PeopleRole).toInt(), 4321);
}

void tst_RoomSession::answersAreForWhoStillAsks()
{
    QVERIFY(comeIn());
    int told = 0;
    auto dialog = std::make_unique<QObject>();
    m_session->ask(KickMember{courtyard, jiho}, dialog.get(), [&](const auto &) { ++told; });
    m_link->answer(m_link->take<KickMember>().first, Nothing());
    QCOMPARE(told, 1);
    m_session->ask(KickMember{courtyard, jiho}, dialog.get(), [&](const auto &) { ++told; });
    dialog.reset();
    m_link->answer(m_link->take<KickMember>().first, Nothing());
    QCOMPARE(told, 1);
}

void tst_RoomSession::whatPeopleMayMake()
{
    m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
    Q_EMIT m_link->opened();
    auto hello = sample<ServerHello>();
    hello.features = {"create.large", "create.temporary", "something.else"};
    m_link->tell(hello);
    QCOMPARE(m_session->ownKinds(), (QList{RoomKind::Temporary, RoomKind::Large}));
}

QTEST_GUILESS_MAIN(tst_RoomSession)
#include "tst_roomsession.moc"
