// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/client/sessiontest.h"

using namespace chat;
using namespace chat::test;

namespace {

constexpr PartyId ours{77};
constexpr PartyId other{78};
const UserInfo we{mina, u"미나"_s};

PartyInfo party(UserId leader, bool ready = false, bool away = false)
{
    return {.id = ours, .leader = leader, .members = {{.user = we}, {them, ready, away}}};
}

} // namespace

/// The party that we are in, as a session keeps it: what is asked, what is heard, what a drop does (F-066).
class tst_PartySession final : public SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeSession(); }
    void aServerWithoutParties();
    void weMakeOneAndInvite_F_066();
    void invitingMakesAParty();
    void weAreInvited();
    void invitationsEnd_data();
    void invitationsEnd();
    void invitationsAtTheLimit();
    void joiningComesTooLate();
    void whatIsHeard_data();
    void whatIsHeard();
    void weArePutOut();
    void readyAndTalk();
    void linesAtTheLimit();
    void behindADropItIsWhatTheServerSays_data();
    void behindADropItIsWhatTheServerSays();
    void aRefusalSaysThatItIsGone();
    void thePartyQueuesAsOne_F_066();
    void somebodyElseLogsIn();

private:
    [[nodiscard]] Parties &parties() { return *m_session->parties(); }
    /// The server has parties; the answer to the question where we are is `known`.
    [[nodiscard]] bool comeInto(const std::optional<PartyInfo> &known = {})
    {
        m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
        return greetAndSay(known);
    }
    [[nodiscard]] bool greetAndSay(const std::optional<PartyInfo> &known)
    {
        Q_EMIT m_link->opened();
        auto hello = sample<ServerHello>();
        hello.features = {"party"};
        m_link->tell(hello);
        m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
        if (!m_link->letIn())
            return false;
        const auto [id, asked] = m_link->take<JoinParty>();
        known ? m_link->answer(id, *known) : m_link->refuse(id, {.code = ErrorCode::PartyNotFound});
        return id != 0 && !asked.party;
    }
    void hear(PartyChange what, UserId user, const PartyInfo &now)
    {
        m_link->tell(PartyChanged{.what = what, .user = user, .party = now});
    }
    void invite(PartyId party, qint64 ms = 120'000)
    {
        m_link->tell(PartyInvited{.party = party, .by = them, .people = 1, .ms = ms});
    }
};

void tst_PartySession::aServerWithoutParties()
{
    QVERIFY(comeIn());
    QCOMPARE(m_link->take<JoinParty>().first, RequestId(0)); // nothing is asked that it does not know
    QVERIFY(!parties().party());
}

void tst_PartySession::weMakeOneAndInvite_F_066()
{
    QVERIFY(comeInto());
    QVERIFY(!parties().party() && !parties().ending()); // nobody says that we have lost what we had not
    parties().create();
    m_link->answer(m_link->take<CreateParty>().first,
                   PartyInfo{.id = ours, .leader = mina, .members = {{.user = we}}});
    QVERIFY(parties().leads() && !parties().isTogether());
    parties().invite(jiho);
    QCOMPARE(m_link->take<InviteToParty>().second, (InviteToParty{ours, jiho}));
    hear(PartyChange::Joined, jiho, party(mina));
    QVERIFY(parties().isTogether() && !parties().othersAreReady());
    QCOMPARE(parties().lines().back(), (PartyLine{.user = them, .change = PartyChange::Joined}));
    parties().promote(jiho);
    QCOMPARE(m_link->take<PromoteInParty>().second, (PromoteInParty{ours, jiho}));
    hear(PartyChange::Leader, jiho, party(jiho));
    QVERIFY(!parties().leads());
    parties().leave();
    m_link->answer(m_link->take<LeaveParty>().first, Nothing());
    QVERIFY(!parties().party() && !parties().ending());
}

void tst_PartySession::invitingMakesAParty()
{
    QVERIFY(comeInto());
    parties().invite(jiho);
    QCOMPARE(m_link->take<InviteToParty>().first, RequestId(0));
    m_link->answer(m_link->take<CreateParty>().first,
                   PartyInfo{.id = ours, .leader = mina, .members = {{.user = we}}});
    const auto [id, asked] = m_link->take<InviteToParty>();
    QCOMPARE(asked, (InviteToParty{ours, jiho}));
    m_link->refuse(id, {.code = ErrorCode::UserBlockedYou});
    QCOMPARE(parties().refusal()->code, ErrorCode::UserBlockedYou);
    QVERIFY(parties().party()); // it stays
    parties().invite(UserId{9});
    QVERIFY(!parties().refusal());
}

void tst_PartySession::weAreInvited()
{
    QVERIFY(comeInto());
    QSignalSpy invited(&parties(), &Parties::invited);
    invite(ours);
    QCOMPARE(invited.size(), 1);
    QCOMPARE(parties().invitations().size(), size_t(1));
    invite(ours); // once more is the same
    QCOMPARE(parties().invitations().size(), size_t(1));
    parties().join(ours);
    const auto [id, asked] = m_link->take<JoinParty>();
    QCOMPARE(asked.party, std::optional(ours));
    m_link->answer(id, party(jiho));
    QVERIFY(parties().isTogether() && !parties().leads());
    QVERIFY(parties().invitations().empty());
}

void tst_PartySession::invitationsEnd_data()
{
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<int>("left");
    QTest::newRow("a millisecond before") << Milliseconds(4999ms) << 2;
    QTest::newRow("at its end") << Milliseconds(5s) << 1;
    QTest::newRow("behind the end of the other") << Milliseconds(120s) << 0;
}

void tst_PartySession::invitationsEnd()
{
    QFETCH(Milliseconds, later);
    QVERIFY(comeInto());
    invite(other);
    invite(ours, 5000);
    m_clock->advance(later);
    QTEST(int(parties().invitations().size()), "left");
}

void tst_PartySession::invitationsAtTheLimit()
{
    QVERIFY(comeInto());
    const auto most = quint64(limits::maxInvitedTo);
    for (quint64 id = 1; id <= most; ++id)
        invite(PartyId{id});
    QCOMPARE(parties().invitations().size(), size_t(most));
    QCOMPARE(parties().invitations().front().word.party, PartyId{1});
    invite(PartyId{most + 1});
    QCOMPARE(parties().invitations().size(), size_t(most));
    QCOMPARE(parties().invitations().front().word.party, PartyId{2}); // the oldest has gone
    parties().decline(PartyId{2});
    QCOMPARE(parties().invitations().size(), size_t(most - 1));
}

void tst_PartySession::joiningComesTooLate()
{
    QVERIFY(comeInto());
    invite(ours);
    parties().join(ours);
    m_link->refuse(m_link->take<JoinParty>().first, {.code = ErrorCode::PartyNotFound});
    QVERIFY(parties().invitations().empty());
    QCOMPARE(parties().refusal()->code, ErrorCode::PartyNotFound);
}

void tst_PartySession::whatIsHeard_data()
{
    QTest::addColumn<PartyChange>("what");
    QTest::addColumn<bool>("isSaid"); // among what was said
    QTest::newRow("away") << PartyChange::Away << true;
    QTest::newRow("back") << PartyChange::Back << true;
    QTest::newRow("leads") << PartyChange::Leader << true;
    QTest::newRow("ready") << PartyChange::Ready << false; // a mark shows it
    QTest::newRow("not ready") << PartyChange::NotReady << false;
    QTest::newRow("left") << PartyChange::Left << true;
    QTest::newRow("put out") << PartyChange::Kicked << true;
    QTest::newRow("lost") << PartyChange::Lost << true;
}

void tst_PartySession::whatIsHeard()
{
    QFETCH(PartyChange, what);
    QFETCH(bool, isSaid);
    QVERIFY(comeInto(party(mina)));
    PartyInfo now = party(mina, what == PartyChange::Ready, what == PartyChange::Away);
    if (what == PartyChange::Left || what == PartyChange::Kicked || what == PartyChange::Lost)
        now.members.pop_back();
    QSignalSpy changed(&parties(), &Parties::changed);
    hear(what, jiho, now);
    QVERIFY(!changed.empty());
    QCOMPARE(*parties().party(), now);
    QCOMPARE(parties().othersAreReady(), what == PartyChange::Ready || now.members.size() == 1);
    QCOMPARE(!parties().lines().empty(), isSaid);
    if (isSaid)
        QCOMPARE(parties().lines().back(), (PartyLine{.user = them, .change = what}));
}

void tst_PartySession::weArePutOut()
{
    QVERIFY(comeInto(party(jiho)));
    PartyInfo without = party(jiho);
    without.members.erase(without.members.begin());
    PartyInfo another = without;
    another.id = other;
    hear(PartyChange::Kicked, mina, another); // a word of what we are not in
    QVERIFY(parties().party());
    hear(PartyChange::Kicked, mina, without);
    QVERIFY(!parties().party());
    QCOMPARE(parties().ending(), std::optional(PartyChange::Kicked));
    parties().say(u"hi"_s);
    parties().setReady(true);
    parties().kick(jiho);
    QCOMPARE(m_link->take<SayInParty>().first, RequestId(0));
    QCOMPARE(m_link->take<ReadyInParty>().first, RequestId(0));
    QCOMPARE(m_link->take<KickFromParty>().first, RequestId(0));
}

void tst_PartySession::readyAndTalk()
{
    QVERIFY(comeInto(party(jiho)));
    parties().setReady(true);
    QCOMPARE(m_link->take<ReadyInParty>().second, (ReadyInParty{ours, true}));
    QVERIFY(!parties().isReady()); // when the server says so
    PartyInfo now = party(jiho);
    now.members.front().ready = true;
    hear(PartyChange::Ready, mina, now);
    QVERIFY(parties().isReady());
    parties().say(u"  한 판 더?  "_s);
    QCOMPARE(m_link->take<SayInParty>().second, (SayInParty{ours, u"한 판 더?"_s}));
    parties().say(u"   "_s);
    QCOMPARE(m_link->take<SayInParty>().first, RequestId(0));
    m_link->tell(PartyMessage{.party = ours, .user = them, .text = u"네"_s});
    QCOMPARE(parties().lines().back(), (PartyLine{.user = them, .text = u"네"_s}));
    m_link->tell(PartyMessage{.party = other, .user = them, .text = u"?"_s});
    QCOMPARE(parties().lines().size(), size_t(1));
}

void tst_PartySession::linesAtTheLimit()
{
    QVERIFY(comeInto(party(jiho)));
    for (size_t i = 0; i < limits::partyLinesKept; ++i)
        m_link->tell(PartyMessage{.party = ours, .user = them, .text = QString::number(i)});
    QCOMPARE(parties().lines().size(), limits::partyLinesKept);
    QCOMPARE(parties().lines().front().text, u"0"_s);
    m_link->tell(PartyMessage{.party = ours, .user = them, .text = u"new"_s});
    QCOMPARE(parties().lines().size(), limits::partyLinesKept);
    QCOMPARE(parties().lines().front().text, u"1"_s);
    QCOMPARE(parties().lines().back().text, u"new"_s);
}

void tst_PartySession::behindADropItIsWhatTheServerSays_data()
{
    QTest::addColumn<bool>("stays");
    QTest::newRow("our place was kept") << true;
    QTest::newRow("we were away for too long") << false;
}

// C-42
void tst_PartySession::behindADropItIsWhatTheServerSays()
{
    QFETCH(bool, stays);
    QVERIFY(comeInto(party(mina)));
    m_link->lose();
    QVERIFY(parties().party()); // as far as we know
    parties().setReady(true);
    QCOMPARE(m_link->take<ReadyInParty>().first, RequestId(0));
    m_session->tryNow();
    const PartyInfo now = party(jiho);
    QVERIFY(greetAndSay(stays ? std::optional(now) : std::nullopt));
    QCOMPARE(parties().party(), stays ? std::optional(now) : std::nullopt);
    QCOMPARE(parties().ending(), stays ? std::nullopt : std::optional(PartyChange::Lost));
}

void tst_PartySession::aRefusalSaysThatItIsGone()
{
    QVERIFY(comeInto(party(mina)));
    parties().say(u"hi"_s);
    m_link->refuse(m_link->take<SayInParty>().first, {.code = ErrorCode::PartyNotFound});
    m_link->refuse(m_link->take<JoinParty>().first, {.code = ErrorCode::PartyNotFound});
    QVERIFY(!parties().party());
    QCOMPARE(parties().ending(), std::optional(PartyChange::Lost));
}

void tst_PartySession::thePartyQueuesAsOne_F_066()
{
    QVERIFY(comeInto(party(jiho)));
    const MatchLife &life = m_session->matches()->life();
    m_link->tell(MatchStatus{
        {.ticket = TicketId{11}, .waitedMs = 0, .position = 1, .mode = u"duo"_s}}); // he has asked
    QCOMPARE(life.stage(), MatchStage::Waiting);
    QCOMPARE(life.mode(), u"duo"_s);
    QVERIFY(life.isTogether());
    m_session->matches()->cancel();
    const auto [id, asked] = m_link->take<CancelMatch>();
    QCOMPARE(asked.ticket, TicketId{11});
    m_link->answer(id, MatchCancelled());
    QCOMPARE(life.end(), TicketEnd::Cancelled);
}

void tst_PartySession::somebodyElseLogsIn()
{
    QVERIFY(comeInto(party(mina)));
    invite(other);
    m_link->lose();
    m_session->tryNow();
    Q_EMIT m_link->opened();
    auto hello = sample<ServerHello>();
    hello.features = {"party"};
    m_link->tell(hello);
    m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
    RequestId login = m_link->take<AuthResume>().first;
    login = login != 0 ? login : m_link->take<AuthToken>().first;
    login = login != 0 ? login : m_link->take<AuthGuest>().first;
    auto answer = sample<AuthAnswer>();
    answer.user = {UserId{99}, u"소라"_s};
    m_link->answer(login, answer);
    auto welcome = sample<Welcome>();
    welcome.user = answer.user;
    m_link->tell(welcome);
    QVERIFY(!parties().party() && !parties().ending());
    QVERIFY(parties().invitations().empty());
}

QTEST_GUILESS_MAIN(tst_PartySession)
#include "tst_partysession.moc"
