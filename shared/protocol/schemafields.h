// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

/// fields() -> what people and validators read. Only the protocol page and the schema need it.
namespace chat {

/// One line of a packet's table.
struct FieldRow {
    QString name; ///< with its path: "client.name", "members[].id"
    QString type;
    bool required;
    QString rule; ///< may be empty
    QString note; ///< may be empty
};

template <class T>
struct ItemOf {
    using Type = T;
};
template <class T>
struct ItemOf<std::optional<T>> : ItemOf<T> {
};
template <class T>
struct ItemOf<std::vector<T>> : ItemOf<T> {
};

template <class Owner, class T>
T memberOf(const Field<Owner, T> &);

/// The type of the member that a Field describes.
template <class F>
using MemberOf = decltype(memberOf(std::declval<F>()));

/// In CBOR a byte string, in JSON base64; at most so long.
template <class T>
concept BytesOnTheWire = requires { T::maxBytes; };

/// The bounds of an integer of type T under `check`; nothing where the type's own bound is 64 bits.
struct Bounds {
    std::optional<qint64> min;
    std::optional<qint64> max;
};

template <class T>
[[nodiscard]] Bounds boundsOf(const Check &check)
{
    using Limits = std::numeric_limits<qint64>;
    qint64 min = check.min;
    qint64 max = check.max;
    if constexpr (sizeof(T) < 8) {
        min = std::max(min, qint64(std::numeric_limits<T>::min()));
        max = std::min(max, qint64(std::numeric_limits<T>::max()));
    }
    return {min != Limits::min() ? std::optional(min) : std::nullopt,
            max != Limits::max() ? std::optional(max) : std::nullopt};
}

[[nodiscard]] QString ruleOf(const Bounds &bounds);
[[nodiscard]] QString ruleOf(TextRule rule);
[[nodiscard]] QJsonObject schemaOf(const Bounds &bounds);
[[nodiscard]] QJsonObject schemaOf(TextRule rule);
[[nodiscard]] QJsonObject idSchema();
[[nodiscard]] QJsonObject keptEventSchema();

/// "text", "id", "list of maps" ...
template <class T>
[[nodiscard]] QString typeName()
{
    if constexpr (isOptional<T>)
        return typeName<typename T::value_type>();
    else if constexpr (isList<T>)
        return u"list of "_s + typeName<typename T::value_type>() + u's';
    else if constexpr (std::is_same_v<T, bool>)
        return u"boolean"_s;
    else if constexpr (std::is_same_v<T, double>)
        return u"number"_s;
    else if constexpr (std::is_same_v<T, Timestamp>)
        return u"time"_s;
    else if constexpr (std::is_integral_v<T>)
        return u"integer"_s;
    else if constexpr (isId<T>)
        return u"id"_s;
    else if constexpr (NamedEnum<T>)
        return u"choice"_s;
    else if constexpr (std::is_same_v<T, KeptEvent>)
        return u"event"_s;
    else if constexpr (BytesOnTheWire<T>)
        return u"bytes"_s;
    else if constexpr (Described<T>)
        return u"map"_s;
    else
        return u"text"_s;
}

template <NamedEnum T>
[[nodiscard]] QStringList wordsOf()
{
    QStringList words;
    for (QLatin1StringView word : enumNames(T{}))
        words << word;
    return words;
}

template <class T>
[[nodiscard]] QString ruleFor(const Check &check)
{
    if constexpr (isOptional<T>)
        return ruleFor<typename T::value_type>(check);
    else if constexpr (isList<T>) {
        const QString items = ruleFor<typename T::value_type>({.text = check.text});
        if (check.max == std::numeric_limits<qint64>::max())
            return items.isEmpty() ? QString() : u"each: "_s + items;
        const QString least = check.min > 0 ? u"at least %1 and "_s.arg(check.min) : QString();
        return least + u"at most %1 items"_s.arg(check.max)
            + (items.isEmpty() ? QString() : u", each: "_s + items);
    } else if constexpr (NamedEnum<T>)
        return u'`' + wordsOf<T>().join(u"`, `"_s) + u'`';
    else if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, QByteArray>)
        return ruleOf(check.text);
    else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
        return ruleOf(boundsOf<T>(check));
    else if constexpr (BytesOnTheWire<T>)
        return u"at most %1 bytes; in JSON base64"_s.arg(T::maxBytes);
    else
        return {};
}

/// The rows of a packet's table, those of maps inside it behind their own.
template <Described T>
void addRows(std::vector<FieldRow> &rows, const QString &path)
{
    const auto add = [&](const auto &field) {
        using Member = MemberOf<std::remove_cvref_t<decltype(field)>>;
        using Item = ItemOf<Member>::Type;
        const QString name = path + field.name;
        rows.push_back(
            {name, typeName<Member>(), !isOptional<Member>, ruleFor<Member>(field.check), field.note});
        if constexpr (Described<Item>)
            addRows<Item>(rows, name + (typeName<Member>().startsWith("list"_L1) ? u"[]."_s : u"."_s));
    };
    T::fields().apply([&](const auto &...field) { (add(field), ...); });
}

template <Described T>
[[nodiscard]] std::vector<FieldRow> fieldRows()
{
    std::vector<FieldRow> rows;
    addRows<T>(rows, {});
    return rows;
}

template <Described T>
[[nodiscard]] QJsonObject fieldsSchema();

template <class T>
[[nodiscard]] QJsonObject valueSchema(const Check &check)
{
    if constexpr (isOptional<T>) {
        return valueSchema<typename T::value_type>(check);
    } else if constexpr (isList<T>) {
        QJsonObject list{{"type"_L1, "array"_L1},
                         {"items"_L1, valueSchema<typename T::value_type>({.text = check.text})}};
        if (check.max != std::numeric_limits<qint64>::max())
            list.insert("maxItems"_L1, check.max);
        if (check.min > 0)
            list.insert("minItems"_L1, check.min);
        return list;
    } else if constexpr (std::is_same_v<T, bool>) {
        return {{"type"_L1, "boolean"_L1}};
    } else if constexpr (std::is_same_v<T, double>) {
        return {{"type"_L1, "number"_L1}};
    } else if constexpr (std::is_same_v<T, Timestamp>) {
        return {{"type"_L1, "integer"_L1}};
    } else if constexpr (std::is_integral_v<T>) {
        return schemaOf(boundsOf<T>(check));
    } else if constexpr (isId<T>) {
        return idSchema();
    } else if constexpr (NamedEnum<T>) {
        return {{"enum"_L1, QJsonArray::fromStringList(wordsOf<T>())}};
    } else if constexpr (std::is_same_v<T, KeptEvent>) {
        return keptEventSchema();
    } else if constexpr (BytesOnTheWire<T>) {
        return {{"type"_L1, "string"_L1},
                {"contentEncoding"_L1, "base64"_L1},
                {"maxLength"_L1, (T::maxBytes + 2) / 3 * 4}};
    } else if constexpr (Described<T>) {
        return fieldsSchema<T>();
    } else {
        return schemaOf(check.text);
    }
}

/// The `d` of a packet.
template <Described T>
QJsonObject fieldsSchema()
{
    QJsonObject properties;
    QJsonArray required;
    const auto add = [&](const auto &field) {
        using Member = MemberOf<std::remove_cvref_t<decltype(field)>>;
        QJsonObject value = valueSchema<Member>(field.check);
        if (!field.note.isEmpty())
            value.insert("description"_L1, field.note);
        properties.insert(field.name, value);
        if constexpr (!isOptional<Member>)
            required.append(field.name);
    };
    T::fields().apply([&](const auto &...field) { (add(field), ...); });
    QJsonObject schema{{"type"_L1, "object"_L1}};
    if (!properties.isEmpty())
        schema.insert("properties"_L1, properties);
    if (!required.isEmpty())
        schema.insert("required"_L1, required);
    return schema;
}

} // namespace chat
