// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/runtime/roomactor.h"

#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace chat::server {

/// A room that exists, whether its actor lives or not.
struct KnownRoom {
    RoomRecord record;
    std::shared_ptr<RoomCounts> counts;
};

/// Rooms by id: finds the actor, or makes it, and forgets it when it is idle. Its mutex is held for a look-up
/// only. Any thread.
class Hub
{
public:
    explicit Hub(RoomServices services);
    Q_DISABLE_COPY_MOVE(Hub)

    /// Makes a room known. False: the name or the id is taken; the first one stays untouched (B1-45).
    [[nodiscard]] bool add(const RoomRecord &record);

    /// The job goes to the room's one living actor; it is made when there is none (B3-18). A job that finds a
    /// closed mailbox goes to the successor.
    [[nodiscard]] Submitted post(RoomId room, RoomJob job);

    /// Looks into a room between two of its jobs, if it is in memory; NoSuchRoom: it is not.
    [[nodiscard]] Submitted look(RoomId room, decltype(roomjob::Inspect::look) look);

    [[nodiscard]] std::optional<RoomId> find(const QString &name) const;
    [[nodiscard]] bool knows(RoomId room) const;
    /// All rooms, by name.
    [[nodiscard]] std::vector<KnownRoom> rooms() const;
    [[nodiscard]] size_t living() const;
    /// In all rooms but the system's own; whoever is in two counts twice.
    [[nodiscard]] int people() const;

    /// A retire came out of the pipeline.
    void retired(RoomId room, quint64 life, quint64 jobsDone);
    /// A room's events cannot be written: its actor is closed; the next post makes another.
    void shut(RoomId room, quint64 life, const QByteArray &incident);
    /// The actor will never take another turn of its own: what waits is given to its successor.
    void forget(RoomActor &actor);

private:
    [[nodiscard]] std::shared_ptr<RoomActor> actorOf(RoomId room);

    RoomServices m_services;
    mutable std::mutex m_mutex;
    std::unordered_map<RoomId, KnownRoom> m_known;
    std::map<QString, RoomId> m_byName;
    std::unordered_map<RoomId, std::shared_ptr<RoomActor>> m_living;
    quint64 m_lives = 0;
};

} // namespace chat::server
