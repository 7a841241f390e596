// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/field.h"
#include "shared/protocol/writer.h"

#include <algorithm>

/// fields() <-> the wire: one description, read from a parsed Value and written by either writer.
namespace chat {

// A text for people is a QString; what must be visible ASCII (nonces, tokens) is a QByteArray.

/// Whether unknown keys that say who the client is are refused (commands) or ignored like other unknown keys.
enum class Direction { FromClient, FromServer };

inline std::unexpected<Error> badField(QByteArray field, QString detail)
{
    return std::unexpected(
        Error{.code = ErrorCode::BadField, .detail = std::move(detail), .field = std::move(field)});
}

template <class T>
[[nodiscard]] Result<T> read(Value value, const Check &check, Direction direction);

template <Described T>
[[nodiscard]] Result<T> readMap(Value map, Direction direction)
{
    T packet{};
    std::optional<Error> error;
    const auto readField = [&](const auto &field) {
        if (error)
            return;
        auto &member = packet.*field.member;
        using Member = std::remove_reference_t<decltype(member)>;
        const QByteArrayView name(field.name.data(), field.name.size());
        const Value value = map.find(name);
        if (!value.isValid() || value.isNull()) {
            if constexpr (!isOptional<Member>)
                error = Error{.code = ErrorCode::MissingField, .field = name.toByteArray()};
            return;
        }
        auto result = read<Member>(value, field.check, direction);
        if (result) {
            member = *std::move(result);
            return;
        }
        error = std::move(result.error());
        error->field = error->field.isEmpty() ? name.toByteArray() : name.toByteArray() + '.' + error->field;
    };
    std::apply([&](const auto &...field) { (readField(field), ...); }, T::fields());
    if (direction == Direction::FromClient && !error) {
        for (Value child = map.firstChild(); child.isValid(); child = child.nextIn(map)) {
            if (!isIdentityField(child.key()))
                continue;
            const bool declared = std::apply(
                [&](const auto &...field) {
                    return ((child.key() == QByteArrayView(field.name.data(), field.name.size())) || ...);
                },
                T::fields());
            if (!declared)
                error = Error{.code = ErrorCode::IdentityNotAllowed, .field = child.key().toByteArray()};
        }
    }
    if (error)
        return std::unexpected(*std::move(error));
    return packet;
}

inline Result<qint64> readInteger(Value value, const Check &check)
{
    const auto number = value.toInteger();
    if (!number)
        return badField({}, QStringLiteral("not a whole number"));
    if (*number < check.min || *number > check.max)
        return std::unexpected(
            Error{.code = ErrorCode::BadField,
                  .limit = QByteArray::number(check.min) + " .. " + QByteArray::number(check.max)});
    return *number;
}

/// Valid UTF-8 as it is. QString::fromUtf8() alone would take a byte order mark away from the start.
[[nodiscard]] inline QString textFromUtf8(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return utf8.startsWith("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + text : text;
}

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

template <class T>
Result<T> read(Value value, const Check &check, Direction direction)
{
    if constexpr (isOptional<T>) {
        auto present = read<typename T::value_type>(value, check, direction);
        return present ? Result<T>(T(*std::move(present))) : std::unexpected(std::move(present.error()));
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto boolean = value.toBool();
        return boolean ? Result<bool>(*boolean) : badField({}, QStringLiteral("not true or false"));
    } else if constexpr (std::is_same_v<T, double>) {
        const auto number = value.toReal();
        return number ? Result<double>(*number) : badField({}, QStringLiteral("not a number"));
    } else if constexpr (std::is_integral_v<T>) {
        Check range = check;
        range.min = std::max(range.min, qint64(std::numeric_limits<T>::min()));
        if constexpr (sizeof(T) < 8)
            range.max = std::min(range.max, qint64(std::numeric_limits<T>::max()));
        const auto number = readInteger(value, range);
        return number ? Result<T>(T(*number)) : std::unexpected(number.error());
    } else if constexpr (std::is_same_v<T, Timestamp>) {
        const auto ms = readInteger(value, check);
        return ms ? Result<T>(Timestamp(Milliseconds(*ms))) : std::unexpected(ms.error());
    } else if constexpr (std::is_same_v<T, QString>) {
        const auto text = value.toText();
        return text ? checkedText(check.text, textFromUtf8(*text))
                    : badField({}, QStringLiteral("not a text"));
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        const auto text = value.toText();
        if (!text)
            return badField({}, QStringLiteral("not a text"));
        return check.text == TextRule::None ? text->toByteArray() : checkedAscii(check.text, *text);
    } else if constexpr (isId<T>) {
        const auto text = value.toText();
        const auto id = text ? T::fromText(*text) : std::nullopt;
        return id ? Result<T>(*id) : badField({}, QStringLiteral("not an id of 13 characters"));
    } else if constexpr (NamedEnum<T>) {
        constexpr auto names = enumNames(T{});
        const auto text = value.toText();
        for (size_t i = 0; text && i < names.size(); ++i) {
            if (*text == QByteArrayView(names[i].data(), names[i].size()))
                return T(i);
        }
        return badField({}, QStringLiteral("not one of the words allowed here"));
    } else if constexpr (isList<T>) {
        if (!value.isList())
            return badField({}, QStringLiteral("not a list"));
        T list;
        for (Value child = value.firstChild(); child.isValid(); child = child.nextIn(value)) {
            if (qint64(list.size()) >= check.max)
                return std::unexpected(
                    Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(check.max) + " items"});
            auto item = read<typename T::value_type>(child, {.text = check.text}, direction);
            if (!item)
                return std::unexpected(std::move(item.error()));
            list.push_back(*std::move(item));
        }
        return list;
    } else if constexpr (Described<T>) {
        return value.isMap() ? readMap<T>(value, direction) : badField({}, QStringLiteral("not a map"));
    } else {
        return T::readFrom(value); // a type with a spelling of its own, such as KeptEvent
    }
}

template <class Writer, class T>
void write(Writer &out, const T &value)
    requires(!std::is_same_v<T, Value>)
{
    if constexpr (std::is_same_v<T, bool>) {
        out.boolean(value);
    } else if constexpr (std::is_same_v<T, double>) {
        out.real(value);
    } else if constexpr (std::is_integral_v<T>) {
        out.integer(qint64(value));
    } else if constexpr (std::is_same_v<T, Timestamp>) {
        out.integer(value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, QString>) {
        out.text(QStringView(value));
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        out.text(QByteArrayView(value));
    } else if constexpr (isId<T>) {
        out.word(IdText(value.value));
    } else if constexpr (NamedEnum<T>) {
        constexpr auto names = enumNames(T{});
        const QLatin1StringView name = names[size_t(value)];
        out.word(QByteArrayView(name.data(), name.size()));
    } else if constexpr (isList<T>) {
        out.list(qsizetype(value.size()));
        for (const auto &item : value)
            write(out, item);
    } else if constexpr (Described<T>) {
        const auto present = [&](const auto &field) {
            if constexpr (isOptional<std::remove_cvref_t<decltype(value.*field.member)>>)
                return (value.*field.member).has_value();
            else
                return true;
        };
        const auto writeField = [&](const auto &field) {
            if (!present(field))
                return;
            out.key(field.name);
            if constexpr (isOptional<std::remove_cvref_t<decltype(value.*field.member)>>)
                write(out, *(value.*field.member));
            else
                write(out, value.*field.member);
        };
        std::apply(
            [&](const auto &...field) {
                out.map((qsizetype(present(field)) + ... + 0));
                (writeField(field), ...);
            },
            T::fields());
    } else {
        value.writeTo(out);
    }
}

/// A described value alone, as JSON; what is kept in the store.
template <Described T>
[[nodiscard]] QByteArray toJson(const T &value)
{
    JsonWriter writer;
    write(writer, value);
    return writer.result();
}

} // namespace chat
