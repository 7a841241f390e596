// SPDX-License-Identifier: Apache-2.0
#include "tests/load/plan.h"

#include "shared/core/limits.h"

namespace chat::load {

bool StepSearch::isDone() const
{
    constexpr int mostSteps = 12;
    return m_steps >= mostSteps || (m_failed > 0 && m_failed - m_best < m_best / 10)
        || (m_failed > 0 && m_failed < 1);
}

void StepSearch::result(bool held)
{
    ++m_steps;
    if (held)
        m_best = m_next;
    else
        m_failed = m_next;
    m_next = m_failed > 0 ? (m_best + m_failed) / 2 : m_best * 2;
}

std::vector<std::string> limitsToLift(const Options &options)
{
    std::vector<std::string> sets;
    const auto set = [&](const char *key, auto value) {
        sets.push_back("--set=" + std::string(key) + '=' + std::to_string(value));
    };
    if (options.dialect == Dialect::Bare)
        return sets;

    const Seating seating(options.clients, options.rooms);
    if (options.rooms > limits::defaultChannels)
        set("channels.count", options.rooms);
    if (seating.mostPeople() > limits::defaultChannelPeople)
        set("channels.people", seating.mostPeople());

    const bool talks = options.mode == Mode::Rate || options.mode == Mode::Max || options.mode == Mode::Churn;
    const double each = talks ? options.perSecond / options.clients : 0; // messages a second of one client
    if (options.mode == Mode::Max || each > limits::floodPerSecond / 2) {
        set("limits.flood_burst", 100000);
        set("limits.flood_per_s", 100000);
    }
    if (options.mode == Mode::Max || each > limits::framesPerSecond / 2) {
        set("limits.frame_burst", 1000000);
        set("limits.frames_per_s", 1000000);
    }
    if (options.mode == Mode::Max || each * options.textBytes > limits::bytesPerSecond / 2) {
        set("limits.byte_burst", 1000000000);
        set("limits.bytes_per_s", 1000000000);
    }

    // Loopback is exempt by default; another machine brings few addresses.
    const bool loopback = options.target.host.starts_with("127.") || options.target.host == "::1"
        || options.target.host == "localhost";
    if (!loopback) {
        set("limits.connections_per_address", 1000000);
        set("limits.unopened_per_address", 1000000);
        set("limits.attempts_per_address", 1000000);
    }
    return sets;
}

} // namespace chat::load
