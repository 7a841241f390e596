// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"

/// Operator -> server: who is shut out.
namespace chat {

namespace limits {
inline constexpr int maxBans = 10'000; ///< that hold at once
} // namespace limits

/// Whom a ban is about: exactly one of these.
struct BannedTarget {
    std::optional<UserId> user;
    std::optional<QString> address;
    std::optional<DeviceId> device = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"user"_L1, &BannedTarget::user, "this, `address` or `device`"_L1},
            Field{"address"_L1, &BannedTarget::address,
                  "of IPv4, or any of an IPv6 /64, which is meant as a whole"_L1, text(TextRule::Word)},
            Field{"device"_L1, &BannedTarget::device, "as a.sessions shows it; its owner can change it"_L1}};
    }
    friend bool operator==(const BannedTarget &, const BannedTarget &) = default;
};

struct BanAnswer {
    BanId id;
    int sessions = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &BanAnswer::id, "for a.unban"_L1},
                      Field{"sessions"_L1, &BanAnswer::sessions, "that were ended by it"_L1}};
    }
    friend bool operator==(const BanAnswer &, const BanAnswer &) = default;
};

struct AddBan {
    static constexpr auto name = "a.ban"_L1;
    static constexpr auto about
        = "Shut out a user, an address or a device: sessions are closed with 4502, logins and resumes are refused with banned. A new ban of the same target replaces the older one. Errors: reason_required, bad_field (no such address, or over already), too_large (10000 bans), storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = BanAnswer;

    BannedTarget target;
    std::optional<Timestamp> until;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"target"_L1, &AddBan::target},
            Field{"until"_L1, &AddBan::until, "ms UTC; for good when absent"_L1},
            Field{"reason"_L1, &AddBan::reason, "kept, and told to whom it hits"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const AddBan &, const AddBan &) = default;
};

struct BanRow {
    BanId id;
    BannedTarget target;
    QString nick;
    Timestamp since;
    std::optional<Timestamp> until = {};
    QString reason;
    QByteArray admin;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &BanRow::id},
            Field{"target"_L1, &BanRow::target},
            Field{"nick"_L1, &BanRow::nick, "of the user, when he was banned; may be empty"_L1},
            Field{"since"_L1, &BanRow::since, "ms UTC"_L1},
            Field{"until"_L1, &BanRow::until, "ms UTC; for good when absent"_L1},
            Field{"reason"_L1, &BanRow::reason, "as typed"_L1},
            Field{"admin"_L1, &BanRow::admin, "who did it"_L1},
        };
    }
    friend bool operator==(const BanRow &, const BanRow &) = default;
};

struct BanList {
    std::vector<BanRow> bans;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"bans"_L1, &BanList::bans, "by id"_L1},
                      Field{"total"_L1, &BanList::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const BanList &, const BanList &) = default;
};

struct ListBans {
    static constexpr auto name = "a.bans"_L1;
    static constexpr auto about = "The bans that hold, a page at a time."_L1;
    using Answer = BanList;

    std::optional<QString> filter;
    std::optional<int> limit;
    std::optional<BanId> after;

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &ListBans::filter,
                  "part of nick, address or reason, in any case, or the id of the user or device"_L1,
                  text(TextRule::Word)},
            Field{"limit"_L1, &ListBans::limit, "200 when absent"_L1, between(1, 200)},
            Field{"after"_L1, &ListBans::after, "the last id of the page before"_L1},
        };
    }
    friend bool operator==(const ListBans &, const ListBans &) = default;
};

struct LiftBan {
    static constexpr auto name = "a.unban"_L1;
    static constexpr auto about
        = "End a ban. Errors: reason_required, bad_field (no such ban), storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = BanRow;

    BanId id;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{Field{"id"_L1, &LiftBan::id},
                      Field{"reason"_L1, &LiftBan::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const LiftBan &, const LiftBan &) = default;
};

} // namespace chat
