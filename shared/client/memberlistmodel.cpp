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
    case RoomRoleRole: return QVariant::fromValue(m_roles.value(user.id, RoomRole::Member));
    default: return {};
    }
}

QHash<int, QByteArray> MemberListModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {NickRole, "nick"}, {SelfRole, "self"}, {RoomRoleRole, "roomRole"}};
}

void MemberListModel::setSelf(UserId self)
{
    if (std::exchange(m_self, self) != self && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelfRole});
}

void MemberListModel::setRoles(const QHash<UserId, RoomRole> &roles)
{
    const auto before = std::exchange(m_roles, roles);
    for (int row = 0; row < rowCount(); ++row) {
        const UserId user = m_rows[size_t(row)].user.id;
        if (before.value(user, RoomRole::Member) != roles.value(user, RoomRole::Member))
            Q_EMIT dataChanged(index(row), index(row), {RoomRoleRole});
    }
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
    std::vector<Row> news;
    for (const UserInfo &user : members) {
        if (const auto missing = next.find(user.id); missing != next.end() && !contains(user.id)) {
            news.push_back({user, m_order.sortKey(user.nick)});
            next.erase(missing); // a list that names him twice shows him once
        }
    }
    insertNews(std::move(news));
    setTotal(total);
}

void MemberListModel::add(const UserInfo &user)
{
    if (contains(user.id))
        return;
    insertNews({{user, m_order.sortKey(user.nick)}});
    setTotal(m_total + 1);
}

void MemberListModel::remove(UserId user)
{
    removeRow(user);
    setTotal(std::max(0, m_total - 1));
}

/// `news` are not here yet. Neighbours come in together.
void MemberListModel::insertNews(std::vector<Row> news)
{
    std::ranges::sort(news, &MemberListModel::isBefore);
    auto begin = news.begin();
    while (begin != news.end()) {
        const qsizetype place = placeOf(*begin);
        const auto end = place == qsizetype(m_rows.size())
            ? news.end()
            : std::find_if(begin, news.end(),
                           [&](const Row &row) { return isBefore(m_rows[size_t(place)], row); });
        beginInsertRows({}, int(place), int(place + (end - begin)) - 1);
        for (auto row = begin; row != end; ++row)
            m_nicks.insert(row->user.id, row->user.nick);
        m_rows.insert(m_rows.begin() + place, std::make_move_iterator(begin), std::make_move_iterator(end));
        endInsertRows();
        begin = end;
    }
}

void MemberListModel::removeRow(UserId user)
{
    const auto nick = m_nicks.constFind(user);
    if (nick == m_nicks.cend())
        return;
    const qsizetype row = placeOf({{user, *nick}, m_order.sortKey(*nick)});
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

bool MemberListModel::isBefore(const Row &one, const Row &other)
{
    const int order = one.key.compare(other.key);
    return order < 0 || (order == 0 && one.user.id < other.user.id);
}

/// Where he is, or would be.
qsizetype MemberListModel::placeOf(const Row &wanted) const
{
    return std::ranges::lower_bound(m_rows, wanted, &MemberListModel::isBefore) - m_rows.begin();
}

} // namespace chat::client

#include "moc_memberlistmodel.cpp"
