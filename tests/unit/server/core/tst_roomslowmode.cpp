// SPDX-License-Identifier: Apache-2.0
#include "server/core/slowmode.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

/// One message of a person in a while, whoever leaves and comes back included (F-163).
class tst_RoomSlowMode final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offRemembersNobody();
    void waits();
    void remembersSoMany_data();
    void remembersSoMany();
};

void tst_RoomSlowMode::offRemembersNobody()
{
    SlowMode slow;
    const MonoTime now(1h);
    slow.spoke(UserId{1}, now);
    slow.setInterval(5s);
    QVERIFY(!slow.wait(UserId{1}, now));
    slow.spoke(UserId{1}, now);
    slow.setInterval(0s);
    slow.setInterval(5s);
    QVERIFY(!slow.wait(UserId{1}, now));
}

void tst_RoomSlowMode::waits()
{
    SlowMode slow;
    slow.setInterval(5s);
    const MonoTime now(1h);
    slow.spoke(UserId{1}, now);
    QCOMPARE(slow.wait(UserId{1}, now), std::optional(Milliseconds(5000)));
    QCOMPARE(slow.wait(UserId{1}, now + 4999ms), std::optional(Milliseconds(1)));
    QVERIFY(!slow.wait(UserId{1}, now + 5s));
    QVERIFY(!slow.wait(UserId{2}, now));
    slow.setInterval(20s); // a change holds for those who wait, too
    QCOMPARE(slow.wait(UserId{1}, now + 5s), std::optional(Milliseconds(15'000)));
}

void tst_RoomSlowMode::remembersSoMany_data()
{
    QTest::addColumn<int>("speakers");
    QTest::addColumn<bool>("firstWaits");
    const int most = int(limits::rememberedSpeakers);
    QTest::newRow("one less than the limit") << most - 1 << true;
    QTest::newRow("at the limit") << most << true;
    QTest::newRow("one more: the oldest may again") << most + 1 << false;
}

void tst_RoomSlowMode::remembersSoMany()
{
    QFETCH(int, speakers);
    QFETCH(bool, firstWaits);
    SlowMode slow;
    slow.setInterval(1h);
    MonoTime now(1h);
    for (int i = 1; i <= speakers; ++i)
        slow.spoke(UserId{quint64(i)}, now += 1ms);
    QCOMPARE(slow.wait(UserId{1}, now).has_value(), firstWaits);
    QVERIFY(slow.wait(UserId{quint64(speakers)}, now));
}

QTEST_GUILESS_MAIN(tst_RoomSlowMode)
#include "tst_roomslowmode.moc"
