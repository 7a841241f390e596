// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"
#include "shared/core/match.h"
#include "shared/matching/replay.h"

/// What happened to the tickets of a mode, as it travels.
namespace chat::server {

static_assert(limits::replayPass == limits::matchPass);

namespace {

template <class T>
std::optional<std::vector<T>> unlessEmpty(std::vector<T> list)
{
    return list.empty() ? std::nullopt : std::optional(std::move(list));
}

LoggedTicket loggedOf(const matching::Ticket &ticket)
{
    LoggedTicket logged{
        .ticket = ticket.id, .players = {}, .sinceMs = ticket.since.time_since_epoch().count()};
    for (const matching::Player &player : ticket.players)
        logged.players.push_back({player.user, player.rating});
    std::vector<MatchProperty> properties;
    for (const auto &[name, value] : ticket.properties) {
        MatchProperty property{.property = QString::fromUtf8(name)};
        if (const auto *word = std::get_if<QByteArray>(&value))
            property.word = QString::fromUtf8(*word);
        else
            property.number = std::get<double>(value);
        properties.push_back(std::move(property));
    }
    std::vector<MatchWish> wishes;
    for (const matching::Wish &wish : ticket.wishes)
        wishes.push_back({.property = QString::fromUtf8(wish.property),
                          .word = wish.word ? std::optional(QString::fromUtf8(*wish.word)) : std::nullopt,
                          .least = wish.least,
                          .most = wish.most});
    logged.properties = unlessEmpty(std::move(properties));
    logged.wishes = unlessEmpty(std::move(wishes));
    logged.avoids = unlessEmpty(ticket.avoids);
    return logged;
}

MatchSettings settingsOf(const matching::Mode &mode)
{
    MatchSettings settings{.teams = mode.teams,
                           .teamSize = mode.teamSize,
                           .leastTeamSize = mode.leastTeamSize,
                           .smallerAfterMs = mode.smallerAfter.count(),
                           .largestParty = mode.largestParty,
                           .agree = {},
                           .window = mode.window.first,
                           .windowStep = mode.window.step,
                           .windowEveryMs = mode.window.every.count(),
                           .windowMost = mode.window.most};
    for (const QByteArray &property : mode.agree)
        settings.agree.push_back(QString::fromUtf8(property));
    if (mode.window.anyAfter)
        settings.anyAfterMs = mode.window.anyAfter->count();
    return settings;
}

} // namespace

MatchLog MatchDesk::log(const FetchMatchLog &asked) const
{
    MatchLog log{
        .settings = settingsOf(m_rules->mode), .rows = {}, .first = m_log.first(), .last = m_log.last()};
    const auto limit = size_t(asked.limit.value_or(limits::maxMatchLogRows));
    for (const matching::LogEntry &entry :
         m_log.page(asked.after.value_or(0), limit, limits::matchLogPageBytes)) {
        MatchLogRow row{.number = entry.number, .atMs = entry.at.time_since_epoch().count()};
        match(
            entry.what, //
            [&](const matching::LogEntry::Came &came) { row.came = loggedOf(came.ticket); },
            [&](const matching::LogEntry::Gone &gone) { row.gone = gone.ticket; },
            [&](const matching::LogEntry::Passed &passed) {
                row.taken = passed.taken;
                row.people = passed.people;
            });
        log.rows.push_back(std::move(row));
    }
    return log;
}

} // namespace chat::server
