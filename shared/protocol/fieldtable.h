// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/mapcodec.h"

#include <array>
#include <limits>
#include <variant>

/// How tables of fields are made: commandfields.cpp and adminfields.cpp do it for all packets and what is in
/// them, so that nobody else has to compile it. A test with a struct of its own includes this.
namespace chat {

/// What the members of all packets are made of. False: `error` says why.
bool badField(Error &error, QString detail);
bool readMember(bool &to, Value value, Error &error);
bool readMember(double &to, Value value, Error &error);
bool readMember(qint64 &to, Value value, const Check &check, Error &error);
bool readMember(QString &to, Value value, TextRule rule, Error &error);
bool readMember(QByteArray &to, Value value, TextRule rule, Error &error);
/// `append` makes one more item of `list` and says where.
bool readItems(void *list, void *(*append)(void *list), const MemberCodec &item, Value value,
               const Check &check, Direction direction, Error &error);
/// The place of the value among `names`.
bool readMember(size_t &to, Value value, std::span<const QLatin1StringView> names, Error &error);

template <class T>
[[nodiscard]] constexpr MemberCodec makeMemberCodec();
template <class T>
inline constexpr MemberCodec memberCodec = makeMemberCodec<T>();

template <class T>
bool read(T &to, Value value, const Check &check, Direction direction, Error &error)
{
    if constexpr (isOptional<T>) {
        return read(to.emplace(), value, check, direction, error);
    } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, double>) {
        return readMember(to, value, error);
    } else if constexpr (std::is_integral_v<T>) {
        Check range = check;
        range.min = std::max(range.min, qint64(std::numeric_limits<T>::min()));
        if constexpr (sizeof(T) < 8)
            range.max = std::min(range.max, qint64(std::numeric_limits<T>::max()));
        qint64 number = 0;
        const bool good = readMember(number, value, range, error);
        to = T(number);
        return good;
    } else if constexpr (std::is_same_v<T, Timestamp>) {
        qint64 ms = 0;
        const bool good = readMember(ms, value, check, error);
        to = Timestamp(Milliseconds(ms));
        return good;
    } else if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, QByteArray>) {
        return readMember(to, value, check.text, error);
    } else if constexpr (isId<T>) {
        const auto text = value.toText();
        const auto id = text ? T::fromText(*text) : std::nullopt;
        if (!id)
            return badField(error, QStringLiteral("not an id of 13 characters"));
        to = *id;
        return true;
    } else if constexpr (NamedEnum<T>) {
        static constexpr auto names = enumNames(T{});
        size_t place = 0;
        const bool good = readMember(place, value, names, error);
        to = T(place);
        return good;
    } else if constexpr (isList<T>) {
        const auto append = [](void *list) -> void * { return &static_cast<T *>(list)->emplace_back(); };
        return readItems(&to, append, memberCodec<typename T::value_type>, value, check, direction, error);
    } else if constexpr (Described<T>) {
        return value.isMap() ? readFields(&to, fieldTable<T>(), value, direction, error)
                             : badField(error, QStringLiteral("not a map"));
    } else {
        auto result = T::readFrom(value); // a type with a spelling of its own, such as KeptEvent
        if (result)
            to = *std::move(result);
        else
            error = std::move(result.error());
        return result.has_value();
    }
}

template <class Writer, class T>
void write(Writer &out, const T &value)
    requires(!std::is_same_v<T, Value>)
{
    if constexpr (isOptional<T>) {
        write(out, *value);
    } else if constexpr (std::is_same_v<T, bool>) {
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
        writeFields(out, fieldTable<T>(), &value);
    } else {
        value.writeTo(out);
    }
}

template <class T>
constexpr MemberCodec makeMemberCodec()
{
    MemberCodec codec{
        .read = [](void *member, Value value, const Check &check, Direction direction,
                   Error &error) { return read(*static_cast<T *>(member), value, check, direction, error); },
        .writeJson = [](JsonWriter &out, const void *member) { write(out, *static_cast<const T *>(member)); },
        .writeCbor = [](CborWriter &out, const void *member) { write(out, *static_cast<const T *>(member)); },
    };
    if constexpr (isOptional<T>)
        codec.isPresent = [](const void *member) { return static_cast<const T *>(member)->has_value(); };
    return codec;
}

/// `object` may be of a class that inherits the described one.
template <class Object, class Owner, class T>
[[nodiscard]] FieldEntry entryOf(const Object &object, const Field<Owner, T> &field)
{
    const auto *member = reinterpret_cast<const char *>(&(object.*field.member));
    return {field.name, field.check, member - reinterpret_cast<const char *>(&object), &memberCodec<T>};
}

template <Described T>
FieldTable fieldTable()
{
    static const auto entries = T::fields().apply([object = T()](const auto &...field) {
        return std::array<FieldEntry, sizeof...(field)>{entryOf(object, field)...};
    });
    return entries;
}

/// `template struct EventTables<Variant>;` compiles the table of each packet: the addresses, which nobody
/// reads.
template <class Variant>
struct EventTables;
template <class... T>
struct EventTables<std::variant<T...>> {
    static FieldTable (*const all[])();
};
template <class... T>
FieldTable (*const EventTables<std::variant<T...>>::all[])() = {&fieldTable<T>...};

/// And of each answer.
template <class Variant>
struct CommandTables;
template <class... T>
struct CommandTables<std::variant<T...>> {
    static FieldTable (*const all[])();
};
template <class... T>
FieldTable (*const CommandTables<std::variant<T...>>::all[])()
    = {&fieldTable<T>..., &fieldTable<typename T::Answer>...};

} // namespace chat
