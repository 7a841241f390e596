// SPDX-License-Identifier: Apache-2.0
#include "tests/load/matchplay.h"

#include "tests/load/fleet.h"
#include "tests/load/matchpackets.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chat::load {

MatchPlay::MatchPlay(Fleet &fleet, std::string mode)
    : m_fleet(&fleet),
      m_mode(std::move(mode)),
      m_players(size_t(fleet.size()))
{
    fleet.listen(
        [this](int client, std::string_view packet, Stamp now) { return take(client, packet, now); });
}

MatchPlay::~MatchPlay() { m_fleet->listen({}); }

void MatchPlay::begin(Stamp now)
{
    for (int client = 0; client < m_fleet->size(); ++client)
        queue(client, now);
}

void MatchPlay::queue(int client, Stamp now)
{
    if (!m_goesOn || !m_fleet->send(client, queuePacket(m_mode)))
        return;
    ++m_tally.queued;
    m_players[size_t(client)].since = now;
}

bool MatchPlay::take(int client, std::string_view packet, Stamp now)
{
    const MatchPacket read = readMatchPacket(packet);
    Player &player = m_players[size_t(client)];
    const int64_t us = (now - player.since) / 1000;
    switch (read.said) {
    case MatchSaid::Other: return false;
    case MatchSaid::Requeued: ++m_tally.requeued; return true;
    case MatchSaid::Failed:
        ++m_tally.failed;
        queue(client, now);
        return true;
    case MatchSaid::Found:
        ++m_tally.found;
        m_tally.wait.record(us);
        (void)m_fleet->send(client, acceptPacket(read.match));
        break;
    case MatchSaid::Started:
        ++m_tally.started;
        m_tally.check.record(us);
        (void)m_fleet->send(client, drawPacket(read.match, read.teams));
        break;
    case MatchSaid::Ended:
        ++m_tally.ended;
        m_tally.withoutResult += read.hasResult ? 0 : 1;
        m_tally.result.record(us);
        (void)m_fleet->send(client, leavePacket(read.match));
        queue(client, now);
        break;
    }
    player.since = now;
    return true;
}

Findings matchFindings(const MatchTally &tally, const Stretch &stretch)
{
    const double seconds = std::max(stretch.seconds(), 1e-9);
    Findings found{
        {"seconds", std::round(seconds * 100) / 100},
        {"people_per_s", std::round(double(tally.ended) / seconds)},
        {"queued", tally.queued},
        {"found", tally.found},
        {"started", tally.started},
        {"ended", tally.ended},
        {"requeued", tally.requeued},
        {"failed", tally.failed},
        {"without_result", tally.withoutResult},
        {"wait_ms", latencyFindings(tally.wait)},
        {"check_ms", latencyFindings(tally.check)},
        {"result_ms", latencyFindings(tally.result)},
    };
    if (stretch.serverAfter.cpuNs > 0) {
        const double people = double(std::max(tally.ended, uint64_t(1)));
        found["server_cpu_us_per_person"] = std::round(double(stretch.serverCpuNs()) / 1000 / people);
        found["server_cpu_percent"]
            = std::round(double(stretch.serverCpuNs()) * 100 / double(stretch.end - stretch.begin));
    }
    return found;
}

} // namespace chat::load
