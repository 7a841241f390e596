// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/invariants.h"
#include "server/net/iothreads.h"
#include "server/runtime/hub.h"
#include "server/runtime/lobbyactor.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>

namespace chat::server {

/// Looks at the rooms all the time, a few of them in each step, and now and then at all sessions, whether
/// they and the sockets agree (U-06). A step costs each of its rooms one job, and each I/O thread one task.
/// What it looks at is named by the room; without one it is the sessions. Main thread, except where it says
/// otherwise.
class InvariantSweep final : public QObject
{
    Q_OBJECT
public:
    struct Ways {
        Hub *hub;
        IoThreads *io;
        LobbyActor *lobby;
        Pipeline *pipeline;
        std::function<void(std::function<void(std::vector<SessionRow>)>)> listSessions; ///< any thread
        Milliseconds interval{1000}; ///< from step to step
    };

    explicit InvariantSweep(const Ways &ways);
    ~InvariantSweep() override;

    void start();

    [[nodiscard]] InvariantsAnswer answer() const;
    /// Puts it right; the next look confirms that. Errors: BadField when there is no such violation.
    [[nodiscard]] Result<ViolationRow> repair(qint64 id);

    /// Violations since the start. Any thread.
    [[nodiscard]] quint64 total(Invariant invariant) const
    {
        return m_totals[size_t(invariant)].load(std::memory_order_relaxed);
    }

private:
    struct Rooms; ///< the answers of the rooms of a step
    struct Sockets; ///< then those of the I/O threads

    void go();
    void begin();
    void askSessions();
    void askSockets();
    int judge();
    [[nodiscard]] std::vector<RoomId> nextRooms();
    [[nodiscard]] bool storeLags() const;
    [[nodiscard]] ViolationRow row(const InvariantBook::Open &open) const;

    Ways m_ways;
    QTimer m_timer;
    InvariantBook m_book;
    std::deque<KnownRoom> m_left; ///< of this sweep
    std::deque<RoomId> m_again; ///< to be confirmed first
    std::map<RoomId, QString> m_names; ///< of all rooms of this sweep
    MonoTime m_sessionsDue; ///< when all sessions are looked at again
    std::vector<RoomId> m_asked; ///< in this step
    std::shared_ptr<Rooms> m_rooms;
    std::map<RoomId, std::weak_ptr<Rooms>> m_silent; ///< did not answer yet; not asked again before
    std::shared_ptr<Sockets> m_sockets;
    MonoTime m_until; ///< rooms that did not answer by then are left out
    qint64 m_sweeps = 0;
    std::optional<Timestamp> m_swept;
    std::array<std::atomic<quint64>, invariants> m_totals{};
};

} // namespace chat::server
