// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"

#include <algorithm>
#include <cmath>

/// From a match that is found to its end.
namespace chat::server {

void MatchDesk::pass(const Now &now, MatchEffects &effects)
{
    m_lastPass = now.mono;
    const auto matches = matching::pass(m_queue.tickets(), m_rules->mode, m_time);
    std::vector<TicketId> taken;
    for (const matching::Match &match : matches) {
        for (const matching::Team &team : match.teams)
            taken.insert(taken.end(), team.tickets.begin(), team.tickets.end());
    }
    const int people = m_queue.people();
    for (const matching::Match &match : matches)
        found(match, now, effects);
    m_log.passed(m_time, std::move(taken), people - m_queue.people());
}

void MatchDesk::found(const matching::Match &match, const Now &now, MatchEffects &effects)
{
    const auto id = MatchId::random();
    Check check{.teams = {}, .since = now.mono, .until = now.mono + m_rules->ready};
    MatchFound word{.ticket = {},
                    .match = id,
                    .mode = QString::fromUtf8(m_rules->mode.name),
                    .players = {},
                    .acceptUntil = now.wall + m_rules->ready,
                    .acceptMs = m_rules->ready.count(),
                    .spread = match.spread};
    for (const matching::Team &team : match.teams) {
        auto &people = check.teams.emplace_back();
        for (const TicketId ticket : team.tickets) {
            const Seeker &head = m_seekers.at(m_queue.holder(ticket));
            leaveQueue(head);
            for (const matching::Player &player : head.ticket.players) {
                Seeker &seeker = m_seekers.at(player.user);
                seeker.found = id;
                people.push_back(player.user);
                word.players.push_back(seeker.user);
            }
        }
    }
    for (const UserInfo &player : word.players) {
        const Seeker &seeker = m_seekers.at(player.id);
        word.ticket = seeker.ticket.id;
        effects.push_back(matcheffect::Tell{seeker.to, word});
    }
    m_checksDue.emplace(check.until, id);
    m_checks.emplace(id, std::move(check));
}

MatchDesk::Check MatchDesk::takeCheck(MatchId match)
{
    auto node = m_checks.extract(match);
    m_checksDue.erase({node.mapped().until, match});
    if (const auto running = m_running.find(node.mapped().joins); running != m_running.end()) {
        running->second.asks = {};
        noteOpen(running->first);
    }
    return std::move(node.mapped());
}

void MatchDesk::ready(const matchjob::Ready &job, const Now &now, MatchEffects &effects)
{
    const Sender &sender = job.sender;
    const auto seeker = m_seekers.find(sender.user);
    if (seeker == m_seekers.end() || seeker->second.found != job.match || !job.match.isValid()) {
        effects.push_back(
            matcheffect::Refuse{sender.recipient, sender.request, {.code = ErrorCode::MatchNotFound}});
        return;
    }
    effects.push_back(matcheffect::Answer{sender.recipient, sender.request, Nothing{}});
    if (!job.accept)
        return fail(job.match, MatchFailure::Declined, {sender.user}, now, effects);
    if (std::exchange(seeker->second.accepted, true))
        return;
    MatchReadiness word{.match = job.match};
    std::vector<Recipient> people;
    for (const auto &team : m_checks.at(job.match).teams) {
        for (const UserId user : team) {
            const Seeker &one = m_seekers.at(user);
            people.push_back(one.to);
            word.accepted += one.accepted ? 1 : 0;
            ++word.of;
        }
    }
    for (const Recipient &to : people)
        effects.push_back(matcheffect::Tell{to, word});
    if (word.accepted < word.of)
        return;
    if (m_checks.at(job.match).joins.isValid())
        join(job.match, now, effects);
    else
        start(job.match, now, effects);
}

void MatchDesk::fail(MatchId match, MatchFailure reason, const std::set<UserId> &guilty, const Now &now,
                     MatchEffects &effects)
{
    const Check check = takeCheck(match);
    ++m_counts.failed[size_t(reason)];
    std::set<TicketId> over; // a party's ticket is over when one of them fails (C-42)
    for (const UserId user : guilty)
        over.insert(m_seekers.at(user).ticket.id);
    for (const auto &team : check.teams) {
        for (const UserId user : team) {
            MatchFailed word{.ticket = {}, .match = match, .reason = reason};
            Seeker &seeker = m_seekers.at(user);
            if (over.contains(seeker.ticket.id)) {
                const Milliseconds cooldown = guilty.contains(user)
                    ? m_cooldowns.punish(user, m_rules->cooldown, now.mono)
                    : Milliseconds(0);
                if (cooldown.count() > 0)
                    word.cooldownMs = cooldown.count();
                drop(user, word, effects);
                continue;
            }
            seeker.found = {};
            seeker.accepted = false;
            seeker.expires += now.mono - check.since; // the time of the check is not his
            if (isHead(seeker))
                wait(seeker, now);
            word.ticket = seeker.ticket.id;
            word.requeued = true;
            word.waitedKeptMs = (matchTime(now.mono) - seeker.ticket.since).count();
            effects.push_back(matcheffect::Tell{seeker.to, word});
        }
    }
}

int MatchDesk::callOff(MatchId match, MatchFailure reason, MatchEffects &effects)
{
    const Check check = takeCheck(match);
    ++m_counts.failed[size_t(reason)];
    int people = 0;
    for (const auto &team : check.teams) {
        people += int(team.size());
        for (const UserId user : team)
            drop(user, {.ticket = {}, .match = match, .reason = reason}, effects);
    }
    return people;
}

void MatchDesk::start(MatchId match, const Now &now, MatchEffects &effects)
{
    const auto &teams = m_checks.at(match).teams;
    const RoomId room{match.value};
    std::vector<const Seeker *> people;
    for (const auto &team : teams) {
        for (const UserId user : team)
            people.push_back(&m_seekers.at(user));
    }
    std::ranges::stable_sort(people, {},
                             [](const Seeker *one) { return std::pair(one->ticket.since, one->ticket.id); });
    MatchRoom wish{.id = room,
                   .mode = QString::fromUtf8(m_rules->mode.name),
                   .host = people.front()->user,
                   .players = {},
                   .spectators = m_rules->spectators};
    for (const Seeker *one : people)
        wish.players.push_back(one->user);
    if (!m_world->openRoom(wish)) {
        callOff(match, MatchFailure::Maintenance, effects);
        return;
    }

    const Check check = takeCheck(match);
    MatchStart word{.ticket = {},
                    .match = match,
                    .room = room,
                    .mode = wish.mode,
                    .teams = {},
                    .host = wish.host.id,
                    .seed = qint64(randomId() >> 11)}; // a JavaScript client reads it whole
    std::vector<std::vector<UserId>> sides;
    for (const auto &team : check.teams) {
        for (const UserId user : team) {
            if (check.teams.size() == 1 || user == team.front()) { // each for himself: a team for each
                sides.emplace_back();
                word.teams.emplace_back();
            }
            sides.back().push_back(user);
            word.teams.back().players.push_back(m_seekers.at(user).user);
        }
    }
    std::vector<UserId> order;
    std::vector<matching::Ticket> tickets;
    Milliseconds waited{0};
    for (const Seeker *one : people) {
        word.ticket = one->ticket.id;
        effects.push_back(matcheffect::Tell{one->to, word});
        effects.push_back(matcheffect::Enter{one->to, room});
        order.push_back(one->user.id);
        if (isHead(*one))
            tickets.push_back(one->ticket);
        const Milliseconds wait = matchTime(check.since) - one->ticket.since;
        m_counts.waits.count(qint64(wait.count()));
        waited += wait;
    }
    m_queue.noteWait(waited / qint64(people.size()));
    m_begun.add(now.mono);
    ++m_counts.made;
    Ratings ratings;
    for (const UserId user : order) {
        if (!m_rules->clientRatings)
            ratings.emplace(user, m_seekers.at(user).rating);
        m_seekers.erase(user);
        m_playing.emplace(user, match);
    }
    RunningMatch running(order, std::move(sides), *m_rules, now.mono);
    const MonoTime due = running.nextDeadline();
    m_runningDue.emplace(due, match);
    m_running.emplace(match,
                      Running{.match = std::move(running),
                              .due = due,
                              .ratings = std::move(ratings),
                              .teams = std::move(word.teams),
                              .since = now.mono,
                              .spectators = m_rules->spectators,
                              .seed = word.seed,
                              .tickets = std::move(tickets)});
}

void MatchDesk::report(const matchjob::Report &job, const Now &now, MatchEffects &effects)
{
    const Sender &sender = job.sender;
    const auto running = m_running.find(job.match);
    const bool isOver = (running != m_running.end() && running->second.ended)
        || std::ranges::find(m_ended, job.match) != m_ended.end();
    const Result<void> said = running != m_running.end() && !isOver
        ? running->second.match.report(sender.user, job.places, now.mono)
        : chat::refuse(isOver ? ErrorCode::MatchOver : ErrorCode::MatchNotFound);
    if (!said) {
        effects.push_back(matcheffect::Refuse{sender.recipient, sender.request, said.error()});
        return;
    }
    effects.push_back(matcheffect::Answer{sender.recipient, sender.request, Nothing{}});
    changed(job.match, now, effects);
}

void MatchDesk::seatChanged(const matchjob::SeatChanged &job, const Now &now, MatchEffects &effects)
{
    const auto running = m_running.find(job.match);
    if (running == m_running.end() || !running->second.match.has(job.user))
        return;
    if (job.taken) {
        running->second.match.seatTaken(job.user);
    } else {
        running->second.match.left(job.user, now.mono);
        m_playing.erase(job.user);
        m_world->release(job.user);
    }
    changed(job.match, now, effects);
    noteOpen(job.match);
}

/// Something has happened in it, or its time has come.
void MatchDesk::changed(MatchId match, const Now &now, MatchEffects &effects)
{
    Running &running = m_running.at(match);
    if (running.ended)
        return;
    for (const UserId user : running.match.takeAbsent(now.mono)) {
        m_playing.erase(user);
        m_world->release(user);
        noteOpen(match);
    }
    if (auto ended = running.match.ending(now.mono))
        return finish(match, *std::move(ended), now, effects);
    m_runningDue.erase({running.due, match});
    running.due = running.match.nextDeadline();
    m_runningDue.emplace(running.due, match);
}

void MatchDesk::finish(MatchId match, MatchEnded word, const Now &now, MatchEffects &effects)
{
    Running &running = m_running.at(match);
    m_runningDue.erase({running.due, match});
    if (running.asks.isValid())
        fail(running.asks, MatchFailure::Cancelled, {}, now, effects); // they wait on
    m_open.erase(match);
    word.match = match;
    const bool isRated = word.reason == MatchEnd::Result && !running.ratings.empty();
    auto after = isRated ? ratingsAfter(running.match.teams(), *word.places, running.ratings, now.wall)
                         : std::vector<RatingRecord>();
    std::erase_if(after, [&](const RatingRecord &one) { // who came late has not lost what others did
        return running.match.isLate(one.user) && running.match.placeOf(one.user, *word.places) > 1;
    });
    for (const RatingRecord &one : after) {
        const auto points = [](const RatingRecord &record) { return int(std::lround(record.rating)); };
        if (!word.ratings)
            word.ratings.emplace();
        word.ratings->push_back({.player = one.user,
                                 .rating = points(one),
                                 .change = points(one) - points(running.ratings.at(one.user))});
    }
    running.ended = std::move(word);
    if (!isRated)
        return close(match, effects);
    m_world->saveRatings(match, m_rules->mode.name, std::move(after));
}

void MatchDesk::ratingsSaved(const matchjob::RatingsSaved &job, MatchEffects &effects)
{
    const auto running = m_running.find(job.match);
    if (running == m_running.end() || !running->second.ended)
        return;
    if (!job.done)
        running->second.ended->ratings.reset(); // they are as they were
    close(job.match, effects);
}

void MatchDesk::close(MatchId match, MatchEffects &effects)
{
    const auto running = m_running.find(match);
    for (const UserId user : running->second.match.people()) {
        if (!running->second.match.has(user))
            continue;
        m_cooldowns.forgive(user);
        m_playing.erase(user);
        m_world->release(user);
    }
    ++m_counts.ended[size_t(running->second.ended->reason)];
    effects.push_back(matcheffect::TellRoom{RoomId{match.value}, *std::move(running->second.ended)});
    m_running.erase(running);
    m_ended.push_back(match);
    if (m_ended.size() > limits::endedKept)
        m_ended.pop_front();
}

void MatchDesk::dueMatches(const Now &now, MatchEffects &effects)
{
    while (!m_checksDue.empty() && m_checksDue.begin()->first <= now.mono) {
        const MatchId match = m_checksDue.begin()->second;
        std::set<UserId> silent;
        for (const auto &team : m_checks.at(match).teams) {
            for (const UserId user : team) {
                if (!m_seekers.at(user).accepted)
                    silent.insert(user);
            }
        }
        fail(match, MatchFailure::Timeout, silent, now, effects);
    }
    while (!m_runningDue.empty() && m_runningDue.begin()->first <= now.mono)
        changed(m_runningDue.begin()->second, now, effects);
}

} // namespace chat::server
