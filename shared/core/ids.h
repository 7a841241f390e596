// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <compare>
#include <functional>
#include <optional>

namespace chat {

/// How many characters of [0-9a-z] an id has on the wire.
inline constexpr qsizetype idChars = 13;

/// A 64-bit number as its 13 characters [0-9a-z], most significant first. Opaque to clients (B3-13).
class IdText
{
public:
    explicit IdText(quint64 value);
    operator QByteArrayView() const { return {m_chars, idChars}; } // valid as long as this

private:
    char m_chars[idChars];
};
[[nodiscard]] inline QByteArray idToText(quint64 value)
{
    return QByteArrayView(IdText(value)).toByteArray();
}

/// The reverse. None when the text is not exactly 13 characters of [0-9a-z], is zero, or does not fit 64
/// bits.
[[nodiscard]] std::optional<quint64> idFromText(QByteArrayView text);

/// A 64-bit random number that is never zero; from the system's secure generator. Any thread.
[[nodiscard]] quint64 randomId();

/// A number that cannot be mistaken for another kind of number. Zero means "none".
template <class Tag>
struct Id {
    quint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const noexcept { return value != 0; }
    [[nodiscard]] QByteArray toText() const { return idToText(value); }
    [[nodiscard]] static std::optional<Id> fromText(QByteArrayView text)
    {
        const auto number = idFromText(text);
        return number ? std::optional(Id{*number}) : std::nullopt;
    }
    [[nodiscard]] static Id random() { return Id{randomId()}; }
    friend constexpr auto operator<=>(Id, Id) noexcept = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using UserId = Id<struct UserTag>;
using RoomId = Id<struct RoomTag>;
using SessionId = Id<struct SessionTag>;
using AnnounceId = Id<struct AnnounceTag>;
using BanId = Id<struct BanTag>;
/// The first 64 bits of the SHA-256 of what a client calls its device (decision 38).
using DeviceId = Id<struct DeviceTag>;

/// A room's sequence number: 1, 2, 3 ... without holes; below 2^53 so that a JavaScript client reads it
/// whole.
using Seq = qint64;

/// Client request number, chosen by the client, > 0; zero means "fire and forget".
using RequestId = quint32;

} // namespace chat

template <class Tag>
struct std::hash<chat::Id<Tag>> {
    size_t operator()(chat::Id<Tag> id) const noexcept { return std::hash<quint64>{}(id.value); }
};
