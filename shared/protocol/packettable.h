// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/mapcodec.h"

#include <array>
#include <variant>

namespace chat {

/// A packet of a variant: its name, its fields, and how the variant becomes it.
template <class Variant>
struct PacketRow {
    QLatin1StringView name;
    FieldTable (*fields)();
    void *(*emplace)(Variant &variant);
};

/// A variant of packets, as the table by which they are found.
template <class... Packets>
[[nodiscard]] constexpr auto packetRows(std::type_identity<std::variant<Packets...>>)
{
    using Variant = std::variant<Packets...>;
    return std::array{PacketRow<Variant>{Packets::name, &fieldTable<Packets>, [](Variant &variant) {
                                             return static_cast<void *>(&variant.template emplace<Packets>());
                                         }}...};
}

/// The alternative of `Variant` that is called `type`, read from the `d` of a request; an invalid value is an
/// empty map. Errors: UnknownType, BadField, and those of readMap.
template <class Variant>
[[nodiscard]] Result<Variant> readPacket(QByteArrayView type, Value fields)
{
    static constexpr auto rows = packetRows(std::type_identity<Variant>{});
    const auto row = std::ranges::find_if(rows, [&](const PacketRow<Variant> &candidate) {
        return type == QByteArrayView(candidate.name.data(), candidate.name.size());
    });
    if (row == rows.end())
        return refuse(ErrorCode::UnknownType);
    if (fields.isValid() && !fields.isMap())
        return std::unexpected(Error{.code = ErrorCode::BadField, .field = "d"});
    Result<Variant> packet;
    if (Error error; !readFields(row->emplace(*packet), row->fields(), fields, Direction::FromClient, error))
        packet = std::unexpected(std::move(error));
    return packet;
}

} // namespace chat
