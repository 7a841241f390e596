// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/roomfilter.h"

#include "client-gui/composer/completion.h"
#include "client-gui/panes/roomdelegate.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/displaytext.h"

namespace chat::gui {

void RoomFilter::setTyped(const QString &typed)
{
    m_typed = typed.trimmed();
    invalidateFilter();
}

QVariant RoomFilter::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::AccessibleTextRole: return roomDescription(mapToSource(index));
    case Qt::DisplayRole: return widgets::displayLine(QSortFilterProxyModel::data(index, role).toString());
    default: return QSortFilterProxyModel::data(index, role);
    }
}

bool RoomFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const bool isDirect = index.data(client::RoomListModel::DirectRole).toBool();
    if (m_shows != Shows::All && isDirect != (m_shows == Shows::Directs))
        return false;
    return matches(m_typed, index.data(client::RoomListModel::NameRole).toString());
}

} // namespace chat::gui

#include "moc_roomfilter.cpp"
