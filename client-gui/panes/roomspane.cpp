// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/roomspane.h"

#include "client-gui/panes/roomdelegate.h"
#include "client-gui/panes/roomfilter.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/icon.h"

#include <QEvent>
#include <QLabel>
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
      m_filter(new RoomFilter(RoomFilter::Shows::Rooms, this)),
      m_directsTitle(new QLabel),
      m_directsView(new QListView),
      m_directs(new RoomFilter(RoomFilter::Shows::Directs, this))
{
    m_filterText->setClearButtonEnabled(true);
    m_filterText->addAction(widgets::icon("edit-find"_L1), QLineEdit::LeadingPosition);
    setUp(m_view, m_filter);
    setUp(m_directsView, m_directs);
    m_directsTitle->setTextFormat(Qt::PlainText);
    m_directsTitle->setContentsMargins(10, 10, 10, 6);

    auto *filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(8, 8, 8, 6);
    filterRow->addWidget(m_filterText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filterRow);
    column->addWidget(m_view, 3);
    column->addWidget(m_directsTitle);
    column->addWidget(m_directsView, 2);

    connect(m_filterText, &QLineEdit::textChanged, m_filter, &RoomFilter::setTyped);
    connect(m_filterText, &QLineEdit::textChanged, m_directs, &RoomFilter::setTyped);
    connect(m_filterText, &QLineEdit::returnPressed, this, [this] { choose(rows().value(0)); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_directs, signal, this, &RoomsPane::showDirects);
    connect(m_directs, &QAbstractItemModel::modelReset, this, &RoomsPane::showDirects);
    showDirects();
    retranslate();
}

void RoomsPane::setUp(QListView *view, RoomFilter *filter)
{
    view->setModel(filter);
    view->setItemDelegate(new RoomDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setEditTriggers(QListView::NoEditTriggers);
    connect(filter, &RoomFilter::dataChanged, view,
            [view](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.contains(int(RowRole::CategoryRole))) // its name may stand above another line now
                    view->doItemsLayout();
            });
    connect(view, &QListView::clicked, this, &RoomsPane::choose);
    connect(view, &QListView::activated, this, &RoomsPane::choose);
    connect(view, &QListView::customContextMenuRequested, this,
            [this, view](const QPoint &point) { showMenu(view, point); });
}

/// Whoever has none sees no empty list.
void RoomsPane::showDirects()
{
    const bool has = m_directs->rowCount() > 0;
    m_directsTitle->setVisible(has);
    m_directsView->setVisible(has);
}

void RoomsPane::setModel(QAbstractItemModel *rooms)
{
    m_filter->setSourceModel(rooms);
    m_directs->setSourceModel(rooms);
}

QModelIndexList RoomsPane::rows() const
{
    QModelIndexList rows;
    for (const RoomFilter *filter : {m_filter, m_directs}) {
        for (int row = 0; row < filter->rowCount(); ++row)
            rows << filter->index(row, 0);
    }
    return rows;
}

void RoomsPane::setCurrent(RoomId room)
{
    m_current = room;
    for (QListView *view : {m_view, m_directsView}) {
        QModelIndex found;
        for (const QModelIndex &index : rows()) {
            if (index.model() == view->model() && index.data(RowRole::RoomIdRole).value<RoomId>() == room)
                found = index;
        }
        if (found.isValid())
            view->setCurrentIndex(found);
        else if (view->selectionModel()) // one of the two lists shows where we are
            view->clearSelection();
    }
}

RoomId RoomsPane::neighbour(RoomId room, int step, bool onlyUnread) const
{
    const QModelIndexList all = rows();
    const auto count = int(all.size());
    int row = step > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (all[i].data(RowRole::RoomIdRole).value<RoomId>() == room)
            row = i;
    }
    for (int i = 1; i <= count; ++i) {
        const QModelIndex index = all[((row + step * i) % count + count) % count];
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

void RoomsPane::showMenu(const QListView *view, const QPoint &point)
{
    const QModelIndex index = view->indexAt(point);
    if (!index.isValid())
        return;
    const auto room = index.data(RowRole::RoomIdRole).value<RoomId>();
    QMenu menu;
    menu.addAction(tr("Open"), this, [this, room] { Q_EMIT roomChosen(room); });
    QAction *leave = menu.addAction(tr("Leave"), this, [this, room] { Q_EMIT leaveRequested(room); });
    leave->setEnabled(index.data(RowRole::JoinedRole).toBool());
    menu.exec(view->viewport()->mapToGlobal(point));
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
    m_directsTitle->setText(tr("Direct messages"));
    m_directsView->setAccessibleName(tr("Direct messages"));
}

} // namespace chat::gui

#include "moc_roomspane.cpp"
