// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <vector>

/// The store as the core sees it: interfaces, implemented in server/store.
namespace chat::server {

/// A room's events as they are kept: each has the next number of its room.
struct StoredEvent {
    RoomId room;
    Seq seq = 0; ///< 1, 2, 3 ... without holes
    Timestamp time;
    QByteArray type; ///< wire name of the packet, for example "msg.new"
    UserId user; ///< who caused it; none for the system
    QByteArray nonce; ///< of the author; empty when there is none
    QByteArray body; ///< the packet's fields as JSON (the envelope's `d`), UTF-8

    friend bool operator==(const StoredEvent &, const StoredEvent &) = default;
};

/// What is kept about a room itself.
struct RoomRecord {
    RoomId id;
    QString name; ///< unique
    QByteArray kind; ///< "channel", "system" ...
    int maxPeople = 0; ///< 0: no limit
    quint64 epoch = 0; ///< changes when the room's history is lost or reset
    UserId owner = {}; ///< who made it; none: it is the operators' own
    Timestamp created{}; ///< zero: with the server
    QByteArray settings = {}; ///< RoomSettings as JSON; empty: nothing is set

    /// The configuration says what it is, or the matcher; nobody made it.
    [[nodiscard]] bool isConfigured() const
    {
        return !owner.isValid() && (created == Timestamp() || kind == "match");
    }
};

/// The kind of a room that was deleted and whose events are still to be removed. It is never loaded.
inline constexpr QByteArrayView goneKind = "gone";

/// A room as it is loaded: its record, the ends of what is kept, and its last events for the ring.
struct LoadedRoom {
    RoomRecord record;
    Seq firstSeq = 0; ///< oldest event kept; 0 when there is none
    Seq lastSeq
        = 0; ///< newest number ever given in this epoch, also when retention removed the event; 0: none
    std::vector<StoredEvent> recent; ///< oldest first
};

/// Which page of a room's history. At most one of the three cursors; none means the newest events.
struct HistoryQuery {
    RoomId room;
    std::optional<Seq> before; ///< events with a smaller number, the newest of them
    std::optional<Seq> after; ///< events with a greater number, the oldest of them
    std::optional<Seq> around; ///< half before and half from it on
    int limit = 0; ///< events, 1 .. limits::maxHistoryPage
    qsizetype maxBytes
        = 0; ///< of all bodies together; the page is cut on the side that is farther from the cursor
};

struct HistoryPage {
    std::vector<StoredEvent> events; ///< oldest first
    bool completeBefore = false; ///< nothing older is kept
    bool completeAfter = false; ///< nothing newer was committed when the page was read
    Seq firstSeq = 0; ///< oldest event kept; 0 when there is none
    Seq lastSeq = 0; ///< as in LoadedRoom
    quint64 epoch = 0;
};

/// What an acknowledgement survives.
enum class Durability {
    Full, ///< a power cut: every commit is synced (the default)
    Process, ///< the end of the program, also `kill -9`; a power cut may take the last commits
};

/// Why the store did not do what it was asked.
struct StoreFailure {
    enum Kind {
        Unavailable, ///< busy, disk full, I/O error: nothing was written; the same call may succeed later
        Rejected, ///< this transaction cannot be written as it is; nothing was written
    };
    Kind kind = Unavailable;
    QString detail; ///< for the log
};

template <class T>
using StoreResult = std::expected<T, StoreFailure>;

/// One operator's act, as it is kept for ever.
struct AuditRecord {
    qint64 id = 0; ///< given by the store
    Timestamp time;
    QByteArray admin; ///< who: name of the system user, or of the token
    QByteArray address; ///< from where
    QByteArray action; ///< "kick", "broadcast" ...
    QString target; ///< what it hit
    QString reason; ///< as typed
    QByteArray result; ///< "ok" or an error name

    friend bool operator==(const AuditRecord &, const AuditRecord &) = default;
};

/// Which rows of the audit: newest first, those that all conditions hold for.
struct AuditQuery {
    qint64 before = 0; ///< only rows with a smaller id; 0: from the newest
    int limit = 0; ///< at most so many
    QByteArray admin; ///< exactly this operator; empty: all
    QByteArray action; ///< part of its name; empty: all
    Timestamp since{}; ///< not older
};

/// Whom a ban is about.
struct BanTarget {
    QByteArray kind; ///< "user" or "address"
    QString text; ///< the id of the user, or what networkOf() makes of the address

    friend bool operator==(const BanTarget &, const BanTarget &) = default;
    friend size_t qHash(const BanTarget &target, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, target.kind, target.text);
    }
};

struct BanRecord {
    BanId id;
    BanTarget target;
    QString nick; ///< of the user then
    Timestamp since;
    std::optional<Timestamp> until = {}; ///< none: for good
    QString reason; ///< as typed
    QByteArray admin;

    friend bool operator==(const BanRecord &, const BanRecord &) = default;
};

/// How good somebody is in a mode of match: as in shared/matching/glicko.h.
struct RatingRecord {
    UserId user;
    QByteArray mode;
    double rating = 1500;
    double deviation = 350;
    double volatility = 0.06;
    int games = 0; ///< played and rated
    Timestamp time{}; ///< of the last one

    friend bool operator==(const RatingRecord &, const RatingRecord &) = default;
};

/// Somebody does not want to hear from somebody else.
struct BlockRecord {
    UserId owner; ///< who does not want to
    UserId user;
    QString nick; ///< as he called him
    Timestamp since;

    friend bool operator==(const BlockRecord &, const BlockRecord &) = default;
};

/// How much is kept of each room. Zero means "no limit".
struct Retention {
    qint64 maxEvents = 0; ///< per room
    Milliseconds maxAge{0};
};

/// The one connection that writes. Made, used and destroyed in one thread (the log writer's).
class EventLog
{
public:
    virtual ~EventLog() = default;

    /// One transaction for all events, of any rooms, and for what is kept about the rooms themselves (but
    /// their epochs). All or nothing; durable when it returns (B1-33).
    [[nodiscard]] virtual StoreResult<void> append(std::span<const StoredEvent> events,
                                                   std::span<const RoomRecord> changed)
        = 0;
    [[nodiscard]] StoreResult<void> append(std::span<const StoredEvent> events) { return append(events, {}); }

    /// Finds the room by name, or makes it with this record. The kept id and epoch win; kind and maxPeople
    /// are brought up to date.
    [[nodiscard]] virtual StoreResult<RoomRecord> ensureRoom(const RoomRecord &wanted) = 0;

    /// A room that was not there. Rejected when its name or id is taken.
    [[nodiscard]] virtual StoreResult<void> createRoom(const RoomRecord &record) = 0;

    /// Removes at most `budget` events of a room of the kind `goneKind`, and the room itself behind its last
    /// one. False: it is gone.
    [[nodiscard]] virtual StoreResult<bool> removeRoom(RoomId room, qint64 budget) = 0;

    /// A new epoch for a room whose history is lost or in doubt; returns it.
    [[nodiscard]] virtual StoreResult<quint64> renewEpoch(RoomId room) = 0;

    [[nodiscard]] virtual StoreResult<void> appendAudit(const AuditRecord &record) = 0;

    /// Replaces an older one of the same target, and removes those that were over at ban.since. Rejected when
    /// there are `most` already.
    [[nodiscard]] virtual StoreResult<void> keepBan(const BanRecord &ban, int most) = 0;
    /// What was removed; none: there is no such ban.
    [[nodiscard]] virtual StoreResult<std::optional<BanRecord>> removeBan(BanId id) = 0;

    /// Replaces those of the same people and modes; all or nothing, and durable when it returns.
    [[nodiscard]] virtual StoreResult<void> keepRatings(std::span<const RatingRecord> ratings) = 0;
    /// Of the same two only the nick is renewed.
    [[nodiscard]] virtual StoreResult<void> keepBlock(const BlockRecord &block) = 0;
    /// No error when there is none.
    [[nodiscard]] virtual StoreResult<void> removeBlock(UserId owner, UserId user) = 0;

    /// Removes at most `budget` events that retention does not keep; returns how many. The newest event of a
    /// room always stays, so that its number is never given twice.
    [[nodiscard]] virtual StoreResult<qint64> trim(const Retention &retention, Timestamp now, qint64 budget)
        = 0;
};

/// A connection that reads. Made, used and destroyed in one thread; several may read while the log writes.
class EventReader
{
public:
    virtual ~EventReader() = default;

    /// The room's record and its last `events` events, at most `bytes` of bodies.
    [[nodiscard]] virtual StoreResult<LoadedRoom> load(RoomId room, int events, qsizetype bytes) = 0;
    [[nodiscard]] virtual StoreResult<HistoryPage> page(const HistoryQuery &query) = 0;
    [[nodiscard]] virtual StoreResult<std::vector<RoomRecord>> rooms() = 0;
    [[nodiscard]] virtual StoreResult<std::vector<AuditRecord>> audit(const AuditQuery &query) = 0;
    /// All that are kept, by id; also what is over.
    [[nodiscard]] virtual StoreResult<std::vector<BanRecord>> bans() = 0;
    /// None: he has not played in this mode.
    [[nodiscard]] virtual StoreResult<std::optional<RatingRecord>> rating(UserId user, const QByteArray &mode)
        = 0;
    /// Everybody's, of each owner in the order of their making.
    [[nodiscard]] virtual StoreResult<std::vector<BlockRecord>> blocks() = 0;
};

/// Makes connections. Any thread; what it makes belongs to the calling thread.
class Store
{
public:
    virtual ~Store() = default;
    [[nodiscard]] virtual StoreResult<std::unique_ptr<EventLog>> openLog() = 0;
    [[nodiscard]] virtual StoreResult<std::unique_ptr<EventReader>> openReader() = 0;
};

} // namespace chat::server
