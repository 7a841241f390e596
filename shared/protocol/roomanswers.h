// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"

/// What stands in the `d` of an `ok` to a request about rooms.
namespace chat {

struct RoomList {
    std::vector<RoomInfo> rooms;
    int total = 0;
    std::optional<QByteArray> next = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"rooms"_L1, &RoomList::rooms},
            Field{"total"_L1, &RoomList::total, "how many rooms answer the question, on all pages"_L1},
            Field{"next"_L1, &RoomList::next, "the cursor of the next page; absent: this was the last"_L1}};
    }
    friend bool operator==(const RoomList &, const RoomList &) = default;
};

struct InviteInfo {
    QByteArray code;
    int uses = 0;
    std::optional<Timestamp> until = {};
    std::optional<UserId> user = {};
    std::optional<UserInfo> by = {};

    static constexpr auto fields()
    {
        return Fields{Field{"code"_L1, &InviteInfo::code, "20 characters"_L1},
                      Field{"uses"_L1, &InviteInfo::uses, "how often it still opens the door"_L1},
                      Field{"until"_L1, &InviteInfo::until, "ms UTC; absent: no end"_L1},
                      Field{"user"_L1, &InviteInfo::user, "only for this person"_L1},
                      Field{"by"_L1, &InviteInfo::by, "who made it"_L1}};
    }
    friend bool operator==(const InviteInfo &, const InviteInfo &) = default;
};

struct InviteList {
    std::vector<InviteInfo> invites;

    static constexpr auto fields() { return Fields{Field{"invites"_L1, &InviteList::invites}}; }
    friend bool operator==(const InviteList &, const InviteList &) = default;
};

struct RoomBan {
    UserInfo user;
    std::optional<Timestamp> until = {};
    std::optional<UserInfo> by = {};
    std::optional<QString> words = {};

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &RoomBan::user, "as he was called then"_L1},
                      Field{"until"_L1, &RoomBan::until, "ms UTC; absent: for good"_L1},
                      Field{"by"_L1, &RoomBan::by, "absent: an operator"_L1},
                      Field{"words"_L1, &RoomBan::words, "why, as typed"_L1}};
    }
    friend bool operator==(const RoomBan &, const RoomBan &) = default;
};

struct RoomBanList {
    std::vector<RoomBan> bans;

    static constexpr auto fields() { return Fields{Field{"bans"_L1, &RoomBanList::bans}}; }
    friend bool operator==(const RoomBanList &, const RoomBanList &) = default;
};

struct MemberInfo {
    UserInfo user;
    std::optional<RoomRole> role = {};

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &MemberInfo::user},
                      Field{"role"_L1, &MemberInfo::role, "absent: member"_L1}};
    }
    friend bool operator==(const MemberInfo &, const MemberInfo &) = default;
};

struct MemberPage {
    std::vector<MemberInfo> members;
    int total = 0;
    std::optional<QByteArray> next = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"members"_L1, &MemberPage::members, "in the order of joining"_L1},
            Field{"total"_L1, &MemberPage::total, "of the room"_L1},
            Field{"next"_L1, &MemberPage::next, "the cursor of the next page; absent: this was the last"_L1}};
    }
    friend bool operator==(const MemberPage &, const MemberPage &) = default;
};

} // namespace chat
