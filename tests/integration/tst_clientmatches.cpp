// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/clientperson.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

/// Two people of the client library wait for a match and play it, on a real server.
class tst_ClientMatches final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void fromTheQueueToTheResult_F_060_F_067_F_071_F_075();
    void whoDeclinesWaits_F_067();
    void theSameIsToldToWhoCancels_B1_28();
    void theTicketGoesWithTheLine();
    void theSeatIsKept_F_070();
    void leavingIsTheEnd();
    void aModeThatIsNotThere();

private:
    [[nodiscard]] static Matches &of(const Person &who) { return *who.session->matches(); }
    [[nodiscard]] static bool reaches(const Person &who, MatchStage stage)
    {
        return waitUntil([&] { return of(who).life().stage() == stage; }, patience);
    }
    [[nodiscard]] bool comeIn(Person &who, const QString &nick) const
    {
        return who.comeIn(m_server->url(Transport::Ws), nick);
    }
    [[nodiscard]] bool find(const Person &one, const Person &other) const
    {
        for (const Person *who : {&one, &other})
            of(*who).queue({.mode = u"duel"_s});
        return reaches(one, MatchStage::Found) && reaches(other, MatchStage::Found);
    }
    [[nodiscard]] bool play(const Person &one, const Person &other) const;

    std::unique_ptr<TestServer> m_server;
};

void tst_ClientMatches::init()
{
    m_server = std::make_unique<TestServer>();
    m_server->config.modes = {{.name = u"duel"_s}, {.name = u"three"_s, .teams = 1, .teamSize = 3}};
    QVERIFY2(m_server->start(), qPrintable(m_server->failure));
}

/// Both are in the room.
bool tst_ClientMatches::play(const Person &one, const Person &other) const
{
    QSignalSpy oneStarted(&of(one), &Matches::started);
    QSignalSpy otherStarted(&of(other), &Matches::started);
    if (!find(one, other))
        return false;
    of(one).answer(true);
    of(other).answer(true);
    return waitUntil([&] { return oneStarted.size() == 1 && otherStarted.size() == 1; }, patience);
}

void tst_ClientMatches::fromTheQueueToTheResult_F_060_F_067_F_071_F_075()
{
    Person mina;
    Person jiho;
    QVERIFY(comeIn(mina, u"미나"_s) && comeIn(jiho, u"지호"_s));
    of(mina).refreshModes();
    QTRY_VERIFY_WITH_TIMEOUT(of(mina).knowsModes(), patience);
    QCOMPARE(of(mina).modes().size(), size_t(2));
    QCOMPARE(of(mina).modes().front().mode, u"duel"_s);

    of(mina).queue({.mode = u"duel"_s});
    QVERIFY(reaches(mina, MatchStage::Waiting));
    QTRY_VERIFY_WITH_TIMEOUT(of(mina).life().standing().near, patience);
    QCOMPARE(of(mina).life().standing(), (MatchStanding{.position = 1, .window = 50, .near = 0}));
    QCOMPARE(of(mina).life().rating(), std::optional(1500));

    QSignalSpy found(&of(mina), &Matches::found);
    QVERIFY(play(mina, jiho)); // queueing again while one waits is no new ticket
    QCOMPARE(found.size(), 1);
    const MatchStart start = of(mina).life().match();
    QCOMPARE(of(jiho).life().match().match, start.match);
    QVERIFY(of(mina).life().ourTeam() != of(jiho).life().ourTeam());
    QCOMPARE(mina.session->state(start.room)->info().kind, RoomKind::Match);
    mina.session->say(start.room, u"잘 부탁해요"_s);
    QCOMPARE(jiho.heard(start.room, 1), QStringList{u"잘 부탁해요"_s});

    of(mina).report(duelPlaces(DuelResult::Won, of(mina).life().ourTeam()));
    of(jiho).report(duelPlaces(DuelResult::Lost, of(jiho).life().ourTeam()));
    QVERIFY(reaches(mina, MatchStage::Over) && reaches(jiho, MatchStage::Over));
    QCOMPARE(of(mina).life().result()->reason, MatchEnd::Result);
    const auto change = of(mina).life().ratingChange(mina.session->self());
    QVERIFY(change && change->change > 0 && change->rating == 1500 + change->change);

    jiho.session->say(start.room, u"수고하셨어요"_s); // the room stays
    QCOMPARE(mina.heard(start.room, 2).back(), u"수고하셨어요"_s);
    of(mina).queue({.mode = u"duel"_s}); // and again, against somebody as good
    QVERIFY(reaches(mina, MatchStage::Waiting));
    QCOMPARE(of(mina).life().rating(), std::optional(change->rating));
}

void tst_ClientMatches::whoDeclinesWaits_F_067()
{
    Person mina;
    Person jiho;
    QVERIFY(comeIn(mina, u"미나"_s) && comeIn(jiho, u"지호"_s));
    QVERIFY(find(mina, jiho));
    of(jiho).answer(true);
    QTRY_COMPARE_WITH_TIMEOUT(of(mina).life().check().accepted, 1, patience);
    of(mina).answer(false);
    QVERIFY(reaches(mina, MatchStage::Idle));
    QCOMPARE(of(mina).life().end(), TicketEnd::Declined);
    QVERIFY(of(mina).cooldown() > 25s);
    QVERIFY(reaches(jiho, MatchStage::Waiting));
    QCOMPARE(of(jiho).life().setback(), std::optional(MatchFailure::Declined));
    of(mina).queue({.mode = u"duel"_s});
    QTRY_VERIFY_WITH_TIMEOUT(of(mina).life().refusal(), patience);
    QCOMPARE(of(mina).life().refusal()->code, ErrorCode::QueueCooldown);
}

void tst_ClientMatches::theSameIsToldToWhoCancels_B1_28()
{
    Person mina;
    QVERIFY(comeIn(mina, u"미나"_s));
    of(mina).queue({.mode = u"duel"_s});
    QVERIFY(reaches(mina, MatchStage::Waiting));
    of(mina).cancel();
    QVERIFY(reaches(mina, MatchStage::Idle));
    QCOMPARE(of(mina).life().end(), TicketEnd::Cancelled);
    of(mina).queue({.mode = u"three"_s}); // free at once
    QVERIFY(reaches(mina, MatchStage::Waiting));
    QCOMPARE(of(mina).life().mode(), u"three"_s);
}

void tst_ClientMatches::theTicketGoesWithTheLine()
{
    Person mina;
    Person jiho;
    QVERIFY(comeIn(mina, u"미나"_s) && comeIn(jiho, u"지호"_s));
    of(mina).queue({.mode = u"duel"_s});
    QVERIFY(reaches(mina, MatchStage::Waiting));
    mina.loseLine();
    QCOMPARE(of(mina).life().end(), TicketEnd::LineLost);
    mina.session->tryNow();
    QVERIFY(mina.isOnline());
    QVERIFY(find(mina, jiho)); // each is in the queue once
}

void tst_ClientMatches::theSeatIsKept_F_070()
{
    Person mina;
    Person jiho;
    QVERIFY(comeIn(mina, u"미나"_s) && comeIn(jiho, u"지호"_s));
    QVERIFY(play(mina, jiho));
    const RoomId room = of(mina).life().match().room;
    mina.loseLine();
    mina.session->tryNow();
    QVERIFY(mina.isOnline());
    jiho.session->say(room, u"돌아왔어요?"_s);
    QCOMPARE(mina.heard(room, 1), QStringList{u"돌아왔어요?"_s});
    QCOMPARE(of(mina).life().stage(), MatchStage::Playing);
    of(mina).report({1, 2});
    of(jiho).report({1, 2});
    QVERIFY(reaches(mina, MatchStage::Over));
}

void tst_ClientMatches::leavingIsTheEnd()
{
    Person mina;
    Person jiho;
    QVERIFY(comeIn(mina, u"미나"_s) && comeIn(jiho, u"지호"_s));
    QVERIFY(play(mina, jiho));
    of(mina).leave();
    QCOMPARE(of(mina).life().end(), TicketEnd::Left);
    // Whoever is left says how it ended, and all who are left have said so.
    of(jiho).report({1, 1});
    QVERIFY(reaches(jiho, MatchStage::Over));
    QVERIFY(play(mina, jiho)); // both are free, and as good as before
}

void tst_ClientMatches::aModeThatIsNotThere()
{
    Person mina;
    QVERIFY(comeIn(mina, u"미나"_s));
    of(mina).queue({.mode = u"chess"_s});
    QTRY_VERIFY_WITH_TIMEOUT(of(mina).life().refusal(), patience);
    QCOMPARE(of(mina).life().refusal()->code, ErrorCode::ModeUnknown);
    QCOMPARE(of(mina).life().stage(), MatchStage::Idle);
}

QTEST_GUILESS_MAIN(tst_ClientMatches)
#include "tst_clientmatches.moc"
