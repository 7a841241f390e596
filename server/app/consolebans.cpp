// SPDX-License-Identifier: Apache-2.0
#include "server/app/console.h"
#include "server/net/clientaddress.h"

#include <algorithm>

/// What Console does about bans: they are stored first, then the lobby hears of them.
namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// Empty when it is none.
QString networkIn(QString text)
{
    if (text.endsWith("/64"_L1) && text.contains(u':'))
        text.chop(3);
    const bool isWhole = text.contains(u':') || text.count(u'.') == 3; // Qt takes "5" for an address, too
    const QHostAddress address = isWhole ? QHostAddress(text) : QHostAddress();
    return address.isNull() ? QString() : networkOf(address);
}

QString nameOf(const BanRecord &ban)
{
    const QString target = QString::fromLatin1(ban.target.kind) + u' ' + ban.target.text;
    return ban.nick.isEmpty() ? target : QString(target + u' ' + ban.nick);
}

Error unavailable() { return {.code = ErrorCode::StorageUnavailable, .retryAfter = Milliseconds(1000)}; }

} // namespace

BanRow Console::row(const BanRecord &ban)
{
    BanRow row{.id = ban.id,
               .target = {},
               .nick = ban.nick,
               .since = ban.since,
               .until = ban.until,
               .reason = ban.reason,
               .admin = ban.admin};
    if (ban.target.kind == "user")
        row.target.user = UserId::fromText(ban.target.text.toLatin1());
    else if (ban.target.kind == "device")
        row.target.device = DeviceId::fromText(ban.target.text.toLatin1());
    else
        row.target.address = ban.target.text;
    return row;
}

void Console::act(const Operator &who, const AddBan &ban, AdminReply<AddBan> reply)
{
    BanRecord record{.id = BanId::random(),
                     .target = {},
                     .nick = {},
                     .since = currentTime().wall,
                     .until = ban.until,
                     .reason = ban.reason,
                     .admin = who.name};
    const auto refused = [&](const Error &error) {
        audit(who, "ban", nameOf(record), ban.reason, errorName(error.code));
        reply(std::unexpected(error));
    };
    if (ban.target.user)
        record.target = {"user", QString::fromLatin1(ban.target.user->toText())};
    else if (ban.target.device)
        record.target = {"device", QString::fromLatin1(ban.target.device->toText())};
    else
        record.target = {"address", networkIn(ban.target.address.value_or(QString()))};
    if (record.target.text.isEmpty()) {
        record.target.text = ban.target.address.value_or(QString());
        return refused({.code = ErrorCode::BadField, .detail = u"no address"_s, .field = "target"});
    }
    if (ban.until && *ban.until <= record.since)
        return refused({.code = ErrorCode::BadField, .detail = u"over already"_s, .field = "until"});
    if (!m_server.parts().pipeline->state().available)
        return refused(unavailable());
    if (!ban.target.user && !ban.target.device)
        return keepBan(who, record, std::move(reply));
    m_server.listSessions(
        [=, this, target = ban.target](const std::vector<SessionRow> &sessions) mutable { // for the nick
            const auto found = std::ranges::find_if(sessions, [&](const SessionRow &one) {
                return target.user ? one.user.id == *target.user : one.client.deviceId == *target.device;
            });
            if (found != sessions.end())
                record.nick = found->user.nick;
            keepBan(who, record, reply);
        });
}

void Console::keepBan(const Operator &who, const BanRecord &ban, AdminReply<AddBan> reply)
{
    m_server.parts().pipeline->write([=, this](EventLog &log) {
        const auto kept = log.keepBan(ban, limits::maxBans);
        if (!kept) {
            Error error = unavailable();
            if (kept.error().kind == StoreFailure::Rejected)
                error = {.code = ErrorCode::TooLarge, .limit = QByteArray::number(limits::maxBans) + " bans"};
            audit(who, "ban", nameOf(ban), ban.reason, errorName(error.code));
            return reply(std::unexpected(error));
        }
        m_server.shutOut(ban, [=, this](int sessions) {
            audit(who, "ban", nameOf(ban), ban.reason, "ok");
            reply(BanAnswer{ban.id, sessions});
        });
    });
}

void Console::act(const Operator &who, const LiftBan &lift, AdminReply<LiftBan> reply)
{
    const QString name = "ban "_L1 + QString::fromLatin1(lift.id.toText());
    if (!m_server.parts().pipeline->state().available) {
        audit(who, "unban", name, lift.reason, "storage_unavailable");
        return reply(std::unexpected(unavailable()));
    }
    m_server.parts().pipeline->write([=, this](EventLog &log) {
        const auto removed = log.removeBan(lift.id);
        Result<BanRow> answer = std::unexpected(unavailable());
        if (removed && *removed)
            answer = row(**removed);
        else if (removed)
            answer = std::unexpected(
                Error{.code = ErrorCode::BadField, .detail = u"no such ban"_s, .field = "id"});
        if (answer)
            m_server.parts().lobby->post(lobbyjob::Unban{lift.id}, false);
        audit(who, "unban", answer ? QString(name + u' ' + nameOf(**removed)) : name, lift.reason,
              answer ? "ok" : errorName(answer.error().code));
        reply(answer);
    });
}

void Console::ask(const ListBans &question, AdminReply<ListBans> reply)
{
    const bool taken = m_server.parts().readers->read([question, reply](EventReader &reader) {
        const auto records = reader.bans();
        if (!records)
            return reply(std::unexpected(unavailable()));
        const Timestamp now = currentTime().wall;
        const QString filter = question.filter.value_or(QString());
        BanList list;
        for (const BanRecord &ban : *records) {
            const bool matches = ban.nick.contains(filter, Qt::CaseInsensitive)
                || ban.target.text.contains(filter, Qt::CaseInsensitive)
                || ban.reason.contains(filter, Qt::CaseInsensitive);
            if (matches && (!ban.until || *ban.until > now))
                list.bans.push_back(row(ban));
        }
        list.total = int(list.bans.size());
        std::ranges::sort(list.bans, {}, &BanRow::id);
        if (question.after)
            list.bans.erase(list.bans.begin(),
                            std::ranges::upper_bound(list.bans, *question.after, {}, &BanRow::id));
        list.bans.resize(std::min(list.bans.size(), size_t(question.limit.value_or(limits::maxAdminRows))));
        reply(std::move(list));
    });
    if (!taken)
        reply(refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
}

} // namespace chat::server
