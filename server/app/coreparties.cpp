// SPDX-License-Identifier: Apache-2.0
#include "server/app/corebackend.h"

/// What CoreBackend does about parties.
namespace chat::server {

void CoreBackend::openParties(TimerQueue &timers)
{
    PartyRules rules;
    rules.blocks = &m_blocks;
    m_parties = std::make_shared<PartyActor>(PartyServices{.workers = m_workers,
                                                           .timers = &timers,
                                                           .publisher = m_publisher,
                                                           .lobby = m_lobby,
                                                           .matches = m_matches},
                                             rules);
    m_matches->onFreed([this](UserId user) { m_parties->post(partyjob::Freed{user}, false); });
}

Result<void> CoreBackend::askParty(partyjob::Ask job)
{
    if (m_parties->post(std::move(job), true) == Posted::Full)
        return chat::refuseLater(ErrorCode::Overloaded, Milliseconds(1000));
    return {};
}

Result<void> CoreBackend::queueParty(partyjob::Queue job)
{
    if (m_parties->post(std::move(job), true) == Posted::Full)
        return chat::refuseLater(ErrorCode::Overloaded, Milliseconds(1000));
    return {};
}

void CoreBackend::leaveParty(partyjob::ConnectionGone gone) { m_parties->post(std::move(gone), false); }

} // namespace chat::server
