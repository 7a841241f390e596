// SPDX-License-Identifier: Apache-2.0
#include "server/core/loginthrottle.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

constexpr int most = 5;

AddressKey address(quint8 last)
{
    return AddressKey(AddressBytes{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, last});
}

} // namespace

/// What keeps people from guessing tokens (faults row 27).
class tst_LoginThrottle final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiveGuessesAMinute();
    void othersAreNotSlowedDown();
    void aCrowdOfGuessersIsBounded();
};

void tst_LoginThrottle::fiveGuessesAMinute()
{
    LoginThrottle throttle(most);
    MonoTime now{};
    for (int i = 1; i < most; ++i, now += 1s) {
        throttle.failed(address(1), now);
        QVERIFY(!throttle.wait(address(1), now));
    }
    throttle.failed(address(1), now);
    QCOMPARE(throttle.wait(address(1), now), limits::badTokenWindow - 4s);
    now += limits::badTokenWindow - 4s - 1ms;
    QCOMPARE(throttle.wait(address(1), now), 1ms);
    now += 1ms;
    QVERIFY(!throttle.wait(address(1), now));
    throttle.failed(address(1), now); // a new minute has begun
    QVERIFY(!throttle.wait(address(1), now));
}

void tst_LoginThrottle::othersAreNotSlowedDown()
{
    LoginThrottle throttle(most);
    for (int i = 0; i < most; ++i)
        throttle.failed(address(1), {});
    QVERIFY(throttle.wait(address(1), {}));
    QVERIFY(!throttle.wait(address(2), {}));
}

void tst_LoginThrottle::aCrowdOfGuessersIsBounded()
{
    LoginThrottle throttle(most);
    const auto guesser = [](int i) {
        return AddressKey(AddressBytes{0x20, 1, 0xd, 0xb8, quint8(i >> 16), quint8(i >> 8), quint8(i)});
    };
    const auto guess = [&](int i, MonoTime now) {
        for (int again = 0; again < most; ++again)
            throttle.failed(guesser(i), now);
        return throttle.wait(guesser(i), now).has_value();
    };
    for (int i = 0; i < limits::badTokenAddresses; ++i)
        QVERIFY(guess(i, {}));
    QVERIFY(!guess(limits::badTokenAddresses, {})); // one too many to be remembered
    QVERIFY(throttle.wait(guesser(0), {})); // and nobody is forgotten for it
    QVERIFY(guess(limits::badTokenAddresses, MonoTime{} + limits::badTokenWindow));
}

QTEST_GUILESS_MAIN(tst_LoginThrottle)
#include "tst_loginthrottle.moc"
