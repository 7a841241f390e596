// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/listpages.h"

#include "server/ctl/actpages.h"
#include "server/ctl/cells.h"
#include "server/ctl/table.h"
#include "shared/client/admin/units.h"

#include <QCollator>

#include <algorithm>

namespace chat::ctl {
namespace {

QString since(qint64 ms) { return durationText(Milliseconds(ms)); }

QString clientText(const std::optional<ClientInfo> &client)
{
    if (!client)
        return {};
    const QString text = client->name.value_or(QString()) + u' ' + client->version.value_or(QString());
    return text.trimmed();
}

} // namespace

QString workersPage(const AdminWorkers &workers, const Style &style)
{
    Table threads({{u"THREAD"_s, true}, {u"STATE"_s}, {u"FOR"_s, true}, {u"ACTOR"_s}, {u"JOB"_s}});
    for (size_t i = 0; i < workers.threads.size(); ++i) {
        const WorkerThreadRow &row = workers.threads[i];
        threads.add({number(qint64(i)), row.busy ? u"busy"_s : u"idle"_s, since(row.forMs),
                     row.actor.value_or(QString()), latin(row.job.value_or(QByteArray()))});
    }
    Table actors({{u"ACTOR"_s},
                  {u"KIND"_s},
                  {u"STATE"_s},
                  {u"QUEUED"_s, true},
                  {u"OLDEST"_s, true},
                  {u"JOBS"_s, true},
                  {u"CPU"_s, true},
                  {u"NOW"_s}});
    for (const ActorRow &row : workers.actors) {
        const QString now = row.job ? latin(*row.job) + " for "_L1 + since(row.jobMs.value_or(0)) : QString();
        actors.add({row.name, latin(row.kind), word(row.state), number(row.queued), since(row.oldestMs),
                    number(row.jobsTotal), microsecondsText(row.cpuUs), now});
    }
    return threads.text(style) + u'\n' + actors.text(style)
        + listedLine(workers.actors.size(), workers.total, "actor"_L1, "actors"_L1);
}

QString roomsPage(const AdminRooms &rooms, const Style &style)
{
    QCollator order{QLocale(QLocale::English)}; // the C locale does not count
    order.setNumericMode(true);
    auto rows = rooms.rooms;
    std::ranges::stable_sort(rows, [&](const AdminRoomRow &a, const AdminRoomRow &b) {
        return order.compare(a.name, b.name) < 0;
    });
    Table table({{u"NAME"_s},
                 {u"KIND"_s},
                 {u"PEOPLE"_s, true},
                 {u"MAX"_s, true},
                 {u"LAST"_s, true},
                 {u"LOADED"_s},
                 {u"ACCESS"_s},
                 {u"ID"_s}});
    for (const AdminRoomRow &row : rows)
        table.add({row.name, word(row.kind), number(row.people), row.max == 0 ? u"-"_s : number(row.max),
                   number(row.seq), row.loaded ? u"yes"_s : u"no"_s,
                   word(row.access.value_or(RoomAccess::Open)), latin(row.id.toText())});
    return table.text(style) + listedLine(rooms.rooms.size(), rooms.total, "room"_L1, "rooms"_L1);
}

QString sessionsPage(const AdminSessions &sessions, const Style &style)
{
    auto rows = sessions.sessions;
    std::ranges::stable_sort(rows, std::ranges::greater(), &AdminSessionRow::connectedMs);
    Table table({{u"NICK"_s},
                 {u"STATE"_s},
                 {u"SINCE"_s, true},
                 {u"ROOMS"_s, true},
                 {u"WAITING"_s, true},
                 {u"PING"_s, true},
                 {u"ADDRESS"_s},
                 {u"SESSION"_s},
                 {u"USER"_s},
                 {u"CLIENT"_s}});
    for (const AdminSessionRow &row : rows)
        table.add({row.user.nick, word(row.state), since(row.connectedMs), number(row.rooms),
                   bytesText(row.outboxBytes), row.pingMs ? since(*row.pingMs) : u"-"_s, latin(row.address),
                   latin(row.session.toText()), latin(row.user.id.toText()), clientText(row.client)});
    return table.text(style)
        + listedLine(sessions.sessions.size(), sessions.total, "session"_L1, "sessions"_L1);
}

QString announcementsPage(const AnnouncementList &list, const Style &style)
{
    Table table({{u"ID"_s},
                 {u"SEVERITY"_s},
                 {u"TO"_s},
                 {u"STATE"_s},
                 {u"TIMES"_s, true},
                 {u"SESSIONS"_s, true},
                 {u"LAST"_s},
                 {u"NEXT"_s},
                 {u"EVERY"_s, true},
                 {u"TEXT"_s}});
    const auto when = [](const std::optional<Timestamp> &time) { return time ? timeText(*time) : u"-"_s; };
    for (const AnnouncementRow &row : list.rows) {
        const Audience to = row.audience.value_or(Audience());
        table.add({latin(row.id.toText()), word(row.severity),
                   to.room          ? "room "_L1 + latin(to.room->toText())
                       : to.session ? "session "_L1 + latin(to.session->toText())
                                    : u"everybody"_s,
                   row.recalled   ? u"recalled"_s
                       : row.next ? u"waits"_s
                                  : u"said"_s,
                   number(row.times), number(row.sessions), when(row.last), when(row.next),
                   row.repeatMs ? since(*row.repeatMs) : u"-"_s,
                   row.text.en.value_or(row.text.ko.value_or(QString()))});
    }
    return table.text(style);
}

QString bansPage(const BanList &list, const Style &style)
{
    Table table(
        {{u"ID"_s}, {u"TARGET"_s}, {u"NICK"_s}, {u"SINCE"_s}, {u"UNTIL"_s}, {u"WHO"_s}, {u"REASON"_s}});
    for (const BanRow &row : list.bans)
        table.add({latin(row.id.toText()),
                   row.target.user         ? "user "_L1 + latin(row.target.user->toText())
                       : row.target.device ? "device "_L1 + latin(row.target.device->toText())
                                           : row.target.address.value_or(QString()),
                   row.nick, timeText(row.since), row.until ? timeText(*row.until) : u"for good"_s,
                   latin(row.admin), row.reason});
    return table.text(style) + listedLine(list.bans.size(), list.total, "ban"_L1, "bans"_L1);
}

QString auditPage(const AuditPage &audit, const Style &style)
{
    Table table({{u"ID"_s, true},
                 {u"TIME"_s},
                 {u"WHO"_s},
                 {u"FROM"_s},
                 {u"ACTION"_s},
                 {u"TARGET"_s},
                 {u"RESULT"_s},
                 {u"REASON"_s}});
    for (const AuditRow &row : audit.rows)
        table.add({number(row.id), timeText(row.time), latin(row.admin), latin(row.address),
                   latin(row.action), row.target, latin(row.result), row.reason});
    return table.text(style);
}

} // namespace chat::ctl
