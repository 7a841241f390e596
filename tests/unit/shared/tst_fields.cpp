// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/eachpacket.h"
#include "tests/support/samples.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace chat;

namespace {

/// A change of one field of a command's sample, and what is answered to it.
struct Case {
    QByteArray row;
    QJsonObject packet;
    QByteArray error; ///< empty: taken
    QByteArray field;
};

using Emit = std::function<void(QByteArray row, QJsonObject fields, QByteArray error, QByteArray field)>;

QByteArray bytesOf(QLatin1StringView text) { return {text.data(), text.size()}; }

/// What JSON calls the type of a member.
template <class T>
QByteArray kindOf()
{
    if constexpr (isOptional<T>)
        return kindOf<typename T::value_type>();
    else if constexpr (std::is_same_v<T, bool>)
        return "boolean";
    else if constexpr (std::is_integral_v<T> || std::is_same_v<T, Timestamp>)
        return "number";
    else if constexpr (isList<T>)
        return "list";
    else if constexpr (Described<T>)
        return "map";
    else
        return "text";
}

const std::vector<std::pair<QByteArray, QJsonValue>> valuesOfAllKinds{
    {"boolean", true}, {"number", 1},          {"fraction", 1.5},
    {"text", "x"_L1},  {"list", QJsonArray{}}, {"map", QJsonObject{}},
};

template <class T>
void numberCases(const Check &check, const std::function<void(QByteArray, QJsonValue, QByteArray)> &put)
{
    const qint64 min = std::max(check.min, qint64(std::numeric_limits<T>::min()));
    const qint64 max = std::min(check.max, qint64(std::numeric_limits<T>::max()));
    put("the smallest number", min, "");
    put("the greatest number", max, "");
    if (min > std::numeric_limits<qint64>::min())
        put("one below the smallest", min - 1, "bad_field");
    if (max < std::numeric_limits<qint64>::max())
        put("one above the greatest", max + 1, "bad_field");
    put("2^63", 0x1p63, "bad_field");
    put("1e300", 1e300, "bad_field");
}

template <class T>
void textCases(TextRule rule, const std::function<void(QByteArray, QJsonValue, QByteArray)> &put)
{
    const TextLimits &row = textLimits(rule);
    const qsizetype longest = std::max<qsizetype>(row.maxGraphemes, 0) != 0 ? row.maxGraphemes
        : row.maxCodePoints != 0                                            ? row.maxCodePoints
                                                                            : row.maxBytes;
    put("one shorter than the longest", QString(longest - 1, u'x'), "");
    put("the longest", QString(longest, u'x'), "");
    put("one longer", QString(longest + 1, u'x'), bytesOf(errorRow(row.tooLong).name));
    if (row.minGraphemes > 0)
        put("empty", QString(), bytesOf(errorRow(row.tooShort).name));
    if (row.charset != Charset::Any)
        put("a line feed inside", u"ab\ncd"_s, bytesOf(errorRow(row.refused).name));
}

/// `sample` is what the field may be.
template <class Member>
void valueCases(const Check &check, const QJsonValue &sample,
                const std::function<void(QByteArray, QJsonValue, QByteArray)> &put)
{
    if constexpr (isOptional<Member>) {
        valueCases<typename Member::value_type>(check, sample, put);
        put("null, which is absent", QJsonValue(QJsonValue::Null), "");
    } else if constexpr (std::is_integral_v<Member> && !std::is_same_v<Member, bool>) {
        numberCases<Member>(check, put);
    } else if constexpr (std::is_same_v<Member, QString> || std::is_same_v<Member, QByteArray>) {
        textCases<Member>(check.text, put);
    } else if constexpr (isId<Member>) {
        put("an id of 12 characters", u"000000000001"_s, "bad_field");
        put("an id of 14 characters", u"00000000000001"_s, "bad_field");
        put("an id in capitals", u"000000000000A"_s, "bad_field");
        put("no id: zero", u"0000000000000"_s, "bad_field");
    } else if constexpr (isList<Member>) {
        const QJsonValue item = sample.toArray().at(0);
        const auto items = [&](qsizetype n) {
            QJsonArray list;
            for (qsizetype i = 0; i < n; ++i)
                list.append(item);
            return list;
        };
        if (check.min > 0) {
            put("one item less than the least", items(check.min - 1), "bad_field");
            put("the least items", items(check.min), "");
        }
        put("one item less than the most", items(check.max - 1), "");
        put("the most items", items(check.max), "");
        put("one item more", items(check.max + 1), "too_large");
        put("a list with a truth value", QJsonArray{true}, "bad_field");
    }
}

/// Everything that can be wrong with each field, from its description.
template <Described T>
void casesOf(const QJsonObject &sample, const QByteArray &path, const Emit &emit)
{
    const auto eachField = [&](const auto &field) {
        using Member = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
        const QByteArray name = path + bytesOf(field.name);
        const auto with = [&](const QJsonValue &value) {
            QJsonObject changed = sample;
            changed.insert(field.name, value);
            return changed;
        };
        QJsonObject without = sample;
        without.remove(field.name);
        emit(name + " missing", without, isOptional<Member> ? "" : "missing_field", name);
        for (const auto &[kind, value] : valuesOfAllKinds) {
            if (kind != kindOf<Member>())
                emit(name + " is a " + kind, with(value), "bad_field", name);
        }
        valueCases<Member>(field.check, sample.value(field.name),
                           [&](const QByteArray &row, const QJsonValue &value, const QByteArray &error) {
                               emit(name + ": " + row, with(value), error, name);
                           });
        if constexpr (!isOptional<Member>)
            emit(name + " is null", with(QJsonValue::Null), "missing_field", name);
        using Inner = std::conditional_t<isOptional<Member>, Member, std::optional<Member>>::value_type;
        if constexpr (Described<Inner>) {
            casesOf<Inner>(sample.value(field.name).toObject(), name + '.',
                           [&](const QByteArray &row, const QJsonObject &inner, const QByteArray &error,
                               const QByteArray &where) { emit(row, with(inner), error, where); });
        }
    };
    T::fields().apply([&](const auto &...field) { (eachField(field), ...); });
    const auto names = [](const char *who) { // whom somebody does something to, not who he is
        return T::fields().apply(
            [&](const auto &...field) { return (... || (field.name == QLatin1StringView(who))); });
    };
    for (const char *who : {"user", "uid", "user_id"}) {
        if (names(who))
            continue;
        QJsonObject changed = sample;
        changed.insert(QLatin1StringView(who), u"x"_s);
        emit(path + "says " + who + " (B3-02, B1-17)", changed, "identity_not_allowed", path + who);
    }
    QJsonObject changed = sample;
    changed.insert("tomorrows_field"_L1, QJsonObject{{"user"_L1, QJsonArray{1}}});
    emit(path + "has a field of tomorrow", changed, "", "");
}

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    eachPacket<Command>([&]<class T>(std::type_identity<T>) {
        const QByteArray bytes = encodeRequest(WireFormat::Json, test::sampleId, test::sample<T>());
        QJsonObject packet = QJsonDocument::fromJson(bytes).object();
        casesOf<T>(packet.value("d"_L1).toObject(), {},
                   [&](const QByteArray &row, const QJsonObject &fields, const QByteArray &error,
                       const QByteArray &field) {
                       packet.insert("d"_L1, fields);
                       cases.push_back({bytesOf(T::name) + ": " + row, packet, error, field});
                   });
    });
    return cases;
}

/// As a JavaScript client spells it, to whom every number is a double.
QCborValue withDoubles(const QCborValue &value)
{
    if (value.isInteger())
        return double(value.toInteger());
    if (value.isMap()) {
        QCborMap map;
        for (const auto &[key, child] : value.toMap())
            map.insert(key, withDoubles(child));
        return map;
    }
    return value;
}

} // namespace

/// Each field of each command, from its own description: what is missing, of the wrong type or out of range
/// is refused by its name, in both spellings.
class tst_Fields final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachField_data();
    void eachField();
    void numbersMayComeAsDoubles_data();
    void numbersMayComeAsDoubles();
    void emptyCommands_data();
    void emptyCommands();
};

void tst_Fields::eachField_data()
{
    QTest::addColumn<QJsonObject>("packet");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("field");
    for (const Case &row : allCases())
        QTest::newRow(row.row.constData()) << row.packet << row.error << row.field;
}

void tst_Fields::eachField()
{
    QFETCH(QJsonObject, packet);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, field);
    const QByteArray json = QJsonDocument(packet).toJson(QJsonDocument::Compact);
    const QByteArray cbor = QCborValue::fromJsonValue(packet).toCbor();
    for (WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
        Document document;
        const auto request = decodeRequest(format == WireFormat::Json ? json : cbor, format, document);
        if (error.isEmpty()) {
            QVERIFY2(request, request ? "" : request.error().error.field.constData());
            QCOMPARE(request->id, test::sampleId);
        } else {
            QVERIFY(!request);
            QCOMPARE(bytesOf(errorRow(request.error().error.code).name), error);
            QCOMPARE(request.error().error.field, field);
            QCOMPARE(request.error().id, test::sampleId);
        }
    }
}

void tst_Fields::numbersMayComeAsDoubles_data()
{
    QTest::addColumn<QByteArray>("cbor");
    QTest::addColumn<QByteArray>("json");
    eachPacket<Command>([]<class T>(std::type_identity<T>) {
        QTest::newRow(T::name.data()) << encodeRequest(WireFormat::Cbor, test::sampleId, test::sample<T>())
                                      << encodeRequest(WireFormat::Json, test::sampleId, test::sample<T>());
    });
}

void tst_Fields::numbersMayComeAsDoubles()
{
    QFETCH(QByteArray, cbor);
    QFETCH(QByteArray, json);
    const QByteArray doubles = withDoubles(QCborValue::fromCbor(cbor)).toCbor();
    QVERIFY(doubles != cbor); // the id at least
    Document document;
    const auto request = decodeRequest(doubles, WireFormat::Cbor, document);
    QVERIFY(request);
    QCOMPARE(request->id, test::sampleId);
    QVERIFY(request->command == decodeRequest(json, WireFormat::Json, document)->command);
}

void tst_Fields::emptyCommands_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("taken");
    eachPacket<Command>([]<class T>(std::type_identity<T>) {
        const bool allOptional = T::fields().apply([](const auto &...field) {
            return (isOptional<std::remove_cvref_t<decltype(std::declval<T>().*field.member)>> && ...);
        });
        const QByteArray type = "{\"t\":\"" + bytesOf(T::name) + '"';
        QTest::addRow("%s without d", T::name.data()) << QByteArray(type + '}') << allOptional;
        QTest::addRow("%s with an empty d", T::name.data()) << QByteArray(type + ",\"d\":{}}") << allOptional;
    });
}

void tst_Fields::emptyCommands()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, taken);
    Document document;
    const auto request = decodeRequest(json, WireFormat::Json, document);
    QCOMPARE(request.has_value(), taken);
    if (request)
        QCOMPARE(request->id, RequestId(0));
    else
        QCOMPARE(request.error().error.code, ErrorCode::MissingField);
}

QTEST_GUILESS_MAIN(tst_Fields)
#include "tst_fields.moc"
