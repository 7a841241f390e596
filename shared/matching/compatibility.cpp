// SPDX-License-Identifier: Apache-2.0
#include "shared/matching/compatibility.h"

#include <algorithm>
#include <cstdlib>

namespace chat::matching {
namespace {

bool isOn(const Ticket &ticket, UserId user)
{
    return std::ranges::find(ticket.players, user, &Player::user) != ticket.players.end();
}

const Property *propertyOf(const Ticket &ticket, const QByteArray &name)
{
    const auto found = ticket.properties.find(name);
    return found != ticket.properties.end() ? &found->second : nullptr;
}

/// Both have the same value, or neither has one.
bool agree(const Ticket &a, const Ticket &b, const QByteArray &name)
{
    const Property *ofA = propertyOf(a, name);
    const Property *ofB = propertyOf(b, name);
    return ofA && ofB ? *ofA == *ofB : ofA == ofB;
}

bool avoids(const Ticket &a, const Ticket &b)
{
    return std::ranges::any_of(a.avoids, [&](UserId avoided) { return isOn(b, avoided); });
}

bool isMet(const Wish &wish, const Ticket &other)
{
    const Property *property = propertyOf(other, wish.property);
    if (!property)
        return false;
    if (const auto *word = std::get_if<QByteArray>(property))
        return !wish.least && !wish.most && (!wish.word || *wish.word == *word);
    const double number = std::get<double>(*property);
    return !wish.word && (!wish.least || number >= *wish.least) && (!wish.most || number <= *wish.most);
}

bool areMet(const Ticket &a, const Ticket &b)
{
    return std::ranges::all_of(a.wishes, [&](const Wish &wish) { return isMet(wish, b); });
}

} // namespace

bool shareSomebody(const Ticket &a, const Ticket &b)
{
    return std::ranges::any_of(a.players, [&](const Player &player) { return isOn(b, player.user); });
}

int ratingOf(const Ticket &ticket)
{
    qint64 sum = 0;
    for (const Player &player : ticket.players)
        sum += player.rating;
    return ticket.players.empty() ? 0 : int(sum / qint64(ticket.players.size()));
}

Rule firstFailed(const Mode &mode, const Ticket &a, const Ticket &b)
{
    if (shareSomebody(a, b))
        return Rule::SamePerson;
    if (std::max(a.players.size(), b.players.size()) > size_t(mode.largestParty))
        return Rule::PartyTooLarge;
    if (!std::ranges::all_of(mode.agree, [&](const QByteArray &name) { return agree(a, b, name); }))
        return Rule::Agreement;
    if (avoids(a, b) || avoids(b, a))
        return Rule::Avoided;
    return areMet(a, b) && areMet(b, a) ? Rule::None : Rule::Wish;
}

Rule firstFailed(const Mode &mode, const Ticket &a, const Ticket &b, Timestamp now)
{
    if (const Rule failed = firstFailed(mode, a, b); failed != Rule::None)
        return failed;
    const int window = mode.window.at(now - std::min(a.since, b.since));
    return std::abs(qint64(ratingOf(a)) - ratingOf(b)) <= window ? Rule::None : Rule::Rating;
}

} // namespace chat::matching
