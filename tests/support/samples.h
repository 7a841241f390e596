// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/wire.h"

#include <vector>

/// One value of every packet, with fixed ids and times: what the golden files, the protocol page and the
/// tests of the wire are made from.
namespace chat::test {

/// The people, rooms and times that the samples are about.
inline constexpr UserId mina{0x4d41'44414e47};
inline constexpr UserId jiho{0x4a49'484f2121};
inline constexpr RoomId courtyard{0x434f'55525459};
inline constexpr RoomId systemRoom{0x5359'5354454d};
inline constexpr SessionId minasSession{0x5345'5353494f};
inline constexpr Epoch epochOne{0x4550'4f434831};
inline constexpr Timestamp noon{Milliseconds(1'730'000'000'123)};

/// Every packet and every Answer type has one; a new packet without does not link.
template <class T>
[[nodiscard]] T sample();

/// What stands beside an event in its envelope.
template <Packet T>
[[nodiscard]] Envelope sampleEnvelope()
{
    if constexpr (std::is_same_v<T, MessageNew> || std::is_same_v<T, RoomHost>
                  || std::is_same_v<T, MemberRole> || std::is_same_v<T, MemberMuted>
                  || std::is_same_v<T, RoomChanged>)
        return {.room = courtyard, .seq = 12, .time = noon};
    else if constexpr (std::is_same_v<T, SystemAnnounce> || std::is_same_v<T, AnnounceRecall>)
        return {.room = systemRoom, .seq = 3, .time = noon};
    else if constexpr (std::is_same_v<T, RoomSnapshot> || std::is_same_v<T, MemberJoined>
                       || std::is_same_v<T, MemberLeft> || std::is_same_v<T, RoomClosed>
                       || std::is_same_v<T, RoomGone> || std::is_same_v<T, RoomCount>)
        return {.room = courtyard};
    else
        return {};
}

/// The request id that sampled commands carry and sampled answers answer.
inline constexpr RequestId sampleId = 7;

/// A refusal with every part that one can have.
[[nodiscard]] Error sampleError();

/// A kept event as the store holds it.
template <Packet T>
[[nodiscard]] KeptEvent kept(RoomId room, Seq seq, const T &event)
{
    return {QByteArray(T::name.data(), T::name.size()), room, seq, noon, toJson(event)};
}

/// A whole packet, whatever its type.
struct Sample {
    QByteArray name; ///< "msg.send.command", "msg.send.answer", "msg.new.event"
    QByteArray (*encode)(WireFormat);
    bool (*readsBack)(QByteArrayView, WireFormat); ///< the bytes hold the same value
};

/// All commands, an answer for each, all events, and the error: the names are those of the golden files.
[[nodiscard]] std::vector<Sample> samples();

} // namespace chat::test
