// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/partydesk.h"
#include "server/runtime/actor.h"
#include "server/runtime/lobbyactor.h"
#include "server/runtime/matchhub.h"

namespace chat::server {

/// What the desk of parties works with. Any thread; outlives it.
struct PartyServices {
    Workers *workers;
    TimerQueue *timers;
    Publisher *publisher;
    std::shared_ptr<LobbyActor> lobby; ///< finds who is invited
    MatchHub *matches;
    size_t mailboxJobs = limits::mailboxJobs;
};

/// Gives the PartyDesk its turns. There is one.
class PartyActor final : public Actor<PartyJob>
{
public:
    PartyActor(PartyServices services, const PartyRules &rules);

    /// A page of the parties. `reply` is called once, in a turn or from here. Errors: Overloaded. Any thread.
    void list(const ListParties &asked, std::function<void(Result<AdminParties>)> reply);

private:
    void handle(PartyJob &job, const Now &now) override;
    [[nodiscard]] const char *nameOf(const PartyJob &job) const override;
    void endTurn(const Now &now) override;
    void failed(const char *what) override;
    void apply(PartyEffect &effect);
    void refuse(const partyeffect::Refuse &refused);

    const PartyServices m_services;
    const PartyRules m_rules;
    PartyDesk m_desk{m_rules};
    PartyEffects m_effects; ///< of one job; kept for its capacity
    Deliveries m_deliveries; ///< of this turn
};

} // namespace chat::server
