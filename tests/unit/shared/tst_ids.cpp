// SPDX-License-Identifier: Apache-2.0
#include "shared/core/ids.h"

#include <QSet>
#include <QTest>

#include <limits>

using namespace chat;
using namespace Qt::StringLiterals;

/// Ids as 13 characters [0-9a-z] (B3-13).
class tst_Ids final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spelling_data();
    void spelling();
    void refusedTexts_data();
    void refusedTexts();
    void randomIdsAreValidAndDiffer();
    void textOrderIsNumberOrder();
};

void tst_Ids::spelling_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("the smallest") << quint64(1) << "0000000000001"_ba;
    QTest::newRow("the last digit") << quint64(9) << "0000000000009"_ba;
    QTest::newRow("the first letter") << quint64(10) << "000000000000a"_ba;
    QTest::newRow("the last letter") << quint64(35) << "000000000000z"_ba;
    QTest::newRow("the carry") << quint64(36) << "0000000000010"_ba;
    QTest::newRow("2^53") << (quint64(1) << 53) << "002gosa7pa2gw"_ba;
    QTest::newRow("the greatest but one") << std::numeric_limits<quint64>::max() - 1 << "3w5e11264sgse"_ba;
    QTest::newRow("the greatest") << std::numeric_limits<quint64>::max() << "3w5e11264sgsf"_ba;
}

void tst_Ids::spelling()
{
    QFETCH(quint64, number);
    QFETCH(QByteArray, text);
    QCOMPARE(idToText(number), text);
    QCOMPARE(idFromText(text), std::optional(number));
    QCOMPARE(RoomId{number}.toText(), text);
    QVERIFY(RoomId::fromText(text) == RoomId{number});
}

void tst_Ids::refusedTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("zero means none") << "0000000000000"_ba;
    QTest::newRow("12 characters") << "000000000001"_ba;
    QTest::newRow("14 characters") << "00000000000001"_ba;
    QTest::newRow("one above 64 bits") << "3w5e11264sgsg"_ba;
    QTest::newRow("far above 64 bits") << "zzzzzzzzzzzzz"_ba;
    QTest::newRow("a capital") << "000000000000A"_ba;
    QTest::newRow("a sign") << "-000000000001"_ba;
    QTest::newRow("a blank") << " 000000000001"_ba;
    QTest::newRow("a NUL") << QByteArray("00000000000\0001", 13);
    QTest::newRow("below the digits") << "00000000000/1"_ba;
    QTest::newRow("above the digits") << "00000000000:1"_ba;
    QTest::newRow("below the letters") << "00000000000`1"_ba;
    QTest::newRow("above the letters") << "00000000000{1"_ba;
    QTest::newRow("not ASCII") << "00000000000\xc3\xa9"_ba;
}

void tst_Ids::refusedTexts()
{
    QFETCH(QByteArray, text);
    QVERIFY(!idFromText(text));
    QVERIFY(!UserId::fromText(text));
}

void tst_Ids::randomIdsAreValidAndDiffer()
{
    QSet<SessionId> seen;
    for (int i = 0; i < 1000; ++i) {
        const SessionId id = SessionId::random();
        QVERIFY(id.isValid());
        QVERIFY(SessionId::fromText(id.toText()) == id);
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1000);
    QVERIFY(!SessionId().isValid());
}

void tst_Ids::textOrderIsNumberOrder()
{
    QByteArray last = idToText(1);
    for (quint64 number = 2; number != 0; number <<= 1) {
        QVERIFY(last < idToText(number));
        last = idToText(number);
    }
}

QTEST_GUILESS_MAIN(tst_Ids)
#include "tst_ids.moc"
