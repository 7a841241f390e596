// SPDX-License-Identifier: Apache-2.0
#include "tests/load/run.h"

#include <algorithm>

namespace chat::load {
namespace {

constexpr Stamp second = 1'000'000'000;
constexpr Stamp patience = 3 * second;

Stamp seconds(double count) { return Stamp(count * double(second)); }

std::string number(double value)
{
    std::string text(32, '\0');
    text.resize(size_t(std::snprintf(text.data(), text.size(), value < 100 ? "%.1f" : "%.0f", value)));
    return text;
}

} // namespace

Run::Run(const Options &options)
    : m_options(&options),
      m_route(options.target, options.addresses),
      m_fleet(options, m_route),
      m_progress(options.quiet)
{
}

Stretch Run::begin() const
{
    return {.begin = steadyNow(), .serverBefore = useOf(m_options->pid), .ownCpuNs = ownCpuNs()};
}

void Run::end(Stretch &stretch) const
{
    stretch.end = steadyNow();
    stretch.serverAfter = useOf(m_options->pid);
    stretch.ownCpuNs = ownCpuNs() - stretch.ownCpuNs;
}

Stretch Run::openAll()
{
    Stretch stretch = begin();
    int next = m_fleet.nextClosed(0);
    while (next >= 0 || m_fleet.opening() > 0) {
        while (next >= 0 && m_fleet.opening() < m_options->window) {
            m_fleet.open(next, steadyNow());
            next = next + 1 < m_fleet.size() ? m_fleet.nextClosed(next + 1) : -1;
        }
        m_fleet.turn(steadyNow() + second / 10);
        m_progress.show(steadyNow(), [&] {
            return "opening: " + std::to_string(m_fleet.ready()) + " of " + std::to_string(m_fleet.size())
                + " ready, " + std::to_string(tally().failed) + " failed";
        });
    }
    end(stretch);
    return stretch;
}

Stretch Run::talk(double perSecond, double warmUp, double length, double churnPerSecond)
{
    const Stamp start = steadyNow();
    const Timetable messages(start, perSecond);
    const Timetable leavers(start, churnPerSecond > 0 ? churnPerSecond : 1);
    Tally &now = tally();
    now.windowBegin = start + seconds(warmUp);
    now.windowEnd = now.windowBegin + seconds(length);
    m_gaveUp = false;

    Stretch stretch;
    uint64_t said = 0;
    uint64_t left = 0;
    uint64_t heard = now.allDelivered;
    Stamp heardAt = start;
    for (Stamp time = start; time < now.windowEnd; time = steadyNow()) {
        if (stretch.begin == 0 && time >= now.windowBegin)
            stretch = begin();
        // Some at a time: reading must not wait until all that is due is sent.
        for (int burst = 0; burst < 64 && messages.dueAt(said) <= time; ++burst, ++said)
            m_fleet.say(said, messages.dueAt(said));
        Stamp next = messages.dueAt(said);
        if (churnPerSecond > 0) {
            for (; leavers.dueAt(left) <= time; ++left)
                m_fleet.leaveAndReturn(m_nextToLeave++ % m_fleet.size());
            next = std::min(next, leavers.dueAt(left));
        }
        m_fleet.turn(std::min({next, now.windowEnd, time + second / 10}));
        if (now.allDelivered != heard || now.sent == 0) {
            heard = now.allDelivered;
            heardAt = time;
        }
        const bool isLate = now.delivery.maxUs() > patience / 1000;
        if (isLate || time - messages.dueAt(said) > patience
            || (perSecond > 1 && time - heardAt > patience)) {
            m_gaveUp = true;
            break;
        }
        showTraffic(time, churnPerSecond > 0 ? "churn" : "talking", perSecond);
    }
    if (stretch.begin == 0)
        stretch = begin();
    end(stretch);
    return stretch;
}

void Run::settle()
{
    uint64_t heard = tally().allDelivered;
    Stamp heardAt = steadyNow();
    while (!m_fleet.isQuiet() && steadyNow() - heardAt < 2 * second) {
        m_fleet.turn(steadyNow() + second / 50);
        if (tally().allDelivered != heard) {
            heard = tally().allDelivered;
            heardAt = steadyNow();
        }
    }
    m_fleet.closeTheBooks();
}

Stretch Run::listen(double length)
{
    Stretch stretch = begin();
    const Stamp until = stretch.begin + seconds(length);
    for (Stamp time = stretch.begin; time < until; time = steadyNow()) {
        m_fleet.turn(std::min(until, time + second / 2));
        m_progress.show(time, [&] {
            return "listening: " + std::to_string(m_fleet.ready()) + " there, "
                + number(double(until - time) / double(second)) + " s left";
        });
    }
    end(stretch);
    return stretch;
}

void Run::showTraffic(Stamp now, const char *what, double perSecond)
{
    m_progress.show(now, [&] {
        const Tally &so = tally();
        return std::string(what) + ": " + std::to_string(m_fleet.ready()) + " there, " + number(perSecond)
            + " messages/s, " + std::to_string(so.allDelivered) + " deliveries, p50 "
            + number(double(so.delivery.percentileUs(50)) / 1000) + " ms, p99 "
            + number(double(so.delivery.percentileUs(99)) / 1000) + " ms, missing "
            + std::to_string(so.faults.missing) + ", lost " + std::to_string(so.lost);
    });
}

} // namespace chat::load
