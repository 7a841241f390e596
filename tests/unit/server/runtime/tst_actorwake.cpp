// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/actor.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

/// Has a deadline, which each Tick may move.
class WaitingActor final : public Actor<std::variant<std::function<void()>, Tick>>
{
public:
    WaitingActor(Workers &workers, TimerQueue &timers)
        : Actor(workers, "waiting", "test", 10),
          m_timers(timers)
    {
    }
    /// Runs what is due at `now`, and the turns that follow from it.
    void let(MonoTime now, Workers &workers)
    {
        m_timers.runDue(now);
        workers.finish();
    }

    std::optional<MonoTime> due; ///< read at the end of a turn
    int ticks = 0;

private:
    void handle(std::variant<std::function<void()>, Tick> &job, const Now &) override
    {
        if (const auto *run = std::get_if<std::function<void()>>(&job))
            (*run)();
        else
            ++ticks;
    }
    [[nodiscard]] const char *nameOf(const std::variant<std::function<void()>, Tick> &) const override
    {
        return "job";
    }
    void endTurn(const Now &) override { wakeAt(m_timers, due); }
    void failed(const char *) override { }

    TimerQueue &m_timers;
};

} // namespace

/// The deadlines of actors: Ticks from a queue of timers.
class tst_ActorWake final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDeadlineThatStandsIsToldAgain();
    void aDeadlineThatMovesIsToldOnce();
};

/// Whatever is left to do at a deadline, for example more than fits into one turn, waits for nobody else.
void tst_ActorWake::aDeadlineThatStandsIsToldAgain()
{
    Workers workers(1);
    TimerQueue timers;
    const auto actor = std::make_shared<WaitingActor>(workers, timers);
    const MonoTime due(1h);
    actor->due = due;
    actor->post([] { }, false);
    workers.finish();
    QCOMPARE(timers.next(), std::optional(due));
    for (int ticks = 1; ticks <= 3; ++ticks) {
        actor->let(due, workers);
        QCOMPARE(actor->ticks, ticks);
        QCOMPARE(timers.next(), std::optional(due));
        QCOMPARE(timers.size(), size_t(1));
    }
    actor->due.reset();
    actor->let(due, workers);
    QCOMPARE(timers.size(), size_t(0));
}

void tst_ActorWake::aDeadlineThatMovesIsToldOnce()
{
    Workers workers(1);
    TimerQueue timers;
    const auto actor = std::make_shared<WaitingActor>(workers, timers);
    for (const MonoTime due : {MonoTime(2h), MonoTime(3h), MonoTime(1h)}) {
        actor->due = due;
        actor->post([] { }, false);
        workers.finish();
        QCOMPARE(timers.next(), std::optional(due));
        QCOMPARE(timers.size(), size_t(1));
    }
    actor->let(MonoTime(59min), workers);
    QCOMPARE(actor->ticks, 0);
    actor->due = MonoTime(4h);
    actor->let(MonoTime(1h), workers);
    QCOMPARE(actor->ticks, 1);
    QCOMPARE(timers.next(), std::optional(MonoTime(4h)));
    QCOMPARE(timers.size(), size_t(1));
}

QTEST_GUILESS_MAIN(tst_ActorWake)
#include "tst_actorwake.moc"
