// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace chat::gui {

/// A line of the list of rooms: "# name   lock  12/500  (3)"; above the first of a category its name. GUI
/// thread.
class RoomDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the parts of a line are; painting and tooltips ask it. What is not shown is empty.
    struct Layout {
        QRect category;
        QRect line; ///< all but the category
        QRect name;
        QRect lock;
        QRect people;
        QRect badge;
    };
    [[nodiscard]] static Layout layOut(const QStyleOptionViewItem &option, const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// "999+" from a thousand on; a badge stays small.
[[nodiscard]] QString badgeText(int count);

/// A line of the list as a screen reader says it.
[[nodiscard]] QString roomDescription(const QModelIndex &index);

} // namespace chat::gui
