// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The packets of a match that a load needs, as packets.h has those of a room.
namespace chat::load {

// What the client says
[[nodiscard]] std::string queuePacket(std::string_view mode);
[[nodiscard]] std::string acceptPacket(std::string_view match);
/// A draw of all `teams`, so that ratings stay near one another.
[[nodiscard]] std::string drawPacket(std::string_view match, int teams);
[[nodiscard]] std::string leavePacket(std::string_view match);

enum class MatchSaid : uint8_t {
    Other, ///< not about a match, or of no interest
    Found,
    Started,
    Ended,
    Failed, ///< the ticket is over
    Requeued, ///< a match was found and does not begin; the ticket waits on
};

/// What a packet of the server says about a match.
struct MatchPacket {
    MatchSaid said = MatchSaid::Other;
    std::string_view match; ///< id, a view into the packet; empty in Failed and Requeued
    int teams = 0; ///< of Started
    bool hasResult = false; ///< of Ended
};

[[nodiscard]] MatchPacket readMatchPacket(std::string_view packet);

} // namespace chat::load
