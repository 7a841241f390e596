// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"
#include "server/core/connectionid.h"
#include "server/core/roomaccess.h"
#include "server/core/tick.h"
#include "shared/core/result.h"
#include "shared/protocol/commands.h"
#include "shared/protocol/events.h"

#include <functional>
#include <memory>
#include <variant>

namespace chat::server {

class Room;
class RoomRecorder;

/// What people do with a room that they are in.
using HostCommand = std::variant<UpdateRoom, YieldHost, KickMember, BanMember, UnbanMember, ListRoomBans,
                                 MuteMember, UnmuteMember, SetRole, InviteToRoom, RevokeInvite, ListInvites,
                                 DeleteRoom, ArchiveRoom, ListMembers>;

/// What a room can be asked. Jobs of one connection arrive in the order in which it sent them.
namespace roomjob {

/// What somebody shows at the door, beyond himself.
struct Keys {
    enum class Checked : quint8 { NotYet, Right, Wrong };

    std::optional<QString> password;
    QByteArray invite; ///< empty: none
    bool waits = false; ///< when the room is full
    AddressBytes address{}; ///< of his connection, for those who guess
    Checked checked = Checked::NotYet; ///< the password, outside of the room's turn
    QByteArray checkedHash; ///< against what
    std::shared_ptr<const RoomBrought> brought = {}; ///< by an operator, who opens the door; null: by himself
};
struct Enter {
    static constexpr auto name = "enter";
    Sender sender;
    QString nick;
    std::optional<Position> since;
    std::shared_ptr<const Keys> keys = {}; ///< null: he shows nothing
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
/// The game of somebody in a match speaks to the others.
struct Data {
    static constexpr auto name = "data";
    Sender sender;
    int op = 0;
    MatchBytes data;
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
/// The host or a moderator does something with the room, or somebody asks what it is like; or an operator
/// does, whose sender is nobody.
struct Steer {
    static constexpr auto name = "steer";
    Sender sender;
    std::shared_ptr<const HostCommand> command; ///< never null
    QByteArray passwordHash = {}; ///< of a new password, made outside of the room's turn
    std::optional<quint64> ticket = {}; ///< of an operator; comes back in Steered
    QString reason = {}; ///< an operator's, as typed
    QByteArray code = {}; ///< of the invitation that it makes; empty: one is made up
};
/// More people play in a match, and may enter its room.
struct Admit {
    static constexpr auto name = "admit";
    std::vector<UserId> people;
};
/// An operator has brought somebody from here into another room; no answer. Nothing when he is not here on
/// that connection.
struct TakeAway {
    static constexpr auto name = "take away";
    Sender sender;
    QString words; ///< the operator's
};
/// Somebody does not want to wait for a seat any more.
struct StopWaiting {
    static constexpr auto name = "stop waiting";
    Sender sender;
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
    /// In the turn, exactly once; null: there is no room, it could not be loaded or is no more.
    std::function<void(const Room *room, const RoomRecorder &recorder)> look;
};
using server::Tick;
/// The room was closed by an incident: its members are told, and gone.
struct Shut {
    static constexpr auto name = "shut";
    QByteArray incident;
};

} // namespace roomjob

using RoomJob = std::variant<roomjob::Enter, roomjob::Leave, roomjob::Say, roomjob::Data, roomjob::Fetch,
                             roomjob::ConnectionGone, roomjob::Steer, roomjob::Admit, roomjob::TakeAway,
                             roomjob::StopWaiting, roomjob::Announce, roomjob::SetAccess, roomjob::Block,
                             roomjob::Fault, roomjob::Inspect, roomjob::Tick, roomjob::Shut>;

/// True for what clients send, or somebody only looks at, and a full mailbox may refuse; the rest is always
/// taken.
[[nodiscard]] bool isRefusable(const RoomJob &job);

} // namespace chat::server
