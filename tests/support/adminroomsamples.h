// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/adminsamples.h"
#include "tests/support/samplekinds.h"

/// One of each of what operators do with rooms as their hosts do.
namespace chat::test {

inline constexpr RoomId otherRoom{0x4444}; ///< the second of sampleRooms()

/// Two people of a room; the second is lost and muted.
[[nodiscard]] inline PeoplePage samplePeople()
{
    return {.people
            = {{.number = 1, .user = UserInfo{oneUser, u"미나"_s}, .role = RoomRole::Host},
               {.number = 2, .user = UserInfo{UserId{0x2223}, u"jiho"_s}, .lost = true, .muted = true}},
            .total = 2};
}

template <>
inline MakeRoom sample()
{
    return {.roomName = u"안마당"_s,
            .kind = RoomKind::Meeting,
            .password = u"열려라"_s,
            .max = 20,
            .topic = u"회의"_s,
            .inviteOnly = true,
            .announceOnly = false,
            .slowMs = 3000,
            .category = u"쉼터"_s,
            .icon = u"☕"_s,
            .reason = u"행사"_s};
}

template <>
inline RoomMade sample()
{
    return {.room = oneRoom};
}

template <>
inline EditRoom sample()
{
    return {.room = oneRoom,
            .roomName = u"뒷마당"_s,
            .topic = u""_s,
            .max = 30,
            .password = u""_s,
            .slowMs = 0,
            .locked = true,
            .inviteOnly = false,
            .announceOnly = true,
            .category = u""_s,
            .icon = u"☕"_s,
            .reason = u"행사"_s};
}

template <>
inline ShelveRoom sample()
{
    return {.room = oneRoom, .on = true, .reason = u"행사 끝"_s};
}

template <>
inline EndRoom sample()
{
    return {.room = oneRoom, .confirm = u"안마당"_s, .reason = u"행사 끝"_s};
}

template <>
inline AppointHost sample()
{
    return {.room = oneRoom, .to = oneUser, .reason = u"방장이 떠남"_s};
}

template <>
inline MovePeople sample()
{
    return {.room = oneRoom, .to = otherRoom, .session = oneSession, .reason = u"방을 합침"_s};
}

template <>
inline MoveAnswer sample()
{
    return {.moved = 7, .stayed = 1};
}

template <>
inline SteerMember sample()
{
    return {.room = oneRoom, .user = oneUser, .act = MemberAct::Mute, .ms = 600'000, .reason = u"도배"_s};
}

template <>
inline MakeInvite sample()
{
    return {.room = oneRoom, .user = oneUser, .uses = 5, .ms = 600'000, .reason = u"행사"_s};
}

template <>
inline InviteMade sample()
{
    return {.code = "0123456789abcdefghij"};
}

template <>
inline DropInvite sample()
{
    return {.room = oneRoom, .code = "0123456789abcdefghij", .reason = u"끝"_s};
}

template <>
inline FetchPeople sample()
{
    return {.room = oneRoom, .list = PeopleList::Muted, .filter = u"미나"_s, .limit = 50, .after = 200};
}

template <>
inline PeoplePage sample()
{
    PeoplePage page = samplePeople();
    page.people.push_back({.number = 3,
                           .until = noon,
                           .by = UserInfo{oneUser, u"미나"_s},
                           .words = u"도배"_s,
                           .code = "0123456789abcdefghij",
                           .uses = 5,
                           .waitedMs = 61'000,
                           .heldMs = 14'000});
    page.total = 3;
    return page;
}

} // namespace chat::test
