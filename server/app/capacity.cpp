// SPDX-License-Identifier: Apache-2.0
#include "server/app/chatserver.h"
#include "server/app/processfacts.h"

/// What ChatServer knows of its own capacity (U-18).
namespace chat::server {

Capacity ChatServer::capacity(qint64 sessionBytes) const
{
    CapacityFacts facts{.sessions = m_lobby->counts().sessions.load(std::memory_order_relaxed),
                        .sessionsMax = m_lobbyRules.maxSessions,
                        .maxIsConfigured = m_admission->maxConnections() == m_configuredConnections,
                        .sessionBytes = sessionBytes,
                        .freeBytes = freeMemory()};
    for (const LoopCounts *loop : m_io->counts())
        facts.loopLagUs = std::max(facts.loopLagUs, loop->worstLagUs.load(std::memory_order_relaxed));
    return capacityOf(facts);
}

} // namespace chat::server
