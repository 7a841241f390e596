// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/floodgate.h"
#include "server/core/ports.h"
#include "server/net/move.h"
#include "shared/protocol/wire.h"

#include <deque>
#include <memory>
#include <vector>

namespace chat::server {

class Connection;
class IoLoop;

/// What the packets of one connection mean: the opening, the login, then commands to rooms. Knows which rooms
/// the connection is in, because their broadcasts are shared out here. Lives in the connection's I/O thread.
class Session
{
public:
    Session(Connection &connection, IoLoop &loop);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    void begin(); ///< says hello; the server speaks first
    void receive(WireFormat format, QByteArrayView packet);
    void drained(); ///< everything was written; what waited for that goes on
    /// Once; later calls do nothing. Tells the rooms and the lobby, and leaves the room lists.
    void end(LeaveReason reason);

    [[nodiscard]] bool isLoggedIn() const { return m_state == State::Ready; }
    [[nodiscard]] int roomCount() const; ///< but the room `system`
    [[nodiscard]] std::vector<RoomId> rooms() const; ///< the same

    // Deliveries
    void loggedIn(const delivery::LoggedIn &login);
    void loginRefused(const delivery::LoginRefused &refusal);
    void answered(const delivery::ToConnection &answer);
    void enterMatch(RoomId room);
    void subscribed(RoomId room);
    void unsubscribed(RoomId room);
    void enterRefused(const delivery::EnterRefused &refusal);
    /// An operator brings it into another room; false: it is not in the first one, or on its way already.
    [[nodiscard]] bool bring(const Move &move);
    /// The place in the room's list has changed.
    void moved(RoomId room, quint32 place);

private:
    enum class State : quint8 { AwaitsHello, AwaitsLogin, LoggingIn, Ready, Ended };

    /// A room that the connection is in, or has asked to enter.
    struct Membership {
        static constexpr quint32 outside = ~quint32(0);
        RoomId room;
        quint32 place = outside; ///< in the room's list of this I/O thread
        quint32 asked = 0; ///< enters that have no answer yet
        bool waits = false; ///< for a seat in it
        bool leaves = false; ///< an operator has brought him elsewhere, and it has not let go yet
    };

    void handle(Request request);
    void hello(RequestId id, const Hello &hello);
    void login(RequestId id, LoginRequest::Credentials credentials);
    void ping(RequestId id, const Ping &ping);
    void listChannels(RequestId id, const ListChannels &asked);
    void listRooms(RequestId id, const BrowseRooms &asked);
    void createRoom(RequestId id, const CreateRoom &asked);
    void enter(RequestId id, EnterRoom &asked);
    void leave(RequestId id, const LeaveRoom &asked);
    void say(RequestId id, SendMessage &said);
    void fetch(RequestId id, const FetchHistory &asked);
    void openDirect(RequestId id, const OpenDirect &asked);
    void setBlock(RequestId id, UserInfo whom, bool blocks);
    [[nodiscard]] Error tooManyOpen() const;

    // Matches
    void queue(RequestId id, QueueForMatch &asked);
    void askMatch(RequestId id, MatchJob job, ErrorCode nowhere);
    [[nodiscard]] bool opens(RequestId id);
    void handOver(RequestId id, const Result<void> &taken);

    // Parties
    void askParty(RequestId id, PartyCommand command);
    [[nodiscard]] Result<void> mayReachOthers(const PartyCommand &command);

    [[nodiscard]] bool mustWait(const Command &command) const;
    void goOn();
    void submit(RoomId room, RoomJob job, RequestId id, effect::Asked asked = effect::Asked::Other);
    void submitEnter(RoomId room, RequestId id, roomjob::Enter job);
    void steer(RequestId id, RoomId room, HostCommand wish);
    void play(RequestId id, Command &command);
    void answer(RequestId id, const auto &body)
    {
        if (id != 0)
            send(encodeAnswer(format(), id, body));
    }
    void refuse(RequestId id, const Error &error);
    void badPacket(const Refused &refused);
    [[nodiscard]] Sender sender(RequestId id) const;
    [[nodiscard]] Membership *membership(RoomId room);
    [[nodiscard]] const Membership *membership(RoomId room) const;
    [[nodiscard]] bool hasRoomFor(RoomId room) const;
    [[nodiscard]] Error tooManyRooms() const;
    void send(const QByteArray &packet);
    [[nodiscard]] WireFormat format() const;
    void dropIfOutside(RoomId room);
    /// What becomes of a move into this room; none: there is none.
    [[nodiscard]] std::unique_ptr<Move> takeMove(RoomId to);

    Connection *m_connection;
    IoLoop *m_loop;
    State m_state = State::AwaitsHello;
    bool m_triedLogin = false; ///< the lobby has to hear of the end
    bool m_hearsChannels = false;
    bool m_hearsRooms = false;
    bool m_seeks = false; ///< matches have to hear of the end
    bool m_inParty = false; ///< parties, too
    bool m_longAnswer = false; ///< a snapshot or a page was asked for and has not come
    RoomId m_entering; ///< the room whose snapshot that is; none: it is a page
    quint16 m_open = 0; ///< requests with an actor
    RoomId m_system;
    UserInfo m_user;
    FloodGate m_flood;
    ErrorBudget m_errors;
    std::vector<Membership> m_rooms;
    std::unique_ptr<std::deque<Request>>
        m_waiting; ///< behind a login or a long answer, in order; none when empty
    std::unique_ptr<ClientInfo> m_client; ///< from hello to login
    std::unique_ptr<Move> m_move; ///< an operator's, one at a time; none: nobody moves it
};

} // namespace chat::server
