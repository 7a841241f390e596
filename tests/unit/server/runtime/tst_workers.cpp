// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/runtime/gate.h"
#include "tests/unit/server/runtime/testactor.h"

#include <QRegularExpression>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

/// The pool: who is in it, what takes too long, what it was given beside turns.
class tst_Workers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSlowTurnIsNamedOnceWhileItRuns();
    void eachSlowTurnOfAnActorIsNamed();
    void aTurnBelowTheThresholdIsNotNamed();
    void actorsAreListedWhileTheyLive();
    void B2_12_aTaskRunsOnceAndIsReleased();
    void B2_12_tasksAreBounded_data();
    void B2_12_tasksAreBounded();
    void theEndWaitsForWhatIsQueued();
};

void tst_Workers::aSlowTurnIsNamedOnceWhileItRuns()
{
    Workers workers(1);
    Gate gate(false);
    const auto actor = std::make_shared<TestActor>(workers, "room slow");
    actor->add([&] { gate.pass(); }, "say");
    QVERIFY(gate.holds());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("room slow .* ms, in the job \"say\"")));
    QCOMPARE(workers.reportSlowTurns(0ms), 1);
    QCOMPARE(workers.reportSlowTurns(0ms), 0);
    gate.open();
    workers.finish();
    QCOMPARE(workers.reportSlowTurns(0ms), 0);
}

void tst_Workers::eachSlowTurnOfAnActorIsNamed()
{
    Workers workers(1);
    const auto actor = std::make_shared<TestActor>(workers, "room slow");
    for (int i = 0; i < 3; ++i) {
        Gate gate(false);
        actor->add([&] { gate.pass(); }, "say");
        QVERIFY(gate.holds());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("room slow")));
        QCOMPARE(workers.reportSlowTurns(0ms), 1);
        gate.open();
        workers.finish();
    }
}

void tst_Workers::aTurnBelowTheThresholdIsNotNamed()
{
    Workers workers(1);
    Gate gate(false);
    const auto actor = std::make_shared<TestActor>(workers);
    actor->add([&] { gate.pass(); });
    QVERIFY(gate.holds());
    QCOMPARE(workers.reportSlowTurns(1h), 0);
    gate.open();
    workers.finish();
}

void tst_Workers::actorsAreListedWhileTheyLive()
{
    Workers workers(1);
    QVERIFY(workers.actors().empty());
    auto one = std::make_shared<TestActor>(workers, "one");
    const auto two = std::make_shared<TestActor>(workers, "two");
    QCOMPARE(workers.actors().size(), size_t(2));
    const auto kept = workers.actors().front(); // a console may look at it for longer than it lives
    one.reset();
    QCOMPARE(workers.actors().size(), size_t(1));
    QCOMPARE(workers.actors().front()->name, QByteArray("two"));
    QCOMPARE(kept->name, QByteArray("one"));
}

void tst_Workers::B2_12_aTaskRunsOnceAndIsReleased()
{
    Workers workers(2);
    auto held = std::make_shared<std::atomic<int>>(0);
    const std::weak_ptr<std::atomic<int>> weak = held;
    std::atomic<int> ran{0};
    QVERIFY(workers.run([&ran, held = std::move(held)] { ran += ++*held; }));
    workers.finish();
    QCOMPARE(ran, 1);
    QVERIFY(weak.expired());
}

void tst_Workers::B2_12_tasksAreBounded_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("taken");
    QTest::newRow("4095 are taken") << 4095 << 4095;
    QTest::newRow("4096 are taken") << 4096 << 4096;
    QTest::newRow("of 4097 the last is refused") << 4097 << 4096;
}

void tst_Workers::B2_12_tasksAreBounded()
{
    QFETCH(int, tasks);
    QFETCH(int, taken);
    Workers workers(1);
    Gate gate(false);
    std::atomic<int> ran{0};
    for (int round = 0; round < 2; ++round) { // the count is back at zero in the second round
        gate.close();
        int accepted = 0;
        for (int i = 0; i < tasks; ++i) {
            accepted += workers.run([&] {
                gate.pass();
                ++ran;
            });
        }
        QCOMPARE(accepted, taken);
        gate.open();
        workers.finish();
        QCOMPARE(ran.exchange(0), taken);
    }
}

void tst_Workers::theEndWaitsForWhatIsQueued()
{
    std::atomic<int> ran{0};
    {
        Workers workers(1);
        const auto actor = std::make_shared<TestActor>(workers);
        for (int i = 0; i < 1000; ++i)
            actor->add([&] { ++ran; });
        QVERIFY(workers.run([&] { ++ran; }));
        workers.finish();
    }
    QCOMPARE(ran, 1001);
}

QTEST_GUILESS_MAIN(tst_Workers)
#include "tst_workers.moc"
