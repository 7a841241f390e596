// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/adminsamples.h"
#include "tests/support/samplekinds.h"

/// One of each of what operators see of the past of rooms, of faults, and of what must hold.
namespace chat::test {

inline RoomJournal sampleJournal()
{
    const UserInfo host{oneUser, u"미나"_s};
    const UserInfo guest{UserId{0x6a69}, nastyText()};
    return {.loaded = true,
            .base = {.number = 40,
                     .time = noon,
                     .waiting = 1,
                     .people = 1,
                     .seq = 7,
                     .access = RoomAccess::Open,
                     .host = host.id,
                     .members = {{host, SeatState::Here}},
                     .messages = {{7, noon, host.id, 61}}},
            .jobs = {{.number = 41,
                      .time = noon + Milliseconds(1200),
                      .kind = "enter",
                      .actor = guest.id,
                      .costNs = 8400,
                      .people = 2,
                      .seq = 7,
                      .host = host.id,
                      .emptied = {},
                      .seats = {{guest, SeatState::Here}},
                      .messages = {},
                      .failed = {}},
                     {.number = 42,
                      .time = noon + Milliseconds(2500),
                      .kind = "say",
                      .actor = guest.id,
                      .size = 12,
                      .costNs = 3100,
                      .waiting = 3,
                      .people = 2,
                      .seq = 8,
                      .host = host.id,
                      .emptied = {},
                      .seats = {},
                      .messages = {{8, noon + Milliseconds(2500), guest.id, 72}},
                      .failed = {}},
                     {.number = 43,
                      .time = noon + Milliseconds(4000),
                      .kind = "fault",
                      .actor = {},
                      .costNs = 90'000,
                      .people = 2,
                      .seq = 8,
                      .host = host.id,
                      .emptied = {},
                      .seats = {{host, SeatState::Lost}},
                      .messages = {},
                      .failed = true}}};
}

inline CrashCapsule sampleCapsule()
{
    return {.incident = "0a1b2c3d4e5f6",
            .time = Timestamp(Milliseconds(1'730'000'004'000)),
            .build = "0.1.0",
            .host = u"chat-1"_s,
            .room = oneRoom,
            .name = u"마당"_s,
            .kind = "channel",
            .what = u"vector::_M_range_check"_s,
            .stack = {u"chat::server::Room::say(...) (chat-server+0x1a2b)"_s, u"(libc.so.6+0x27305)"_s},
            .journal = sampleJournal()};
}

inline CrashList sampleCrashes()
{
    const CrashCapsule newest = sampleCapsule();
    return {.crashes = {{newest.incident, newest.time, newest.room, newest.name, newest.what},
                        {"0a1b2c3d4e5f7", newest.time - Milliseconds(86'400'000), newest.room,
                         u"channel-10"_s, nastyText()}}};
}

inline InvariantsAnswer sampleInvariants()
{
    return {.violations = {{.id = 3,
                            .invariant = Invariant::SeatWithoutConnection,
                            .since = noon,
                            .room = AdminRoomRef{oneRoom, nastyText()},
                            .user = oneUser,
                            .connection = "0:17:2"},
                           {.id = 5,
                            .invariant = Invariant::SessionWithoutConnection,
                            .since = noon + Milliseconds(9000),
                            .room = {},
                            .user = UserId{0x6a69},
                            .connection = "1:4:9"}},
            .invariants = {{Invariant::SeatWithoutConnection, 2},
                           {Invariant::SeatNotSubscribed, 0},
                           {Invariant::SubscriberWithoutSeat, 0},
                           {Invariant::GraceOverdue, 0},
                           {Invariant::SessionWithoutConnection, 1}},
            .looksTotal = 4711,
            .sweepsTotal = 400,
            .swept = noon + Milliseconds(10'000)};
}

template <>
inline FetchJournal sample()
{
    return {.room = oneRoom};
}

template <>
inline RoomJournal sample()
{
    return sampleJournal();
}

template <>
inline ListCrashes sample()
{
    return {};
}

template <>
inline CrashList sample()
{
    return sampleCrashes();
}

template <>
inline FetchCrash sample()
{
    return {.incident = "0a1b2c3d4e5f6"};
}

template <>
inline CrashCapsule sample()
{
    return sampleCapsule();
}

template <>
inline ThrowInRoom sample()
{
    return {.room = oneRoom, .reason = u"test"_s};
}

template <>
inline FetchInvariants sample()
{
    return {};
}

template <>
inline InvariantsAnswer sample()
{
    return sampleInvariants();
}

template <>
inline RepairViolation sample()
{
    return {.id = 3, .reason = u"유령"_s};
}

} // namespace chat::test
