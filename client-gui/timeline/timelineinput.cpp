// SPDX-License-Identifier: Apache-2.0
// What a person does with the timeline: marks, copies, opens, retries.
#include "client-gui/timeline/timelineview.h"
#include "shared/client/timeline.h"
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace chat::gui {

using Part = TimelineHit::Part;

TimelineHit TimelineView::hitAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    return m_delegate->hit(index, viewport()->width(), point - visualRect(index).topLeft());
}

QString TimelineView::copiedText() const
{
    if (!m_marked.isEmpty())
        return m_marked.text();
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    if (rows.size() == 1)
        return rows.first().data(client::Timeline::TextRole).toString();
    QStringList lines;
    for (const QModelIndex &index : rows)
        lines << quotedMessage(index);
    return lines.join(u'\n');
}

void TimelineView::copy()
{
    if (const QString text = copiedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TimelineView::activate(const QModelIndex &index, const TimelineHit &hit)
{
    switch (hit.part) {
    case Part::Link: Q_EMIT linkActivated(hit.url); break;
    case Part::Retry: Q_EMIT retryRequested(index); break;
    case Part::Discard: Q_EMIT discardRequested(index); break;
    case Part::Missing: Q_EMIT nearTop(); break;
    case Part::Nothing:
    case Part::Text: break;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool failed = current.isValid()
        && current.data(client::Timeline::StateRole).value<client::MessageState>()
            == client::MessageState::Failed;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (failed && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT retryRequested(current);
    else if (failed && event->key() == Qt::Key_Delete)
        Q_EMIT discardRequested(current);
    else
        QListView::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return; // the context menu is about what is marked already
    m_pressedAt = event->position().toPoint();
    const QModelIndex index = indexAt(m_pressedAt);
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
        m_marked.clear();
        QAbstractItemView::mousePressEvent(event); // selects whole rows
    } else if (index.isValid()) {
        m_marked.start(index, hitAt(m_pressedAt).position);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::Clear);
    } else {
        m_marked.clear();
        clearSelection();
    }
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->buttons() & Qt::LeftButton && m_marked.isStarted()) {
        if (point.y() < 0 || point.y() > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value()
                                          + (point.y() < 0 ? point.y() : point.y() - viewport()->height()));
        const QPoint inside(point.x(), std::clamp(point.y(), 0, viewport()->height() - 1));
        if (const QModelIndex index = indexAt(inside); index.isValid())
            m_marked.extend(index, hitAt(inside).position);
        viewport()->update();
        return;
    }
    switch (hitAt(point).part) {
    case Part::Nothing: viewport()->unsetCursor(); break;
    case Part::Text: viewport()->setCursor(Qt::IBeamCursor); break;
    default: viewport()->setCursor(Qt::PointingHandCursor); break;
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const bool clicked = (point - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && clicked && m_marked.isEmpty())
        activate(indexAt(point), hitAt(point));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return;
    const QString text = m_delegate->layoutOf(index, viewport()->width()).body->text();
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(hitAt(point).position);
    if (!words.isAtBoundary())
        words.toPreviousBoundary();
    const auto from = words.position();
    const auto to = words.toNextBoundary();
    m_marked.start(index, int(from));
    m_marked.extend(index, int(to < 0 ? text.size() : to));
    viewport()->update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint point = byKey ? visualRect(currentIndex()).center() : event->pos();
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(point); // rows come while it is open
    if (!index.isValid())
        return;
    const TimelineHit hit = hitAt(point);
    QMenu menu;
    menu.addAction(widgets::icon("edit-copy"_L1), tr("Copy"), this, [this, index] {
        const QString marked = copiedText();
        QApplication::clipboard()->setText(
            marked.isEmpty() ? index.data(client::Timeline::TextRole).toString() : marked);
    });
    if (hit.part == Part::Link) {
        menu.addAction(tr("Copy address"), this,
                       [url = hit.url] { QApplication::clipboard()->setText(confirmedAddress(url)); });
    }
    if (index.data(client::Timeline::StateRole).value<client::MessageState>()
        == client::MessageState::Failed) {
        menu.addAction(widgets::icon("view-refresh"_L1), retryText(), this,
                       [this, index] { Q_EMIT retryRequested(index); });
        menu.addAction(widgets::icon("edit-delete"_L1), discardText(), this,
                       [this, index] { Q_EMIT discardRequested(index); });
    }
    menu.exec(viewport()->mapToGlobal(point));
}

} // namespace chat::gui
