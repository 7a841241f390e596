// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/document.h"

#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::WireFormat)

namespace {

constexpr auto Json = WireFormat::Json;
constexpr auto Cbor = WireFormat::Cbor;

QByteArray hex(const char *digits) { return QByteArray::fromHex(digits); }

} // namespace

/// What a parsed value says (faults row 23).
class tst_Value final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void texts_data();
    void texts();
    void treeIsWalked();
    void aDocumentIsUsedAgain();
};

void tst_Value::numbers_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<qint64>>("integer");
    QTest::addColumn<double>("real");

    using Whole = std::optional<qint64>;
    constexpr qint64 max = std::numeric_limits<qint64>::max();
    constexpr qint64 min = std::numeric_limits<qint64>::min();
    const auto json = [](const char *text, Whole whole, double real) {
        QTest::addRow("JSON: %s", text) << Json << QByteArray(text) << whole << real;
    };
    json("0", 0, 0);
    json("-0", 0, 0);
    json("9007199254740991", (qint64(1) << 53) - 1, 9007199254740991.0);
    json("9223372036854775806", max - 1, 0x1p63);
    json("9223372036854775807", max, 0x1p63);
    json("9223372036854775808", Whole(), 0x1p63);
    json("18446744073709551615", Whole(), 0x1p64);
    json("18446744073709551616", Whole(), 0x1p64);
    json("-9223372036854775808", min, -0x1p63);
    json("-9223372036854775809", Whole(), -0x1p63);
    json("5.0", 5, 5);
    json("5e2", 500, 500);
    json("5E+2", 500, 500);
    json("500e-2", 5, 5);
    json("-0.0", 0, 0);
    json("5e-324", Whole(), 5e-324);
    json("1.7976931348623157e308", Whole(), std::numeric_limits<double>::max());
    json(" 7 ", 7, 7);
    json("5.5", Whole(), 5.5);
    json("1e300", Whole(), 1e300);
    json("9007199254740992.0", qint64(1) << 53, 0x1p53);
    json("9007199254740994.0", Whole(), 0x1p53 + 2);

    const auto cbor = [](const char *row, const char *digits, Whole whole, double real) {
        QTest::addRow("CBOR: %s", row) << Cbor << hex(digits) << whole << real;
    };
    cbor("0", "00", 0, 0);
    cbor("23", "17", 23, 23);
    cbor("24", "1818", 24, 24);
    cbor("256", "190100", 256, 256);
    cbor("65536", "1a00010000", 65536, 65536);
    cbor("1 in nine bytes", "1b0000000000000001", 1, 1);
    cbor("2^63-1", "1b7fffffffffffffff", max, 0x1p63);
    cbor("2^63", "1b8000000000000000", Whole(), 0x1p63);
    cbor("2^64-1", "1bffffffffffffffff", Whole(), 0x1p64);
    cbor("-1", "20", -1, -1);
    cbor("-24", "37", -24, -24);
    cbor("-25", "3818", -25, -25);
    cbor("-2^63", "3b7fffffffffffffff", min, -0x1p63);
    cbor("-2^63-1", "3b8000000000000000", Whole(), -0x1p63);
    cbor("-2^64", "3bffffffffffffffff", Whole(), -0x1p64);
    cbor("5 as a double, as a JavaScript client sends it", "fb4014000000000000", 5, 5);
    cbor("5 as a single", "fa40a00000", 5, 5);
    cbor("5 as a half", "f94500", 5, 5);
    cbor("the smallest half", "f90001", Whole(), 0x1p-24);
    cbor("the greatest half", "f97bff", 65504, 65504);
    cbor("minus two as a half", "f9c000", -2, -2);
    cbor("5.5", "fb4016000000000000", Whole(), 5.5);
    cbor("2^53 as a double", "fb4340000000000000", qint64(1) << 53, 0x1p53);
    cbor("2^53+2 as a double", "fb4340000000000001", Whole(), 0x1p53 + 2);
}

void tst_Value::numbers()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<qint64>, integer);
    QFETCH(double, real);
    Document document;
    const auto root = document.parse(bytes, format);
    QVERIFY(root);
    QCOMPARE(root->toInteger().has_value(), integer.has_value());
    QCOMPARE(root->toInteger().value_or(-1), integer.value_or(-1));
    QVERIFY(root->toReal() == std::optional(real));
    QVERIFY(!root->toText() && !root->toBool() && !root->toBytes());
}

void tst_Value::texts_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("JSON: empty") << Json << "\"\""_ba << ""_ba;
    QTest::newRow("JSON: Hangul") << Json << "\"한\""_ba << "한"_ba;
    QTest::newRow("JSON: Hangul escaped") << Json << R"("\ud55c")"_ba << "한"_ba;
    QTest::newRow("JSON: a pair of surrogates") << Json << R"("\ud83d\udc4b")"_ba << "\U0001F44B"_ba;
    QTest::newRow("JSON: an escaped NUL") << Json << R"("a\u0000b")"_ba << QByteArray("a\0b", 3);
    QTest::newRow("JSON: every short escape") << Json << R"("\"\\\/\b\f\n\r\t")"_ba << "\"\\/\b\f\n\r\t"_ba;
    QTest::newRow("JSON: escapes between letters") << Json << R"("a\u0041b\tc\ud55cd")"_ba << "aAb\tc한d"_ba;
    QTest::newRow("JSON: a unit in capital digits") << Json << R"("\uD55C")"_ba << "한"_ba;
    QTest::newRow("JSON: DEL") << Json << "\"\x7f\""_ba << "\x7f"_ba;
    QTest::newRow("JSON: blanks around it") << Json << " \"a\"\n"_ba << "a"_ba;
    QTest::newRow("JSON: a byte order mark before it") << Json << "\xef\xbb\xbf\"a\""_ba << "a"_ba;
    QTest::newRow("CBOR: empty") << Cbor << hex("60") << ""_ba;
    QTest::newRow("CBOR: Hangul") << Cbor << hex("63ed959c") << "한"_ba;
    QTest::newRow("CBOR: a NUL inside") << Cbor << hex("63610062") << QByteArray("a\0b", 3);
    QTest::newRow("CBOR: length in nine bytes") << Cbor << hex("7b000000000000000161") << "a"_ba;
    QTest::newRow("CBOR: an open text of two chunks") << Cbor << hex("7f61616162ff") << "ab"_ba;
    QTest::newRow("CBOR: an open text without chunks") << Cbor << hex("7fff") << ""_ba;
}

void tst_Value::texts()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    Document document;
    const auto root = document.parse(bytes, format);
    QVERIFY(root);
    QVERIFY(root->toText());
    QCOMPARE(root->toText()->toByteArray(), text);
}

void tst_Value::treeIsWalked()
{
    Document document;
    const auto root = document.parse(R"({"a":[1,[],{"x":null}],"b":{},"c":true})", Json);
    QVERIFY(root && root->isMap());
    QCOMPARE(root->childCount(), 3);
    const Value list = root->find("a");
    QVERIFY(list.isList());
    QCOMPARE(list.childCount(), 3);
    const Value one = list.firstChild();
    QCOMPARE(*one.toInteger(), 1);
    const Value empty = one.nextIn(list);
    QVERIFY(empty.isList() && !empty.firstChild().isValid());
    const Value map = empty.nextIn(list);
    QVERIFY(map.isMap() && map.find("x").isNull());
    QVERIFY(!map.nextIn(list).isValid());
    QCOMPARE(list.nextIn(*root).key().toByteArray(), "b"_ba);
    QVERIFY(!root->find("b").firstChild().isValid());
    QCOMPARE(root->find("c").toBool(), std::optional(true));
    QVERIFY(!root->find("x").isValid()); // only a grandchild has it
    QVERIFY(!root->find("").isValid());
    QVERIFY(!one.find("a").isValid());
    QVERIFY(!Value().isMap() && !Value().toInteger() && !Value().find("a").isValid());

    const auto bytes = document.parse(hex("8242010240"), Cbor);
    QVERIFY(bytes && bytes->isList());
    QCOMPARE(bytes->firstChild().toBytes()->toByteArray(), hex("0102"));
    QVERIFY(!bytes->firstChild().toText());

    const auto undefined = document.parse(hex("f7"), Cbor);
    QVERIFY(undefined && undefined->isNull());
    const auto simple = document.parse(hex("83f4f5f6"), Cbor);
    QVERIFY(simple && simple->firstChild().toBool() == std::optional(false));
    QVERIFY(simple->firstChild().nextIn(*simple).toBool() == std::optional(true));
    QVERIFY(simple->firstChild().nextIn(*simple).nextIn(*simple).isNull());
}

void tst_Value::aDocumentIsUsedAgain()
{
    Document document;
    QVERIFY(!document.root().isValid());
    QVERIFY(document.parse("{\"a\":\"first\"}", Json));
    QVERIFY(!document.parse("{\"a\":\"second", Json));
    const auto root = document.parse(hex("a16161657468697264"), Cbor);
    QVERIFY(root);
    QCOMPARE(root->childCount(), 1);
    QCOMPARE(root->find("a").toText()->toByteArray(), "third"_ba);
    QCOMPARE(document.root().find("a").toText()->toByteArray(), "third"_ba);
}

QTEST_GUILESS_MAIN(tst_Value)
#include "tst_value.moc"
