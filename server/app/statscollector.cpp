// SPDX-License-Identifier: Apache-2.0
#include "server/app/statscollector.h"

#include "server/app/invariantsweep.h"
#include "server/app/steadytime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

#include <algorithm>

namespace chat::server {
namespace {

/// Since a time that another thread wrote, which may be a moment later than ours.
Milliseconds since(qint64 steadyNs) { return Milliseconds(std::max<qint64>(0, msSince(steadyNs))); }

template <class Number>
Number read(const std::atomic<Number> &number)
{
    return number.load(std::memory_order_relaxed);
}

std::vector<ActorKindCount> kindsOf(const Workers &workers)
{
    std::vector<ActorKindCount> kinds;
    for (const auto &actor : workers.actors()) {
        auto kind = std::ranges::find(kinds, actor->kind, &ActorKindCount::kind);
        if (kind == kinds.end())
            kind = kinds.insert(kinds.end(), {.kind = actor->kind});
        ++kind->actors;
        kind->waiting += read(actor->waiting);
        kind->oldest = std::max(kind->oldest, since(read(actor->waitingSince)));
    }
    std::ranges::sort(kinds, {}, &ActorKindCount::kind);
    return kinds;
}

LatencyRow latencyOf(const RecentCounts &counts)
{
    const auto microseconds = [&counts](double share) -> std::optional<qint64> {
        const auto ns = counts.quantile(share);
        return ns ? std::optional(qint64(*ns / 1000)) : std::nullopt;
    };
    return {.p50Us = microseconds(0.5), .p99Us = microseconds(0.99)};
}

} // namespace

StatsCollector::StatsCollector(const ChatServer &server)
    : m_server(server),
      m_started(std::chrono::steady_clock::now()),
      m_startTime(double(QDateTime::currentMSecsSinceEpoch()) / 1000)
{
}

StatsCollector::~StatsCollector() = default;

void StatsCollector::start()
{
    for (const ListenAddress &address : m_server.addresses())
        m_listening.push_back(address.toText().toLatin1());
    m_process.begin();
    look();
    m_timer.callOnTimeout(&m_timer, [this] { look(); });
    m_timer.start(interval);
}

void StatsCollector::setOperatorCounts(std::function<OperatorCounts()> ask)
{
    m_askOperators = std::move(ask);
}

void StatsCollector::look()
{
    m_lookedNs.store(std::chrono::steady_clock::now().time_since_epoch().count(), std::memory_order_relaxed);
    {
        const OperatorCounts operators = m_askOperators ? m_askOperators() : OperatorCounts();
        const std::scoped_lock lock(m_mutex);
        m_node = m_server.config().server.name;
        m_operators = operators;
    }
    const PipelineTimes &times = m_server.parts().pipeline->times();
    m_latencies.delivery.add(times.delivery.read());
    m_latencies.acknowledgement.add(times.acknowledgement.read());
    m_latencies.commit.add(times.commits.read());
    m_history.add(stats());
    m_rates.look(m_server.parts().workers->actors(), std::chrono::steady_clock::now());
}

/// Of the heap, not of resident memory: what a crowd that has left once needed is still resident, and used
/// again by those who come.
qint64 StatsCollector::sessionBytes(int sessions) const
{
    return sessions > 0 ? std::max<qint64>(0, m_process.heapBytes() - m_process.heapAtStart()) / sessions : 0;
}

Capacity StatsCollector::capacity() const
{
    return m_server.capacity(sessionBytes(read(m_server.parts().lobby->counts().sessions)));
}

OpsFacts StatsCollector::factsWithoutRooms() const
{
    const ChatServer::Parts parts = m_server.parts();
    OpsFacts facts{.pid = QCoreApplication::applicationPid(),
                   .uptime = since(m_started.time_since_epoch().count()),
                   .listening = m_listening,
                   .draining = m_server.isDraining(),
                   .mainSilent = since(read(m_lookedNs)),
                   .sessions = read(parts.lobby->counts().sessions),
                   .connected = read(parts.lobby->counts().connected),
                   .connections = parts.admission->connections(),
                   .connectionsMax = parts.admission->maxConnections(),
                   .capacity = capacity(),
                   .members = parts.hub->people()};
    {
        const std::scoped_lock lock(m_mutex);
        facts.node = m_node;
    }
    for (const LoopCounts *loop : parts.io->counts()) {
        facts.loops.push_back({.connections = read(loop->connections),
                               .silent = since(read(loop->sweptNs)),
                               .lagUs = read(loop->worstLagUs),
                               .outboxBytes = read(loop->outboxBytes)});
    }
    const auto running = parts.workers->running();
    facts.workers = {.threads = parts.workers->threads(),
                     .running = int(running.size()),
                     .queued = parts.workers->queued()};
    for (const RunningTurn &turn : running)
        facts.workers.longestTurn = std::max(facts.workers.longestTurn, since(turn.since));
    const auto pipeline = parts.pipeline->stats();
    facts.store = {.available = pipeline.available,
                   .waiting = pipeline.waiting,
                   .oldest = pipeline.oldest,
                   .stored = pipeline.stored,
                   .walBytes = parts.store->walBytes()};
    return facts;
}

OpsFacts StatsCollector::facts() const
{
    OpsFacts facts = factsWithoutRooms();
    for (const KnownRoom &room : m_server.parts().hub->rooms()) {
        if (room.record.kind != "system")
            facts.rooms.push_back({room.record.id, room.record.name, room.record.kind,
                                   read(room.counts->people), room.record.maxPeople});
    }
    return facts;
}

OpsCounts StatsCollector::counts() const
{
    const ChatServer::Parts parts = m_server.parts();
    const NetCounts &net = *parts.net;
    const LobbyCounts &lobby = parts.lobby->counts();
    const RuntimeCounts &runtime = parts.workers->counts();
    const PipelineTimes &times = parts.pipeline->times();
    OpsCounts counts{.accepted = read(net.accepted),
                     .refused = read(net.refused),
                     .guestLogins = {read(lobby.guests.logins), read(lobby.guests.refused)},
                     .tokenLogins
                     = {read(lobby.tokens.logins), read(lobby.tokens.refused) + m_server.tokensRefused()},
                     .resumes = read(lobby.resumes),
                     .resumesRefused = read(lobby.resumesRefused),
                     .replaced = read(lobby.replaced),
                     .requests = read(net.requests),
                     .badPackets = read(net.badPackets),
                     .rateLimited = read(net.rateLimited),
                     .deliveries = read(net.deliveries),
                     .slowConsumers = read(net.slowConsumers),
                     .gaps = read(runtime.gaps),
                     .announcements = read(runtime.announcements),
                     .crashes = read(runtime.crashes),
                     .delivery = times.delivery.read(),
                     .acknowledgement = times.acknowledgement.read(),
                     .jobs = runtime.jobs.read(),
                     .commits = times.commits.read(),
                     .actors = kindsOf(*parts.workers),
                     .modes = parts.matches->facts(),
                     .residentBytes = residentBytes(),
                     .descriptors = m_process.descriptors(),
                     .descriptorsMax = descriptorLimit(),
                     .cpuSeconds = cpuSeconds(),
                     .startTime = m_startTime};
    for (size_t i = 0; i < invariants; ++i) {
        const QLatin1StringView name = enumNames(Invariant())[i];
        counts.violations.emplace(QByteArray(name.data(), name.size()),
                                  m_server.invariants().total(Invariant(i)));
    }
    for (size_t row = 0; row < closeTable().size(); ++row)
        counts.closes.emplace(quint16(closeTable()[row].code), read(net.closes[row]));
    for (const LoopCounts *loop : parts.io->counts())
        counts.sendQueues.push_back(loop->queues.read());
    const std::scoped_lock lock(m_mutex);
    counts.consoles = m_operators.consoles;
    counts.reloads = {quint64(m_operators.reloads), quint64(m_operators.reloadsFailed)};
    return counts;
}

AdminStats StatsCollector::stats() const
{
    const OpsFacts facts = factsWithoutRooms();
    const OpsCounts counts = this->counts();
    const ChatServer::Parts parts = m_server.parts();
    const auto pipeline = parts.pipeline->stats();
    const Config &config = m_server.config();
    AdminStats stats{.version = CHAT_VERSION,
                     .node = facts.node,
                     .pid = facts.pid,
                     .uptimeMs = facts.uptime.count(),
                     .draining = facts.draining,
                     .storePath = config.server.state,
                     .sessions = facts.sessions,
                     .connections = facts.connections,
                     .connectionsMax = facts.connectionsMax,
                     .rooms = int(parts.hub->living()),
                     .members = facts.members,
                     .workers = {facts.workers.threads, facts.workers.running, facts.workers.queued},
                     .messagesTotal = qint64(pipeline.stored),
                     .deliveriesTotal = qint64(counts.deliveries),
                     .loginsTotal = qint64(counts.guestLogins.ok + counts.tokenLogins.ok),
                     .replacedTotal = qint64(counts.replaced),
                     .slowConsumersTotal = qint64(counts.slowConsumers),
                     .refusedTotal = qint64(counts.refused),
                     .pipeline = {.entries = pipeline.waiting,
                                  .oldestMs = pipeline.oldest.count(),
                                  .storedTotal = qint64(pipeline.stored),
                                  .commitsTotal = qint64(pipeline.commits),
                                  .lastCommitUs = pipeline.lastCommitUs,
                                  .available = pipeline.available,
                                  .entriesMax = config.limits.pipelineEntries,
                                  .ageMaxMs = config.limits.pipelineAge.count()},
                     .delivery = latencyOf(m_latencies.delivery),
                     .acknowledgement = latencyOf(m_latencies.acknowledgement),
                     .commit = latencyOf(m_latencies.commit),
                     .walBytes = facts.store.walBytes,
                     .cpuMs = qint64(counts.cpuSeconds * 1000),
                     .cores = QThread::idealThreadCount(),
                     .rssBytes = counts.residentBytes,
                     .heapBytes = m_process.heapBytes(),
                     .sessionBytes = sessionBytes(facts.sessions),
                     .fds = counts.descriptors,
                     .fdLimit = counts.descriptorsMax,
                     .capacity = facts.capacity.more,
                     .capacityLimit = nameOf(facts.capacity.limit).toByteArray(),
                     .consoles = counts.consoles};
    if (const qint64 free = freeMemory(); free >= 0)
        stats.memoryLimitBytes = counts.residentBytes + free;
    stats.timers = int(m_server.parts().timers->size());
    for (const QByteArray &address : facts.listening)
        stats.listening.push_back(QString::fromLatin1(address));
    for (const ActorKindCount &kind : counts.actors) {
        stats.actors += kind.actors;
        stats.kinds.push_back({kind.kind, kind.actors, kind.waiting, kind.oldest.count()});
    }
    for (const LoopFact &loop : facts.loops)
        stats.io.push_back({loop.connections, loop.lagUs, loop.outboxBytes});
    return stats;
}

} // namespace chat::server
