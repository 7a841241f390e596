// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QCollatorSortKey>

namespace chat::client {

/// Who is in a room, by nick in the order of the person's language. GUI thread; never reset.
class MemberListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, ///< UserId
        NickRole, ///< QString; also Qt::DisplayRole
        SelfRole, ///< bool: it is us
        RoomRoleRole, ///< RoomRole: what he is here
    };

    explicit MemberListModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// How many are in the room; more than there are rows when the server cut its list.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] QString nickOf(UserId user) const { return m_nicks.value(user); } ///< empty: not here
    [[nodiscard]] bool contains(UserId user) const { return m_nicks.contains(user); }

Q_SIGNALS:
    void totalChanged();

    // For the session that owns it.
public:
    void setSelf(UserId self);
    /// The list of a snapshot: rows come and go until they are the same.
    void setMembers(const std::vector<UserInfo> &members, int total);
    void add(const UserInfo &user); ///< nothing when he is here already
    /// Of those who are not simply members; others may be named, too.
    void setRoles(const QHash<UserId, RoomRole> &roles);
    void remove(UserId user); ///< nothing when he is not here; the total shrinks all the same
    void clear() { setMembers({}, 0); }

private:
    struct Row {
        UserInfo user;
        QCollatorSortKey key;
    };
    void insertNews(std::vector<Row> news);
    void removeRow(UserId user);
    void setTotal(int total);
    [[nodiscard]] static bool isBefore(const Row &one, const Row &other); ///< who sort alike stand by id
    [[nodiscard]] qsizetype placeOf(const Row &wanted) const;

    std::vector<Row> m_rows;
    QHash<UserId, QString> m_nicks; ///< of those who have a row
    QHash<UserId, RoomRole> m_roles;
    QCollator m_order;
    UserId m_self;
    int m_total = 0;
};

} // namespace chat::client
