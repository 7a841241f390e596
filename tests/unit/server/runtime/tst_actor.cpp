// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/gate.h"
#include "tests/unit/server/runtime/testactor.h"

#include <QTest>

#include <future>
#include <stdexcept>
#include <thread>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

qint64 steadyNs(MonoTime time = std::chrono::steady_clock::now()) { return time.time_since_epoch().count(); }

} // namespace

/// Turns on the pool: never two at once, none for too long, none that can end the server.
class tst_Actor final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverTwoTurnsAtOnce();
    void aTurnEndsAfterItsJobs_data();
    void aTurnEndsAfterItsJobs();
    void aTurnEndsAfterItsTime();
    void aLoudActorDoesNotStarveAQuietOne();
    void B2_09_anExceptionEndsTheJobOnly_data();
    void B2_09_anExceptionEndsTheJobOnly();
    void B2_09_anExceptionAtTheEndOfATurnIsReported();
    void B2_09_aReportThatThrowsEndsNothing();
    void B1_51_aJobIsReleasedWhenItIsDone();
    void B1_51_aJobThatThrowsIsReleased();
    void anActorLivesAsLongAsItsTurn();
    void itsNumbersFollowItsJobs();
    void itsCpuTimeIsCounted();
};

void tst_Actor::neverTwoTurnsAtOnce()
{
    constexpr int posters = 4;
    constexpr int perPoster = 5000;
    Workers workers(4);
    const auto actor = std::make_shared<TestActor>(workers);
    std::atomic<int> inside{0};
    std::atomic<int> overlaps{0};
    std::array<std::vector<int>, posters> seen; // without a lock: the actor is the lock
    {
        std::vector<std::jthread> threads;
        for (int poster = 0; poster < posters; ++poster) {
            threads.emplace_back([&, poster] {
                for (int i = 0; i < perPoster; ++i) {
                    actor->add([&, poster, i] {
                        overlaps += inside.fetch_add(1) != 0;
                        seen[size_t(poster)].push_back(i);
                        inside.fetch_sub(1);
                    });
                }
            });
        }
    }
    workers.finish();
    QCOMPARE(overlaps, 0);
    for (const std::vector<int> &jobs : seen) {
        QCOMPARE(int(jobs.size()), perPoster);
        QVERIFY2(std::ranges::is_sorted(jobs), "each poster's jobs ran in the order of its posts");
    }
    QCOMPARE(actor->state()->jobsDone, quint64(posters * perPoster));
    QVERIFY(actor->turns >= posters * perPoster / limits::turnJobs);
    QVERIFY(workers.running().empty());
    QCOMPARE(workers.queued(), 0);
}

void tst_Actor::aTurnEndsAfterItsJobs_data()
{
    QTest::addColumn<int>("jobs");
    QTest::addColumn<int>("turns");
    QTest::newRow("63 jobs are one turn") << limits::turnJobs - 1 << 1;
    QTest::newRow("64 jobs are one turn") << limits::turnJobs << 1;
    QTest::newRow("65 jobs are two turns") << limits::turnJobs + 1 << 2;
    QTest::newRow("129 jobs are three turns") << 2 * limits::turnJobs + 1 << 3;
}

void tst_Actor::aTurnEndsAfterItsJobs()
{
    QFETCH(int, jobs);
    QFETCH(int, turns);
    // Jobs may be slow on a loaded machine; then a turn ends early, for its time. So up to three tries.
    for (int attempt = 0; attempt < 3; ++attempt) {
        Workers workers(1);
        const auto actor = std::make_shared<TestActor>(workers);
        actor->mailbox().hold();
        for (int i = 0; i < jobs; ++i)
            actor->add([] { });
        QVERIFY(actor->mailbox().release());
        actor->schedule();
        workers.finish();
        QCOMPARE(actor->state()->jobsDone, quint64(jobs));
        QVERIFY2(actor->turns >= turns, "a turn took too many jobs");
        if (actor->turns == turns)
            return;
    }
    QFAIL("turns end before they have done their jobs");
}

void tst_Actor::aTurnEndsAfterItsTime()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    const auto busy = [] {
        const MonoTime until = std::chrono::steady_clock::now() + limits::turnTime + 1ms;
        while (std::chrono::steady_clock::now() < until) { }
    };
    actor->mailbox().hold();
    for (int i = 0; i < 3; ++i)
        actor->add(busy);
    QVERIFY(actor->mailbox().release());
    actor->schedule();
    workers.finish();
    QCOMPARE(actor->turns, 3);
}

void tst_Actor::aLoudActorDoesNotStarveAQuietOne()
{
    Workers workers(1);
    const auto loud = std::make_shared<TestActor>(workers, "loud");
    const auto quiet = std::make_shared<TestActor>(workers, "quiet");
    Gate gate(false);
    int loudJobs = 0; // one worker: one thread
    int loudJobsBefore = -1;
    loud->add([&] { gate.pass(); });
    QVERIFY(gate.holds());
    for (int i = 0; i < 100 * limits::turnJobs; ++i)
        loud->add([&] { ++loudJobs; });
    quiet->add([&] { loudJobsBefore = loudJobs; });
    gate.open();
    workers.finish();
    QCOMPARE(loudJobs, 100 * limits::turnJobs);
    QVERIFY(loudJobsBefore >= 0);
    QVERIFY2(loudJobsBefore <= limits::turnJobs, "the quiet one waits for one turn at most");
}

void tst_Actor::B2_09_anExceptionEndsTheJobOnly_data()
{
    QTest::addColumn<bool>("standard");
    QTest::addColumn<std::string>("report");
    QTest::newRow("of the standard library") << true << std::string("a fault of the job");
    QTest::newRow("of any other type") << false << std::string("an exception of an unknown type");
}

void tst_Actor::B2_09_anExceptionEndsTheJobOnly()
{
    QFETCH(bool, standard);
    QFETCH(std::string, report);
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    std::vector<int> ran;
    actor->mailbox().hold();
    actor->add([&] { ran.push_back(1); });
    actor->add([&] {
        ran.push_back(2);
        if (standard)
            throw std::runtime_error("a fault of the job");
        throw 7;
    });
    actor->add([&] { ran.push_back(3); });
    QVERIFY(actor->mailbox().release());
    actor->schedule();
    workers.finish();
    QCOMPARE(ran, (std::vector{1, 2, 3}));
    QCOMPARE(actor->failures(), std::vector{report});
    QVERIFY(actor->state()->job == nullptr);
    QCOMPARE(actor->state()->waiting, 0);
    QVERIFY(workers.running().empty());
}

void tst_Actor::B2_09_anExceptionAtTheEndOfATurnIsReported()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    actor->endFails = true;
    actor->add([] { });
    workers.finish();
    QCOMPARE(actor->failures(), std::vector{std::string("the end of a turn")});
    bool ran = false;
    actor->add([&] { ran = true; });
    workers.finish();
    QVERIFY(ran);
}

void tst_Actor::B2_09_aReportThatThrowsEndsNothing()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    actor->failingFails = true;
    actor->add([] { throw std::runtime_error("first"); });
    workers.finish();
    bool ran = false;
    actor->add([&] { ran = true; });
    workers.finish();
    QVERIFY(ran);
    QCOMPARE(actor->failures(), std::vector{std::string("first")});
}

void tst_Actor::B1_51_aJobIsReleasedWhenItIsDone()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> weak = held;
    std::optional<bool> gone;
    actor->mailbox().hold();
    actor->add([held = std::move(held)] { QVERIFY(held); });
    actor->add([&] { gone = weak.expired(); });
    QVERIFY(!weak.expired());
    QVERIFY(actor->mailbox().release());
    actor->schedule();
    workers.finish();
    QCOMPARE(gone, true);
}

void tst_Actor::B1_51_aJobThatThrowsIsReleased()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> weak = held;
    actor->add([held = std::move(held)] { throw *held; });
    workers.finish();
    QVERIFY(weak.expired());
    QCOMPARE(actor->failures().size(), size_t(1));
}

void tst_Actor::anActorLivesAsLongAsItsTurn()
{
    Workers workers(1);
    Gate gate(false);
    auto actor = std::make_shared<TestActor>(workers);
    const std::weak_ptr<TestActor> weak = actor;
    std::atomic<int> ran{0};
    actor->add([&] {
        gate.pass();
        ++ran;
    });
    QVERIFY(gate.holds());
    actor->add([&] { ++ran; });
    actor.reset();
    QVERIFY(!weak.expired());
    QCOMPARE(workers.actors().size(), size_t(1));
    gate.open();
    workers.finish();
    QCOMPARE(ran, 2);
    QVERIFY(weak.expired());
    QVERIFY2(workers.actors().empty(), "and then it is off the list");
}

void tst_Actor::itsNumbersFollowItsJobs()
{
    Workers workers(1);
    Gate gate(false);
    const auto actor = std::make_shared<TestActor>(workers, "room one");
    const ActorState &state = *actor->state();
    QCOMPARE(state.name, QByteArray("room one"));
    QCOMPARE(state.phase, ActorState::Idle);

    const qint64 before = steadyNs();
    actor->add([&] { gate.pass(); }, "slow job");
    QVERIFY(gate.holds());
    actor->add([] { }, "other job");
    actor->add([] { }, "other job");
    QCOMPARE(state.phase, ActorState::Running);
    QCOMPARE(QByteArray(state.job), QByteArray("slow job"));
    QVERIFY(state.jobSince >= before && state.jobSince <= steadyNs());
    QCOMPARE(state.waiting, 2);
    QCOMPARE(state.jobsDone, quint64(1));
    const auto running = workers.running();
    QCOMPARE(running.size(), size_t(1));
    QCOMPARE(running.front().actor.get(), &state);
    QVERIFY(running.front().since >= before);

    const auto second = std::make_shared<TestActor>(workers, "room two");
    const qint64 posted = steadyNs();
    second->add([] { });
    QCOMPARE(second->state()->phase, ActorState::Queued);
    QCOMPARE(second->state()->waiting, 1);
    QVERIFY2(second->state()->waitingSince >= posted, "the oldest job waits since it was posted");
    QCOMPARE(workers.queued(), 1);

    gate.open();
    workers.finish();
    for (const auto &each : {actor, second}) {
        QCOMPARE(each->state()->phase, ActorState::Idle);
        QVERIFY(each->state()->job == nullptr);
        QCOMPARE(each->state()->waiting, 0);
        QCOMPARE(each->state()->waitingSince, 0);
    }
    QCOMPARE(state.jobsDone, quint64(3));
    QCOMPARE(workers.queued(), 0);
}

void tst_Actor::itsCpuTimeIsCounted()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers);
    actor->add([] {
        timespec time;
        qint64 begin = -1; // of this thread's time: a loaded machine changes nothing
        for (qint64 now = 0; begin < 0 || now - begin < 5'000'000;) {
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            now = qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
            if (begin < 0)
                begin = now;
        }
    });
    workers.finish();
    QVERIFY(actor->state()->cpuNs >= 5'000'000);
}

QTEST_GUILESS_MAIN(tst_Actor)
#include "tst_actor.moc"
