// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/replay.h"

#include <QTest>

using namespace chat;
using namespace chat::matching;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The log of a mode's tickets, and its replay (U-05).
class tst_TicketLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsBounded_data();
    void itIsBounded();
    void itsBytesAreBounded_data();
    void itsBytesAreBounded();
    void whoWaitsFromBeforeStays();
    void pages_data();
    void pages();
    void pagesInBytes();
    void otherRulesBeginAnew();
    void theSameRulesMakeTheSameMatches_U_05();
    void otherRulesMakeOthers_U_05();
    void itPassesWhereTheServerDidNot_U_05_data();
    void itPassesWhereTheServerDidNot_U_05();
    void aLogOfOtherRulesIsNoticed();

private:
    static Timestamp at(Milliseconds time) { return Timestamp(std::chrono::hours(1) + time); }
    static Ticket ticket(quint64 id, int rating, Milliseconds since)
    {
        return {.id = TicketId{id}, .since = at(since), .players = {{UserId{id}, rating}}};
    }
    static std::vector<qint64> numbers(const std::vector<LogEntry> &entries)
    {
        std::vector<qint64> all;
        for (const LogEntry &entry : entries)
            all.push_back(entry.number);
        return all;
    }
    static Mode duel()
    {
        Mode mode;
        mode.name = "duel";
        return mode;
    }
    static Mode with(const RatingWindow &window)
    {
        Mode mode = duel();
        mode.window = window;
        return mode;
    }
    /// Two near, one far; a pass at once, one after a cancel, one a minute later.
    static TicketLog example()
    {
        TicketLog log;
        log.came(at(0s), ticket(1, 1500, 0s));
        log.came(at(1s), ticket(2, 1540, 1s));
        log.came(at(1s), ticket(3, 1900, 1s));
        log.passed(at(2s), {TicketId{1}, TicketId{2}}, 2);
        log.came(at(3s), ticket(4, 1700, 3s));
        log.came(at(3s), ticket(5, 1910, 3s));
        log.gone(at(4s), TicketId{5});
        log.passed(at(60s), {TicketId{3}, TicketId{4}}, 2);
        return log;
    }
};

void tst_TicketLog::itIsBounded_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("kept");
    QTest::newRow("one less than fit") << 3 << 3;
    QTest::newRow("as many as fit") << 4 << 4;
    QTest::newRow("one more") << 5 << 4;
    QTest::newRow("many") << 4000 << 4;
}

void tst_TicketLog::itIsBounded()
{
    QFETCH(int, entries);
    TicketLog log(4);
    for (int i = 0; i < entries; ++i)
        log.passed(at(Milliseconds(i)), {}, 0);
    QTEST(int(log.size()), "kept");
    QCOMPARE(log.last(), qint64(entries));
    QCOMPARE(log.first(), qint64(entries - int(log.size()) + 1));
}

void tst_TicketLog::itsBytesAreBounded_data()
{
    QTest::addColumn<int>("room"); // bytes more than three entries need
    QTest::addColumn<int>("kept");
    QTest::newRow("one less than three need") << -1 << 2;
    QTest::newRow("as many as three need") << 0 << 3;
    QTest::newRow("one more") << 1 << 3;
}

void tst_TicketLog::itsBytesAreBounded()
{
    QFETCH(int, room);
    Ticket large = ticket(1, 1500, 0s);
    large.avoids.resize(100);
    large.properties["region"] = QByteArray("kr");
    large.wishes.push_back({.property = "region", .word = "kr"});
    TicketLog one;
    one.came(at(0s), large);
    QVERIFY(one.bytes() > 100 * sizeof(UserId) + sizeof(LogEntry) + sizeof(Wish) + 4 * sizeof(void *));
    TicketLog log(100, size_t(3 * int(one.bytes()) + room));
    for (quint64 id = 1; id <= 9; ++id) {
        large.id = TicketId{id};
        log.came(at(0s), large);
    }
    QTEST(int(log.last() + 1 - log.first()), "kept");
    QCOMPARE(log.size(), size_t(9)); // they all wait
    for (quint64 id = 1; id <= 9; ++id)
        log.passed(at(1s), {TicketId{id}}, 1);
    for (int i = 0; i < 99; ++i)
        log.passed(at(2s), {}, 0);
    const auto left = log.page(0, 1000);
    QVERIFY(std::ranges::none_of(
        left, [](const LogEntry &entry) { return std::holds_alternative<LogEntry::Came>(entry.what); }));
}

void tst_TicketLog::whoWaitsFromBeforeStays()
{
    TicketLog log(2);
    log.came(at(0s), ticket(1, 1500, 0s)); // waits
    log.came(at(0s), ticket(2, 1500, 0s)); // goes
    log.came(at(0s), ticket(3, 1500, 0s)); // is taken
    log.gone(at(1s), TicketId{2});
    log.passed(at(1s), {TicketId{3}}, 1);
    QCOMPARE(numbers(log.page(0, 100)), (std::vector<qint64>{1, 2, 3, 4, 5})); // their ends are still there
    log.passed(at(2s), {}, 0);
    log.passed(at(3s), {}, 0);
    QCOMPARE(numbers(log.page(0, 100)), (std::vector<qint64>{1, 6, 7}));
    QCOMPARE(replay(log.page(0, 100), duel(), duel()).waiting, std::vector{TicketId{1}});
}

void tst_TicketLog::pages_data()
{
    QTest::addColumn<qint64>("after");
    QTest::addColumn<int>("limit");
    QTest::addColumn<std::vector<qint64>>("rows");
    QTest::newRow("all") << qint64(0) << 100 << std::vector<qint64>{1, 4, 5, 6};
    QTest::newRow("one less than all") << qint64(0) << 3 << std::vector<qint64>{1, 4, 5};
    QTest::newRow("only who waits from before") << qint64(0) << 1 << std::vector<qint64>{1};
    QTest::newRow("behind them") << qint64(1) << 2 << std::vector<qint64>{4, 5};
    QTest::newRow("behind what is not kept any more") << qint64(3) << 100 << std::vector<qint64>{4, 5, 6};
    QTest::newRow("behind the last") << qint64(6) << 100 << std::vector<qint64>();
}

void tst_TicketLog::pages()
{
    QFETCH(qint64, after);
    QFETCH(int, limit);
    TicketLog log(3);
    log.came(at(0s), ticket(1, 1500, 0s));
    for (int i = 0; i < 5; ++i)
        log.passed(at(1s), {}, 0);
    QTEST(numbers(log.page(after, size_t(limit))), "rows");
}

void tst_TicketLog::pagesInBytes()
{
    TicketLog log;
    for (int i = 0; i < 5; ++i)
        log.passed(at(1s), {}, 0);
    const size_t one = bytesOf(log.page(0, 1).front());
    QCOMPARE(log.page(0, 100, 3 * one - 1).size(), size_t(2));
    QCOMPARE(log.page(0, 100, 3 * one).size(), size_t(3));
    QCOMPARE(log.page(0, 100, 3 * one + 1).size(), size_t(3));
    QCOMPARE(log.page(0, 100, 0).size(), size_t(1)); // else nobody would get on
}

void tst_TicketLog::otherRulesBeginAnew()
{
    TicketLog log = example();
    const std::vector waiting{ticket(7, 1500, 50s)};
    log.restart(at(61s), waiting);
    const auto entries = log.page(0, 100);
    QCOMPARE(numbers(entries), std::vector<qint64>{9}); // numbers are never given twice
    QCOMPARE(std::get<LogEntry::Came>(entries.front().what).ticket, waiting.front());
}

void tst_TicketLog::theSameRulesMakeTheSameMatches_U_05()
{
    const auto log = example().page(0, 100);
    const Replay once = replay(log, duel(), duel());
    QCOMPARE(once.made.size(), size_t(2));
    QCOMPARE(once.made[0].at, at(2s));
    QCOMPARE(once.made[0].match.oldest, TicketId{1});
    QCOMPARE(once.made[1].match.oldest, TicketId{3});
    QCOMPARE(once.waits, (std::vector<Milliseconds>{2s, 1s, 59s, 57s}));
    QVERIFY(once.waiting.empty());
    QVERIFY(once.asThen);
    QCOMPARE(replay(log, duel(), duel()), once);
}

void tst_TicketLog::otherRulesMakeOthers_U_05()
{
    const auto log = example().page(0, 100);
    const Replay fewer = replay(log, duel(), with({.first = 20, .step = 0, .most = 20}));
    QVERIFY(fewer.made.empty());
    QVERIFY(!fewer.asThen);
    QCOMPARE(fewer.waiting, (std::vector{TicketId{1}, TicketId{2}, TicketId{3}, TicketId{4}}));
    const Replay more = replay(log, duel(), with({.anyAfter = 0ms}));
    QCOMPARE(more.made.size(), size_t(2));
    QCOMPARE(more.waits.back(), Milliseconds(57s)); // 5 was gone already
}

/// Too few waited then for the server to look at them; with these rules it would have looked.
void tst_TicketLog::itPassesWhereTheServerDidNot_U_05_data()
{
    QTest::addColumn<RatingWindow>("window");
    QTest::addColumn<std::vector<Milliseconds>>("waits");
    const std::vector<Milliseconds> atOnce{500ms, 0ms};
    QTest::newRow("the window of then") << RatingWindow() << atOnce;
    QTest::newRow("a window that widens after ten seconds")
        << RatingWindow{.first = 30, .step = 30, .every = 10s, .most = 60}
        << std::vector<Milliseconds>{10s, 9500ms};
    QTest::newRow("between two of the server's passes, the next one")
        << RatingWindow{.first = 30, .step = 30, .every = 600ms, .most = 60}
        << std::vector<Milliseconds>{1s, 500ms};
    QTest::newRow("a window that never is wide enough")
        << RatingWindow{.first = 30, .step = 3, .every = 1s, .most = 39} << std::vector<Milliseconds>();
}

void tst_TicketLog::itPassesWhereTheServerDidNot_U_05()
{
    QFETCH(RatingWindow, window);
    TicketLog log;
    log.came(at(0s), ticket(1, 1500, 0s));
    log.came(at(500ms), ticket(2, 1540, 500ms));
    log.passed(at(500ms), {TicketId{1}, TicketId{2}}, 2);
    log.came(at(1min), ticket(3, 1900, 1min)); // alone: no pass
    const Replay made = replay(log.page(0, 100), duel(), with(window));
    QTEST(made.waits, "waits");
}

void tst_TicketLog::aLogOfOtherRulesIsNoticed()
{
    TicketLog log;
    log.came(at(0s), ticket(1, 1500, 0s));
    log.came(at(0s), ticket(2, 1500, 0s));
    log.passed(at(0s), {}, 0);
    QVERIFY(!replay(log.page(0, 100), duel(), duel()).asThen);
}

QTEST_GUILESS_MAIN(tst_TicketLog)
#include "tst_ticketlog.moc"
