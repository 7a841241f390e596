// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/samples.h"

/// How the sample of a packet becomes bytes and is read back, whatever its type.
namespace chat::test {

/// Whether `bytes` are a packet of this type and envelope with the sample inside.
template <class T>
[[nodiscard]] bool holdsSample(QByteArrayView bytes, WireFormat format, QLatin1StringView type,
                               const Envelope &envelope)
{
    Document document;
    const auto packet = decodeServerPacket(bytes, format, document);
    if (!packet || packet->type != QByteArrayView(type.data(), type.size()) || packet->id != envelope.id
        || packet->room != envelope.room || packet->seq != envelope.seq || packet->time != envelope.time)
        return false;
    const auto value = packet->template as<T>();
    return value && *value == sample<T>();
}

/// `decode(bytes, format, document)` is the reader of requests.
template <Packet T, auto decode>
[[nodiscard]] Sample commandSample()
{
    return {.name = QByteArray(T::name.data(), T::name.size()) + ".command",
            .encode = [](WireFormat format) { return encodeRequest(format, sampleId, sample<T>()); },
            .readsBack =
                [](QByteArrayView bytes, WireFormat format) {
                    Document document;
                    const auto request = decode(bytes, format, document);
                    const auto *command = request ? std::get_if<T>(&request->command) : nullptr;
                    return command && request->id == sampleId && *command == sample<T>();
                }};
}

template <Packet T>
[[nodiscard]] Sample answerSample()
{
    using Answer = T::Answer;
    return {.name = QByteArray(T::name.data(), T::name.size()) + ".answer",
            .encode = [](WireFormat format) { return encodeAnswer(format, sampleId, sample<Answer>()); },
            .readsBack =
                [](QByteArrayView bytes, WireFormat format) {
                    constexpr bool isPong = std::is_same_v<Answer, Pong>;
                    return holdsSample<Answer>(bytes, format, isPong ? "pong"_L1 : "ok"_L1, {.id = sampleId});
                }};
}

template <Packet T>
[[nodiscard]] Sample eventSample()
{
    return {.name = QByteArray(T::name.data(), T::name.size()) + ".event",
            .encode = [](WireFormat format) { return encode(format, sampleEnvelope<T>(), sample<T>()); },
            .readsBack
            = [](QByteArrayView bytes,
                 WireFormat format) { return holdsSample<T>(bytes, format, T::name, sampleEnvelope<T>()); }};
}

} // namespace chat::test
