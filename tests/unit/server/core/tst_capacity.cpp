// SPDX-License-Identifier: Apache-2.0
#include "server/core/capacity.h"

#include <QTest>

#include <limits>

using namespace chat::server;

Q_DECLARE_METATYPE(CapacityFacts)
Q_DECLARE_METATYPE(CapacityLimit)

/// How many more fit, and what would run out first (U-18).
class tst_Capacity final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatRunsOut_data();
    void whatRunsOut();
    void placesAreKeptForTheRefused_data();
    void placesAreKeptForTheRefused();
};

void tst_Capacity::whatRunsOut_data()
{
    QTest::addColumn<CapacityFacts>("facts");
    QTest::addColumn<int>("more");
    QTest::addColumn<CapacityLimit>("limit");

    using enum CapacityLimit;
    constexpr qint64 plenty = qint64(64) << 30;
    constexpr qint64 each = capacity::assumedSessionBytes;
    const auto row = [](const char *name, const CapacityFacts &facts, int more, CapacityLimit limit) {
        QTest::newRow(name) << facts << more << limit;
    };
    row("nobody is there", {.sessionsMax = 180, .freeBytes = plenty}, 180, Descriptors);
    row("one place is left", {.sessions = 179, .sessionsMax = 180, .freeBytes = plenty}, 1, Descriptors);
    row("none is left", {.sessions = 180, .sessionsMax = 180, .freeBytes = plenty}, 0, Descriptors);
    row("more than may be, after a reload", {.sessions = 190, .sessionsMax = 180, .freeBytes = plenty}, 0,
        Descriptors);
    row("the operator said how many", {.sessionsMax = 50, .maxIsConfigured = true, .freeBytes = plenty}, 50,
        Configuration);
    row("memory for fewer than there are places", {.sessionsMax = 1000, .freeBytes = each * 100}, 80, Memory);
    row("memory for exactly as many", {.sessionsMax = 80, .freeBytes = each * 100}, 80, Descriptors);
    row("no memory", {.sessionsMax = 10, .freeBytes = 0}, 0, Memory);
    row("memory is unknown", {.sessionsMax = 1000}, 1000, Descriptors);
    row("sessions are measured to be large",
        {.sessions = 100, .sessionsMax = 1000, .sessionBytes = each * 10, .freeBytes = each * 100}, 8,
        Memory);
    row("too few to measure",
        {.sessions = 99, .sessionsMax = 1000, .sessionBytes = each * 10, .freeBytes = each * 100}, 80,
        Memory);
    row("a measure of nothing",
        {.sessions = 100, .sessionsMax = 1000, .sessionBytes = 0, .freeBytes = each * 100}, 80, Memory);
    row("an I/O thread is late", {.sessionsMax = 180, .freeBytes = plenty, .loopLagUs = 100'000}, 0, LoopLag);
    row("almost late is in time", {.sessionsMax = 180, .freeBytes = plenty, .loopLagUs = 99'999}, 180,
        Descriptors);
    row("no limit at all", {}, std::numeric_limits<int>::max(), Descriptors);
}

void tst_Capacity::whatRunsOut()
{
    QFETCH(const CapacityFacts, facts);
    QFETCH(const int, more);
    QFETCH(const CapacityLimit, limit);
    const Capacity found = capacityOf(facts);
    QCOMPARE(found.more, more);
    QCOMPARE(nameOf(found.limit), nameOf(limit));
}

void tst_Capacity::placesAreKeptForTheRefused_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("sessions");

    QTest::newRow("one connection is one session") << 1 << 1;
    QTest::newRow("a handful are all sessions") << 15 << 15;
    QTest::newRow("one of sixteen is kept") << 16 << 15;
    QTest::newRow("256 descriptors") << 192 << 180;
    QTest::newRow("20,000 descriptors, 64 of them the server's own: 19,900 people have a place")
        << 19'936 << 19'904;
    QTest::newRow("at most 32 are kept") << 100'000 << 99'968;
}

void tst_Capacity::placesAreKeptForTheRefused()
{
    QFETCH(const int, connections);
    QFETCH(const int, sessions);
    QCOMPARE(sessionsFor(connections), sessions);
}

QTEST_GUILESS_MAIN(tst_Capacity)
#include "tst_capacity.moc"
