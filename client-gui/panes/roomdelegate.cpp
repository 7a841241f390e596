// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/roomdelegate.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using RowRole = client::RoomListModel::Role;

constexpr int side = 10; ///< air at both ends of a line, pixels
constexpr int gap = 8;

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    return small;
}

/// The name of the category that begins with this line, as the list is shown now; empty: it is no first one.
QString beginning(const QModelIndex &index)
{
    const QString category = index.data(RowRole::CategoryRole).toString();
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    if (above.isValid() && above.data(RowRole::CategoryRole).toString() == category)
        return {};
    return widgets::displayLine(category);
}

QFont titleFont(const QFont &font)
{
    QFont title = smallFont(font);
    title.setBold(true);
    return title;
}

int titleHeight(const QFont &font) { return QFontMetrics(titleFont(font)).lineSpacing() + 12; }

QString peopleText(const QModelIndex &index)
{
    if (index.data(RowRole::DirectRole).toBool())
        return {}; // their names say how many
    const int people = index.data(RowRole::PeopleRole).toInt();
    const int maximum = index.data(RowRole::MaximumRole).toInt();
    return maximum > 0 ? u"%1/%2"_s.arg(people).arg(maximum) : QString::number(people);
}

} // namespace

QString badgeText(int count) { return count > 999 ? u"999+"_s : QString::number(count); }

QString roomDescription(const QModelIndex &index)
{
    const QString name = widgets::displayLine(index.data(RowRole::NameRole).toString());
    QString said = index.data(RowRole::DirectRole).toBool()
        ? RoomDelegate::tr("%1, direct messages").arg(name)
        : RoomDelegate::tr("%1, %2 people").arg(name, peopleText(index));
    if (const QString category = widgets::displayLine(index.data(RowRole::CategoryRole).toString());
        !category.isEmpty())
        said += u", "_s + category;
    if (index.data(RowRole::LockedRole).toBool())
        said += u", "_s + RoomDelegate::tr("locked");
    if (const int unread = index.data(RowRole::UnreadRole).toInt(); unread > 0)
        said += u", "_s + RoomDelegate::tr("%n unread message(s)", nullptr, unread);
    return said;
}

RoomDelegate::Layout RoomDelegate::layOut(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QFontMetrics small(smallFont(option.font));
    Layout layout;
    layout.line = option.rect;
    if (!beginning(index).isEmpty()) {
        const int height = titleHeight(option.font);
        layout.line.setTop(layout.line.top() + height);
        layout.category = QRect(option.rect.left(), option.rect.top(), option.rect.width(), height)
                              .adjusted(side, 6, -side, 0);
    }
    const QRect line = layout.line.adjusted(side, 0, -side, 0);
    int right = line.right() + 1;
    if (const int unread = index.data(RowRole::UnreadRole).toInt(); unread > 0) {
        const int height = small.height() + 2;
        const int width = std::max(height, small.horizontalAdvance(badgeText(unread)) + height / 2 + 2);
        layout.badge = {right - width, line.center().y() - height / 2, width, height};
        right = layout.badge.left() - gap;
    }
    const int people = small.horizontalAdvance(peopleText(index));
    layout.people = {right - people, line.top(), people, line.height()};
    right = layout.people.left() - gap;
    if (index.data(RowRole::LockedRole).toBool()) {
        const int height = small.ascent();
        layout.lock = {right - height, line.center().y() - height / 2, height, height};
        right = layout.lock.left() - gap;
    }
    layout.name = {line.left(), line.top(), std::max(0, right - line.left()), line.height()};
    return layout;
}

void RoomDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text.clear(); // the style paints the background, we the words
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int title = beginning(index).isEmpty() ? 0 : titleHeight(option.font);
    return {120, option.fontMetrics.lineSpacing() + 12 + title};
}

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const Layout layout = layOut(option, index);
    item.rect = layout.line;
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const widgets::Tones tones = widgets::tones(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool joined = index.data(RowRole::JoinedRole).toBool();
    const bool full = index.data(RowRole::MaximumRole).toInt() > 0
        && index.data(RowRole::PeopleRole).toInt() >= index.data(RowRole::MaximumRole).toInt();
    const QColor words = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? words : tones.muted;

    painter->save();
    if (!layout.category.isEmpty()) {
        painter->setFont(titleFont(option.font));
        painter->setPen(tones.muted);
        painter->drawText(
            layout.category, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(beginning(index), Qt::ElideRight, layout.category.width()));
    }
    QFont font = option.font;
    font.setBold(!layout.badge.isEmpty());
    painter->setFont(font);
    painter->setPen(joined ? words : quiet);
    const QString name = index.data(RowRole::NameRole).toString();
    const QString title = index.data(RowRole::DirectRole).toBool()
        ? u"@ "_s + widgets::displayLine(name)
        : roomTitle(name, index.data(RowRole::IconRole).toString());
    painter->drawText(layout.name, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, layout.name.width()));
    painter->setFont(smallFont(option.font));
    if (!layout.lock.isEmpty())
        widgets::icon("object-locked"_L1, quiet).paint(painter, layout.lock);
    painter->setPen(full && !selected ? tones.bad : quiet);
    painter->drawText(layout.people, Qt::AlignRight | Qt::AlignVCenter, peopleText(index));
    if (!layout.badge.isEmpty()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(RowRole::MentionsRole).toInt() > 0 ? tones.mention : tones.badge);
        painter->drawRoundedRect(layout.badge, layout.badge.height() / 2.0, layout.badge.height() / 2.0);
        painter->setPen(tones.badgeText);
        painter->drawText(layout.badge, Qt::AlignCenter, badgeText(index.data(RowRole::UnreadRole).toInt()));
    }
    painter->restore();
}

} // namespace chat::gui

#include "moc_roomdelegate.cpp"
