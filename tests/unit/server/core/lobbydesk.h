// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/lobby.h"
#include "server/core/nickrules.h"
#include "server/core/tokens.h"

namespace chat::server {

/// A lobby without a server. Connections are numbers; the effects of the last job are kept.
class LobbyDesk
{
public:
    explicit LobbyDesk(LobbyRules lobbyRules = {})
        : rules(std::move(lobbyRules)),
          nicks({QStringLiteral("admin")}),
          tokens(*TokenKey::parse(QByteArray(32, 's'))),
          lobby(rules, nicks, tokens)
    {
    }

    /// Of whoever comes on that connection.
    static DeviceId deviceOf(int connection) { return DeviceId{quint64(connection)}; }
    static Recipient to(int connection)
    {
        return {.connection = {.slot = quint32(connection), .generation = 1}};
    }

    void handle(const LobbyJob &job)
    {
        effects.clear();
        lobby.handle(job, now, effects);
    }
    /// A guest; with a user: one who came back with his own token.
    void guest(int connection, const QString &nick = {}, std::optional<UserId> user = {})
    {
        handle(lobbyjob::Login{
            .to = to(connection), .request = 1, .user = user, .nick = nick, .client = client(connection)});
    }
    /// A user of another server, by its token.
    void account(int connection, UserId user, const QString &nick)
    {
        handle(lobbyjob::Login{.to = to(connection),
                               .request = 1,
                               .user = user,
                               .nick = nick,
                               .guest = false,
                               .token = "theirs",
                               .expires = now.wall + std::chrono::hours(1),
                               .client = client(connection)});
    }
    void resume(int connection, const Welcome &welcome)
    {
        resume(connection, welcome.session, welcome.resumeKey);
    }
    void resume(int connection, SessionId session, const QByteArray &key)
    {
        handle(lobbyjob::Resume{.to = to(connection),
                                .request = 2,
                                .session = session,
                                .key = key,
                                .since = Position{Epoch{1}, 9},
                                .client = resumed(connection)});
    }
    /// With nothing to hand over: it was never told that it is logged in.
    void gone(int connection, LeaveReason reason = LeaveReason::Lost,
              std::optional<lobbyjob::ConnectionGone::Legacy> legacy = {})
    {
        handle(lobbyjob::ConnectionGone{to(connection).connection, reason, std::move(legacy)});
    }
    void gone(int connection, LeaveReason reason, const std::vector<RoomId> &rooms)
    {
        gone(connection, reason, lobbyjob::ConnectionGone::Legacy{{}, rooms, {}});
    }
    /// Time goes on; a Tick only when one is due, as the lobby's actor does it.
    void wait(Milliseconds time)
    {
        now.mono += time;
        now.wall += time;
        if (const auto due = lobby.nextDeadline(); due && *due <= now.mono)
            handle(lobbyjob::Tick{});
    }

    /// The only effect of a kind among the last ones; a default one when there is none, or more than one.
    template <class Effect>
    [[nodiscard]] Effect only() const
    {
        const Effect *found = nullptr;
        for (const LobbyEffect &effect : effects) {
            if (const auto *one = std::get_if<Effect>(&effect))
                found = found ? &nothing<Effect> : one;
        }
        return found ? *found : Effect{};
    }
    template <class Effect>
    [[nodiscard]] bool has() const
    {
        return std::ranges::any_of(
            effects, [](const LobbyEffect &effect) { return std::holds_alternative<Effect>(effect); });
    }
    [[nodiscard]] bool isLoggedIn() const { return has<lobbyeffect::LoggedIn>(); }
    [[nodiscard]] Welcome welcome() const { return only<lobbyeffect::LoggedIn>().welcome; }
    [[nodiscard]] lobbyeffect::Refuse refusal() const { return only<lobbyeffect::Refuse>(); }
    [[nodiscard]] std::vector<SessionRow> list()
    {
        handle(lobbyjob::List{3});
        return only<lobbyeffect::Listed>().sessions;
    }

    LobbyRules rules;
    NickRules nicks;
    GuestTokens tokens;
    Lobby lobby;
    Now now{MonoTime(std::chrono::hours(1)), Timestamp(Milliseconds(1'730'000'000'000))};
    LobbyEffects effects; ///< of the last job

private:
    template <class Effect>
    static inline const Effect nothing{};

    static lobbyjob::Client resumed(int connection)
    {
        lobbyjob::Client it = client(connection);
        it.device.clear();
        it.deviceId = {};
        return it;
    }

    static lobbyjob::Client client(int connection)
    {
        return {.address = QStringLiteral("192.0.2.%1").arg(connection),
                .network = QStringLiteral("192.0.2.%1").arg(connection),
                .device = QStringLiteral("device %1").arg(connection),
                .program = {},
                .deviceId = deviceOf(connection)};
    }
};

} // namespace chat::server
