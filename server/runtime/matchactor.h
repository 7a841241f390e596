// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/matchdesk.h"
#include "server/core/ports.h"
#include "server/runtime/actor.h"
#include "server/runtime/blockbook.h"
#include "server/runtime/pipeline.h"
#include "server/runtime/readers.h"

namespace chat::server {

/// What the desks work with. Any thread; outlives them.
struct MatchServices {
    Workers *workers;
    TimerQueue *timers;
    Publisher *publisher;
    Readers *readers;
    Pipeline *pipeline;
    const BlockBook *blocks;
    MatchWorld *world;
    size_t mailboxJobs = limits::mailboxJobs;
};

/// Gives the MatchDesk of one mode its turns.
class MatchActor final : public Actor<MatchJob>
{
public:
    MatchActor(const MatchServices &services, std::shared_ptr<const MatchRules> rules);

    [[nodiscard]] const MatchCounts &counts() const { return m_desk.counts(); }

private:
    void handle(MatchJob &job, const Now &now) override;
    [[nodiscard]] const char *nameOf(const MatchJob &job) const override;
    void endTurn(const Now &now) override;
    void failed(const char *what) override;
    void apply(const MatchEffect &effect);

    const MatchServices *m_services;
    MatchDesk m_desk;
    MatchEffects m_effects; ///< of one job; kept for its capacity
    Deliveries m_deliveries; ///< of this turn
};

} // namespace chat::server
