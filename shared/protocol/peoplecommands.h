// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"

/// Client -> server: what somebody does about other people, whatever room they are in.
namespace chat {

struct BlockList {
    std::vector<UserInfo> users;

    static constexpr auto fields()
    {
        return Fields{Field{"users"_L1, &BlockList::users,
                            "as you called them; in a very long list without the last nicks"_L1}};
    }
    friend bool operator==(const BlockList &, const BlockList &) = default;
};

struct BlockUser {
    static constexpr auto name = "user.block"_L1;
    static constexpr auto about
        = "You do not want to hear from somebody: he can send you no direct messages, no invitation of his reaches you, and no match that you ask for from now on is with him. What he says in rooms still comes; a client hides it. Kept, and answered when it is stored. Nobody else is told. Twice is no error. Errors: cannot_target_self, too_large (`limit`: people), storage_unavailable."_L1;
    using Answer = Nothing;

    UserId user;
    QString nick;

    static constexpr auto fields()
    {
        return Fields{
            Field{"user"_L1, &BlockUser::user},
            Field{"nick"_L1, &BlockUser::nick, "what you call him; comes back in user.blocks"_L1,
                  text(TextRule::Nick)},
        };
    }
    friend bool operator==(const BlockUser &, const BlockUser &) = default;
};

struct UnblockUser {
    static constexpr auto name = "user.unblock"_L1;
    static constexpr auto about
        = "You want to hear from somebody again. No error when you always did. Errors: storage_unavailable."_L1;
    using Answer = Nothing;

    UserId user;

    static constexpr auto fields() { return Fields{Field{"user"_L1, &UnblockUser::user}}; }
    friend bool operator==(const UnblockUser &, const UnblockUser &) = default;
};

struct ListBlocks {
    static constexpr auto name = "user.blocks"_L1;
    static constexpr auto about = "Whom you do not want to hear from."_L1;
    using Answer = BlockList;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const ListBlocks &, const ListBlocks &) = default;
};

/// A conversation of a few people among themselves.
struct DirectInfo {
    RoomId room;
    std::vector<UserInfo> people;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &DirectInfo::room},
                      Field{"people"_L1, &DirectInfo::people, "the others, the first five of them"_L1},
                      Field{"total"_L1, &DirectInfo::total, "of the others"_L1}};
    }
    friend bool operator==(const DirectInfo &, const DirectInfo &) = default;
};

struct DirectList {
    std::vector<DirectInfo> rooms;

    static constexpr auto fields()
    {
        return Fields{Field{"rooms"_L1, &DirectList::rooms,
                            "the newest first, at most 200, as many as fit in an answer"_L1}};
    }
    friend bool operator==(const DirectList &, const DirectList &) = default;
};

struct OpenDirect {
    static constexpr auto name = "dm.open"_L1;
    static constexpr auto about
        = "Enter the room, of the kind dm, of exactly these people and yourself; it is made when there is none, and the same people always get the same one. Then room.snapshot, in which the room is called by the others. Nobody else ever gets in. The others hear of it with room.added when you say something. Where one is not known yet, all of them have to be logged in. Errors: user_not_found, user_blocked_you (one of them does not want to hear you, and the room is new), cannot_target_self, too_many_rooms, room_busy, storage_unavailable."_L1;
    using Answer = RoomEntered;

    std::vector<UserId> to;

    static constexpr auto fields()
    {
        return Fields{Field{"to"_L1, &OpenDirect::to, "the others, each once"_L1,
                            Check{.min = 1, .max = limits::maxDirectPeople - 1}}};
    }
    friend bool operator==(const OpenDirect &, const OpenDirect &) = default;
};

struct ListDirect {
    static constexpr auto name = "dm.list"_L1;
    static constexpr auto about
        = "The rooms of the kind dm that you belong to, but those of two with somebody whom you have blocked."_L1;
    using Answer = DirectList;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const ListDirect &, const ListDirect &) = default;
};

} // namespace chat
