// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/matchlife.h"
#include "shared/client/rooms.h"

namespace chat::client {

/// Waiting for a match and playing it, on one connection: asks, hears, and says where we are. What was lost
/// with the connection is said to be lost; a match that runs is taken up again by its room. One thread, with
/// an event loop.
class Matches final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    Matches(Connection &connection, Clock &clock, Rooms &rooms);

    /// What can be played, as it was told last; by name. Empty: nothing, or not asked yet.
    [[nodiscard]] const std::vector<MatchModeInfo> &modes() const { return m_modes; }
    [[nodiscard]] bool knowsModes() const { return m_knowsModes; } ///< on this connection
    void refreshModes(); ///< ends in modesChanged() when we are online

    [[nodiscard]] const MatchLife &life() const { return m_life; }
    [[nodiscard]] Milliseconds waited() const { return m_life.waited(m_clock.now().mono); }
    [[nodiscard]] Milliseconds checkLeft() const { return m_life.checkLeft(m_clock.now().mono); }
    [[nodiscard]] std::optional<Milliseconds> cooldown() const { return m_life.cooldown(m_clock.now().mono); }

    // What does not fit the stage, or needs a connection that is not there, changes nothing.
    void queue(const QueueForMatch &wish);
    void cancel();
    void answer(bool accept); ///< the match that was found
    /// 1 the best, for each team of life().match() in its order.
    void report(const std::vector<int> &places);
    void leave(); ///< the match and its room, also when it is over

Q_SIGNALS:
    void modesChanged();
    void changed(); ///< anything of life()
    void found(); ///< behind changed(): somebody has to accept now
    void started(chat::RoomId room); ///< we are in the room of the match

    // For the session that owns it.
public:
    void welcome(const UserInfo &self);
    void offline();
    /// True: it was about matches.
    bool hear(const ServerPacket &packet);

private:
    [[nodiscard]] bool isReady(MatchStage stage) const;
    void askStatus();
    void refuse(const Error &error);
    void start(const MatchStart &word);
    void entered(RoomId room);
    void left(RoomId room);

    Connection &m_connection;
    Clock &m_clock;
    Rooms &m_rooms;
    UserInfo m_self;
    std::vector<MatchModeInfo> m_modes;
    bool m_knowsModes = false;
    bool m_startsSoon = false; ///< the room of the match is not entered yet
    MatchLife m_life;
};

} // namespace chat::client
