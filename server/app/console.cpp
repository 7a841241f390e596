// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"

#include "server/app/steadytime.h"
#include "shared/core/logging.h"

namespace chat::server {

using namespace Qt::StringLiterals;

Console::Console(ChatServer &server, ConfigReload &configReload)
    : m_server(server),
      m_configReload(configReload)
{
}

void Console::ask(const FetchAudit &question, AdminReply<FetchAudit> reply)
{
    const auto fetch = [question, reply, readers = m_server.parts().readers] {
        const bool taken = readers->read([question, reply](EventReader &reader) {
            const auto rows = reader.audit({.before = question.before.value_or(0),
                                            .limit = question.limit.value_or(50),
                                            .admin = question.who.value_or(QByteArray()),
                                            .action = question.act.value_or(QByteArray()),
                                            .since = question.since.value_or(Timestamp())});
            if (!rows)
                return reply(refuseLater(ErrorCode::StorageUnavailable, Milliseconds(1000)));
            AuditPage page;
            for (const AuditRecord &row : *rows)
                page.rows.push_back({row.id, row.time, row.admin, row.address, row.action, row.target,
                                     row.reason, row.result});
            reply(std::move(page));
        });
        if (!taken)
            reply(refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
    };
    // Behind the rows of what was answered already; but what is stored can be read while nothing can be
    // written.
    Pipeline &pipeline = *m_server.parts().pipeline;
    if (!pipeline.stats().available)
        return fetch();
    pipeline.write([fetch](EventLog &) { fetch(); });
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
