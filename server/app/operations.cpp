// SPDX-License-Identifier: Apache-2.0
#include "server/app/operations.h"

#include "server/app/processfacts.h"
#include "server/app/steadytime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype minTokenBytes = 16;

/// The secret in the file, without the newline at its end. An error is a sentence.
std::expected<QByteArray, QString> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected("ops.token_file "_L1 + path + ": "_L1 + file.errorString());
    const QByteArray token = file.read(4096).trimmed();
    if (token.size() < minTokenBytes)
        return std::unexpected("ops.token_file "_L1 + path + " holds less than "_L1
                               + QString::number(minTokenBytes)
                               + " characters; run: openssl rand -hex 32"_L1);
    return token;
}

std::expected<OpsAccess, QString> readAccess(const Config &config, const HttpAddress &address)
{
    OpsAccess access{.openOnLoopback = address.host.isLoopback() && config.server.trustedProxies.empty()};
    if (config.ops.tokenFile.isEmpty())
        return access;
    auto token = readToken(config.ops.tokenFile);
    if (!token)
        return std::unexpected(token.error());
    access.token = *std::move(token);
    return access;
}

/// Since a time that another thread wrote, which may be a moment later than ours.
Milliseconds since(qint64 steadyNs) { return Milliseconds(std::max<qint64>(0, msSince(steadyNs))); }

} // namespace

std::expected<std::unique_ptr<Operations>, StartFailure> Operations::open(const ChatServer &server,
                                                                          const Config &config)
{
    const auto address = parseHttpAddress(config.ops.listen);
    if (!address)
        return std::unexpected(
            StartFailure{ExitCode::Configuration, "ops.listen must be "_L1 + address.error()});
    auto access = readAccess(config, *address);
    if (!access)
        return std::unexpected(StartFailure{ExitCode::Configuration, access.error()});
    std::unique_ptr<Operations> operations(new Operations(server, *address, *std::move(access)));
    const auto port = operations->m_http.bind(address->host.toString().toLatin1(), address->port);
    if (!port)
        return std::unexpected(
            StartFailure{port.error().notAllowed ? ExitCode::Permission : ExitCode::Unavailable,
                         "cannot listen on http://"_L1 + address->toText() + ": "_L1 + port.error().text});
    operations->m_address.port = *port;
    return operations;
}

Operations::Operations(const ChatServer &server, HttpAddress address, OpsAccess access)
    : m_server(server),
      m_address(std::move(address)),
      m_started(std::chrono::steady_clock::now()),
      m_startTime(double(QDateTime::currentMSecsSinceEpoch()) / 1000),
      m_pages(*this, std::move(access)),
      m_http([this](const HttpRequest &request) { return m_pages.answer(request); }, {})
{
}

Operations::~Operations() = default;

std::vector<QByteArray> Operations::origins() const
{
    const QHostAddress &host = m_address.host;
    const bool every = host == QHostAddress::AnyIPv4 || host == QHostAddress::AnyIPv6;
    std::vector<QByteArray> origins;
    if (!every)
        origins.push_back("http://" + m_address.toText().toLatin1());
    if (every || host.isLoopback()) {
        for (const QByteArray &name : {"127.0.0.1"_ba, "localhost"_ba, "[::1]"_ba})
            origins.push_back("http://" + name + ':' + QByteArray::number(m_address.port));
    }
    return origins;
}

std::expected<OpsAccess, QString> Operations::freshAccess(const Config &config) const
{
    return readAccess(config, m_address);
}

void Operations::serve()
{
    for (const ListenAddress &address : m_server.addresses())
        m_listening.push_back(address.toText().toLatin1());
    m_residentAtStart = residentBytes();
    beat();
    m_pulse.callOnTimeout(&m_pulse, [this] { beat(); });
    m_pulse.start(500);
    m_http.serve();
}

void Operations::beat()
{
    m_pulseNs.store(std::chrono::steady_clock::now().time_since_epoch().count(), std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    m_node = m_server.config().server.name;
}

OpsFacts Operations::facts() const
{
    const ChatServer::Parts parts = m_server.parts();
    OpsFacts facts{.pid = QCoreApplication::applicationPid(),
                   .uptime = since(m_started.time_since_epoch().count()),
                   .listening = m_listening,
                   .draining = m_server.isDraining(),
                   .mainSilent = since(m_pulseNs.load(std::memory_order_relaxed)),
                   .sessions = parts.lobby->counts().sessions.load(std::memory_order_relaxed),
                   .connected = parts.lobby->counts().connected.load(std::memory_order_relaxed),
                   .connections = parts.admission->connections(),
                   .connectionsMax = parts.admission->maxConnections()};
    {
        const std::scoped_lock lock(m_mutex);
        facts.node = m_node;
    }
    const qint64 grown = residentBytes() - m_residentAtStart;
    facts.capacity = m_server.capacity(facts.sessions > 0 ? std::max<qint64>(0, grown) / facts.sessions : 0);
    for (const LoopCounts *loop : parts.io->counts()) {
        facts.loops.push_back({.connections = loop->connections.load(std::memory_order_relaxed),
                               .silent = since(loop->sweptNs.load(std::memory_order_relaxed)),
                               .lagUs = loop->worstLagUs.load(std::memory_order_relaxed)});
    }
    const auto running = parts.workers->running();
    facts.workers = {.threads = parts.workers->threads(),
                     .running = int(running.size()),
                     .queued = parts.workers->queued()};
    for (const RunningTurn &turn : running)
        facts.workers.longestTurn = std::max(facts.workers.longestTurn, since(turn.since));
    const PipelineStats pipeline = parts.pipeline->stats();
    facts.store = {.available = pipeline.available,
                   .waiting = pipeline.waiting,
                   .oldest = pipeline.oldest,
                   .stored = pipeline.stored,
                   .walBytes = parts.store->walBytes()};
    for (const KnownRoom &room : parts.hub->rooms()) {
        if (room.record.kind == "system")
            continue;
        const int people = room.counts->people.load(std::memory_order_relaxed);
        facts.members += people;
        facts.rooms.push_back(
            {room.record.id, room.record.name, room.record.kind, people, room.record.maxPeople});
    }
    return facts;
}

OpsCounts Operations::counts() const
{
    const ChatServer::Parts parts = m_server.parts();
    const NetCounts &net = *parts.net;
    const LobbyCounts &lobby = parts.lobby->counts();
    const RuntimeCounts &runtime = parts.workers->counts();
    const auto total
        = [](const std::atomic<quint64> &count) { return count.load(std::memory_order_relaxed); };
    OpsCounts counts{.accepted = total(net.accepted),
                     .refused = total(net.refused),
                     .logins = total(lobby.logins),
                     .loginsRefused = total(lobby.refused),
                     .resumes = total(lobby.resumes),
                     .resumesRefused = total(lobby.resumesRefused),
                     .replaced = total(lobby.replaced),
                     .requests = total(net.requests),
                     .badPackets = total(net.badPackets),
                     .rateLimited = total(net.rateLimited),
                     .deliveries = total(net.deliveries),
                     .slowConsumers = total(net.slowConsumers),
                     .gaps = total(runtime.gaps),
                     .announcements = total(runtime.announcements),
                     .crashes = total(runtime.crashes),
                     .delivery = parts.pipeline->times().delivery.read(),
                     .jobs = runtime.jobs.read(),
                     .commits = parts.pipeline->times().commits.read()};
    for (size_t row = 0; row < closeTable().size(); ++row)
        counts.closes.emplace(quint16(closeTable()[row].code), total(net.closes[row]));
    for (const LoopCounts *loop : parts.io->counts())
        counts.sendQueues.push_back(loop->queues.read());
    for (const auto &actor : parts.workers->actors())
        counts.jobsWaiting += actor->waiting.load(std::memory_order_relaxed);
    const ProcessFacts process = processFacts();
    counts.residentBytes = process.residentBytes;
    counts.descriptors = process.descriptors;
    counts.descriptorsMax = process.descriptorLimit;
    counts.cpuSeconds = process.cpuSeconds;
    counts.startTime = m_startTime;
    return counts;
}

} // namespace chat::server
