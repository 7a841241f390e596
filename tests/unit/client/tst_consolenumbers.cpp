// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/actorlook.h"
#include "shared/client/admin/csv.h"
#include "shared/client/admin/ctlline.h"
#include "shared/protocol/statshistory.h"
#include "shared/protocol/wire.h"

#include <QTest>

#include <numeric>

using namespace chat;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

AdminStats statsAt(qint64 uptimeMs, qint64 messages = 0, qint64 pid = 1)
{
    AdminStats stats;
    stats.pid = pid;
    stats.uptimeMs = uptimeMs;
    stats.messagesTotal = messages;
    stats.sessions = int(messages);
    return stats;
}

} // namespace

/// What a console reckons from what a server says, and what it writes of it.
class tst_ConsoleNumbers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rates_data();
    void rates();
    void aSpanKeepsSoMany_data();
    void aSpanKeepsSoMany();
    void aPointIsTheMean();
    void aRestartBeginsAnew();
    void aConsoleBeginsWithTheServersPast();
    void seriesThatAreNotTaken_data();
    void seriesThatAreNotTaken();
    void eachThreadHasItsLag();
    void theLagOfSoManyThreadsIsKept_data();
    void theLagOfSoManyThreadsIsKept();
    void aThreadThatCannotBeIsLeftOut_data();
    void aThreadThatCannotBeIsLeftOut();
    void aDayFitsInALine();
    void slowActors_data();
    void slowActors();
    void csvOfStrangers_data();
    void csvOfStrangers();
    void linesForTheShell_data();
    void linesForTheShell();
};

void tst_ConsoleNumbers::rates_data()
{
    QTest::addColumn<std::optional<AdminStats>>("before");
    QTest::addColumn<double>("rate");
    using Before = std::optional<AdminStats>;
    QTest::newRow("the first look knows none") << Before() << 0.0;
    QTest::newRow("in one second") << Before(statsAt(9'000, 90)) << 10.0;
    QTest::newRow("in half a second") << Before(statsAt(9'500, 90)) << 20.0;
    QTest::newRow("the same look twice") << Before(statsAt(10'000, 90)) << 0.0;
    QTest::newRow("another process") << Before(statsAt(9'000, 90, 2)) << 0.0;
    QTest::newRow("the same pid, started anew") << Before(statsAt(11'000, 90)) << 0.0;
}

void tst_ConsoleNumbers::rates()
{
    QFETCH(std::optional<AdminStats>, before);
    const Measures measures = measuresOf(statsAt(10'000, 100), before ? &*before : nullptr);
    QTEST(measures[size_t(Measure::MessageRate)], "rate");
}

void tst_ConsoleNumbers::aSpanKeepsSoMany_data()
{
    QTest::addColumn<Span>("span");
    QTest::addColumn<qint64>("everyMs");
    QTest::addColumn<int>("looks");
    QTest::addColumn<int>("points");
    QTest::newRow("ten minutes, one less") << Span::TenMinutes << qint64(1000) << 599 << 599;
    QTest::newRow("ten minutes") << Span::TenMinutes << qint64(1000) << 600 << 600;
    QTest::newRow("ten minutes, one more") << Span::TenMinutes << qint64(1000) << 601 << 600;
    QTest::newRow("an hour, one more") << Span::Hour << qint64(10'000) << 361 << 360;
    QTest::newRow("a day, one more") << Span::Day << qint64(60'000) << 1441 << 1440;
    QTest::newRow("four looks in a second are one point") << Span::TenMinutes << qint64(250) << 8 << 2;
}

void tst_ConsoleNumbers::aSpanKeepsSoMany()
{
    QFETCH(Span, span);
    QFETCH(qint64, everyMs);
    QFETCH(int, looks);
    StatsHistory history;
    history.add(statsAt(0)); // the first look only begins
    QVERIFY(history.points(span, Measure::Sessions).isEmpty());
    for (int i = 0; i < looks; ++i)
        history.add(statsAt(i * everyMs));
    const QList<QPointF> points = history.points(span, Measure::Sessions);
    QTEST(int(points.size()), "points");
    QCOMPARE(points.back().x(), 0.0);
    QVERIFY(points.front().x() < 0);
}

void tst_ConsoleNumbers::aPointIsTheMean()
{
    StatsHistory history;
    history.add(statsAt(0));
    history.add(statsAt(1000, 10));
    history.add(statsAt(1500, 20));
    QCOMPARE(history.points(Span::TenMinutes, Measure::Sessions), QList<QPointF>{QPointF(0, 15)});
    QCOMPARE(history.now()[size_t(Measure::Sessions)], 20.0);
}

void tst_ConsoleNumbers::aRestartBeginsAnew()
{
    StatsHistory history;
    history.add(statsAt(5000, 10));
    history.add(statsAt(6000, 10));
    history.add(statsAt(1000, 2, 2));
    QVERIFY(history.points(Span::Hour, Measure::Sessions).isEmpty());
    history.add(statsAt(2000, 3, 2));
    QCOMPARE(history.points(Span::Hour, Measure::Sessions), QList<QPointF>{QPointF(0, 3)});
}

void tst_ConsoleNumbers::aConsoleBeginsWithTheServersPast()
{
    StatsHistory server;
    for (qint64 second = 0; second <= 700; ++second)
        server.add(statsAt(second * 1000, second));
    StatsHistory console;
    console.add(statsAt(700'500, 700)); // a push comes before the answer
    for (size_t span = 0; span < spanCount; ++span) {
        const SeriesAnswer series = server.series(Span(span));
        console.restore(Span(span), series);
        QCOMPARE(console.series(Span(span)), series);
    }
    QCOMPARE(console.points(Span::TenMinutes, Measure::Sessions).size(), 600);
    console.add(statsAt(701'500, 701));
    const QList<QPointF> points = console.points(Span::TenMinutes, Measure::Sessions);
    QCOMPARE(points.size(), 600);
    QCOMPARE(points.back(), QPointF(0, 701));
    QCOMPARE(points.front(), QPointF(-599, 102));
    for (const QPointF &point : console.points(Span::TenMinutes, Measure::MessageRate))
        QCOMPARE(point.y(), 1.0); // no dip where the two meet
}

void tst_ConsoleNumbers::seriesThatAreNotTaken_data()
{
    QTest::addColumn<SeriesAnswer>("series");
    QTest::addColumn<qsizetype>("points");
    using Rows = std::vector<SeriesRow>;
    const Rows rows{{.measure = Measure::Sessions, .values = {7, 8}}};
    const auto none = qsizetype(0);
    QTest::newRow("one that is taken") << SeriesAnswer{1, 1000, {3, 5}, rows} << qsizetype(2);
    QTest::newRow("of another server") << SeriesAnswer{2, 1000, {3, 5}, rows} << none;
    QTest::newRow("of another span") << SeriesAnswer{1, 10'000, {3, 5}, rows} << none;
    QTest::newRow("slots that go back") << SeriesAnswer{1, 1000, {5, 3}, rows} << none;
    QTest::newRow("a slot twice") << SeriesAnswer{1, 1000, {5, 5}, rows} << none;
    QTest::newRow("too few values") << SeriesAnswer{1, 1000, {3, 5, 6}, rows} << none;
    std::vector<qint64> slots(601);
    std::iota(slots.begin(), slots.end(), 0);
    QTest::newRow("too many of them") << SeriesAnswer{1, 1000, slots, {}} << none;
    slots.pop_back();
    QTest::newRow("as many as there may be") << SeriesAnswer{1, 1000, slots, {}} << qsizetype(600);
}

void tst_ConsoleNumbers::seriesThatAreNotTaken()
{
    QFETCH(SeriesAnswer, series);
    StatsHistory history;
    history.add(statsAt(6000));
    history.restore(Span::TenMinutes, series);
    QTEST(history.points(Span::TenMinutes, Measure::Sessions).size(), "points");
}

/// issue 5: one thread that is late is seen as the one that it is.
void tst_ConsoleNumbers::eachThreadHasItsLag()
{
    StatsHistory server;
    AdminStats stats = statsAt(0);
    server.add(stats);
    stats.io = {{.loopLagUs = 1500}, {.loopLagUs = 80'000}, {.loopLagUs = {}}};
    for (const qint64 ms : {1000, 1500}) {
        stats.uptimeMs = ms;
        server.add(stats);
        stats.io[1].loopLagUs = 40'000;
    }
    StatsHistory console;
    console.add(stats);
    console.restore(Span::TenMinutes, server.series(Span::TenMinutes));
    QCOMPARE(console.threads(), 3);
    const auto lag
        = [&console](int thread) { return console.lagPoints(Span::TenMinutes, thread).back().y(); };
    QCOMPARE(lag(0), 1.5);
    QCOMPARE(lag(1), 60.0); // the mean of its second
    QCOMPARE(lag(2), 0.0);
    QCOMPARE(console.points(Span::TenMinutes, Measure::LoopLag).back().y(), 60.0); // the latest of all
    QCOMPARE(console.series(Span::TenMinutes), server.series(Span::TenMinutes));
}

void tst_ConsoleNumbers::theLagOfSoManyThreadsIsKept_data()
{
    QTest::addColumn<size_t>("threads");
    QTest::addColumn<size_t>("kept");
    QTest::newRow("none") << size_t(0) << size_t(0);
    QTest::newRow("fifteen") << StatsHistory::threadsMax - 1 << StatsHistory::threadsMax - 1;
    QTest::newRow("sixteen") << StatsHistory::threadsMax << StatsHistory::threadsMax;
    QTest::newRow("seventeen") << StatsHistory::threadsMax + 1 << StatsHistory::threadsMax;
}

void tst_ConsoleNumbers::theLagOfSoManyThreadsIsKept()
{
    QFETCH(size_t, threads);
    QFETCH(size_t, kept);
    StatsHistory history;
    AdminStats stats = statsAt(0);
    stats.io.resize(threads, {.loopLagUs = 1000});
    history.add(stats);
    stats.uptimeMs = 1000;
    history.add(stats);
    QCOMPARE(size_t(history.threads()), kept);
    const SeriesAnswer series = history.series(Span::TenMinutes);
    QCOMPARE(series.rows.size(), measureCount + kept);
    for (size_t thread = 0; thread < kept; ++thread) {
        QCOMPARE(series.rows[measureCount + thread].thread, std::optional(int(thread)));
        QCOMPARE(series.rows[measureCount + thread].values, std::vector{1.0});
    }
}

void tst_ConsoleNumbers::aThreadThatCannotBeIsLeftOut_data()
{
    QTest::addColumn<SeriesRow>("row");
    QTest::addColumn<double>("lag"); // of the last thread that is kept
    using Row = SeriesRow;
    const int last = int(StatsHistory::threadsMax) - 1;
    QTest::newRow("the last that is kept") << Row{Measure::LoopLag, last, {7}} << 7.0;
    QTest::newRow("one more") << Row{Measure::LoopLag, last + 1, {7}} << 0.0;
    QTest::newRow("before the first") << Row{Measure::LoopLag, -1, {7}} << 0.0;
    QTest::newRow("of a number that no thread has") << Row{Measure::Sessions, last, {7}} << 0.0;
}

void tst_ConsoleNumbers::aThreadThatCannotBeIsLeftOut()
{
    QFETCH(SeriesRow, row);
    StatsHistory history;
    history.restore(Span::TenMinutes, {1, 1000, {3}, {row}});
    QTEST(history.lagPoints(Span::TenMinutes, int(StatsHistory::threadsMax) - 1).back().y(), "lag");
    QCOMPARE(history.points(Span::TenMinutes, Measure::Sessions).back().y(), 0.0);
}

/// The longest answer fits in a line, whatever the numbers are.
void tst_ConsoleNumbers::aDayFitsInALine()
{
    StatsHistory history;
    AdminStats stats = statsAt(0);
    for (qint64 minute = 0; minute <= 1441; ++minute) {
        stats.uptimeMs = minute * 60'000;
        stats.messagesTotal += 123'456'789;
        stats.deliveriesTotal += 12'345'678'901;
        stats.cpuMs += 777'777;
        stats.rssBytes = stats.heapBytes = 123'456'789'012;
        stats.delivery = stats.acknowledgement = stats.commit = {12'345'678, 23'456'789};
        stats.io.assign(StatsHistory::threadsMax, {.loopLagUs = 3'456'789});
        stats.sessions = stats.fds = stats.rooms = 1'234'567;
        stats.pipeline.entries = stats.pipeline.oldestMs = 1'234'567;
        history.add(stats);
    }
    const SeriesAnswer day = history.series(Span::Day);
    QCOMPARE(day.slots.size(), StatsHistory::pointsMax);
    const QByteArray line = encodeAnswer(WireFormat::Json, 7, day);
    QVERIFY2(line.size() < limits::maxAdminLineBytes, QByteArray::number(line.size()).constData());
}

void tst_ConsoleNumbers::slowActors_data()
{
    QTest::addColumn<qint64>("jobMs");
    QTest::addColumn<qint64>("oldestMs");
    QTest::addColumn<bool>("slow");
    QTest::newRow("a job of half a second is not") << qint64(500) << qint64(0) << false;
    QTest::newRow("one millisecond more is") << qint64(501) << qint64(0) << true;
    QTest::newRow("a wait of half a second is not") << qint64(0) << qint64(500) << false;
    QTest::newRow("a longer wait is") << qint64(0) << qint64(501) << true;
}

void tst_ConsoleNumbers::slowActors()
{
    QFETCH(qint64, jobMs);
    QFETCH(qint64, oldestMs);
    QTEST(isSlow({.oldestMs = oldestMs, .jobMs = jobMs}), "slow");
}

void tst_ConsoleNumbers::csvOfStrangers_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QStringList{u"마당"_s, u"12"_s} << u"마당,12\r\n"_s;
    QTest::newRow("a comma") << QStringList{u"a,b"_s} << u"\"a,b\"\r\n"_s;
    QTest::newRow("a quote") << QStringList{u"a\"b"_s} << u"\"a\"\"b\"\r\n"_s;
    QTest::newRow("a line break") << QStringList{u"a\nb"_s} << u"\"a\nb\"\r\n"_s;
    QTest::newRow("a formula is text") << QStringList{u"=HYPERLINK(1)"_s} << u"'=HYPERLINK(1)\r\n"_s;
    QTest::newRow("a negative number is a number") << QStringList{u"-12"_s} << u"-12\r\n"_s;
    QTest::newRow("an empty cell") << QStringList{QString(), u"b"_s} << u",b\r\n"_s;
}

void tst_ConsoleNumbers::csvOfStrangers()
{
    QFETCH(QStringList, cells);
    QTEST(csvLine(cells), "line");
}

void tst_ConsoleNumbers::linesForTheShell_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("line");
    QTest::newRow("harmless words") << QStringList{u"kick"_s, u"지호"_s} << u"chat-ctl kick 지호"_s;
    QTest::newRow("a blank") << QStringList{u"--reason"_s, u"too loud"_s}
                             << u"chat-ctl --reason 'too loud'"_s;
    QTest::newRow("a quote") << QStringList{u"it's"_s} << u"chat-ctl 'it'\\''s'"_s;
    QTest::newRow("nothing at all") << QStringList{QString()} << u"chat-ctl ''"_s;
    QTest::newRow("a command inside") << QStringList{u"$(reboot)"_s} << u"chat-ctl '$(reboot)'"_s;
    QTest::newRow("text turned around is seen (faults row 31)")
        << QStringList{u"a\u202e'b"_s} << u"chat-ctl $'a\\u202e\\'b'"_s;
    QTest::newRow("a line break") << QStringList{u"a\nb"_s} << u"chat-ctl $'a\\u000ab'"_s;
}

void tst_ConsoleNumbers::linesForTheShell()
{
    QFETCH(QStringList, arguments);
    QTEST(ctlLine(arguments), "line");
}

QTEST_GUILESS_MAIN(tst_ConsoleNumbers)
#include "tst_consolenumbers.moc"
