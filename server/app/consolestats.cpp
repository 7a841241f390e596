// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/statscollector.h"
#include "server/app/steadytime.h"

/// What Console answers about numbers, threads and actors.
namespace chat::server {
void Console::ask(const FetchStats &, AdminReply<FetchStats> reply) { reply(m_server.stats().stats()); }

void Console::ask(const FetchSeries &question, AdminReply<FetchSeries> reply)
{
    reply(m_server.stats().series(question.span));
}

void Console::ask(const FetchWorkers &question, AdminReply<FetchWorkers> reply)
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
    const Actors actors = parts.workers->actors();
    ActorPage page = actorPage(actors, m_server.stats().actorRates(), question);
    answer.actors = std::move(page.rows);
    answer.matching = page.matching;
    answer.total = int(actors.size());
    reply(std::move(answer));
}

} // namespace chat::server
