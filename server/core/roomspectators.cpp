// SPDX-License-Identifier: Apache-2.0
#include "server/core/room.h"

#include <algorithm>

/// Who watches a match without playing (F-077, decision 42): he hears everything, says nothing, has no seat
/// that is kept, and is no member of the room.
namespace chat::server {

bool Room::isSpectator(const Sender &sender) const
{
    const auto found = m_spectators.find(sender.user);
    return found != m_spectators.end() && found->second.connection == sender.recipient.connection;
}

Result<Room::Door> Room::spectatorsDoor(UserId user) const
{
    if (m_spectators.contains(user))
        return Door::Watch; // from another connection
    const int most = m_settings.spectators.value_or(0);
    if (spectators() >= most) {
        return std::unexpected(
            Error{.code = ErrorCode::RoomFull, .limit = QByteArray::number(most) + " spectators"});
    }
    const bool isUnwelcome
        = std::ranges::any_of(m_settings.admitted, [&](UserId player) { return isBlockedBy(player, user); });
    return isUnwelcome ? Result<Door>(chat::refuse(ErrorCode::Forbidden)) : Door::Watch;
}

/// Who has gone for good may come back as before, so there is a seat more for each.
void Room::admit(const roomjob::Admit &job)
{
    for (const UserId user : job.people) {
        if (m_settings.isAdmitted(user))
            continue;
        m_settings.admit(user);
        ++m_record.maxPeople;
    }
}

void Room::watch(const roomjob::Enter &job, const Now &now, RoomEffects &effects)
{
    const Recipient &to = job.sender.recipient;
    const auto [found, isNew] = m_spectators.try_emplace(job.sender.user, to);
    if (!isNew && found->second.connection != to.connection)
        effects.push_back(effect::Unsubscribe{found->second.connection});
    found->second = to;
    if (isNew)
        countSpectatorsLater(now);
    letIn(job, now, effects);
}

bool Room::stopWatching(UserId user, ConnectionId connection, const Now &now, RoomEffects &effects)
{
    const auto found = m_spectators.find(user);
    if (found == m_spectators.end() || found->second.connection != connection)
        return false;
    effects.push_back(effect::Unsubscribe{connection});
    m_spectators.erase(found);
    countSpectatorsLater(now);
    return true;
}

void Room::countSpectatorsLater(const Now &now)
{
    if (!m_countDue)
        m_countDue = now.mono + limits::countInterval;
}

void Room::dropSpectators(RoomEffects &effects)
{
    for (const auto &[user, to] : m_spectators)
        effects.push_back(effect::Unsubscribe{to.connection});
    m_spectators.clear();
}

} // namespace chat::server
