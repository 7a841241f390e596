// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/ops/adminfixture.h"

#include <QCoreApplication>
#include <QTest>

#include <sys/socket.h>

using namespace chat;
using namespace chat::server;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

/// A request that is `bytes` long, blanks included.
QByteArray paddedStats(qsizetype bytes)
{
    const QByteArray json = "{\"t\":\"a.stats\",\"id\":1}";
    return QByteArray(bytes - json.size(), ' ') + json;
}

} // namespace

/// Lines and limits of the admin socket: what is cut where, and who is sent away.
class tst_AdminLines final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_admin.start()); }
    void lineEnds_data();
    void lineEnds();
    void lineLimit_data();
    void lineLimit();
    void whoAsksNoMoreIsAnsweredAndClosed_data();
    void whoAsksNoMoreIsAnsweredAndClosed();
    void manyRequestsInOnePiece();
    void oneRequestInManyPieces();
    void openRequestsAreBounded();
    void anAnswerThatIsNoLineAnyMore();
    void whoDoesNotReadIsClosed();

private:
    AdminFixture m_admin;
};

void tst_AdminLines::lineEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answers");
    const QByteArray json = R"({"t":"a.stats"})";
    QTest::newRow("line feed") << json + "\n" << 1;
    QTest::newRow("carriage return and line feed (B3-25)") << json + "\r\n" << 1;
    QTest::newRow("empty lines between") << "\n\r\n" + json + "\n\n" + json + "\r\n" << 2;
    QTest::newRow("blanks around") << "  " + json + " \t\n" << 1;
}

void tst_AdminLines::lineEnds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, answers);
    LineClient client(m_admin.path());
    client.write(bytes + line(R"({"t":"a.hello","id":9,"d":{"ver":1}})"));
    QVERIFY(client.waitForLines(answers + 1));
    QCOMPARE(client.lines.size(), answers + 1);
    QCOMPARE(client.lines.filter(u"\"error\""_s), QStringList());
}

void tst_AdminLines::lineLimit_data()
{
    QTest::addColumn<qsizetype>("bytes");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("taken");
    constexpr qsizetype most = limits::maxAdminLineBytes;
    for (const auto &end : {"\n"_ba, "\r\n"_ba}) {
        const char *name = end.size() == 1 ? "line feed" : "carriage return and line feed";
        QTest::addRow("one byte less than 1 MiB, %s", name) << most - 1 << end << true;
        QTest::addRow("1 MiB, %s", name) << most << end << true;
        QTest::addRow("one byte more than 1 MiB, %s", name) << most + 1 << end << false;
    }
    QTest::newRow("three MiB without an end") << 3 * most << QByteArray() << false;
}

void tst_AdminLines::lineLimit()
{
    QFETCH(qsizetype, bytes);
    QFETCH(QByteArray, end);
    QFETCH(bool, taken);
    LineClient client(m_admin.path());
    client.write(paddedStats(bytes) + end);
    QVERIFY(client.waitForLines(1));
    if (taken) {
        QCOMPARE(client.lines.first(), ok(1, sampleStats()));
        return;
    }
    QVERIFY2(client.lines.first().contains("\"too_large\""_L1), qPrintable(client.lines.first()));
    QVERIFY(client.waitForEnd());
    QVERIFY(m_admin.backend->asked.empty());
    QTRY_COMPARE(m_admin.socket->connections(), 0);
}

void tst_AdminLines::whoAsksNoMoreIsAnsweredAndClosed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("toTheBackend");
    QTest::addColumn<QStringList>("answers");
    const QByteArray ask = R"({"t":"a.rooms","id":1})";
    const QString rooms = ok(1, sampleRooms());
    QTest::newRow("nothing was asked") << ""_ba << 0 << QStringList();
    QTest::newRow("a question") << ask + "\n" << 1 << QStringList{rooms};
    QTest::newRow("a question without the end of its line") << ask << 1 << QStringList{rooms};
    QTest::newRow("two questions") << ask + "\n" + ask + "\n" << 2 << QStringList{rooms, rooms};
    QTest::newRow("a question that needs no backend")
        << R"({"t":"a.unsub","id":2})"_ba << 0 << QStringList{ok(2, Nothing())};
    QTest::newRow("half a question, which is answered too")
        << ask.chopped(3) << 0
        << QStringList{QString::fromUtf8(
               encodeError(WireFormat::Json, 0, {.code = ErrorCode::BadJson, .detail = u"at byte 19"_s}))};
}

/// faults.md row 49: as `nc -N` does; the answers come long after the end of what it says.
void tst_AdminLines::whoAsksNoMoreIsAnsweredAndClosed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, toTheBackend);
    QFETCH(QStringList, answers);
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    client.write(bytes);
    client.socket.flush();
    QCOMPARE(::shutdown(int(client.socket.socketDescriptor()), SHUT_WR), 0);
    QTRY_COMPARE(m_admin.backend->held(), size_t(toTheBackend));
    m_admin.backend->release();
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.lines, answers);
    QTRY_COMPARE(m_admin.socket->connections(), 0);
}

void tst_AdminLines::manyRequestsInOnePiece()
{
    QByteArray bytes;
    QStringList answers;
    for (RequestId id = 1; id <= 20; ++id) {
        bytes += "{\"t\":\"a.rooms\",\"id\":" + QByteArray::number(id) + "}\n";
        answers << ok(id, sampleRooms());
    }
    LineClient client(m_admin.path());
    client.write(bytes);
    QVERIFY(client.waitForLines(20));
    QCOMPARE(client.lines, answers);
}

void tst_AdminLines::oneRequestInManyPieces()
{
    LineClient client(m_admin.path());
    QTRY_COMPARE(m_admin.socket->connections(), 1);
    for (const char byte : line(R"({"t":"a.stats","id":5})")) {
        client.write(QByteArray(1, byte));
        client.socket.flush();
        QCoreApplication::processEvents();
    }
    QVERIFY(client.waitForLines(1));
    QCOMPARE(client.lines, QStringList{ok(5, sampleStats())});
}

void tst_AdminLines::openRequestsAreBounded()
{
    m_admin.backend->holding = true;
    LineClient client(m_admin.path());
    for (int id = 1; id <= adminlimits::maxRequestsOpen; ++id)
        client.write("{\"t\":\"a.stats\",\"id\":" + QByteArray::number(id) + "}\n");
    QTRY_COMPARE(m_admin.backend->held(), size_t(adminlimits::maxRequestsOpen));
    QVERIFY(client.lines.isEmpty());

    client.write(line(R"({"t":"a.stats","id":99})"));
    QVERIFY(client.waitForLines(1));
    QVERIFY(client.lines.first().contains("\"too_many_requests_open\""_L1));
    QVERIFY(client.lines.first().contains("\"id\":99"_L1));

    m_admin.backend->holding = false;
    m_admin.backend->release();
    QVERIFY(client.waitForLines(1 + adminlimits::maxRequestsOpen));
    client.write(line(R"({"t":"a.stats","id":100})")); // and there is room again
    QVERIFY(client.waitForLines(2 + adminlimits::maxRequestsOpen));
    QCOMPARE(client.lines.last(), ok(100, sampleStats()));
}

void tst_AdminLines::anAnswerThatIsNoLineAnyMore()
{
    m_admin.backend->stats.node = QString(limits::maxAdminLineBytes, u'n');
    LineClient client(m_admin.path());
    client.write(line(R"({"t":"a.stats","id":6})"));
    QVERIFY(client.waitForLines(1));
    QVERIFY(client.lines.first().contains("\"too_large\""_L1));
    QVERIFY(client.lines.first().contains("\"id\":6"_L1));
}

void tst_AdminLines::whoDoesNotReadIsClosed()
{
    m_admin.backend->stats.node = QString(limits::maxAdminLineBytes / 2, u'n');
    LineClient other(m_admin.path());
    LineClient deaf(m_admin.path());
    deaf.socket.setReadBufferSize(1);
    QTRY_COMPARE(m_admin.socket->connections(), 2);
    for (int i = 0; i < 30; ++i) // 15 MiB
        deaf.write(line(R"({"t":"a.stats","id":1})"));
    QTRY_COMPARE(m_admin.socket->connections(), 1);
    other.write(line(R"({"t":"a.rooms","id":1})"));
    QVERIFY(other.waitForLines(1));
    QCOMPARE(other.lines.first(), ok(1, sampleRooms()));
}

QTEST_GUILESS_MAIN(tst_AdminLines)
#include "tst_adminlines.moc"
