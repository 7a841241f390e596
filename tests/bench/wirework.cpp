// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"
#include "server/net/outbox.h"
#include "shared/protocol/document.h"
#include "shared/protocol/wire.h"
#include "tests/bench/work.h"

#include <QRandomGenerator>

#include <array>
#include <sys/uio.h>

using namespace Qt::StringLiterals;

namespace chat::bench {
namespace {

using namespace chat::server;

constexpr int framesPerRead = 16;
constexpr int receivers = 100;

SendMessage sampleSend()
{
    return {.room = RoomId{7}, .nonce = "0123456789abcdef", .text = QString::fromUtf8(sampleText())};
}

MessageNew sampleNew() { return {.user = {UserId{9}, u"mina"_s}, .text = QString::fromUtf8(sampleText())}; }

/// As a client sends it (RFC 6455 section 5.3).
QByteArray maskedFrame(Opcode opcode, const QByteArray &payload)
{
    QByteArray frame = makeFrame(opcode, payload);
    frame[1] = char(frame[1] | 0x80);
    const QByteArray mask("\x12\x34\x56\x78", 4);
    frame.insert(frame.size() - payload.size(), mask);
    for (qsizetype i = 0; i < payload.size(); ++i) {
        char &byte = frame[frame.size() - payload.size() + i];
        byte = char(byte ^ mask[i % 4]);
    }
    return frame;
}

struct CountingSink final : FrameSink {
    bool onMessage(Opcode, QByteArrayView payload) override
    {
        bytes += payload.size();
        return true;
    }
    bool onPing(QByteArrayView) override { return true; }
    bool onPong(QByteArrayView) override { return true; }
    void onClose(quint16, QByteArrayView) override { }
    qsizetype bytes = 0;
};

/// Client frames of `payloadBytes` of text, sixteen in one read.
Work readFrames(qsizetype payloadBytes)
{
    const QByteArray one = maskedFrame(Opcode::Text, QByteArray(payloadBytes, 'x'));
    QByteArray stream;
    for (int i = 0; i < framesPerRead; ++i)
        stream += one;
    static const FrameLimits limits;
    return {framesPerRead, [stream, reader = std::make_shared<FrameReader>(limits)] {
                QByteArray bytes(stream.constData(), stream.size()); // it is unmasked in place
                CountingSink sink;
                const auto result = reader->feed({bytes.data(), size_t(bytes.size())}, sink);
                keep(result);
                keep(sink.bytes);
            }};
}

Work writeFrame()
{
    const QByteArray payload
        = encode(WireFormat::Json, {.room = RoomId{7}, .seq = 12, .time = Timestamp()}, sampleNew());
    return {1, [payload] { keep(makeFrame(Opcode::Text, payload)); }};
}

Work decodeSend(WireFormat format)
{
    const QByteArray bytes = encodeRequest(format, 4, sampleSend());
    return {1, [bytes, format, scratch = std::make_shared<Document>()] {
                keep(decodeRequest(bytes, format, *scratch));
            }};
}

Work encodeNew(WireFormat format)
{
    return {1, [message = sampleNew(), format] {
                keep(encode(format, {.room = RoomId{7}, .seq = 12, .time = Timestamp()}, message));
            }};
}

/// A frame into every receiver's outbox, and out of it as the kernel takes it.
Work fanOut()
{
    static const OutboxLimits limits;
    auto outboxes = std::make_shared<std::vector<Outbox>>();
    for (int i = 0; i < receivers; ++i)
        outboxes->emplace_back(limits);
    return {receivers, [outboxes, frame = makeFrame(Opcode::Text, sampleText())] {
                const MonoTime now{};
                for (Outbox &outbox : *outboxes)
                    keep(outbox.push(frame, now));
                std::array<iovec, 16> pieces;
                for (Outbox &outbox : *outboxes) {
                    keep(outbox.gather(pieces));
                    outbox.consume(outbox.bytes(), now);
                }
            }};
}

} // namespace

std::vector<NamedWork> wireWork()
{
    return {
        {"frame_read_128", "frame", [] { return readFrames(128); }},
        {"frame_read_4096", "frame", [] { return readFrames(4096); }},
        {"packet_decode_json", "packet", [] { return decodeSend(WireFormat::Json); }},
        {"packet_decode_cbor", "packet", [] { return decodeSend(WireFormat::Cbor); }},
        {"packet_encode_json", "packet", [] { return encodeNew(WireFormat::Json); }},
        {"packet_encode_cbor", "packet", [] { return encodeNew(WireFormat::Cbor); }},
        {"frame_write", "frame", [] { return writeFrame(); }},
        {"fan_out", "delivery", [] { return fanOut(); }},
    };
}

} // namespace chat::bench
