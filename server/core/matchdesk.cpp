// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"

#include "shared/core/match.h"

#include <algorithm>
#include <cmath>

/// How a ticket comes, waits and goes.
namespace chat::server {

namespace {

std::optional<matching::Property> propertyOf(const MatchProperty &property)
{
    if (property.word.has_value() == property.number.has_value())
        return std::nullopt;
    return property.word ? matching::Property(property.word->toUtf8()) : matching::Property(*property.number);
}

Result<matching::Ticket> ticketOf(const QueueForMatch &wish, UserId user, const MatchRules &rules,
                                  MonoTime now)
{
    if (wish.rating && !rules.clientRatings)
        return std::unexpected(Error{.code = ErrorCode::NotImplemented, .field = "rating"});
    matching::Ticket ticket{
        .id = {}, .since = matchTime(now), .players = {{user, wish.rating.value_or(limits::startRating)}}};
    for (const MatchProperty &said : wish.properties.value_or(std::vector<MatchProperty>())) {
        auto property = propertyOf(said);
        if (!property)
            return std::unexpected(
                Error{.code = ErrorCode::BadField, .field = "props", .limit = "a word or a number"});
        ticket.properties.insert_or_assign(said.property.toUtf8(), *std::move(property));
    }
    for (const MatchWish &wanted : wish.wishes.value_or(std::vector<MatchWish>())) {
        ticket.wishes.push_back({.property = wanted.property.toUtf8(),
                                 .word = wanted.word ? std::optional(wanted.word->toUtf8()) : std::nullopt,
                                 .least = wanted.least,
                                 .most = wanted.most});
    }
    return ticket;
}

} // namespace

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
        [&](const matchjob::Ready &asked) { ready(asked, now, effects); },
        [&](const matchjob::Report &said) { report(said, now, effects); },
        [&](const matchjob::RatingLoaded &loaded) { ratingLoaded(loaded, now, effects); },
        [&](const matchjob::RatingsSaved &saved) { ratingsSaved(saved, effects); },
        [&](const matchjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
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

Result<void> MatchDesk::mayQueue(const matchjob::Queue &job, const Now &now) const
{
    if (m_closed)
        return chat::refuse(ErrorCode::ModeUnknown);
    if (m_playing.contains(job.sender.user))
        return chat::refuse(ErrorCode::AlreadyInMatch);
    if (m_paused)
        return refuseLater(ErrorCode::MatchmakingPaused, limits::matchStatusEvery);
    if (const auto left = m_cooldowns.left(job.sender.user, now.mono))
        return refuseLater(ErrorCode::QueueCooldown, *left);
    if (m_seekers.size() >= size_t(m_rules->maxTickets)) {
        return std::unexpected(Error{.code = ErrorCode::Overloaded,
                                     .retryAfter = limits::matchStatusEvery,
                                     .limit = QByteArray::number(m_rules->maxTickets) + " tickets"});
    }
    return {};
}

void MatchDesk::queue(const matchjob::Queue &job, const Now &now, MatchEffects &effects)
{
    const UserId user = job.sender.user;
    const auto no = [&](const Error &error) {
        effects.push_back(matcheffect::Refuse{job.sender.recipient, job.sender.request, error});
    };
    if (const auto seeker = m_seekers.find(user); seeker != m_seekers.end())
        return queueAgain(seeker->second, job, effects);
    if (const auto may = mayQueue(job, now); !may)
        return no(may.error());
    auto ticket = ticketOf(*job.wish, user, *m_rules, now.mono);
    if (!ticket)
        return no(ticket.error());
    ticket->id = TicketId{m_nextTicket++};
    if (const auto claimed = m_world->claim(user, m_rules->mode.name); !claimed)
        return no(claimed.error());
    ticket->avoids = avoidedBy(user, *job.wish); // behind the claim: a later block finds him here
    Seeker &seeker = m_seekers
                         .emplace(user,
                                  Seeker{.user = {user, job.nick},
                                         .to = job.sender.recipient,
                                         .wish = job.wish,
                                         .ticket = *std::move(ticket),
                                         .expires = now.mono + m_rules->ticketLife,
                                         .statusDue = {},
                                         .found = {},
                                         .rating = {.user = user, .mode = m_rules->mode.name}})
                         .first->second;
    if (!m_rules->clientRatings) {
        seeker.asked.emplace_back(seeker.to, job.sender.request);
        return m_world->loadRating(user, seeker.ticket.id, m_rules->mode.name);
    }
    wait(seeker, now);
    effects.push_back(matcheffect::Answer{seeker.to, job.sender.request, queuedAnswer(seeker)});
}

MatchQueued MatchDesk::queuedAnswer(const Seeker &seeker)
{
    const auto estimate = m_queue.estimate();
    const bool waits = m_queue.contains(seeker.ticket.id);
    return {.ticket = seeker.ticket.id,
            .position = waits ? m_queue.position(seeker.ticket) : 0,
            .estimateMs = estimate ? std::optional(qint64(estimate->count())) : std::nullopt,
            .rating = matching::ratingOf(seeker.ticket)};
}

void MatchDesk::ratingLoaded(const matchjob::RatingLoaded &job, const Now &now, MatchEffects &effects)
{
    const auto found = m_seekers.find(job.user);
    if (found == m_seekers.end() || found->second.ticket.id != job.ticket || found->second.asked.empty())
        return; // he is gone meanwhile
    Seeker &seeker = found->second;
    const auto asked = std::exchange(seeker.asked, {});
    if (!job.kept) {
        for (const auto &[to, request] : asked)
            effects.push_back(matcheffect::Refuse{
                to, request, {.code = ErrorCode::StorageUnavailable, .retryAfter = Milliseconds(1000)}});
        m_seekers.erase(found);
        return m_world->release(job.user);
    }
    if (*job.kept)
        seeker.rating = **job.kept;
    seeker.ticket.players.front().rating = int(std::lround(seeker.rating.rating));
    wait(seeker, now);
    MatchQueued answer = queuedAnswer(seeker);
    for (const auto &[to, request] : asked) {
        effects.push_back(matcheffect::Answer{to, request, answer});
        answer.duplicate = true;
    }
}

/// The same request twice is the same ticket, also from a newer connection (B1-29).
void MatchDesk::queueAgain(Seeker &seeker, const matchjob::Queue &job, MatchEffects &effects)
{
    if (*seeker.wish != *job.wish) {
        effects.push_back(matcheffect::Refuse{
            job.sender.recipient, job.sender.request, {.code = ErrorCode::AlreadyQueued}});
        return;
    }
    seeker.to = job.sender.recipient;
    if (!seeker.asked.empty()) { // bounded by the requests that a connection may have open
        seeker.asked.emplace_back(seeker.to, job.sender.request);
        return;
    }
    MatchQueued answer = queuedAnswer(seeker);
    answer.duplicate = true;
    effects.push_back(matcheffect::Answer{seeker.to, job.sender.request, answer});
}

std::vector<UserId> MatchDesk::avoidedBy(UserId user, const QueueForMatch &wish) const
{
    std::vector<UserId> avoided = wish.avoids.value_or(std::vector<UserId>());
    const std::vector<UserId> blocked = m_world->blockedBy(user);
    avoided.insert(avoided.end(), blocked.begin(), blocked.end());
    return avoided;
}

/// His ticket keeps its place. A match that was found with one of them comes to nothing, and nobody is
/// guilty.
void MatchDesk::blocksChanged(const matchjob::BlocksChanged &job, const Now &now, MatchEffects &effects)
{
    const auto found = m_seekers.find(job.user);
    if (found == m_seekers.end())
        return;
    Seeker &seeker = found->second;
    const bool waits = m_queue.contains(seeker.ticket.id);
    if (waits)
        stopWaiting(seeker);
    seeker.ticket.avoids = avoidedBy(job.user, *seeker.wish);
    if (waits)
        return wait(seeker, now);
    if (!seeker.found.isValid())
        return;
    for (const auto &team : m_checks.at(seeker.found).teams) {
        for (const UserId other : team) {
            if (std::ranges::find(seeker.ticket.avoids, other) != seeker.ticket.avoids.end())
                return fail(seeker.found, MatchFailure::Declined, {}, now, effects);
        }
    }
}

Result<MatchDesk::Seeker *> MatchDesk::holder(UserId user, TicketId ticket)
{
    const auto seeker = m_seekers.find(user);
    if (seeker == m_seekers.end() || seeker->second.ticket.id != ticket || !seeker->second.asked.empty())
        return chat::refuse(ErrorCode::TicketNotFound);
    if (seeker->second.found.isValid())
        return chat::refuse(ErrorCode::AlreadyMatched);
    return &seeker->second;
}

void MatchDesk::cancel(const matchjob::Cancel &job, MatchEffects &effects)
{
    const Sender &sender = job.sender;
    const auto held = holder(sender.user, job.ticket);
    if (!held) {
        effects.push_back(matcheffect::Refuse{sender.recipient, sender.request, held.error()});
        return;
    }
    stopWaiting(**held);
    m_seekers.erase(sender.user);
    m_world->release(sender.user);
    effects.push_back(matcheffect::Answer{sender.recipient, sender.request, MatchCancelled{}});
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

void MatchDesk::end(UserId user, MatchFailed word, MatchEffects &effects)
{
    const auto seeker = m_seekers.find(user);
    if (!seeker->second.found.isValid())
        stopWaiting(seeker->second);
    word.ticket = seeker->second.ticket.id;
    for (const auto &[to, request] : seeker->second.asked)
        effects.push_back(matcheffect::Refuse{to, request, {.code = ErrorCode::ModeUnknown}});
    if (seeker->second.asked.empty())
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
    if (m_paused || m_queue.size() < needed)
        return std::nullopt;
    return m_lastPass ? *m_lastPass + limits::matchPass : MonoTime::min();
}

std::optional<MonoTime> MatchDesk::nextDeadline() const
{
    std::optional<MonoTime> next = passDue();
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
        effects.push_back(matcheffect::Tell{seeker.to, MatchStatus{statusOf(seeker, now)}});
        seeker.statusDue = now.mono + limits::matchStatusEvery;
        m_due.emplace(std::min(seeker.statusDue, seeker.expires), user);
    }
}

} // namespace chat::server
