// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/lobby.h"
#include "server/core/ports.h"
#include "server/runtime/actor.h"

namespace chat::server {

/// What the lobby works with. Any thread; outlives it.
struct LobbyServices {
    Workers *workers;
    TimerQueue *timers;
    Publisher *publisher;
    const LobbyRules *rules;
    const NickRules *nicks;
    const GuestTokens *tokens;
    size_t mailboxJobs = limits::mailboxJobs;
    /// Answers to operators, by the ticket of the job. Any thread.
    std::function<void(quint64 ticket, int sessions)> kicked;
    std::function<void(quint64 ticket, const Result<int> &sessions)> told;
    std::function<void(quint64 ticket, std::vector<SessionRow> sessions)> listed;
    /// Who was looked for, for a room among people. Any thread.
    std::function<void(const lobbyeffect::Direct &found)> direct = {};
    /// Any thread.
    std::function<void(const lobbyeffect::LateGone &late)> lateGone = {};
};

struct LobbyCounts {
    std::atomic<int> sessions{0};
    std::atomic<int> connected{0};
    struct Logins {
        std::atomic<quint64> logins{0};
        std::atomic<quint64> refused{0};
    };
    Logins guests; ///< new ones
    Logins tokens; ///< guests who come back, and accounts
    std::atomic<quint64> resumes{0};
    std::atomic<quint64> replaced{0};
    std::atomic<quint64> resumesRefused{0};
};

/// Gives the Lobby its turns. There is one.
class LobbyActor final : public Actor<LobbyJob>
{
public:
    explicit LobbyActor(const LobbyServices &services);

    [[nodiscard]] const LobbyCounts &counts() const { return m_counts; }

private:
    void handle(LobbyJob &job, const Now &now) override;
    [[nodiscard]] const char *nameOf(const LobbyJob &job) const override;
    void endTurn(const Now &now) override;
    void failed(const char *what) override;
    void apply(LobbyEffect &effect);

    const LobbyServices *m_services;
    Lobby m_lobby;
    LobbyCounts m_counts;
    LobbyEffects m_effects;
    Deliveries m_deliveries; ///< of this turn
};

} // namespace chat::server
