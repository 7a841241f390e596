// SPDX-License-Identifier: Apache-2.0
#include "tests/load/serverframes.h"

namespace chat::load {

ServerFrames::Header ServerFrames::headerOf(std::string_view bytes)
{
    const auto byte = [&](size_t index) { return uint64_t(uint8_t(bytes[index])); };
    constexpr uint64_t finished = 0x80;
    constexpr uint64_t reserved = 0x70;
    constexpr uint64_t masked = 0x80;
    const uint64_t opcode = byte(0) & 0x0F;
    const bool known = opcode == 0x1 || opcode == 0x2 || (opcode >= 0x8 && opcode <= 0xA);
    if (!(byte(0) & finished) || (byte(0) & reserved) || !known)
        return {.broken = true};
    if (bytes.size() < 2)
        return {};
    if (byte(1) & masked)
        return {.broken = true};

    const uint64_t length = byte(1);
    const size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (extra == 0)
        return {.bytes = 2, .payload = length};
    if (bytes.size() < 2 + extra)
        return {};
    uint64_t payload = 0;
    for (size_t i = 0; i < extra; ++i)
        payload = payload << 8 | byte(2 + i);
    constexpr uint64_t sane = uint64_t(64) << 20;
    return {.bytes = 2 + extra, .payload = payload, .broken = payload > sane};
}

} // namespace chat::load
