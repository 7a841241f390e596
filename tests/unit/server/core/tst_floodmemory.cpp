// SPDX-License-Identifier: Apache-2.0
#include "server/core/floodmemory.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;

namespace {

const FloodRules rules{.rate = {.burst = 1, .perSecond = 0.1}, .violations = 1, .window = 1s, .mute = 5s};
const MonoTime start{1h};

/// Calm again at start + 10 s: its bucket is empty until then.
FloodGate spent()
{
    FloodGate gate(rules, start);
    (void)gate.admit(rules, start);
    return gate;
}

} // namespace

class tst_FloodMemory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsRemembered_data();
    void whatIsRemembered();
    void theCapacity_data();
    void theCapacity();
};

void tst_FloodMemory::whatIsRemembered_data()
{
    QTest::addColumn<Milliseconds>("after");
    QTest::addColumn<bool>("remembered");
    QTest::newRow("at once") << Milliseconds(0) << true;
    QTest::newRow("1 ms before it is calm") << Milliseconds(9'999) << true;
    QTest::newRow("when it is calm") << Milliseconds(10'000) << false;
}

void tst_FloodMemory::whatIsRemembered()
{
    QFETCH(Milliseconds, after);
    QFETCH(bool, remembered);
    FloodMemory memory;
    memory.remember(UserId{1}, spent(), rules, start + after);
    QCOMPARE(memory.size(), size_t(remembered ? 1 : 0));
    FloodGate back = memory.take(UserId{1}, rules, start + after);
    QCOMPARE(back.admit(rules, start + after).has_value(), !remembered);
    QCOMPARE(memory.size(), size_t(0)); // whoever is back takes it with him
}

void tst_FloodMemory::theCapacity_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<bool>("firstIsForgotten");
    QTest::newRow("N-1") << 2 << false;
    QTest::newRow("N") << 3 << false;
    QTest::newRow("N+1: the calmest makes room") << 4 << true;
}

void tst_FloodMemory::theCapacity()
{
    QFETCH(int, users);
    QFETCH(bool, firstIsForgotten);
    FloodMemory memory(3);
    for (int user = 1; user <= users; ++user) {
        FloodGate gate(rules, start);
        (void)gate.admit(rules, start + user * 1ms); // the first is calm first
        memory.remember(UserId{quint64(user)}, gate, rules, start + 10ms);
    }
    QCOMPARE(memory.size(), size_t(std::min(users, 3)));
    FloodGate first = memory.take(UserId{1}, rules, start + 10ms);
    QCOMPARE(first.admit(rules, start + 10ms).has_value(), firstIsForgotten);
}

QTEST_GUILESS_MAIN(tst_FloodMemory)
#include "tst_floodmemory.moc"
