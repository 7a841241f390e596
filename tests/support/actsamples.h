// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/adminsamples.h"
#include "tests/support/samplekinds.h"

/// One of each of what operators do to rooms and people.
namespace chat::test {

template <>
inline CloseRoom sample()
{
    return {.room = oneRoom, .reason = u"광고"_s};
}

template <>
inline OpenRoom sample()
{
    return {.room = oneRoom, .reason = u"정리 끝"_s};
}

template <>
inline QuarantineRoom sample()
{
    return {.room = oneRoom, .on = true, .reason = u"광고"_s};
}

template <>
inline BlockRoom sample()
{
    return {.room = oneRoom, .ms = 3000, .reason = u"test"_s};
}

template <>
inline RoomActAnswer sample()
{
    return {.people = 7};
}

template <>
inline AddBan sample()
{
    return {.target = {.user = oneUser, .address = {}},
            .until = noon + Milliseconds(3'600'000),
            .reason = u"광고"_s};
}

template <>
inline BanAnswer sample()
{
    return {.id = BanId{0x7171}, .sessions = 1};
}

template <>
inline ListBans sample()
{
    return {.filter = u"192.0.2."_s, .limit = 50, .after = BanId{0x7170}};
}

template <>
inline BanList sample()
{
    return sampleBans();
}

template <>
inline LiftBan sample()
{
    return {.id = BanId{0x7171}, .reason = u"사과함"_s};
}

template <>
inline BanRow sample()
{
    return sampleBans().bans.front();
}

template <>
inline ListAnnouncements sample()
{
    return {};
}

template <>
inline RecallAnnouncement sample()
{
    return {.id = AnnounceId{0x5150}, .reason = u"오타"_s};
}

template <>
inline RecallAnswer sample()
{
    return {.sessions = 120};
}

template <>
inline AnnouncementList sample()
{
    return sampleAnnouncements();
}

template <>
inline Announce sample()
{
    return {.severity = Severity::Warn,
            .text = {.ko = u"10분 뒤 점검을 시작합니다."_s, .en = u"Maintenance starts in 10 minutes."_s},
            .sticky = true,
            .until = noon + Milliseconds(600'000),
            .reason = u"update"_s,
            .audience = Audience{.room = oneRoom, .session = {}},
            .start = noon + Milliseconds(60'000),
            .repeatMs = 120'000};
}

template <>
inline AnnounceAnswer sample()
{
    return {.seq = 3, .sessions = 120, .id = AnnounceId{0x5150}, .next = noon};
}

} // namespace chat::test
