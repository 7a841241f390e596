// SPDX-License-Identifier: Apache-2.0
#include "server/core/matchdesk.h"

#include <algorithm>
#include <cmath>

/// How people get a ticket, alone or as a party.
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
    if (m_seekers.size() + job.mates.size() >= size_t(m_rules->maxTickets)) {
        return std::unexpected(Error{.code = ErrorCode::Overloaded,
                                     .retryAfter = limits::matchStatusEvery,
                                     .limit = QByteArray::number(m_rules->maxTickets) + " tickets"});
    }
    return mayBring(job, now);
}

/// The others of his party are free to play, too.
Result<void> MatchDesk::mayBring(const matchjob::Queue &job, const Now &now) const
{
    const int most = m_rules->mode.largestParty;
    if (job.mates.size() >= size_t(most)) {
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + " people together"});
    }
    for (const auto &mate : job.mates) {
        if (m_playing.contains(mate.user.id) || m_seekers.contains(mate.user.id))
            return chat::refuse(ErrorCode::PartyMemberBusy);
        if (const auto left = m_cooldowns.left(mate.user.id, now.mono))
            return refuseLater(ErrorCode::QueueCooldown, *left);
    }
    return {};
}

void MatchDesk::queue(const matchjob::Queue &job, const Now &now, MatchEffects &effects)
{
    const auto no = [&](const Error &error) {
        effects.push_back(matcheffect::Refuse{job.sender.recipient, job.sender.request, error});
    };
    if (const auto seeker = m_seekers.find(job.sender.user); seeker != m_seekers.end())
        return queueAgain(seeker->second, job, effects);
    if (const auto may = mayQueue(job, now); !may)
        return no(may.error());
    auto ticket = ticketOf(*job.wish, job.sender.user, *m_rules, now.mono);
    if (!ticket)
        return no(ticket.error());
    for (const auto &mate : job.mates)
        ticket->players.push_back({mate.user.id, ticket->players.front().rating});
    std::vector<UserId> people;
    for (const matching::Player &player : ticket->players)
        people.push_back(player.user);
    if (!m_world->claim(people, m_rules->mode.name))
        return no({.code = job.mates.empty() ? ErrorCode::AlreadyQueued : ErrorCode::PartyMemberBusy});
    ticket->id = TicketId{m_nextTicket++};
    ticket->avoids = avoidedBy(*ticket, *job.wish); // behind the claim: a later block finds him here
    takeIn(job, *std::move(ticket), now, effects);
}

void MatchDesk::takeIn(const matchjob::Queue &job, matching::Ticket ticket, const Now &now,
                       MatchEffects &effects)
{
    const auto newSeeker = [&](const UserInfo &user, const Recipient &to, matching::Ticket his) {
        return Seeker{.user = user,
                      .to = to,
                      .wish = job.wish,
                      .ticket = std::move(his),
                      .expires = now.mono + m_rules->ticketLife,
                      .statusDue = {},
                      .found = {},
                      .rating = {.user = user.id, .mode = m_rules->mode.name}};
    };
    for (const auto &mate : job.mates) {
        m_seekers.emplace(mate.user.id,
                          newSeeker(mate.user, mate.to,
                                    {.id = ticket.id, .since = ticket.since, .players = ticket.players}));
    }
    const UserId user = job.sender.user;
    Seeker &head
        = m_seekers.emplace(user, newSeeker({user, job.nick}, job.sender.recipient, std::move(ticket)))
              .first->second;
    head.asked.emplace_back(head.to, job.sender.request);
    if (m_rules->clientRatings)
        return waits(head, now, effects);
    head.missing = head.ticket.players.size();
    for (const matching::Player &player : head.ticket.players)
        m_world->loadRating(player.user, head.ticket.id, m_rules->mode.name);
}

/// All ratings are there.
void MatchDesk::waits(Seeker &head, const Now &now, MatchEffects &effects)
{
    const auto asked = std::exchange(head.asked, {});
    wait(head, now);
    MatchQueued answer = queuedAnswer(head);
    for (const auto &[to, request] : asked) {
        effects.push_back(matcheffect::Answer{to, request, answer});
        answer.duplicate = true;
    }
    for (const matching::Player &player : head.ticket.players) {
        if (player.user != head.user.id)
            effects.push_back(
                matcheffect::Tell{m_seekers.at(player.user).to, MatchStatus{statusOf(head, now)}});
    }
}

MatchQueued MatchDesk::queuedAnswer(const Seeker &head)
{
    const auto estimate = m_queue.estimate();
    const bool isWaiting = m_queue.contains(head.ticket.id);
    return {.ticket = head.ticket.id,
            .position = isWaiting ? m_queue.position(head.ticket) : 0,
            .estimateMs = estimate ? std::optional(qint64(estimate->count())) : std::nullopt,
            .rating = matching::ratingOf(head.ticket)};
}

void MatchDesk::ratingLoaded(const matchjob::RatingLoaded &job, const Now &now, MatchEffects &effects)
{
    const auto found = m_seekers.find(job.user);
    if (found == m_seekers.end() || found->second.ticket.id != job.ticket)
        return; // he is gone meanwhile
    Seeker &head = headOf(found->second);
    if (head.asked.empty())
        return;
    if (!job.kept) {
        for (const auto &[to, request] : std::exchange(head.asked, {}))
            effects.push_back(matcheffect::Refuse{
                to, request, {.code = ErrorCode::StorageUnavailable, .retryAfter = Milliseconds(1000)}});
        for (const auto people = head.ticket.players; const matching::Player &player : people) {
            m_seekers.erase(player.user);
            m_world->release(player.user);
        }
        return;
    }
    RatingRecord &rating = found->second.rating;
    if (*job.kept)
        rating = **job.kept;
    std::ranges::find(head.ticket.players, job.user, &matching::Player::user)->rating
        = int(std::lround(rating.rating));
    if (--head.missing == 0)
        waits(head, now, effects);
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
    Seeker &head = headOf(seeker);
    if (!head.asked.empty()) { // bounded by the requests that a connection may have open
        head.asked.emplace_back(seeker.to, job.sender.request);
        return;
    }
    MatchQueued answer = queuedAnswer(head);
    answer.duplicate = true;
    effects.push_back(matcheffect::Answer{seeker.to, job.sender.request, answer});
}

MatchDesk::Seeker &MatchDesk::headOf(const Seeker &seeker)
{
    return m_seekers.at(seeker.ticket.players.front().user);
}

void MatchDesk::withdraw(const matchjob::Withdraw &job, const Now &now, MatchEffects &effects)
{
    for (const UserId user : job.people) {
        const auto seeker = m_seekers.find(user);
        if (seeker == m_seekers.end() || seeker->second.wish->party != job.party)
            continue;
        if (!seeker->second.found.isValid())
            return end(user, {.ticket = {}, .reason = job.reason}, effects);
        // Whoever leaves, or puts somebody out, has declined. A match is not called off because one more
        // came.
        const auto &players = seeker->second.ticket.players;
        const bool isLost = job.reason == MatchFailure::MemberLost;
        if (std::ranges::find(players, job.by, &matching::Player::user) != players.end())
            fail(seeker->second.found, isLost ? job.reason : MatchFailure::Declined, {job.by}, now, effects);
        return;
    }
}

std::vector<UserId> MatchDesk::avoidedBy(const matching::Ticket &ticket, const QueueForMatch &wish) const
{
    std::vector<UserId> avoided = wish.avoids.value_or(std::vector<UserId>());
    for (const matching::Player &player : ticket.players) {
        const std::vector<UserId> blocked = m_world->blockedBy(player.user);
        avoided.insert(avoided.end(), blocked.begin(), blocked.end());
    }
    // Who goes together meets, whoever blocked whom.
    std::erase_if(avoided, [&](UserId user) {
        return std::ranges::find(ticket.players, user, &matching::Player::user) != ticket.players.end();
    });
    return avoided;
}

/// His ticket keeps its place. A match that was found with one of them comes to nothing, and nobody is
/// guilty.
void MatchDesk::blocksChanged(const matchjob::BlocksChanged &job, const Now &now, MatchEffects &effects)
{
    const auto found = m_seekers.find(job.user);
    if (found == m_seekers.end())
        return;
    Seeker &head = headOf(found->second);
    const bool isWaiting = m_queue.contains(head.ticket.id);
    if (isWaiting)
        stopWaiting(head);
    head.ticket.avoids = avoidedBy(head.ticket, *head.wish);
    if (isWaiting)
        return wait(head, now);
    if (!head.found.isValid())
        return;
    for (const auto &team : m_checks.at(head.found).teams) {
        for (const UserId other : team) {
            if (std::ranges::find(head.ticket.avoids, other) != head.ticket.avoids.end())
                return fail(head.found, MatchFailure::Declined, {}, now, effects);
        }
    }
}

} // namespace chat::server
