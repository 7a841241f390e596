// SPDX-License-Identifier: Apache-2.0
#include "server/app/chatserver.h"

#include "server/app/accounts.h"
#include "server/app/crashdesk.h"
#include "server/app/crashhook.h"
#include "server/app/gather.h"
#include "server/app/invariantsweep.h"
#include "server/app/matchmodes.h"
#include "server/app/netsetup.h"
#include "server/app/operations.h"
#include "server/app/processfacts.h"
#include "server/app/statscollector.h"
#include "server/app/tokenkeyfile.h"
#include "server/ops/servicemanager.h"
#include "shared/core/logging.h"

#include <QThread>

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

StartFailure storeFailure(const StoreFailure &failure)
{
    const bool inUse = failure.detail.contains("in use"_L1);
    return {inUse ? ExitCode::Unavailable : ExitCode::InputOutput, failure.detail};
}

} // namespace

ChatServer::ChatServer(const Config &config, std::vector<PassedSocket> passed)
    : m_config(std::make_shared<const Config>(config)),
      m_configuredConnections(config.limits.connections),
      m_passed(std::move(passed)),
      m_stats(std::make_unique<StatsCollector>(*this))
{
}

std::expected<std::unique_ptr<ChatServer>, StartFailure> ChatServer::start(const Config &config,
                                                                           std::vector<PassedSocket> passed)
{
    std::unique_ptr<ChatServer> server(new ChatServer(config, std::move(passed)));
    if (const auto built = server->build(); !built)
        return std::unexpected(built.error());
    return server;
}

std::expected<void, StartFailure> ChatServer::build()
{
    for (const auto step : {&ChatServer::openOperations, &ChatServer::openStore, &ChatServer::loadKeys,
                            &ChatServer::makeRooms}) {
        if (const auto done = (this->*step)(); !done)
            return done;
    }
    buildRuntime();
    if (const auto started = m_pipeline->start(); !started)
        return std::unexpected(storeFailure(started.error()));
    for (const RoomId room : m_rooms.gone)
        m_pipeline->removeRoom(room);
    if (const auto loaded = loadBans(); !loaded)
        return loaded;
    if (const auto listening = listen(); !listening) // last: what a connection may need is there (B2-04)
        return listening;
    m_stats->start();
    if (m_operations)
        m_operations->serve();
    return {};
}

std::expected<void, StartFailure> ChatServer::openOperations()
{
    if (m_config->ops.listen.isEmpty())
        return {};
    auto operations = Operations::open(*m_stats, *m_config);
    if (!operations)
        return std::unexpected(operations.error());
    m_operations = *std::move(operations);
    return {};
}

NetConfig ChatServer::netConfigFor(const Config &config) const
{
    NetConfig net = netConfig(config);
    if (m_operations) {
        net.upgrade.operationsAddress = "http://" + m_operations->address().toText().toLatin1();
        std::ranges::move(m_operations->origins(), std::back_inserter(net.upgrade.allowedOrigins));
    }
    return net;
}

std::expected<void, StartFailure> ChatServer::openStore()
{
    auto store = SqliteStore::open(m_config->server.state, m_config->store.durability);
    if (!store)
        return std::unexpected(storeFailure(store.error()));
    m_store = *std::move(store);
    return {};
}

std::expected<void, StartFailure> ChatServer::loadKeys()
{
    const auto failed = [](const Error &error) {
        return std::unexpected(StartFailure{ExitCode::Configuration, error.detail});
    };
    auto own = ownTokenKey(m_config->auth.tokenKeyFile);
    if (!own)
        return failed(own.error());
    m_ownKey = *own;
    m_tokens.emplace(*own);
    auto accounts = accountVerifier(m_config->auth);
    if (!accounts)
        return failed(accounts.error());
    m_backend = std::make_unique<CoreBackend>(*m_tokens, *m_ownKey);
    m_backend->setLogins(m_config->auth.guests, *std::move(accounts), addressRules(*m_config).exempt);
    m_nicks.emplace(m_config->auth.reservedNicks);
    if (!m_config->ops.crashWebhookFile.isEmpty()) {
        const auto address = CrashHook::addressIn(m_config->ops.crashWebhookFile);
        if (!address)
            return std::unexpected(StartFailure{ExitCode::Configuration, address.error()});
        m_crashHook = std::make_unique<CrashHook>(*address, m_config->server.name);
    }
    return {};
}

std::expected<void, StartFailure> ChatServer::makeRooms()
{
    auto kept = loadRooms(*m_store, *m_config);
    if (!kept)
        return std::unexpected(storeFailure(kept.error()));
    m_rooms = *std::move(kept);
    m_backend->setOwnRooms(ownKinds(*m_config), roomRules(*m_config));
    return {};
}

void ChatServer::buildRuntime()
{
    const int cores = QThread::idealThreadCount();
    const qint64 descriptors = raiseDescriptorLimit();
    m_admission
        = std::make_unique<Admission>(addressRules(*m_config), maxConnections(*m_config, descriptors));
    m_workers = std::make_unique<Workers>(workersFor(*m_config, cores));
    m_timers = std::make_unique<TimerThread>();
    m_readers = std::make_unique<Readers>(*m_store, 2, 4096);
    m_hasher = std::make_unique<Hasher>();
    m_io = std::make_unique<IoThreads>(
        ioThreadsFor(*m_config, cores),
        NetServices{.config = std::make_shared<const NetConfig>(netConfigFor(*m_config)),
                    .counts = &m_netCounts,
                    .backend = m_backend.get(),
                    .admission = m_admission.get(),
                    .flood = floodRules(*m_config)});
    Pipeline::Ports ports{
        .store = m_store.get(),
        .publisher = m_io.get(),
        .roomFailed =
            [this](RoomId room, quint64 life, const QByteArray &incident) {
                // The epoch first: whoever loads the room next finds the new one.
                m_pipeline->write([this, room, life, incident](EventLog &log) {
                    if (const auto renewed = log.renewEpoch(room); !renewed)
                        qCCritical(lcStore, "no new epoch for room %s", room.toText().constData());
                    m_hub->shut(room, life, incident);
                });
            },
        .retired = [this](RoomId room, quint64 life, quint64 jobs) { m_hub->retired(room, life, jobs); },
    };
    const Retention retention{m_config->store.retentionEvents, m_config->store.retention};
    if (retention.maxEvents != 0 || retention.maxAge.count() != 0) {
        ports.idle = [retention](EventLog &log) {
            constexpr qint64 budget = 500; // small, so that a commit never waits long behind it
            return log.trim(retention, currentTime().wall, budget).value_or(0) == budget;
        };
    }
    m_pipeline = std::make_unique<Pipeline>(
        std::move(ports),
        PipelineLimits{.entries = m_config->limits.pipelineEntries, .age = m_config->limits.pipelineAge});
    m_crashes = std::make_unique<CrashDesk>(m_config->server.state + "/crashes"_L1,
                                            m_config->limits.crashCapsules, [this](const CrashRow &row) {
                                                if (m_crashHook)
                                                    m_crashHook->tell(row);
                                            });
    m_hub = std::make_unique<Hub>(RoomServices{
        .workers = m_workers.get(),
        .pipeline = m_pipeline.get(),
        .readers = m_readers.get(),
        .timers = m_timers.get(),
        .publisher = m_io.get(),
        .hasher = m_hasher.get(),
        .rules = m_backend->rules(),
        .quota = roomQuota(*m_config),
        .mailboxJobs = size_t(m_config->limits.mailboxJobs),
        .idleTime = m_config->timing.roomIdle,
        .journalJobs = m_config->limits.journalJobs,
        .announced
        = [this](quint64 ticket, Seq seq, int sessions) { m_announcer->told(ticket, seq, sessions); },
        .accessSet = [this](quint64 ticket, const Result<int> &people) { m_accesses.answer(ticket, people); },
        .steered = [this](quint64 ticket, const Result<int> &people) { m_accesses.answer(ticket, people); },
        .invited = [this](UserId user,
                          const PersonalWord &word) { m_lobby->post(lobbyjob::Invite{user, word}, false); },
        .seatChanged
        = [this](RoomId room, UserId user, bool taken) { m_matches->seatChanged(room, user, taken); },
        .incident = [this](RoomIncident incident) { m_crashes->add(std::move(incident)); },
    });
    m_hub->reserve(m_config->channels.namePrefix);
    for (const RoomRecord &room : m_rooms.rooms)
        (void)m_hub->add(room);
    m_lobbyRules = {.maxSessions = sessionsFor(m_admission->maxConnections()),
                    .resumeWindow = m_config->auth.resume,
                    .nickHold = m_config->channels.grace,
                    .pingInterval = m_config->timing.ping,
                    .pongTimeout = m_config->timing.pong,
                    .tokenDays = int(m_config->auth.tokenLife / std::chrono::days(1)),
                    .system = m_rooms.rooms.front().id,
                    .flood = floodRules(*m_config)};
    m_lobbyServices = {
        .workers = m_workers.get(),
        .timers = m_timers.get(),
        .publisher = m_io.get(),
        .rules = &m_lobbyRules,
        .nicks = &*m_nicks,
        .tokens = &*m_tokens,
        .mailboxJobs = size_t(m_config->limits.mailboxJobs),
        .kicked = [this](quint64 ticket, int sessions) { m_kicks.answer(ticket, sessions); },
        .told
        = [this](quint64 ticket, const Result<int> &sessions) { m_announcer->told(ticket, 0, sessions); },
        .listed = [this](quint64 ticket,
                         std::vector<SessionRow> sessions) { m_lists.answer(ticket, std::move(sessions)); },
        .direct = [this](const lobbyeffect::Direct &found) { m_backend->makeDirect(found); },
        .lateGone = [this](const lobbyeffect::LateGone &late) { (void)m_hub->post(late.room, late.gone); }};
    m_lobby = std::make_shared<LobbyActor>(m_lobbyServices);
    m_announcer = std::make_unique<Announcer>(Announcer::Ways{.hub = m_hub.get(),
                                                              .lobby = m_lobby.get(),
                                                              .timers = m_timers.get(),
                                                              .pipeline = m_pipeline.get(),
                                                              .system = m_lobbyRules.system});
    m_matches = std::make_unique<MatchHub>(MatchServices{.workers = m_workers.get(),
                                                         .timers = m_timers.get(),
                                                         .publisher = m_io.get(),
                                                         .readers = m_readers.get(),
                                                         .pipeline = m_pipeline.get(),
                                                         .blocks = &m_backend->blockBook(),
                                                         .world = nullptr,
                                                         .mailboxJobs = size_t(m_config->limits.mailboxJobs)},
                                           *m_hub);
    m_matches->configure(matchRules(*m_config));
    m_backend->connectTo(*m_hub, *m_matches, m_lobby, *m_workers, *m_io, *m_pipeline);
    m_backend->openParties(*m_timers);
    watch();
}

std::expected<void, StartFailure> ChatServer::loadBans()
{
    auto reader = m_store->openReader();
    const auto bans = reader ? (*reader)->bans() : std::unexpected(reader.error());
    if (!bans)
        return std::unexpected(storeFailure(bans.error()));
    for (const BanRecord &ban : *bans)
        m_lobby->post(lobbyjob::Ban{ban, 0}, false);
    if (const auto blocks = m_backend->loadBlocks(**reader); !blocks)
        return std::unexpected(storeFailure(blocks.error()));
    return {};
}

std::expected<void, StartFailure> ChatServer::listen()
{
    for (const ListenAddress &address : m_config->server.listen) {
        auto listener
            = std::make_unique<Listener>(*m_admission, m_netCounts, m_config->server.trustedProxies,
                                         [this](AcceptedSocket socket) { m_io->adopt(std::move(socket)); });
        if (address.tls) {
            auto tls = setUpTls(m_config->tls);
            if (!tls)
                return std::unexpected(StartFailure{ExitCode::Configuration, tls.error()});
            listener->setTls(*std::move(tls));
        }
        const auto passed = std::ranges::find(m_passed, address, &PassedSocket::address);
        const bool listens = passed != m_passed.end() ? listener->setSocketDescriptor(passed->descriptor)
                                                      : listener->listenOn(address.host, address.port);
        if (!listens) {
            const bool denied = listener->serverError() == QAbstractSocket::SocketAccessError;
            return std::unexpected(
                StartFailure{denied ? ExitCode::Permission : ExitCode::Unavailable,
                             "cannot listen on "_L1 + address.toText() + ": "_L1 + listener->errorString()});
        }
        m_listeners.push_back(std::move(listener));
    }
    return {};
}

std::vector<ListenAddress> ChatServer::addresses() const
{
    std::vector<ListenAddress> addresses;
    addresses.reserve(m_listeners.size());
    for (const auto &listener : m_listeners)
        addresses.push_back({listener->isTls(), listener->serverAddress(), listener->serverPort()});
    return addresses;
}

std::optional<HttpAddress> ChatServer::operationsAddress() const
{
    return m_operations ? std::optional(m_operations->address()) : std::nullopt;
}

ChatServer::Parts ChatServer::parts() const
{
    return {.net = &m_netCounts,
            .store = m_store.get(),
            .admission = m_admission.get(),
            .workers = m_workers.get(),
            .readers = m_readers.get(),
            .io = m_io.get(),
            .pipeline = m_pipeline.get(),
            .hub = m_hub.get(),
            .lobby = m_lobby.get(),
            .matches = m_matches.get(),
            .parties = &m_backend->parties(),
            .timers = m_timers.get()};
}

void ChatServer::kick(std::optional<SessionId> session, std::optional<UserId> user,
                      std::function<void(int)> kicked)
{
    m_lobby->post(lobbyjob::Kick{session, user, m_kicks.add(std::move(kicked))}, false);
}

void ChatServer::shutOut(const BanRecord &ban, std::function<void(int)> ended)
{
    m_lobby->post(lobbyjob::Ban{ban, m_kicks.add(std::move(ended))}, false);
}

void ChatServer::listSessions(std::function<void(std::vector<SessionRow>)> listed)
{
    m_lobby->post(lobbyjob::List{m_lists.add(std::move(listed))}, false);
}

void ChatServer::connectionFacts(std::function<void(const std::map<ConnectionId, ConnectionFacts> &)> told)
{
    gather<std::map<ConnectionId, ConnectionFacts>>(
        *m_io, [](const IoLoop &loop, auto &facts) { loop.addFacts(facts); }, std::move(told));
}

void ChatServer::drain(Milliseconds grace, std::optional<Milliseconds> reconnectAfter, const QString &reason)
{
    if (m_draining.exchange(true))
        return;
    tellStopping();
    for (const auto &listener : m_listeners)
        listener->close();
    m_lobby->post(lobbyjob::Drain{}, false);
    m_io->drain(grace, reconnectAfter, reason);
    m_drainUntil = std::chrono::steady_clock::now() + grace + m_config->timing.close + Milliseconds(500);
    connect(&m_drainTimer, &QTimer::timeout, this, &ChatServer::checkDrained);
    m_drainTimer.start(20);
}

void ChatServer::checkDrained()
{
    if (m_admission->connections() > 0 && std::chrono::steady_clock::now() < m_drainUntil)
        return;
    m_drainTimer.stop();
    Q_EMIT drained();
}

ChatServer::~ChatServer()
{
    m_operations.reset(); // it looks at all the others
    m_stats.reset();
    if (!m_io)
        return;
    // Nobody new; then the sockets, whose ends still reach the rooms; then what posts to actors; then what
    // the actors decided is stored. The parts go in the reverse order of their making.
    m_listeners.clear();
    m_invariants.reset();
    m_io->stop();
    m_timers->stop();
    m_readers->stop();
    m_hasher->stop();
    // What comes out of the pipeline may be a last turn of some room, whose batch comes out of it in turn;
    // the chain is short, because nothing new comes in.
    bool stored = true;
    for (int round = 0; round < 4 && stored; ++round) {
        m_workers->finish();
        stored = !m_pipeline || m_pipeline->flush(Milliseconds(3000));
    }
    if (!stored)
        qCCritical(lcApp,
                   "the store did not take everything before the end; nothing of that was acknowledged");
    m_workers->finish();
    m_pipeline.reset();
}

} // namespace chat::server

#include "moc_chatserver.cpp"
