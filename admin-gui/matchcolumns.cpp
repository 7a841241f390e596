// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/matchcolumns.h"

#include "admin-gui/columnmakers.h"
#include "shared/client/admin/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

QString spanText(qint64 ms) { return durationText(Milliseconds(ms)); }

/// Of what there need not be: a dash, before all others.
template <class Row, class Value>
RowColumn<Row> spanColumn(const QString &title, Value value)
{
    return {.title = title,
            .text =
                [value](const Row &row) {
                    const std::optional<qint64> ms = value(row);
                    return ms ? spanText(*ms) : u"–"_s;
                },
            .order =
                [value](const Row &row) {
                    const std::optional<qint64> ms = value(row);
                    return QVariant(ms.value_or(-1));
                }};
}

QString modeState(const AdminModeRow &mode)
{
    if (mode.closed.value_or(false))
        return QCoreApplication::translate("chat::admin::MatchColumns", "not configured any more");
    return mode.paused ? QCoreApplication::translate("chat::admin::MatchColumns", "paused")
                       : QCoreApplication::translate("chat::admin::MatchColumns", "open");
}

QString matchState(AdminMatchState state)
{
    switch (state) {
    case AdminMatchState::Checking:
        return QCoreApplication::translate("chat::admin::MatchColumns", "players are asked");
    case AdminMatchState::Running: return QCoreApplication::translate("chat::admin::MatchColumns", "played");
    }
    return {};
}

/// Who is away is said to be.
QString memberText(const PartyMember &member)
{
    return member.away
        ? QCoreApplication::translate("chat::admin::MatchColumns", "%1 (away)").arg(member.user.nick)
        : member.user.nick;
}

QString leaderText(const AdminPartyRow &party)
{
    for (const PartyMember &one : party.members) {
        if (one.user.id == party.leader)
            return memberText(one);
    }
    return {};
}

QString othersText(const AdminPartyRow &party)
{
    QStringList others;
    for (const PartyMember &one : party.members) {
        if (one.user.id != party.leader)
            others << memberText(one);
    }
    return others.join(u", "_s);
}

int peopleOf(const AdminMatchRow &match)
{
    int people = 0;
    for (const MatchTeam &team : match.teams)
        people += int(team.players.size());
    return people;
}

} // namespace

QString apartName(std::optional<ApartRule> rule)
{
    if (!rule)
        return QCoreApplication::translate("chat::admin::MatchColumns", "nothing: they may play");
    switch (*rule) {
    case ApartRule::SamePerson:
        return QCoreApplication::translate("chat::admin::MatchColumns", "the same person");
    case ApartRule::PartyTooLarge:
        return QCoreApplication::translate("chat::admin::MatchColumns", "a party is too large");
    case ApartRule::Agreement:
        return QCoreApplication::translate("chat::admin::MatchColumns", "a property is not the same");
    case ApartRule::Avoided:
        return QCoreApplication::translate("chat::admin::MatchColumns", "one avoids the other");
    case ApartRule::Wish:
        return QCoreApplication::translate("chat::admin::MatchColumns", "a wish is not met");
    case ApartRule::Rating:
        return QCoreApplication::translate("chat::admin::MatchColumns", "the rating is too far");
    }
    return {};
}

QString teamsText(const AdminMatchRow &match)
{
    QStringList sides;
    for (const MatchTeam &team : match.teams) {
        QStringList nicks;
        for (const UserInfo &user : team.players)
            nicks << shown(user.nick);
        sides << nicks.join(", "_L1);
    }
    return sides.join(" : "_L1);
}

ModeTable::Columns modeColumns()
{
    using Row = AdminModeRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Mode"),
                        [](const Row &r) { return r.mode; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Waiting"),
                          [](const Row &r) { return r.tickets; }),
        spanColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "The oldest"),
                        [](const Row &r) { return r.oldestMs; }),
        spanColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Wait p50"),
                        [](const Row &r) { return r.waitP50Ms; }),
        spanColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "p95"),
                        [](const Row &r) { return r.waitP95Ms; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Matches a minute"),
                          [](const Row &r) { return r.perMinute; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Asked"),
                          [](const Row &r) { return r.checking; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Played"),
                          [](const Row &r) { return r.running; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "State"), &modeState),
    };
}

QString peopleText(const AdminTicketRow &ticket)
{
    QStringList nicks{ticket.user.nick};
    for (const UserInfo &mate : ticket.mates.value_or(std::vector<UserInfo>()))
        nicks << mate.nick;
    return nicks.join(u", "_s);
}

TicketTable::Columns ticketColumns()
{
    using Row = AdminTicketRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Nick"), &peopleText),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Mode"),
                        [](const Row &r) { return r.mode; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Rating"),
                          [](const Row &r) { return r.rating; }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::MatchColumns", "Waits for"),
            [](const Row &r) { return r.waitedMs; }, &spanText),
        spanColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Ends in"),
                        [](const Row &r) { return std::optional(r.expiresInMs); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "State"),
                        [](const Row &r) {
                            return r.match
                                ? QCoreApplication::translate("chat::admin::MatchColumns", "is asked")
                                : QCoreApplication::translate("chat::admin::MatchColumns", "waits");
                        }),
    };
}

MatchTable::Columns matchColumns()
{
    using Row = AdminMatchRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Mode"),
                        [](const Row &r) { return r.mode; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "State"),
                        [](const Row &r) { return matchState(r.state); }),
        numberColumn<Row>(
            QCoreApplication::translate("chat::admin::MatchColumns", "Since"),
            [](const Row &r) { return r.sinceMs; }, &spanText),
        {.title = QCoreApplication::translate("chat::admin::MatchColumns", "People"),
         .text =
             [](const Row &r) {
                 return QCoreApplication::translate("chat::admin::MatchColumns", "%1 of %2")
                     .arg(r.present)
                     .arg(peopleOf(r));
             },
         .order = [](const Row &r) { return QVariant(r.present); }},
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Reports"),
                          [](const Row &r) { return r.reports; }),
        {.title = QCoreApplication::translate("chat::admin::MatchColumns", "Watching"),
         .text = [](const Row &r) { return r.spectators ? QString::number(*r.spectators) : u"–"_s; },
         .order = [](const Row &r) { return QVariant(r.spectators.value_or(-1)); }},
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Match"),
                        [](const Row &r) { return QString::fromLatin1(r.match.toText()); }),
        {.title = QCoreApplication::translate("chat::admin::MatchColumns", "Teams"),
         .text = &teamsText,
         .order = {}},
    };
}

PartyTable::Columns partyColumns()
{
    using Row = AdminPartyRow;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Leader"), &leaderText),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "The others"), &othersText),
        {.title = QCoreApplication::translate("chat::admin::MatchColumns", "Ready"),
         .text =
             [](const Row &r) {
                 return QCoreApplication::translate("chat::admin::MatchColumns", "%1 of %2")
                     .arg(std::ranges::count_if(r.members, &PartyMember::ready))
                     .arg(r.members.size());
             },
         .order = [](const Row &r) { return QVariant(qlonglong(r.members.size())); }},
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Invited"),
                          [](const Row &r) { return r.invited; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Waits or plays in"),
                        [](const Row &r) { return r.mode.value_or(u"–"_s); }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Party"),
                        [](const Row &r) { return QString::fromLatin1(r.id.toText()); }),
    };
}

NearTable::Columns nearColumns()
{
    using Row = NearTicket;
    return {
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Nick"),
                        [](const Row &r) { return r.user.nick; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Rating"),
                          [](const Row &r) { return r.rating; }),
        numberColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "Apart"),
                          [](const Row &r) { return r.apart; }),
        textColumn<Row>(QCoreApplication::translate("chat::admin::MatchColumns", "What keeps them apart"),
                        [](const Row &r) { return apartName(r.failed); }),
    };
}

} // namespace chat::admin
