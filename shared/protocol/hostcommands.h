// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/roomanswers.h"

/// Client -> server: what the host of a room and its moderators do with it.
namespace chat {

struct UpdateRoom {
    static constexpr auto name = "room.update"_L1;
    static constexpr auto about
        = "Change what a room is like; what is absent stays. Host and moderators; name, password and max only the host. Told as room.changed. Errors: not_joined, not_host, forbidden, room_name_taken, room_name_invalid, room_busy, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    std::optional<QString> roomName = {};
    std::optional<QString> topic = {};
    std::optional<int> max = {};
    std::optional<QString> password = {};
    std::optional<int> slowMs = {};
    std::optional<bool> locked = {};
    std::optional<bool> inviteOnly = {};
    std::optional<bool> announceOnly = {};
    std::optional<QString> category = {};
    std::optional<QString> icon = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &UpdateRoom::room},
            Field{"name"_L1, &UpdateRoom::roomName, {}, text(TextRule::RoomName)},
            Field{"topic"_L1, &UpdateRoom::topic, "empty: none"_L1, text(TextRule::Topic)},
            Field{"max"_L1, &UpdateRoom::max, "people; whoever is in stays"_L1,
                  between(1, limits::maxRoomPeople)},
            Field{"password"_L1, &UpdateRoom::password, "empty: none"_L1, text(TextRule::RoomPassword)},
            Field{"slow_ms"_L1, &UpdateRoom::slowMs, "0: off"_L1, between(0, limits::maxSlowModeMs)},
            Field{"locked"_L1, &UpdateRoom::locked, "true: nobody new gets in"_L1},
            Field{"invite_only"_L1, &UpdateRoom::inviteOnly},
            Field{"announce_only"_L1, &UpdateRoom::announceOnly},
            Field{"category"_L1, &UpdateRoom::category, "empty: none"_L1, text(TextRule::Category)},
            Field{"icon"_L1, &UpdateRoom::icon, "one character, such as an emoji; empty: none"_L1,
                  text(TextRule::Icon)},
        };
    }
    friend bool operator==(const UpdateRoom &, const UpdateRoom &) = default;
};

struct YieldHost {
    static constexpr auto name = "room.host.yield"_L1;
    static constexpr auto about
        = "The host makes somebody else in the room host, and is a moderator from then on. Told as room.host. Errors: not_joined, not_host, cannot_target_self, target_not_in_room, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId to;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &YieldHost::room},
            Field{"to"_L1, &YieldHost::to},
        };
    }
    friend bool operator==(const YieldHost &, const YieldHost &) = default;
};

struct KickMember {
    static constexpr auto name = "room.kick"_L1;
    static constexpr auto about
        = "Put somebody out of the room; he may come back. Host and moderators. Told as member.left{kicked}. Errors: not_joined, forbidden, cannot_target_self, cannot_target_higher_role, storage_unavailable, target_not_in_room."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;
    std::optional<QString> reason = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &KickMember::room},
            Field{"user"_L1, &KickMember::user},
            Field{"reason"_L1, &KickMember::reason, "why; told to the room"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const KickMember &, const KickMember &) = default;
};

struct BanMember {
    static constexpr auto name = "room.ban"_L1;
    static constexpr auto about
        = "Put somebody out of the room, or keep out who is not in it. Host and moderators. Told as member.left{banned}. Errors: not_joined, forbidden, cannot_target_self, cannot_target_higher_role, storage_unavailable, too_large (`limit`: bans of one room)."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;
    std::optional<qint64> ms = {};
    std::optional<QString> reason = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &BanMember::room},
            Field{"user"_L1, &BanMember::user},
            Field{"ms"_L1, &BanMember::ms, "absent: for good"_L1,
                  between(limits::minActMs, limits::maxActMs)},
            Field{"reason"_L1, &BanMember::reason, "why; told to the room"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const BanMember &, const BanMember &) = default;
};

struct UnbanMember {
    static constexpr auto name = "room.unban"_L1;
    static constexpr auto about
        = "Let somebody in again. No error when he is not banned. Errors: not_joined, forbidden, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &UnbanMember::room},
            Field{"user"_L1, &UnbanMember::user},
        };
    }
    friend bool operator==(const UnbanMember &, const UnbanMember &) = default;
};

struct ListRoomBans {
    static constexpr auto name = "room.bans"_L1;
    static constexpr auto about
        = "Who is banned from the room. Host and moderators. Errors: not_joined, forbidden."_L1;
    using Answer = RoomBanList;

    RoomId room;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &ListRoomBans::room},
        };
    }
    friend bool operator==(const ListRoomBans &, const ListRoomBans &) = default;
};

struct MuteMember {
    static constexpr auto name = "room.mute"_L1;
    static constexpr auto about
        = "Let somebody not speak, whether he is in the room or comes back to it. Host and moderators. Told as member.muted. Errors: not_joined, forbidden, cannot_target_self, cannot_target_higher_role, storage_unavailable, too_large (`limit`: mutes of one room)."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;
    std::optional<qint64> ms = {};
    std::optional<QString> reason = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &MuteMember::room},
            Field{"user"_L1, &MuteMember::user},
            Field{"ms"_L1, &MuteMember::ms, "absent: for good"_L1,
                  between(limits::minActMs, limits::maxActMs)},
            Field{"reason"_L1, &MuteMember::reason, "why; told to the room"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const MuteMember &, const MuteMember &) = default;
};

struct UnmuteMember {
    static constexpr auto name = "room.unmute"_L1;
    static constexpr auto about
        = "Let somebody speak again. No error when he may. Errors: not_joined, forbidden, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &UnmuteMember::room},
            Field{"user"_L1, &UnmuteMember::user},
        };
    }
    friend bool operator==(const UnmuteMember &, const UnmuteMember &) = default;
};

struct SetRole {
    static constexpr auto name = "room.role"_L1;
    static constexpr auto about
        = "Give somebody a role; to make somebody host there is room.host.yield. The host alone makes and unmakes moderators. Told as member.role. Errors: not_joined, forbidden, cannot_target_self, cannot_target_higher_role, storage_unavailable, not_host, target_not_in_room, too_large (`limit`: roles of one room)."_L1;
    using Answer = Nothing;

    RoomId room;
    UserId user;
    RoomRole role = RoomRole::Member;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &SetRole::room},
            Field{"user"_L1, &SetRole::user},
            Field{"role"_L1, &SetRole::role, "guest, member or moderator"_L1},
        };
    }
    friend bool operator==(const SetRole &, const SetRole &) = default;
};

struct InviteToRoom {
    static constexpr auto name = "room.invite"_L1;
    static constexpr auto about
        = "Make a code that opens the room. With `user` it is for that person alone, who is told with room.invited when he is online. Host and moderators. Errors: not_joined, forbidden, too_large (`limit`: codes of one room), storage_unavailable."_L1;
    using Answer = InviteInfo;

    RoomId room;
    std::optional<UserId> user = {};
    std::optional<int> uses = {};
    std::optional<qint64> ms = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &InviteToRoom::room},
            Field{"user"_L1, &InviteToRoom::user, "only for him, once"_L1},
            Field{"uses"_L1, &InviteToRoom::uses, "1 when absent"_L1, between(1, limits::maxInviteUses)},
            Field{"ms"_L1, &InviteToRoom::ms, "absent: no end"_L1,
                  between(limits::minActMs, limits::maxActMs)},
        };
    }
    friend bool operator==(const InviteToRoom &, const InviteToRoom &) = default;
};

struct RevokeInvite {
    static constexpr auto name = "room.invite.revoke"_L1;
    static constexpr auto about
        = "A code opens nothing any more. No error when it never did. Errors: not_joined, forbidden, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    QByteArray code;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &RevokeInvite::room},
            Field{"code"_L1, &RevokeInvite::code, {}, text(TextRule::Token)},
        };
    }
    friend bool operator==(const RevokeInvite &, const RevokeInvite &) = default;
};

struct ListInvites {
    static constexpr auto name = "room.invites"_L1;
    static constexpr auto about
        = "The codes of the room that still open it. Host and moderators. Errors: not_joined, forbidden."_L1;
    using Answer = InviteList;

    RoomId room;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &ListInvites::room},
        };
    }
    friend bool operator==(const ListInvites &, const ListInvites &) = default;
};

struct DeleteRoom {
    static constexpr auto name = "room.delete"_L1;
    static constexpr auto about
        = "The room and all that was said in it are no more. The host, of a room that people made. Told as room.gone. Errors: not_joined, not_host, wrong_room_kind, confirm_mismatch, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    QString confirm;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &DeleteRoom::room},
            Field{"confirm"_L1, &DeleteRoom::confirm, "the name of the room"_L1, text(TextRule::RoomName)},
        };
    }
    friend bool operator==(const DeleteRoom &, const DeleteRoom &) = default;
};

struct ArchiveRoom {
    static constexpr auto name = "room.archive"_L1;
    static constexpr auto about
        = "Let the room be read and not be spoken in, or take that back. The host. Told as room.changed. Errors: not_joined, not_host, wrong_room_kind, storage_unavailable."_L1;
    using Answer = Nothing;

    RoomId room;
    std::optional<bool> on = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &ArchiveRoom::room},
            Field{"on"_L1, &ArchiveRoom::on, "true when absent"_L1},
        };
    }
    friend bool operator==(const ArchiveRoom &, const ArchiveRoom &) = default;
};

} // namespace chat
