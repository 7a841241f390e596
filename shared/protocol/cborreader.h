// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <span>

namespace chat {

class DocumentBuilder;

/// Reads CBOR (RFC 8949): one value, well-formed, with text keys only. Tags are refused, `undefined` reads as
/// null, chunked texts and byte strings are joined in their place. Allocates nothing, and recurses no deeper
/// than the builder opens lists and maps. (nlohmann's reader recurses once for each byte 0x7f of
/// its input and reads -2^64 as 0.)
class CborReader
{
public:
    CborReader(std::span<char> bytes, DocumentBuilder &out) : m_bytes(bytes), m_out(out) { }

    /// The whole input. False when it was refused; the builder knows why.
    [[nodiscard]] bool read();

private:
    enum Major { Unsigned, Negative, Bytes, Text, List, Map, Tag, Simple };

    struct Head {
        Major major;
        bool open; ///< of indefinite length (RFC 8949 section 3.2)
        int info; ///< the low five bits
        quint64 argument;
    };

    bool head(Head &head);
    bool value();
    bool value(const Head &head);
    bool listItems(const Head &list);
    bool mapItems(const Head &map);
    bool string(const Head &head, QByteArrayView &content);
    bool slice(const Head &head, QByteArrayView &content);
    bool simple(const Head &head);
    bool atBreak();
    bool malformed();

    std::span<char> m_bytes;
    size_t m_at = 0;
    DocumentBuilder &m_out;
};

} // namespace chat
