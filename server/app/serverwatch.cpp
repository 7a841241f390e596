// SPDX-License-Identifier: Apache-2.0
#include "server/app/chatserver.h"
#include "server/app/invariantsweep.h"
#include "server/app/processfacts.h"

#include <algorithm>

/// What ChatServer looks at all the time.
namespace chat::server {

void ChatServer::watch()
{
    m_invariants = std::make_unique<InvariantSweep>(
        InvariantSweep::Ways{.hub = m_hub.get(),
                             .io = m_io.get(),
                             .lobby = m_lobby.get(),
                             .pipeline = m_pipeline.get(),
                             .listSessions = [this](auto listed) { listSessions(std::move(listed)); },
                             .interval = m_config->timing.invariants});
    m_invariants->start();
    connect(&m_watch, &QTimer::timeout, this,
            [this] { m_workers->reportSlowTurns(m_config->timing.slowTurn); });
    watchTurns();
    connect(&m_crowdTimer, &QTimer::timeout, this, &ChatServer::watchCrowds);
    m_crowdTimer.start(Milliseconds(3000)); // the I/O threads have given back their spare room by then
}

void ChatServer::watchTurns() { m_watch.start(std::max(Milliseconds(10), m_config->timing.slowTurn)); }

void ChatServer::watchCrowds()
{
    const auto come = qint64(m_netCounts.accepted.load(std::memory_order_relaxed));
    const qint64 gone = come - m_admission->connections();
    if (m_crowds.isThrough(come + gone))
        giveFreeMemoryBack();
}

} // namespace chat::server
