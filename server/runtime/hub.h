// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/roomcatalogue.h"
#include "server/runtime/roomactor.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

namespace chat::limits {
inline constexpr Milliseconds catalogueAge{250}; ///< of the numbers in room.list
} // namespace chat::limits

namespace chat::server {

/// A room that exists, whether its actor lives or not.
struct KnownRoom {
    RoomRecord record;
    std::shared_ptr<RoomCounts> counts;
    RoomInfo info = {}; ///< but people and access, which are in `counts`
    QString foldedName = {};
    QString foldedTopic = {};
    /// Who belongs to a dm room; null: it is none. Shared, because lists of all rooms are copied.
    std::shared_ptr<const std::vector<UserInfo>> people = {};
};

/// Rooms by id: finds the actor, or makes it, and forgets it when it is idle. Its mutex is held for a look-up
/// only. Any thread.
class Hub final : public RoomNames
{
public:
    explicit Hub(RoomServices services);
    Q_DISABLE_COPY_MOVE(Hub)

    /// Makes a room known. False: the name or the id is taken; the first one stays untouched (B1-45).
    [[nodiscard]] bool add(const RoomRecord &record);

    /// A new room: all of it or nothing. `first` is its first job: the owner enters, or an operator is told.
    /// It is answered like any other, when the room is stored. A room without an owner counts for nobody.
    /// Errors: RoomNameTaken, TooManyRooms, StorageUnavailable; then nothing else is answered.
    [[nodiscard]] Result<void> create(const RoomRecord &record, RoomSettings settings,
                                      const std::optional<QString> &password, RoomJob first);

    /// A room that nobody owns, only in memory: whoever may enter is in its settings. Errors: TooManyRooms,
    /// RoomNameTaken.
    [[nodiscard]] Result<void> open(const RoomRecord &record, RoomSettings settings);
    /// The room of these people, which one of them makes and enters at once; as create(). When another was
    /// quicker, his is entered.
    [[nodiscard]] Result<void> createDirect(const RoomRecord &record, RoomSettings settings,
                                            roomjob::Enter enter);
    /// The dm rooms that somebody belongs to, the newest first, at most limits::maxDirectRooms.
    [[nodiscard]] std::vector<KnownRoom> directRooms(UserId of) const;

    // For rooms: what has become of them.
    [[nodiscard]] bool rename(RoomId room, const QString &name) override;
    void describe(const RoomRecord &record, const RoomInfo &info);
    /// It is no more; what waits for it is refused.
    void remove(RoomActor &actor);

    /// Names that nobody may give a room: that of a channel of the configuration. Before the first create().
    void reserve(const QString &prefix) { m_reservedPrefix = folded(prefix); }

    /// What people may find, not older than limits::catalogueAge.
    [[nodiscard]] std::shared_ptr<const RoomCatalogue> catalogue();

    /// The job goes to the room's one living actor; it is made when there is none (B3-18). A job that finds a
    /// closed mailbox goes to the successor.
    [[nodiscard]] Submitted post(RoomId room, RoomJob job);

    /// Looks into a room between two of its jobs, if it is in memory; NoSuchRoom: it is not.
    [[nodiscard]] Submitted look(RoomId room, decltype(roomjob::Inspect::look) look);

    [[nodiscard]] std::optional<RoomId> find(const QString &name) const;
    [[nodiscard]] bool knows(RoomId room) const;
    [[nodiscard]] std::optional<KnownRoom> known(RoomId room) const; ///< none: there is no such room
    /// The numbers of its actor; null: it is not in memory.
    [[nodiscard]] std::shared_ptr<const ActorState> actorState(RoomId room) const;
    /// All rooms, by name.
    [[nodiscard]] std::vector<KnownRoom> rooms() const;
    /// The operators' own channels, by name.
    [[nodiscard]] std::vector<KnownRoom> channels() const;
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
    [[nodiscard]] bool isFree(const QString &name) const;
    [[nodiscard]] static KnownRoom knownRoom(const RoomRecord &record, const RoomSettings &settings);
    [[nodiscard]] static std::unexpected<Error> tooMany(int most, const char *whose);
    /// Of a room that is not known yet. With the mutex.
    [[nodiscard]] std::shared_ptr<RoomActor> makeActor(const KnownRoom &room);
    /// Counts it, and finds it by who belongs to it. With the mutex.
    void noteOwner(const KnownRoom &room);
    void forgetOwner(const KnownRoom &room);

    RoomServices m_services;
    mutable std::mutex m_mutex;
    std::unordered_map<RoomId, KnownRoom> m_known;
    std::map<QString, RoomId> m_byName; ///< folded
    std::map<QString, RoomId> m_channels; ///< the operators' own
    std::unordered_map<UserId, int> m_owned; ///< how many rooms somebody has
    std::unordered_map<UserId, int> m_ownDirects; ///< the same of dm rooms
    /// Who belongs to them; the oldest first.
    std::unordered_map<UserId, std::set<std::pair<Timestamp, RoomId>>> m_directsOf;
    int m_directs = 0;
    QString m_reservedPrefix;
    std::shared_ptr<const RoomCatalogue> m_catalogue;
    MonoTime m_catalogueMade;
    bool m_isCatalogueOld = true;
    std::unordered_map<RoomId, std::shared_ptr<RoomActor>> m_living;
    quint64 m_lives = 0;
};

} // namespace chat::server
