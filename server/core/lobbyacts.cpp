// SPDX-License-Identifier: Apache-2.0
#include "server/core/lobby.h"

/// What operators do in the lobby, and who is looked for there.
namespace chat::server {

void Lobby::kick(const lobbyjob::Kick &job, const Now &now, LobbyEffects &effects)
{
    auto found = m_sessions.end();
    if (job.session)
        found = m_sessions.find(*job.session);
    else if (const auto byUser = job.user ? m_byUser.find(*job.user) : m_byUser.end();
             byUser != m_byUser.end())
        found = m_sessions.find(byUser->second);
    const int sessions = found != m_sessions.end() ? 1 : 0;
    if (sessions != 0)
        end(found, CloseCode::Kicked, LeaveReason::Kicked, now, effects);
    effects.push_back(lobbyeffect::Kicked{job.ticket, sessions});
}

/// The session is gone at once, so its resume key is, too; the connection follows.
void Lobby::end(Sessions::iterator found, CloseCode code, LeaveReason reason, const Now &now,
                LobbyEffects &effects)
{
    const Session &session = found->second;
    if (session.to.connection.isValid())
        effects.push_back(lobbyeffect::Close{session.to, code, reason, {}});
    if (session.claim)
        effects.push_back(lobbyeffect::Close{claimantOf(*session.claim), code, reason, {}});
    forget(found, now.mono);
}

void Lobby::ban(const lobbyjob::Ban &job, const Now &now, LobbyEffects &effects)
{
    m_bans.add(job.ban, now.wall);
    std::vector<SessionId> hit;
    for (const auto &[id, session] : m_sessions) {
        if (banOf(session.user.id, session.client, now))
            hit.push_back(id);
    }
    for (const SessionId id : hit)
        end(m_sessions.find(id), CloseCode::Banned, LeaveReason::Banned, now, effects);
    effects.push_back(lobbyeffect::Kicked{job.ticket, int(hit.size())});
}

std::optional<Error> Lobby::banOf(std::optional<UserId> user, const lobbyjob::Client &client,
                                  const Now &now) const
{
    const QString who = QString::fromLatin1(user.value_or(UserId()).toText());
    const QString device
        = client.deviceId.isValid() ? QString::fromLatin1(client.deviceId.toText()) : QString();
    return m_bans.refusal({{"user", who}, {"address", client.network}, {"device", device}}, now.wall);
}

void Lobby::tell(const lobbyjob::Tell &job, const Now &now, LobbyEffects &effects) const
{
    const auto found = m_sessions.find(job.session);
    if (found == m_sessions.end()) {
        effects.push_back(lobbyeffect::Told{job.ticket, chat::refuse(ErrorCode::UserNotFound)});
        return;
    }
    const Recipient &to = found->second.to;
    if (to.connection.isValid())
        effects.push_back(lobbyeffect::Tell{to, job.word, now.wall});
    effects.push_back(lobbyeffect::Told{job.ticket, int(to.connection.isValid())});
}

void Lobby::invite(const lobbyjob::Invite &job, LobbyEffects &effects) const
{
    const auto byUser = m_byUser.find(job.user);
    if (byUser == m_byUser.end())
        return;
    const Recipient &to = m_sessions.at(byUser->second).to;
    if (to.connection.isValid())
        effects.push_back(lobbyeffect::Invite{to, job.word});
}

/// Whoever is lost is here, too, as long as he may come back.
void Lobby::direct(const lobbyjob::Direct &job, LobbyEffects &effects) const
{
    std::vector<UserInfo> people;
    for (const UserId user : job.people) {
        const auto byUser = m_byUser.find(user);
        if (byUser == m_byUser.end()) {
            effects.push_back(lobbyeffect::Direct{job.room, {}, job.enter});
            return;
        }
        people.push_back(m_sessions.at(byUser->second).user);
    }
    effects.push_back(lobbyeffect::Direct{job.room, std::move(people), job.enter});
}

void Lobby::list(const lobbyjob::List &job, LobbyEffects &effects) const
{
    lobbyeffect::Listed listed{.ticket = job.ticket};
    listed.sessions.reserve(m_sessions.size());
    for (const auto &[id, session] : m_sessions) {
        listed.sessions.push_back({.session = id,
                                   .user = session.user,
                                   .connection = session.to.connection,
                                   .client = session.client,
                                   .since = session.since,
                                   .lost = !session.to.connection.isValid(),
                                   .rooms = int(session.rooms.size())});
    }
    effects.push_back(std::move(listed));
}

} // namespace chat::server
