// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chat::load {

/// What a server's frame is. RFC 6455 section 5.2.
enum class FrameKind : uint8_t { Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xA };

/// Cuts what a server sends into frames. Expects what our servers and peers send: no mask, no fragments.
/// Idle it owns no heap; a frame that lies whole in the input is not copied. One thread.
class ServerFrames
{
public:
    /// Calls `frame(FrameKind, std::string_view payload)` for each complete frame; the view is valid during
    /// the call. False: not a frame of such a server; nothing more is read.
    bool feed(std::string_view bytes, auto &&frame)
    {
        if (!m_rest.empty()) {
            m_rest.append(bytes);
            std::string joined = std::move(m_rest);
            m_rest.clear();
            return cut(joined, frame);
        }
        return cut(bytes, frame);
    }

private:
    struct Header {
        size_t bytes = 0; ///< of the header; 0: it is not complete
        uint64_t payload = 0;
        bool broken = false;
    };
    [[nodiscard]] static Header headerOf(std::string_view bytes);

    bool cut(std::string_view bytes, auto &&frame)
    {
        while (!bytes.empty()) {
            const Header header = headerOf(bytes);
            if (header.broken)
                return false;
            if (header.bytes == 0 || bytes.size() - header.bytes < header.payload)
                break;
            frame(FrameKind(uint8_t(bytes[0]) & 0x0F), bytes.substr(header.bytes, header.payload));
            bytes.remove_prefix(header.bytes + header.payload);
        }
        m_rest.assign(bytes);
        if (m_rest.empty() && m_rest.capacity() > 256)
            m_rest = {};
        return true;
    }

    std::string m_rest; ///< the beginning of a frame
};

} // namespace chat::load
