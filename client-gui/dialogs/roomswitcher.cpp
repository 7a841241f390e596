// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/roomswitcher.h"

#include "client-gui/panes/roomdelegate.h"
#include "client-gui/panes/roomfilter.h"
#include "shared/client/roomlistmodel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace chat::gui {

RoomSwitcher::RoomSwitcher(QAbstractItemModel *rooms, QWidget *parent)
    : QDialog(parent),
      m_typed(new QLineEdit),
      m_view(new QListView),
      m_filter(new RoomFilter(RoomFilter::Shows::All, this))
{
    setWindowTitle(tr("Go to a room"));
    m_typed->setPlaceholderText(tr("Name of a room"));
    m_typed->setAccessibleName(tr("Name of a room"));
    m_typed->installEventFilter(this);
    m_filter->setSourceModel(rooms);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new RoomDelegate(m_view));
    m_view->setAccessibleName(tr("Rooms"));
    m_view->setFocusPolicy(Qt::NoFocus); // the keys stay with the field and move it
    m_view->setCurrentIndex(m_filter->index(0, 0));

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_typed);
    column->addWidget(m_view);
    resize(380, 320);
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_filter->setTyped(typed);
        m_view->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(m_typed, &QLineEdit::returnPressed, this, &RoomSwitcher::choose);
    connect(m_view, &QListView::clicked, this, &RoomSwitcher::choose);
}

bool RoomSwitcher::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
            return QCoreApplication::sendEvent(m_view, event);
    }
    return QDialog::eventFilter(watched, event);
}

void RoomSwitcher::choose()
{
    const QModelIndex index = m_view->currentIndex();
    const QString typed = m_typed->text().trimmed();
    if (index.isValid())
        Q_EMIT roomChosen(index.data(client::RoomListModel::RoomIdRole).value<RoomId>());
    else if (!typed.isEmpty())
        Q_EMIT nameChosen(typed);
    else
        return;
    accept();
}

} // namespace chat::gui

#include "moc_roomswitcher.cpp"
