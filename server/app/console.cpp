// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include "server/app/processfacts.h"
#include "shared/core/logging.h"

#include <QCoreApplication>

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

qint64 msSince(qint64 steadyNs)
{
    return steadyNs == 0
        ? 0
        : (std::chrono::steady_clock::now().time_since_epoch().count() - steadyNs) / 1'000'000;
}

ActorRow row(const ActorState &actor)
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

/// The page behind `after`, of rows that are ordered by `idOf`, at most `limit`.
template <class Row, class Key>
std::vector<Row> pageOf(std::vector<Row> rows, Key idOf, auto after, std::optional<int> limit)
{
    std::ranges::sort(rows, {}, idOf);
    if (after)
        rows.erase(rows.begin(), std::ranges::upper_bound(rows, *after, {}, idOf));
    if (rows.size() > size_t(limit.value_or(limits::maxAdminRows)))
        rows.resize(size_t(limit.value_or(limits::maxAdminRows)));
    return rows;
}

} // namespace

Console::Console(ChatServer &server) : m_server(server), m_started(std::chrono::steady_clock::now()) { }

void Console::ask(const FetchStats &, AdminReply<FetchStats> reply)
{
    const ChatServer::Parts parts = m_server.parts();
    const ProcessFacts process = processFacts();
    const auto pipeline = parts.pipeline->stats();
    const NetCounts &net = *parts.net;
    const LobbyCounts &lobby = parts.lobby->counts();
    const auto total
        = [](const std::atomic<quint64> &count) { return qint64(count.load(std::memory_order_relaxed)); };
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
        .actors = int(parts.workers->actors().size()),
        .workers = {parts.workers->threads(), int(parts.workers->running().size()), parts.workers->queued()},
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
        .fds = process.descriptors,
        .fdLimit = process.descriptorLimit};
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

void Console::ask(const ListRooms &question, AdminReply<ListRooms> reply)
{
    std::vector<AdminRoomRow> rooms;
    for (const KnownRoom &room : m_server.parts().hub->rooms()) {
        const bool matches = !question.filter
            || room.record.name.contains(*question.filter, Qt::CaseInsensitive)
            || room.record.id.toText() == question.filter->toUtf8();
        if (!matches)
            continue;
        rooms.push_back({.id = room.record.id,
                         .name = room.record.name,
                         .kind = room.record.kind == "system" ? RoomKind::System : RoomKind::Channel,
                         .people = room.counts->people,
                         .max = room.record.maxPeople,
                         .seq = room.counts->lastSeq,
                         .loaded = room.counts->loaded});
    }
    const int total = int(rooms.size());
    reply(AdminRooms{pageOf(std::move(rooms), &AdminRoomRow::id, question.after, question.limit), total});
}

void Console::ask(const ListSessions &question, AdminReply<ListSessions> reply)
{
    m_server.listSessions([this, question, reply](std::vector<SessionRow> sessions) {
        m_server.connectionFacts([question, reply, sessions = std::move(sessions)](const auto &facts) {
            reply(page(question, sessions, facts));
        });
    });
}

AdminSessions Console::page(const ListSessions &question, std::vector<SessionRow> sessions,
                            const std::map<ConnectionId, ConnectionFacts> &facts)
{
    if (question.filter) {
        std::erase_if(sessions, [&](const SessionRow &session) {
            const QString &filter = *question.filter;
            const QByteArray id = filter.toUtf8();
            return !session.user.nick.contains(filter, Qt::CaseInsensitive)
                && !session.client.address.contains(filter) && session.session.toText() != id
                && session.user.id.toText() != id;
        });
    }
    const int total = int(sessions.size());
    AdminSessions answer{.total = total};
    const Timestamp now = currentTime().wall;
    for (const SessionRow &session :
         pageOf(std::move(sessions), &SessionRow::session, question.after, question.limit)) {
        AdminSessionRow shown{.session = session.session,
                              .user = session.user,
                              .address = session.client.address.toUtf8(),
                              .connectedMs = (now - session.since).count(),
                              .rooms = session.rooms,
                              .state = session.lost ? SessionState::Lost : SessionState::Online};
        if (!session.client.program.isEmpty())
            shown.client = ClientInfo{.name = session.client.program};
        if (const auto fact = facts.find(session.connection); fact != facts.end()) {
            shown.rooms = fact->second.rooms;
            shown.outboxBytes = fact->second.outboxBytes;
        }
        answer.sessions.push_back(std::move(shown));
    }
    return answer;
}

void Console::ask(const FetchAudit &question, AdminReply<FetchAudit> reply)
{
    const bool taken = m_server.parts().readers->read([question, reply](EventReader &reader) {
        const auto rows = reader.audit(question.before.value_or(0), question.limit.value_or(50));
        if (!rows)
            return reply(refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
        AuditPage page;
        for (const AuditRecord &row : *rows)
            page.rows.push_back(
                {row.id, row.time, row.admin, row.address, row.action, row.target, row.reason, row.result});
        reply(std::move(page));
    });
    if (!taken)
        reply(refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
}

void Console::audit(const Operator &who, QByteArrayView action, const QString &target, const QString &reason,
                    QByteArrayView result)
{
    AuditRecord record{.time = currentTime().wall,
                       .admin = who.name,
                       .address = who.address,
                       .action = action.toByteArray(),
                       .target = target,
                       .reason = reason,
                       .result = result.toByteArray()};
    qCInfo(lcAdmin, "%s by %s (%s) on %ls: %s", record.action.constData(), who.name.constData(),
           who.address.constData(), qUtf16Printable(target), record.result.constData());
    m_server.parts().pipeline->write([record](EventLog &log) {
        if (const auto stored = log.appendAudit(record); !stored)
            qCCritical(lcAdmin, "an act of %s is not in the audit: %ls", record.admin.constData(),
                       qUtf16Printable(stored.error().detail));
    });
}

void Console::act(const Operator &who, const KickSession &kick, AdminReply<KickSession> reply)
{
    const QString target = kick.session
        ? "session "_L1 + QString::fromLatin1(kick.session->toText())
        : "user "_L1 + QString::fromLatin1(kick.user.value_or(UserId()).toText());
    m_server.kick(kick.session, kick.user, [=, this](int sessions) {
        audit(who, "kick", target, kick.reason, sessions > 0 ? "ok" : "user_not_found");
        if (sessions > 0)
            reply(KickAnswer{sessions});
        else
            reply(refuse(ErrorCode::UserNotFound));
    });
}

void Console::act(const Operator &who, const Announce &announce, AdminReply<Announce> reply)
{
    const SystemAnnounce word{.severity = announce.severity,
                              .text = announce.text,
                              .sticky = announce.sticky.value_or(false),
                              .until = announce.until};
    const QString reason = announce.reason.value_or(QString());
    if (!m_server.parts().pipeline->state().available) {
        audit(who, "announce", u"everybody"_s, reason, "storage_unavailable");
        return reply(refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
    }
    m_server.announce(word, [=, this](Seq seq, int sessions) {
        audit(who, "announce", "everybody, number "_L1 + QString::number(seq), reason, "ok");
        reply(AnnounceAnswer{seq, sessions});
    });
}

void Console::act(const Operator &who, const DrainServer &drain, AdminReply<DrainServer> reply)
{
    if (m_server.isDraining()) {
        audit(who, "drain", u"server"_s, drain.reason, "draining");
        return reply(refuse(ErrorCode::Draining));
    }
    audit(who, "drain", u"server"_s, drain.reason, "ok");
    reply(Nothing{});
    const auto ms = [](std::optional<qint64> value) {
        return value ? std::optional(Milliseconds(*value)) : std::nullopt;
    };
    m_server.drain(ms(drain.graceMs).value_or(m_server.config().timing.drain), ms(drain.reconnectMs),
                   drain.reason);
}

} // namespace chat::server
