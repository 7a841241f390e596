// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

constexpr quint8 finBit = 0x80;
constexpr quint8 rsvBits = 0x70;
constexpr quint8 opcodeBits = 0x0F;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7F;
constexpr quint8 length16 = 126; // the length follows in 2 bytes
constexpr quint8 length64 = 127; // the length follows in 8 bytes
constexpr qsizetype maskBytes = 4;

constexpr FrameViolation broken(QLatin1StringView reason) { return {CloseCode::ProtocolError, reason}; }

constexpr bool isControl(Opcode opcode) { return quint8(opcode) >= quint8(Opcode::Close); }

constexpr bool isKnown(Opcode opcode)
{
    return opcode <= Opcode::Binary || (opcode >= Opcode::Close && opcode <= Opcode::Pong);
}

// RFC 6455 section 7.4: 1004-1006 and 1015 never travel, the rest below 3000 is not ours to give meaning to.
constexpr bool isValidCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011) || (code >= 3000 && code <= 4999);
}

void unmask(std::span<char> payload, std::array<char, maskBytes> mask)
{
    quint64 key = 0;
    std::memcpy(&key, mask.data(), mask.size());
    std::memcpy(reinterpret_cast<char *>(&key) + mask.size(), mask.data(), mask.size());
    size_t at = 0;
    for (; at + sizeof key <= payload.size(); at += sizeof key) {
        quint64 word;
        std::memcpy(&word, payload.data() + at, sizeof word);
        word ^= key;
        std::memcpy(payload.data() + at, &word, sizeof word);
    }
    for (; at < payload.size(); ++at)
        payload[at] = char(payload[at] ^ mask[at % mask.size()]);
}

} // namespace

struct FrameReader::Header {
    bool complete = false; // else only `bytes` counts: how many are needed to know more
    bool final = false;
    Opcode opcode = Opcode::Continuation;
    std::array<char, maskBytes> mask{};
    qsizetype bytes = 2;
    qsizetype payloadBytes = 0;

    qsizetype frameBytes() const { return bytes + payloadBytes; }
};

struct FrameReader::Pass {
    qsizetype consumed = 0;
    qsizetype wanted = 0; // of the first frame that is not complete: its bytes, as far as they are known
};

std::optional<FrameViolation> FrameReader::checkStart(quint8 first, quint8 second) const
{
    const auto opcode = Opcode(first & opcodeBits);
    if (first & rsvBits) // no extension was negotiated: section 5.2
        return broken("reserved bits are set"_L1);
    if (!isKnown(opcode))
        return broken("reserved opcode"_L1);
    if (!(second & maskBit)) // section 5.1
        return broken("frame is not masked"_L1);
    if (isControl(opcode)) { // section 5.5
        if (!(first & finBit))
            return broken("fragmented control frame"_L1);
        if ((second & lengthBits) > limits::maxControlPayloadBytes)
            return broken("control frame over 125 bytes"_L1);
        return {};
    }
    if (opcode == Opcode::Continuation && m_fragments == 0) // section 5.4
        return broken("continuation of nothing"_L1);
    if (opcode != Opcode::Continuation && m_fragments != 0)
        return broken("new message inside a fragmented one"_L1);
    if (m_fragments != 0 && m_fragments >= m_limits->maxFragments)
        return FrameViolation{CloseCode::PolicyViolation, "too many fragments"_L1};
    return {};
}

std::optional<FrameViolation> FrameReader::checkLength(Opcode opcode, quint64 payloadBytes) const
{
    if (isControl(opcode))
        return {};
    if (payloadBytes > quint64(m_limits->maxFrameBytes))
        return FrameViolation{CloseCode::MessageTooBig, "frame too big"_L1};
    if (payloadBytes + quint64(m_message.size()) > quint64(m_limits->maxMessageBytes))
        return FrameViolation{CloseCode::MessageTooBig, "message too big"_L1};
    return {};
}

std::expected<FrameReader::Header, FrameViolation> FrameReader::parseHeader(std::span<const char> bytes) const
{
    Header header;
    if (std::ssize(bytes) < header.bytes)
        return header;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    if (const auto violation = checkStart(first, second))
        return std::unexpected(*violation);
    header.final = first & finBit;
    header.opcode = Opcode(first & opcodeBits);

    quint64 length = second & lengthBits;
    const qsizetype lengthBytes = length == length64 ? 8 : length == length16 ? 2 : 0;
    header.bytes += lengthBytes;
    if (std::ssize(bytes) < header.bytes)
        return header;
    if (lengthBytes == 2)
        length = qFromBigEndian<quint16>(&bytes[2]);
    else if (lengthBytes == 8)
        length = qFromBigEndian<quint64>(&bytes[2]);
    if (length >> 63) // section 5.2
        return std::unexpected(broken("length with the highest bit set"_L1));
    if ((lengthBytes == 2 && length < length16) || (lengthBytes == 8 && length <= 0xFFFF)) // section 5.2
        return std::unexpected(broken("length not in its shortest form"_L1));
    // At the header, so that a big number costs no memory (faults rows 10 and 11).
    if (const auto violation = checkLength(header.opcode, length))
        return std::unexpected(*violation);

    const auto maskAt = size_t(header.bytes);
    header.bytes += maskBytes;
    if (std::ssize(bytes) < header.bytes)
        return header;
    std::memcpy(header.mask.data(), &bytes[maskAt], maskBytes);
    header.payloadBytes = qsizetype(length);
    header.complete = true;
    return header;
}

FrameResult FrameReader::feed(std::span<char> bytes, FrameSink &sink)
{
    if (m_progress == FrameProgress::Ended)
        return m_progress;
    m_progress = FrameProgress::NeedsMore;
    const auto result = read(bytes, sink);
    if (!result)
        m_progress = FrameProgress::Ended;
    if (m_progress == FrameProgress::Ended) {
        m_held = {};
        m_message = {};
    }
    return result;
}

FrameResult FrameReader::read(std::span<char> bytes, FrameSink &sink)
{
    if (!m_held.isEmpty()) {
        const auto rest = readHeld(bytes, sink);
        if (!rest)
            return std::unexpected(rest.error());
        bytes = *rest;
    }
    if (m_progress == FrameProgress::NeedsMore && !bytes.empty()) {
        const auto pass = readFrames(bytes, sink);
        if (!pass)
            return std::unexpected(pass.error());
        bytes = bytes.subspan(size_t(pass->consumed));
    }
    if (!bytes.empty() && m_progress != FrameProgress::Ended)
        m_held.append(bytes.data(), std::ssize(bytes));
    return m_progress;
}

// Returns what of `bytes` was not needed to complete the frames that are held. Only what a held frame lacks
// is copied, so a client in full flow pays one copy for the frame that was cut, not for the whole buffer.
std::expected<std::span<char>, FrameViolation> FrameReader::readHeld(std::span<char> bytes, FrameSink &sink)
{
    while (true) {
        const auto pass = readFrames({m_held.data(), size_t(m_held.size())}, sink);
        if (!pass)
            return std::unexpected(pass.error());
        if (m_progress == FrameProgress::Paused)
            m_held.remove(0, pass->consumed);
        else if (pass->consumed > 0) // a copy, because the block may be much larger than what is left
            m_held = QByteArray(m_held.constData() + pass->consumed, m_held.size() - pass->consumed);
        if (m_held.isEmpty())
            m_held = {};
        if (m_held.isEmpty() || bytes.empty() || m_progress != FrameProgress::NeedsMore)
            return bytes;
        const auto taken = std::min(bytes.size(), size_t(pass->wanted - m_held.size()));
        m_held.append(bytes.data(), qsizetype(taken));
        bytes = bytes.subspan(taken);
    }
}

std::expected<FrameReader::Pass, FrameViolation> FrameReader::readFrames(std::span<char> bytes,
                                                                         FrameSink &sink)
{
    Pass pass;
    while (m_progress == FrameProgress::NeedsMore) {
        const auto rest = bytes.subspan(size_t(pass.consumed));
        const auto header = parseHeader(rest);
        if (!header)
            return std::unexpected(header.error());
        pass.wanted = header->frameBytes();
        if (!header->complete || std::ssize(rest) < pass.wanted)
            break;
        const auto payload = rest.subspan(size_t(header->bytes), size_t(header->payloadBytes));
        unmask(payload, header->mask);
        pass.consumed += pass.wanted;
        const auto progress = deliver(*header, {payload.data(), std::ssize(payload)}, sink);
        if (!progress)
            return std::unexpected(progress.error());
        m_progress = *progress;
    }
    return pass;
}

FrameResult FrameReader::deliver(const Header &header, QByteArrayView payload, FrameSink &sink)
{
    const auto goOn = [](bool wanted) { return wanted ? FrameProgress::NeedsMore : FrameProgress::Paused; };
    if (header.opcode == Opcode::Ping)
        return goOn(sink.onPing(payload));
    if (header.opcode == Opcode::Pong)
        return goOn(sink.onPong(payload));
    if (header.opcode != Opcode::Close)
        return deliverData(header, payload, sink);

    if (payload.isEmpty()) { // section 5.5.1
        sink.onClose(quint16(CloseCode::NoStatus), {});
        return FrameProgress::Ended;
    }
    if (payload.size() < 2)
        return std::unexpected(broken("close frame of one byte"_L1));
    const auto code = qFromBigEndian<quint16>(payload.data());
    const auto reason = payload.sliced(2);
    if (!isValidCloseCode(code))
        return std::unexpected(broken("close code not allowed"_L1));
    if (!reason.isValidUtf8())
        return std::unexpected(FrameViolation{CloseCode::InvalidPayload, "close reason is not UTF-8"_L1});
    sink.onClose(code, reason);
    return FrameProgress::Ended;
}

FrameResult FrameReader::deliverData(const Header &header, QByteArrayView payload, FrameSink &sink)
{
    Opcode opcode = header.opcode;
    QByteArray joined; // lives until the sink has seen it
    if (m_fragments != 0 || !header.final) {
        if (m_fragments++ == 0)
            m_opcode = header.opcode;
        m_message.append(payload);
        if (!header.final)
            return FrameProgress::NeedsMore;
        joined = std::exchange(m_message, {});
        payload = joined;
        opcode = m_opcode;
        m_fragments = 0;
    }
    // The message as a whole, because a character may be split between two frames: section 5.6, faults
    // row 16.
    if (opcode == Opcode::Text && !payload.isValidUtf8())
        return std::unexpected(FrameViolation{CloseCode::InvalidPayload, "text is not UTF-8"_L1});
    return sink.onMessage(opcode, payload) ? FrameProgress::NeedsMore : FrameProgress::Paused;
}

bool FrameReader::midMessage() const
{
    return m_progress == FrameProgress::NeedsMore && (!m_held.isEmpty() || m_fragments != 0);
}

void appendFrame(QByteArray &out, Opcode opcode, QByteArrayView payload)
{
    const auto length = quint64(payload.size());
    std::array<char, 10> header{char(finBit | quint8(opcode)), char(length)};
    qsizetype headerBytes = 2;
    if (length > 0xFFFF) {
        header[1] = length64;
        qToBigEndian<quint64>(length, &header[2]);
        headerBytes += 8;
    } else if (length >= length16) {
        header[1] = length16;
        qToBigEndian<quint16>(quint16(length), &header[2]);
        headerBytes += 2;
    }
    out.append(header.data(), headerBytes);
    out.append(payload);
}

QByteArray makeFrame(Opcode opcode, QByteArrayView payload)
{
    QByteArray frame;
    frame.reserve(10 + payload.size()); // the longest header; one allocation
    appendFrame(frame, opcode, payload);
    return frame;
}

QByteArray makeCloseFrame(quint16 code, QByteArrayView reason)
{
    if (code == quint16(CloseCode::NoStatus) || code == quint16(CloseCode::Abnormal))
        return makeFrame(Opcode::Close, {});
    qsizetype kept = std::min(reason.size(), limits::maxCloseReasonBytes);
    while (kept > 0 && kept < reason.size() && (quint8(reason[kept]) & 0xC0) == 0x80)
        --kept;
    std::array<char, 2 + limits::maxCloseReasonBytes> payload;
    qToBigEndian<quint16>(code, payload.data());
    std::copy_n(reason.data(), kept, payload.begin() + 2);
    return makeFrame(Opcode::Close, {payload.data(), 2 + kept});
}

} // namespace chat::server
