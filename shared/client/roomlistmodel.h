// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/events.h"

#include <QAbstractListModel>
#include <QCollator>

#include <functional>

namespace chat::client {

/// The channels of the server and the rooms that we are in, by category (those of none first) and name, as a
/// person sorts them ("2" before "10"). The one place that every badge reads. GUI thread; never reset.
class RoomListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RoomIdRole = Qt::UserRole + 1, ///< RoomId
        NameRole, ///< QString; also Qt::DisplayRole
        PeopleRole, ///< int
        MaximumRole, ///< int; 0: no limit
        JoinedRole, ///< bool
        UnreadRole, ///< int: messages of others that were not read
        MentionsRole, ///< int: of these, those that name us
        DirectRole, ///< bool: of a few people among themselves, and called by them
        LockedRole, ///< bool: nobody new gets in now
        CategoryRole, ///< QString; empty: none
        IconRole, ///< QString, one character; empty: none
    };

    explicit RoomListModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int rowOf(RoomId room) const; ///< -1: not here
    [[nodiscard]] QString nameOf(RoomId room) const; ///< the text of its id when it is not here
    [[nodiscard]] RoomId roomNamed(const QString &name) const; ///< none: not here
    [[nodiscard]] int totalUnread() const;
    [[nodiscard]] int totalMentions() const;

Q_SIGNALS:
    /// totalUnread() or totalMentions() is another.
    void totalsChanged();

    // For the session that owns it.
public:
    /// The whole list of channels; those that are not in it go, unless we are inside. Direct rooms stay.
    void setChannels(const std::vector<RoomInfo> &channels);
    /// The same of the direct rooms.
    void setDirects(const std::vector<RoomInfo> &directs);
    void setRoom(const RoomInfo &told); ///< adds it, or renews its name and numbers
    void setCount(const ChannelCount &count);
    void setPeople(RoomId room, int people);
    void remove(RoomId room);
    void setJoined(RoomId room, bool joined);
    void setLocked(RoomId room, bool locked);
    void setUnread(RoomId room, int unread, int mentions);

private:
    struct Row {
        RoomInfo info;
        bool joined = false;
        int unread = 0;
        int mentions = 0;
    };
    /// Those of one sort; of these, what is not listed goes, unless we are inside.
    void replace(const std::vector<RoomInfo> &rooms, bool ofDirects);
    [[nodiscard]] bool isBefore(const RoomInfo &one, const RoomInfo &other) const;
    void change(RoomId room, int role, const std::function<void(Row &)> &edit);

    std::vector<Row> m_rows;
    QCollator m_order;
};

} // namespace chat::client
