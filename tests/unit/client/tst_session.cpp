// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

#include <QTemporaryDir>

using namespace chat;
using namespace chat::test;

/// The facade: logins, rooms and people, announcements.
class tst_Session final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void whoWeAre();
    void channelsComeAndChange();
    void enteringARoom();
    void enteringByItsId();
    void enteringWhatIsRefused();
    void enteringBeforeWeAreOnline();
    void membersComeAndGo();
    void leavingARoom();
    void takenOutOfARoom();
    void aClosedRoomIsEnteredAgain();
    void whatAnOperatorClosedIsLeft();
    void aStoppedRoom();
    void aFullRoomIsTriedAgain();
    void announcementsOnce();
    void announcementsToUsAlone();
    void whatIsTakenBackGoes();
    void replacedAndKicked();
    void aGoodbyeLeavesAllRooms();
};

void tst_Session::whoWeAre()
{
    QVERIFY(!m_session->self().isValid());
    QVERIFY(comeIn());
    QCOMPARE(m_session->self(), mina);
    QCOMPARE(m_session->selfNick(), u"미나"_s);
    QCOMPARE(m_session->status().state, LinkState::Online);
}

void tst_Session::channelsComeAndChange()
{
    QVERIFY(comeIn());
    const auto [id, asked] = m_link->take<ListChannels>();
    QCOMPARE(asked.subscribe, std::optional(true));
    m_link->answer(id, ChannelList{{{.id = courtyard, .name = u"Channel_0"_s, .people = 2, .max = 500}}});
    QCOMPARE(m_session->channels()->rowCount(), 1);
    m_link->tell(ChannelChanged{{{.id = courtyard, .people = 9, .max = 500}}});
    QCOMPARE(m_session->channels()->index(0).data(RoomListModel::PeopleRole).toInt(), 9);
}

void tst_Session::enteringARoom()
{
    QVERIFY(comeIn());
    QSignalSpy entered(m_session.get(), &Session::entered);
    m_session->enter(u"Channel_0"_s);
    const auto [id, asked] = m_link->take<EnterRoom>();
    QCOMPARE(asked.roomName, std::optional(u"Channel_0"_s));
    QVERIFY(!asked.since);
    m_link->answer(id, RoomEntered{courtyard});
    QCOMPARE(entered.size(), 0); // until we see it
    m_link->tell(snapshot(1, 2, true), {.room = courtyard});
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().value<RoomId>(), courtyard);
    QCOMPARE(texts(*m_session->timeline(courtyard)), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(m_session->members(courtyard)->rowCount(), 2);
    QVERIFY(m_session->channels()->index(0).data(RoomListModel::JoinedRole).toBool());
    m_link->tell(snapshot(3, 2, true), {.room = courtyard}); // another look is no other entry
    QCOMPARE(entered.size(), 1);
}

void tst_Session::enteringByItsId()
{
    QVERIFY(comeIn());
    m_session->enter(QString::fromLatin1(courtyard.toText()));
    QCOMPARE(m_link->take<EnterRoom>().second.room, std::optional(courtyard));
    m_session->channels()->setChannels({{.id = RoomId{9}, .name = QString::fromLatin1(courtyard.toText())}});
    m_session->enter(QString::fromLatin1(courtyard.toText())); // a room of this name goes first
    QCOMPARE(m_link->take<EnterRoom>().second.room, std::optional(RoomId{9}));
}

void tst_Session::enteringWhatIsRefused()
{
    QVERIFY(comeIn());
    QSignalSpy refused(m_session.get(), &Session::refused);
    m_session->enter(u"nowhere"_s);
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomNotFound});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(0).toString(), u"nowhere"_s);
    QCOMPARE(refused.first().at(1).value<Error>().code, ErrorCode::RoomNotFound);
    m_clock->advance(1min);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_Session::enteringBeforeWeAreOnline()
{
    m_session->enter(u"Channel_0"_s);
    m_session->enter(u"Channel_0"_s);
    QVERIFY(comeIn());
    QVERIFY(m_link->take<EnterRoom>().first != 0);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0)); // once
}

void tst_Session::membersComeAndGo()
{
    QVERIFY(comeIntoTheCourtyard());
    const UserId new1{42};
    m_link->tell(MemberJoined{{new1, u"새 사람"_s}}, {.room = courtyard});
    QCOMPARE(m_session->members(courtyard)->total(), 3);
    QCOMPARE(m_session->channels()->index(0).data(RoomListModel::PeopleRole).toInt(), 3);
    m_link->tell(MemberLeft{new1, LeaveReason::Lost}, {.room = courtyard});
    QVERIFY(!m_session->members(courtyard)->contains(new1));
    m_link->tell(MemberJoined{{new1, u"새 사람"_s}}, {.room = RoomId{77}}); // a room that we do not know
    QCOMPARE(m_session->members(courtyard)->total(), 2);
}

void tst_Session::leavingARoom()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy left(m_session.get(), &Session::left);
    m_session->leave(courtyard);
    QCOMPARE(m_link->take<LeaveRoom>().second.room, courtyard);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().at(1).value<LeaveReason>(), LeaveReason::Left);
    QCOMPARE(m_session->members(courtyard)->rowCount(), 0);
    QCOMPARE(m_session->timeline(courtyard)->rowCount(), 2); // what was said can still be read
    m_link->say(courtyard, 3, them, u"late"_s);
    QCOMPARE(m_session->timeline(courtyard)->rowCount(), 2);
    m_session->leave(courtyard);
    QCOMPARE(left.size(), 1);
    m_session->enter(u"Channel_0"_s); // again: what we have is not asked for
    QCOMPARE(m_link->take<EnterRoom>().second.since, (Position{epochOne, 2}));
}

void tst_Session::takenOutOfARoom()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy left(m_session.get(), &Session::left);
    m_link->tell(MemberLeft{mina, LeaveReason::Kicked}, {.room = courtyard});
    QCOMPARE(left.first().at(1).value<LeaveReason>(), LeaveReason::Kicked);
    QVERIFY(comeBack());
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_Session::aClosedRoomIsEnteredAgain()
{
    QVERIFY(comeIntoTheCourtyard());
    m_link->tell(RoomClosed{"inc-1"}, {.room = courtyard});
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0)); // in a while
    m_clock->advance(2s);
    RoomSnapshot fresh = snapshot(1, 1, true);
    fresh.epoch = Epoch{77};
    QVERIFY(m_link->letInto(fresh));
    QCOMPARE(texts(*m_session->timeline(courtyard)), QStringList{u"1"_s});
}

void tst_Session::whatAnOperatorClosedIsLeft()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy left(m_session.get(), &Session::left);
    QSignalSpy refused(m_session.get(), &Session::refused);
    m_link->tell(RoomClosed{.incident = {}, .code = 3007, .reason = u"정리"_s}, {.room = courtyard});
    QCOMPARE(left.first().at(1).value<LeaveReason>(), LeaveReason::RoomClosed);
    QCOMPARE(refused.first().at(1).value<Error>().code, ErrorCode::RoomClosed);
    m_clock->advance(60s);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0)); // not by itself
}

void tst_Session::aStoppedRoom()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy stopped(m_session.get(), &Session::stopped);
    const auto isLocked
        = [this] { return m_session->channels()->index(0).data(RoomListModel::LockedRole).toBool(); };
    m_link->tell(RoomChanged{true, u"도배"_s}, {.room = courtyard});
    QCOMPARE(stopped.first().at(1).toBool(), true);
    QCOMPARE(stopped.first().at(2).toString(), u"도배"_s);
    QVERIFY(isLocked());
    m_link->tell(RoomChanged{false, {}}, {.room = courtyard});
    QCOMPARE(stopped.last().at(1).toBool(), false);
    QVERIFY(!isLocked());
}

void tst_Session::aFullRoomIsTriedAgain()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy left(m_session.get(), &Session::left);
    QVERIFY(comeBack());
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomFull, .retryAfter = 700ms});
    m_clock->advance(699ms);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
    m_clock->advance(1ms);
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomNotFound});
    QCOMPARE(left.size(), 1); // that is for good
    m_clock->advance(1min);
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

void tst_Session::announcementsOnce()
{
    const QTemporaryDir profile;
    makeSession(profile.path());
    const auto announce = [this](Seq seq) {
        m_link->tell(SystemAnnounce{.text = {.ko = QString::number(seq)}},
                     {.room = systemRoom, .seq = seq, .time = noon});
    };
    RoomSnapshot system{.room = {.id = systemRoom, .kind = RoomKind::System}, .seq = 2, .epoch = epochOne};
    auto announced = std::make_unique<QSignalSpy>(m_session.get(), &Session::announced);
    QVERIFY(comeIn());
    m_link->tell(system, {.room = systemRoom});
    announce(3);
    announce(3);
    QCOMPARE(announced->size(), 1);
    QVERIFY(comeBack());
    announce(3);
    QCOMPARE(announced->size(), 1);
    QCOMPARE(m_session->announcements()->rowCount(), 1);

    makeSession(profile.path()); // another run has to ask what it missed
    announced = std::make_unique<QSignalSpy>(m_session.get(), &Session::announced);
    QVERIFY(comeIn());
    system.seq = 5;
    m_link->tell(system, {.room = systemRoom});
    system.log = {kept(systemRoom, 4, SystemAnnounce{.text = {.ko = u"4"_s}}),
                  kept(systemRoom, 5, SystemAnnounce{.text = {.ko = u"5"_s}})};
    QCOMPARE(m_link->sent.back().command,
             Command(EnterRoom{.room = systemRoom, .since = Position{epochOne, 3}}));
    QVERIFY(m_link->letInto(system));
    QCOMPARE(announced->size(), 2);
}

void tst_Session::announcementsToUsAlone()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy announced(m_session.get(), &Session::announced);
    const SystemAnnounce word{
        .text = {.ko = u"안녕하세요"_s, .en = {}}, .until = noon + 60s, .id = AnnounceId{7}};
    m_link->tell(word, {.time = noon});
    m_link->tell(word, {.room = courtyard, .time = noon});
    QCOMPARE(announced.size(), 2);
    const auto said = announced.first().first().value<Announcement>();
    QCOMPARE(said.said, word);
    QCOMPARE(said.seq, Seq(0));
    QCOMPARE(said.lasts(), std::optional(Milliseconds(60s)));
}

void tst_Session::whatIsTakenBackGoes()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy recalled(m_session.get(), &Session::recalled);
    m_link->tell(
        RoomSnapshot{.room = {.id = systemRoom, .kind = RoomKind::System}, .seq = 2, .epoch = epochOne},
        {.room = systemRoom});
    m_link->tell(SystemAnnounce{.text = {.ko = u"x"_s, .en = {}}, .id = AnnounceId{7}}, {.time = noon});
    QCOMPARE(m_session->announcements()->rowCount(), 1);
    const Envelope next{.room = systemRoom, .seq = 50, .time = noon};
    m_link->tell(AnnounceRecall{AnnounceId{7}}, next);
    m_link->tell(AnnounceRecall{AnnounceId{7}}, next); // once is enough
    QCOMPARE(recalled.size(), 1);
    QCOMPARE(recalled.first().first().value<AnnounceId>(), AnnounceId{7});
    QCOMPARE(m_session->announcements()->rowCount(), 0);
}

void tst_Session::replacedAndKicked()
{
    QVERIFY(comeIn());
    QSignalSpy replaced(m_session.get(), &Session::replaced);
    QSignalSpy kicked(m_session.get(), &Session::kicked);
    m_link->tell(sample<SessionReplaced>());
    QCOMPARE(replaced.size(), 1);
    m_link->lose(CloseCode::Replaced);
    QCOMPARE(kicked.size(), 0);
    QVERIFY(comeIn()); // the person may come again
    m_link->lose(CloseCode::Banned);
    QCOMPARE(kicked.size(), 1);
    QCOMPARE(kicked.first().first().value<CloseCode>(), CloseCode::Banned);
    QVERIFY(!m_session->status().comesBack);
}

void tst_Session::aGoodbyeLeavesAllRooms()
{
    QVERIFY(comeIntoTheCourtyard());
    QSignalSpy left(m_session.get(), &Session::left);
    m_session->close();
    QCOMPARE(left.size(), 1);
    QCOMPARE(m_session->status().state, LinkState::Offline);
    QVERIFY(comeIn());
    QCOMPARE(m_link->take<EnterRoom>().first, RequestId(0));
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
