// SPDX-License-Identifier: Apache-2.0
#include "server/app/actorpage.h"

#include "server/app/steadytime.h"

#include <algorithm>

namespace chat::server {
namespace {

/// Without its name, which only the rows that are shown need.
ActorRow namelessRow(const ActorState &actor, const ActorRates &rates)
{
    const ActorRates::Rate rate = rates.of(actor);
    ActorRow row{.kind = actor.kind,
                 .state = chat::ActorState(actor.phase.load(std::memory_order_relaxed)),
                 .queued = actor.waiting.load(std::memory_order_relaxed),
                 .jobsTotal = qint64(actor.jobsDone.load(std::memory_order_relaxed)),
                 .cpuUs = actor.cpuNs.load(std::memory_order_relaxed) / 1000,
                 .jobsPerSecond = rate.jobsPerSecond,
                 .cpuShare = rate.cpuShare};
    if (row.queued > 0)
        row.oldestMs = msSince(actor.waitingSince.load(std::memory_order_relaxed));
    if (const char *job = actor.job.load(std::memory_order_relaxed)) {
        row.job = job;
        row.jobMs = msSince(actor.jobSince.load(std::memory_order_relaxed));
    }
    return row;
}

struct Looked {
    const ActorState *actor;
    ActorRow row;
};

/// Of two actors, which is sorted first when the smaller value is.
bool isBefore(const Looked &a, const Looked &b, ActorOrder order)
{
    switch (order) {
    case ActorOrder::Wait:
        return std::tuple(a.row.oldestMs, a.row.queued, a.row.jobsTotal)
            < std::tuple(b.row.oldestMs, b.row.queued, b.row.jobsTotal);
    case ActorOrder::Name: return a.actor->name < b.actor->name;
    case ActorOrder::Kind: return std::tie(a.row.kind, a.actor->name) < std::tie(b.row.kind, b.actor->name);
    case ActorOrder::State: return a.row.state < b.row.state;
    case ActorOrder::Queued: return a.row.queued < b.row.queued;
    case ActorOrder::Job: return a.row.jobMs.value_or(-1) < b.row.jobMs.value_or(-1);
    case ActorOrder::Jobs: return a.row.jobsPerSecond < b.row.jobsPerSecond;
    case ActorOrder::Cpu: return a.row.cpuShare < b.row.cpuShare;
    }
    Q_UNREACHABLE();
}

} // namespace

void ActorRates::look(const Actors &actors, MonoTime now)
{
    const double seconds = std::chrono::duration<double>(now - m_when).count();
    std::unordered_map<const ActorState *, Seen> seen;
    seen.reserve(actors.size());
    for (const auto &actor : actors) {
        Seen fresh{.jobs = actor->jobsDone.load(std::memory_order_relaxed),
                   .cpuNs = actor->cpuNs.load(std::memory_order_relaxed)};
        const auto before = m_seen.find(actor.get());
        // Smaller numbers are another actor's, in the same place.
        if (before != m_seen.end() && seconds > 0 && fresh.jobs >= before->second.jobs) {
            fresh.rate.jobsPerSecond = double(fresh.jobs - before->second.jobs) / seconds;
            fresh.rate.cpuShare
                = std::clamp(double(fresh.cpuNs - before->second.cpuNs) / (seconds * 1e9), 0.0, 1.0);
        }
        seen.emplace(actor.get(), fresh);
    }
    m_seen = std::move(seen);
    m_when = now;
}

ActorRates::Rate ActorRates::of(const ActorState &actor) const
{
    const auto seen = m_seen.find(&actor);
    return seen != m_seen.end() ? seen->second.rate : Rate();
}

ActorPage actorPage(const Actors &actors, const ActorRates &rates, const FetchWorkers &view)
{
    const QByteArray wanted = view.filter.value_or(QString()).toLower().toUtf8();
    std::vector<Looked> looked;
    looked.reserve(actors.size());
    for (const auto &actor : actors) {
        if (wanted.isEmpty() || QString::fromUtf8(actor->name).toLower().toUtf8().contains(wanted)
            || actor->kind == wanted)
            looked.push_back({actor.get(), namelessRow(*actor, rates)});
    }
    const auto order = view.order.value_or(ActorOrder::Wait);
    const bool ascending = view.ascending.value_or(false);
    // Equals by name, so that a page goes on where the one before ended.
    const auto comesFirst = [=](const Looked &a, const Looked &b) {
        const auto &[low, high] = ascending ? std::tie(a, b) : std::tie(b, a);
        return isBefore(low, high, order) || (!isBefore(high, low, order) && a.actor->name < b.actor->name);
    };
    const auto skipped = std::min(looked.size(), size_t(view.skip.value_or(0)));
    const auto rest = std::span(looked).subspan(skipped);
    const auto shown = rest.first(std::min(rest.size(), size_t(view.limit.value_or(limits::maxAdminRows))));
    if (skipped > 0)
        std::ranges::nth_element(looked, looked.begin() + qsizetype(skipped), comesFirst);
    std::ranges::partial_sort(rest, rest.begin() + std::ssize(shown), comesFirst);
    ActorPage page{.matching = int(looked.size())};
    for (Looked &each : shown) {
        each.row.name = QString::fromUtf8(each.actor->name);
        page.rows.push_back(std::move(each.row));
    }
    return page;
}

ActorRow actorRow(const ActorState &actor, const ActorRates &rates)
{
    ActorRow row = namelessRow(actor, rates);
    row.name = QString::fromUtf8(actor.name);
    return row;
}

} // namespace chat::server
