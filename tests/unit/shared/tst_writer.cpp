// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/writer.h"
#include "tests/support/samples.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace chat;

namespace {

/// Writes a value of Qt's as one of ours, so that Qt can read it back.
template <class Writer>
void writeValue(Writer &out, const QCborValue &value)
{
    if (value.isArray()) {
        out.list(value.toArray().size());
        for (const QCborValue &child : value.toArray())
            writeValue(out, child);
    } else if (value.isMap()) {
        out.map(value.toMap().size());
        for (const auto &[key, child] : value.toMap()) {
            out.key(QByteArrayView(key.toString().toUtf8()));
            writeValue(out, child);
        }
    } else if (value.isBool()) {
        out.boolean(value.toBool());
    } else if (value.isInteger()) {
        out.integer(value.toInteger());
    } else if (value.isDouble()) {
        out.real(value.toDouble());
    } else if (value.isByteArray()) {
        out.bytes(value.toByteArray());
    } else if (value.isString()) {
        out.text(QStringView(value.toString()));
    } else {
        out.null();
    }
}

template <class Writer>
QByteArray written(const QCborValue &value)
{
    Writer writer;
    writeValue(writer, value);
    return writer.result();
}

/// Bytes are base64 in JSON (RFC 4648, section 4); Qt would spell them in the alphabet for URLs.
QJsonValue jsonOf(const QCborValue &value)
{
    if (value.isByteArray())
        return QString::fromLatin1(value.toByteArray().toBase64());
    if (value.isArray()) {
        QJsonArray array;
        for (const QCborValue item : value.toArray())
            array.append(jsonOf(item));
        return array;
    }
    if (!value.isMap())
        return value.toJsonValue();
    QJsonObject object;
    const QCborMap map = value.toMap();
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        object.insert(entry.key().toString(), jsonOf(entry.value()));
    return object;
}

} // namespace

/// What our writers write, Qt's readers read.
class tst_Writer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void cborHeadsAreShortest_data();
    void cborHeadsAreShortest();
    void jsonText_data();
    void jsonText();
    void whatJsonCannotSay();
    void jsonInsideCbor_data();
    void jsonInsideCbor();
    void packets_data();
    void packets();
};

void tst_Writer::values_data()
{
    QTest::addColumn<QCborValue>("value");
    QTest::newRow("an empty list") << QCborValue(QCborArray{});
    QTest::newRow("an empty map") << QCborValue(QCborMap{});
    QTest::newRow("empty things in things")
        << QCborValue(QCborArray{QCborArray{}, QCborMap{{u"a"_s, QCborMap{}}, {u"b"_s, QCborArray{}}}, 1});
    QTest::newRow("deep") << QCborValue(
        QCborArray{QCborArray{QCborArray{1}, 2}, QCborArray{3, QCborArray{4}}});
    QTest::newRow("words") << QCborValue(QCborArray{true, false, nullptr});
    QCborArray integers{0};
    for (int bits = 1; bits <= 62; ++bits) {
        integers.append(qint64(1) << bits);
        integers.append((qint64(1) << bits) - 1);
        integers.append(-(qint64(1) << bits));
        integers.append(-(qint64(1) << bits) - 1);
    }
    QTest::newRow("integers of all lengths") << QCborValue(integers);
    QTest::newRow("the extremes") << QCborValue(
        QCborArray{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()});
    QTest::newRow("fractions") << QCborValue(QCborArray{0.1, -2.5, 1e300, 5e-324, 0x1.fffffffffffffp1023});
    QString all;
    for (char16_t c = 0; c < 0x180; ++c)
        all += QChar(c);
    QTest::newRow("a text of all that needs escapes") << QCborValue(all);
    QTest::newRow("a text beyond 16 bits") << QCborValue(u"\U0001F44B\u2028\uffff"_s);
    QTest::newRow("texts of all lengths of heads")
        << QCborValue(QCborArray{QString(23, u'x'), QString(24, u'x'), QString(255, u'x'), QString(256, u'x'),
                                 QString(65535, u'x'), QString(65536, u'x')});
    QTest::newRow("keys that need escapes")
        << QCborValue(QCborMap{{u"a\"b\n"_s, 1}, {u""_s, 2}, {u"키"_s, 3}});
}

void tst_Writer::values()
{
    QFETCH(QCborValue, value);
    QCOMPARE(QCborValue::fromCbor(written<CborWriter>(value)), value);

    const QByteArray json = written<JsonWriter>(QCborArray{value});
    QJsonParseError error;
    const QJsonArray read = QJsonDocument::fromJson(json, &error).array();
    QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
    QCOMPARE(read, QCborArray{value}.toJsonArray());

    Document document;
    for (const auto &[bytes, format] :
         {std::pair{json, WireFormat::Json}, {written<CborWriter>(QCborArray{value}), WireFormat::Cbor}}) {
        const auto root = document.parse(bytes, format);
        QVERIFY(root);
        JsonWriter again;
        write(again, *root);
        QCOMPARE(again.result(), json);
    }
}

void tst_Writer::cborHeadsAreShortest_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QByteArray>("hex");
    const std::pair<qint64, const char *> rows[]{{0, "00"},
                                                 {23, "17"},
                                                 {24, "1818"},
                                                 {255, "18ff"},
                                                 {256, "190100"},
                                                 {65535, "19ffff"},
                                                 {65536, "1a00010000"},
                                                 {4294967295, "1affffffff"},
                                                 {-1, "20"},
                                                 {-24, "37"},
                                                 {-25, "3818"},
                                                 {4294967296, "1b0000000100000000"},
                                                 {-256, "38ff"},
                                                 {-257, "390100"},
                                                 {-4294967296, "3affffffff"}};
    for (const auto &[number, hex] : rows)
        QTest::addRow("%lld", qlonglong(number)) << number << QByteArray(hex);
}

void tst_Writer::cborHeadsAreShortest()
{
    QFETCH(qint64, number);
    QFETCH(QByteArray, hex);
    QCOMPARE(written<CborWriter>(number).toHex(), hex);
}

void tst_Writer::jsonText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << u"abc"_s << "\"abc\""_ba;
    QTest::newRow("empty") << u""_s << "\"\""_ba;
    QTest::newRow("quotes") << u"a\"b\\c"_s << "\"a\\\"b\\\\c\""_ba;
    QTest::newRow("a slash stays") << u"a/b"_s << "\"a/b\""_ba;
    QTest::newRow("controls") << u"\n\t\r\0\x1f\x7f"_s << "\"\\n\\t\\u000d\\u0000\\u001f\\u007f\""_ba;
    QTest::newRow("Hangul stays") << u"한"_s << "\"한\""_ba;
}

void tst_Writer::jsonText()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    QCOMPARE(written<JsonWriter>(text), json);
}

void tst_Writer::whatJsonCannotSay()
{
    QCOMPARE(written<JsonWriter>(qQNaN()), "null"_ba);
    QCOMPARE(written<JsonWriter>(qInf()), "null"_ba);
    QCOMPARE(written<JsonWriter>("\x01\x02\xff"_ba), "\"AQL/\""_ba);
    QCOMPARE(QCborValue::fromCbor(written<CborWriter>("\x01\x02\xff"_ba)), QCborValue("\x01\x02\xff"_ba));
}

void tst_Writer::jsonInsideCbor_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a map") << R"({"a":[1,-2,{"b":"한\n"}],"c":null,"d":true,"e":0.5})"_ba;
    QTest::newRow("an empty map") << "{}"_ba;
    QTest::newRow("a text") << "\"x\""_ba;
    QTest::newRow("what is no JSON becomes null") << "{"_ba;
}

void tst_Writer::jsonInsideCbor()
{
    QFETCH(QByteArray, json);
    CborWriter writer;
    writer.json(json);
    const QJsonArray wanted = QJsonDocument::fromJson('[' + json + ']').array();
    QCOMPARE(QCborValue::fromCbor(writer.result()).toJsonValue(),
             wanted.isEmpty() ? QJsonValue() : wanted.first());
}

void tst_Writer::packets_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("cbor");
    for (const test::Sample &sample : test::samples())
        QTest::newRow(sample.name.constData())
            << sample.encode(WireFormat::Json) << sample.encode(WireFormat::Cbor);
}

/// One map, two spellings.
void tst_Writer::packets()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, cbor);
    QJsonParseError jsonError;
    const QJsonObject fromJson = QJsonDocument::fromJson(json, &jsonError).object();
    QVERIFY(jsonError.error == QJsonParseError::NoError);
    QCborParserError cborError;
    const QCborValue fromCbor = QCborValue::fromCbor(cbor, &cborError);
    QVERIFY(cborError.error == QCborError::NoError);
    QCOMPARE(cborError.offset, cbor.size());
    QVERIFY(!fromJson.isEmpty());
    QCOMPARE(jsonOf(fromCbor).toObject(), fromJson);
}

QTEST_GUILESS_MAIN(tst_Writer)
#include "tst_writer.moc"
