// SPDX-License-Identifier: Apache-2.0
#include "server/net/connection.h"
#include "server/net/ioloop.h"
#include "server/net/session.h"

/// What a connection asks about parties.
namespace chat::server {

void Session::askParty(RequestId id, PartyCommand command)
{
    if (const auto passes = mayReachOthers(command); !passes)
        return refuse(id, passes.error());
    m_inParty = m_seeks = true; // a party's matches have to hear of the end, too
    if (opens(id)) {
        handOver(id,
                 m_loop->backend().askParty(
                     {sender(id), m_user.nick, std::make_shared<const PartyCommand>(std::move(command))}));
    }
}

/// What somebody else hears of goes the way of messages: not too long, and not too often.
Result<void> Session::mayReachOthers(const PartyCommand &command)
{
    if (const auto *said = std::get_if<SayInParty>(&command)) {
        const LimitsInfo &limits = m_loop->config().hello.limits;
        if (auto fits = checkLength(TextRule::Message, said->text, limits.textCodePoints, limits.textBytes);
            !fits) {
            fits.error().field = "text";
            return fits;
        }
    } else if (!std::holds_alternative<InviteToParty>(command)) {
        return {};
    }
    const auto admitted = m_flood.admit(m_loop->floodRules(), m_loop->now());
    if (!admitted)
        m_loop->counts().rateLimited.fetch_add(1, std::memory_order_relaxed);
    return admitted;
}

} // namespace chat::server
