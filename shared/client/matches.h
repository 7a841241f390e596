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

    /// The matches of the mode asked for last that may be watched, as they were told last: at most
    /// limits::maxWatchRows of watchableTotal(). `trouble`: why they were not told.
    [[nodiscard]] const std::vector<WatchableMatch> &watchable() const { return m_watchable.matches; }
    [[nodiscard]] int watchableTotal() const { return m_watchable.total; }
    [[nodiscard]] const std::optional<Error> &watchableTrouble() const { return m_watchableTrouble; }
    void refreshWatchable(const QString &mode); ///< ends in watchableChanged() when we are online
    /// Who watch the match that we play.
    [[nodiscard]] int spectators() const { return m_spectators; }

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
    /// To the games of everybody in the match, this one included; `op` 0 .. limits::maxMatchOp, `data` up to
    /// limits::maxMatchDataBytes. False: nobody plays, there is no connection, or it does not fit. It may be
    /// lost with the connection; nobody is told.
    bool sendData(int op, const QByteArray &data);
    void leave(); ///< the match and its room, also when it is over

Q_SIGNALS:
    void modesChanged();
    void watchableChanged();
    void changed(); ///< anything of life()
    void found(); ///< behind changed(): somebody has to accept now
    void started(chat::RoomId room); ///< we are in the room of the match
    /// Of a match that we play or watch, in the one order of all its people; also our own.
    void dataCame(chat::RoomId room, const chat::MatchData &word);

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
    QString m_watchedMode; ///< asked for last
    WatchableMatches m_watchable;
    std::optional<Error> m_watchableTrouble;
    int m_spectators = 0;
    bool m_startsSoon = false; ///< the room of the match is not entered yet
    MatchLife m_life;
};

} // namespace chat::client
