// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/room.h"
#include "shared/protocol/adminjournal.h"

#include <chrono>
#include <deque>
#include <unordered_map>
#include <vector>

namespace chat::server {

/// A room's flight recorder (U-01): its last jobs as headers of a fixed size, on the state that it had before
/// the oldest of them, so that the room can be shown as it was after each of them. Keeps no text. A job
/// allocates nothing but once in a while. One thread at a time.
class RoomRecorder
{
public:
    /// Keeps `entries` of them: one a job, and one for each change of a job beyond its first. 0: keeps
    /// nothing. Without `seats` only the number of people is kept, not who they are.
    explicit RoomRecorder(int entries, bool seats = true);

    [[nodiscard]] bool isOn() const { return m_capacity > 0; }

    /// The room is loaded: what was kept is forgotten.
    void restart(const Room &room, Timestamp now);

    /// Around each job of the room. `kind` is a literal, `waiting` the number of jobs behind it.
    void begin(const RoomJob &job, const char *kind, const Room &room, const Now &now, int waiting);
    void end(const Room &room, const RoomEffects &effects);
    /// How long the job took that ended last; only the first call counts.
    void setCost(std::chrono::nanoseconds cost);
    /// The job that began last ended with an exception; the room is as far as it came, of the seats only the
    /// actor's is looked at. Allocates nothing: memory may be what failed.
    void fail(const Room &room, MonoTime now);

    /// What is kept, for operators. O(members + entries).
    [[nodiscard]] RoomJournal journal() const;

private:
    /// A job, or one more change of the job before it.
    struct Entry {
        enum What : quint8 { Job, Seat, Message, Emptied };
        What what = Job;
        bool failed = false;
        bool seated = false; ///< `order`, `state` and `nick` are a change of the seat of `user`
        SeatState state = SeatState::Gone;
        RoomAccess access = RoomAccess::Open;
        int waiting = 0;
        int people = 0;
        int kept = 0; ///< messages; of a job at most one, which is its actor's and has the job's seq
        const char *kind = nullptr;
        qint64 number = 0;
        Timestamp time;
        UserId user;
        UserId host;
        Seq seq = 0;
        qint64 size = 0;
        qint64 bytes = 0; ///< of the message
        qint64 costNs = 0;
        quint64 order = 0;
        QString nick = {};
    };
    struct Seat {
        quint64 order = 0;
        SeatState state = SeatState::Here;
        QString nick;
    };
    using Seats = std::unordered_map<UserId, Seat>;

    [[nodiscard]] Entry &at(size_t i) { return m_ring[(m_first + i) % m_ring.size()]; }
    [[nodiscard]] const Entry &at(size_t i) const { return m_ring[(m_first + i) % m_ring.size()]; }
    [[nodiscard]] static SeatState stateOf(const RoomSeat &seat);
    static void setSeat(Entry &entry, const std::optional<RoomSeat> &seat);
    static void applySeat(Seats &seats, const Entry &entry);
    static void addTo(JournalJob &job, const Entry &entry);
    void noteRoom(const Room &room);
    void noteOthers(const Room &room, const RoomEffects &effects);
    void noteDifference(const Room &room);
    void push(const Room &room);
    void dropOldest();
    [[nodiscard]] std::vector<JournalSeat> members() const;

    size_t m_capacity;
    bool m_seats;
    RoomMoment m_base; ///< but its members
    Seats m_members; ///< of the base
    std::vector<Entry> m_ring;
    size_t m_first = 0;
    size_t m_count = 0;
    qint64 m_number = 0;
    int m_people = 0; ///< after the last job, like the next
    Seq m_seq = 0;
    Entry m_open; ///< the job that runs
    bool m_isOpen = false;
    bool m_wantsCost = false;
    MonoTime m_began;
    std::optional<SeatState> m_before; ///< its actor's seat
    quint64 m_orderBefore = 0;
    std::vector<Entry> m_more; ///< of the job that ends; kept for its capacity
};

/// The room as it is: without number, time and queue, which it does not know.
[[nodiscard]] RoomMoment momentOf(const Room &room);

} // namespace chat::server
