// SPDX-License-Identifier: Apache-2.0
#include "tests/load/packets.h"

#include "shared/core/limits.h"

#include <algorithm>
#include <charconv>

namespace chat::load {
namespace {

constexpr std::string_view messageBegin = R"({"t":"msg.new","r":")";
constexpr std::string_view okBegin = R"({"t":"ok","id":)";
constexpr std::string_view welcomeBegin = R"({"t":"welcome")";
constexpr std::string_view snapshotBegin = R"({"t":"room.snapshot","r":")";
constexpr std::string_view errorBegin = R"({"t":"error")";

/// What stands behind `key` in `text`; empty when it is not there.
std::string_view behind(std::string_view text, std::string_view key)
{
    const size_t at = text.find(key);
    return at == std::string_view::npos ? std::string_view() : text.substr(at + key.size());
}

uint64_t numberAt(std::string_view text)
{
    uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Makes `text` so many bytes long. Beyond as many as a server takes characters, some are four bytes long.
void fill(std::string &text, size_t bytes)
{
    constexpr size_t mostCharacters = limits::maxTextCodePoints;
    constexpr std::string_view wide = "\xF0\x9F\x80\x84"; // U+1F004, a tile
    const size_t excess = bytes > mostCharacters ? bytes - mostCharacters : 0;
    const size_t room = bytes - std::min(bytes, text.size());
    const size_t wides = std::min((excess + 2) / 3, room / wide.size()); // each saves three characters
    text.append(room - wides * wide.size(), 'x');
    for (size_t i = 0; i < wides; ++i)
        text.append(wide);
}

std::string_view word(std::string_view text) { return text.substr(0, text.find('"')); }

Packet readMessage(std::string_view packet, size_t textBytes)
{
    Packet read{.said = Said::Message, .room = packet.substr(messageBegin.size(), roomIdChars)};
    constexpr std::string_view qKey = R"(","q":)";
    const size_t qAt = messageBegin.size() + roomIdChars;
    if (packet.substr(qAt, qKey.size()) == qKey)
        read.q = numberAt(packet.substr(qAt + qKey.size()));
    constexpr std::string_view end = R"("}})";
    if (packet.size() > textBytes + end.size())
        read.stamp = stampOf(packet.substr(packet.size() - textBytes - end.size()));
    if (read.stamp == 0)
        read.stamp = stampOf(behind(packet, R"("text":")"));
    return read;
}

} // namespace

std::string stamped(Stamp intended)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(stampChars + 1, '~');
    for (size_t i = stampChars; i > 0; --i, intended >>= 4)
        text[i] = digits[size_t(intended & 0xF)];
    return text;
}

Stamp stampOf(std::string_view text)
{
    if (text.size() < stampChars + 1 || text[0] != '~')
        return 0;
    Stamp stamp = 0;
    const char *end = text.data() + 1 + stampChars;
    const auto read = std::from_chars(text.data() + 1, end, stamp, 16);
    return read.ptr == end ? stamp : 0;
}

std::string messageText(Stamp intended, size_t bytes)
{
    std::string text = stamped(intended);
    fill(text, bytes);
    return text;
}

std::string helloPacket() { return R"({"t":"hello","id":1,"d":{"ver":1,"client":{"name":"chat-load"}}})"; }

std::string guestPacket(std::string_view nick)
{
    return std::string(R"({"t":"auth.guest","id":2,"d":{"nick":")").append(nick).append(R"("}})");
}

std::string enterPacket(std::string_view channel)
{
    return std::string(R"({"t":"room.enter","id":3,"d":{"name":")").append(channel).append(R"("}})");
}

std::string sayPacket(std::string_view room, Stamp intended, uint64_t number, size_t bytes)
{
    std::string packet = R"({"t":"msg.send","id":4,"d":{"room":")";
    packet.reserve(packet.size() + bytes + 100);
    return packet.append(room)
        .append(R"(","nonce":")")
        .append(stamped(intended))
        .append("-")
        .append(std::to_string(number))
        .append(R"(","text":")")
        .append(messageText(intended, bytes))
        .append(R"("}})");
}

Packet readPacket(std::string_view packet, size_t textBytes)
{
    if (packet.starts_with(messageBegin))
        return readMessage(packet, textBytes);
    if (packet.starts_with(okBegin)) {
        const Stamp stamp = stampOf(behind(packet, R"("nonce":")"));
        if (stamp == 0)
            return {};
        return {.said = Said::Stored, .q = numberAt(behind(packet, R"("q":)")), .stamp = stamp};
    }
    if (packet.starts_with(snapshotBegin)) {
        constexpr size_t roomFields = 400; // the room comes first, and its name is short
        if (behind(packet.substr(0, roomFields), R"("kind":"channel")").empty())
            return {};
        // `q` of the fields stands behind the members; what is in the log would come later.
        return {.said = Said::Entered,
                .room = packet.substr(snapshotBegin.size(), roomIdChars),
                .q = numberAt(behind(packet, R"(,"q":)"))};
    }
    if (packet.starts_with(welcomeBegin))
        return {.said = Said::LoggedIn};
    if (packet.starts_with(errorBegin))
        return {.said = Said::Refused, .error = word(behind(packet, R"("name":")"))};
    return {};
}

std::string bareJoin(uint64_t room) { return "room-" + std::to_string(room); }

std::string bareMessage(Stamp intended, uint64_t number, size_t bytes)
{
    std::string text = stamped(intended) + stamped(Stamp(number));
    fill(text, bytes);
    return text;
}

Packet readBare(std::string_view frame)
{
    constexpr size_t stampBytes = stampChars + 1;
    if (frame.size() < 2 * stampBytes)
        return {};
    const Stamp stamp = stampOf(frame);
    const Stamp number = stampOf(frame.substr(stampBytes));
    if (stamp == 0 || number == 0)
        return {};
    return {.said = Said::Message, .q = uint64_t(number), .stamp = stamp};
}

} // namespace chat::load
