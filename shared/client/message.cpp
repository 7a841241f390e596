// SPDX-License-Identifier: Apache-2.0
#include "shared/client/message.h"

namespace chat::client {

std::optional<Message> messageFrom(const KeptEvent &event)
{
    if (QLatin1StringView(event.type) != MessageNew::name)
        return std::nullopt;
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    if (!body)
        return std::nullopt;
    auto said = readMap<MessageNew>(*body, Direction::FromServer);
    if (!said)
        return std::nullopt;
    return Message{
        .seq = event.seq, .author = std::move(said->user), .text = std::move(said->text), .time = event.time};
}

std::optional<Message> messageFrom(const ServerPacket &event)
{
    if (QLatin1StringView(event.type) != MessageNew::name)
        return std::nullopt;
    auto said = event.as<MessageNew>();
    if (!said)
        return std::nullopt;
    return Message{.seq = event.seq,
                   .author = std::move(said->user),
                   .text = std::move(said->text),
                   .time = event.time.value_or(Timestamp())};
}

} // namespace chat::client
