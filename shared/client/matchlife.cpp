// SPDX-License-Identifier: Apache-2.0
#include "shared/client/matchlife.h"

#include <algorithm>
#include <utility>

namespace chat::client {
namespace {

std::optional<Milliseconds> duration(const std::optional<qint64> &ms)
{
    return ms ? std::optional(Milliseconds(*ms)) : std::nullopt;
}

} // namespace

/// Of a ticket that is over. Of a party's it may have been another one's doing.
TicketEnd MatchLife::endOf(MatchFailure reason) const
{
    const bool accepted = m_stage == MatchStage::Found && m_check.answered && !m_declined;
    switch (reason) {
    case MatchFailure::Declined: return m_together && !m_declined ? TicketEnd::Party : TicketEnd::Declined;
    case MatchFailure::Timeout:
        return m_declined              ? TicketEnd::Declined
            : (m_together && accepted) ? TicketEnd::Party
                                       : TicketEnd::Late;
    case MatchFailure::MemberLost: return m_together ? TicketEnd::Party : TicketEnd::LineLost;
    case MatchFailure::Expired: return TicketEnd::Expired;
    case MatchFailure::Maintenance: return TicketEnd::Maintenance;
    case MatchFailure::Party: return TicketEnd::Party;
    case MatchFailure::Cancelled: break;
    }
    return TicketEnd::Operator;
}

Milliseconds MatchLife::waited(MonoTime now) const
{
    return m_waited + std::chrono::floor<Milliseconds>(now - m_heard);
}

Milliseconds MatchLife::checkLeft(MonoTime now) const
{
    return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(m_check.until - now));
}

std::optional<RatingChange> MatchLife::ratingChange(UserId who) const
{
    if (!m_result || !m_result->ratings)
        return std::nullopt;
    const auto found = std::ranges::find(*m_result->ratings, who, &RatingChange::player);
    return found != m_result->ratings->end() ? std::optional(*found) : std::nullopt;
}

std::optional<Milliseconds> MatchLife::cooldown(MonoTime now) const
{
    if (!m_cooldownUntil || *m_cooldownUntil <= now)
        return std::nullopt;
    return std::chrono::ceil<Milliseconds>(*m_cooldownUntil - now);
}

void MatchLife::begin(MatchStage stage)
{
    m_stage = stage;
    m_end = TicketEnd::None;
    m_refusal.reset();
    m_setback.reset();
    m_declined = false;
    m_reported.clear();
}

void MatchLife::stop(TicketEnd end)
{
    begin(MatchStage::Idle);
    m_end = end;
    m_lastTicket = std::exchange(m_ticket, {});
}

void MatchLife::wait(Milliseconds waited, MonoTime now)
{
    begin(MatchStage::Waiting);
    m_waited = waited;
    m_heard = now;
}

void MatchLife::asked(const QString &mode, bool together)
{
    begin(MatchStage::Asking);
    m_mode = mode;
    m_together = together;
    m_ticket = {};
    m_standing = {};
}

void MatchLife::queued(const MatchQueued &answer, MonoTime now)
{
    if (m_stage != MatchStage::Asking)
        return; // it is further already
    wait(Milliseconds(0), now);
    m_ticket = answer.ticket;
    m_rating = answer.rating;
    m_standing = {.position = answer.position, .estimate = duration(answer.estimateMs)};
}

void MatchLife::refuseQueue(const Error &error, MonoTime now)
{
    if (m_stage != MatchStage::Asking)
        return;
    stop(TicketEnd::None);
    m_refusal = error;
    if (error.code == ErrorCode::QueueCooldown && error.retryAfter)
        m_cooldownUntil = now + *error.retryAfter;
}

void MatchLife::told(const TicketStatus &status, MonoTime now)
{
    if (isFree() && status.mode && status.ticket != m_lastTicket) {
        wait(Milliseconds(0), now); // who leads our party has asked
        m_ticket = status.ticket;
        m_mode = *status.mode;
        m_together = true;
        m_rating.reset();
    }
    if (m_stage != MatchStage::Waiting || status.ticket != m_ticket)
        return;
    m_waited = Milliseconds(status.waitedMs);
    m_heard = now;
    m_standing = {.position = status.position,
                  .estimate = duration(status.estimateMs),
                  .window = status.window,
                  .paused = status.paused.value_or(false),
                  .near = status.near};
}

void MatchLife::cancelled()
{
    if (m_stage == MatchStage::Waiting)
        stop(TicketEnd::Cancelled);
}

void MatchLife::found(const MatchFound &word, MonoTime now)
{
    m_together |= isFree() && word.ticket != m_ticket;
    begin(MatchStage::Found);
    m_ticket = word.ticket;
    m_mode = word.mode;
    m_check = {.match = word.match,
               .players = word.players,
               .accepted = 0,
               .spread = word.spread,
               .until = now + Milliseconds(word.acceptMs),
               .backfill = word.backfill.value_or(false)};
}

void MatchLife::accepted(const MatchReadiness &word)
{
    if (m_stage == MatchStage::Found && word.match == m_check.match)
        m_check.accepted = word.accepted;
}

void MatchLife::answered(bool accept)
{
    if (m_stage != MatchStage::Found)
        return;
    m_refusal.reset();
    m_check.answered = true;
    m_declined = !accept;
}

void MatchLife::failed(const MatchFailed &word, MonoTime now)
{
    if (!m_ticket.isValid() || word.ticket != m_ticket)
        return;
    if (word.requeued) {
        wait(Milliseconds(word.waitedKeptMs.value_or(0)), now);
        m_setback = word.reason;
        m_standing.position = 0; // the others have moved meanwhile
        m_standing.near.reset();
        return;
    }
    stop(endOf(word.reason));
    if (word.cooldownMs)
        m_cooldownUntil = now + Milliseconds(*word.cooldownMs);
}

void MatchLife::started(const MatchStart &word, UserId self)
{
    begin(MatchStage::Playing);
    m_lastTicket = std::exchange(m_ticket, {});
    m_mode = word.mode;
    m_match = word;
    m_result.reset();
    const auto isOurs
        = [self](const MatchTeam &team) { return std::ranges::count(team.players, self, &UserInfo::id) > 0; };
    const auto ours = std::ranges::find_if(word.teams, isOurs);
    m_ourTeam = ours != word.teams.end() ? size_t(ours - word.teams.begin()) : 0;
}

void MatchLife::joined(const MatchJoined &word)
{
    const bool isOurs = m_stage == MatchStage::Playing && word.match == m_match.match;
    if (!isOurs || word.team < 0 || size_t(word.team) >= m_match.teams.size())
        return;
    auto &team = m_match.teams[size_t(word.team)].players;
    for (const UserInfo &player : word.players) {
        if (std::ranges::find(team, player.id, &UserInfo::id) == team.end()) // we know of ourselves
            team.push_back(player);
    }
}

void MatchLife::reported(const std::vector<int> &places)
{
    if (m_stage != MatchStage::Playing)
        return;
    m_refusal.reset();
    m_reported = places;
}

void MatchLife::ended(const MatchEnded &word)
{
    if (m_stage != MatchStage::Playing || word.match != m_match.match)
        return;
    begin(MatchStage::Over);
    m_result = word;
    m_cooldownUntil.reset(); // whoever plays to the end is forgiven
}

void MatchLife::isOver()
{
    if (m_stage != MatchStage::Playing)
        return;
    begin(MatchStage::Over);
    m_result.reset();
}

void MatchLife::left(RoomId room)
{
    if (m_stage == MatchStage::Playing && room == m_match.room)
        stop(TicketEnd::Left);
}

void MatchLife::lineLost()
{
    if (m_stage != MatchStage::Playing && !isFree())
        stop(TicketEnd::LineLost);
}

void MatchLife::refuse(const Error &error) { m_refusal = error; }

std::vector<int> duelPlaces(DuelResult result, size_t ours)
{
    std::vector<int> places(2, 1);
    if (result != DuelResult::Draw)
        places[result == DuelResult::Won ? 1 - ours : ours] = 2;
    return places;
}

} // namespace chat::client
