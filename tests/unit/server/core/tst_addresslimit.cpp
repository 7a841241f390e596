// SPDX-License-Identifier: Apache-2.0
#include "server/core/addresslimit.h"

#include <QHostAddress>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr MonoTime start{1h};

AddressBytes at(const QString &text)
{
    const QHostAddress address(text);
    const Q_IPV6ADDR raw = address.toIPv6Address();
    AddressBytes bytes;
    std::copy_n(raw.c, bytes.size(), bytes.begin());
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        bytes[10] = bytes[11] = 0xff; // which Qt forgets for 0.0.0.0
    return bytes;
}

/// The `number`th /64 of a large network.
AddressBytes subscriber(int number)
{
    AddressBytes bytes = at(u"2001:db8::1"_s);
    bytes[5] = quint8(number >> 16);
    bytes[6] = quint8(number >> 8);
    bytes[7] = quint8(number);
    return bytes;
}

const AddressBytes home = at(u"192.0.2.1"_s);

/// Without the limits that a test is not about.
AddressRules noRules() { return {.connections = 0, .unopened = 0, .attempts = 0}; }

int admitted(AddressLimit &limit, const AddressBytes &address, MonoTime now, int count)
{
    int passed = 0;
    for (int i = 0; i < count; ++i)
        passed += limit.admit(address, now).has_value();
    return passed;
}

} // namespace

/// Admission by address (faults row 26).
class tst_AddressLimit final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDefaultsAreThoseOfTheProtocol();
    void everyLimitTakesNAndNotOneMore_data();
    void everyLimitTakesNAndNotOneMore();
    void whoUpgradesGivesAPlaceBack();
    void whoLeavesGivesAPlaceBack();
    void attemptsCountAlsoWhenTheyAreOver();
    void aViolationCountsAsSoManyAttempts_row9();
    void whoCountsAsOne_data();
    void whoCountsAsOne();
    void exemptAddressesObeyOnlyTheTotals();
    void networks_data();
    void networks();
    void aRefusalLeavesNothing();
    void memoryIsBounded();
    void aLimitOfZeroIsNone();
};

void tst_AddressLimit::theDefaultsAreThoseOfTheProtocol()
{
    AddressLimit limit({});
    for (int i = 0; i < limits::connectionsPerAddress; ++i)
        QVERIFY(limit.admit(home, start));
    const auto refusal = limit.admit(home, start);
    QVERIFY(!refusal);
    QCOMPARE(refusal.error().reason, AddressRefusal::Connections);
    QVERIFY(refusal.error().retryAfter > 0ms);
}

void tst_AddressLimit::everyLimitTakesNAndNotOneMore_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int AddressRules::*>("member");
    QTest::addColumn<AddressRefusal::Reason>("reason");
    QTest::addColumn<bool>("acrossAddresses");
    for (const int n : {1, 2, 16, 64}) {
        QTest::addRow("%d connections from an address", n)
            << n << &AddressRules::connections << AddressRefusal::Connections << false;
        QTest::addRow("%d unopened from an address", n)
            << n << &AddressRules::unopened << AddressRefusal::Unopened << false;
        QTest::addRow("%d attempts from an address", n)
            << n << &AddressRules::attempts << AddressRefusal::Attempts << false;
        QTest::addRow("%d connections in total", n)
            << n << &AddressRules::totalConnections << AddressRefusal::TotalConnections << true;
        QTest::addRow("%d unopened in total", n)
            << n << &AddressRules::totalUnopened << AddressRefusal::TotalUnopened << true;
    }
}

void tst_AddressLimit::everyLimitTakesNAndNotOneMore()
{
    QFETCH(int, limit);
    QFETCH(int AddressRules::*, member);
    QFETCH(AddressRefusal::Reason, reason);
    QFETCH(bool, acrossAddresses);
    AddressRules rules = noRules();
    rules.*member = limit;
    AddressLimit addresses(rules);
    const auto address = [&](int i) { return acrossAddresses ? subscriber(i) : home; };
    for (int i = 0; i < limit; ++i)
        QVERIFY(addresses.admit(address(i), start));
    for (int again = 0; again < 2; ++again) {
        const auto refusal = addresses.admit(address(limit), start);
        QVERIFY(!refusal);
        QCOMPARE(refusal.error().reason, reason);
        QVERIFY(refusal.error().retryAfter > 0ms);
    }
    QCOMPARE(addresses.connections(), limit);
    if (!acrossAddresses)
        QVERIFY(addresses.admit(subscriber(1), start));
}

void tst_AddressLimit::whoUpgradesGivesAPlaceBack()
{
    AddressRules rules = noRules();
    rules.unopened = 2;
    rules.totalUnopened = 3;
    AddressLimit limit(rules);
    QCOMPARE(admitted(limit, home, start, 3), 2);
    QCOMPARE(admitted(limit, subscriber(1), start, 2), 1);
    limit.upgraded(home);
    QCOMPARE(limit.unopened(), 2);
    QCOMPARE(admitted(limit, home, start, 2), 1);
    QCOMPARE(limit.connections(), 4);
}

void tst_AddressLimit::whoLeavesGivesAPlaceBack()
{
    AddressRules rules = noRules();
    rules.connections = 3;
    rules.unopened = 2;
    AddressLimit limit(rules);
    QCOMPARE(admitted(limit, home, start, 2), 2);
    limit.upgraded(home);
    QCOMPARE(admitted(limit, home, start, 2), 1);
    limit.released(home, true);
    QCOMPARE(limit.admit(home, start).error().reason, AddressRefusal::Unopened);
    limit.released(home, false);
    QCOMPARE(limit.unopened(), 1);
    QCOMPARE(admitted(limit, home, start, 2), 1);
    limit.released(home, false);
    limit.released(home, false);
    QCOMPARE(limit.connections(), 0);
    QCOMPARE(limit.unopened(), 0);
}

void tst_AddressLimit::attemptsCountAlsoWhenTheyAreOver()
{
    AddressLimit limit({});
    for (int i = 0; i < limits::attemptsPerAddress; ++i) {
        QVERIFY(limit.admit(home, start + i * 1s));
        limit.released(home, false);
    }
    const auto refusal = limit.admit(home, start + 4min);
    QCOMPARE(refusal.error(), (AddressRefusal{AddressRefusal::Attempts, 6min}));
    QVERIFY(limit.admit(subscriber(1), start + 4min));
    QVERIFY(!limit.admit(home, start + 10min - 1ns));
    QVERIFY(limit.admit(home, start + 10min));
}

void tst_AddressLimit::aViolationCountsAsSoManyAttempts_row9()
{
    AddressRules rules = noRules();
    rules.attempts = 2 + rules.attemptsPerViolation;
    AddressLimit limit(rules);
    limit.violated(home); // was never here: nothing to remember
    QCOMPARE(limit.remembered(), 0);
    QVERIFY(limit.admit(home, start));
    limit.violated(home);
    QVERIFY(limit.admit(home, start));
    QCOMPARE(limit.admit(home, start).error().reason, AddressRefusal::Attempts);
    QVERIFY(limit.admit(subscriber(1), start));
    QVERIFY(limit.admit(home, start + limits::attemptWindow));
}

void tst_AddressLimit::whoCountsAsOne_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("an address is itself") << u"192.0.2.1"_s << u"192.0.2.1"_s << true;
    QTest::newRow("neighbours in IPv4 are two") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
    QTest::newRow("IPv4 written as IPv6 is IPv4") << u"192.0.2.1"_s << u"::ffff:192.0.2.1"_s << true;
    QTest::newRow("mapped neighbours are two") << u"::ffff:192.0.2.1"_s << u"::ffff:192.0.2.2"_s << false;
    QTest::newRow("one /64 is one") << u"2001:db8:1:2::1"_s << u"2001:db8:1:2:ffff:ffff:ffff:ffff"_s << true;
    QTest::newRow("two /64 are two") << u"2001:db8:1:2::1"_s << u"2001:db8:1:3::1"_s << false;
    QTest::newRow("0.0.0.0 is not ::") << u"0.0.0.0"_s << u"::"_s << false;
}

void tst_AddressLimit::whoCountsAsOne()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(AddressKey(at(one)) == AddressKey(at(other)), same);
    AddressRules rules = noRules();
    rules.connections = 1;
    AddressLimit limit(rules);
    QVERIFY(limit.admit(at(one), start));
    QCOMPARE(limit.admit(at(other), start).has_value(), !same);
}

void tst_AddressLimit::exemptAddressesObeyOnlyTheTotals()
{
    AddressRules rules{.connections = 1, .unopened = 1, .attempts = 1, .totalConnections = 50};
    rules.exempt = {{at(u"127.0.0.0"_s), 96 + 8}, {at(u"::1"_s), 128}};
    AddressLimit limit(rules);
    QCOMPARE(admitted(limit, at(u"127.0.0.1"_s), start, 20), 20);
    QCOMPARE(admitted(limit, at(u"127.255.255.255"_s), start, 20), 20);
    QCOMPARE(admitted(limit, at(u"::1"_s), start, 5), 5);
    QCOMPARE(admitted(limit, at(u"::2"_s), start, 5), 1); // in the same /64 as ::1, but not exempt
    QCOMPARE(limit.remembered(), 2);
    QCOMPARE(admitted(limit, at(u"127.0.0.1"_s), start, 5), 4);

    limit.upgraded(at(u"::1"_s));
    limit.released(at(u"::1"_s), true);
    QCOMPARE(limit.connections(), 49);
    QCOMPARE(limit.unopened(), 49);
    QCOMPARE(limit.admit(at(u"::2"_s), start).error().reason, AddressRefusal::Connections);
}

void tst_AddressLimit::networks_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("inside");
    QTest::newRow("the first of a /8") << u"10.0.0.0"_s << 104 << u"10.0.0.0"_s << true;
    QTest::newRow("the last of a /8") << u"10.0.0.0"_s << 104 << u"10.255.255.255"_s << true;
    QTest::newRow("before a /8") << u"10.0.0.0"_s << 104 << u"9.255.255.255"_s << false;
    QTest::newRow("behind a /8") << u"10.0.0.0"_s << 104 << u"11.0.0.0"_s << false;
    QTest::newRow("the last of a /12") << u"172.16.0.0"_s << 108 << u"172.31.255.255"_s << true;
    QTest::newRow("behind a /12") << u"172.16.0.0"_s << 108 << u"172.32.0.0"_s << false;
    QTest::newRow("one address") << u"192.0.2.1"_s << 128 << u"192.0.2.1"_s << true;
    QTest::newRow("its neighbour") << u"192.0.2.1"_s << 128 << u"192.0.2.0"_s << false;
    QTest::newRow("everything") << u"::"_s << 0 << u"2001:db8::1"_s << true;
    QTest::newRow("all of IPv4") << u"0.0.0.0"_s << 96 << u"255.255.255.255"_s << true;
    QTest::newRow("IPv6 is not IPv4") << u"0.0.0.0"_s << 96 << u"2001:db8::1"_s << false;
    QTest::newRow("the last of a /7") << u"fc00::"_s << 7 << u"fdff::1"_s << true;
    QTest::newRow("behind a /7") << u"fc00::"_s << 7 << u"fe00::"_s << false;
}

void tst_AddressLimit::networks()
{
    QFETCH(QString, first);
    QFETCH(int, bits);
    QFETCH(QString, address);
    QFETCH(bool, inside);
    QCOMPARE((AddressRange{at(first), bits}.contains(at(address))), inside);
}

void tst_AddressLimit::aRefusalLeavesNothing()
{
    AddressRules rules = noRules();
    rules.totalConnections = 1;
    AddressLimit limit(rules);
    QVERIFY(limit.admit(home, start));
    const qsizetype before = limit.remembered();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!limit.admit(subscriber(i), start));
    QCOMPARE(limit.remembered(), before);
    QCOMPARE(limit.connections(), 1);
    limit.released(subscriber(5),
                   false); // never admitted from there; the address that was keeps its own count
    QCOMPARE(limit.remembered(), before);
}

void tst_AddressLimit::memoryIsBounded()
{
    AddressRules rules;
    rules.maxRemembered = 100;
    AddressLimit limit(rules);
    for (int i = 0; i < 10000; ++i) {
        QVERIFY(limit.admit(subscriber(i), start));
        limit.released(subscriber(i), false);
        QVERIFY(limit.remembered() <= 100);
    }
    AddressLimit full(rules);
    for (int i = 0; i < 99; ++i)
        QVERIFY(full.admit(subscriber(i), start));
    QCOMPARE(admitted(full, home, start, 16), 16); // the hundredth address
    QCOMPARE(full.remembered(), 200);
    QVERIFY(full.admit(subscriber(99), start)); // the 101st
    QCOMPARE(full.remembered(), 102);
    QVERIFY(!full.admit(home, start)); // open connections are not forgotten
}

void tst_AddressLimit::aLimitOfZeroIsNone()
{
    AddressLimit limit(noRules());
    QCOMPARE(admitted(limit, home, start, 1000), 1000);
}

QTEST_GUILESS_MAIN(tst_AddressLimit)
#include "tst_addresslimit.moc"
