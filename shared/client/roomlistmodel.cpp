// SPDX-License-Identifier: Apache-2.0
#include "shared/client/roomlistmodel.h"

#include "shared/client/nameorder.h"

#include <algorithm>
#include <numeric>

namespace chat::client {
namespace {

/// The server tells matches apart by their ids; people do not.
RoomInfo named(RoomInfo room)
{
    const QString id = u' ' + QString::fromLatin1(room.id.toText());
    if (room.kind == RoomKind::Match && room.name.endsWith(id))
        room.name.chop(id.size());
    return room;
}

} // namespace

RoomListModel::RoomListModel(QObject *parent) : QAbstractListModel(parent), m_order(nameOrder()) { }

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case RoomIdRole: return QVariant::fromValue(row.info.id);
    case NameRole:
    case Qt::DisplayRole: return row.info.name;
    case PeopleRole: return row.info.people;
    case MaximumRole: return row.info.max;
    case JoinedRole: return row.joined;
    case UnreadRole: return row.unread;
    case MentionsRole: return row.mentions;
    case DirectRole: return row.info.kind == RoomKind::Direct;
    case LockedRole: return row.info.locked.value_or(false);
    case CategoryRole: return row.info.category.value_or(QString());
    case IconRole: return row.info.icon.value_or(QString());
    default: return {};
    }
}

QHash<int, QByteArray> RoomListModel::roleNames() const
{
    return {{RoomIdRole, "roomId"},     {NameRole, "name"},        {PeopleRole, "people"},
            {MaximumRole, "max"},       {JoinedRole, "joined"},    {UnreadRole, "unread"},
            {MentionsRole, "mentions"}, {LockedRole, "locked"},    {DirectRole, "direct"},
            {IconRole, "icon"},         {CategoryRole, "category"}};
}

int RoomListModel::rowOf(RoomId room) const
{
    const auto found = std::ranges::find(m_rows, room, [](const Row &row) { return row.info.id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString RoomListModel::nameOf(RoomId room) const
{
    const int row = rowOf(room);
    return row < 0 ? QString::fromLatin1(room.toText()) : m_rows[size_t(row)].info.name;
}

RoomId RoomListModel::roomNamed(const QString &name) const
{
    // A person may be called like a room; he is no room that one asks for by name.
    const auto found = std::ranges::find_if(m_rows, [&name](const Row &row) {
        return row.info.name == name && row.info.kind != RoomKind::Direct;
    });
    return found == m_rows.end() ? RoomId() : found->info.id;
}

int RoomListModel::totalUnread() const
{
    return std::accumulate(m_rows.begin(), m_rows.end(), 0,
                           [](int sum, const Row &row) { return sum + row.unread; });
}

int RoomListModel::totalMentions() const
{
    return std::accumulate(m_rows.begin(), m_rows.end(), 0,
                           [](int sum, const Row &row) { return sum + row.mentions; });
}

void RoomListModel::setChannels(const std::vector<RoomInfo> &channels) { replace(channels, false); }

void RoomListModel::setDirects(const std::vector<RoomInfo> &directs) { replace(directs, true); }

void RoomListModel::replace(const std::vector<RoomInfo> &rooms, bool ofDirects)
{
    for (auto row = int(m_rows.size()) - 1; row >= 0; --row) {
        const Row &old = m_rows[size_t(row)];
        const auto listed = std::ranges::find(rooms, old.info.id, &RoomInfo::id);
        if (listed != rooms.end() || old.joined || (old.info.kind == RoomKind::Direct) != ofDirects)
            continue;
        remove(old.info.id);
    }
    for (const RoomInfo &room : rooms)
        setRoom(room);
}

void RoomListModel::setRoom(const RoomInfo &told)
{
    const RoomInfo room = named(told);
    const auto place = [&] {
        return std::ranges::find_if(m_rows, [&](const Row &row) { return isBefore(room, row.info); });
    };
    int row = rowOf(room.id);
    if (row >= 0 && m_rows[size_t(row)].info == room)
        return;
    if (row < 0) {
        const auto at = place();
        row = int(at - m_rows.begin());
        beginInsertRows({}, row, row);
        m_rows.insert(at, Row{.info = room});
        endInsertRows();
        return;
    }
    Row &old = m_rows[size_t(row)];
    if (old.info.name != room.name || old.info.category != room.category) { // it goes to its new place
        const auto to = int(place() - m_rows.begin());
        if (to != row && to != row + 1) {
            beginMoveRows({}, row, row, {}, to);
            Row moved = std::move(old);
            m_rows.erase(m_rows.begin() + row);
            row = to > row ? to - 1 : to;
            m_rows.insert(m_rows.begin() + row, std::move(moved));
            endMoveRows();
        }
    }
    const bool isElsewhere = m_rows[size_t(row)].info.category != room.category;
    m_rows[size_t(row)].info = room;
    Q_EMIT dataChanged(index(row), index(row));
    if (isElsewhere)
        Q_EMIT dataChanged(index(row), index(row), {CategoryRole});
}

bool RoomListModel::isBefore(const RoomInfo &one, const RoomInfo &other) const
{
    const int order = m_order.compare(one.category.value_or(QString()), other.category.value_or(QString()));
    return order != 0 ? order < 0 : m_order.compare(one.name, other.name) < 0;
}

void RoomListModel::setCount(const ChannelCount &count)
{
    change(count.id, PeopleRole, [&](Row &row) {
        row.info.people = count.people;
        row.info.max = count.max;
        row.info.locked = count.locked;
    });
}

void RoomListModel::setPeople(RoomId room, int people)
{
    change(room, PeopleRole, [people](Row &row) { row.info.people = people; });
}

void RoomListModel::remove(RoomId room)
{
    const int row = rowOf(room);
    if (row < 0)
        return;
    const bool hadUnread = m_rows[size_t(row)].unread > 0;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    if (hadUnread)
        Q_EMIT totalsChanged();
}

void RoomListModel::setJoined(RoomId room, bool joined)
{
    change(room, JoinedRole, [joined](Row &row) { row.joined = joined; });
}

void RoomListModel::setLocked(RoomId room, bool locked)
{
    change(room, LockedRole, [locked](Row &row) { row.info.locked = locked; });
}

void RoomListModel::setUnread(RoomId room, int unread, int mentions)
{
    const int row = rowOf(room);
    if (row < 0 || (m_rows[size_t(row)].unread == unread && m_rows[size_t(row)].mentions == mentions))
        return;
    change(room, UnreadRole, [=](Row &changed) {
        changed.unread = unread;
        changed.mentions = mentions;
    });
    Q_EMIT totalsChanged();
}

void RoomListModel::change(RoomId room, int role, const std::function<void(Row &)> &edit)
{
    const int row = rowOf(room);
    if (row < 0)
        return;
    edit(m_rows[size_t(row)]);
    QList<int> roles{role};
    if (role == PeopleRole)
        roles << MaximumRole << LockedRole;
    else if (role == UnreadRole)
        roles << MentionsRole;
    Q_EMIT dataChanged(index(row), index(row), roles);
}

} // namespace chat::client

#include "moc_roomlistmodel.cpp"
