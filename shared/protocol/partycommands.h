// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/answers.h"
#include "shared/protocol/partyvalues.h"

/// Client -> server: people who stay together, and play together. Nobody is in two parties. A `party` that is
/// not the sender's is party_not_found.
namespace chat {

struct CreateParty {
    static constexpr auto name = "party.create"_L1;
    static constexpr auto about
        = "Make a party, which you lead. It is in memory only, and gone with its last member. Errors: party_member_busy (you are in one), overloaded."_L1;
    using Answer = PartyInfo;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const CreateParty &, const CreateParty &) = default;
};

struct InviteToParty {
    static constexpr auto name = "party.invite"_L1;
    static constexpr auto about
        = "Invite somebody, as the leader. He hears party.invited, when he is logged in; the invitation holds 2 minutes. Twice is no error; he hears of it again after 10 s at the earliest. Errors: party_not_found, not_party_leader, cannot_target_self, user_blocked_you, party_full, too_large (`limit`: open invitations of this party, or to that person), rate_limited, muted."_L1;
    using Answer = Nothing;

    PartyId party;
    UserId user;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &InviteToParty::party}, Field{"user"_L1, &InviteToParty::user}};
    }
    friend bool operator==(const InviteToParty &, const InviteToParty &) = default;
};

struct JoinParty {
    static constexpr auto name = "party.join"_L1;
    static constexpr auto about
        = "Join a party to which you are invited. Joining the party that you are in tells how it stands, and makes this connection the one that hears of it: do that after a resume or a new login. Errors: party_not_found (also without an invitation), party_full, party_member_busy (you are in another)."_L1;
    using Answer = PartyInfo;

    std::optional<PartyId> party = {};

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &JoinParty::party, "absent: the one that you are in"_L1}};
    }
    friend bool operator==(const JoinParty &, const JoinParty &) = default;
};

struct LeaveParty {
    static constexpr auto name = "party.leave"_L1;
    static constexpr auto about
        = "Leave your party. When the leader goes, whoever is in it longest leads, of those who are not away. Leaving twice is no error."_L1;
    using Answer = Nothing;

    PartyId party;

    static constexpr auto fields() { return Fields{Field{"party"_L1, &LeaveParty::party}}; }
    friend bool operator==(const LeaveParty &, const LeaveParty &) = default;
};

struct KickFromParty {
    static constexpr auto name = "party.kick"_L1;
    static constexpr auto about
        = "Put somebody out of the party, as the leader; he may be invited again. Errors: party_not_found, not_party_leader, cannot_target_self, user_not_found (not in the party)."_L1;
    using Answer = Nothing;

    PartyId party;
    UserId user;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &KickFromParty::party}, Field{"user"_L1, &KickFromParty::user}};
    }
    friend bool operator==(const KickFromParty &, const KickFromParty &) = default;
};

struct PromoteInParty {
    static constexpr auto name = "party.promote"_L1;
    static constexpr auto about
        = "Let somebody else lead the party. Errors: party_not_found, not_party_leader, cannot_target_self, user_not_found (not in the party)."_L1;
    using Answer = Nothing;

    PartyId party;
    UserId user;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &PromoteInParty::party}, Field{"user"_L1, &PromoteInParty::user}};
    }
    friend bool operator==(const PromoteInParty &, const PromoteInParty &) = default;
};

struct ReadyInParty {
    static constexpr auto name = "party.ready"_L1;
    static constexpr auto about
        = "Say that you are ready to play, or not any more. Errors: party_not_found."_L1;
    using Answer = Nothing;

    PartyId party;
    bool ready = true;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &ReadyInParty::party}, Field{"ready"_L1, &ReadyInParty::ready}};
    }
    friend bool operator==(const ReadyInParty &, const ReadyInParty &) = default;
};

struct SayInParty {
    static constexpr auto name = "party.chat"_L1;
    static constexpr auto about
        = "Say something to your party; everybody in it hears party.msg, you too. It is not kept. Errors: party_not_found, empty_message, message_too_long, rate_limited, muted."_L1;
    using Answer = Nothing;

    PartyId party;
    QString text;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &SayInParty::party},
                      Field{"text"_L1, &SayInParty::text, {}, chat::text(TextRule::Message)}};
    }
    friend bool operator==(const SayInParty &, const SayInParty &) = default;
};

} // namespace chat
