// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include <algorithm>
#include <utility>

/// Who waits for a seat in a full room (U-17).
namespace chat::server {

/// Held seats are as good as taken, but for those who hold them: nobody overtakes.
bool Room::hasSeatFor(UserId user) const
{
    if (m_record.maxPeople == 0)
        return true;
    if (m_waiting.isEmpty())
        return people() < m_record.maxPeople;
    return people() + (m_waiting.holds(user) ? 0 : m_waiting.held()) < m_record.maxPeople;
}

void Room::queue(const roomjob::Enter &job, const Now &now, RoomEffects &effects)
{
    const UserId user = job.sender.user;
    const bool waits = job.keys && job.keys->waits;
    int position = m_waiting.position(user);
    if (!waits || (position == 0 && m_waiting.size() >= m_rules->maxWaiting)) {
        const QByteArray limit = QByteArray::number(waits ? m_rules->maxWaiting : m_record.maxPeople)
            + (waits ? " waiting" : " people");
        return turnDown(job.sender, {.code = ErrorCode::RoomFull, .limit = limit}, effects,
                        effect::Asked::Enter);
    }
    const Recipient &to = job.sender.recipient;
    if (position == 0) {
        position = m_waiting.add({user, job.nick}, to, now.mono);
        m_waitingMoved = true;
    } else { // from a new connection, or he asks how far he is
        WaitList::Place &place = m_waiting.at(position);
        if (place.to.connection.isValid() && place.to.connection != to.connection)
            effects.push_back(effect::Unsubscribe{place.to.connection});
        place.to = to;
        place.nick = job.nick;
        place.lostUntil.reset();
        place.told = position;
        m_waitingMoved = true;
    }
    RoomEntered answer{.room = m_record.id, .queued = position};
    if (const auto estimate = m_waiting.estimate(position))
        answer.estimateMs = estimate->count();
    effects.push_back(effect::Queued{to, job.sender.request, answer});
}

void Room::stopWaiting(const roomjob::StopWaiting &job, RoomEffects &effects)
{
    if (isHiddenFrom(job.sender.user))
        return turnDown(job.sender, {.code = ErrorCode::RoomNotFound}, effects);
    if (waitsOn(job.sender.user, job.sender.recipient.connection))
        dropPlace(job.sender.user, Word::None, effects);
    effects.push_back(effect::Answer{job.sender.recipient, job.sender.request, Nothing{}});
}

bool Room::waitsOn(UserId user, ConnectionId connection) const
{
    const int position = m_waiting.position(user);
    return position != 0 && m_waiting.at(position).to.connection == connection;
}

void Room::dropPlace(UserId user, Word word, RoomEffects &effects)
{
    const int position = m_waiting.position(user);
    if (position == 0)
        return;
    if (const Recipient to = m_waiting.at(position).to; to.connection.isValid()) {
        if (word == Word::Over)
            effects.push_back(effect::TellOne{to, RoomWaitlist{.room = m_record.id, .position = 0}});
        effects.push_back(effect::Unsubscribe{to.connection});
    }
    m_waiting.remove(position);
    m_waitingMoved = true;
}

/// He has the seat that was held for him.
void Room::endWait(const Sender &sender, const Now &now, RoomEffects &effects)
{
    const int position = m_waiting.position(sender.user);
    if (position == 0)
        return;
    const ConnectionId waited = m_waiting.at(position).to.connection;
    if (waited.isValid() && waited != sender.recipient.connection)
        effects.push_back(effect::Unsubscribe{waited});
    m_waiting.remove(position);
    m_waiting.step(now.mono);
    m_waitingMoved = true;
}

void Room::dropAllPlaces(RoomEffects &effects)
{
    while (!m_waiting.isEmpty())
        dropPlace(m_waiting.at(m_waiting.size()).user, Word::Over, effects);
    m_positionsDue.reset();
}

void Room::lostWhileWaiting(const roomjob::ConnectionGone &job, const Now &now)
{
    if (!waitsOn(job.user, job.connection))
        return;
    m_waitingMoved = true;
    const int position = m_waiting.position(job.user);
    if (job.reason != LeaveReason::Lost || m_rules->grace.count() == 0)
        return m_waiting.remove(position);
    m_waiting.at(position).to.connection = {};
    m_waiting.at(position).lostUntil = now.mono + m_rules->grace;
}

/// After every job: the seats that are free are held for those who came first, and who moved up is told.
void Room::settleWaiting(const Now &now, RoomEffects &effects)
{
    const int most = m_record.maxPeople == 0 ? m_waiting.size() : m_record.maxPeople - people();
    const bool isDue = m_waitingDue && *m_waitingDue <= now.mono;
    if (!std::exchange(m_waitingMoved, false) && !isDue
        && std::clamp(most, 0, m_waiting.size()) == m_waiting.held())
        return;
    while (const int position = m_waiting.overdue(now.mono)) {
        if (m_waiting.at(position).heldUntil)
            m_waiting.step(now.mono);
        dropPlace(m_waiting.at(position).user, Word::Over, effects);
    }
    const int before = m_waiting.held();
    m_waiting.hold(most, now.mono + m_rules->seatHold);
    for (int position = before + 1; position <= m_waiting.held(); ++position) {
        const WaitList::Place &place = m_waiting.at(position);
        if (place.to.connection.isValid())
            effects.push_back(effect::TellOne{
                place.to, SeatReady{.room = m_record.id, .holdMs = m_rules->seatHold.count()}});
    }
    const bool due = m_positionsDue && *m_positionsDue <= now.mono;
    bool moved = false;
    for (int position = 1; position <= m_waiting.size(); ++position) {
        WaitList::Place &place = m_waiting.at(position);
        if (place.told == position || !place.to.connection.isValid())
            continue;
        moved = true;
        if (!due)
            break;
        RoomWaitlist word{.room = m_record.id, .position = position};
        if (const auto estimate = m_waiting.estimate(position))
            word.estimateMs = estimate->count();
        effects.push_back(effect::TellOne{place.to, word});
        place.told = position;
    }
    if (due)
        m_positionsDue.reset();
    else if (moved && !m_positionsDue)
        m_positionsDue = now.mono + m_rules->waitlistInterval;
    m_waitingDue = m_waiting.nextDeadline();
    if (m_positionsDue && (!m_waitingDue || *m_positionsDue < *m_waitingDue))
        m_waitingDue = m_positionsDue;
    noteEmpty(now);
}

} // namespace chat::server
