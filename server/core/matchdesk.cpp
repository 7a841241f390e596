// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"

#include "shared/core/match.h"

#include <algorithm>
#include <cmath>

/// How a ticket comes, waits and goes.
namespace chat::server {

MatchDesk::MatchDesk(std::shared_ptr<const MatchRules> rules, MatchWorld &world)
    : m_rules(std::move(rules)),
      m_world(&world)
{
}

void MatchDesk::handle(const MatchJob &job, const Now &now, MatchEffects &effects)
{
    m_time = matchTime(now.mono);
    match(
        job, //
        [&](const matchjob::Queue &asked) { queue(asked, now, effects); },
        [&](const matchjob::Cancel &asked) { cancel(asked, effects); },
        [&](const matchjob::Status &asked) { status(asked, now, effects); },
        [&](const matchjob::List &asked) { list(asked, now, effects); },
        [&](const matchjob::Ready &asked) { ready(asked, now, effects); },
        [&](const matchjob::Report &said) { report(said, now, effects); },
        [&](const matchjob::RatingLoaded &loaded) { ratingLoaded(loaded, now, effects); },
        [&](const matchjob::RatingsSaved &saved) { ratingsSaved(saved, effects); },
        [&](const matchjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
        [&](const matchjob::Withdraw &gone) { withdraw(gone, now, effects); },
        [&](const matchjob::BlocksChanged &changed) { blocksChanged(changed, now, effects); },
        [&](const matchjob::SeatChanged &seat) { seatChanged(seat, now, effects); },
        [&](const matchjob::SetRules &fresh) { setRules(fresh, effects); },
        [&](const matchjob::Inspect &asked) { asked.look(*this, now); },
        [&](const matchjob::Steer &asked) { asked.done(steer(asked.act, now, effects)); },
        [&](const matchjob::Tick &) { tick(now, effects); });
    count();
}

void MatchDesk::count()
{
    const auto set = [](auto &number, auto value) { number.store(value, std::memory_order_relaxed); };
    const auto oldest = m_queue.oldest();
    set(m_counts.waiting, m_queue.size());
    set(m_counts.oldestNs, oldest ? std::chrono::nanoseconds(oldest->time_since_epoch()).count() : qint64(0));
    set(m_counts.checking, int(m_checks.size()));
    set(m_counts.running, int(m_running.size()));
    set(m_counts.paused, m_paused);
}

Result<MatchDesk::Seeker *> MatchDesk::holder(UserId user, TicketId ticket)
{
    const auto seeker = m_seekers.find(user);
    if (seeker == m_seekers.end() || seeker->second.ticket.id != ticket)
        return chat::refuse(ErrorCode::TicketNotFound);
    Seeker &head = headOf(seeker->second);
    if (!head.asked.empty())
        return chat::refuse(ErrorCode::TicketNotFound);
    if (head.found.isValid())
        return chat::refuse(ErrorCode::AlreadyMatched);
    return &head;
}

void MatchDesk::cancel(const matchjob::Cancel &job, MatchEffects &effects)
{
    const Sender &sender = job.sender;
    const auto held = holder(sender.user, job.ticket);
    if (!held) {
        effects.push_back(matcheffect::Refuse{sender.recipient, sender.request, held.error()});
        return;
    }
    effects.push_back(matcheffect::Answer{sender.recipient, sender.request, MatchCancelled{}});
    end(sender.user, {.ticket = {}, .reason = MatchFailure::Party}, effects, sender.user);
}

TicketStatus MatchDesk::statusOf(const Seeker &seeker, const Now &now)
{
    const auto waited = matchTime(now.mono) - seeker.ticket.since;
    const int window = m_rules->mode.window.at(waited);
    const auto wider = m_rules->mode.window.nextAfter(waited);
    const auto estimate = m_queue.estimate();
    TicketStatus status{.ticket = seeker.ticket.id,
                        .waitedMs = waited.count(),
                        .position = m_queue.position(seeker.ticket),
                        .near = m_queue.near(seeker.ticket, window)};
    if (window != matching::RatingWindow::any)
        status.window = window;
    if (estimate)
        status.estimateMs = estimate->count();
    if (wider)
        status.widensInMs = (*wider - waited).count();
    if (m_paused)
        status.paused = true;
    if (seeker.ticket.players.size() > 1)
        status.mode = QString::fromUtf8(m_rules->mode.name);
    return status;
}

void MatchDesk::status(const matchjob::Status &job, const Now &now, MatchEffects &effects)
{
    const Sender &sender = job.sender;
    const auto held = holder(sender.user, job.ticket);
    if (!held) {
        effects.push_back(matcheffect::Refuse{sender.recipient, sender.request, held.error()});
        return;
    }
    TicketStatus status = statusOf(**held, now);
    if (const auto why
        = matching::explain(m_queue.tickets(), job.ticket, m_rules->mode, matchTime(now.mono))) {
        status.players = why->players;
        status.needed = why->needed;
    }
    effects.push_back(matcheffect::Answer{sender.recipient, sender.request, status});
}

void MatchDesk::wait(Seeker &seeker, const Now &now)
{
    seeker.found = {};
    seeker.accepted = false;
    seeker.statusDue = now.mono + limits::matchStatusEvery;
    m_due.emplace(std::min(seeker.statusDue, seeker.expires), seeker.user.id);
    m_queue.add(seeker.ticket);
    m_log.came(m_time, seeker.ticket);
}

/// Everybody who waits is told how it stands, as soon as may be.
void MatchDesk::tellSoon(const Now &now)
{
    std::set<std::pair<MonoTime, UserId>> due;
    for (const auto &[when, user] : m_due) {
        Seeker &seeker = m_seekers.at(user);
        seeker.statusDue = std::min(seeker.statusDue, now.mono);
        due.emplace(std::min(seeker.statusDue, seeker.expires), user);
    }
    m_due = std::move(due);
}

void MatchDesk::stopWaiting(const Seeker &seeker)
{
    if (leaveQueue(seeker))
        m_log.gone(m_time, seeker.ticket.id);
}

bool MatchDesk::leaveQueue(const Seeker &seeker)
{
    m_due.erase({std::min(seeker.statusDue, seeker.expires), seeker.user.id});
    return m_queue.remove(seeker.ticket.id);
}

void MatchDesk::end(UserId user, MatchFailed word, MatchEffects &effects, UserId silent)
{
    Seeker &head = headOf(m_seekers.at(user));
    if (!head.found.isValid())
        stopWaiting(head);
    const auto people = head.ticket.players;
    const bool isKnown = head.asked.empty();
    const bool isOurs = people.size() > 1 && word.reason != MatchFailure::Maintenance;
    const ErrorCode refusal = isOurs ? ErrorCode::PartyMemberBusy : ErrorCode::ModeUnknown;
    for (const auto &[to, request] : head.asked)
        effects.push_back(matcheffect::Refuse{to, request, {.code = refusal}});
    word.ticket = head.ticket.id;
    for (const matching::Player &player : people) {
        const auto seeker = m_seekers.find(player.user);
        if (isKnown && player.user != silent)
            effects.push_back(matcheffect::Tell{seeker->second.to, word});
        m_seekers.erase(seeker);
        m_world->release(player.user);
    }
}

void MatchDesk::drop(UserId user, MatchFailed word, MatchEffects &effects)
{
    const auto seeker = m_seekers.find(user);
    word.ticket = seeker->second.ticket.id;
    effects.push_back(matcheffect::Tell{seeker->second.to, std::move(word)});
    m_seekers.erase(seeker);
    m_world->release(user);
}

void MatchDesk::connectionGone(const matchjob::ConnectionGone &job, const Now &now, MatchEffects &effects)
{
    const auto seeker = m_seekers.find(job.user);
    if (seeker == m_seekers.end() || seeker->second.to.connection != job.connection)
        return;
    if (seeker->second.found.isValid())
        return fail(seeker->second.found, MatchFailure::MemberLost, {job.user}, now, effects);
    end(job.user, {.ticket = {}, .reason = MatchFailure::MemberLost}, effects);
}

void MatchDesk::setRules(const matchjob::SetRules &job, MatchEffects &effects)
{
    m_closed = !job.rules;
    if (job.rules) {
        if (m_rules->mode != job.rules->mode)
            m_log.restart(m_time, m_queue.tickets());
        m_rules = job.rules;
        m_lastPass.reset();
        return;
    }
    while (!m_checks.empty())
        callOff(m_checks.begin()->first, MatchFailure::Maintenance, effects);
    while (!m_seekers.empty())
        end(m_seekers.begin()->first, {.ticket = {}, .reason = MatchFailure::Maintenance}, effects);
}

std::optional<MonoTime> MatchDesk::passDue() const
{
    const int needed = m_rules->mode.teams * m_rules->mode.leastTeamSize;
    if (m_paused || m_queue.people() < needed)
        return std::nullopt;
    return m_lastPass ? *m_lastPass + limits::matchPass : MonoTime::min();
}

std::optional<MonoTime> MatchDesk::nextDeadline() const
{
    std::optional<MonoTime> next = passDue();
    if (const auto due = fillDue(); due && (!next || *due < *next))
        next = due;
    const auto consider = [&next](const auto &due) {
        if (!due.empty() && (!next || due.begin()->first < *next))
            next = due.begin()->first;
    };
    consider(m_due);
    consider(m_checksDue);
    consider(m_runningDue);
    return next;
}

void MatchDesk::tick(const Now &now, MatchEffects &effects)
{
    dueMatches(now, effects);
    if (const auto due = fillDue(); due && *due <= now.mono)
        fill(now, effects);
    if (const auto due = passDue(); due && *due <= now.mono)
        pass(now, effects);
    dueTickets(now, effects);
}

void MatchDesk::dueTickets(const Now &now, MatchEffects &effects)
{
    for (int told = 0;
         !m_due.empty() && m_due.begin()->first <= now.mono && told < limits::matchStatusesAtOnce; ++told) {
        const UserId user = m_due.begin()->second;
        Seeker &seeker = m_seekers.at(user);
        if (seeker.expires <= now.mono) {
            end(user, {.ticket = {}, .reason = MatchFailure::Expired}, effects);
            continue;
        }
        m_due.erase(m_due.begin());
        const MatchStatus status{statusOf(seeker, now)};
        for (const matching::Player &player : seeker.ticket.players)
            effects.push_back(matcheffect::Tell{m_seekers.at(player.user).to, status});
        seeker.statusDue = now.mono + limits::matchStatusEvery;
        m_due.emplace(std::min(seeker.statusDue, seeker.expires), user);
    }
}

} // namespace chat::server
