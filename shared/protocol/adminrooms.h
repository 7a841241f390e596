// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminacts.h"
#include "shared/protocol/hostcommands.h"

/// Operator -> server: rooms that he makes, changes, empties and ends, and what he does to the people in
/// them. What a room's host can do is in hostcommands.h; an operator needs no role.
namespace chat {

struct RoomMade {
    RoomId room;

    static constexpr auto fields() { return Fields{Field{"room"_L1, &RoomMade::room}}; }
    friend bool operator==(const RoomMade &, const RoomMade &) = default;
};

struct MakeRoom {
    static constexpr auto name = "a.room.create"_L1;
    static constexpr auto about
        = "Make a room that is nobody's: it has no host until a.room.host names one, and counts for nobody's quota. All of it or nothing. Errors: reason_required, room_name_taken, room_name_invalid, wrong_room_kind, too_many_rooms, too_large (`max`), room_busy, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomMade;

    QString roomName;
    RoomKind kind = RoomKind::Channel;
    std::optional<QString> password = {};
    std::optional<int> max = {};
    std::optional<QString> topic = {};
    std::optional<bool> inviteOnly = {};
    std::optional<bool> announceOnly = {};
    std::optional<int> slowMs = {};
    std::optional<QString> category = {};
    std::optional<QString> icon = {};
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"name"_L1, &MakeRoom::roomName, {}, text(TextRule::RoomName)},
            Field{"kind"_L1, &MakeRoom::kind, "channel, meeting, large or temporary"_L1},
            Field{"password"_L1, &MakeRoom::password, "absent or empty: none"_L1,
                  text(TextRule::RoomPassword)},
            Field{"max"_L1, &MakeRoom::max, "people; absent: as many as this server allows"_L1,
                  between(1, limits::maxRoomPeople)},
            Field{"topic"_L1, &MakeRoom::topic, {}, text(TextRule::Topic)},
            Field{"invite_only"_L1, &MakeRoom::inviteOnly},
            Field{"announce_only"_L1, &MakeRoom::announceOnly, "only host and moderators speak"_L1},
            Field{"slow_ms"_L1, &MakeRoom::slowMs, "one message of a person in so much time"_L1,
                  between(0, limits::maxSlowModeMs)},
            Field{"category"_L1, &MakeRoom::category, "under which it is listed; absent or empty: none"_L1,
                  text(TextRule::Category)},
            Field{"icon"_L1, &MakeRoom::icon, "one character, such as an emoji; absent or empty: none"_L1,
                  text(TextRule::Icon)},
            Field{"reason"_L1, &MakeRoom::reason, "kept, not shown"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const MakeRoom &, const MakeRoom &) = default;
};

struct EditRoom {
    static constexpr auto name = "a.room.update"_L1;
    static constexpr auto about
        = "Change what a room is like; what is absent stays. Told as room.changed. Name, password and max of a channel of the configuration stay as they are there. Errors: reason_required, room_not_found, wrong_room_kind, room_name_taken, room_name_invalid, too_large (`max`), room_busy, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

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
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &EditRoom::room},
            Field{"name"_L1, &EditRoom::roomName, {}, text(TextRule::RoomName)},
            Field{"topic"_L1, &EditRoom::topic, "empty: none"_L1, text(TextRule::Topic)},
            Field{"max"_L1, &EditRoom::max, "people; whoever is in stays"_L1,
                  between(1, limits::maxRoomPeople)},
            Field{"password"_L1, &EditRoom::password, "empty: none"_L1, text(TextRule::RoomPassword)},
            Field{"slow_ms"_L1, &EditRoom::slowMs, "0: off"_L1, between(0, limits::maxSlowModeMs)},
            Field{"locked"_L1, &EditRoom::locked, "true: nobody new gets in"_L1},
            Field{"invite_only"_L1, &EditRoom::inviteOnly},
            Field{"announce_only"_L1, &EditRoom::announceOnly},
            Field{"category"_L1, &EditRoom::category, "empty: none"_L1, text(TextRule::Category)},
            Field{"icon"_L1, &EditRoom::icon, "one character, such as an emoji; empty: none"_L1,
                  text(TextRule::Icon)},
            Field{"reason"_L1, &EditRoom::reason, "kept, and told to whom it hits"_L1,
                  text(TextRule::Reason)},
        };
    }
    friend bool operator==(const EditRoom &, const EditRoom &) = default;
};

struct ShelveRoom {
    static constexpr auto name = "a.room.archive"_L1;
    static constexpr auto about
        = "Let a room be read and not be spoken in, or take that back. Not a channel of the configuration, and not a temporary room. Errors: reason_required, room_not_found, wrong_room_kind, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    bool on = true;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &ShelveRoom::room},
                      Field{"on"_L1, &ShelveRoom::on, "false: take it back"_L1},
                      Field{"reason"_L1, &ShelveRoom::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const ShelveRoom &, const ShelveRoom &) = default;
};

struct EndRoom {
    static constexpr auto name = "a.room.delete"_L1;
    static constexpr auto about
        = "A room and all that was said in it are no more. Told as room.gone. Not a channel of the configuration. Errors: reason_required, room_not_found, wrong_room_kind, confirm_mismatch, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    QString confirm;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &EndRoom::room},
            Field{"confirm"_L1, &EndRoom::confirm, "the name of the room"_L1, text(TextRule::RoomName)},
            Field{"reason"_L1, &EndRoom::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const EndRoom &, const EndRoom &) = default;
};

struct AppointHost {
    static constexpr auto name = "a.room.host"_L1;
    static constexpr auto about
        = "Make somebody who is in the room its host. Who was it before is a member. Told as room.host{admin}. Errors: reason_required, room_not_found, wrong_room_kind, target_not_in_room, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    UserId to;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &AppointHost::room},
                      Field{"to"_L1, &AppointHost::to, "who is in the room"_L1},
                      Field{"reason"_L1, &AppointHost::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const AppointHost &, const AppointHost &) = default;
};

struct MoveAnswer {
    int moved = 0;
    int stayed = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"moved"_L1, &MoveAnswer::moved, "who are in the other room now"_L1},
                      Field{"stayed"_L1, &MoveAnswer::stayed,
                            "who are where they were: the other room is full, or banned them"_L1}};
    }
    friend bool operator==(const MoveAnswer &, const MoveAnswer &) = default;
};

struct MovePeople {
    static constexpr auto name = "a.room.move"_L1;
    static constexpr auto about
        = "Bring everybody who is connected to a room, or one session, into another room. Password, lock and invitation of that room do not count; its bans and its maximum do, and whoever does not get in stays where he was. Whoever is moved hears room.brought, the snapshot, and room.removed_you{left} of the room that he was in. Errors: reason_required, bad_field (`to` is `room`), room_not_found, wrong_room_kind, room_closed, room_locked (quarantine), user_not_found (the session is not in the room)."_L1;
    static constexpr bool changes = true;
    using Answer = MoveAnswer;

    RoomId room;
    RoomId to;
    std::optional<SessionId> session = {};
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &MovePeople::room, "where they are"_L1},
                      Field{"to"_L1, &MovePeople::to, "another room"_L1},
                      Field{"session"_L1, &MovePeople::session, "only this one; absent: everybody"_L1},
                      Field{"reason"_L1, &MovePeople::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const MovePeople &, const MovePeople &) = default;
};

/// What an operator does to somebody in a room.
enum class MemberAct : quint8 { Kick, Ban, Unban, Mute, Unmute, Guest, Member, Moderator };
constexpr std::array<QLatin1StringView, 8> enumNames(MemberAct)
{
    return {"kick"_L1, "ban"_L1, "unban"_L1, "mute"_L1, "unmute"_L1, "guest"_L1, "member"_L1, "moderator"_L1};
}

struct SteerMember {
    static constexpr auto name = "a.room.member"_L1;
    static constexpr auto about
        = "Do to somebody what a host may do: put him out of the room, ban or mute him there, take that back, or give him a role. Errors: reason_required, room_not_found, wrong_room_kind, target_not_in_room, bad_field (`ms` goes with ban and mute; the host's role is given with a.room.host), too_large, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    UserId user;
    MemberAct act = MemberAct::Kick;
    std::optional<qint64> ms = {};
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &SteerMember::room}, Field{"user"_L1, &SteerMember::user},
                      Field{"act"_L1, &SteerMember::act, "guest, member and moderator give that role"_L1},
                      Field{"ms"_L1, &SteerMember::ms, "of a ban or a mute; absent: for good"_L1,
                            between(limits::minActMs, limits::maxActMs)},
                      Field{"reason"_L1, &SteerMember::reason, "kept, and told to whom it hits"_L1,
                            text(TextRule::Reason)}};
    }
    friend bool operator==(const SteerMember &, const SteerMember &) = default;
};

/// Which people of a room.
enum class PeopleList : quint8 { Members, Muted, Banned, Invited, Waiting };
constexpr std::array<QLatin1StringView, 5> enumNames(PeopleList)
{
    return {"members"_L1, "muted"_L1, "banned"_L1, "invited"_L1, "waiting"_L1};
}

struct RoomPerson {
    qint64 number = 0;
    std::optional<UserInfo> user = {};
    std::optional<RoomRole> role = {};
    std::optional<bool> lost = {};
    std::optional<bool> muted = {};
    std::optional<Timestamp> until = {};
    std::optional<UserInfo> by = {};
    std::optional<QString> words = {};
    std::optional<QByteArray> code = {};
    std::optional<int> uses = {};
    std::optional<qint64> waitedMs = {};
    std::optional<qint64> heldMs = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"n"_L1, &RoomPerson::number,
                  "for `after`; of a member: the order of joining; of who waits: his place, 1 is next"_L1},
            Field{"user"_L1, &RoomPerson::user, "absent: an invitation for anybody"_L1},
            Field{"role"_L1, &RoomPerson::role, "of a member; absent: member"_L1},
            Field{"lost"_L1, &RoomPerson::lost, "true: he has no connection, and may come back"_L1},
            Field{"muted"_L1, &RoomPerson::muted, "true: a member who is muted here"_L1},
            Field{"until"_L1, &RoomPerson::until, "ms UTC; absent: no end"_L1},
            Field{"by"_L1, &RoomPerson::by, "absent: an operator"_L1},
            Field{"words"_L1, &RoomPerson::words, "why, as typed"_L1},
            Field{"code"_L1, &RoomPerson::code, "of an invitation"_L1},
            Field{"uses"_L1, &RoomPerson::uses, "how often it still opens the door"_L1},
            Field{"waited_ms"_L1, &RoomPerson::waitedMs, "of who waits for a seat"_L1},
            Field{"held_ms"_L1, &RoomPerson::heldMs,
                  "so long a seat is held for him yet; absent: he has to wait for one"_L1},
        };
    }
    friend bool operator==(const RoomPerson &, const RoomPerson &) = default;
};

struct PeoplePage {
    std::vector<RoomPerson> people;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"people"_L1, &PeoplePage::people, "by `n`"_L1},
                      Field{"total"_L1, &PeoplePage::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const PeoplePage &, const PeoplePage &) = default;
};

struct FetchPeople {
    static constexpr auto name = "a.room.people"_L1;
    static constexpr auto about
        = "Who is in a room, with roles, also in a large one; or who is muted, banned or invited there, or waits for a seat (U-17). A page at a time. Errors: room_not_found, room_busy."_L1;
    using Answer = PeoplePage;

    RoomId room;
    std::optional<PeopleList> list = {};
    std::optional<QString> filter = {};
    std::optional<int> limit = {};
    std::optional<qint64> after = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &FetchPeople::room},
            Field{"list"_L1, &FetchPeople::list, "members when absent"_L1},
            Field{"filter"_L1, &FetchPeople::filter,
                  "part of the nick, in any case, or the id of the user"_L1, text(TextRule::Word)},
            Field{"limit"_L1, &FetchPeople::limit, "200 when absent"_L1, between(1, limits::maxAdminRows)},
            Field{"after"_L1, &FetchPeople::after, "the last `n` of the page before"_L1,
                  between(0, (qint64(1) << 53) - 1)},
        };
    }
    friend bool operator==(const FetchPeople &, const FetchPeople &) = default;
};

} // namespace chat
