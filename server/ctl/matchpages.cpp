// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/matchpages.h"

#include "server/ctl/actpages.h"
#include "server/ctl/cells.h"
#include "server/ctl/table.h"
#include "shared/client/admin/matchsettings.h"
#include "shared/client/admin/units.h"

#include <algorithm>

namespace chat::ctl {
namespace {

QString waitText(const std::optional<qint64> &ms) { return ms ? durationText(Milliseconds(*ms)) : u"-"_s; }

QString windowText(const AdminTicketRow &row) { return row.window ? number(*row.window) : u"any"_s; }

/// "mina, jiho : suni, boram"
QString teamsText(const std::vector<MatchTeam> &teams)
{
    QStringList sides;
    for (const MatchTeam &team : teams) {
        QStringList nicks;
        for (const UserInfo &user : team.players)
            nicks << user.nick;
        sides << nicks.join(", "_L1);
    }
    return sides.join(" : "_L1);
}

QString factLine(QLatin1StringView name, const QString &text)
{
    return "  "_L1 + QString(name).leftJustified(13) + escaped(text) + u'\n';
}

/// A line for each of its people.
void addTicket(Table &table, const MatchLogRow &row, const QString &before)
{
    bool isFirst = true;
    for (const LoggedPlayer &player : row.came->players) {
        table.add({number(row.number), before, isFirst ? u"waits"_s : u"with"_s,
                   latin(row.came->ticket.toText()), number(player.rating), latin(player.user.toText())});
        isFirst = false;
    }
}

} // namespace

QString modesPage(const AdminModes &modes, const Style &style)
{
    Table table({{u"MODE"_s},
                 {u"TICKETS"_s, true},
                 {u"OLDEST"_s, true},
                 {u"P50"_s, true},
                 {u"P95"_s, true},
                 {u"PER MIN"_s, true},
                 {u"CHECKING"_s, true},
                 {u"RUNNING"_s, true},
                 {u"STATE"_s}});
    for (const AdminModeRow &row : modes.modes)
        table.add({row.mode, number(row.tickets), waitText(row.oldestMs), waitText(row.waitP50Ms),
                   waitText(row.waitP95Ms), number(row.perMinute), number(row.checking), number(row.running),
                   row.closed.value_or(false) ? u"closed"_s
                       : row.paused           ? u"paused"_s
                                              : u"open"_s});
    return table.text(style);
}

QString ticketsPage(const AdminTickets &tickets, const Style &style)
{
    std::vector<const AdminTicketRow *> rows;
    for (const AdminTicketRow &row : tickets.tickets)
        rows.push_back(&row);
    std::ranges::stable_sort(rows, std::ranges::greater(), &AdminTicketRow::waitedMs);
    Table table({{u"NICK"_s},
                 {u"MODE"_s},
                 {u"RATING"_s, true},
                 {u"WAITED"_s, true},
                 {u"WINDOW"_s, true},
                 {u"WIDER IN"_s, true},
                 {u"STATE"_s},
                 {u"TICKET"_s},
                 {u"USER"_s}});
    for (const AdminTicketRow *waiting : rows) {
        const AdminTicketRow &row = *waiting;
        table.add({row.user.nick + (row.mates ? " +"_L1 + number(row.mates->size()) : QString()), row.mode,
                   number(row.rating), waitText(row.waitedMs), windowText(row), waitText(row.widensInMs),
                   row.match ? u"found"_s : u"waits"_s, latin(row.ticket.toText()),
                   latin(row.user.id.toText())});
    }
    return table.text(style) + listedLine(tickets.tickets.size(), tickets.total, "ticket"_L1, "tickets"_L1);
}

QString explanationPage(const TicketExplanation &ticket, const Style &style)
{
    const AdminTicketRow &it = ticket.row;
    QString page = style.strong(escaped(it.user.nick)) + u'\n';
    page += factLine("ticket"_L1, latin(it.ticket.toText()));
    page += factLine("mode"_L1, it.mode);
    if (it.mates) {
        QStringList names;
        for (const UserInfo &mate : *it.mates)
            names << mate.nick;
        page += factLine("with"_L1, escaped(names.join(u", "_s)));
    }
    page += factLine("waits"_L1,
                     waitText(it.waitedMs) + ", number "_L1 + number(ticket.position) + ", ends in "_L1
                         + waitText(it.expiresInMs));
    page
        += factLine("estimate"_L1, ticket.estimateMs ? waitText(ticket.estimateMs) : u"nobody can say yet"_s);
    page += factLine("rating"_L1,
                     number(it.rating)
                         + (it.window ? ", and others up to "_L1 + number(*it.window) + " points away"_L1
                                      : u", and any other"_s));
    if (it.widensInMs)
        page += factLine("wider in"_L1, waitText(it.widensInMs));
    page += factLine("people"_L1,
                     number(ticket.players) + " could play together, "_L1 + number(ticket.needed)
                         + " are needed"_L1);
    Table table({{u"NEAR"_s},
                 {u"RATING"_s, true},
                 {u"APART"_s, true},
                 {u"WAITED"_s, true},
                 {u"WHAT FAILED"_s},
                 {u"TICKET"_s}});
    for (const NearTicket &near : ticket.near)
        table.add({near.user.nick, number(near.rating), number(near.apart), waitText(near.waitedMs),
                   near.failed ? word(*near.failed) : u"-"_s, latin(near.ticket.toText())});
    return page + u'\n' + (ticket.near.empty() ? u"nobody else waits\n"_s : table.text(style));
}

QString matchesPage(const AdminMatches &matches, const Style &style)
{
    auto rows = matches.matches;
    std::ranges::stable_sort(rows, std::ranges::greater(), &AdminMatchRow::sinceMs);
    Table table({{u"MATCH"_s},
                 {u"MODE"_s},
                 {u"STATE"_s},
                 {u"FOR"_s, true},
                 {u"PRESENT"_s, true},
                 {u"REPORTS"_s, true},
                 {u"WATCH"_s, true},
                 {u"TEAMS"_s}});
    for (const AdminMatchRow &row : rows)
        table.add({latin(row.match.toText()), row.mode, word(row.state), waitText(row.sinceMs),
                   number(row.present), number(row.reports),
                   row.spectators ? number(*row.spectators) : u"-"_s, teamsText(row.teams)});
    return table.text(style) + listedLine(matches.matches.size(), matches.total, "match"_L1, "matches"_L1);
}

QString partiesPage(const AdminParties &parties, const Style &style)
{
    Table table({{u"PARTY"_s}, {u"MODE"_s}, {u"READY"_s, true}, {u"INVITED"_s, true}, {u"PEOPLE"_s}});
    for (const AdminPartyRow &row : parties.parties) {
        QStringList people;
        for (const PartyMember &one : row.members)
            people << one.user.nick + (one.user.id == row.leader ? u"*"_s : QString())
                    + (one.away ? u" (away)"_s : QString());
        const auto ready = std::ranges::count_if(row.members, &PartyMember::ready);
        table.add({latin(row.id.toText()), row.mode.value_or(u"-"_s),
                   u"%1 of %2"_s.arg(ready).arg(row.members.size()), number(row.invited),
                   people.join(u", "_s)});
    }
    return table.text(style) + listedLine(parties.parties.size(), parties.total, "party"_L1, "parties"_L1);
}

QString pausedPage(const MatchActAnswer &answer, bool on)
{
    return (on ? "paused; "_L1 : "goes on; "_L1)
        + countText(answer.people, "ticket waits"_L1, "tickets wait"_L1) + u'\n';
}

QString logOfModePage(const MatchLog &log, const Style &style)
{
    QString page;
    for (const MatchSettingKey &key : matchSettingKeys())
        page += QString(key.name).leftJustified(17) + escaped(matchSettingText(log.settings, key)) + u'\n';
    Table table(
        {{u"N"_s, true}, {u"BEFORE"_s, true}, {u"WHAT"_s}, {u"TICKET"_s}, {u"RATING"_s, true}, {u"USER"_s}});
    const qint64 end = log.rows.empty() ? 0 : log.rows.back().atMs;
    for (const MatchLogRow &row : log.rows) {
        const QString before = waitText(end - row.atMs);
        if (row.came)
            addTicket(table, row, before);
        else if (row.gone)
            table.add({number(row.number), before, u"gone"_s, latin(row.gone->toText()), {}, {}});
        else
            table.add({number(row.number),
                       before,
                       countText(row.taken.value_or(0), "ticket into matches"_L1, "tickets into matches"_L1),
                       {},
                       {},
                       {}});
    }
    return page + u'\n' + (log.rows.empty() ? u"nothing happened yet\n"_s : table.text(style));
}

} // namespace chat::ctl
