// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/partyvalues.h"

/// Server -> client: what happens in a party.
namespace chat {

/// What has changed in a party, about one of its people.
enum class PartyChange : quint8 { Joined, Left, Kicked, Lost, Away, Back, Leader, Ready, NotReady };
constexpr std::array<QLatin1StringView, 9> enumNames(PartyChange)
{
    return {"joined"_L1, "left"_L1,   "kicked"_L1, "lost"_L1,     "away"_L1,
            "back"_L1,   "leader"_L1, "ready"_L1,  "not_ready"_L1};
}

struct PartyChanged {
    static constexpr auto name = "party.changed"_L1;
    static constexpr auto about
        = "Something has changed in your party; here it is as a whole. Where people come or go, nobody is ready any more. Whoever was kicked hears it, too, as the last of it, and is not among `members`."_L1;

    PartyChange what = PartyChange::Joined;
    UserId user;
    PartyInfo party;

    static constexpr auto fields()
    {
        return Fields{
            Field{
                "what"_L1, &PartyChanged::what,
                "away: lost the connection; lost: was away for too long, or an operator ended the session; leader: leads from now on"_L1},
            Field{"user"_L1, &PartyChanged::user, "who"_L1},
            Field{"party"_L1, &PartyChanged::party},
        };
    }
    friend bool operator==(const PartyChanged &, const PartyChanged &) = default;
};

struct PartyInvited {
    static constexpr auto name = "party.invited"_L1;
    static constexpr auto about = "Somebody invites you to his party: party.join takes you in."_L1;

    PartyId party;
    UserInfo by;
    int people = 0;
    qint64 ms = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"party"_L1, &PartyInvited::party},
            Field{"by"_L1, &PartyInvited::by},
            Field{"people"_L1, &PartyInvited::people, "in it now"_L1},
            Field{"ms"_L1, &PartyInvited::ms, "the invitation holds so long"_L1},
        };
    }
    friend bool operator==(const PartyInvited &, const PartyInvited &) = default;
};

struct PartyMessage {
    static constexpr auto name = "party.msg"_L1;
    static constexpr auto about
        = "Somebody in your party said something. It is not kept; whoever is away does not get it."_L1;

    PartyId party;
    UserInfo user;
    QString text;

    static constexpr auto fields()
    {
        return Fields{Field{"party"_L1, &PartyMessage::party}, Field{"user"_L1, &PartyMessage::user},
                      Field{"text"_L1, &PartyMessage::text, "plain text"_L1}};
    }
    friend bool operator==(const PartyMessage &, const PartyMessage &) = default;
};

} // namespace chat
