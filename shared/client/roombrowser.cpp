// SPDX-License-Identifier: Apache-2.0
#include "shared/client/roombrowser.h"

#include "shared/client/nameorder.h"

#include <algorithm>

namespace chat::client {

RoomBrowser::RoomBrowser(Connection &connection) : m_connection(connection), m_order(nameOrder()) { }

int RoomBrowser::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoomBrowser::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RoomInfo &room = m_rows[size_t(index.row())];
    switch (role) {
    case RoomIdRole: return QVariant::fromValue(room.id);
    case NameRole:
    case Qt::DisplayRole: return room.name;
    case TopicRole: return room.topic.value_or(QString());
    case IconRole: return room.icon.value_or(QString());
    case CategoryRole: return room.category.value_or(QString());
    case KindRole: return QVariant::fromValue(room.kind);
    case PeopleRole: return room.people;
    case MaximumRole: return room.max;
    case LockedRole: return room.locked.value_or(false);
    case PasswordRole: return room.password.value_or(false);
    case InviteOnlyRole: return room.inviteOnly.value_or(false);
    case SlowRole: return room.slowMs.value_or(0);
    default: return {};
    }
}

QHash<int, QByteArray> RoomBrowser::roleNames() const
{
    return {{RoomIdRole, "roomId"}, {NameRole, "name"},         {TopicRole, "topic"},
            {KindRole, "kind"},     {PeopleRole, "people"},     {MaximumRole, "max"},
            {LockedRole, "locked"}, {PasswordRole, "password"}, {InviteOnlyRole, "inviteOnly"},
            {SlowRole, "slow"},     {IconRole, "icon"},         {CategoryRole, "category"}};
}

int RoomBrowser::rowOf(RoomId room) const
{
    const auto found = std::ranges::find(m_rows, room, &RoomInfo::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool RoomBrowser::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_isAsking && m_connection.isOnline();
}

void RoomBrowser::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

void RoomBrowser::look(const RoomQuestion &question)
{
    m_question = question;
    m_isLive = true;
    if (m_connection.isOnline())
        ask(std::nullopt);
}

void RoomBrowser::stop()
{
    if (std::exchange(m_isLive, false) && m_connection.isOnline())
        m_connection.ask(BrowseRooms{.limit = 1, .subscribe = false}, [](const Result<RoomList> &) { });
}

void RoomBrowser::welcome()
{
    if (m_isLive)
        look(m_question);
}

void RoomBrowser::ask(const std::optional<QByteArray> &cursor)
{
    BrowseRooms packet{.kind = m_question.kind, .sort = m_question.sort, .cursor = cursor};
    if (const QString text = m_question.text.trimmed(); !text.isEmpty())
        packet.query = text;
    if (m_question.hasSpace)
        packet.hasSpace = true;
    if (m_question.noPassword)
        packet.noPassword = true;
    if (!cursor)
        packet.subscribe = true;
    m_isAsking = true;
    Q_EMIT changed();
    m_connection.ask(packet, [this, asked = ++m_asked, isFirst = !cursor](const Result<RoomList> &page) {
        if (asked != m_asked)
            return;
        m_isAsking = false;
        if (!page && page.error().code == ErrorCode::BadCursor && !isFirst)
            return ask(std::nullopt); // the list has moved on; from the beginning
        m_trouble = page ? std::nullopt : std::optional(page.error());
        if (page)
            take(*page, isFirst);
        Q_EMIT changed();
    });
}

void RoomBrowser::take(const RoomList &page, bool isFirst)
{
    if (isFirst && !m_rows.empty()) {
        beginRemoveRows({}, 0, int(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_next = page.next;
    m_total = page.total;
    append(page.rooms);
}

/// What came meanwhile by itself is here already.
void RoomBrowser::append(const std::vector<RoomInfo> &rooms)
{
    std::vector<RoomInfo> news;
    std::ranges::copy_if(rooms, std::back_inserter(news),
                         [this](const RoomInfo &room) { return rowOf(room.id) < 0; });
    if (news.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + news.size()) - 1);
    m_rows.insert(m_rows.end(), news.begin(), news.end());
    endInsertRows();
}

void RoomBrowser::hear(const RoomListChanged &word)
{
    if (!m_isLive)
        return;
    for (const RoomId gone : word.gone) {
        if (const int row = rowOf(gone); row >= 0)
            removeRow(row);
    }
    for (const RoomInfo &room : word.rooms) {
        const int row = rowOf(room.id);
        if (row < 0) {
            put(room);
        } else if (m_rows[size_t(row)] != room) {
            m_rows[size_t(row)] = room;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void RoomBrowser::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    m_total = std::max(0, m_total - 1);
    Q_EMIT changed();
}

/// One that was not here. Behind the last row it may be on a page that was not asked for.
void RoomBrowser::put(const RoomInfo &room)
{
    if (!fits(room))
        return;
    const auto place
        = std::ranges::find_if(m_rows, [&](const RoomInfo &other) { return isBefore(room, other); });
    if (place == m_rows.end() && m_next)
        return;
    const auto row = int(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(place, room);
    endInsertRows();
    ++m_total;
    Q_EMIT changed();
}

bool RoomBrowser::fits(const RoomInfo &room) const
{
    const QString text = m_question.text.trimmed();
    const bool isNamed = text.isEmpty() || room.name.contains(text, Qt::CaseInsensitive)
        || room.topic.value_or(QString()).contains(text, Qt::CaseInsensitive)
        || room.category.value_or(QString()).contains(text, Qt::CaseInsensitive);
    const bool isOpen = !room.password.value_or(false) && !room.inviteOnly.value_or(false);
    return isNamed && (!m_question.kind || room.kind == *m_question.kind)
        && (!m_question.hasSpace || room.max == 0 || room.people < room.max)
        && (!m_question.noPassword || isOpen);
}

/// Whether a new one stands above one that is here.
bool RoomBrowser::isBefore(const RoomInfo &one, const RoomInfo &other) const
{
    switch (m_question.sort) {
    case RoomSort::Newest: return true;
    case RoomSort::People: return one.people > other.people;
    case RoomSort::Name: break;
    }
    return m_order.compare(one.name, other.name) < 0;
}

} // namespace chat::client

#include "moc_roombrowser.cpp"
