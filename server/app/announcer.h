// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/tickets.h"
#include "server/core/announcements.h"
#include "server/runtime/hub.h"
#include "server/runtime/lobbyactor.h"

#include <mutex>

namespace chat::server {

/// Says what operators announce, when its time has come. Any thread; callbacks run on any thread, too.
class Announcer
{
public:
    /// After so long it looks at the wall clock again, which somebody may have set.
    static constexpr Milliseconds longestWait{60'000};

    /// Through what it speaks and waits; used until the timers have stopped.
    struct Ways {
        Hub *hub;
        LobbyActor *lobby;
        TimerQueue *timers;
        Pipeline *pipeline;
        RoomId system;
    };
    explicit Announcer(const Ways &ways) : m_ways(ways) { }
    Q_DISABLE_COPY_MOVE(Announcer)

    /// `done` is called at once when it waits, otherwise when it is told. Errors as in a.announce.
    void announce(const Announce &wanted, const QByteArray &admin,
                  const std::function<void(Result<AnnounceAnswer>)> &done);
    /// `done` is told how many are told. Errors as in a.announce.recall.
    void recall(AnnounceId id, const std::function<void(Result<int>)> &done);
    [[nodiscard]] AnnouncementList list() const;

    /// An answer of an actor.
    void told(quint64 ticket, Seq seq, const Result<int> &sessions)
    {
        m_tickets.answer(ticket, seq, sessions);
    }

private:
    using Told = std::function<void(Seq, const Result<int> &)>;

    void say(const Announcements::Due &due, const Told &told);
    void sayDue();
    void note(AnnounceId id, const Result<int> &sessions);
    void reserve(); ///< under the mutex

    const Ways m_ways;
    mutable std::mutex m_mutex; ///< taken before that of the timers; held for no callback
    Announcements m_announcements;
    std::optional<TimerId> m_timer;
    Tickets<Seq, Result<int>> m_tickets;
};

} // namespace chat::server
