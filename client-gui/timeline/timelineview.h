// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/timeline/rowheights.h"
#include "client-gui/timeline/textselection.h"
#include "client-gui/timeline/timelinedelegate.h"

#include <QListView>

namespace chat::gui {

/// Shows a client::Timeline, of 100,000 rows as smoothly as of ten: only rows that are seen are ever laid
/// out, the others count with an estimate, and what the person looks at stays where it is when rows come, go
/// or turn out taller than estimated. Follows the newest message while the last row is in sight. GUI thread.
class TimelineView final : public QListView
{
    Q_OBJECT
public:
    static constexpr int bottomAir = 8; ///< below the newest message, pixels

    explicit TimelineView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override; ///< begins at the bottom
    void setCompact(bool compact);
    void setUnreadAfter(Seq seq);
    [[nodiscard]] TimelineDelegate *timelineDelegate() const { return m_delegate; }

    [[nodiscard]] bool isAtBottom() const { return m_following; }
    void scrollToNewest();
    void showAtTop(int row);
    [[nodiscard]] int firstVisibleRow() const; ///< -1: none
    [[nodiscard]] int lastVisibleRow() const; ///< -1: none

    /// What is marked, else the rows that are selected.
    [[nodiscard]] QString copiedText() const;
    void copy();

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

Q_SIGNALS:
    void scrolled(); ///< other rows are visible
    void nearTop(); ///< history should be loaded
    void linkActivated(const QUrl &url);
    void retryRequested(const QModelIndex &index);
    void discardRequested(const QModelIndex &index);

protected:
    int verticalOffset() const override;
    int horizontalOffset() const override { return 0; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// The row that stays where it is, and where its upper edge is, in the viewport.
    struct Anchor {
        int row = -1;
        int y = 0;
    };

    void insertHeights(int first, int rows);
    void removeHeights(int first, int rows);
    void relayout();
    void settle();
    void fillFromBottom();
    void fillFromAnchor();
    void pickAnchor();
    void measure(int row);
    void setScroll(qint64 value);
    [[nodiscard]] qint64 contentHeight() const { return m_heights.total() + bottomAir; }
    [[nodiscard]] int topShift() const;
    [[nodiscard]] TimelineHit hitAt(const QPoint &point) const;
    void activate(const QModelIndex &index, const TimelineHit &hit);

    TimelineDelegate *m_delegate;
    RowHeights m_heights;
    TextSelection m_marked;
    Anchor m_anchor;
    QPoint m_pressedAt;
    bool m_compact = false;
    bool m_following = true;
    bool m_settling = false;
};

} // namespace chat::gui
