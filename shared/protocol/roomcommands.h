// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/hostcommands.h"
#include "shared/protocol/roomanswers.h"

/// Client -> server: what people do with rooms, beyond entering, leaving and speaking.
namespace chat {

enum class RoomSort : quint8 { Name, People, Newest };
constexpr std::array<QLatin1StringView, 3> enumNames(RoomSort)
{
    return {"name"_L1, "people"_L1, "newest"_L1};
}

struct BrowseRooms {
    static constexpr auto name = "room.list"_L1;
    static constexpr auto about
        = "The rooms that a person may find: channels, and what people have made. A page; ask again with the cursor `next`. With `subscribe`, room.list.changed follows. Errors: bad_cursor."_L1;
    using Answer = RoomList;

    std::optional<RoomKind> kind = {};
    std::optional<QString> query = {};
    std::optional<bool> hasSpace = {};
    std::optional<bool> noPassword = {};
    std::optional<RoomSort> sort = {};
    std::optional<QByteArray> cursor = {};
    std::optional<int> limit = {};
    std::optional<bool> subscribe = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"kind"_L1, &BrowseRooms::kind, "only these"_L1},
            Field{"query"_L1, &BrowseRooms::query,
                  "part of the name, the topic or the category, whatever its case"_L1, text(TextRule::Word)},
            Field{"has_space"_L1, &BrowseRooms::hasSpace, "true: only where one more person fits"_L1},
            Field{"no_password"_L1, &BrowseRooms::noPassword,
                  "true: only without password and invitation"_L1},
            Field{"sort"_L1, &BrowseRooms::sort, "name when absent; people: the fullest first"_L1},
            Field{"cursor"_L1, &BrowseRooms::cursor, "`next` of the page before, with the same question"_L1,
                  text(TextRule::Token)},
            Field{"limit"_L1, &BrowseRooms::limit, "50 when absent"_L1, between(1, limits::maxRoomListPage)},
            Field{"subscribe"_L1, &BrowseRooms::subscribe, "false ends it"_L1},
        };
    }
    friend bool operator==(const BrowseRooms &, const BrowseRooms &) = default;
};

struct CreateRoom {
    static constexpr auto name = "room.create"_L1;
    static constexpr auto about
        = "Make a room and enter it, as its host: all of it or nothing. Then room.snapshot. A name is taken whatever its case (B1-45). hello.features says which kinds people may make here. Errors: room_name_taken, room_name_invalid, too_many_rooms, wrong_room_kind, room_busy, storage_unavailable."_L1;
    using Answer = RoomEntered;

    QString roomName;
    RoomKind kind = RoomKind::Temporary;
    std::optional<QString> password = {};
    std::optional<int> max = {};
    std::optional<QString> topic = {};
    std::optional<bool> inviteOnly = {};
    std::optional<bool> announceOnly = {};
    std::optional<int> slowMs = {};
    std::optional<QString> category = {};
    std::optional<QString> icon = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"name"_L1, &CreateRoom::roomName, {}, text(TextRule::RoomName)},
            Field{"kind"_L1, &CreateRoom::kind, "temporary, meeting, large or channel"_L1},
            Field{"password"_L1, &CreateRoom::password, "absent or empty: none"_L1,
                  text(TextRule::RoomPassword)},
            Field{"max"_L1, &CreateRoom::max, "people; absent: as many as this server allows"_L1,
                  between(1, limits::maxRoomPeople)},
            Field{"topic"_L1, &CreateRoom::topic, {}, text(TextRule::Topic)},
            Field{"invite_only"_L1, &CreateRoom::inviteOnly,
                  "not in room.list, and only with an invitation"_L1},
            Field{"announce_only"_L1, &CreateRoom::announceOnly, "only host and moderators speak"_L1},
            Field{"slow_ms"_L1, &CreateRoom::slowMs, "one message of a person in so much time"_L1,
                  between(0, limits::maxSlowModeMs)},
            Field{"category"_L1, &CreateRoom::category, "under which it is listed; absent or empty: none"_L1,
                  text(TextRule::Category)},
            Field{"icon"_L1, &CreateRoom::icon, "one character, such as an emoji; absent or empty: none"_L1,
                  text(TextRule::Icon)},
        };
    }
    friend bool operator==(const CreateRoom &, const CreateRoom &) = default;
};

struct LeaveWaitlist {
    static constexpr auto name = "room.waitlist.leave"_L1;
    static constexpr auto about = "Wait no longer for a seat. No error when one does not."_L1;
    using Answer = Nothing;

    RoomId room;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &LeaveWaitlist::room},
        };
    }
    friend bool operator==(const LeaveWaitlist &, const LeaveWaitlist &) = default;
};

struct ListMembers {
    static constexpr auto name = "room.members"_L1;
    static constexpr auto about
        = "Who is in the room, in pages: for large rooms, whose snapshot names nobody. Errors: not_joined, bad_cursor."_L1;
    using Answer = MemberPage;

    RoomId room;
    std::optional<QString> query = {};
    std::optional<QByteArray> cursor = {};
    std::optional<int> limit = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &ListMembers::room},
            Field{"query"_L1, &ListMembers::query, "part of the nick, whatever its case"_L1,
                  text(TextRule::Word)},
            Field{"cursor"_L1, &ListMembers::cursor, "`next` of the page before"_L1, text(TextRule::Token)},
            Field{"limit"_L1, &ListMembers::limit, "100 when absent"_L1, between(1, limits::maxMemberPage)},
        };
    }
    friend bool operator==(const ListMembers &, const ListMembers &) = default;
};

} // namespace chat
