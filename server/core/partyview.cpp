// SPDX-License-Identifier: Apache-2.0
#include "server/core/listing.h"
#include "server/core/partydesk.h"

/// What operators see of parties.
namespace chat::server {

AdminParties PartyDesk::list(const ListParties &asked) const
{
    const QString filter = asked.filter.value_or(QString());
    std::vector<std::pair<PartyId, const Party *>> found;
    for (const auto &[id, party] : m_parties) {
        const auto isHe = [&](const Member &one) { return isNamed(one.user, filter); };
        if (filter.isEmpty() || id.toText() == filter.toUtf8() || std::ranges::any_of(party.members, isHe))
            found.emplace_back(id, &party);
    }
    AdminParties page{.parties = {}, .total = int(found.size())};
    cutToPage(found, asked.after, size_t(asked.limit.value_or(limits::maxPartyRows)));
    for (const auto &[id, party] : found) {
        page.parties.push_back({.id = id,
                                .leader = party->leader,
                                .members = infoOf(*party).members,
                                .invited = int(party->invites.size())});
    }
    return page;
}

} // namespace chat::server
