// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The few packets of docs/PROTOCOL.md that a load needs, written and recognised by their first letters. Not
/// a JSON reader: it relies on the order of keys in which our server writes.
namespace chat::load {

/// Time of the generator's steady clock, in nanoseconds; as 16 hexadecimal digits in nonces and texts.
using Stamp = int64_t;

constexpr size_t stampChars = 16;
constexpr size_t roomIdChars = 13;

/// The beginning of a text or nonce of ours: `~` and the time at which it was to be sent.
[[nodiscard]] std::string stamped(Stamp intended);
/// 0 when `text` does not begin like that.
[[nodiscard]] Stamp stampOf(std::string_view text);

// What the client says
[[nodiscard]] std::string helloPacket();
[[nodiscard]] std::string guestPacket(std::string_view nick);
[[nodiscard]] std::string enterPacket(std::string_view channel);
/// `bytes` >= 17 of text that begins with the stamp; `number` makes the nonce unique.
[[nodiscard]] std::string sayPacket(std::string_view room, Stamp intended, uint64_t number, size_t bytes);
/// A text of `bytes`, at least 17, that begins with the stamp: ASCII, and above 4,000 (as many characters as
/// a message may have) with characters of four bytes. So 15,949 is the longest that a server takes.
[[nodiscard]] std::string messageText(Stamp intended, size_t bytes);

enum class Said : uint8_t {
    Other, ///< of no interest
    Message, ///< msg.new; room, q, stamp
    Stored, ///< ok to msg.send; q, stamp
    LoggedIn, ///< welcome
    Entered, ///< room.snapshot of a channel; room, q
    Refused, ///< error; error is its name
};

/// What a packet of the server says.
struct Packet {
    Said said = Said::Other;
    std::string_view room; ///< id, a view into the packet
    uint64_t q = 0;
    Stamp stamp = 0; ///< 0: not a message of ours
    std::string_view error; ///< a view into the packet
};

/// `textBytes` is the length of our messages' text, which saves looking for it.
[[nodiscard]] Packet readPacket(std::string_view packet, size_t textBytes);

// The dialect of bare hubs: the first frame names a room and is answered by any frame; every later one goes
// as it is to all in the room.
[[nodiscard]] std::string bareJoin(uint64_t room);
/// `number` > 0 counts the room's messages; it stands behind the stamp, written like one. `bytes` >= 34.
/// Filled up like the text of a message.
[[nodiscard]] std::string bareMessage(Stamp intended, uint64_t number, size_t bytes);
/// q is that number.
[[nodiscard]] Packet readBare(std::string_view frame);

} // namespace chat::load
