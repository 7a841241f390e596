// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/statscollector.h"
#include "server/app/steadytime.h"

#include <algorithm>

/// What Console answers about numbers, threads and actors.
namespace chat::server {
ActorRow Console::row(const ActorState &actor)
{
    ActorRow row{.name = QString::fromUtf8(actor.name),
                 .kind = actor.kind,
                 .state = chat::ActorState(actor.phase.load(std::memory_order_relaxed)),
                 .queued = actor.waiting.load(std::memory_order_relaxed),
                 .jobsTotal = qint64(actor.jobsDone.load(std::memory_order_relaxed)),
                 .cpuUs = actor.cpuNs.load(std::memory_order_relaxed) / 1000};
    if (row.queued > 0)
        row.oldestMs = msSince(actor.waitingSince.load(std::memory_order_relaxed));
    if (const char *job = actor.job.load(std::memory_order_relaxed)) {
        row.job = job;
        row.jobMs = msSince(actor.jobSince.load(std::memory_order_relaxed));
    }
    return row;
}

void Console::ask(const FetchStats &, AdminReply<FetchStats> reply) { reply(m_server.stats().stats()); }

void Console::ask(const FetchSeries &question, AdminReply<FetchSeries> reply)
{
    reply(m_server.stats().series(question.span));
}

void Console::ask(const FetchWorkers &, AdminReply<FetchWorkers> reply)
{
    const ChatServer::Parts parts = m_server.parts();
    AdminWorkers answer;
    for (const RunningTurn &turn : parts.workers->running()) {
        WorkerThreadRow thread{
            .busy = true, .actor = QString::fromUtf8(turn.actor->name), .forMs = msSince(turn.since)};
        if (const char *job = turn.actor->job.load(std::memory_order_relaxed))
            thread.job = job;
        answer.threads.push_back(std::move(thread));
    }
    while (int(answer.threads.size()) < parts.workers->threads())
        answer.threads.emplace_back();
    const auto actors = parts.workers->actors();
    answer.total = int(actors.size());
    for (const auto &actor : actors)
        answer.actors.push_back(row(*actor));
    std::ranges::sort(answer.actors, [](const ActorRow &a, const ActorRow &b) {
        return std::tuple(b.oldestMs, b.queued, b.jobsTotal) < std::tuple(a.oldestMs, a.queued, a.jobsTotal);
    });
    if (answer.actors.size() > size_t(limits::maxAdminRows))
        answer.actors.resize(size_t(limits::maxAdminRows));
    reply(std::move(answer));
}

} // namespace chat::server
