// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/partyvalues.h"

/// Operator -> server: who stays together.
namespace chat::limits {
inline constexpr int maxPartyRows = 100; ///< of a.parties on one page: each names all of its people
} // namespace chat::limits

namespace chat {

struct AdminPartyRow {
    PartyId id;
    UserId leader;
    std::vector<PartyMember> members;
    int invited = 0;
    std::optional<QString> mode = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &AdminPartyRow::id},
            Field{"leader"_L1, &AdminPartyRow::leader},
            Field{"members"_L1, &AdminPartyRow::members, "who is in it longest is the first"_L1},
            Field{"invited"_L1, &AdminPartyRow::invited, "people with an invitation that holds"_L1},
            Field{"mode"_L1, &AdminPartyRow::mode, "in which its leader waits or plays; absent: in none"_L1},
        };
    }
    friend bool operator==(const AdminPartyRow &, const AdminPartyRow &) = default;
};

struct AdminParties {
    std::vector<AdminPartyRow> parties;
    int total = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"parties"_L1, &AdminParties::parties, "by id"_L1},
                      Field{"total"_L1, &AdminParties::total, "that match the filter, on all pages"_L1}};
    }
    friend bool operator==(const AdminParties &, const AdminParties &) = default;
};

struct ListParties {
    static constexpr auto name = "a.parties"_L1;
    static constexpr auto about = "The parties and who is in them, a page at a time. Errors: overloaded."_L1;
    using Answer = AdminParties;

    std::optional<QString> filter = {};
    std::optional<int> limit = {};
    std::optional<PartyId> after = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"filter"_L1, &ListParties::filter,
                  "part of a nick in it, in any case, or the id of the party or of somebody in it"_L1,
                  text(TextRule::Word)},
            Field{"limit"_L1, &ListParties::limit, "100 when absent"_L1, between(1, limits::maxPartyRows)},
            Field{"after"_L1, &ListParties::after, "the last party of the page before"_L1},
        };
    }
    friend bool operator==(const ListParties &, const ListParties &) = default;
};

} // namespace chat
