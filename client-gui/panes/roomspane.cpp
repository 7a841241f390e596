// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/roomspane.h"

#include "client-gui/panes/roomdelegate.h"
#include "client-gui/panes/roomfilter.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/icon.h"

#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {

using RowRole = client::RoomListModel::Role;

RoomsPane::RoomsPane(QWidget *parent)
    : QWidget(parent),
      m_filterText(new QLineEdit),
      m_view(new QListView),
      m_filter(new RoomFilter(this))
{
    m_filterText->setClearButtonEnabled(true);
    m_filterText->addAction(widgets::icon("edit-find"_L1), QLineEdit::LeadingPosition);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new RoomDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setEditTriggers(QListView::NoEditTriggers);

    auto *filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(8, 8, 8, 6);
    filterRow->addWidget(m_filterText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filterRow);
    column->addWidget(m_view, 1);

    connect(m_filterText, &QLineEdit::textChanged, m_filter, &RoomFilter::setTyped);
    connect(m_filterText, &QLineEdit::returnPressed, this, [this] { choose(m_filter->index(0, 0)); });
    connect(m_view, &QListView::clicked, this, &RoomsPane::choose);
    connect(m_view, &QListView::activated, this, &RoomsPane::choose);
    connect(m_view, &QListView::customContextMenuRequested, this, &RoomsPane::showMenu);
    retranslate();
}

void RoomsPane::setModel(QAbstractItemModel *rooms) { m_filter->setSourceModel(rooms); }

void RoomsPane::setCurrent(RoomId room)
{
    m_current = room;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(RowRole::RoomIdRole).value<RoomId>() == room)
            m_view->setCurrentIndex(index);
    }
}

RoomId RoomsPane::neighbour(RoomId room, int step, bool onlyUnread) const
{
    const int rows = m_filter->rowCount();
    int row = step > 0 ? -1 : rows;
    for (int i = 0; i < rows; ++i) {
        if (m_filter->index(i, 0).data(RowRole::RoomIdRole).value<RoomId>() == room)
            row = i;
    }
    for (int i = 1; i <= rows; ++i) {
        const QModelIndex index = m_filter->index(((row + step * i) % rows + rows) % rows, 0);
        const RoomId other = index.data(RowRole::RoomIdRole).value<RoomId>();
        if (other != room && (!onlyUnread || index.data(RowRole::UnreadRole).toInt() > 0))
            return other;
    }
    return {};
}

void RoomsPane::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto room = index.data(RowRole::RoomIdRole).value<RoomId>();
    m_filterText->clear();
    Q_EMIT roomChosen(room);
}

void RoomsPane::showMenu(const QPoint &point)
{
    const QModelIndex index = m_view->indexAt(point);
    if (!index.isValid())
        return;
    const auto room = index.data(RowRole::RoomIdRole).value<RoomId>();
    QMenu menu;
    menu.addAction(tr("Open"), this, [this, room] { Q_EMIT roomChosen(room); });
    QAction *leave = menu.addAction(tr("Leave"), this, [this, room] { Q_EMIT leaveRequested(room); });
    leave->setEnabled(index.data(RowRole::JoinedRole).toBool());
    menu.exec(m_view->viewport()->mapToGlobal(point));
    setCurrent(m_current); // a right click does not change what is shown
}

void RoomsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RoomsPane::retranslate()
{
    m_filterText->setPlaceholderText(tr("Find a room"));
    m_filterText->setAccessibleName(tr("Find a room"));
    m_view->setAccessibleName(tr("Rooms"));
}

} // namespace chat::gui

#include "moc_roomspane.cpp"
