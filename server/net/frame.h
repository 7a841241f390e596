// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/closecode.h"
#include "shared/core/limits.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>

#include <expected>
#include <optional>
#include <span>

/// RFC 6455 framing for the server's side: client frames are masked, ours are not. Pure: no socket, no clock.
namespace chat::server {

/// RFC 6455 section 5.2; the other numbers are reserved.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA
};

/// What a client may send. An operator's configuration; must outlive the readers that were given it.
struct FrameLimits {
    qsizetype maxFrameBytes = limits::maxFrameBytes; ///< payload of one data frame
    qsizetype maxMessageBytes = limits::maxFrameBytes; ///< payload of one message, fragments joined
    int maxFragments = limits::maxFragments; ///< frames of one message, empty ones too
};

/// Why the connection has to be closed: the code for the close frame and an English reason for it and the
/// log.
struct FrameViolation {
    CloseCode code = CloseCode::ProtocolError;
    QLatin1StringView reason;

    friend bool operator==(const FrameViolation &, const FrameViolation &) = default;
};

/// Who is told what the reader found. Views are valid during the call only. A function that returns false
/// pauses the reader after this frame; what follows is kept. It may not call the reader or destroy it.
class FrameSink
{
public:
    /// A complete message: Text (valid UTF-8) or Binary.
    [[nodiscard]] virtual bool onMessage(Opcode opcode, QByteArrayView payload) = 0;
    [[nodiscard]] virtual bool onPing(QByteArrayView payload) = 0;
    [[nodiscard]] virtual bool onPong(QByteArrayView payload) = 0;
    /// The peer's close frame: a code of RFC 6455 section 7.4 or 3000-4999; 1005 (NoStatus) when it had none.
    virtual void onClose(quint16 code, QByteArrayView reason) = 0;

protected:
    ~FrameSink() = default;
};

enum class FrameProgress : quint8 {
    NeedsMore, ///< everything was consumed, or is kept because it is not complete
    Paused, ///< the sink asked for it; go on with resume()
    Ended, ///< a close frame or a violation was seen; nothing is read any more
};

using FrameResult = std::expected<FrameProgress, FrameViolation>;

/// Turns a client's bytes into messages. However the bytes are split or merged, the sink sees the same
/// (B5-03). Idle it owns no heap. One thread.
class FrameReader
{
public:
    explicit FrameReader(const FrameLimits &limits) : m_limits(&limits) { }

    /// Takes the next bytes of the stream; they are unmasked in place, so the span is spoilt afterwards. When
    /// the sink pauses, the rest is copied into the reader. A violation is returned once, then Ended.
    [[nodiscard]] FrameResult feed(std::span<char> bytes, FrameSink &sink);

    /// Goes on with what was kept when the sink paused.
    [[nodiscard]] FrameResult resume(FrameSink &sink) { return feed({}, sink); }

    /// True while the peer owes the rest of a frame or of a message (faults rows 13 and 14). False while
    /// paused, because then it is we who do not read.
    [[nodiscard]] bool midMessage() const;

    /// Bytes held on the heap, for the accounting of memory.
    [[nodiscard]] qsizetype heldBytes() const { return m_held.capacity() + m_message.capacity(); }

private:
    struct Header;
    struct Pass;
    [[nodiscard]] std::expected<Header, FrameViolation> parseHeader(std::span<const char> bytes) const;
    [[nodiscard]] std::optional<FrameViolation> checkStart(quint8 first, quint8 second) const;
    [[nodiscard]] std::optional<FrameViolation> checkLength(Opcode opcode, quint64 payloadBytes) const;
    [[nodiscard]] std::expected<Pass, FrameViolation> readFrames(std::span<char> bytes, FrameSink &sink);
    [[nodiscard]] std::expected<std::span<char>, FrameViolation> readHeld(std::span<char> bytes,
                                                                          FrameSink &sink);
    [[nodiscard]] FrameResult deliver(const Header &header, QByteArrayView payload, FrameSink &sink);
    [[nodiscard]] FrameResult deliverData(const Header &header, QByteArrayView payload, FrameSink &sink);
    [[nodiscard]] FrameResult read(std::span<char> bytes, FrameSink &sink);

    const FrameLimits *m_limits;
    QByteArray m_held; ///< the beginning of a frame; while paused, whatever came behind the frame
    QByteArray m_message; ///< fragments so far, unmasked
    int m_fragments = 0; ///< of the unfinished message; 0: there is none
    Opcode m_opcode = Opcode::Continuation; ///< of the unfinished message
    FrameProgress m_progress = FrameProgress::NeedsMore;
};

/// A whole unmasked frame with FIN set, appended.
void appendFrame(QByteArray &out, Opcode opcode, QByteArrayView payload);
[[nodiscard]] QByteArray makeFrame(Opcode opcode, QByteArrayView payload);

/// The reason is UTF-8; it is cut at a character border to 123 bytes. 1005 and 1006 make a frame without
/// code, since they are never on the wire (RFC 6455 section 7.4.1).
[[nodiscard]] QByteArray makeCloseFrame(quint16 code, QByteArrayView reason = {});
[[nodiscard]] inline QByteArray makeCloseFrame(CloseCode code, QByteArrayView reason = {})
{
    return makeCloseFrame(quint16(code), reason);
}

} // namespace chat::server
