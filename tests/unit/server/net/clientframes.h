// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/frame.h"

/// What a WebSocket client sends: masked frames (RFC 6455 section 5.3), good ones and bad ones. For tests.
namespace chat::server {

inline constexpr int finBit = 0x80;

/// A masked client frame. `lengthBytes` 0: the shortest form; 2 or 8: that form.
inline QByteArray rawFrame(int first, QByteArrayView payload, int lengthBytes = 0, quint32 key = 0xA1B2C3D4)
{
    QByteArray frame(1, char(first));
    const auto length = quint64(payload.size());
    if (lengthBytes == 0)
        lengthBytes = length < 126 ? 1 : length <= 0xFFFF ? 2 : 8;
    if (lengthBytes > 1)
        frame.append(char(lengthBytes == 2 ? 0x80 | 126 : 0x80 | 127));
    for (int i = lengthBytes - 1; i >= 0; --i)
        frame.append(char((length >> (8 * i)) | (lengthBytes == 1 ? 0x80 : 0)));
    char mask[4];
    for (int i = 0; i < 4; ++i)
        frame.append(mask[i] = char(key >> (8 * (3 - i))));
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame.append(char(payload[i] ^ mask[i % 4]));
    return frame;
}

inline QByteArray masked(Opcode opcode, QByteArrayView payload, bool final = true)
{
    return rawFrame(int(opcode) | (final ? finBit : 0), payload);
}

inline QByteArray fragments(int count, QByteArrayView piece = "x")
{
    QByteArray bytes = masked(Opcode::Text, piece, count == 1);
    for (int i = 2; i <= count; ++i)
        bytes += masked(Opcode::Continuation, piece, i == count);
    return bytes;
}

inline QByteArray closePayload(quint16 code, QByteArrayView reason = {})
{
    return QByteArray{} + char(code >> 8) + char(code & 0xFF) + reason.toByteArray();
}

} // namespace chat::server
