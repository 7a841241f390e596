// SPDX-License-Identifier: Apache-2.0
#include "tests/load/matchpackets.h"

#include "tests/load/packets.h"

namespace chat::load {
namespace {

constexpr std::string_view begin = R"({"t":"match.)";

std::string_view matchOf(std::string_view packet)
{
    constexpr std::string_view key = R"("match":")";
    const size_t at = packet.find(key);
    return at == std::string_view::npos ? std::string_view() : packet.substr(at + key.size(), roomIdChars);
}

int countOf(std::string_view text, std::string_view what)
{
    int count = 0;
    for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
        ++count;
    return count;
}

} // namespace

std::string queuePacket(std::string_view mode)
{
    return std::string(R"({"t":"match.queue","id":5,"d":{"mode":")").append(mode).append(R"("}})");
}

std::string acceptPacket(std::string_view match)
{
    return std::string(R"({"t":"match.ready","id":6,"d":{"match":")")
        .append(match)
        .append(R"(","accept":true}})");
}

std::string drawPacket(std::string_view match, int teams)
{
    std::string packet
        = std::string(R"({"t":"match.result","id":7,"d":{"match":")").append(match).append(R"(","places":[)");
    for (int team = 0; team < teams; ++team)
        packet.append(team > 0 ? ",1" : "1");
    return packet.append("]}}");
}

std::string leavePacket(std::string_view match)
{
    return std::string(R"({"t":"match.leave","id":8,"d":{"match":")").append(match).append(R"("}})");
}

MatchPacket readMatchPacket(std::string_view packet)
{
    if (!packet.starts_with(begin))
        return {};
    const std::string_view rest = packet.substr(begin.size());
    if (rest.starts_with("found\""))
        return {.said = MatchSaid::Found, .match = matchOf(packet)};
    if (rest.starts_with("start\""))
        return {
            .said = MatchSaid::Started, .match = matchOf(packet), .teams = countOf(packet, R"({"players":)")};
    if (rest.starts_with("ended\""))
        return {.said = MatchSaid::Ended,
                .match = matchOf(packet),
                .hasResult = rest.find(R"("reason":"result")") != std::string_view::npos};
    if (rest.starts_with("failed\""))
        return {.said = rest.find(R"("requeued":true)") != std::string_view::npos ? MatchSaid::Requeued
                                                                                  : MatchSaid::Failed};
    return {};
}

} // namespace chat::load
