// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

class tst_FrameWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheShortestLength_data();
    void writesTheShortestLength();
    void cutsCloseReasons_data();
    void cutsCloseReasons();
};

void tst_FrameWriter::writesTheShortestLength_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("empty") << qsizetype(0) << "\x82\0"_ba;
    QTest::newRow("125 bytes") << qsizetype(125) << "\x82\x7D"_ba;
    QTest::newRow("126 bytes") << qsizetype(126) << "\x82\x7E\0\x7E"_ba;
    QTest::newRow("127 bytes") << qsizetype(127) << "\x82\x7E\0\x7F"_ba;
    QTest::newRow("65535 bytes") << qsizetype(65535) << "\x82\x7E\xFF\xFF"_ba;
    QTest::newRow("65536 bytes") << qsizetype(65536) << "\x82\x7F\0\0\0\0\0\x01\0\0"_ba;
}

void tst_FrameWriter::writesTheShortestLength()
{
    QFETCH(qsizetype, size);
    QFETCH(QByteArray, header);
    const QByteArray payload(size, 'z');
    QCOMPARE(makeFrame(Opcode::Binary, payload), header + payload);
    QByteArray out = "before";
    appendFrame(out, Opcode::Binary, payload);
    QCOMPARE(out, "before" + header + payload);
}

void tst_FrameWriter::cutsCloseReasons_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("122 bytes") << QByteArray(122, 'r') << QByteArray(122, 'r');
    QTest::newRow("123 bytes") << QByteArray(123, 'r') << QByteArray(123, 'r');
    QTest::newRow("124 bytes") << QByteArray(124, 'r') << QByteArray(123, 'r');
    QTest::newRow("a character ends at 123") << "안"_ba.repeated(42) << "안"_ba.repeated(41);
    QTest::newRow("a character lies over 123") << "r" + "안"_ba.repeated(42) << "r" + "안"_ba.repeated(40);
}

void tst_FrameWriter::cutsCloseReasons()
{
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, kept);
    const auto size = char(2 + kept.size());
    QCOMPARE(makeCloseFrame(CloseCode::SlowConsumer, reason), "\x88"_ba + size + "\x0F\xA1"_ba + kept);
    QCOMPARE(makeCloseFrame(CloseCode::NoStatus, reason), "\x88\0"_ba);
    QCOMPARE(makeCloseFrame(CloseCode::Abnormal, reason), "\x88\0"_ba);
}

QTEST_GUILESS_MAIN(tst_FrameWriter)
#include "tst_framewriter.moc"
