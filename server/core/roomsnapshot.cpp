// SPDX-License-Identifier: Apache-2.0
#include "server/core/directroom.h"
#include "server/core/room.h"
#include "server/core/systemroom.h"

#include <algorithm>

namespace chat::server {

RoomSnapshot Room::snapshot(const roomjob::Enter &job, const Now &now) const
{
    const std::optional<Position> &since = job.since;
    RoomSnapshot snapshot{
        .room = info(), .membersTotal = people(), .seq = m_log.lastSeq(), .epoch = m_log.epoch()};
    if (m_kind == RoomKind::Direct)
        snapshot.room.name = directName(m_settings.people, job.sender.user);
    addStanding(snapshot, job.sender.user, now);
    // The envelope and all fields but the four below; then what the settings add.
    const qsizetype around = 768 + qsizetype(m_settings.roles.size()) * 48 + quotedBytes(m_settings.topic)
        + quotedBytes(m_settings.category.value_or(QString()))
        + quotedBytes(m_settings.icon.value_or(QString()));
    const qsizetype room = m_rules->maxAnswerBytes - around - quotedBytes(snapshot.room.name);
    qsizetype membersBytes = 0;
    if (!isQuiet())
        snapshot.members = memberList(room / 2, membersBytes);
    const qsizetype logBytes = room - membersBytes;
    auto slice = since ? m_log.after(*since, logBytes) : std::nullopt;
    if (!slice) {
        slice = m_log.newest(m_rules->snapshotMessages, logBytes);
        slice->complete = slice->complete && !since;
    }
    if (isQuiet() && !since)
        eraseOver(slice->events, now.wall);
    snapshot.complete = slice->complete;
    snapshot.log = std::move(slice->events);
    if (!snapshot.log.empty()) {
        snapshot.from = snapshot.log.front().seq;
        snapshot.to = snapshot.log.back().seq;
    }
    return snapshot;
}

/// Who the receiver is here, and who the others are.
void Room::addStanding(RoomSnapshot &snapshot, UserId user, const Now &now) const
{
    if (m_settings.host)
        snapshot.host = m_settings.host->id;
    if (const RoomRole role = m_settings.roleOf(user); role != RoomRole::Member)
        snapshot.role = role;
    if (m_spectators.contains(user))
        snapshot.role = RoomRole::Guest;
    if (m_settings.spectators)
        snapshot.spectators = spectators();
    if (!m_settings.roles.empty())
        snapshot.roles = m_settings.roles;
    if (const RoomBan *mute = findBan(m_settings.mutes, user, now.wall)) {
        snapshot.muted = true;
        snapshot.mutedUntil = mute->until;
    }
    if (const auto rest = m_slow.wait(user, now.mono))
        snapshot.slowWaitMs = rest->count();
}

std::vector<UserInfo> Room::memberList(qsizetype maxBytes, qsizetype &bytes) const
{
    std::vector<std::pair<quint64, decltype(m_members)::const_iterator>> ordered;
    ordered.reserve(m_members.size());
    for (auto member = m_members.begin(); member != m_members.end(); ++member)
        ordered.emplace_back(member->second.order, member);
    std::ranges::sort(ordered, {}, [](const auto &entry) { return entry.first; });
    std::vector<UserInfo> members;
    members.reserve(ordered.size());
    bytes = 0;
    for (const auto &[order, member] : ordered) {
        const qsizetype more = bytes + member->second.answerBytes;
        if (more > maxBytes)
            break;
        bytes = more;
        members.push_back({member->first, member->second.nick});
    }
    return members;
}

} // namespace chat::server
