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

/// The error's name, or "" when it parses.
QByteArray outcome(const Result<Value> &result)
{
    if (result)
        return {};
    const QLatin1StringView name = errorRow(result.error().code).name;
    return {name.data(), name.size()};
}

/// {"a0":0,"a1":0, ...}
QByteArray mapOf(int keys)
{
    QByteArrayList pairs;
    for (int i = 0; i < keys; ++i)
        pairs << "\"a" + QByteArray::number(i) + "\":0";
    return '{' + pairs.join(',') + '}';
}

QByteArray cborMapOf(int keys)
{
    QByteArray out = hex("b8");
    out.append(char(keys));
    for (int i = 0; i < keys; ++i) {
        const char pair[]{0x62, char('a' + i / 26), char('a' + i % 26), 0};
        out.append(pair, sizeof pair);
    }
    return out;
}

/// [0,0, ...] : that many values, the list itself included.
QByteArray valuesOf(int values) { return '[' + QByteArray("0,").repeated(values - 2) + "0]"; }

QByteArray cborValuesOf(int values)
{
    const int items = values - 1;
    const char head[]{char(0x99), char(items >> 8), char(items & 0xff)};
    return QByteArray(head, sizeof head).append(QByteArray(items, '\0'));
}

} // namespace

/// Parsing of what strangers send (faults row 22, row 23, row 24).
class tst_Document final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void limits_data();
    void limits();
    void aDuplicateKeyIsNamed_data();
    void aDuplicateKeyIsNamed();
    void theSameKeyInOtherMapsIsNoDuplicate();
};

void tst_Document::refused_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("error");
    const auto json = [](const char *row, const QByteArray &bytes, const char *error = "bad_json") {
        QTest::addRow("JSON: %s", row) << Json << bytes << QByteArray(error);
    };
    const auto cbor = [](const char *row, const QByteArray &bytes, const char *error = "bad_json") {
        QTest::addRow("CBOR: %s", row) << Cbor << bytes << QByteArray(error);
    };
    json("empty input", "");
    json("only blanks", "  \n");
    json("a NUL alone", QByteArray(1, '\0'));
    json("a NUL behind the end", QByteArray("{}\0", 3));
    json("a NUL and more behind the end", QByteArray("{}\0{}", 5));
    json("a NUL inside a text", QByteArray("[\"a\0b\"]", 7));
    json("garbage behind the end", "{} x");
    json("a second value behind the end", "{}{}");
    json("a map without its end", "{\"a\":1");
    json("a key without value", "{\"a\"}");
    json("a comma too much", "[1,]");
    json("a comment", "[1/*2*/]");
    json("a bare word", "hello");
    json("single quotes", "{'a':1}");
    json("NaN", "[NaN]");
    json("a leading zero", "[01]");
    json("a leading plus", "[+1]");
    json("a minus alone", "[-]");
    json("a minus and a blank", "[- 1]");
    json("a point without digits before", "[.5]");
    json("a point without digits behind", "[1.]");
    json("an exponent without digits", "[1e]");
    json("an exponent's sign without digits", "[1e+]");
    json("a hexadecimal number", "[0x1]");
    json("a number nearer to zero than a double can be", "[1e-400]");
    json("a word cut short", "[tru]");
    json("a word too long", "[nulll]");
    json("a word with a capital", "[True]");
    json("an escape that JSON does not have", R"(["\x41"])");
    json("an escape cut short by the end", "[\"\\");
    json("an escaped unit of three digits", R"(["\u12"])");
    json("an escaped unit cut short by the end", "[\"\\u12");
    json("an escaped unit that is no number", R"(["\u12g4"])");
    json("an escaped unit with a sign", R"(["\u+123"])");
    json("half a pair of surrogates before a letter", R"(["\ud83dx"])");
    json("half a pair of surrogates before another unit", R"(["\ud83d\u0041"])");
    json("half a pair of surrogates before another escape", R"(["\ud83d\n"])");
    json("a text without its end", "[\"abc");
    json("a list without its end", "[1");
    json("a key that is no text", "{1:2}");
    json("a comma too much in a map", "{\"a\":1,}");
    json("a colon too much", "{\"a\"::1}");
    json("a list closed as a map", "[1}");
    json("a map closed as a list", "{\"a\":1]");
    json("a form feed between values", "[1,\f2]");
    json("1e400 (row 23)", "[1e400]");
    json("-1e400", "[-1e400]");
    json("a lone high surrogate (row 23)", R"(["\ud800"])");
    json("a lone low surrogate", R"(["\udc00"])");
    json("surrogates in the wrong order", R"(["\udc00\ud800"])");
    json("a lone surrogate in a key", R"({"\ud800":1})");
    json("an overlong form", "[\"\xc0\xaf\"]");
    json("a surrogate as UTF-8", "[\"\xed\xa0\x80\"]");
    json("beyond U+10FFFF", "[\"\xf4\x90\x80\x80\"]");
    json("UTF-8 cut short", "[\"\xed\x95\"]");
    json("bytes that are not UTF-8 (row 22)", "[\"\xff\xfe\"]");
    json("a line feed inside a text", "[\"a\nb\"]");
    json("200 000 nested lists (row 22)", QByteArray(200'000, '['), "too_large");
    json("200 000 nested maps", QByteArray("{\"a\":").repeated(200'000), "too_large");

    cbor("empty input", "");
    cbor("a map without its end", hex("a16161"));
    cbor("garbage behind the end", hex("a000"));
    cbor("a NUL behind the end", hex("a000"));
    cbor("an integer cut short", hex("1a0000"));
    cbor("a list of 2^64-1 values (row 24)", hex("9bffffffffffffffff"));
    cbor("a list of 2^32 values, one there", hex("9b000000010000000000"));
    cbor("a map of 2^64-1 keys", hex("bbffffffffffffffff"));
    cbor("a text of 2^64-1 bytes", hex("7bffffffffffffffff61"));
    cbor("a text of 4 GiB", hex("7affffffff61"));
    cbor("a byte string of 2^64-1 bytes", hex("5bffffffffffffffff61"));
    cbor("200 000 nested lists (row 24)", QByteArray(200'000, char(0x81)), "too_large");
    cbor("200 000 nested open lists", QByteArray(200'000, char(0x9f)), "too_large");
    cbor("200 000 nested open maps", hex("bf6161").repeated(200'000), "too_large");
    cbor("200 000 nested open texts", QByteArray(200'000, char(0x7f)));
    cbor("200 000 nested open byte strings", QByteArray(200'000, char(0x5f)));
    cbor("200 000 nested tags", QByteArray(200'000, char(0xc1)));
    cbor("an open text inside an open text", hex("7f7f6161ffff"));
    cbor("a byte string inside an open text", hex("7f4161ff"));
    cbor("an open text without its end", hex("7f6161"));
    cbor("an open list without its end", hex("9f01"));
    cbor("an open integer", hex("1f"));
    cbor("an end that nothing opened", hex("ff"));
    cbor("an end inside a closed list", hex("82ff01"));
    cbor("an open map that ends behind a key", hex("bf6161ff"));
    cbor("a chunk longer than the input", hex("7f7bffffffffffffffff"));
    cbor("a tag", hex("c11a514b67b0"));
    cbor("the self-described tag", hex("d9d9f7a0"));
    cbor("a number as a key", hex("a10102"));
    cbor("a byte string as a key", hex("a1416101"));
    cbor("reserved head 28", hex("1c"));
    cbor("reserved head 30 of a text", hex("7e"));
    cbor("a simple value without meaning", hex("e0"));
    cbor("a simple value in two bytes", hex("f8ff"));
    cbor("half infinity", hex("f97c00"));
    cbor("half NaN", hex("f97e00"));
    cbor("single infinity", hex("fa7f800000"));
    cbor("double -infinity", hex("fbfff0000000000000"));
    cbor("a text that is not UTF-8 (row 22)", hex("62fffe"));
    cbor("a text with a surrogate", hex("63eda080"));
    cbor("a key that is not UTF-8", hex("a161ff01"));
    cbor("a character cut in two chunks", hex("7f61ed629598ff"));
    cbor("JSON", "{\"t\":\"ping\"}");
}

void tst_Document::refused()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, error);
    Document document;
    QCOMPARE(outcome(document.parse(bytes, format)), error);
}

void tst_Document::limits_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("limit"); // empty: fits

    const auto table = [](const char *what, int limit, const char *unit, auto json, auto cbor) {
        for (int n : {limit - 1, limit, limit + 1}) {
            const QByteArray passed = n > limit ? QByteArray::number(limit) + ' ' + unit : QByteArray();
            QTest::addRow("JSON: %d %s", n, what) << Json << json(n) << passed;
            QTest::addRow("CBOR: %d %s", n, what) << Cbor << cbor(n) << passed;
        }
    };
    table(
        "lists in lists", limits::maxDepth, "levels",
        [](int n) -> QByteArray { return QByteArray(n, '[') + QByteArray(n, ']'); },
        [](int n) -> QByteArray { return QByteArray(n - 1, char(0x81)).append(char(0x80)); });
    table(
        "maps in maps", limits::maxDepth, "levels",
        [](int n) -> QByteArray {
            return QByteArray("{\"a\":").repeated(n - 1) + "{}" + QByteArray(n - 1, '}');
        },
        [](int n) -> QByteArray { return hex("a16161").repeated(n - 1) + hex("a0"); });
    table("keys in a map", limits::maxMapKeys, "keys in a map", &mapOf, &cborMapOf);
    table("values", limits::maxNodes, "values", &valuesOf, &cborValuesOf);
}

void tst_Document::limits()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, limit);
    Document document;
    const auto root = document.parse(bytes, format);
    QCOMPARE(root.has_value(), limit.isEmpty());
    if (!root) {
        QCOMPARE(outcome(root), "too_large"_ba);
        QCOMPARE(root.error().limit, limit);
    }
}

void tst_Document::aDuplicateKeyIsNamed_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("JSON: twice the same value") << Json << R"({"t":"ping","t":"ping"})"_ba << "t"_ba;
    QTest::newRow("JSON: behind a nested map") << Json << R"({"d":{"a":[1,{}]},"x":1,"d":2})"_ba << "d"_ba;
    QTest::newRow("JSON: in a nested map") << Json << R"({"d":{"room":1,"room":2}})"_ba << "room"_ba;
    QTest::newRow("JSON: spelled with an escape") << Json << R"({"a":1,"\u0061":2})"_ba << "a"_ba;
    QTest::newRow("JSON: the empty key") << Json << R"({"":1,"":2})"_ba << ""_ba;
    QTest::newRow("JSON: in Hangul") << Json << R"({"방":1,"방":2})"_ba << "방"_ba;
    QTest::newRow("CBOR: twice the same value") << Cbor << hex("a2617401617402") << "t"_ba;
    QTest::newRow("CBOR: in an open map") << Cbor << hex("bf617401617402ff") << "t"_ba;
    QTest::newRow("CBOR: in a nested map") << Cbor << hex("a16164a2617401617402") << "t"_ba;
}

void tst_Document::aDuplicateKeyIsNamed()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, key);
    Document document;
    const auto root = document.parse(bytes, format);
    QCOMPARE(outcome(root), "duplicate_key"_ba);
    QCOMPARE(root.error().field, key);
}

void tst_Document::theSameKeyInOtherMapsIsNoDuplicate()
{
    Document document;
    const auto json = R"({"a":{"a":{"a":1},"b":1},"b":[{"a":1},{"a":2}],"A":3,"aa":4})"_ba;
    QVERIFY(document.parse(json, Json));
    QVERIFY(document.parse(hex("a26161a16161016162826161a1616102"), Cbor));
}

QTEST_GUILESS_MAIN(tst_Document)
#include "tst_document.moc"
