// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// Operator -> server: one room, one session.
namespace chat {

struct AdminRoomRef {
    RoomId id;
    QString name;

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &AdminRoomRef::id}, Field{"name"_L1, &AdminRoomRef::name}};
    }
    friend bool operator==(const AdminRoomRef &, const AdminRoomRef &) = default;
};

struct AdminSessionDetails {
    AdminSessionRow row;
    std::vector<AdminRoomRef> rooms;

    static constexpr auto fields()
    {
        return Fields{Field{"session"_L1, &AdminSessionDetails::row},
                      Field{"rooms"_L1, &AdminSessionDetails::rooms, "that it hears now, by name"_L1}};
    }
    friend bool operator==(const AdminSessionDetails &, const AdminSessionDetails &) = default;
};

struct FetchSession {
    static constexpr auto name = "a.session"_L1;
    static constexpr auto about = "One session. Errors: user_not_found."_L1;
    using Answer = AdminSessionDetails;

    SessionId session;

    static constexpr auto fields() { return Fields{Field{"session"_L1, &FetchSession::session}}; }
    friend bool operator==(const FetchSession &, const FetchSession &) = default;
};

struct AdminMember {
    SessionId session;
    UserInfo user;

    static constexpr auto fields()
    {
        return Fields{Field{"session"_L1, &AdminMember::session}, Field{"user"_L1, &AdminMember::user}};
    }
    friend bool operator==(const AdminMember &, const AdminMember &) = default;
};

struct AdminRoomDetails {
    AdminRoomRow row;
    std::optional<ActorRow> actor;
    std::vector<AdminMember> members;
    int connected = 0;
    std::optional<RoomInfo> info = {};
    std::optional<UserInfo> host = {};
    std::optional<bool> configured = {};
    int muted = 0;
    int banned = 0;
    int invited = 0;
    int waiting = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &AdminRoomDetails::row},
            Field{"actor"_L1, &AdminRoomDetails::actor, "while it is in memory"_L1},
            Field{"members"_L1, &AdminRoomDetails::members, "who is connected, by session; at most 200"_L1},
            Field{"connected"_L1, &AdminRoomDetails::connected,
                  "how many they are; the others of `people` were lost and may come back"_L1},
            Field{"info"_L1, &AdminRoomDetails::info, "what it is like, as people are told it"_L1},
            Field{"host"_L1, &AdminRoomDetails::host, "absent: nobody"_L1},
            Field{"configured"_L1, &AdminRoomDetails::configured,
                  "true: the configuration, or the matcher, says its name and its maximum"_L1},
            Field{"muted"_L1, &AdminRoomDetails::muted,
                  "people who may not speak here; see a.room.people"_L1},
            Field{"banned"_L1, &AdminRoomDetails::banned, "people who may not come in"_L1},
            Field{"invited"_L1, &AdminRoomDetails::invited, "invitations that are not used up"_L1},
            Field{"waiting"_L1, &AdminRoomDetails::waiting, "people, for a seat, because it is full"_L1},
        };
    }
    friend bool operator==(const AdminRoomDetails &, const AdminRoomDetails &) = default;
};

struct FetchRoom {
    static constexpr auto name = "a.room"_L1;
    static constexpr auto about = "One room and who is in it. Errors: room_not_found."_L1;
    using Answer = AdminRoomDetails;

    RoomId room;

    static constexpr auto fields() { return Fields{Field{"room"_L1, &FetchRoom::room}}; }
    friend bool operator==(const FetchRoom &, const FetchRoom &) = default;
};

} // namespace chat
