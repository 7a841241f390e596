// SPDX-License-Identifier: Apache-2.0
#include "server/core/floodgate.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime start{1h};

/// Says `count` messages at `now`; how many of them pass.
int said(FloodGate &gate, const FloodRules &rules, MonoTime now, int count)
{
    int passed = 0;
    for (int i = 0; i < count; ++i)
        passed += gate.admit(rules, now).has_value();
    return passed;
}

bool isRefused(const Result<void> &result, ErrorCode code, Milliseconds retryAfter)
{
    return !result && result.error().code == code && result.error().retryAfter == retryAfter;
}

} // namespace

/// How fast a user may talk, and how often a connection may be wrong (F-164, faults row 25).
class tst_FloodGate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstThenARate();
    void whoWaitsAsLongAsToldIsHeard();
    void tenViolationsInAMinuteMute_data();
    void tenViolationsInAMinuteMute();
    void oldViolationsAreForgotten();
    void theMuteEndsAndDoesNotGrow();
    void afterTheMuteCountingBeginsAnew();
    void withoutAMuteTimeNobodyIsMuted();
    void aNewSessionOfTheUserTakesItOver();
    void fiveBadPacketsInTenSecondsAreTooMany();
    void slowMistakesAreForgiven();
};

void tst_FloodGate::aBurstThenARate()
{
    const FloodRules rules;
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, limits::floodBurst), limits::floodBurst);
    QVERIFY(isRefused(gate.admit(rules, start), ErrorCode::RateLimited, 500ms));
    QVERIFY(isRefused(gate.admit(rules, start + 100ms), ErrorCode::RateLimited, 400ms));
    QCOMPARE(said(gate, rules, start + 1s, 3), 2);
}

void tst_FloodGate::whoWaitsAsLongAsToldIsHeard()
{
    const FloodRules rules{.violations = 1000};
    FloodGate gate(rules, start);
    MonoTime now = start;
    for (int i = 0; i < 100; ++i) {
        if (const auto heard = gate.admit(rules, now); !heard) {
            now += *heard.error().retryAfter;
            QVERIFY(gate.admit(rules, now));
        }
    }
    QVERIFY(now - start < 60s);
}

void tst_FloodGate::tenViolationsInAMinuteMute_data()
{
    QTest::addColumn<int>("violations");
    QTest::addColumn<bool>("muted");
    QTest::newRow("nine do not") << limits::floodViolations - 1 << false;
    QTest::newRow("ten do") << limits::floodViolations << true;
    QTest::newRow("eleven do") << limits::floodViolations + 1 << true;
}

void tst_FloodGate::tenViolationsInAMinuteMute()
{
    QFETCH(int, violations);
    QFETCH(bool, muted);
    const FloodRules rules;
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, limits::floodBurst + violations - 1), limits::floodBurst);
    const auto last = gate.admit(rules, start);
    QVERIFY(muted ? isRefused(last, ErrorCode::Muted, 60s) : isRefused(last, ErrorCode::RateLimited, 500ms));
    QCOMPARE(gate.isMuted(start), muted);
}

void tst_FloodGate::oldViolationsAreForgotten()
{
    const FloodRules rules;
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, 5 + 9), 5);
    FloodGate inTime = gate;
    QCOMPARE(said(inTime, rules, start + 60s - 1ms, 5 + 1), 5);
    QVERIFY(inTime.isMuted(start + 60s));
    QCOMPARE(said(gate, rules, start + 60s, 5 + 9), 5);
    QVERIFY(!gate.isMuted(start + 60s));
    QCOMPARE(said(gate, rules, start + 60s, 1), 0);
    QVERIFY(gate.isMuted(start + 60s));
}

void tst_FloodGate::theMuteEndsAndDoesNotGrow()
{
    const FloodRules rules;
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, 5 + 10), 5);
    QVERIFY(isRefused(gate.admit(rules, start + 30s), ErrorCode::Muted, 30s));
    QCOMPARE(said(gate, rules, start + 59s, 100), 0);
    QVERIFY(isRefused(gate.admit(rules, start + 60s - 1ns), ErrorCode::Muted, 1ms));
    QVERIFY(!gate.isMuted(start + 60s));
    QVERIFY(gate.admit(rules, start + 60s));
}

void tst_FloodGate::afterTheMuteCountingBeginsAnew()
{
    const FloodRules rules{.mute = 1s};
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, 5 + 10), 5);
    const MonoTime after = start + 1s;
    QCOMPARE(said(gate, rules, after, 2 + 9), 2);
    QVERIFY(!gate.isMuted(after));
    QCOMPARE(said(gate, rules, after, 1), 0);
    QVERIFY(gate.isMuted(after));
}

void tst_FloodGate::withoutAMuteTimeNobodyIsMuted()
{
    const FloodRules rules{.mute = 0ms};
    FloodGate gate;
    QCOMPARE(said(gate, rules, start, 100), 5);
    QVERIFY(isRefused(gate.admit(rules, start), ErrorCode::RateLimited, 500ms));
    QVERIFY(!gate.isMuted(start));
}

void tst_FloodGate::aNewSessionOfTheUserTakesItOver()
{
    const FloodRules rules;
    FloodGate first;
    QCOMPARE(said(first, rules, start, 5 + 9), 5);
    FloodGate second = first;
    QVERIFY(isRefused(second.admit(rules, start + 1ms), ErrorCode::Muted, 60s));
    FloodGate third = second;
    QVERIFY(isRefused(third.admit(rules, start + 2ms), ErrorCode::Muted, 60s - 1ms));
}

void tst_FloodGate::fiveBadPacketsInTenSecondsAreTooMany()
{
    ErrorBudget budget;
    for (int i = 1; i < limits::maxBadPackets; ++i)
        QVERIFY(!budget.isSpentBy(start + i * 1s));
    QVERIFY(budget.isSpentBy(start + 10s));
    QVERIFY(budget.isSpentBy(start + 10s));
}

void tst_FloodGate::slowMistakesAreForgiven()
{
    ErrorBudget budget;
    for (int i = 0; i < 100; ++i)
        QVERIFY(!budget.isSpentBy(start + i * 2500ms));
    ErrorBudget justTooFast;
    for (int i = 0; i < limits::maxBadPackets - 1; ++i)
        QVERIFY(!justTooFast.isSpentBy(start));
    ErrorBudget later = justTooFast;
    QVERIFY(justTooFast.isSpentBy(start + 10s - 1ns));
    QVERIFY(!later.isSpentBy(start + 10s));
}

QTEST_GUILESS_MAIN(tst_FloodGate)
#include "tst_floodgate.moc"
