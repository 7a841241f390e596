// SPDX-License-Identifier: Apache-2.0
#include "shared/client/memberlistmodel.h"

#include "shared/client/nameorder.h"

#include <QSet>

#include <algorithm>

namespace chat::client {

MemberListModel::MemberListModel(QObject *parent) : QAbstractListModel(parent), m_order(nameOrder()) { }

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const UserInfo &user = m_rows[size_t(index.row())].user;
    switch (role) {
    case UserIdRole: return QVariant::fromValue(user.id);
    case NickRole:
    case Qt::DisplayRole: return user.nick;
    case SelfRole: return user.id == m_self;
    default: return {};
    }
}

QHash<int, QByteArray> MemberListModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {NickRole, "nick"}, {SelfRole, "self"}};
}

void MemberListModel::setSelf(UserId self)
{
    if (std::exchange(m_self, self) != self && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelfRole});
}

void MemberListModel::setMembers(const std::vector<UserInfo> &members, int total)
{
    QHash<UserId, QString> next;
    for (const UserInfo &user : members)
        next.insert(user.id, user.nick);
    for (auto row = int(m_rows.size()) - 1; row >= 0; --row) {
        const UserInfo user = m_rows[size_t(row)].user;
        if (next.value(user.id) != user.nick) // gone, or under another nick at another place
            removeRow(user.id);
    }
    for (const UserInfo &user : members)
        insertRow(user);
    setTotal(total);
}

void MemberListModel::add(const UserInfo &user)
{
    if (contains(user.id))
        return;
    insertRow(user);
    setTotal(m_total + 1);
}

void MemberListModel::remove(UserId user)
{
    removeRow(user);
    setTotal(std::max(0, m_total - 1));
}

void MemberListModel::insertRow(const UserInfo &user)
{
    if (contains(user.id))
        return;
    Row row{user, m_order.sortKey(user.nick)};
    const qsizetype place = placeOf(user, row.key);
    beginInsertRows({}, int(place), int(place));
    m_rows.insert(m_rows.begin() + place, std::move(row));
    m_nicks.insert(user.id, user.nick);
    endInsertRows();
}

void MemberListModel::removeRow(UserId user)
{
    const auto nick = m_nicks.constFind(user);
    if (nick == m_nicks.cend())
        return;
    const qsizetype row = placeOf({user, *nick}, m_order.sortKey(*nick));
    beginRemoveRows({}, int(row), int(row));
    m_rows.erase(m_rows.begin() + row);
    m_nicks.erase(nick);
    endRemoveRows();
}

void MemberListModel::setTotal(int total)
{
    if (std::exchange(m_total, total) != total)
        Q_EMIT totalChanged();
}

/// Where he is, or would be; nicks that sort alike stand by id.
qsizetype MemberListModel::placeOf(const UserInfo &user, const QCollatorSortKey &key) const
{
    const auto isBefore = [&](const Row &row) {
        const int order = row.key.compare(key);
        return order < 0 || (order == 0 && row.user.id < user.id);
    };
    return std::ranges::partition_point(m_rows, isBefore) - m_rows.begin();
}

} // namespace chat::client
