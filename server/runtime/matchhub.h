// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/hub.h"
#include "server/runtime/matchactor.h"
#include "server/runtime/ratingwriter.h"

#include <map>
#include <mutex>

namespace chat::server {

/// The modes by name, and who is in which. Its mutex is held for a look-up only. Any thread.
class MatchHub final : public MatchWorld
{
public:
    /// `services.world` is filled in.
    MatchHub(MatchServices services, Hub &hub);
    Q_DISABLE_COPY_MOVE(MatchHub)

    /// Hears whenever somebody waits for no match and plays none any more; in the turn of a desk. Before the
    /// first job.
    void onFreed(std::function<void(UserId user)> freed) { m_freed = std::move(freed); }

    /// The modes of the configuration, at the start and whenever it is read again. A mode that is not among
    /// them takes nobody any more; its matches go on.
    void configure(const std::vector<MatchRules> &modes);

    /// Goes to the desk of the mode. Errors: ModeUnknown, Overloaded.
    [[nodiscard]] Result<void> queue(matchjob::Queue job);
    /// The same.
    [[nodiscard]] Result<void> list(matchjob::List job);
    /// Goes to the desk where its sender is. Errors: `nowhere` when he is at none, Overloaded.
    [[nodiscard]] Result<void> ask(UserId user, MatchJob job, ErrorCode nowhere);
    void connectionGone(ConnectionId connection, UserId user);
    /// To all, as it may have asked to queue a moment ago.
    void withdraw(const matchjob::Withdraw &job);
    /// Of who waits for a match now; who comes later is looked up when he comes.
    void blocksChanged(UserId user);
    /// In which he waits or plays; none: in no one.
    [[nodiscard]] std::optional<QString> modeOf(UserId user) const;
    void seatChanged(RoomId room, UserId user, bool taken);

    /// By name.
    [[nodiscard]] std::vector<MatchModeInfo> modes() const;
    /// Of all modes, also of those that are gone; by name.
    [[nodiscard]] std::vector<MatchModeFacts> facts() const;

    using Look = decltype(matchjob::Inspect::look);
    /// `look` runs at the desk of `mode`, or at every desk, one at a time, each in its turn; then `told`
    /// once. A mode that is unknown has no desk. Errors: Overloaded.
    void inspect(const std::optional<QString> &mode, Look look, std::function<void(Result<void>)> told);
    /// An operator's act, at the desk that it is about; `done` is told whom it hit. Errors as those of
    /// matchjob::Steer, and Overloaded.
    void steer(const MatchAct &act, std::function<void(Result<int>)> done);

    // MatchWorld
    [[nodiscard]] bool claim(std::span<const UserId> people, const QByteArray &mode) override;
    void release(UserId user) override;
    void admit(RoomId room, const std::vector<UserId> &people) override;
    [[nodiscard]] std::vector<UserId> blockedBy(UserId user) const override;
    void loadRating(UserId user, TicketId ticket, const QByteArray &mode) override;
    void saveRatings(MatchId match, const QByteArray &mode, std::vector<RatingRecord> ratings) override;
    [[nodiscard]] bool openRoom(const MatchRoom &room) override;
    [[nodiscard]] int spectators(RoomId room) const override;

private:
    using Desk = std::shared_ptr<MatchActor>;
    struct Mode {
        std::shared_ptr<const MatchRules> rules;
        Desk desk;
        bool open = true;
    };

    /// Of a mode that is open; null: there is none.
    [[nodiscard]] Desk openDesk(const QString &mode) const;
    [[nodiscard]] Desk deskOf(UserId user) const;
    [[nodiscard]] Desk deskOf(const QByteArray &mode) const;
    /// All, or that of one mode, if there is one.
    [[nodiscard]] std::vector<Desk> desksOf(const std::optional<QString> &mode) const;

    MatchServices m_services;
    RatingWriter m_ratings;
    Hub *m_hub;
    std::function<void(UserId user)> m_freed;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Mode> m_modes;
    std::unordered_map<UserId, QByteArray> m_places; ///< who waits or plays, and where
};

} // namespace chat::server
