// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIdentityProxyModel>
#include <QStyledItemDelegate>

namespace chat::gui {

/// A room among all rooms: its name, what keeps one out, how many are in it; below, kind and topic. Shows a
/// client::RoomBrowser. GUI thread.
class BrowseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the parts are; painting asks it. What is not shown is empty.
    struct Layout {
        QRect name;
        QRect lock;
        QRect people;
        QRect about;
    };
    [[nodiscard]] static Layout layOut(const QStyleOptionViewItem &option, const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// "Meeting  ·  about tea", harmless to show.
[[nodiscard]] QString aboutRoom(const QModelIndex &index);

/// Adds what a screen reader says of a line, and makes names harmless.
class BrowseRows final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    using QIdentityProxyModel::QIdentityProxyModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace chat::gui
