// SPDX-License-Identifier: Apache-2.0
#include "shared/client/backoff.h"
#include "shared/client/closemeaning.h"
#include "shared/client/heartbeat.h"
#include "shared/client/pace.h"
#include "shared/client/sleepwatch.h"

#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace std::chrono_literals;

/// The small rules of a connection that lasts: when it asks, gives up, comes back and speaks.
class tst_ConnectionRules final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backoffStaysInItsBorders_data();
    void backoffStaysInItsBorders();
    void aHintIsAddedTo();
    void backoffStartsAgain();

    void heartbeatAsksAfterSilence();
    void heartbeatGivesUpWithoutAnAnswer();
    void heartbeatIsShortWhenInDoubt();

    void sleepIsNoticed_data();
    void sleepIsNoticed();

    void paceAllowsABurst();
    void paceWaitsAsLongAsItIsTold();
    void eachRefusalMakesItSlower();

    void everyCodeHasAMeaning();
    void meanings_data();
    void meanings();
};

void tst_ConnectionRules::backoffStaysInItsBorders_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<Milliseconds>("most");
    QTest::newRow("the first try") << 1 << 1000ms;
    QTest::newRow("the second") << 2 << 2000ms;
    QTest::newRow("the fifth") << 5 << 16000ms;
    QTest::newRow("the sixth") << 6 << 30000ms;
    QTest::newRow("the hundredth") << 100 << 30000ms;
}

void tst_ConnectionRules::backoffStaysInItsBorders()
{
    QFETCH(int, tries);
    QFETCH(Milliseconds, most);
    Backoff low;
    Backoff high;
    for (int i = 1; i < tries; ++i) {
        (void)low.next(0.5);
        (void)high.next(0.5);
    }
    QCOMPARE(low.next(0), Backoff::least);
    QCOMPARE(high.next(1), most);
}

void tst_ConnectionRules::aHintIsAddedTo()
{
    Backoff backoff;
    QCOMPARE(backoff.next(0, 15s), 15500ms); // never before the server wants it
    QCOMPARE(backoff.next(1, 15s), 17000ms);
}

void tst_ConnectionRules::backoffStartsAgain()
{
    Backoff backoff;
    for (int i = 0; i < 10; ++i)
        (void)backoff.next(1);
    backoff.reset();
    QCOMPARE(backoff.next(1), 1000ms);
}

void tst_ConnectionRules::heartbeatAsksAfterSilence()
{
    const MonoTime start(1h);
    Heartbeat beat;
    beat.start(start);
    QCOMPARE(beat.check(start + Heartbeat::quiet - 1ms), Heartbeat::Next::Nothing);
    QCOMPARE(beat.deadline(), start + Heartbeat::quiet);
    beat.heard(start + 5s);
    QCOMPARE(beat.check(start + Heartbeat::quiet), Heartbeat::Next::Nothing);
    QCOMPARE(beat.check(start + 5s + Heartbeat::quiet), Heartbeat::Next::Ask);
    QCOMPARE(beat.check(start + 5s + Heartbeat::quiet), Heartbeat::Next::Nothing); // once
}

void tst_ConnectionRules::heartbeatGivesUpWithoutAnAnswer()
{
    const MonoTime start(1h);
    const MonoTime asked = start + Heartbeat::quiet;
    Heartbeat beat;
    beat.start(start);
    QCOMPARE(beat.check(asked), Heartbeat::Next::Ask);
    QCOMPARE(beat.check(asked + Heartbeat::patience - 1ms), Heartbeat::Next::Nothing);
    QCOMPARE(beat.check(asked + Heartbeat::patience), Heartbeat::Next::GiveUp);
}

void tst_ConnectionRules::heartbeatIsShortWhenInDoubt()
{
    const MonoTime start(1h);
    Heartbeat beat;
    beat.start(start);
    beat.doubt(start + 1s);
    QCOMPARE(beat.check(start + 1s), Heartbeat::Next::Ask);
    QCOMPARE(beat.check(start + 1s + Heartbeat::shortPatience - 1ms), Heartbeat::Next::Nothing);
    Heartbeat answered = beat;
    answered.heard(start + 2s);
    QCOMPARE(answered.deadline(), start + 2s + Heartbeat::quiet);
    QCOMPARE(beat.check(start + 1s + Heartbeat::shortPatience), Heartbeat::Next::GiveUp);
}

void tst_ConnectionRules::sleepIsNoticed_data()
{
    QTest::addColumn<Milliseconds>("mono");
    QTest::addColumn<Milliseconds>("wall");
    QTest::addColumn<bool>("noticed");
    QTest::newRow("all is well") << 5000ms << 5000ms << false;
    QTest::newRow("the clock was corrected a little") << 5000ms << 7000ms << false;
    QTest::newRow("the machine slept for a minute") << 5000ms << 65000ms << true;
    QTest::newRow("the program was stopped for a minute") << 65000ms << 65000ms << true;
    QTest::newRow("somebody set the clock back") << 5000ms << -3'600'000ms << true;
    QTest::newRow("just not a jump") << 5000ms << 15000ms << false;
    QTest::newRow("just a jump") << 5000ms << 15001ms << true;
}

void tst_ConnectionRules::sleepIsNoticed()
{
    QFETCH(Milliseconds, mono);
    QFETCH(Milliseconds, wall);
    QFETCH(bool, noticed);
    const Now start{MonoTime(1h), Timestamp(1'730'000'000'000ms)};
    SleepWatch watch;
    QVERIFY(!watch.look(start));
    QCOMPARE(watch.look({start.mono + mono, start.wall + wall}), noticed);
}

void tst_ConnectionRules::paceAllowsABurst()
{
    const MonoTime start(1h);
    Pace pace;
    pace.start(start);
    for (int i = 0; i < 5; ++i)
        QVERIFY(pace.take(start));
    QVERIFY(!pace.take(start));
    QCOMPARE(pace.nextTurn(), start + 500ms);
    QVERIFY(!pace.take(start + 499ms));
    QVERIFY(pace.take(start + 500ms));
    QVERIFY(!pace.take(start + 500ms));
}

void tst_ConnectionRules::paceWaitsAsLongAsItIsTold()
{
    const MonoTime start(1h);
    Pace pace;
    pace.start(start);
    QVERIFY(pace.take(start));
    pace.refused(start, 60s);
    QVERIFY(!pace.take(start + 59'999ms));
    QVERIFY(pace.take(start + 60s));
}

void tst_ConnectionRules::eachRefusalMakesItSlower()
{
    const MonoTime start(1h);
    Pace pace;
    pace.start(start);
    pace.refused(start, 0ms);
    QVERIFY(pace.take(start));
    QVERIFY(!pace.take(start + 999ms));
    QVERIFY(pace.take(start + 1s));
    for (int i = 0; i < 20; ++i)
        pace.refused(start + 2s, 0ms);
    QVERIFY(pace.take(start + 2s));
    QCOMPARE(pace.nextTurn(), start + 2s + Pace::slowest);
    pace.start(start + 3s);
    QVERIFY(pace.take(start + 3s) && pace.take(start + 3s));
}

void tst_ConnectionRules::everyCodeHasAMeaning()
{
    for (const CloseRow &row : closeTable()) {
        const CloseMeaning meaning = closeMeaning(quint16(row.code));
        QVERIFY2(meaning.isKnown, row.name.data());
        QCOMPARE(meaning.comesBack, clientReconnects(quint16(row.code)));
    }
}

void tst_ConnectionRules::meanings_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("comesBack");
    QTest::addColumn<bool>("keepsSession");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("lost") << 1006 << true << true << true;
    QTest::newRow("the server restarts") << 4000 << true << true << true;
    QTest::newRow("the server forgot us") << 4004 << true << false << true;
    QTest::newRow("logged in elsewhere") << 4500 << false << false << true;
    QTest::newRow("kicked") << 4501 << false << false << true;
    QTest::newRow("banned") << 4502 << false << false << true;
    QTest::newRow("a server of tomorrow says: come back") << 4499 << true << true << false;
    QTest::newRow("a server of tomorrow says: go away") << 4999 << false << false << false;
}

void tst_ConnectionRules::meanings()
{
    QFETCH(int, code);
    const CloseMeaning meaning = closeMeaning(quint16(code));
    QTEST(meaning.comesBack, "comesBack");
    QTEST(meaning.keepsSession, "keepsSession");
    QTEST(meaning.isKnown, "isKnown");
}

QTEST_GUILESS_MAIN(tst_ConnectionRules)
#include "tst_connectionrules.moc"
