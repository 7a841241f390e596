// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"
#include "shared/protocol/values.h"

/// Server -> client, unasked: what happens to rooms and to who is in them.
namespace chat {

struct ChannelCount {
    RoomId id;
    int people = 0;
    int max = 0;
    std::optional<bool> locked = {};

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &ChannelCount::id}, Field{"people"_L1, &ChannelCount::people},
                      Field{"max"_L1, &ChannelCount::max},
                      Field{"locked"_L1, &ChannelCount::locked, "true: nobody new gets in now"_L1}};
    }
    friend bool operator==(const ChannelCount &, const ChannelCount &) = default;
};

struct ChannelChanged {
    static constexpr auto name = "channel.changed"_L1;
    static constexpr auto about
        = "New numbers of channels, at most once a second, to whom channel.list subscribed."_L1;

    std::vector<ChannelCount> channels;

    static constexpr auto fields() { return Fields{Field{"channels"_L1, &ChannelChanged::channels}}; }
    friend bool operator==(const ChannelChanged &, const ChannelChanged &) = default;
};

struct RoleInfo {
    UserId user;
    RoomRole role = RoomRole::Member;

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &RoleInfo::user}, Field{"role"_L1, &RoleInfo::role}};
    }
    friend bool operator==(const RoleInfo &, const RoleInfo &) = default;
};

struct RoomSnapshot {
    static constexpr auto name = "room.snapshot"_L1;
    static constexpr auto about
        = "The room as it is at `q`; the events that follow continue from there, none missing, none twice."_L1;

    RoomInfo room;
    std::vector<UserInfo> members;
    int membersTotal = 0;
    Seq seq = 0;
    Epoch epoch;
    bool complete = false;
    Seq from = 0;
    Seq to = 0;
    std::vector<KeptEvent> log;
    std::optional<UserId> host = {};
    std::optional<RoomRole> role = {};
    std::optional<std::vector<RoleInfo>> roles = {};
    std::optional<bool> muted = {};
    std::optional<Timestamp> mutedUntil = {};
    std::optional<qint64> slowWaitMs = {};
    std::optional<int> spectators = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &RoomSnapshot::room},
            Field{
                "members"_L1, &RoomSnapshot::members,
                "in the order of joining, the receiver included; cut when the list is over half of a largest answer: then `members_total` is more; empty in the room `system`"_L1},
            Field{"members_total"_L1, &RoomSnapshot::membersTotal},
            Field{"q"_L1, &RoomSnapshot::seq, "the last number given before this snapshot"_L1},
            Field{"epoch"_L1, &RoomSnapshot::epoch},
            Field{"complete"_L1, &RoomSnapshot::complete,
                  "the log holds all that came after `since`; without since: all that the room ever had"_L1},
            Field{"from"_L1, &RoomSnapshot::from, "number of the first event of the log; 0: none"_L1},
            Field{"to"_L1, &RoomSnapshot::to, "number of the last; 0: none"_L1},
            Field{"log"_L1, &RoomSnapshot::log, "oldest first; whole envelopes with `replay: true`"_L1},
            Field{"host"_L1, &RoomSnapshot::host, "absent: the room has none"_L1},
            Field{"role"_L1, &RoomSnapshot::role, "the receiver's own; absent: member"_L1},
            Field{"roles"_L1, &RoomSnapshot::roles,
                  "everybody whose role is neither host nor member, also who is not here; absent: nobody"_L1},
            Field{"muted"_L1, &RoomSnapshot::muted, "true: the receiver may not speak here"_L1},
            Field{"muted_until"_L1, &RoomSnapshot::mutedUntil, "ms UTC; absent: for good"_L1},
            Field{"slow_wait_ms"_L1, &RoomSnapshot::slowWaitMs,
                  "slow mode: how long the receiver still has to wait"_L1},
            Field{"spectators"_L1, &RoomSnapshot::spectators,
                  "who watch the match; they are no members; absent: nobody may"_L1},
        };
    }
    friend bool operator==(const RoomSnapshot &, const RoomSnapshot &) = default;
};

struct MemberJoined {
    static constexpr auto name = "member.joined"_L1;
    static constexpr auto about = "Somebody entered. Never told to himself (B1-44)."_L1;

    UserInfo user;

    static constexpr auto fields() { return Fields{Field{"user"_L1, &MemberJoined::user}}; }
    friend bool operator==(const MemberJoined &, const MemberJoined &) = default;
};

struct MemberLeft {
    static constexpr auto name = "member.left"_L1;
    static constexpr auto about
        = "Somebody is gone: once for each departure (B1-07). With `q` when he was kicked or banned, whether he was in the room or not; then it is kept."_L1;

    UserId user;
    LeaveReason reason = LeaveReason::Left;
    std::optional<UserInfo> by = {};
    std::optional<Timestamp> until = {};
    std::optional<QString> words = {};

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &MemberLeft::user}, Field{"reason"_L1, &MemberLeft::reason},
                      Field{"by"_L1, &MemberLeft::by, "who kicked or banned him; absent: an operator"_L1},
                      Field{"until"_L1, &MemberLeft::until, "of a ban; ms UTC; absent: for good"_L1},
                      Field{"words"_L1, &MemberLeft::words, "why, as typed"_L1}};
    }
    friend bool operator==(const MemberLeft &, const MemberLeft &) = default;
};

struct RoomClosed {
    static constexpr auto name = "room.closed"_L1;
    static constexpr auto about
        = "The room was closed, and nobody is in it any more: by a fault, then enter it again in a while, or by an operator, then it is refused until he opens it."_L1;

    QByteArray incident;
    std::optional<int> code = {};
    std::optional<QString> reason = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"incident"_L1, &RoomClosed::incident, "what to tell the operator; may be empty"_L1},
            Field{"code"_L1, &RoomClosed::code,
                  "as of an error: 1000 a fault (the same when absent), 3007 an operator"_L1},
            Field{"reason"_L1, &RoomClosed::reason, "the operator's words"_L1}};
    }
    friend bool operator==(const RoomClosed &, const RoomClosed &) = default;
};

struct RoomChanged {
    static constexpr auto name = "room.changed"_L1;
    static constexpr auto about
        = "Something about the room is different; what is absent stays as it was. With `q` when its host or a moderator changed it, or an operator did with a.room.update: then it is kept. Without `q`, an operator has put it under quarantine (`locked`), or has released it: while it is, msg.send is refused with room_locked, and so is room.enter of anybody else."_L1;

    bool locked = false;
    std::optional<QString> reason = {};
    std::optional<QString> newName = {};
    std::optional<QString> topic = {};
    std::optional<int> max = {};
    std::optional<bool> password = {};
    std::optional<bool> inviteOnly = {};
    std::optional<bool> announceOnly = {};
    std::optional<bool> archived = {};
    std::optional<int> slowMs = {};
    std::optional<QString> category = {};
    std::optional<QString> icon = {};
    std::optional<UserInfo> by = {};

    static constexpr auto fields()
    {
        return Fields{Field{"locked"_L1, &RoomChanged::locked, "as it is now: nobody new gets in"_L1},
                      Field{"reason"_L1, &RoomChanged::reason, "the operator's words"_L1},
                      Field{"name"_L1, &RoomChanged::newName},
                      Field{"topic"_L1, &RoomChanged::topic},
                      Field{"max"_L1, &RoomChanged::max, "people; 0: no limit"_L1},
                      Field{"password"_L1, &RoomChanged::password, "there is one now, or none any more"_L1},
                      Field{"invite_only"_L1, &RoomChanged::inviteOnly},
                      Field{"announce_only"_L1, &RoomChanged::announceOnly},
                      Field{"archived"_L1, &RoomChanged::archived},
                      Field{"slow_ms"_L1, &RoomChanged::slowMs, "0: off"_L1},
                      Field{"category"_L1, &RoomChanged::category, "empty: none any more"_L1},
                      Field{"icon"_L1, &RoomChanged::icon, "empty: none any more"_L1},
                      Field{"by"_L1, &RoomChanged::by, "absent: an operator"_L1}};
    }
    friend bool operator==(const RoomChanged &, const RoomChanged &) = default;
};

enum class GapReason : quint8 { Dropped, Trimmed };
constexpr std::array<QLatin1StringView, 2> enumNames(GapReason) { return {"dropped"_L1, "trimmed"_L1}; }

struct Gap {
    static constexpr auto name = "gap"_L1;
    static constexpr auto about
        = "Events of a room that the client asked for and is not sent. `dropped`, behind a room.snapshot: they are no longer in memory, fetch them with msg.history. `trimmed`, before the answer of msg.history: they are no longer kept. Never a silent hole (B4-15)."_L1;

    RoomId room;
    Seq from = 0;
    Seq to = 0;
    GapReason reason = GapReason::Dropped;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &Gap::room}, Field{"from"_L1, &Gap::from, "first number missing"_L1},
                      Field{"to"_L1, &Gap::to, "last number missing"_L1}, Field{"reason"_L1, &Gap::reason}};
    }
    friend bool operator==(const Gap &, const Gap &) = default;
};

enum class HostReason : quint8 { Yield, Left, Admin };
constexpr std::array<QLatin1StringView, 3> enumNames(HostReason)
{
    return {"yield"_L1, "left"_L1, "admin"_L1};
}

struct RoomHost {
    static constexpr auto name = "room.host"_L1;
    static constexpr auto about
        = "The room has another host. He yielded it; or he left, and whoever of those in the room came first is the next (B1-37); or an operator decided. Kept."_L1;

    std::optional<UserId> from = {};
    UserInfo to;
    HostReason reason = HostReason::Left;

    static constexpr auto fields()
    {
        return Fields{Field{"from"_L1, &RoomHost::from, "absent: there was none"_L1},
                      Field{"to"_L1, &RoomHost::to}, Field{"reason"_L1, &RoomHost::reason}};
    }
    friend bool operator==(const RoomHost &, const RoomHost &) = default;
};

struct MemberRole {
    static constexpr auto name = "member.role"_L1;
    static constexpr auto about = "Somebody has another role in the room. Kept."_L1;

    UserId user;
    RoomRole role = RoomRole::Member;
    std::optional<UserInfo> by = {};

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &MemberRole::user},
                      Field{"role"_L1, &MemberRole::role, "guest, member or moderator"_L1},
                      Field{"by"_L1, &MemberRole::by, "absent: an operator"_L1}};
    }
    friend bool operator==(const MemberRole &, const MemberRole &) = default;
};

struct MemberMuted {
    static constexpr auto name = "member.muted"_L1;
    static constexpr auto about
        = "Somebody may not speak in the room, or may again. That a mute is over is not said. Kept."_L1;

    UserId user;
    bool muted = true;
    std::optional<Timestamp> until = {};
    std::optional<UserInfo> by = {};
    std::optional<QString> words = {};

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &MemberMuted::user}, Field{"muted"_L1, &MemberMuted::muted},
                      Field{"until"_L1, &MemberMuted::until, "ms UTC; absent: for good"_L1},
                      Field{"by"_L1, &MemberMuted::by, "absent: an operator"_L1},
                      Field{"words"_L1, &MemberMuted::words, "why, as typed"_L1}};
    }
    friend bool operator==(const MemberMuted &, const MemberMuted &) = default;
};

struct RoomRemovedYou {
    static constexpr auto name = "room.removed_you"_L1;
    static constexpr auto about
        = "You are not in the room any more, and hear nothing of what came after. Also the answer, beside the refusal, to whoever was kicked while he was away and enters the room again with `since`."_L1;

    RoomId room;
    LeaveReason reason = LeaveReason::Kicked;
    std::optional<UserInfo> by = {};
    std::optional<Timestamp> until = {};
    std::optional<QString> words = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &RoomRemovedYou::room},
            Field{"reason"_L1, &RoomRemovedYou::reason, "kicked or banned; left: see room.brought"_L1},
            Field{"by"_L1, &RoomRemovedYou::by, "absent: an operator"_L1},
            Field{"until"_L1, &RoomRemovedYou::until, "of a ban; ms UTC; absent: for good"_L1},
            Field{"words"_L1, &RoomRemovedYou::words, "why, as typed"_L1}};
    }
    friend bool operator==(const RoomRemovedYou &, const RoomRemovedYou &) = default;
};

struct RoomGone {
    static constexpr auto name = "room.gone"_L1;
    static constexpr auto about
        = "The room does not exist any more, and its messages neither: whoever was in it is not. Whoever has a live room.list reads it there."_L1;

    RoomId room;

    static constexpr auto fields() { return Fields{Field{"room"_L1, &RoomGone::room}}; }
    friend bool operator==(const RoomGone &, const RoomGone &) = default;
};

struct RoomListChanged {
    static constexpr auto name = "room.list.changed"_L1;
    static constexpr auto about
        = "Rooms that are new or different, and rooms that are gone: at most once a second, to whom room.list subscribed. Of all rooms that the list may show, whatever the list asked for."_L1;

    std::vector<RoomInfo> rooms;
    std::vector<RoomId> gone;

    static constexpr auto fields()
    {
        return Fields{Field{"rooms"_L1, &RoomListChanged::rooms, "as they are now"_L1},
                      Field{"gone"_L1, &RoomListChanged::gone}};
    }
    friend bool operator==(const RoomListChanged &, const RoomListChanged &) = default;
};

struct RoomInvited {
    static constexpr auto name = "room.invited"_L1;
    static constexpr auto about = "Somebody wants you in a room: enter it with `invite`."_L1;

    RoomInfo room;
    std::optional<UserInfo> by = {};
    QByteArray code;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &RoomInvited::room},
                      Field{"by"_L1, &RoomInvited::by, "absent: an operator"_L1},
                      Field{"code"_L1, &RoomInvited::code}};
    }
    friend bool operator==(const RoomInvited &, const RoomInvited &) = default;
};

struct RoomAdded {
    static constexpr auto name = "room.added"_L1;
    static constexpr auto about
        = "Somebody said something in a room of the kind dm that you belong to and are not in: enter it by its id. At most once a minute."_L1;

    RoomInfo room;
    UserInfo by;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &RoomAdded::room, "called by the others"_L1},
                      Field{"by"_L1, &RoomAdded::by}};
    }
    friend bool operator==(const RoomAdded &, const RoomAdded &) = default;
};

struct RoomCount {
    static constexpr auto name = "room.count"_L1;
    static constexpr auto about
        = "How many people are in a large room, at most once a second, instead of member.joined and member.left."_L1;

    int people = 0;

    static constexpr auto fields() { return Fields{Field{"people"_L1, &RoomCount::people}}; }
    friend bool operator==(const RoomCount &, const RoomCount &) = default;
};

struct RoomWaitlist {
    static constexpr auto name = "room.waitlist"_L1;
    static constexpr auto about
        = "Your place among those who wait for a seat in a full room, whenever it changes. Who was waiting longest is first."_L1;

    RoomId room;
    int position = 0;
    std::optional<qint64> estimateMs = {};

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &RoomWaitlist::room},
                      Field{"position"_L1, &RoomWaitlist::position, "1: the next; 0: you wait no more"_L1},
                      Field{"estimate_ms"_L1, &RoomWaitlist::estimateMs, "absent: nobody can say yet"_L1}};
    }
    friend bool operator==(const RoomWaitlist &, const RoomWaitlist &) = default;
};

struct SeatReady {
    static constexpr auto name = "room.seat_ready"_L1;
    static constexpr auto about
        = "A seat is held for you: enter the room within this time, or the next gets it."_L1;

    RoomId room;
    qint64 holdMs = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &SeatReady::room}, Field{"hold_ms"_L1, &SeatReady::holdMs}};
    }
    friend bool operator==(const SeatReady &, const SeatReady &) = default;
};

} // namespace chat
