// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/schema.h"

#include "shared/protocol/eachpacket.h"
#include "shared/protocol/schemafields.h"
#include "shared/protocol/wire.h"

#include <QJsonDocument>

namespace chat {

QString ruleOf(const Bounds &bounds)
{
    const bool isWholeType = bounds.min == std::numeric_limits<int>::min();
    return bounds.min && bounds.max && !isWholeType ? u"%1 .. %2"_s.arg(*bounds.min).arg(*bounds.max)
                                                    : QString();
}

QString ruleOf(TextRule rule)
{
    return rule == TextRule::None ? QString() : u"[%1](#texts)"_s.arg(textLimits(rule).name);
}

QJsonObject schemaOf(const Bounds &bounds)
{
    QJsonObject schema{{"type"_L1, "integer"_L1}};
    if (bounds.min)
        schema.insert("minimum"_L1, *bounds.min);
    if (bounds.max)
        schema.insert("maximum"_L1, *bounds.max);
    return schema;
}

QJsonObject schemaOf(TextRule rule)
{
    QJsonObject schema{{"type"_L1, "string"_L1}};
    const TextLimits &row = textLimits(rule);
    if (row.minGraphemes > 0)
        schema.insert("minLength"_L1, row.minGraphemes);
    if (const qint64 longest = row.maxCodePoints != 0 ? row.maxCodePoints : row.maxBytes; longest != 0)
        schema.insert("maxLength"_L1, longest);
    if (row.charset == Charset::Ascii)
        schema.insert("pattern"_L1, "^[!-~]*$"_L1);
    else if (row.charset == Charset::UrlSafe)
        schema.insert("pattern"_L1, "^[A-Za-z0-9_-]*$"_L1);
    return schema;
}

QJsonObject idSchema()
{
    return {{"type"_L1, "string"_L1}, {"pattern"_L1, u"^[0-9a-z]{%1}$"_s.arg(idChars)}};
}

namespace {

QJsonObject seqSchema() { return schemaOf(Bounds{1, (qint64(1) << 53) - 1}); }

/// A whole packet: `more` are the envelope's other keys, of which `required` must be there.
QJsonObject packetSchema(QLatin1StringView type, const QString &about, const QJsonObject &fields,
                         const QJsonObject &more, const QStringList &required)
{
    QJsonObject properties = more;
    properties.insert("t"_L1, QJsonObject{{"const"_L1, type}});
    properties.insert("d"_L1, fields);
    return {{"description"_L1, about},
            {"type"_L1, "object"_L1},
            {"properties"_L1, properties},
            {"required"_L1, QJsonArray::fromStringList(QStringList{u"t"_s} + required)}};
}

QJsonObject requestIdSchema() { return schemaOf(Bounds{1, std::numeric_limits<RequestId>::max()}); }

} // namespace

QJsonObject keptEventSchema()
{
    return {{"type"_L1, "object"_L1},
            {"properties"_L1,
             QJsonObject{{"t"_L1, QJsonObject{{"type"_L1, "string"_L1}}},
                         {"r"_L1, idSchema()},
                         {"q"_L1, seqSchema()},
                         {"ts"_L1, QJsonObject{{"type"_L1, "integer"_L1}}},
                         {"replay"_L1, QJsonObject{{"const"_L1, true}}},
                         {"d"_L1, QJsonObject{{"type"_L1, "object"_L1}}}}},
            {"required"_L1, QJsonArray{"t"_L1, "r"_L1, "q"_L1, "ts"_L1, "replay"_L1, "d"_L1}}};
}

QByteArray protocolSchema()
{
    QJsonObject definitions;
    const QJsonObject id{{"id"_L1, requestIdSchema()}};
    const auto answer = [&]<class T>(std::type_identity<T>, const QString &about) {
        if constexpr (Packet<T>)
            return packetSchema(T::name, about, fieldsSchema<T>(), id, {u"d"_s});
        else
            return packetSchema("ok"_L1, about, fieldsSchema<T>(), id, {u"id"_s, u"d"_s});
    };
    eachPacket<Command>([&]<class T>(std::type_identity<T>) {
        const QJsonObject fields = fieldsSchema<T>();
        const QStringList required = fields.contains("required"_L1) ? QStringList{u"d"_s} : QStringList{};
        definitions.insert(T::name + u".command"_s, packetSchema(T::name, T::about, fields, id, required));
        definitions.insert(T::name + u".answer"_s,
                           answer(std::type_identity<typename T::Answer>{}, u"Answers %1."_s.arg(T::name)));
    });
    const QJsonObject place{{"r"_L1, idSchema()},
                            {"q"_L1, seqSchema()},
                            {"ts"_L1, QJsonObject{{"type"_L1, "integer"_L1}}},
                            {"replay"_L1, QJsonObject{{"type"_L1, "boolean"_L1}}}};
    eachPacket<Event>([&]<class T>(std::type_identity<T>) {
        definitions.insert(T::name + u".event"_s,
                           packetSchema(T::name, T::about, fieldsSchema<T>(), place, {u"d"_s}));
    });
    definitions.insert("error.answer"_L1,
                       packetSchema("error"_L1, u"Answers a request that was refused."_s,
                                    fieldsSchema<ErrorInfo>(), id, {u"d"_s}));
    QJsonArray any;
    for (const QString &name : definitions.keys())
        any.append(QJsonObject{{"$ref"_L1, QString(u"#/$defs/"_s + name)}});
    const QJsonObject schema{{"$schema"_L1, "https://json-schema.org/draft/2020-12/schema"_L1},
                             {"title"_L1, u"Madang, protocol version %1"_s.arg(limits::protocolVersion)},
                             {"$defs"_L1, definitions},
                             {"anyOf"_L1, any}};
    return QJsonDocument(schema).toJson(QJsonDocument::Indented);
}

} // namespace chat
