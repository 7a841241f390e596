// SPDX-License-Identifier: Apache-2.0
#include "tests/load/clientframes.h"

#include <array>

namespace chat::load {

void appendClientFrame(std::string &out, FrameKind kind, std::string_view payload)
{
    constexpr std::array<char, 4> mask{0x4D, 0x61, 0x64, 0x61};
    constexpr char finished = char(0x80);
    constexpr size_t masked = 0x80;
    const size_t length = payload.size();
    out.push_back(char(finished | char(kind)));
    const int extra = length < 126 ? 0 : length <= 0xFFFF ? 2 : 8;
    out.push_back(char(masked | (extra == 0 ? length : extra == 2 ? 126 : 127)));
    for (int i = extra - 1; i >= 0; --i)
        out.push_back(char(length >> (8 * i) & 0xFF));
    out.append(mask.data(), mask.size());
    const size_t begin = out.size();
    out.append(payload);
    for (size_t i = 0; i < length; ++i)
        out[begin + i] = char(out[begin + i] ^ mask[i & 3]);
}

std::string handshakeRequest(std::string_view host, std::string_view path)
{
    std::string request = "GET ";
    request.append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    return request.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: bWFkYW5nIGNoYXQtbG9hZA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
}

} // namespace chat::load
