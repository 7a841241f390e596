// SPDX-License-Identifier: Apache-2.0
#include "server/app/loglevels.h"
#include "server/app/logring.h"
#include "shared/core/logging.h"

#include <QTest>

#include <thread>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp noon{Milliseconds(1'730'000'000'000)};

QList<qint64> numbersOf(const LogPage &page)
{
    QList<qint64> numbers;
    for (const LogRow &row : page.rows)
        numbers << row.number;
    return numbers;
}

} // namespace

/// The lines of the log that operators see, and how much is logged.
class tst_LogRing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void page_data();
    void page();
    void theOldestGoFirst();
    void aLongLineIsCut();
    void manyThreads();
    void levels_data();
    void levels();
    void theConfigurationForgetsWhatWasSet();
};

void tst_LogRing::page_data()
{
    QTest::addColumn<FetchLogs>("question");
    QTest::addColumn<QList<qint64>>("numbers");
    QTest::addColumn<qint64>("last");
    const auto row = [](const char *name, const FetchLogs &question, const QList<qint64> &numbers,
                        qint64 last) { QTest::newRow(name) << question << numbers << last; };
    row("all", {}, {1, 2, 3, 4, 5}, 5);
    row("the newest two, oldest first", {.limit = 2}, {4, 5}, 5);
    row("warnings and worse", {.level = LogLevel::Warning}, {2, 3}, 5);
    row("one category", {.category = "chat.net"}, {1, 3, 5}, 5);
    row("both", {.level = LogLevel::Warning, .category = "chat.net"}, {3}, 5);
    row("a category that begins the same is another", {.category = "chat.ne"}, {}, 5);
    row("behind the third", {.after = 3}, {4, 5}, 5);
    row("behind the last", {.after = 5}, {}, 5);
    row("behind the first, as many as fit; the next question begins there", {.after = 1, .limit = 2}, {2, 3},
        3);
    row("behind a number of another life of the server", {.after = 99}, {}, 5);
}

void tst_LogRing::page()
{
    QFETCH(FetchLogs, question);
    QFETCH(QList<qint64>, numbers);
    QFETCH(qint64, last);
    LogRing ring;
    ring.add(LogLevel::Info, noon, "chat.net", u"one"_s);
    ring.add(LogLevel::Warning, noon, "chat.store", u"two"_s);
    ring.add(LogLevel::Critical, noon, "chat.net", u"three"_s);
    ring.add(LogLevel::Debug, noon, "chat.store", u"four"_s);
    ring.add(LogLevel::Info, noon, "chat.net", u"five"_s);
    const LogPage page = ring.page(question);
    QCOMPARE(numbersOf(page), numbers);
    QCOMPARE(page.last, last);
    QCOMPARE(page.missed, 0);
}

void tst_LogRing::theOldestGoFirst()
{
    LogRing ring;
    for (size_t i = 0; i < LogRing::maxLines + 3; ++i)
        ring.add(LogLevel::Info, noon, "chat.net", QString::number(i));
    const LogPage all = ring.page({.after = 0, .limit = 1});
    QCOMPARE(numbersOf(all), QList<qint64>{4});
    QCOMPARE(all.missed, 3);
    QCOMPARE(ring.page({.after = 2, .limit = 1}).missed, 1);
    QCOMPARE(ring.page({.after = 3, .limit = 1}).missed, 0);
}

void tst_LogRing::aLongLineIsCut()
{
    LogRing ring;
    ring.add(LogLevel::Info, noon, "chat.net", QString(1'000'000, u'마'));
    const QString message = ring.page({}).rows.at(0).message;
    QVERIFY(message.toUtf8().size() <= LogRing::maxMessageBytes);
    QVERIFY(message.size() > 100);
}

void tst_LogRing::manyThreads()
{
    LogRing ring;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 500; ++j)
                    ring.add(LogLevel::Info, noon, "chat.net", u"x"_s);
            });
        (void)ring.page({});
    }
    QCOMPARE(ring.page({}).last, 2000);
}

void tst_LogRing::levels_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<LogLevel>("level");
    for (const auto level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Critical}) {
        const char *name = enumNames(level)[size_t(level)].data();
        QTest::addRow("one category, %s", name) << "chat.net"_ba << level;
        QTest::addRow("all, %s", name) << "*"_ba << level;
    }
}

void tst_LogRing::levels()
{
    QFETCH(QByteArray, category);
    QFETCH(LogLevel, level);
    setConfiguredLogLevels({});
    QVERIFY(setLogLevel(category, level));
    QCOMPARE(lcNet().isDebugEnabled(), level <= LogLevel::Debug);
    QCOMPARE(lcNet().isInfoEnabled(), level <= LogLevel::Info);
    QCOMPARE(lcNet().isWarningEnabled(), level <= LogLevel::Warning);
    QVERIFY(lcNet().isCriticalEnabled());
    for (const LogLevelRow &row : logLevels().rows)
        QCOMPARE(row.level, category == "*" || row.category == category ? level : LogLevel::Info);
    QCOMPARE(setLogLevel("chat.nothing", level).error().field, "category");
}

void tst_LogRing::theConfigurationForgetsWhatWasSet()
{
    setConfiguredLogLevels(u"chat.net.debug=true;chat.room.info=false"_s);
    QVERIFY(lcNet().isDebugEnabled());
    QVERIFY(!lcRoom().isInfoEnabled());
    QVERIFY(setLogLevel("chat.net", LogLevel::Warning)); // over it
    QVERIFY(!lcNet().isInfoEnabled());
    QVERIFY(!lcRoom().isInfoEnabled()); // and nothing else
    setConfiguredLogLevels({});
    QVERIFY(lcNet().isInfoEnabled());
    QVERIFY(lcRoom().isInfoEnabled());
}

QTEST_GUILESS_MAIN(tst_LogRing)
#include "tst_logring.moc"
