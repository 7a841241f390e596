// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/app/processfacts.h"
#include "server/app/steadytime.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

/// What Console answers about numbers, threads and actors.
namespace chat::server {
namespace {

std::vector<ActorKindRow> kindsOf(const std::vector<std::shared_ptr<const ActorState>> &actors)
{
    std::map<QByteArray, ActorKindRow> kinds;
    for (const auto &actor : actors) {
        ActorKindRow &kind = kinds[actor->kind];
        kind.kind = actor->kind;
        ++kind.actors;
        kind.queued += actor->waiting.load(std::memory_order_relaxed);
        kind.oldestMs = std::max(kind.oldestMs, msSince(actor->waitingSince.load(std::memory_order_relaxed)));
    }
    std::vector<ActorKindRow> rows;
    for (auto &[name, kind] : kinds)
        rows.push_back(std::move(kind));
    return rows;
}

} // namespace

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

void Console::ask(const FetchStats &, AdminReply<FetchStats> reply)
{
    const ChatServer::Parts parts = m_server.parts();
    const ProcessFacts process = processFacts();
    const auto pipeline = parts.pipeline->stats();
    const NetCounts &net = *parts.net;
    const LobbyCounts &lobby = parts.lobby->counts();
    const auto total
        = [](const std::atomic<quint64> &count) { return qint64(count.load(std::memory_order_relaxed)); };
    const auto actors = parts.workers->actors();
    AdminStats stats{
        .version = CHAT_VERSION,
        .node = m_server.config().server.name,
        .pid = QCoreApplication::applicationPid(),
        .uptimeMs = msSince(m_started.time_since_epoch().count()),
        .draining = m_server.isDraining(),
        .storePath = m_server.config().server.state,
        .sessions = lobby.sessions,
        .connections = parts.admission->connections(),
        .connectionsMax = parts.admission->maxConnections(),
        .rooms = int(parts.hub->living()),
        .actors = int(actors.size()),
        .workers = {parts.workers->threads(), int(parts.workers->running().size()), parts.workers->queued()},
        .kinds = kindsOf(actors),
        .messagesTotal = qint64(pipeline.stored),
        .deliveriesTotal = total(net.deliveries),
        .loginsTotal = total(lobby.logins),
        .replacedTotal = total(lobby.replaced),
        .slowConsumersTotal = total(net.slowConsumers),
        .refusedTotal = total(net.refused),
        .pipeline = {pipeline.waiting, pipeline.oldest.count(), qint64(pipeline.stored),
                     qint64(pipeline.commits), pipeline.lastCommitUs, pipeline.available},
        .walBytes = parts.store->walBytes(),
        .rssBytes = process.residentBytes,
        .heapBytes = m_heap.inUse(std::chrono::steady_clock::now()),
        .fds = process.descriptors,
        .fdLimit = process.descriptorLimit};
    if (stats.sessions > 0)
        stats.sessionBytes = std::max<qint64>(0, stats.heapBytes - m_heap.atStart()) / stats.sessions;
    const Capacity capacity = m_server.capacity(stats.sessionBytes);
    stats.capacity = capacity.more;
    stats.capacityLimit = nameOf(capacity.limit).toByteArray();
    for (const ListenAddress &address : m_server.addresses())
        stats.listening.push_back(address.toText());
    for (const KnownRoom &room : parts.hub->rooms()) {
        if (room.record.kind != "system")
            stats.members += room.counts->people;
    }
    m_server.connectionFacts([stats, counts = parts.io->counts(), reply](const auto &facts) mutable {
        for (size_t i = 0; i < counts.size(); ++i) {
            IoThreadRow io{.connections = counts[i]->connections, .loopLagUs = counts[i]->worstLagUs};
            for (const auto &[connection, fact] : facts)
                io.outboxBytes += connection.thread == i ? fact.outboxBytes : 0;
            stats.io.push_back(io);
        }
        reply(std::move(stats));
    });
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
