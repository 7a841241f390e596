// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminrooms.h"

/// Operator -> server: codes that open a room. Which there are says a.room.people, list `invited`.
namespace chat {

struct InviteMade {
    QByteArray code;

    static constexpr auto fields() { return Fields{Field{"code"_L1, &InviteMade::code, "20 characters"_L1}}; }
    friend bool operator==(const InviteMade &, const InviteMade &) = default;
};

struct MakeInvite {
    static constexpr auto name = "a.room.invite"_L1;
    static constexpr auto about
        = "Make a code that opens a room, as room.invite does. With `user` it is for that person alone, who is told with room.invited when he is online. Errors: reason_required, room_not_found, wrong_room_kind, too_large (`limit`: codes of one room), storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = InviteMade;

    RoomId room;
    std::optional<UserId> user = {};
    std::optional<int> uses = {};
    std::optional<qint64> ms = {};
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"room"_L1, &MakeInvite::room},
            Field{"user"_L1, &MakeInvite::user, "only for him, once"_L1},
            Field{"uses"_L1, &MakeInvite::uses, "1 when absent"_L1, between(1, limits::maxInviteUses)},
            Field{"ms"_L1, &MakeInvite::ms, "absent: no end"_L1, between(limits::minActMs, limits::maxActMs)},
            Field{"reason"_L1, &MakeInvite::reason, "kept, not shown"_L1, text(TextRule::Reason)},
        };
    }
    friend bool operator==(const MakeInvite &, const MakeInvite &) = default;
};

struct DropInvite {
    static constexpr auto name = "a.room.uninvite"_L1;
    static constexpr auto about
        = "A code opens nothing any more, whoever made it. No error when it never did. Errors: reason_required, room_not_found, wrong_room_kind, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RoomActAnswer;

    RoomId room;
    QByteArray code;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &DropInvite::room},
                      Field{"code"_L1, &DropInvite::code, {}, text(TextRule::Token)},
                      Field{"reason"_L1, &DropInvite::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const DropInvite &, const DropInvite &) = default;
};

} // namespace chat
