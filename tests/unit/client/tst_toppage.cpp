// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/screen.h"
#include "server/ctl/toppage.h"
#include "tests/support/adminsamples.h"

#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

/// A second in which 250 messages went to 25 people each; 40 threads and actors work.
TopNumbers busyServer()
{
    TopNumbers numbers{.now = sampleStats(), .before = sampleStats(), .workers = sampleWorkers()};
    numbers.before->uptimeMs -= 1000;
    numbers.before->messagesTotal -= 250;
    numbers.before->deliveriesTotal -= 6250;
    numbers.before->cpuMs -= 250;
    for (int i = 0; i < 40; ++i) {
        numbers.now.io.push_back({.connections = i});
        numbers.workers.threads.push_back({.busy = true, .actor = u"room %1"_s.arg(i), .job = "msg.send"});
        numbers.workers.actors.push_back({.name = u"room 마당 %1"_s.arg(i), .kind = "room"});
    }
    return numbers;
}

QString textOf(const std::vector<TopLine> &lines)
{
    QString text;
    for (const TopLine &line : lines)
        text += line.text + u'\n';
    return text;
}

} // namespace

/// The layout of `chat-ctl top`.
class tst_TopPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void shows_data();
    void shows();
    void isAlarmed_data();
    void isAlarmed();
    void ratesNeedTwoLooks();
    void aWideScreenHasTablesSideBySide();
    void aFrameFillsTheScreen();
};

void tst_TopPage::fitsEveryScreen_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const auto &[width, height] :
         {std::pair{80, 24}, {200, 50}, {119, 30}, {120, 30}, {40, 10}, {1, 1}, {80, 0}, {0, 24}, {500, 200}})
        QTest::addRow("%d x %d", width, height) << width << height;
}

void tst_TopPage::fitsEveryScreen()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const auto lines = topLines(busyServer(), width, height);
    QVERIFY(int(lines.size()) <= height);
    for (const TopLine &line : lines)
        QVERIFY2(displayWidth(line.text) <= width, qPrintable(line.text));
}

void tst_TopPage::shows_data()
{
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QString &part) { QTest::newRow(name) << part; };
    row("who it is", u"chat-server 0.1.0 on seoul, pid 4711, up 1 d 2 h\n"_s);
    row("sessions, rooms, people",
        u"sessions    120   connections 130 of 10000 (1%)   rooms 10   people in them 240\n"_s);
    row("messages and deliveries each second", u"messages 250.0/s   deliveries 6250.0/s"_s);
    row("workers busy and idle, oldest wait", u"1 busy, 1 idle   3 of 12 actors wait   oldest wait 4 ms\n"_s);
    row("pipeline depth and age, commit time", u"4 waiting, oldest 12 ms   last commit 2 ms"_s);
    row("latencies", u"p50/p99     ack 1 ms/6 ms   delivery 1 ms/4 ms   commit 900 us/2 ms\n"_s);
    row("cores that it keeps busy", u"CPU         0.25 of 4 cores\n"_s);
    row("memory", u"RSS 64.0 MiB   heap in use 40.0 MiB   per session 9.0 KiB\n"_s);
    row("descriptors against their limit", u"descriptors 150 of 65536 (0%)\n"_s);
    row("each I/O thread's lag", u"\n  0           65  2.0 KiB  150 us\n"_s);
    row("as many I/O threads as fit", u"\nand 39 more\n"_s);
    row("actors by kind", u"\nroom       11       3    4 ms\n"_s);
    row("the current jobs", u"     0  busy   2 ms  channel-0  msg.send\n"_s);
}

void tst_TopPage::shows()
{
    QFETCH(QString, part);
    const QString text = textOf(topLines(busyServer(), 80, 24));
    QVERIFY2(text.contains(part), qPrintable(text));
}

void tst_TopPage::isAlarmed_data()
{
    QTest::addColumn<TopNumbers>("numbers");
    QTest::addColumn<QString>("line");
    TopNumbers numbers = busyServer();
    numbers.now.draining = true;
    QTest::newRow("draining") << numbers << u"draining: it is about to stop"_s;
    numbers = busyServer();
    numbers.now.pipeline.available = false;
    QTest::newRow("a store that cannot write") << numbers << u"the store cannot write now"_s;
    numbers = busyServer();
    numbers.now.fds = 90;
    numbers.now.fdLimit = 100;
    QTest::newRow("nine of ten descriptors") << numbers << u"descriptors 90 of 100 (90%)"_s;
    numbers.now.fds = 89;
    QTest::newRow("one less") << numbers << QString();
}

void tst_TopPage::isAlarmed()
{
    QFETCH(TopNumbers, numbers);
    QFETCH(QString, line);
    QStringList alarming;
    for (const TopLine &one : topLines(numbers, 80, 24)) {
        if (one.look == TopLine::Alarming)
            alarming << one.text;
    }
    QCOMPARE(alarming.join(u'\n'), line);
}

void tst_TopPage::ratesNeedTwoLooks()
{
    TopNumbers numbers = busyServer();
    numbers.before.reset();
    QVERIFY(textOf(topLines(numbers, 80, 24)).contains("messages -/s"_L1));
    numbers.before = numbers.now; // no time between
    QVERIFY(textOf(topLines(numbers, 80, 24)).contains("messages -/s"_L1));
    numbers.before->uptimeMs -= 500;
    numbers.before->messagesTotal += 7; // it was started again
    QVERIFY(textOf(topLines(numbers, 80, 24)).contains("messages 0.0/s"_L1));
}

void tst_TopPage::aWideScreenHasTablesSideBySide()
{
    const auto sideBySide
        = [](int width) { return textOf(topLines(busyServer(), width, 50)).contains("LAG   KIND"_L1); };
    QVERIFY(!sideBySide(119));
    QVERIFY(sideBySide(120));
}

void tst_TopPage::aFrameFillsTheScreen()
{
    const std::vector<TopLine> lines{
        {u"head"_s, TopLine::Strong}, {u"마당"_s}, {u"alas"_s, TopLine::Alarming}};
    QCOMPARE(frameOf(lines, {.colour = false}),
             "\x1b[Hhead\x1b[K\r\n마당\x1b[K\r\nalas\x1b[K\x1b[J"); // NO_COLOR
    QCOMPARE(frameOf(lines, {.colour = true}),
             "\x1b[H\x1b[1mhead\x1b[0m\x1b[K\r\n마당\x1b[K\r\n\x1b[1;31malas\x1b[0m\x1b[K\x1b[J");
}

QTEST_GUILESS_MAIN(tst_TopPage)
#include "tst_toppage.moc"
