// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/lobbyactor.h"

#include "shared/core/logging.h"
#include "shared/core/match.h"

namespace chat::server {

LobbyActor::LobbyActor(const LobbyServices &services)
    : Actor(*services.workers, "lobby", "lobby", services.mailboxJobs),
      m_services(&services),
      m_lobby(*services.rules, *services.nicks, *services.tokens)
{
}

const char *LobbyActor::nameOf(const LobbyJob &job) const
{
    return match(job, [](const auto &kind) { return kind.name; });
}

void LobbyActor::handle(LobbyJob &job, const Now &now)
{
    m_effects.clear();
    m_lobby.handle(job, now, m_effects);
    for (LobbyEffect &effect : m_effects)
        apply(effect);
}

void LobbyActor::apply(LobbyEffect &effect)
{
    const auto answer = [](const Recipient &to, RequestId request, const auto &body) {
        return request != 0 ? encodeAnswer(to.format, request, body) : QByteArray();
    };
    const auto logins = [this](bool byToken) -> LobbyCounts::Logins & {
        return byToken ? m_counts.tokens : m_counts.guests;
    };
    match(
        effect, //
        [&](lobbyeffect::Refuse &refused) {
            (refused.resume ? m_counts.resumesRefused : logins(refused.byToken).refused)
                .fetch_add(1, std::memory_order_relaxed);
            delivery::LoginRefused out{.connection = refused.to.connection};
            if (refused.request != 0)
                out.payloads.push_back(encodeError(refused.to.format, refused.request, refused.error));
            if (refused.resume)
                out.payloads.push_back(encode(refused.to.format, {}, ResumeFailed{*refused.resume}));
            m_deliveries.push_back(std::move(out));
        },
        [&](lobbyeffect::LoggedIn &in) {
            (in.welcome.resumed ? m_counts.resumes : logins(in.byToken).logins)
                .fetch_add(1, std::memory_order_relaxed);
            delivery::LoggedIn out{.connection = in.to.connection,
                                   .session = in.welcome.session,
                                   .user = in.welcome.user,
                                   .system = in.welcome.system,
                                   .systemSince = in.systemSince,
                                   .flood = in.flood};
            if (in.request != 0)
                out.payloads.push_back(answer(in.to, in.request, in.answer));
            out.payloads.push_back(encode(in.to.format, {}, in.welcome));
            m_deliveries.push_back(std::move(out));
        },
        [&](lobbyeffect::Close &close) {
            if (close.code == CloseCode::Replaced)
                m_counts.replaced.fetch_add(1, std::memory_order_relaxed);
            m_deliveries.push_back(
                delivery::Close{close.to.connection, close.code, close.reason,
                                close.word ? encode(close.to.format, {}, *close.word) : QByteArray()});
        },
        [&](lobbyeffect::Kicked &kicked) { m_services->kicked(kicked.ticket, kicked.sessions); },
        [&](lobbyeffect::Tell &tell) {
            m_deliveries.push_back(delivery::ToConnection{
                tell.to.connection, encode(tell.to.format, {.time = tell.time}, tell.word)});
        },
        [&](lobbyeffect::Invite &invited) {
            m_deliveries.push_back(delivery::ToConnection{
                invited.to.connection,
                match(invited.word, [&](const auto &word) { return encode(invited.to.format, {}, word); })});
        },
        [&](lobbyeffect::Direct &found) {
            if (m_services->direct)
                m_services->direct(found);
        },
        [&](lobbyeffect::LateGone &late) {
            if (m_services->lateGone)
                m_services->lateGone(late);
        },
        [&](lobbyeffect::Told &told) { m_services->told(told.ticket, told.sessions); },
        [&](lobbyeffect::Listed &listed) { m_services->listed(listed.ticket, std::move(listed.sessions)); });
}

void LobbyActor::endTurn(const Now &)
{
    m_counts.sessions.store(m_lobby.sessions(), std::memory_order_relaxed);
    m_counts.connected.store(m_lobby.connected(), std::memory_order_relaxed);
    if (!m_deliveries.empty())
        m_services->publisher->publish(std::exchange(m_deliveries, {}));
    wakeAt(*m_services->timers, m_lobby.nextDeadline());
}

void LobbyActor::failed(const char *what)
{
    // The lobby goes on: what it decided before the fault holds, and the job that failed changes nothing
    // more.
    qCCritical(lcSession, "incident %s: a job of the lobby failed: %s", idToText(randomId()).constData(),
               what);
}

} // namespace chat::server
