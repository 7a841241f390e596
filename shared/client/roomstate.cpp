// SPDX-License-Identifier: Apache-2.0
#include "shared/client/roomstate.h"

namespace chat::client {
namespace {

/// What is absent stays as it was.
template <class Target, class Told>
void take(Target &target, const std::optional<Told> &told)
{
    if (told)
        target = *told;
}

} // namespace

RoomState::RoomState(RoomId room, Clock &clock) : m_clock(clock), m_info{.id = room, .name = {}} { }

bool RoomState::maySteer(UserId user) const { return steers() && user != m_self && roleOf(user) < role(); }

bool RoomState::isMuted() const { return m_muted && (!m_mutedUntil || m_clock.now().mono < *m_mutedUntil); }

Silence RoomState::silence() const
{
    if (m_info.archived.value_or(false))
        return Silence::Archived;
    if (m_info.announceOnly.value_or(false) && !steers())
        return Silence::FewSpeak;
    if (role() == RoomRole::Guest)
        return m_info.kind == RoomKind::Match ? Silence::Watching : Silence::Guest;
    if (isMuted())
        return Silence::Muted;
    if (!steers() && m_clock.now().mono < m_slowUntil)
        return Silence::Slow;
    return Silence::None;
}

std::optional<Milliseconds> RoomState::silentFor() const
{
    std::optional<MonoTime> end;
    if (silence() == Silence::Muted)
        end = m_mutedUntil;
    else if (silence() == Silence::Slow)
        end = m_slowUntil;
    return end ? std::optional(std::chrono::ceil<Milliseconds>(*end - m_clock.now().mono)) : std::nullopt;
}

void RoomState::setSelf(UserId self)
{
    if (std::exchange(m_self, self) != self)
        Q_EMIT changed();
}

/// By our own clock, whatever the server's wall clock says.
std::optional<MonoTime> RoomState::later(Timestamp end, Timestamp serverTime) const
{
    return m_clock.now().mono + (end - serverTime);
}

void RoomState::apply(const RoomSnapshot &snapshot, Timestamp serverTime)
{
    m_info = snapshot.room;
    m_roles.clear();
    for (const RoleInfo &entry : snapshot.roles.value_or(std::vector<RoleInfo>()))
        setRole(entry.user, entry.role);
    if (snapshot.role)
        setRole(m_self, *snapshot.role);
    m_host = snapshot.host;
    if (m_host)
        setRole(*m_host, RoomRole::Host);
    m_muted = snapshot.muted.value_or(false);
    m_mutedUntil = snapshot.mutedUntil ? later(*snapshot.mutedUntil, serverTime) : std::nullopt;
    m_slowUntil = m_clock.now().mono + Milliseconds(snapshot.slowWaitMs.value_or(0));
    Q_EMIT changed();
}

void RoomState::apply(const RoomChanged &word)
{
    m_info.locked = word.locked;
    take(m_info.name, word.newName);
    take(m_info.topic, word.topic);
    take(m_info.max, word.max);
    take(m_info.password, word.password);
    take(m_info.inviteOnly, word.inviteOnly);
    take(m_info.announceOnly, word.announceOnly);
    take(m_info.archived, word.archived);
    take(m_info.slowMs, word.slowMs);
    take(m_info.category, word.category);
    take(m_info.icon, word.icon);
    if (m_info.slowMs.value_or(0) == 0)
        m_slowUntil = {};
    Q_EMIT changed();
}

void RoomState::apply(const RoomHost &word)
{
    if (m_host) // what he is from now on is told behind this
        setRole(*m_host, RoomRole::Member);
    m_host = word.to.id;
    setRole(word.to.id, RoomRole::Host);
    Q_EMIT changed();
}

void RoomState::apply(const MemberRole &word)
{
    setRole(word.user, word.role);
    Q_EMIT changed();
}

void RoomState::apply(const MemberMuted &word, Timestamp serverTime)
{
    if (word.user != m_self)
        return;
    m_muted = word.muted;
    m_mutedUntil = word.until ? later(*word.until, serverTime) : std::nullopt;
    Q_EMIT changed();
}

void RoomState::spoke()
{
    const Milliseconds pause(m_info.slowMs.value_or(0));
    if (pause.count() == 0 || steers())
        return;
    m_slowUntil = m_clock.now().mono + pause;
    Q_EMIT changed();
}

void RoomState::heldBack(const Error &error)
{
    if (error.code != ErrorCode::SlowMode || !error.retryAfter)
        return;
    m_slowUntil = m_clock.now().mono + *error.retryAfter;
    Q_EMIT changed();
}

void RoomState::setRole(UserId user, RoomRole role)
{
    if (role == RoomRole::Member)
        m_roles.remove(user);
    else
        m_roles.insert(user, role);
}

} // namespace chat::client

#include "moc_roomstate.cpp"
