// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/timeline/messagelayout.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace chat::gui {

class TextSelection;

/// What of a row is under the mouse.
struct TimelineHit {
    enum class Part { Nothing, Text, Link, Retry, Discard, Missing };
    Part part = Part::Nothing;
    int position = 0; ///< in the text, the nearest to the point
    QUrl url;
};

/// Paints rows of a client::Timeline. Keeps the layouts of the rows that were seen last, so that a row that
/// is painted again costs no text layout. GUI thread.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TimelineDelegate(QObject *parent = nullptr);

    static constexpr int keptLayouts = 400;

    void setStyle(const TimelineStyle &style);
    [[nodiscard]] const TimelineStyle &style() const { return m_style; }
    /// See rowFacts().
    void setUnreadAfter(Seq seq) { m_unreadAfter = seq; }
    [[nodiscard]] Seq unreadAfter() const { return m_unreadAfter; }
    /// Marks these letters; null: none. Not owned.
    void setSelection(const TextSelection *selection) { m_selection = selection; }
    /// Paints this text as found; empty: none. Case does not matter.
    void setFound(const QString &text) { m_found = text; }
    /// Words of the interface or of dates are others now.
    void forgetLayouts() { m_layouts.clear(); }

    /// Valid until the next call.
    [[nodiscard]] const MessageLayout &layoutOf(const QModelIndex &index, int width) const;
    /// `point` is relative to the row's upper left corner.
    [[nodiscard]] TimelineHit hit(const QModelIndex &index, int width, const QPoint &point) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Kept {
        RowFacts facts;
        int width = 0;
        MessageLayout layout;
    };
    [[nodiscard]] const Kept &kept(const QModelIndex &index, int width) const;
    void paintBody(QPainter *painter, const Kept &row, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    TimelineStyle m_style;
    Seq m_unreadAfter = 0;
    QString m_found;
    const TextSelection *m_selection = nullptr;
    mutable QCache<QByteArray, Kept> m_layouts; ///< by the message's number, or its nonce before it has one
};

} // namespace chat::gui
