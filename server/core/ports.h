// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "server/core/floodgate.h"
#include "server/core/lobby.h"
#include "server/core/matchjob.h"
#include "server/core/partyjob.h"
#include "server/core/room.h"
#include "server/core/roomcatalogue.h"
#include "shared/core/closecode.h"

#include <array>
#include <memory>
#include <variant>
#include <vector>

/// Between the sockets and what decides: what goes out (Delivery, through a Publisher) and what comes in
/// (Backend). server/net and server/runtime know each other only by this page.
namespace chat::server {

/// The same packet, spelled once per wire format; empty where nobody reads that format.
using Payloads = std::array<QByteArray, wireFormats>;

/// What an I/O thread does, in the order in which it was published. What names a connection that is gone is
/// dropped.
namespace delivery {

/// To every connection that is subscribed to the room.
struct ToRoom {
    RoomId room;
    Payloads payloads;
    bool mayWait = false; ///< for a moment, when much is to be told: who comes and goes
};
struct ToConnection {
    ConnectionId connection;
    QByteArray payload; ///< may be empty: only the bookkeeping of an answer to a request without id
    bool answers = false; ///< one request of the connection is answered by this
    bool isPage = false; ///< and it asked for history
};
struct Subscribe {
    ConnectionId connection;
    RoomId room;
};
struct Unsubscribe {
    ConnectionId connection;
    RoomId room;
};
/// An enter has not led into the room; it is answered by this.
struct EnterRefused {
    ConnectionId connection;
    RoomId room;
    QByteArray payload;
    bool waits = false; ///< for a seat: until Subscribe or Unsubscribe the room hears of the connection's end
};
struct LoggedIn {
    ConnectionId connection;
    SessionId session;
    UserInfo user;
    RoomId system; ///< entered at once
    std::optional<Position> systemSince;
    FloodGate flood;
    std::vector<QByteArray> payloads; ///< the answer, then welcome
};
/// The match of this connection's user begins: it enters the room of it.
struct EnterMatch {
    ConnectionId connection;
    RoomId room;
};
/// The login is refused, or the resume; the connection may try again.
struct LoginRefused {
    ConnectionId connection;
    std::vector<QByteArray> payloads;
};
struct Close {
    ConnectionId connection;
    CloseCode code = CloseCode::Normal;
    LeaveReason reason = LeaveReason::Lost;
    QByteArray word; ///< a last packet; may be empty
};

} // namespace delivery

using Delivery = std::variant<delivery::ToRoom, delivery::ToConnection, delivery::Subscribe,
                              delivery::Unsubscribe, delivery::EnterRefused, delivery::LoggedIn,
                              delivery::EnterMatch, delivery::LoginRefused, delivery::Close>;
using Deliveries = std::vector<Delivery>;

/// The sockets, as the core sees them. Any thread.
class Publisher
{
public:
    virtual ~Publisher() = default;
    virtual void publish(Deliveries deliveries) = 0;
    /// False: no connection speaks this format, so nothing needs to be spelled in it. A connection counts
    /// from before it sends its first command.
    [[nodiscard]] virtual bool wants(WireFormat format) const = 0;
};

/// A login, as the socket received it; credentials are still to be verified.
struct LoginRequest {
    using Credentials = std::variant<AuthGuest, AuthToken, AuthResume>;

    Recipient to;
    RequestId request = 0;
    Credentials credentials;
    lobbyjob::Client client;
};

/// Somebody wants to hear from somebody else no more, or again.
struct BlockWish {
    Sender sender;
    UserInfo whom;
    bool blocks = true;
};

enum class Submitted : quint8 {
    Taken,
    Busy, ///< the mailbox is full
    NoSuchRoom,
};

/// What decides, as the sockets see it. Any thread; never blocks.
class Backend
{
public:
    virtual ~Backend() = default;

    /// Is answered by a LoggedIn or a LoginRefused. False: too many logins wait.
    [[nodiscard]] virtual bool login(LoginRequest request) = 0;
    /// Once for each connection that ever called login().
    virtual void connectionGone(lobbyjob::ConnectionGone gone) = 0;
    [[nodiscard]] virtual Submitted submit(RoomId room, RoomJob job) = 0;
    /// A room that somebody wants to make, and enters as its host: `enter` is answered as if the room had
    /// been there. Errors: WrongRoomKind, RoomNameTaken, TooManyRooms, StorageUnavailable; then nothing else
    /// is answered.
    [[nodiscard]] virtual Result<void> createRoom(RoomId room, const CreateRoom &wish, roomjob::Enter enter)
        = 0;
    /// The room of these people, sorted, of whom who enters is one; it is made when there is none. `enter` is
    /// answered as if the room had been there. An error: nothing else is answered.
    [[nodiscard]] virtual Result<void> openDirect(RoomId room, std::vector<UserId> people,
                                                  roomjob::Enter enter)
        = 0;
    [[nodiscard]] virtual DirectList directRooms(UserId of) const = 0;
    /// Is answered, by a ToConnection.
    virtual void setBlock(BlockWish wish) = 0;
    [[nodiscard]] virtual BlockList blocks(UserId of) const = 0;
    [[nodiscard]] virtual std::optional<RoomId> findRoom(const QString &name) const = 0;
    /// The rooms that people may find.
    [[nodiscard]] virtual std::shared_ptr<const RoomCatalogue> catalogue() const = 0;
    /// Every channel with how many are in it now, by name.
    [[nodiscard]] virtual std::vector<RoomInfo> channels() const = 0;

    /// Answered by the mode's desk. Errors: ModeUnknown, Overloaded; then nothing else is answered.
    [[nodiscard]] virtual Result<void> queueForMatch(matchjob::Queue job) = 0;
    /// The same.
    [[nodiscard]] virtual Result<void> listMatches(matchjob::List job) = 0;
    /// The same at the desk where this user is. Errors: `nowhere` when he is at none, Overloaded.
    [[nodiscard]] virtual Result<void> askMatch(UserId user, MatchJob job, ErrorCode nowhere) = 0;
    /// Once for each connection that ever called queueForMatch() or was told to enter a match.
    virtual void leaveMatches(ConnectionId connection, UserId user) = 0;
    /// Answered by the desk of parties. Errors: Overloaded; then nothing else is answered.
    [[nodiscard]] virtual Result<void> askParty(partyjob::Ask job) = 0;
    /// The same, of a wish with a party; answered by it, or by the mode's desk.
    [[nodiscard]] virtual Result<void> queueParty(partyjob::Queue job) = 0;
    /// Once for each connection that ever called askParty() or queueParty().
    virtual void leaveParty(partyjob::ConnectionGone gone) = 0;
    /// What can be played, by name.
    [[nodiscard]] virtual std::vector<MatchModeInfo> matchModes() const = 0;
};

} // namespace chat::server
