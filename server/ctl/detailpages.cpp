// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/detailpages.h"

#include "server/ctl/cells.h"
#include "server/ctl/listpages.h"
#include "server/ctl/table.h"
#include "shared/client/admin/units.h"

namespace chat::ctl {
namespace {

/// "  name   text", the text escaped.
QString row(QLatin1StringView name, const QString &text)
{
    return "  "_L1 + QString(name).leftJustified(13) + escaped(text) + u'\n';
}

QString listed(QLatin1StringView title, const std::vector<QString> &texts)
{
    return texts.empty() ? QString() : row(title, QStringList(texts.begin(), texts.end()).join(u", "));
}

/// What its host or an operator has made of the room.
QString settingRows(const RoomInfo &info)
{
    QString rows;
    if (info.topic)
        rows += row("topic"_L1, *info.topic);
    if (info.category)
        rows += row("category"_L1, *info.category);
    if (info.icon)
        rows += row("icon"_L1, *info.icon);
    QStringList doors;
    for (const auto &[is, text] :
         {std::pair(info.locked, "locked"_L1), std::pair(info.password, "password"_L1),
          std::pair(info.inviteOnly, "invite only"_L1), std::pair(info.announceOnly, "announcements only"_L1),
          std::pair(info.archived, "archived"_L1)}) {
        if (is.value_or(false))
            doors << text;
    }
    if (info.slowMs)
        doors << "slow "_L1 + durationText(Milliseconds(*info.slowMs));
    return doors.isEmpty() ? rows : rows + row("settings"_L1, doors.join(", "_L1));
}

} // namespace

QString roomPage(const AdminRoomDetails &room, const Style &style)
{
    QString page = style.strong(escaped(room.row.name)) + u'\n';
    page += row("id"_L1, latin(room.row.id.toText()));
    page += row("kind"_L1, word(room.row.kind));
    if (room.row.access.value_or(RoomAccess::Open) != RoomAccess::Open)
        page += row("access"_L1, word(*room.row.access));
    page += row("people"_L1,
                QString::number(room.row.people)
                    + (room.row.max == 0 ? QString() : " of "_L1 + QString::number(room.row.max)) + ", "_L1
                    + QString::number(room.connected) + " connected"_L1);
    if (room.info)
        page += settingRows(*room.info);
    if (room.host)
        page += row("host"_L1, room.host->nick + u' ' + latin(room.host->id.toText()));
    if (room.muted + room.banned + room.invited > 0)
        page += row("shut out"_L1,
                    number(room.banned) + " banned, "_L1 + number(room.muted) + " muted; "_L1
                        + number(room.invited) + " invitations"_L1);
    if (room.waiting > 0)
        page += row("waiting"_L1, number(room.waiting) + " for a seat"_L1);
    page += row("last number"_L1, QString::number(room.row.seq));
    if (room.actor) {
        page += row("actor"_L1,
                    word(room.actor->state) + ", "_L1 + QString::number(room.actor->queued)
                        + " jobs wait, "_L1 + QString::number(room.actor->jobsTotal) + " done in "_L1
                        + microsecondsText(room.actor->cpuUs));
    } else {
        page += row("actor"_L1, u"not in memory"_s);
    }
    Table table({{u"NICK"_s}, {u"SESSION"_s}, {u"USER"_s}});
    for (const AdminMember &member : room.members)
        table.add({member.user.nick, latin(member.session.toText()), latin(member.user.id.toText())});
    if (!room.members.empty())
        page += u'\n' + table.text(style);
    if (room.connected > int(room.members.size()))
        page += "and "_L1 + QString::number(room.connected - int(room.members.size())) + " more\n"_L1;
    return page;
}

QString peoplePage(const PeoplePage &page, const Style &style)
{
    Table table({{u"N"_s, true}, {u"NICK"_s}, {u"USER"_s}, {u"WHAT"_s}, {u"UNTIL"_s}, {u"BY"_s}, {u"WHY"_s}});
    for (const RoomPerson &one : page.people) {
        QStringList what;
        if (one.role)
            what << word(*one.role);
        if (one.muted)
            what << u"muted"_s;
        if (one.lost)
            what << u"lost"_s;
        if (one.waitedMs)
            what << "waits "_L1 + durationText(Milliseconds(*one.waitedMs));
        if (one.heldMs)
            what << "seat held "_L1 + durationText(Milliseconds(*one.heldMs));
        if (one.code)
            what << latin(*one.code) + " x"_L1 + number(one.uses.value_or(0));
        table.add({number(one.number), one.user ? one.user->nick : QString(),
                   one.user ? latin(one.user->id.toText()) : QString(), what.join(", "_L1),
                   one.until ? timeText(*one.until) : QString(), one.by ? one.by->nick : QString(),
                   one.words.value_or(QString())});
    }
    return table.text(style)
        + (int(page.people.size()) < page.total ? number(qint64(page.people.size())) + " of "_L1 : QString())
        + number(page.total) + (page.total == 1 ? " person\n"_L1 : " people\n"_L1);
}

QString sessionPage(const AdminSessionDetails &session, const Style &style)
{
    const AdminSessionRow &it = session.row;
    QString page = style.strong(escaped(it.user.nick)) + u'\n';
    page += row("session"_L1, latin(it.session.toText()));
    page += row("user"_L1, latin(it.user.id.toText()));
    page += row("state"_L1, word(it.state));
    page += row("since"_L1, durationText(Milliseconds(it.connectedMs)));
    page += row("address"_L1, latin(it.address));
    if (it.device)
        page += row("device"_L1, latin(it.device->toText()));
    if (it.client) {
        const QStringList parts{it.client->name.value_or(QString()), it.client->version.value_or(QString()),
                                it.client->os.value_or(QString())};
        page += row("client"_L1, parts.join(u' ').trimmed());
    }
    page += row("waiting"_L1, bytesText(it.outboxBytes));
    if (it.pingMs)
        page += row("ping"_L1, durationText(Milliseconds(*it.pingMs)));
    QStringList rooms;
    for (const AdminRoomRef &room : session.rooms)
        rooms << room.name;
    page += row("rooms"_L1, rooms.isEmpty() ? QString::number(it.rooms) : rooms.join(", "_L1));
    return page;
}

QString configPage(const ConfigRows &config, const Style &style)
{
    Table table({{u"KEY"_s}, {u"VALUE"_s}, {u"RELOAD"_s}, {u"FROM"_s}});
    for (const ConfigRow &one : config.rows)
        table.add({one.key, one.value, one.reloadable ? u"yes"_s : u"no"_s, one.source});
    return table.text(style);
}

QString reloadPage(const ReloadAnswer &reload, const Style &style)
{
    QString page = u"read again\n"_s;
    page += reload.applied.empty() ? row("new"_L1, u"nothing, but certificates"_s)
                                   : listed("new"_L1, reload.applied);
    if (!reload.needRestart.empty())
        page
            += style.alarming(u"these wait for a restart:"_s) + u'\n' + listed("keys"_L1, reload.needRestart);
    for (const QString &warning : reload.warnings)
        page += row("warning"_L1, warning);
    return page;
}

QString changedPage(const ConfigChanged &changed, const Style &style)
{
    if (changed.differences.empty())
        return u"nothing changes\n"_s;
    QString page = changed.applied ? u"until the configuration is read again:\n"_s
                                   : style.strong(u"not done, only checked:"_s) + u'\n';
    for (const ConfigDifference &each : changed.differences)
        page += "  "_L1 + escaped(each.key) + " = "_L1 + escaped(each.to) + "  (was "_L1 + escaped(each.from)
            + ")\n"_L1;
    return page;
}

QString logPage(const LogPage &log, const Style &style)
{
    QString page;
    if (log.missed > 0)
        page += style.alarming("("_L1 + QString::number(log.missed) + " lines are not kept any more)"_L1)
            + u'\n';
    for (const LogRow &line : log.rows) {
        const QString level = word(line.level);
        page += timeText(line.time) + u' ' + (line.level >= LogLevel::Warning ? style.alarming(level) : level)
            + u' ' + escaped(latin(line.category)) + ": "_L1 + escaped(line.message) + u'\n';
    }
    return page;
}

QString logLevelsPage(const LogLevels &levels, const Style &style)
{
    Table table({{u"CATEGORY"_s}, {u"LEVEL"_s}});
    for (const LogLevelRow &one : levels.rows)
        table.add({latin(one.category), word(one.level)});
    return table.text(style);
}

} // namespace chat::ctl
