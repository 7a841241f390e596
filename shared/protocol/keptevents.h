// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/mapcodec.h"
#include "shared/protocol/values.h"

namespace chat {

/// What a kept event says; none when it is of another type, or cannot be read. Pure.
template <Packet T>
[[nodiscard]] std::optional<T> readKept(const KeptEvent &event)
{
    if (QLatin1StringView(event.type) != T::name)
        return std::nullopt;
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    if (!body)
        return std::nullopt;
    auto packet = readMap<T>(*body, Direction::FromServer);
    return packet ? std::optional(*std::move(packet)) : std::nullopt;
}

} // namespace chat
