// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <span>

struct iovec;

namespace chat::server {

/// Who is told what happens to a stream. A callback may destroy the stream only as its last act.
class StreamEvents
{
public:
    virtual void onReadable() = 0; ///< there are bytes, or the end
    virtual void onWritable() = 0; ///< after wantWrite(true)
    virtual void onBroken() = 0; ///< reset, or TLS failed; nothing more can be read or written

protected:
    ~StreamEvents() = default;
};

/// A connected byte stream: a plain descriptor, or TLS. Used in one I/O thread; never blocks.
class ByteStream
{
public:
    ByteStream() = default;
    virtual ~ByteStream() = default;
    Q_DISABLE_COPY_MOVE(ByteStream)

    static constexpr qsizetype wouldBlock = 0;
    static constexpr qsizetype ended = -1; ///< the peer is done sending; writing may still be possible
    static constexpr qsizetype broken = -2;

    /// How many bytes were read, or wouldBlock, ended, broken.
    [[nodiscard]] virtual qsizetype read(std::span<char> buffer) = 0;
    /// How many bytes were taken, or wouldBlock, broken. At most 64 pieces.
    [[nodiscard]] virtual qsizetype write(std::span<const iovec> pieces) = 0;
    /// Whether onReadable() is wanted; true at the beginning.
    virtual void wantRead(bool on) = 0;
    virtual void wantWrite(bool on) = 0;
    /// No more writing: the peer sees the end behind what was written.
    virtual void shutdown() = 0;
};

} // namespace chat::server
