// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

using namespace chat;
using namespace chat::test;

namespace {

constexpr TicketId ticket{11};
constexpr MatchId match{22};
constexpr RoomId matchRoom{22};

} // namespace

/// Waiting for a match and playing it, as a session does it: what is asked, and what a drop does.
class tst_MatchSession final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void theModesAreAskedFor();
    void aServerWithoutMatches();
    void fromTheQueueToTheResult_F_060_F_071();
    void nothingIsAskedOffline();
    void theSameThingIsAskedOnce();
    void cancelledInTheSameMoment_B1_28();
    void theTicketGoesWithTheLine();
    void theMatchOutlivesADrop_F_070();
    void itWasOverMeanwhile();
    void aReportIsSaidAgainAfterADrop();
    void leavingTheRoomIsLeavingTheMatch();
    void aLostSeatIsTold();
    void aRefusalIsKept();
    void dataIsSentAndHeard();
    void whatCanBeWatched_F_077();
    void howManyWatchUs_F_077();
    void aSpectatorCannotWrite_F_077();

private:
    [[nodiscard]] Matches &matches() { return *m_session->matches(); }
    [[nodiscard]] MatchStage stage() { return matches().life().stage(); }
    [[nodiscard]] RoomSnapshot room() const
    {
        RoomSnapshot made = snapshot(1, 0, true);
        made.room = {.id = matchRoom,
                     .name = u"duel "_s + QString::fromLatin1(matchRoom.toText()),
                     .kind = RoomKind::Match,
                     .people = 2,
                     .max = 2};
        return made;
    }
    void queue()
    {
        matches().queue({.mode = u"duel"_s});
        m_link->answer(m_link->take<QueueForMatch>().first, MatchQueued{.ticket = ticket, .position = 2});
    }
    void findOne()
    {
        m_link->tell(MatchFound{.ticket = ticket,
                                .match = match,
                                .mode = u"duel"_s,
                                .players = {{mina, u"미나"_s}, them},
                                .acceptUntil = {},
                                .acceptMs = 15'000});
    }
    void play()
    {
        queue();
        findOne();
        matches().answer(true);
        m_link->answer(m_link->take<ReadyForMatch>().first, Nothing());
        m_link->tell(MatchStart{.ticket = ticket,
                                .match = match,
                                .room = matchRoom,
                                .mode = u"duel"_s,
                                .teams = {{{{mina, u"미나"_s}}}, {{them}}},
                                .host = mina});
        m_link->tell(room(), {.room = matchRoom});
    }
};

void tst_MatchSession::theModesAreAskedFor()
{
    QVERIFY(comeIn());
    QSignalSpy changed(&matches(), &Matches::modesChanged);
    QVERIFY(!matches().knowsModes());
    matches().refreshModes();
    m_link->answer(m_link->take<ListMatchModes>().first,
                   MatchModes{{{.mode = u"duel"_s, .teams = 2, .teamSize = 1, .agree = {}, .waiting = 4}}});
    QCOMPARE(changed.size(), 1);
    QVERIFY(matches().knowsModes());
    QCOMPARE(matches().modes().front().waiting, 4);
    m_link->lose();
    QVERIFY(!matches().knowsModes());
}

void tst_MatchSession::dataIsSentAndHeard()
{
    QVERIFY(comeIn());
    QSignalSpy came(&matches(), &Matches::dataCame);
    QVERIFY(!matches().sendData(1, "x")); // nobody plays
    play();
    QVERIFY(!matches().sendData(-1, "x"));
    QVERIFY(!matches().sendData(limits::maxMatchOp + 1, "x"));
    QVERIFY(!matches().sendData(1, QByteArray(limits::maxMatchDataBytes + 1, 'x')));
    QVERIFY(matches().sendData(limits::maxMatchOp, QByteArray(limits::maxMatchDataBytes, 'x')));
    const auto [id, said] = m_link->take<SendMatchData>();
    QCOMPARE(said.match, match);
    QCOMPARE(said.data.bytes.size(), limits::maxMatchDataBytes);
    m_link->refuse(id, {.code = ErrorCode::RateLimited});
    QCOMPARE(matches().life().refusal()->code, ErrorCode::RateLimited);
    const MatchData word{.number = 1, .from = mina, .op = 3, .data = {"go"}};
    m_link->tell(word, {.room = matchRoom});
    QCOMPARE(came.size(), 1);
    QCOMPARE(came.front().front().value<RoomId>(), matchRoom);
    QCOMPARE(came.front().back().value<MatchData>(), word);
    m_link->tell(word, {.room = RoomId{99}}); // of one that we watch
    QCOMPARE(came.size(), 2);
    QCOMPARE(came.back().front().value<RoomId>(), RoomId{99});
}

void tst_MatchSession::whatCanBeWatched_F_077()
{
    QVERIFY(comeIn());
    QSignalSpy changed(&matches(), &Matches::watchableChanged);
    matches().refreshWatchable(u"five"_s);
    const RequestId earlier = m_link->take<ListWatchable>().first;
    matches().refreshWatchable(u"duel"_s);
    const auto [id, asked] = m_link->take<ListWatchable>();
    QCOMPARE(asked.mode, u"duel"_s);
    m_link->answer(id,
                   WatchableMatches{.matches = {{.match = match, .spectators = 1, .most = 5}}, .total = 1});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(matches().watchable().front().match, match);
    QCOMPARE(matches().watchableTotal(), 1);
    m_link->answer(earlier, WatchableMatches()); // of another mode, and late
    QCOMPARE(changed.size(), 1);
    QCOMPARE(matches().watchable().size(), size_t(1));
    matches().refreshWatchable(u"duel"_s);
    m_link->refuse(m_link->take<ListWatchable>().first, {.code = ErrorCode::ModeUnknown});
    QCOMPARE(matches().watchableTrouble()->code, ErrorCode::ModeUnknown);
    QVERIFY(matches().watchable().empty());
}

void tst_MatchSession::howManyWatchUs_F_077()
{
    QVERIFY(comeIn());
    play();
    QSignalSpy changed(&matches(), &Matches::changed);
    m_link->tell(MatchSpectators{2}, {.room = matchRoom});
    QCOMPARE(matches().spectators(), 2);
    QCOMPARE(changed.size(), 1);
    m_link->tell(MatchSpectators{7}, {.room = RoomId{99}}); // of one that we watch
    QCOMPARE(matches().spectators(), 2);
}

void tst_MatchSession::aSpectatorCannotWrite_F_077()
{
    QVERIFY(comeIn());
    m_session->enter(QString::fromLatin1(matchRoom.toText()));
    RoomSnapshot watched = room();
    watched.role = RoomRole::Guest;
    watched.spectators = 1;
    QVERIFY(m_link->letInto(watched));
    QCOMPARE(m_session->state(matchRoom)->silence(), Silence::Watching);
    QCOMPARE(stage(), MatchStage::Idle); // nothing of it is ours
}

void tst_MatchSession::aServerWithoutMatches()
{
    QVERIFY(comeIn());
    matches().refreshModes();
    m_link->refuse(m_link->take<ListMatchModes>().first, {.code = ErrorCode::UnknownType}); // an older one
    QVERIFY(matches().knowsModes());
    QVERIFY(matches().modes().empty());
}

void tst_MatchSession::fromTheQueueToTheResult_F_060_F_071()
{
    QVERIFY(comeIn());
    QSignalSpy found(&matches(), &Matches::found);
    QSignalSpy started(&matches(), &Matches::started);
    QSignalSpy entered(m_session.get(), &Session::entered);
    queue();
    QCOMPARE(stage(), MatchStage::Waiting);
    QCOMPARE(matches().life().standing().position, 2);
    const auto [asked, status] = m_link->take<AskMatchStatus>(); // by itself
    QCOMPARE(status.ticket, ticket);
    m_link->answer(asked, TicketStatus{.ticket = ticket, .position = 1, .window = 50, .near = 3});
    QCOMPARE(matches().life().standing().near, std::optional(3));
    m_clock->advance(4s);
    QCOMPARE(matches().waited(), 4000ms);

    findOne();
    QCOMPARE(found.size(), 1);
    QCOMPARE(stage(), MatchStage::Found);
    m_clock->advance(5s);
    QCOMPARE(matches().checkLeft(), 10'000ms);
    matches().answer(true);
    const auto [id, ready] = m_link->take<ReadyForMatch>();
    QCOMPARE(ready, (ReadyForMatch{match, true}));
    m_link->answer(id, Nothing());
    m_link->tell(MatchReadiness{.match = match, .accepted = 1, .of = 2});
    QCOMPARE(matches().life().check().accepted, 1);

    m_link->tell(MatchStart{.ticket = ticket,
                            .match = match,
                            .room = matchRoom,
                            .mode = u"duel"_s,
                            .teams = {{{them}}, {{{mina, u"미나"_s}}}},
                            .host = jiho});
    QCOMPARE(stage(), MatchStage::Playing);
    QCOMPARE(matches().life().ourTeam(), size_t(1));
    QCOMPARE(started.size(), 0); // the room is not there yet
    m_link->tell(room(), {.room = matchRoom});
    QCOMPARE(m_link->take<LeaveRoom>().first, RequestId(0)); // it is wanted
    QCOMPARE(m_session->nameOf(matchRoom), u"duel"_s); // without its id
    QCOMPARE(entered.size(), 1);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.front().front().value<RoomId>(), matchRoom);
    m_link->say(matchRoom, 1, them, u"잘 부탁해요"_s);
    QCOMPARE(texts(*m_session->timeline(matchRoom)), QStringList{u"잘 부탁해요"_s});

    matches().report(duelPlaces(DuelResult::Won, matches().life().ourTeam()));
    const auto [reported, result] = m_link->take<ReportResult>();
    QCOMPARE(result, (ReportResult{match, {2, 1}}));
    m_link->answer(reported, Nothing());
    QCOMPARE(matches().life().reported(), (std::vector{2, 1}));
    m_link->tell(MatchEnded{.match = match,
                            .reason = MatchEnd::Result,
                            .places = std::vector{2, 1},
                            .ratings = std::vector<RatingChange>{{mina, 1662, 162}}},
                 {.room = matchRoom});
    QCOMPARE(stage(), MatchStage::Over);
    QCOMPARE(matches().life().ratingChange(mina)->rating, 1662);
    QVERIFY(m_session->channels()->rowOf(matchRoom) >= 0); // its room stays
}

void tst_MatchSession::nothingIsAskedOffline()
{
    matches().refreshModes();
    matches().queue({.mode = u"duel"_s});
    matches().cancel();
    matches().answer(true);
    matches().report({1, 2});
    matches().leave();
    QCOMPARE(stage(), MatchStage::Idle);
    QVERIFY(m_link->sent.empty());
}

void tst_MatchSession::theSameThingIsAskedOnce()
{
    QVERIFY(comeIn());
    matches().queue({.mode = u"duel"_s});
    matches().queue({.mode = u"duel"_s});
    const RequestId first = m_link->take<QueueForMatch>().first;
    QVERIFY(first != 0);
    QCOMPARE(m_link->take<QueueForMatch>().first, RequestId(0));
    m_link->answer(first, MatchQueued{.ticket = ticket, .position = 1});
    findOne();
    matches().answer(true);
    matches().answer(false); // too late to think again
    QCOMPARE(m_link->take<ReadyForMatch>().second.accept, true);
    QCOMPARE(m_link->take<ReadyForMatch>().first, RequestId(0));
}

void tst_MatchSession::cancelledInTheSameMoment_B1_28()
{
    QVERIFY(comeIn());
    queue();
    matches().cancel();
    const RequestId cancel = m_link->take<CancelMatch>().first;
    findOne();
    m_link->refuse(cancel, {.code = ErrorCode::AlreadyMatched});
    QCOMPARE(stage(), MatchStage::Found);
    QVERIFY(!matches().life().refusal()); // the check says it

    makeSession();
    QVERIFY(comeIn());
    queue();
    matches().cancel();
    m_link->answer(m_link->take<CancelMatch>().first, MatchCancelled());
    QCOMPARE(stage(), MatchStage::Idle);
    QCOMPARE(matches().life().end(), TicketEnd::Cancelled);
}

void tst_MatchSession::theTicketGoesWithTheLine()
{
    QVERIFY(comeIn());
    queue();
    m_link->lose();
    QCOMPARE(stage(), MatchStage::Idle);
    QCOMPARE(matches().life().end(), TicketEnd::LineLost);
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true));
    QCOMPARE(m_link->take<QueueForMatch>().first, RequestId(0)); // a person decides, who may be away
    QCOMPARE(matches().life().end(), TicketEnd::LineLost); // and is still told
    queue();
    QCOMPARE(stage(), MatchStage::Waiting);
}

void tst_MatchSession::theMatchOutlivesADrop_F_070()
{
    QVERIFY(comeIn());
    play();
    QSignalSpy started(&matches(), &Matches::started);
    m_link->lose();
    QCOMPARE(stage(), MatchStage::Playing);
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {matchRoom}));
    QCOMPARE(m_link->take<LeaveRoom>().first, RequestId(0));
    const auto [id, enter] = m_link->take<EnterRoom>(); // by itself
    QCOMPARE(enter.room, std::optional(matchRoom));
    m_link->answer(id, RoomEntered{matchRoom});
    m_link->tell(room(), {.room = matchRoom});
    QCOMPARE(stage(), MatchStage::Playing);
    QCOMPARE(started.size(), 0); // nobody is taken out of the room that he looks at
    matches().report({1, 2});
    QVERIFY(m_link->take<ReportResult>().first != 0);
}

void tst_MatchSession::itWasOverMeanwhile()
{
    for (const ErrorCode code : {ErrorCode::MatchOver, ErrorCode::MatchNotFound}) {
        makeSession();
        QVERIFY(comeIn());
        play();
        matches().report({1, 2});
        m_link->refuse(m_link->take<ReportResult>().first, {.code = code});
        QCOMPARE(stage(), MatchStage::Over);
        QVERIFY(!matches().life().result());
    }
}

void tst_MatchSession::aReportIsSaidAgainAfterADrop()
{
    QVERIFY(comeIn());
    play();
    matches().report({2, 1});
    m_link->answer(m_link->take<ReportResult>().first, Nothing());
    m_link->lose();
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {matchRoom}));
    const auto [id, again] = m_link->take<ReportResult>();
    QCOMPARE(again, (ReportResult{match, {2, 1}}));
    m_link->refuse(id, {.code = ErrorCode::MatchNotFound}); // the others have spoken meanwhile
    QCOMPARE(stage(), MatchStage::Over);
    m_link->lose();
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(true, {matchRoom}));
    QCOMPARE(m_link->take<ReportResult>().first, RequestId(0));
}

void tst_MatchSession::leavingTheRoomIsLeavingTheMatch()
{
    QVERIFY(comeIn());
    play();
    matches().leave();
    QCOMPARE(m_link->take<LeaveRoom>().second.room, matchRoom);
    QCOMPARE(stage(), MatchStage::Idle);
    QCOMPARE(matches().life().end(), TicketEnd::Left);
    QCOMPARE(m_session->channels()->rowOf(matchRoom), -1);
}

void tst_MatchSession::aLostSeatIsTold()
{
    QVERIFY(comeIn());
    play();
    m_link->lose();
    m_session->tryNow();
    QVERIFY(m_link->greet() && m_link->letIn(false));
    m_link->refuse(m_link->take<EnterRoom>().first, {.code = ErrorCode::RoomNotFound}); // away too long
    QCOMPARE(stage(), MatchStage::Idle);
    QCOMPARE(matches().life().end(), TicketEnd::Left);
}

void tst_MatchSession::aRefusalIsKept()
{
    QVERIFY(comeIn());
    matches().queue({.mode = u"duel"_s});
    m_link->refuse(m_link->take<QueueForMatch>().first,
                   {.code = ErrorCode::QueueCooldown, .retryAfter = 30s});
    QCOMPARE(stage(), MatchStage::Idle);
    QCOMPARE(matches().life().refusal()->code, ErrorCode::QueueCooldown);
    m_clock->advance(10s);
    QCOMPARE(matches().cooldown(), std::optional<Milliseconds>(20s));
    play();
    matches().report({1, 2});
    m_link->refuse(m_link->take<ReportResult>().first, {.code = ErrorCode::BadField});
    QCOMPARE(stage(), MatchStage::Playing);
    QCOMPARE(matches().life().refusal()->code, ErrorCode::BadField);
}

QTEST_GUILESS_MAIN(tst_MatchSession)
#include "tst_matchsession.moc"
