// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "server/core/eventlog.h"
#include "server/core/roomaccess.h"
#include "server/core/roomlog.h"
#include "shared/core/result.h"
#include "shared/protocol/wire.h"

#include <functional>
#include <set>
#include <unordered_map>
#include <variant>
#include <vector>

/// The whole of what a room is. Pure: no thread, socket, SQL or clock; one job after the other (S1-46,
/// S1-51).
namespace chat::server {

class Room;
class RoomRecorder;

/// What a room can be asked. Jobs of one connection arrive in the order in which it sent them.
namespace roomjob {

struct Enter {
    static constexpr auto name = "enter";
    Sender sender;
    QString nick;
    std::optional<Position> since;
};
struct Leave {
    static constexpr auto name = "leave";
    Sender sender;
};
struct Say {
    static constexpr auto name = "say";
    Sender sender;
    QByteArray nonce;
    QString text;
};
struct Fetch {
    static constexpr auto name = "history";
    Sender sender;
    FetchHistory query;
};
/// The connection is gone. Only a plain loss keeps the seat for the grace time.
struct ConnectionGone {
    static constexpr auto name = "connection gone";
    ConnectionId connection;
    UserId user;
    LeaveReason reason = LeaveReason::Lost;
};
/// An operator speaks to the people of the room, or takes back what he said. The room `system`, where
/// everybody is, keeps it.
struct Announce {
    static constexpr auto name = "announce";
    std::variant<SystemAnnounce, AnnounceRecall> word;
    quint64 ticket = 0; ///< comes back in AnnouncementStored
};
/// An operator closes the room, opens it, or stops it.
struct SetAccess {
    static constexpr auto name = "access";
    RoomAct act = RoomAct::Open;
    QString reason;
    quint64 ticket = 0; ///< comes back in AccessSet
};
/// Takes its time and does nothing else; the room's actor waits. For tests and demonstrations.
struct Block {
    static constexpr auto name = "block";
    Milliseconds time{0};
};
/// Ends with an exception. For tests and demonstrations.
struct Fault {
    static constexpr auto name = "fault";
};
/// Somebody looks, between two jobs.
struct Inspect {
    static constexpr auto name = "inspect";
    /// In the turn; null: there is no room, it could not be loaded.
    std::function<void(const Room *room, const RoomRecorder &recorder)> look;
};
/// A deadline of nextDeadline() has passed.
struct Tick {
    static constexpr auto name = "tick";
};
/// The room was closed by an incident: its members are told, and gone.
struct Shut {
    static constexpr auto name = "shut";
    QByteArray incident;
};

} // namespace roomjob

using RoomJob = std::variant<roomjob::Enter, roomjob::Leave, roomjob::Say, roomjob::Fetch,
                             roomjob::ConnectionGone, roomjob::Announce, roomjob::SetAccess, roomjob::Block,
                             roomjob::Fault, roomjob::Inspect, roomjob::Tick, roomjob::Shut>;

/// True for what clients send, or somebody only looks at, and a full mailbox may refuse; the rest is always
/// taken.
[[nodiscard]] bool isRefusable(const RoomJob &job);

/// What follows from a job, in this order. All but Refuse and Read travel through the room's pipeline.
namespace effect {

/// What kind of request is refused; the connection keeps account of those with long answers.
enum class Asked : quint8 { Other, Enter, History };

/// A refusal; overtakes what waits for the store. After a refused enter the connection stays outside, if it
/// was.
struct Refuse {
    Recipient to;
    RequestId request = 0;
    Error error;
    Asked asked = Asked::Other;
};
/// A kept event: stored, then told to everybody in the room in the same bytes.
struct Keep {
    StoredEvent event;
};
/// An event that is not kept, for everybody in the room.
struct Tell {
    std::variant<MemberJoined, MemberLeft, RoomClosed, RoomChanged, SystemAnnounce, AnnounceRecall> event;
    std::optional<Timestamp> time = {}; ///< where it matters
};
/// The answer to a request, behind everything the room said before.
struct Answer {
    Recipient to;
    RequestId request = 0;
    std::variant<Nothing, RoomEntered, MessageSent> body;
};
struct Snapshot {
    Recipient to;
    RoomSnapshot snapshot;
};
/// What the snapshot before it does not hold although it was asked for.
struct Missing {
    Recipient to;
    Gap gap;
};
/// From here on the connection hears what the room tells.
struct Subscribe {
    Recipient to;
};
struct Unsubscribe {
    ConnectionId connection;
};
/// A page of history; a reader answers it.
struct Read {
    Recipient to;
    RequestId request = 0;
    HistoryQuery query;
};
struct AnnouncementStored {
    quint64 ticket = 0;
    Seq seq = 0;
    int sessions = 0;
};

struct AccessSet {
    quint64 ticket = 0;
    Result<int> people; ///< connected, who are told
};

} // namespace effect

using RoomEffect = std::variant<effect::Refuse, effect::Keep, effect::Tell, effect::Answer, effect::Snapshot,
                                effect::Missing, effect::Subscribe, effect::Unsubscribe, effect::Read,
                                effect::AnnouncementStored, effect::AccessSet>;
using RoomEffects = std::vector<RoomEffect>;

/// Somebody's seat, for those who look. Valid until the next job.
struct RoomSeat {
    const QString *nick;
    ConnectionId connection; ///< none while lost
    quint64 order; ///< of joining
    std::optional<MonoTime> lostUntil;
};

/// What is the same for all rooms of a kind. Immutable; must outlive the rooms.
struct RoomRules {
    int snapshotMessages = limits::snapshotMessages;
    Milliseconds grace = limits::channelGrace;
    int ringEvents = limits::ringEvents;
    qsizetype ringBytes = limits::ringBytes;
    qsizetype maxAnswerBytes = limits::maxAnswerBytes;
};

/// Whether what needs the store can be promised now; from the pipeline, before a number is given.
struct StoreState {
    bool available = true;
    Milliseconds retryAfter{0};
};

class Room
{
public:
    /// `access` is what an operator made of it in an earlier life.
    Room(LoadedRoom loaded, const RoomRules &rules, RoomAccess access = RoomAccess::Open);

    /// Does one job at `now`. Effects are appended. Never blocks; does not throw of itself.
    void handle(const RoomJob &job, const Now &now, const StoreState &store, RoomEffects &effects);

    /// When a Tick is due; none: never.
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    [[nodiscard]] const RoomRecord &record() const { return m_record; }
    [[nodiscard]] int people() const { return int(m_members.size()); }
    [[nodiscard]] Seq lastSeq() const { return m_log.lastSeq(); }
    [[nodiscard]] RoomAccess access() const { return m_access; }
    [[nodiscard]] const RoomLog &log() const { return m_log; }
    [[nodiscard]] std::optional<RoomSeat> seat(UserId user) const
    {
        const auto seat = m_members.find(user);
        return seat != m_members.end() ? std::optional(seat->second.seat()) : std::nullopt;
    }
    /// `visit(UserId, const RoomSeat &)`, in no order.
    void eachSeat(auto visit) const
    {
        for (const auto &[user, member] : m_members)
            visit(user, member.seat());
    }

private:
    /// Somebody in the room: one seat per user, held by one connection (F-008: newest wins).
    struct Member {
        QString nick;
        Recipient to; ///< without a connection while lost
        quint64 order = 0; ///< of joining, for lists that do not jump
        qsizetype answerBytes = 0; ///< in a member list; at most
        std::optional<MonoTime> lostUntil; ///< end of the grace time; none while connected. Also in m_lost

        [[nodiscard]] RoomSeat seat() const { return {&nick, to.connection, order, lostUntil}; }
    };

    void enter(const roomjob::Enter &job, const Now &now, const StoreState &store, RoomEffects &effects);
    void leave(const roomjob::Leave &job, RoomEffects &effects);
    void say(const roomjob::Say &job, const Now &now, const StoreState &store, RoomEffects &effects);
    void fetch(const roomjob::Fetch &job, RoomEffects &effects) const;
    void connectionGone(const roomjob::ConnectionGone &job, const Now &now, RoomEffects &effects);
    void announce(const roomjob::Announce &job, const Now &now, RoomEffects &effects);
    void setAccess(const roomjob::SetAccess &job, RoomEffects &effects);
    void tick(const Now &now, RoomEffects &effects);
    void shut(const roomjob::Shut &job, RoomEffects &effects);

    void remove(UserId user, LeaveReason reason, RoomEffects &effects);
    void removeAll(const RoomClosed &word, RoomEffects &effects);
    [[nodiscard]] int connected() const;
    /// Why he may neither speak nor read here; none: he may.
    [[nodiscard]] std::optional<ErrorCode> shutOut(const Sender &sender) const;
    void setLost(UserId user, Member &member, std::optional<MonoTime> until);
    [[nodiscard]] bool isMember(const Sender &sender) const;
    [[nodiscard]] bool isQuiet() const
    {
        return m_kind == RoomKind::System;
    } ///< nobody hears who comes and goes
    [[nodiscard]] RoomSnapshot snapshot(const std::optional<Position> &since, const Now &now) const;
    /// In the order of joining; cut after `maxBytes`.
    [[nodiscard]] std::vector<UserInfo> memberList(qsizetype maxBytes, qsizetype &bytes) const;

    RoomRecord m_record;
    RoomKind m_kind;
    RoomAccess m_access;
    const RoomRules *m_rules;
    RoomLog m_log;
    std::unordered_map<UserId, Member> m_members;
    std::set<std::pair<MonoTime, UserId>> m_lost; ///< who is in the grace time, first to leave first
    quint64 m_nextOrder = 1;
};

} // namespace chat::server
