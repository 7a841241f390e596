// SPDX-License-Identifier: Apache-2.0
#include "server/core/listing.h"
#include "server/core/matchdesk.h"
#include "shared/core/match.h"

#include <algorithm>

/// What operators see of a mode, and do to it.
namespace chat::server {

namespace {

static_assert(int(ApartRule::SamePerson) + 1 == int(matching::Rule::SamePerson)
              && int(ApartRule::PartyTooLarge) + 1 == int(matching::Rule::PartyTooLarge)
              && int(ApartRule::Agreement) + 1 == int(matching::Rule::Agreement)
              && int(ApartRule::Avoided) + 1 == int(matching::Rule::Avoided)
              && int(ApartRule::Wish) + 1 == int(matching::Rule::Wish)
              && int(ApartRule::Rating) + 1 == int(matching::Rule::Rating));

std::optional<ApartRule> ruleOf(matching::Rule failed)
{
    return failed == matching::Rule::None ? std::nullopt : std::optional(ApartRule(int(failed) - 1));
}

qint64 msSince(MonoTime then, MonoTime now) { return std::chrono::floor<Milliseconds>(now - then).count(); }

} // namespace

AdminModeRow MatchDesk::modeRow(const Now &now) const
{
    const auto ms = [](std::optional<Milliseconds> time) {
        return time ? std::optional(qint64(time->count())) : std::nullopt;
    };
    AdminModeRow row{.mode = QString::fromUtf8(m_rules->mode.name),
                     .teams = m_rules->mode.teams,
                     .teamSize = m_rules->mode.teamSize,
                     .tickets = m_queue.size(),
                     .waitP50Ms = ms(m_queue.waited(0.5)),
                     .waitP95Ms = ms(m_queue.waited(0.95)),
                     .perMinute = m_begun.at(now.mono),
                     .checking = int(m_checks.size()),
                     .running = int(m_running.size()),
                     .paused = m_paused};
    if (const auto oldest = m_queue.oldest())
        row.oldestMs = (matchTime(now.mono) - *oldest).count();
    if (m_closed)
        row.closed = true;
    return row;
}

AdminTicketRow MatchDesk::row(const Seeker &seeker, const Now &now) const
{
    const Milliseconds waited = matchTime(now.mono) - seeker.ticket.since;
    const int window = m_rules->mode.window.at(waited);
    AdminTicketRow row{.ticket = seeker.ticket.id,
                       .mode = QString::fromUtf8(m_rules->mode.name),
                       .user = seeker.user,
                       .rating = matching::ratingOf(seeker.ticket),
                       .waitedMs = waited.count(),
                       .expiresInMs = std::max<qint64>(0, msSince(now.mono, seeker.expires))};
    if (window != matching::RatingWindow::any)
        row.window = window;
    if (const auto wider = m_rules->mode.window.nextAfter(waited))
        row.widensInMs = (*wider - waited).count();
    if (seeker.found.isValid())
        row.match = seeker.found;
    for (const matching::Player &player : seeker.ticket.players) {
        if (player.user == seeker.user.id)
            continue;
        if (!row.mates)
            row.mates.emplace();
        row.mates->push_back(m_seekers.at(player.user).user);
    }
    return row;
}

AdminTickets MatchDesk::tickets(const ListTickets &asked, const Now &now) const
{
    const QString filter = asked.filter.value_or(QString());
    std::vector<std::pair<TicketId, const Seeker *>> found;
    for (const auto &[user, seeker] : m_seekers) {
        const auto isHe
            = [&](const matching::Player &player) { return isNamed(m_seekers.at(player.user).user, filter); };
        if (!isHead(seeker) || !seeker.asked.empty())
            continue;
        if (filter.isEmpty() || std::ranges::any_of(seeker.ticket.players, isHe)
            || seeker.ticket.id.toText() == filter.toUtf8())
            found.emplace_back(seeker.ticket.id, &seeker);
    }
    AdminTickets page{.total = int(found.size())};
    cutToPage(found, asked.after, size_t(asked.limit.value_or(limits::maxAdminRows)));
    for (const auto &[ticket, seeker] : found)
        page.tickets.push_back(row(*seeker, now));
    return page;
}

const MatchDesk::Seeker *MatchDesk::seekerOf(TicketId ticket) const
{
    const auto found = std::ranges::find_if(m_seekers, [ticket](const auto &entry) {
        return entry.second.ticket.id == ticket && isHead(entry.second) && entry.second.asked.empty();
    });
    return found != m_seekers.end() ? &found->second : nullptr;
}

Result<TicketExplanation> MatchDesk::explain(TicketId ticket, const Now &now) const
{
    const Seeker *const seeker = seekerOf(ticket);
    if (!seeker)
        return chat::refuse(ErrorCode::TicketNotFound);
    const auto why = matching::explain(m_queue.tickets(), ticket, m_rules->mode, matchTime(now.mono),
                                       limits::maxNearTickets);
    if (!why)
        return chat::refuse(ErrorCode::AlreadyMatched);
    const auto older = std::ranges::count_if(m_queue.tickets(), [&](const matching::Ticket &other) {
        return matching::isOlder(other, seeker->ticket);
    });
    TicketExplanation explanation{
        .row = row(*seeker, now), .position = int(older) + 1, .players = why->players, .needed = why->needed};
    if (const auto estimate = m_queue.estimate())
        explanation.estimateMs = estimate->count();
    for (const auto &near : why->near) {
        const Seeker &other = m_seekers.at(m_queue.holder(near.ticket));
        explanation.near.push_back({.ticket = near.ticket,
                                    .user = other.user,
                                    .rating = matching::ratingOf(other.ticket),
                                    .apart = near.apart,
                                    .waitedMs = (matchTime(now.mono) - other.ticket.since).count(),
                                    .failed = ruleOf(near.failed)});
    }
    return explanation;
}

AdminMatchRow MatchDesk::row(MatchId match, const Check &check, const Now &now) const
{
    AdminMatchRow row{.match = match,
                      .mode = QString::fromUtf8(m_rules->mode.name),
                      .state = AdminMatchState::Checking,
                      .sinceMs = msSince(check.since, now.mono)};
    for (const auto &team : check.teams) {
        MatchTeam &people = row.teams.emplace_back();
        for (const UserId user : team) {
            const Seeker &seeker = m_seekers.at(user);
            people.players.push_back(seeker.user);
            row.present += seeker.accepted ? 1 : 0;
        }
    }
    return row;
}

AdminMatchRow MatchDesk::row(MatchId match, const Running &running, const Now &now) const
{
    const auto watch
        = running.spectators > 0 ? std::optional(m_world->spectators(RoomId{match.value})) : std::nullopt;
    return {.match = match,
            .mode = QString::fromUtf8(m_rules->mode.name),
            .state = AdminMatchState::Running,
            .teams = running.teams,
            .sinceMs = msSince(running.since, now.mono),
            .present = running.match.present(),
            .reports = running.match.reports(),
            .spectators = watch};
}

void MatchDesk::list(const matchjob::List &job, const Now &now, MatchEffects &effects) const
{
    std::vector<std::pair<MatchId, const Running *>> found;
    for (const auto &[match, running] : m_running) {
        if (running.spectators > 0 && !running.ended)
            found.emplace_back(match, &running);
    }
    WatchableMatches page{.matches = {}, .total = int(found.size())};
    cutToPage(found, job.asked.after, size_t(job.asked.limit.value_or(limits::maxWatchRows)));
    for (const auto &[match, running] : found)
        page.matches.push_back({.match = match,
                                .teams = running->teams,
                                .sinceMs = msSince(running->since, now.mono),
                                .spectators = m_world->spectators(RoomId{match.value}),
                                .most = running->spectators});
    effects.push_back(matcheffect::Answer{job.sender.recipient, job.sender.request, std::move(page)});
}

AdminMatches MatchDesk::matches(const ListMatches &asked, const Now &now) const
{
    const QString filter = asked.filter.value_or(QString());
    const auto isMeant = [&](MatchId match, const auto &teams, auto users) {
        return filter.isEmpty() || match.toText() == filter.toUtf8()
            || std::ranges::any_of(teams, [&](const auto &team) {
                   return std::ranges::any_of(users(team),
                                              [&](const UserInfo &user) { return isNamed(user, filter); });
               });
    };
    const auto namesOf = [this](const std::vector<UserId> &team) {
        std::vector<UserInfo> people;
        for (const UserId user : team)
            people.push_back(m_seekers.at(user).user);
        return people;
    };
    std::vector<std::pair<MatchId, std::variant<const Check *, const Running *>>> found;
    for (const auto &[match, check] : m_checks) {
        if (isMeant(match, check.teams, namesOf))
            found.emplace_back(match, &check);
    }
    for (const auto &[match, running] : m_running) {
        if (isMeant(match, running.teams, [](const MatchTeam &team) { return team.players; }))
            found.emplace_back(match, &running);
    }
    AdminMatches page{.total = int(found.size())};
    cutToPage(found, asked.after, size_t(asked.limit.value_or(limits::maxMatchRows)));
    for (const auto &[match, what] : found)
        page.matches.push_back(
            chat::match(what, [&, id = match](const auto *it) { return row(id, *it, now); }));
    return page;
}

Result<int> MatchDesk::steer(const MatchAct &act, const Now &now, MatchEffects &effects)
{
    return chat::match(
        act,
        [&](const PauseMode &wanted) -> Result<int> {
            if (m_closed)
                return chat::refuse(ErrorCode::ModeUnknown);
            if (std::exchange(m_paused, wanted.on) != wanted.on)
                tellSoon(now);
            return m_queue.size();
        },
        [&](const CancelTicket &wanted) { return cancel(wanted.ticket, effects); },
        [&](const EndMatch &wanted) { return endMatch(wanted.match, now, effects); });
}

Result<int> MatchDesk::cancel(TicketId ticket, MatchEffects &effects)
{
    const Seeker *const seeker = seekerOf(ticket);
    if (!seeker)
        return chat::refuse(ErrorCode::TicketNotFound);
    if (seeker->found.isValid())
        return chat::refuse(ErrorCode::AlreadyMatched);
    const int people = int(seeker->ticket.players.size());
    end(seeker->user.id, {.ticket = {}, .reason = MatchFailure::Cancelled}, effects);
    return people;
}

Result<int> MatchDesk::endMatch(MatchId match, const Now &now, MatchEffects &effects)
{
    if (m_checks.contains(match))
        return callOff(match, MatchFailure::Cancelled, effects);
    const auto running = m_running.find(match);
    if (running == m_running.end()) {
        const bool isOver = std::ranges::find(m_ended, match) != m_ended.end();
        return chat::refuse(isOver ? ErrorCode::MatchOver : ErrorCode::MatchNotFound);
    }
    if (running->second.ended)
        return chat::refuse(ErrorCode::MatchOver);
    const int people = running->second.match.present();
    finish(match, {.match = {}, .reason = MatchEnd::Operator}, now, effects);
    return people;
}

} // namespace chat::server
