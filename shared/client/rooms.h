// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/connection.h"
#include "shared/client/memberlistmodel.h"
#include "shared/client/outbox.h"
#include "shared/client/readmarks.h"
#include "shared/client/roomlistmodel.h"
#include "shared/client/timeline.h"

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
    static constexpr Milliseconds pause{2'000}; ///< before another try, when the server does not say

    /// All outlive this.
    Rooms(Connection &connection, Clock &clock, Outbox &outbox, RoomListModel &list, ReadMarks &marks);

    /// Made when first asked for; owned by this.
    [[nodiscard]] Timeline *timeline(RoomId room);
    [[nodiscard]] MemberListModel *members(RoomId room);

    void enter(const QString &nameOrId);
    void leave(RoomId room);
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

private:
    struct Room {
        std::unique_ptr<Timeline> timeline;
        std::unique_ptr<MemberListModel> members;
        bool wanted = false; ///< we mean to be in it
        bool inside = false; ///< the server has said so, on this connection
        bool told = false; ///< entered() was said, and no left() since
        bool fetching = false;
        int pagesLeft = 0;
        std::optional<MonoTime> enterAgain;
    };
    Room &room(RoomId id);
    void ask(const QString &asked, const EnterRoom &packet);
    void enterAgain(RoomId id);
    void refusedEnter(RoomId id, const Error &error);
    void gone(RoomId id, LeaveReason reason);
    void closed(RoomId id, const RoomClosed &word);
    void applySnapshot(const RoomSnapshot &snapshot);
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
    std::map<RoomId, Room> m_rooms;
    bool m_wasOnline = false;
    QStringList m_askedOffline; ///< names and ids to enter when we are online
};

} // namespace chat::client
