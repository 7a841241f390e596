// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/protocol/validate.h"

#include <QLatin1StringView>

#include <concepts>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace chat {

/// What a value must hold beyond its type.
struct Check {
    TextRule text = TextRule::None; ///< of a text
    qint64 min = std::numeric_limits<qint64>::min(); ///< of a number; of a list: how many items at least
    qint64 max = std::numeric_limits<qint64>::max(); ///< of a number; of a list: how many items
};

[[nodiscard]] constexpr Check text(TextRule rule) { return {.text = rule}; }
[[nodiscard]] constexpr Check between(qint64 min, qint64 max) { return {.min = min, .max = max}; }
[[nodiscard]] constexpr Check atMost(qint64 items) { return {.min = 0, .max = items}; }

/// One field of a packet: its name on the wire, where it is kept, what it means (for the protocol page), and
/// what it must hold. A std::optional member may be absent; every other one is required.
template <class Owner, class Value>
struct Field {
    QLatin1StringView name;
    Value Owner::*member;
    QLatin1StringView note = {};
    Check check = {};
};

template <class Owner, class Value>
Field(QLatin1StringView, Value Owner::*) -> Field<Owner, Value>;
template <class Owner, class Value>
Field(QLatin1StringView, Value Owner::*, QLatin1StringView) -> Field<Owner, Value>;
template <class Owner, class Value>
Field(QLatin1StringView, Value Owner::*, QLatin1StringView, Check) -> Field<Owner, Value>;

template <size_t, class F>
struct FieldAt {
    F field;
};

template <class Places, class... F>
struct FieldPack;

template <size_t... place, class... F>
struct FieldPack<std::index_sequence<place...>, F...> : FieldAt<place, F>... {
    constexpr FieldPack(const F &...field) : FieldAt<place, F>{field}... { }

    /// What `visit` makes of all of them.
    constexpr decltype(auto) apply(auto &&visit) const
    {
        return visit(static_cast<const FieldAt<place, F> &>(*this).field...);
    }
};

/// A tuple of Field that can do nothing but be visited; std::tuple takes the compiler longer.
template <class... F>
struct Fields : FieldPack<std::index_sequence_for<F...>, F...> {
    using FieldPack<std::index_sequence_for<F...>, F...>::FieldPack;
};
template <class... F>
Fields(F...) -> Fields<F...>;

/// A struct that says what is in it: `static constexpr auto fields()` returns Fields.
template <class T>
concept Described = requires { T::fields(); };

/// A packet: a described struct with its name on the wire and a sentence about it.
template <class T>
concept Packet = Described<T> && requires {
    { T::name } -> std::convertible_to<QLatin1StringView>;
    { T::about } -> std::convertible_to<QLatin1StringView>;
};

/// An enumeration that travels by name: `constexpr std::array enumNames(T)`, found by its argument, in the
/// order of the enumerators. Only names are on the wire, never numbers (B1-21).
template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) { enumNames(value); };

template <class T>
inline constexpr bool isOptional = false;
template <class T>
inline constexpr bool isOptional<std::optional<T>> = true;

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

template <class T>
inline constexpr bool isList = false;
template <class T>
inline constexpr bool isList<std::vector<T>> = true;

} // namespace chat
