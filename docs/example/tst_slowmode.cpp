// SPDX-License-Identifier: Apache-2.0
#include "docs/example/slowmode.h"

#include <QTest>

using namespace chat;
using namespace std::chrono_literals;

class tst_SlowMode final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePause_data();
    void thePause();
    void forgetsWhoMaySpeak();
};

void tst_SlowMode::thePause_data()
{
    QTest::addColumn<UserId>("second");
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<std::optional<Milliseconds>>("left");

    const UserId mina{1};
    const UserId jun{2};
    const std::optional<Milliseconds> nothing;
    QTest::newRow("one millisecond too early") << mina << 2999ms << std::optional<Milliseconds>(1ms);
    QTest::newRow("exactly when the pause is over") << mina << 3000ms << nothing;
    QTest::newRow("one millisecond later") << mina << 3001ms << nothing;
    QTest::newRow("somebody else need not wait") << jun << 0ms << nothing;
}

void tst_SlowMode::thePause()
{
    QFETCH(UserId, second);
    QFETCH(Milliseconds, later);
    QFETCH(std::optional<Milliseconds>, left);

    SlowMode slow(3000ms);
    const MonoTime start;
    QVERIFY(slow.speak(UserId{1}, start));
    const Result<void> answer = slow.speak(second, start + later);
    QCOMPARE(answer.has_value(), !left);
    if (left) {
        QCOMPARE(answer.error().code, ErrorCode::RateLimited);
        QCOMPARE(answer.error().retryAfter, left);
    }
}

void tst_SlowMode::forgetsWhoMaySpeak()
{
    SlowMode slow(3000ms);
    const MonoTime start;
    QVERIFY(slow.speak(UserId{1}, start));
    QVERIFY(slow.speak(UserId{2}, start + 1ms));
    QCOMPARE(slow.waiting(start + 2999ms), 2);
    QCOMPARE(slow.waiting(start + 3000ms), 1);
    QCOMPARE(slow.waiting(start + 3001ms), 0);
}

QTEST_GUILESS_MAIN(tst_SlowMode)
#include "tst_slowmode.moc"
