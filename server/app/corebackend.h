// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/ports.h"
#include "server/core/tokens.h"
#include "server/runtime/hub.h"
#include "server/runtime/lobbyactor.h"

#include <memory>
#include <optional>

namespace chat::server {

/// What the sockets reach the actors through. Credentials are verified in the pool before the lobby hears of
/// them. Any thread, once it is connected.
class CoreBackend final : public Backend
{
public:
    CoreBackend(bool guests, const GuestTokens &tokens, std::optional<TokenVerifier> accounts,
                const TokenKey &ownKey);

    /// Before the first call.
    void connectTo(Hub &hub, std::shared_ptr<LobbyActor> lobby, Workers &workers, Publisher &publisher);

    [[nodiscard]] bool login(LoginRequest request) override;
    void connectionGone(lobbyjob::ConnectionGone gone) override;
    [[nodiscard]] Submitted submit(RoomId room, RoomJob job) override;
    [[nodiscard]] std::optional<RoomId> findRoom(const QString &name) const override;
    [[nodiscard]] std::vector<RoomInfo> channels() const override;

private:
    [[nodiscard]] bool guest(LoginRequest &request, const AuthGuest &wish);
    void verify(const LoginRequest &request, const AuthToken &given) const;
    [[nodiscard]] Result<lobbyjob::Login> identify(QByteArrayView token) const;
    void refuse(const LoginRequest &request, const Error &error) const;

    bool m_guests;
    const GuestTokens *m_tokens;
    std::optional<TokenVerifier> m_accounts; ///< of the game's own backend; none: not configured
    const TokenKey *m_ownKey;
    Hub *m_hub = nullptr;
    std::shared_ptr<LobbyActor> m_lobby;
    Workers *m_workers = nullptr;
    Publisher *m_publisher = nullptr;
};

} // namespace chat::server
