// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

namespace chat::test {

// What people do with rooms

template <>
BrowseRooms sample()
{
    return {.kind = RoomKind::Meeting,
            .query = u"이야기"_s,
            .hasSpace = true,
            .noPassword = true,
            .sort = RoomSort::People,
            .cursor = "12.7J207JW86riw.000000000abcd",
            .limit = 20,
            .subscribe = true};
}

template <>
CreateRoom sample()
{
    return {.roomName = u"안마당"_s,
            .kind = RoomKind::Meeting,
            .password = u"열려라"_s,
            .max = 20,
            .topic = u"오늘의 이야기"_s,
            .inviteOnly = false,
            .announceOnly = false,
            .slowMs = 5000,
            .category = u"쉼터"_s,
            .icon = u"☕"_s};
}

template <>
UpdateRoom sample()
{
    return {.room = courtyard,
            .roomName = u"뒷마당"_s,
            .topic = QString(),
            .max = 30,
            .password = QString(),
            .slowMs = 0,
            .locked = true,
            .inviteOnly = true,
            .announceOnly = false,
            .category = QString(),
            .icon = u"☕"_s};
}

template <>
YieldHost sample()
{
    return {.room = courtyard, .to = jiho};
}

template <>
KickMember sample()
{
    return {.room = courtyard, .user = jiho, .reason = u"도배"_s};
}

template <>
BanMember sample()
{
    return {.room = courtyard, .user = jiho, .ms = 60'000, .reason = u"도배"_s};
}

template <>
UnbanMember sample()
{
    return {.room = courtyard, .user = jiho};
}

template <>
ListRoomBans sample()
{
    return {.room = courtyard};
}

template <>
MuteMember sample()
{
    return {.room = courtyard, .user = jiho, .ms = 60'000, .reason = u"도배"_s};
}

template <>
UnmuteMember sample()
{
    return {.room = courtyard, .user = jiho};
}

template <>
SetRole sample()
{
    return {.room = courtyard, .user = jiho, .role = RoomRole::Moderator};
}

template <>
InviteToRoom sample()
{
    return {.room = courtyard, .user = jiho, .uses = 5, .ms = 3'600'000};
}

template <>
RevokeInvite sample()
{
    return {.room = courtyard, .code = "k3v9p2m8x1c7b5n4z6q0"};
}

template <>
ListInvites sample()
{
    return {.room = courtyard};
}

template <>
DeleteRoom sample()
{
    return {.room = courtyard, .confirm = u"안마당"_s};
}

template <>
ArchiveRoom sample()
{
    return {.room = courtyard, .on = false};
}

template <>
LeaveWaitlist sample()
{
    return {.room = courtyard};
}

template <>
ListMembers sample()
{
    return {.room = courtyard, .query = u"ji"_s, .cursor = "100", .limit = 50};
}

// What they are answered

template <>
RoomList sample()
{
    return {.rooms = {sample<RoomSnapshot>().room}, .total = 31, .next = "12.7J207JW86riw.000000000abcd"};
}

template <>
InviteInfo sample()
{
    return {.code = "k3v9p2m8x1c7b5n4z6q0",
            .uses = 5,
            .until = noon + Milliseconds(3'600'000),
            .user = jiho,
            .by = UserInfo{mina, u"미나"_s}};
}

template <>
InviteList sample()
{
    return {.invites = {sample<InviteInfo>()}};
}

template <>
RoomBanList sample()
{
    return {.bans = {{.user = {jiho, u"jiho"_s},
                      .until = noon + Milliseconds(60'000),
                      .by = UserInfo{mina, u"미나"_s},
                      .words = u"도배"_s}}};
}

template <>
MemberPage sample()
{
    return {.members
            = {{.user = {mina, u"미나"_s}, .role = RoomRole::Host}, {.user = {jiho, u"jiho"_s}, .role = {}}},
            .total = 2,
            .next = "2"};
}

// What everybody hears

template <>
RoomHost sample()
{
    return {.from = mina, .to = {jiho, u"jiho"_s}, .reason = HostReason::Yield};
}

template <>
MemberRole sample()
{
    return {.user = jiho, .role = RoomRole::Moderator, .by = UserInfo{mina, u"미나"_s}};
}

template <>
MemberMuted sample()
{
    return {.user = jiho,
            .muted = true,
            .until = noon + Milliseconds(60'000),
            .by = UserInfo{mina, u"미나"_s},
            .words = u"도배"_s};
}

template <>
RoomRemovedYou sample()
{
    return {.room = courtyard,
            .reason = LeaveReason::Banned,
            .by = UserInfo{mina, u"미나"_s},
            .until = noon + Milliseconds(60'000),
            .words = u"도배"_s};
}

template <>
RoomGone sample()
{
    return {.room = courtyard};
}

template <>
RoomListChanged sample()
{
    return {.rooms = {sample<RoomSnapshot>().room}, .gone = {systemRoom}};
}

template <>
RoomInvited sample()
{
    return {
        .room = sample<RoomSnapshot>().room, .by = UserInfo{mina, u"미나"_s}, .code = "k3v9p2m8x1c7b5n4z6q0"};
}

template <>
RoomAdded sample()
{
    RoomInfo room = sample<RoomSnapshot>().room;
    room.name = u"미나"_s;
    room.kind = RoomKind::Direct;
    return {.room = room, .by = {mina, u"미나"_s}};
}

// What people do about each other

template <>
BlockUser sample()
{
    return {.user = jiho, .nick = u"지호"_s};
}

template <>
UnblockUser sample()
{
    return {.user = jiho};
}

template <>
ListBlocks sample()
{
    return {};
}

template <>
BlockList sample()
{
    return {.users = {{jiho, u"지호"_s}}};
}

template <>
OpenDirect sample()
{
    return {.to = {jiho}};
}

template <>
ListDirect sample()
{
    return {};
}

template <>
DirectList sample()
{
    return {.rooms = {{.room = courtyard, .people = {{jiho, u"지호"_s}}, .total = 1}}};
}

template <>
RoomCount sample()
{
    return {.people = 1200};
}

template <>
RoomBrought sample()
{
    return {.room = RoomId{0x4444}, .from = courtyard, .words = u"방을 합칩니다"_s};
}

template <>
RoomWaitlist sample()
{
    return {.room = courtyard, .position = 2, .estimateMs = 60'000};
}

template <>
SeatReady sample()
{
    return {.room = courtyard, .holdMs = 15'000};
}

} // namespace chat::test
