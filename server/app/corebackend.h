// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/loginthrottle.h"
#include "server/core/ports.h"
#include "server/core/tokens.h"
#include "server/runtime/blockbook.h"
#include "server/runtime/hub.h"
#include "server/runtime/lobbyactor.h"
#include "server/runtime/matchhub.h"
#include "server/runtime/partyactor.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace chat::server {

/// What the sockets reach the actors through. Credentials are verified in the pool before the lobby hears of
/// them. Any thread, once it is connected.
class CoreBackend final : public Backend
{
public:
    CoreBackend(const GuestTokens &tokens, const TokenKey &ownKey);

    /// Who is let in from now on: guests, and those with a token of the operator's own login server. Whoever
    /// shows tokens that are not good, again and again, is made to wait, except from `exempt` (faults row
    /// 27).
    void setLogins(bool guests, std::optional<TokenVerifier> accounts, std::vector<AddressRange> exempt);

    /// Logins whose token was not good. Any thread.
    [[nodiscard]] quint64 tokensRefused() const { return m_tokensRefused.load(std::memory_order_relaxed); }

    /// What people may make. Before the first call.
    void setOwnRooms(std::vector<RoomKind> kinds, const RoomRules &rules);

    /// Before the first call.
    void connectTo(Hub &hub, MatchHub &matches, std::shared_ptr<LobbyActor> lobby, Workers &workers,
                   Publisher &publisher, Pipeline &pipeline);
    /// Behind connectTo(). `timers` outlives this.
    void openParties(TimerQueue &timers);
    /// Behind openParties(); valid as long as this.
    [[nodiscard]] PartyActor &parties() const { return *m_parties; }
    /// Who does not want to hear from whom, as it is kept. Before the first call.
    [[nodiscard]] StoreResult<void> loadBlocks(EventReader &reader);
    /// Valid as long as this.
    [[nodiscard]] const BlockBook &blockBook() const { return m_blocks; }
    /// Of all rooms. Valid as long as this.
    [[nodiscard]] const RoomRules &rules() const { return m_roomRules; }
    /// The lobby has looked for the people of a room that is not there yet.
    void makeDirect(const lobbyeffect::Direct &found);

    [[nodiscard]] bool login(LoginRequest request) override;
    void connectionGone(lobbyjob::ConnectionGone gone) override;
    [[nodiscard]] Submitted submit(RoomId room, RoomJob job) override;
    [[nodiscard]] Result<void> createRoom(RoomId room, const CreateRoom &wish, roomjob::Enter enter) override;
    [[nodiscard]] Result<void> openDirect(RoomId room, std::vector<UserId> people,
                                          roomjob::Enter enter) override;
    [[nodiscard]] DirectList directRooms(UserId of) const override;
    void setBlock(BlockWish wish) override;
    [[nodiscard]] BlockList blocks(UserId of) const override;
    [[nodiscard]] std::optional<RoomId> findRoom(const QString &name) const override;
    [[nodiscard]] std::shared_ptr<const RoomCatalogue> catalogue() const override;
    [[nodiscard]] std::vector<RoomInfo> channels() const override;
    [[nodiscard]] Result<void> queueForMatch(matchjob::Queue job) override;
    [[nodiscard]] Result<void> listMatches(matchjob::List job) override;
    [[nodiscard]] Result<void> askMatch(UserId user, MatchJob job, ErrorCode nowhere) override;
    void leaveMatches(ConnectionId connection, UserId user) override
    {
        m_matches->connectionGone(connection, user);
    }
    [[nodiscard]] Result<void> askParty(partyjob::Ask job) override;
    [[nodiscard]] Result<void> queueParty(partyjob::Queue job) override;
    void leaveParty(partyjob::ConnectionGone gone) override;
    [[nodiscard]] std::vector<MatchModeInfo> matchModes() const override { return m_matches->modes(); }

private:
    [[nodiscard]] bool guest(LoginRequest &request, const AuthGuest &wish);
    [[nodiscard]] std::optional<Milliseconds> guesserWaits(const QString &address);
    void guessed(const QString &address);
    void verify(const LoginRequest &request, const AuthToken &given);
    [[nodiscard]] Result<lobbyjob::Login> identify(QByteArrayView token) const;
    void answerBlock(const BlockWish &wish, const Result<void> &done) const;
    void refuse(const LoginRequest &request, const Error &error) const;

    using Accounts = std::shared_ptr<const TokenVerifier>;
    [[nodiscard]] Accounts accounts() const;

    std::atomic<bool> m_guests{false};
    std::atomic<quint64> m_tokensRefused{0};
    const GuestTokens *m_tokens;
    mutable std::mutex m_mutex;
    Accounts m_accounts; ///< of the game's own backend; null: not configured
    std::vector<AddressRange> m_exempt; ///< guarded by m_mutex, too, as is the next
    LoginThrottle m_throttle{limits::badTokens};
    const TokenKey *m_ownKey;
    std::vector<RoomKind> m_ownKinds;
    RoomRules m_roomRules;
    Hub *m_hub = nullptr;
    MatchHub *m_matches = nullptr;
    std::shared_ptr<LobbyActor> m_lobby;
    std::shared_ptr<PartyActor> m_parties;
    Workers *m_workers = nullptr;
    Publisher *m_publisher = nullptr;
    BlockBook m_blocks;
    Pipeline *m_pipeline = nullptr;
};

} // namespace chat::server
