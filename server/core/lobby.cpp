// SPDX-License-Identifier: Apache-2.0
#include "server/core/lobby.h"

#include "server/core/nickrules.h"
#include "server/core/tokens.h"
#include "shared/core/match.h"

#include <QTextBoundaryFinder>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// What somebody may know of where his other session comes from: enough to recognise, not enough to find.
QString addressHint(const QString &address)
{
    const bool v6 = address.contains(u':');
    const qsizetype cut = address.lastIndexOf(v6 ? u':' : u'.');
    return cut < 0 ? QString() : QString(address.left(cut) + (v6 ? ":*"_L1 : ".*"_L1));
}

/// The first characters of a nick, at most `count`, none of them cut in two.
QString beginning(const QString &nick, int count)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, nick);
    qsizetype end = 0;
    while (count-- > 0 && finder.toNextBoundary() != -1)
        end = finder.position();
    return nick.left(end);
}

} // namespace

Lobby::Lobby(const LobbyRules &rules, const NickRules &nicks, const GuestTokens &tokens)
    : m_rules(&rules),
      m_nicks(&nicks),
      m_tokens(&tokens)
{
}

void Lobby::handle(const LobbyJob &job, const Now &now, LobbyEffects &effects)
{
    match(
        job, //
        [&](const lobbyjob::Login &asked) { login(asked, now, effects); },
        [&](const lobbyjob::Resume &asked) { resume(asked, now, effects); },
        [&](const lobbyjob::ConnectionGone &gone) { connectionGone(gone, now, effects); },
        [&](const lobbyjob::Kick &asked) { kick(asked, now, effects); },
        [&](const lobbyjob::Invite &asked) { invite(asked, effects); },
        [&](const lobbyjob::Direct &asked) { direct(asked, effects); },
        [&](const lobbyjob::LateGone &late) {
            effects.push_back(lobbyeffect::LateGone{late.room, late.gone});
        },
        [&](const lobbyjob::Tell &asked) { tell(asked, now, effects); },
        [&](const lobbyjob::Ban &asked) { ban(asked, now, effects); },
        [&](const lobbyjob::Unban &asked) { m_bans.remove(asked.id); },
        [&](const lobbyjob::Tick &) { tick(now); }, [&](const lobbyjob::Drain &) { m_draining = true; },
        [&](const lobbyjob::List &asked) { list(asked, effects); });
}

const Recipient &Lobby::claimantOf(const Claim &claim)
{
    return std::visit([](const auto &job) -> const Recipient & { return job.to; }, claim);
}

void Lobby::login(const lobbyjob::Login &job, const Now &now, LobbyEffects &effects)
{
    const auto refuse = [&](Error error) {
        effects.push_back(
            lobbyeffect::Refuse{job.to, job.request, std::move(error), {}, job.user.has_value()});
    };
    if (m_draining)
        return refuse({.code = ErrorCode::Draining, .retryAfter = m_rules->serverFullRetry});
    if (auto banned = banOf(job.user, job.client, now))
        return refuse(*std::move(banned));
    const UserId user = job.user.value_or(UserId::random());
    const auto earlier = m_byUser.find(user);
    if (earlier != m_byUser.end()) {
        // Newest wins (F-008). The look-up and the change are one step of one actor, so a hundred logins at
        // once leave one session (B1-09).
        if (Session &old = m_sessions.at(earlier->second); old.to.connection.isValid())
            return wait(earlier->second, old, job, now, effects);
    }
    const auto nick = nickFor(job, user, now);
    if (!nick)
        return refuse(nick.error());
    if (earlier == m_byUser.end() && m_rules->maxSessions != 0 && sessions() >= m_rules->maxSessions)
        return refuse({.code = ErrorCode::ServerFull, .retryAfter = m_rules->serverFullRetry});

    if (earlier != m_byUser.end())
        forget(m_sessions.find(earlier->second), now.mono); // a lost one
    const SessionId id = SessionId::random();
    Session session{.user = {user, *nick},
                    .skeleton = m_nicks->skeleton(*nick),
                    .guest = job.guest,
                    .client = job.client,
                    .since = now.wall,
                    .flood = m_floods.take(user, m_rules->flood, now.mono)};
    if (!job.guest)
        session.token = job.token;
    session.expires = job.guest ? now.wall + std::chrono::days(m_rules->tokenDays) : job.expires;
    m_byUser.emplace(user, id);
    m_bySkeleton.insert_or_assign(session.skeleton, id);
    const auto kept = m_sessions.emplace(id, std::move(session)).first;
    attach(id, kept->second, job.to);
    effects.push_back(loggedIn(id, kept->second, job.request));
    std::get<lobbyeffect::LoggedIn>(effects.back()).byToken = job.user.has_value();
}

Result<QString> Lobby::nickFor(const lobbyjob::Login &job, UserId user, const Now &now) const
{
    const bool isWish = job.guest && !job.user;
    if (!job.nick.isEmpty()) {
        const auto nick = m_nicks->checked(job.nick);
        if (nick && !isTaken(m_nicks->skeleton(*nick), user, now))
            return *nick;
        if (isWish)
            return nick ? Result<QString>(chat::refuse(ErrorCode::NameTaken)) : nick;
        // A token's name is not a wish: its owner gets in, under a name that nobody else has.
        for (int number = 2; nick && number < 100; ++number) {
            const auto other = m_nicks->checked(beginning(*nick, limits::maxNickGraphemes - 3) + u'-'
                                                + QString::number(number));
            if (other && !isTaken(m_nicks->skeleton(*other), user, now))
                return *other;
        }
    }
    for (;;) {
        const QString nick = m_nicks->generatedNick(randomId());
        if (!isTaken(m_nicks->skeleton(nick), user, now))
            return nick;
    }
}

bool Lobby::isTaken(const QString &skeleton, UserId user, const Now &now) const
{
    const auto holder = m_bySkeleton.find(skeleton);
    if (holder == m_bySkeleton.end())
        return false;
    const auto session = m_sessions.find(holder->second);
    return session != m_sessions.end() && session->second.user.id != user
        && (!session->second.nickUntil || *session->second.nickUntil > now.mono);
}

void Lobby::resume(const lobbyjob::Resume &job, const Now &now, LobbyEffects &effects)
{
    const auto refuse = [&](ErrorCode code, std::optional<ResumeFailure> reason) {
        effects.push_back(lobbyeffect::Refuse{job.to, job.request, {.code = code}, reason});
    };
    if (m_draining)
        return refuse(ErrorCode::Draining, std::nullopt);
    const auto found = m_sessions.find(job.session);
    if (found == m_sessions.end())
        return refuse(ErrorCode::ResumeExpired, ResumeFailure::Expired);
    Session &session = found->second;
    if (!sameSecret(session.resumeKey, job.key))
        return refuse(ErrorCode::ResumeExpired, ResumeFailure::Unknown);
    lobbyjob::Client client = job.client; // a resume does not name its device again
    client.device = session.client.device;
    client.deviceId = session.client.deviceId;
    if (auto banned = banOf(session.user.id, client, now)) {
        effects.push_back(lobbyeffect::Refuse{job.to, job.request, *std::move(banned), std::nullopt});
        return;
    }
    if (session.claim && std::holds_alternative<lobbyjob::Login>(*session.claim))
        return refuse(ErrorCode::ResumeExpired, ResumeFailure::Expired); // a newer login has it
    if (session.to.connection.isValid()) // not missed yet (C-32)
        return wait(job.session, session, job, now, effects);
    session.client = std::move(client);
    if (isTaken(session.skeleton, session.user.id, now)) {
        // Somebody took the nick after it was given free.
        session.user.nick = m_nicks->generatedNick(randomId());
        session.skeleton = m_nicks->skeleton(session.user.nick);
    }
    m_bySkeleton.insert_or_assign(session.skeleton, job.session);
    attach(job.session, session, job.to);
    auto effect = loggedIn(job.session, session, job.request);
    effect.welcome.resumed = true;
    effect.welcome.rooms = session.rooms;
    effect.systemSince = job.since;
    effects.push_back(std::move(effect));
}

void Lobby::attach(SessionId id, Session &session, const Recipient &to)
{
    if (session.lostUntil)
        m_lost.erase({*session.lostUntil, id});
    session.lostUntil.reset();
    session.nickUntil.reset();
    session.to = to;
    session.resumeKey = newSecret();
    m_byConnection.insert_or_assign(to.connection, id);
}

void Lobby::wait(SessionId id, Session &session, Claim claim, const Now &now, LobbyEffects &effects)
{
    const auto client = match(claim, [](const auto &job) { return job.client; });
    ReplacedBy by{.addressHint = addressHint(client.address), .time = now.wall};
    if (!client.device.isEmpty())
        by.device = client.device;
    const auto close = [&](const Recipient &older, LeaveReason reason) {
        effects.push_back(lobbyeffect::Close{older, CloseCode::Replaced, reason, SessionReplaced{by}});
    };
    if (session.claim) {
        const Recipient older = claimantOf(*session.claim);
        close(older, LeaveReason::Replaced);
        m_claims.erase(older.connection);
    } else {
        // A resume comes for its seats, and no room hears of the change; a login begins anew.
        const bool resumes = std::holds_alternative<lobbyjob::Resume>(claim);
        close(session.to, resumes ? LeaveReason::Lost : LeaveReason::Replaced);
    }
    m_claims.emplace(claimantOf(claim).connection, id);
    session.claim = std::make_unique<Claim>(std::move(claim));
}

/// A guest's token holds nothing that the session does not: it is a quarter of what a session would keep.
AuthAnswer Lobby::answerOf(const Session &session) const
{
    const UserInfo &user = session.user;
    return {.user = user,
            .token = session.guest ? m_tokens->issue(user.id, user.nick, session.since, m_rules->tokenDays)
                                   : session.token,
            .expires = session.expires};
}

lobbyeffect::LoggedIn Lobby::loggedIn(SessionId id, const Session &session, RequestId request) const
{
    return {.to = session.to,
            .request = request,
            .answer = answerOf(session),
            .welcome = {.session = id,
                        .resumeKey = session.resumeKey,
                        .user = session.user,
                        .pingMs = int(m_rules->pingInterval.count()),
                        .pongMs = int(m_rules->pongTimeout.count()),
                        .system = m_rules->system},
            .flood = session.flood};
}

void Lobby::connectionGone(const lobbyjob::ConnectionGone &job, const Now &now, LobbyEffects &effects)
{
    if (const auto claim = m_claims.find(job.connection); claim != m_claims.end()) {
        m_sessions.at(claim->second).claim.reset();
        m_claims.erase(claim);
        return;
    }
    // By the connection, not by the user: the late end of a replaced connection finds nothing here (B1-08).
    const auto byConnection = m_byConnection.find(job.connection);
    if (byConnection == m_byConnection.end()) {
        if (job.legacy && !m_byUser.contains(job.legacy->user)) // kicked meanwhile
            m_floods.remember(job.legacy->user, job.legacy->flood, m_rules->flood, now.mono);
        return;
    }
    const SessionId id = byConnection->second;
    m_byConnection.erase(byConnection);
    const auto found = m_sessions.find(id);
    Session &session = found->second;
    session.to.connection = {};
    if (job.legacy) {
        session.flood = job.legacy->flood;
        session.rooms = job.legacy->rooms;
    }
    const auto claim = std::exchange(session.claim, nullptr);
    if (job.reason != LeaveReason::Lost || m_rules->resumeWindow.count() == 0) {
        forget(found, now.mono);
    } else {
        session.lostUntil = now.mono + m_rules->resumeWindow;
        session.nickUntil = now.mono + m_rules->nickHold;
        m_lost.insert({*session.lostUntil, id});
    }
    if (!claim)
        return;
    m_claims.erase(claimantOf(*claim).connection);
    match(
        *claim, //
        [&](const lobbyjob::Login &asked) { login(asked, now, effects); },
        [&](const lobbyjob::Resume &asked) { resume(asked, now, effects); });
}

void Lobby::forget(Sessions::iterator found, MonoTime now)
{
    const SessionId id = found->first;
    const Session &session = found->second;
    if (session.lostUntil)
        m_lost.erase({*session.lostUntil, id});
    if (session.to.connection.isValid())
        m_byConnection.erase(session.to.connection);
    if (session.claim)
        m_claims.erase(claimantOf(*session.claim).connection);
    m_byUser.erase(session.user.id);
    const auto nick = m_bySkeleton.find(session.skeleton);
    if (nick != m_bySkeleton.end() && nick->second == id)
        m_bySkeleton.erase(nick);
    m_floods.remember(session.user.id, session.flood, m_rules->flood, now);
    m_sessions.erase(found);
}

void Lobby::tick(const Now &now)
{
    while (!m_lost.empty() && m_lost.begin()->first <= now.mono)
        forget(m_sessions.find(m_lost.begin()->second), now.mono);
}

std::optional<MonoTime> Lobby::nextDeadline() const
{
    return m_lost.empty() ? std::nullopt : std::optional(m_lost.begin()->first);
}

} // namespace chat::server
