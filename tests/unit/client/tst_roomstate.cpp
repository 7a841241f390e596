// SPDX-License-Identifier: Apache-2.0
#include "shared/client/roomstate.h"
#include "tests/support/samples.h"
#include "tests/unit/client/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RoomSnapshot roomOf(RoomRole ours)
{
    RoomSnapshot snapshot{.room = {.id = courtyard, .name = u"마당"_s, .kind = RoomKind::Meeting}};
    snapshot.roles = std::vector<RoleInfo>{{UserId{1}, RoomRole::Guest}, {UserId{2}, RoomRole::Moderator}};
    snapshot.role = ours;
    snapshot.host = ours == RoomRole::Host ? mina : UserId{9};
    return snapshot;
}

} // namespace

/// What a room is like, what we are in it, and what keeps us from writing.
class tst_RoomState final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whomWeMaySteer_data();
    void whomWeMaySteer();
    void silences_data();
    void silences();
    void slowModeEndsByItself();
    void aMuteCountsByTheServersClock();
    void aMuteForGoodHasNoEnd();
    void slowModeBeginsWithWhatWeSay();
    void whatTheServerHoldsBackCounts();
    void whatIsAbsentStays();
    void theHostGoesOn();

private:
    void make(const RoomSnapshot &snapshot)
    {
        m_state = std::make_unique<RoomState>(courtyard, m_clock);
        m_state->setSelf(mina);
        m_state->apply(snapshot, noon);
    }
    FakeClock m_clock;
    std::unique_ptr<RoomState> m_state;
};

void tst_RoomState::whomWeMaySteer_data()
{
    QTest::addColumn<RoomRole>("ours");
    QTest::addColumn<UserId>("whom");
    QTest::addColumn<bool>("may");
    const UserId guest{1};
    const UserId moderator{2};
    const UserId member{3};
    const UserId host{9};
    QTest::newRow("the host a moderator") << RoomRole::Host << moderator << true;
    QTest::newRow("the host a member") << RoomRole::Host << member << true;
    QTest::newRow("the host himself") << RoomRole::Host << mina << false;
    QTest::newRow("a moderator a member") << RoomRole::Moderator << member << true;
    QTest::newRow("a moderator a guest") << RoomRole::Moderator << guest << true;
    QTest::newRow("a moderator another") << RoomRole::Moderator << moderator << false;
    QTest::newRow("a moderator the host") << RoomRole::Moderator << host << false;
    QTest::newRow("a member nobody") << RoomRole::Member << guest << false;
    QTest::newRow("a guest nobody") << RoomRole::Guest << member << false;
}

void tst_RoomState::whomWeMaySteer()
{
    QFETCH(RoomRole, ours);
    QFETCH(UserId, whom);
    make(roomOf(ours));
    QCOMPARE(m_state->role(), ours);
    QTEST(m_state->maySteer(whom), "may");
}

void tst_RoomState::silences_data()
{
    QTest::addColumn<RoomRole>("ours");
    QTest::addColumn<RoomInfo>("room");
    QTest::addColumn<bool>("muted");
    QTest::addColumn<std::optional<qint64>>("slowWait");
    QTest::addColumn<Silence>("silence");
    const RoomInfo plain{.id = courtyard, .name = {}};
    RoomInfo few = plain;
    few.announceOnly = true;
    RoomInfo archived = plain;
    archived.archived = true;
    const std::optional<qint64> none;
    const std::optional<qint64> second = 1000;
    QTest::newRow("a member speaks") << RoomRole::Member << plain << false << none << Silence::None;
    QTest::newRow("a guest listens") << RoomRole::Guest << plain << false << none << Silence::Guest;
    QTest::newRow("announcements only: a member")
        << RoomRole::Member << few << false << none << Silence::FewSpeak;
    QTest::newRow("announcements only: a moderator")
        << RoomRole::Moderator << few << false << none << Silence::None;
    QTest::newRow("archived: not even the host")
        << RoomRole::Host << archived << false << none << Silence::Archived;
    QTest::newRow("muted") << RoomRole::Member << plain << true << none << Silence::Muted;
    QTest::newRow("slow mode") << RoomRole::Member << plain << false << second << Silence::Slow;
    QTest::newRow("slow mode: not a moderator")
        << RoomRole::Moderator << plain << false << second << Silence::None;
    QTest::newRow("a mute goes first") << RoomRole::Member << plain << true << second << Silence::Muted;
}

void tst_RoomState::silences()
{
    QFETCH(RoomRole, ours);
    QFETCH(RoomInfo, room);
    QFETCH(bool, muted);
    QFETCH(std::optional<qint64>, slowWait);
    RoomSnapshot snapshot = roomOf(ours);
    snapshot.room = room;
    snapshot.muted = muted;
    snapshot.slowWaitMs = slowWait;
    make(snapshot);
    QTEST(m_state->silence(), "silence");
}

// F-163
void tst_RoomState::slowModeEndsByItself()
{
    RoomSnapshot snapshot = roomOf(RoomRole::Member);
    snapshot.slowWaitMs = 3000;
    make(snapshot);
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(3000)));
    m_clock.advance(2999ms);
    QCOMPARE(m_state->silence(), Silence::Slow);
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(1)));
    m_clock.advance(1ms);
    QCOMPARE(m_state->silence(), Silence::None);
    QVERIFY(!m_state->silentFor());
}

void tst_RoomState::aMuteCountsByTheServersClock()
{
    RoomSnapshot snapshot = roomOf(RoomRole::Member);
    snapshot.muted = true;
    snapshot.mutedUntil = noon + 60s; // our own wall clock says something else
    make(snapshot);
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(60'000)));
    m_state->apply(MemberMuted{.user = mina, .muted = true, .until = noon + 10s}, noon + 5s);
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(5'000)));
    m_clock.advance(5s);
    QCOMPARE(m_state->silence(), Silence::None);
}

void tst_RoomState::aMuteForGoodHasNoEnd()
{
    make(roomOf(RoomRole::Member));
    m_state->apply(MemberMuted{.user = UserId{3}, .muted = true}, noon); // somebody else
    QCOMPARE(m_state->silence(), Silence::None);
    m_state->apply(MemberMuted{.user = mina, .muted = true}, noon);
    m_clock.advance(std::chrono::days(400));
    QCOMPARE(m_state->silence(), Silence::Muted);
    QVERIFY(!m_state->silentFor());
    m_state->apply(MemberMuted{.user = mina, .muted = false}, noon);
    QCOMPARE(m_state->silence(), Silence::None);
}

void tst_RoomState::slowModeBeginsWithWhatWeSay()
{
    RoomSnapshot snapshot = roomOf(RoomRole::Member);
    snapshot.room.slowMs = 5000;
    make(snapshot);
    QCOMPARE(m_state->silence(), Silence::None);
    m_state->spoke();
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(5000)));
    m_state->apply(RoomChanged{.slowMs = 0}); // and ends when it is switched off
    QCOMPARE(m_state->silence(), Silence::None);
}

void tst_RoomState::whatTheServerHoldsBackCounts()
{
    make(roomOf(RoomRole::Member));
    m_state->heldBack({.code = ErrorCode::RoomBusy, .retryAfter = 500ms});
    QCOMPARE(m_state->silence(), Silence::None);
    m_state->heldBack({.code = ErrorCode::SlowMode, .retryAfter = 7s});
    QCOMPARE(m_state->silentFor(), std::optional(Milliseconds(7000)));
}

void tst_RoomState::whatIsAbsentStays()
{
    RoomSnapshot snapshot = roomOf(RoomRole::Member);
    snapshot.room.topic = u"차 마시기"_s;
    snapshot.room.max = 7;
    make(snapshot);
    QSignalSpy changed(m_state.get(), &RoomState::changed);
    m_state->apply(RoomChanged{.locked = true, .newName = u"새 마당"_s, .category = u"쉼터"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_state->info().category, std::optional(u"쉼터"_s));
    QCOMPARE(m_state->info().name, u"새 마당"_s);
    QCOMPARE(m_state->info().topic, std::optional(u"차 마시기"_s));
    QCOMPARE(m_state->info().max, 7);
    QCOMPARE(m_state->info().locked, std::optional(true));
}

// B1-37: whoever comes next is host, and the one before is a member until something else is told.
void tst_RoomState::theHostGoesOn()
{
    make(roomOf(RoomRole::Host));
    m_state->apply(RoomHost{.from = mina, .to = {UserId{3}, u"준"_s}, .reason = HostReason::Yield});
    QCOMPARE(m_state->role(), RoomRole::Member);
    QCOMPARE(m_state->host(), std::optional(UserId{3}));
    QCOMPARE(m_state->roleOf(UserId{3}), RoomRole::Host);
    m_state->apply(MemberRole{.user = mina, .role = RoomRole::Moderator});
    QVERIFY(m_state->steers() && !m_state->isHost());
}

QTEST_GUILESS_MAIN(tst_RoomState)
#include "tst_roomstate.moc"
