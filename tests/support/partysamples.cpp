// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

namespace chat::test {

// People who play together

namespace {
constexpr PartyId minasParty{0x9a27};
} // namespace

template <>
PartyInfo sample()
{
    return {.id = minasParty,
            .leader = mina,
            .members = {{.user = {mina, u"미나"_s}, .ready = true},
                        {.user = {jiho, u"jiho"_s}, .ready = false, .away = true}}};
}

template <>
CreateParty sample()
{
    return {};
}

template <>
InviteToParty sample()
{
    return {.party = minasParty, .user = jiho};
}

template <>
JoinParty sample()
{
    return {.party = minasParty};
}

template <>
LeaveParty sample()
{
    return {.party = minasParty};
}

template <>
KickFromParty sample()
{
    return {.party = minasParty, .user = jiho};
}

template <>
PromoteInParty sample()
{
    return {.party = minasParty, .user = jiho};
}

template <>
ReadyInParty sample()
{
    return {.party = minasParty, .ready = true};
}

template <>
SayInParty sample()
{
    return {.party = minasParty, .text = u"한 판 더?"_s};
}

template <>
PartyChanged sample()
{
    return {.what = PartyChange::Away, .user = jiho, .party = sample<PartyInfo>()};
}

template <>
PartyInvited sample()
{
    return {.party = minasParty, .by = {mina, u"미나"_s}, .people = 2, .ms = 120'000};
}

template <>
PartyMessage sample()
{
    return {.party = minasParty, .user = {mina, u"미나"_s}, .text = u"한 판 더?"_s};
}

} // namespace chat::test
