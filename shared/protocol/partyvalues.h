// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

namespace chat::limits {
inline constexpr int maxPartyPeople = 10; ///< in one party
inline constexpr int maxPartyInvites = 20; ///< of one party, open at the same time
inline constexpr int maxInvitedTo = 20; ///< parties that one person is invited to, at the same time
inline constexpr int maxParties = 10'000; ///< on one server
inline constexpr auto partyInviteLife = 120s; ///< from the invitation to its end
inline constexpr auto partyInviteAgain = 10s; ///< before the same invitation is told once more
inline constexpr auto partyGrace = 60s; ///< a place in a party is kept after a drop
} // namespace chat::limits

/// What packets about parties carry.
namespace chat {

using PartyId = Id<struct PartyTag>;

struct PartyMember {
    UserInfo user;
    bool ready = false;
    bool away = false;

    static constexpr auto fields()
    {
        return Fields{
            Field{"user"_L1, &PartyMember::user},
            Field{"ready"_L1, &PartyMember::ready},
            Field{"away"_L1, &PartyMember::away, "has lost the connection; the place is kept for 60 s"_L1},
        };
    }
    friend bool operator==(const PartyMember &, const PartyMember &) = default;
};

/// A party as everybody in it sees it. An answer, too.
struct PartyInfo {
    PartyId id;
    UserId leader;
    std::vector<PartyMember> members;
    int max = limits::maxPartyPeople;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &PartyInfo::id},
            Field{"leader"_L1, &PartyInfo::leader},
            Field{"members"_L1, &PartyInfo::members, "who is in it longest is the first"_L1},
            Field{"max"_L1, &PartyInfo::max, "people"_L1},
        };
    }
    friend bool operator==(const PartyInfo &, const PartyInfo &) = default;
};

} // namespace chat
