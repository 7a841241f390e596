// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"
#include "server/core/room.h"

#include <algorithm>

/// What is different in rooms of a few people among themselves (S5-07), and whom nobody wants to hear.
namespace chat::server {

bool Room::belongs(UserId user) const
{
    return std::ranges::find(m_settings.people, user, &UserInfo::id) != m_settings.people.end();
}

bool Room::isBlockedBy(UserId who, UserId whom) const
{
    return m_rules->blocks && m_rules->blocks->blocks(who, whom);
}

void Room::noteNick(const UserInfo &newcomer, RoomEffects &effects)
{
    m_toldAbsent.erase(newcomer.id);
    const auto person = std::ranges::find(m_settings.people, newcomer.id, &UserInfo::id);
    if (person == m_settings.people.end() || person->nick == newcomer.nick)
        return;
    person->nick = newcomer.nick;
    effects.push_back(effect::Save{});
}

bool Room::isUnwanted(UserId author) const
{
    if (m_settings.people.size() != 2)
        return false; // of more people each hides whom he does not want to hear
    const UserInfo &first = m_settings.people.front();
    return isBlockedBy(first.id == author ? m_settings.people.back().id : first.id, author);
}

void Room::tellAbsent(const UserInfo &author, const Now &now, RoomEffects &effects)
{
    for (const UserInfo &person : m_settings.people) {
        const auto seat = m_members.find(person.id);
        const bool hears = seat != m_members.end() && seat->second.to.connection.isValid();
        if (hears || person.id == author.id || isBlockedBy(person.id, author.id))
            continue;
        const auto [told, isFirst] = m_toldAbsent.try_emplace(person.id, now.mono);
        if (!isFirst && now.mono < told->second + m_rules->absentInterval)
            continue;
        told->second = now.mono;
        RoomAdded word{.room = info(), .by = author};
        word.room.name = directName(m_settings.people, person.id);
        effects.push_back(effect::TellUser{person.id, std::move(word)});
    }
}

} // namespace chat::server
