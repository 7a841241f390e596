// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/timelineview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace chat::gui {
namespace {

constexpr int rowsBeforeTop = 20; ///< history is asked for before the person reaches its end

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QListView(parent),
      m_delegate(new TimelineDelegate(this)),
      m_heights(fontMetrics().lineSpacing() * 2)
{
    setItemDelegate(m_delegate);
    m_delegate->setSelection(&m_marked);
    m_delegate->setStyle(TimelineStyle::of(font(), m_compact));
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn); // coming and going it would change the width of every row
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(false);
}

void TimelineView::setModel(QAbstractItemModel *next)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    m_marked.clear();
    QListView::setModel(next);
    m_heights.remove(0, m_heights.count());
    if (next) {
        m_heights.insert(0, next->rowCount());
        connect(next, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { removeHeights(first, last - first + 1); });
        connect(next, &QAbstractItemModel::rowsMoved, this, &TimelineView::relayout);
    }
    m_following = true;
    settle();
}

void TimelineView::setCompact(bool compact)
{
    m_compact = compact;
    m_delegate->setStyle(TimelineStyle::of(font(), m_compact));
    relayout();
}

void TimelineView::setUnreadAfter(Seq seq)
{
    m_delegate->setUnreadAfter(seq);
    relayout();
}

void TimelineView::scrollToNewest()
{
    m_following = true;
    settle();
}

void TimelineView::showAtTop(int row)
{
    m_following = false;
    m_anchor = {row, 0};
    settle();
}

int TimelineView::firstVisibleRow() const { return m_heights.rowAt(verticalScrollBar()->value()); }

int TimelineView::lastVisibleRow() const
{
    return m_heights.rowAt(qint64(verticalScrollBar()->value()) + viewport()->height() - topShift() - 1);
}

// Where things are

int TimelineView::topShift() const // few messages stand at the bottom, above the composer
{
    return int(std::max<qint64>(0, viewport()->height() - contentHeight()));
}

int TimelineView::verticalOffset() const { return verticalScrollBar()->value() - topShift(); }

QRect TimelineView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return {};
    const qint64 y = m_heights.top(index.row()) - verticalOffset();
    return {0, int(y), viewport()->width(), m_heights.height(index.row())};
}

QModelIndex TimelineView::indexAt(const QPoint &point) const
{
    const qint64 y = qint64(point.y()) + verticalOffset();
    if (!model() || y < 0 || y >= m_heights.total())
        return {};
    return model()->index(m_heights.rowAt(y), 0);
}

void TimelineView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    measure(index.row());
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    if (hint == EnsureVisible && rect.top() >= 0 && rect.bottom() < height)
        return;
    const bool below = hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= height);
    if (below && index.row() == m_heights.count() - 1)
        return scrollToNewest();
    const int y = hint == PositionAtCenter ? (height - rect.height()) / 2
        : below                            ? height - rect.height()
                                           : 0;
    m_following = false;
    m_anchor = {index.row(), y};
    settle();
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (m_heights.count() == 0)
        return {};
    const int last = m_heights.count() - 1;
    const int row = currentIndex().isValid() ? currentIndex().row() : last;
    const int page = std::max(1, lastVisibleRow() - firstVisibleRow());
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft: return model()->index(std::max(0, row - 1), 0);
    case MoveDown:
    case MoveNext:
    case MoveRight: return model()->index(std::min(last, row + 1), 0);
    case MovePageUp: return model()->index(std::max(0, row - page), 0);
    case MovePageDown: return model()->index(std::min(last, row + page), 0);
    case MoveHome: return model()->index(0, 0);
    case MoveEnd: return model()->index(last, 0);
    }
    return {};
}

QRegion TimelineView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &rows : selection)
        region += visualRect(rows.topLeft()) | visualRect(rows.bottomRight());
    return region;
}

void TimelineView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex first = indexAt(rect.normalized().topLeft());
    const QModelIndex last = indexAt(rect.normalized().bottomRight());
    if (first.isValid() && last.isValid())
        selectionModel()->select({first, last}, command);
}

// What comes and goes

void TimelineView::insertHeights(int first, int rows)
{
    m_heights.insert(first, rows);
    if (m_anchor.row >= first)
        m_anchor.row += rows;
    if (first + rows < m_heights.count())
        m_heights.forget(first + rows); // it may not begin its group any more
}

void TimelineView::removeHeights(int first, int rows)
{
    m_heights.remove(first, rows);
    if (m_anchor.row >= first + rows)
        m_anchor.row -= rows;
    else if (m_anchor.row >= first)
        m_anchor.row = std::min(first, m_heights.count() - 1);
    if (first < m_heights.count())
        m_heights.forget(first);
    settle();
}

void TimelineView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    insertHeights(start, end - start + 1);
    QAbstractItemView::rowsInserted(parent, start, end); // not QListView's, which would lay everything out
    settle();
}

void TimelineView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void TimelineView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(first, last, roles);
    for (int row = first.row(); row <= std::min(last.row() + 1, m_heights.count() - 1); ++row)
        m_heights.forget(row);
    settle();
}

void TimelineView::doItemsLayout()
{
    // QListView would ask every row for its size.
    if (model() && m_heights.count() != model()->rowCount()) {
        m_heights.remove(0, m_heights.count());
        m_heights.insert(0, model()->rowCount());
    }
    QAbstractItemView::doItemsLayout();
}

void TimelineView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    settle();
}

void TimelineView::relayout()
{
    m_heights.forgetAll(QFontMetrics(m_delegate->style().text).lineSpacing() * (m_compact ? 1 : 2));
    settle();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        relayout();
    else
        settle();
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        m_delegate->setStyle(TimelineStyle::of(font(), m_compact));
        relayout();
    }
}

// Settling: every visible row is measured, and the anchor stays where it is

void TimelineView::measure(int row)
{
    if (!m_heights.isKnown(row))
        m_heights.set(row, m_delegate->layoutOf(model()->index(row, 0), viewport()->width()).height);
}

void TimelineView::setScroll(qint64 value)
{
    const qint64 most = std::max<qint64>(0, contentHeight() - viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().lineSpacing() * 2);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, int(most));
    verticalScrollBar()->setValue(int(std::clamp<qint64>(value, 0, most)));
}

void TimelineView::settle()
{
    if (m_settling)
        return;
    m_settling = true;
    if (!m_following && m_anchor.row >= 0 && m_anchor.row < m_heights.count())
        fillFromAnchor();
    else
        m_following = true;
    if (m_following)
        fillFromBottom();
    pickAnchor();
    m_settling = false;
    viewport()->update();
    Q_EMIT scrolled();
    if (m_heights.count() > 0 && firstVisibleRow() < rowsBeforeTop)
        Q_EMIT nearTop();
}

void TimelineView::fillFromBottom()
{
    int filled = 0;
    for (int row = m_heights.count() - 1; row >= 0 && filled < viewport()->height(); --row) {
        measure(row);
        filled += m_heights.height(row);
    }
    setScroll(contentHeight());
}

void TimelineView::fillFromAnchor()
{
    const int height = viewport()->height();
    measure(m_anchor.row);
    int above = m_anchor.y;
    for (int row = m_anchor.row - 1; row >= 0 && above > 0; --row) {
        measure(row);
        above -= m_heights.height(row);
    }
    if (above > 0) // the first row would hang below the upper edge
        m_anchor.y -= above;
    int below = m_anchor.y + m_heights.height(m_anchor.row);
    for (int row = m_anchor.row + 1; row < m_heights.count() && below < height; ++row) {
        measure(row);
        below += m_heights.height(row);
    }
    if (below + bottomAir < height) // the last row would stand higher than the newest does
        m_following = true;
    else
        setScroll(m_heights.top(m_anchor.row) - m_anchor.y);
}

void TimelineView::pickAnchor()
{
    m_anchor.row = firstVisibleRow();
    if (m_anchor.row >= 0)
        m_anchor.y = int(m_heights.top(m_anchor.row) - verticalOffset());
}

void TimelineView::scrollContentsBy(int, int dy)
{
    if (m_settling)
        return; // our own move; settle() repaints
    const int value = verticalScrollBar()->value();
    if (std::abs(dy) < viewport()->height())
        m_anchor.y += dy;
    else
        m_anchor = {m_heights.rowAt(value), int(m_heights.top(std::max(0, m_heights.rowAt(value))) - value)};
    m_following = value >= verticalScrollBar()->maximum();
    settle();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = lastVisibleRow();
    for (int row = firstVisibleRow(); row >= 0 && row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (!event->region().intersects(option.rect))
            continue;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        m_delegate->paint(&painter, option, index);
    }
}

} // namespace chat::gui

#include "moc_timelineview.cpp"
