// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/connection.h"
#include "shared/client/memberlistmodel.h"
#include "shared/client/outbox.h"
#include "shared/client/readmarks.h"
#include "shared/client/roomlistmodel.h"
#include "shared/client/roomstate.h"
#include "shared/client/timeline.h"
#include "shared/client/waitingplace.h"

#include <map>
#include <memory>

namespace chat::client {

/// The rooms that a person is in or was in: enters them, enters them again after a drop and asks for what is
/// missing, and keeps their models. One thread, with an event loop.
class Rooms final : public QObject
{
    Q_OBJECT
public:
    static constexpr int holePages = 20; ///< fetched by itself after an enter; the rest stays a gap
    static constexpr int mostDirects = 10; ///< direct rooms entered by itself at a login
    static constexpr Milliseconds pause{2'000}; ///< before another try, when the server does not say

    /// All outlive this.
    Rooms(Connection &connection, Clock &clock, Outbox &outbox, RoomListModel &list, ReadMarks &marks);

    /// Made when first asked for; owned by this.
    [[nodiscard]] Timeline *timeline(RoomId room);
    [[nodiscard]] MemberListModel *members(RoomId room);
    [[nodiscard]] RoomState *state(RoomId room);

    using Entered = std::function<void(const Result<RoomEntered> &)>;
    /// Ends in entered(), waitingChanged() or refused(); with `done`, a refusal is told there and nowhere
    /// else, and offline is one.
    void enter(const RoomDoor &door, const Entered &done = {});
    /// The room of these people and us is made, when there is none, and entered.
    void openDirect(const std::vector<UserId> &people, const Entered &done);
    /// Those that we belong to; the newest of them are entered, so that it is seen what is new in them.
    void setDirects(const DirectList &list);
    /// Whom we do not want to hear.
    void setBlocked(const QSet<UserId> &blocked);
    /// The room is made and entered.
    void create(const CreateRoom &wish, const Entered &done);
    /// The server has us enter it unasked: its snapshot follows, then entered().
    void expect(RoomId room);
    void leave(RoomId room); ///< also what we wait for
    [[nodiscard]] std::optional<WaitingPlace> waiting(RoomId room) const;
    void loadOlder(RoomId room);
    void markRead(RoomId room, Seq seq);
    void forgetAll(); ///< a goodbye: nothing is entered again by itself

    void welcome(const Welcome &welcome); ///< online; enters what is wanted
    void offline();
    /// An event of a room.
    void hear(const ServerPacket &packet);

Q_SIGNALS:
    void entered(chat::RoomId room);
    void left(chat::RoomId room, chat::LeaveReason reason);
    void refused(const QString &room, const chat::Error &error);
    void stopped(chat::RoomId room, bool isStopped, const QString &reason);
    void messageArrived(chat::RoomId room, chat::Seq seq);
    void waitingChanged(chat::RoomId room);
    void seated(chat::RoomId room); ///< behind entered(): it was waited for
    /// Before left(), as the next; `name` is what it was called.
    void removed(const chat::RoomRemovedYou &word, const QString &name);
    /// Behind entered(): an operator has brought us here from the room of that name, which is left.
    void brought(const chat::RoomBrought &word, const QString &from);
    void vanished(chat::RoomId room, const QString &name);
    void hostChanged(chat::RoomId room, const chat::RoomHost &word);

private:
    struct Room {
        std::unique_ptr<Timeline> timeline;
        std::unique_ptr<MemberListModel> members;
        std::unique_ptr<RoomState> state;
        RoomDoor door; ///< what opened it; so does it when we were away too long
        std::optional<WaitingPlace> waiting;
        bool seated = false; ///< he waited for what comes now
        std::optional<RoomBrought> brought; ///< by an operator; its snapshot comes now
        bool putOut = false; ///< we come as somebody new, not as one who was lost
        bool wanted = false; ///< we mean to be in it
        bool inside = false; ///< the server has said so, on this connection
        bool told = false; ///< entered() was said, and no left() since
        bool fetching = false;
        bool added = false; ///< somebody wrote to us in it, and we have not seen it yet
        int pagesLeft = 0;
        std::optional<MonoTime> enterAgain;
    };
    Room &room(RoomId id);
    [[nodiscard]] EnterRoom knock(RoomId id, const RoomDoor &door);
    void ask(const RoomDoor &door, const EnterRoom &packet, const Entered &done);
    void turnedAway(const RoomDoor &door, RoomId id, const Error &error, bool tells);
    void letIn(const RoomEntered &answer, const RoomDoor &door);
    void setWaiting(RoomId id, const std::optional<WaitingPlace> &place);
    void enterAgain(RoomId id);
    void refusedEnter(RoomId id, const Error &error);
    void gone(RoomId id, LeaveReason reason);
    void closed(RoomId id, const RoomClosed &word);
    void applySnapshot(const RoomSnapshot &snapshot, Timestamp serverTime);
    void hearKept(RoomId id, const ServerPacket &packet);
    void hearPeople(RoomId id, const ServerPacket &packet);
    void hearSettings(RoomId id, const ServerPacket &packet);
    void hearForUs(const ServerPacket &packet);
    void hearRemoved(const RoomRemovedYou &word);
    void hearGone(RoomId id);
    void hearAdded(const RoomAdded &word);
    void enterDirect(RoomId id);
    void tellNews(RoomId id);
    void showRoles(RoomId id);
    void showInfo(RoomId id);
    void fillHole(RoomId id);
    void showUnsent(RoomId id, Timeline &timeline);
    void wake();

    Connection &m_connection;
    Clock &m_clock;
    Alarm m_alarm;
    Outbox &m_outbox;
    RoomListModel &m_list;
    ReadMarks &m_marks;
    UserInfo m_self;
    QSet<UserId> m_blocked;
    std::map<RoomId, Room> m_rooms;
    bool m_wasOnline = false;
    QStringList m_askedOffline; ///< names and ids to enter when we are online
};

} // namespace chat::client
