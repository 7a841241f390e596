// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminevents.h"
#include "tests/unit/server/ops/adminfixture.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

template <class Push>
QString push(const Push &value)
{
    return QString::fromUtf8(encode(WireFormat::Json, Push::name, {}, value));
}

QByteArray sub(const QByteArray &fields) { return line("{\"t\":\"a.sub\",\"id\":1,\"d\":{" + fields + "}}"); }

} // namespace

/// What a console subscribes to.
class tst_PushFeed final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_admin.start()); }
    void everyTopic_data();
    void everyTopic();
    void logLinesComeOnce();
    void whatDoesNotAnswerIsNotAskedAgain();
    void unsubscribeEndsIt();
    void anotherSubscriptionReplacesIt();
    void whoDoesNotReadIsToldLessOften();
    void theConsoleGoesAway();

private:
    AdminFixture m_admin;
};

void tst_PushFeed::everyTopic_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QString>("pushed");
    QTest::newRow("stats") << "stats"_ba << push(StatsPush{sampleStats()});
    QTest::newRow("workers") << "workers"_ba << push(WorkersPush{sampleWorkers()});
    QTest::newRow("logs") << "logs"_ba << push(LogPush{sampleLogs()});
}

void tst_PushFeed::everyTopic()
{
    QFETCH(QByteArray, topic);
    QFETCH(QString, pushed);
    LineClient client(m_admin.path());
    client.write(sub("\"topics\":[\"" + topic + "\"],\"interval_ms\":100"));
    QVERIFY(client.waitForLines(3));
    QCOMPARE(client.lines.at(0), ok(1, SubscribeAnswer{100}));
    QCOMPARE(client.lines.at(1), pushed);
    QCOMPARE(client.lines.at(2), pushed); // and again
}

void tst_PushFeed::logLinesComeOnce()
{
    LineClient client(m_admin.path());
    client.write(sub("\"topics\":[\"logs\"],\"interval_ms\":100,\"level\":\"warning\""));
    QVERIFY(client.waitForLines(2));
    const auto first = std::get<FetchLogs>(m_admin.backend->asked.front());
    QCOMPARE(first.after, std::optional<qint64>());
    QCOMPARE(first.level, std::optional(LogLevel::Warning));
    m_admin.backend->logs = {.rows = {}, .last = 42, .missed = 0};
    const size_t before = m_admin.backend->asked.size();
    QTRY_VERIFY(m_admin.backend->asked.size() >= before + 2);
    const auto next = std::get<FetchLogs>(m_admin.backend->asked.back());
    QCOMPARE(next.after, std::optional<qint64>(42));
    const qsizetype quiet = client.lines.size();
    const size_t later = m_admin.backend->asked.size();
    QTRY_VERIFY(m_admin.backend->asked.size() >= later + 2);
    QCOMPARE(client.lines.size(), quiet); // nothing new, nothing said
}

void tst_PushFeed::whatDoesNotAnswerIsNotAskedAgain()
{
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    client.write(sub("\"topics\":[\"stats\",\"stats\",\"workers\"],\"interval_ms\":100"));
    QTRY_COMPARE(m_admin.backend->held(), size_t(2)); // a topic named twice is one
    LineClient other(m_admin.path()); // whose pushes show that time goes by
    m_admin.backend->holding = false;
    other.write(sub("\"topics\":[\"stats\"],\"interval_ms\":100"));
    QVERIFY(other.waitForLines(4));
    QCOMPARE(m_admin.backend->held(), size_t(2));
    QCOMPARE(client.lines.size(), 1);
    m_admin.backend->release();
    QVERIFY(client.waitForLines(4));
}

void tst_PushFeed::unsubscribeEndsIt()
{
    LineClient client(m_admin.path());
    client.write(sub("\"topics\":[\"stats\"],\"interval_ms\":100"));
    QVERIFY(client.waitForLines(2));
    m_admin.backend->holding = true; // an answer is on its way
    QTRY_COMPARE(m_admin.backend->held(), size_t(1));
    const qsizetype before = client.lines.size();
    client.write(line(R"({"t":"a.unsub","id":2})"));
    QVERIFY(client.waitForLines(before + 1));
    QCOMPARE(client.lines.last(), ok(2, Nothing()));
    m_admin.backend->holding = false;
    m_admin.backend->release(); // and is nobody's any more
    client.write(line(R"({"t":"a.rooms","id":3})"));
    QVERIFY(client.waitForLines(before + 2));
    QCOMPARE(client.lines.last(), ok(3, sampleRooms()));
}

void tst_PushFeed::anotherSubscriptionReplacesIt()
{
    LineClient client(m_admin.path());
    client.write(sub("\"topics\":[\"stats\"],\"interval_ms\":100"));
    QVERIFY(client.waitForLines(2));
    client.write(sub("\"topics\":[\"workers\"]"));
    QTRY_VERIFY(client.lines.contains(push(WorkersPush{sampleWorkers()})));
    QVERIFY(client.lines.contains(ok(1, SubscribeAnswer{1000})));
    const qsizetype stats = client.lines.count(push(StatsPush{sampleStats()}));
    QTRY_COMPARE(client.lines.count(push(WorkersPush{sampleWorkers()})), 2);
    QCOMPARE(client.lines.count(push(StatsPush{sampleStats()})), stats);
}

void tst_PushFeed::whoDoesNotReadIsToldLessOften()
{
    m_admin.backend->stats.node = QString(100'000, u'n');
    QLocalSocket deaf;
    deaf.setReadBufferSize(1);
    deaf.connectToServer(m_admin.path());
    deaf.write(sub("\"topics\":[\"stats\"],\"interval_ms\":100"));
    LineClient other(m_admin.path());
    other.write(sub("\"topics\":[\"workers\"],\"interval_ms\":100"));
    QVERIFY(other.waitForLines(25)); // 2.4 seconds; 2.4 MB, if it were told all
    const auto asked = std::ranges::count_if(m_admin.backend->asked, [](const AdminCommand &command) {
        return std::holds_alternative<FetchStats>(command);
    });
    QVERIFY2(asked < 15, qPrintable(QString::number(asked))); // what the kernel and the mark hold
    QCOMPARE(m_admin.socket->connections(), 2); // and it is not closed
}

void tst_PushFeed::theConsoleGoesAway()
{
    {
        LineClient client(m_admin.path());
        client.write(sub("\"topics\":[\"stats\",\"logs\"],\"interval_ms\":100"));
        QVERIFY(client.waitForLines(3));
        m_admin.backend->holding = true;
        QTRY_VERIFY(m_admin.backend->held() > 0);
    }
    QTRY_COMPARE(m_admin.socket->connections(), 0);
    m_admin.backend->release();
}

QTEST_GUILESS_MAIN(tst_PushFeed)
#include "tst_pushfeed.moc"
