// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/browsedelegate.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/client/roombrowser.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using Role = client::RoomBrowser::Role;

constexpr int rowSide = 10; ///< air at both ends of a line, pixels
constexpr int air = 6; ///< above and below
constexpr int rowGap = 8;

QFont lesserFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.9);
    return small;
}

QString countText(const QModelIndex &index)
{
    const int people = index.data(Role::PeopleRole).toInt();
    const int maximum = index.data(Role::MaximumRole).toInt();
    return maximum > 0 ? u"%1/%2"_s.arg(people).arg(maximum) : QString::number(people);
}

bool isFull(const QModelIndex &index)
{
    const int maximum = index.data(Role::MaximumRole).toInt();
    return maximum > 0 && index.data(Role::PeopleRole).toInt() >= maximum;
}

bool isShut(const QModelIndex &index)
{
    return index.data(Role::LockedRole).toBool() || index.data(Role::PasswordRole).toBool()
        || index.data(Role::InviteOnlyRole).toBool();
}

} // namespace

QString aboutRoom(const QModelIndex &index)
{
    QStringList facts{kindText(index.data(Role::KindRole).value<RoomKind>())};
    if (index.data(Role::LockedRole).toBool())
        facts << BrowseDelegate::tr("locked");
    else if (index.data(Role::PasswordRole).toBool())
        facts << BrowseDelegate::tr("password");
    else if (index.data(Role::InviteOnlyRole).toBool())
        facts << BrowseDelegate::tr("by invitation");
    if (isFull(index))
        facts << BrowseDelegate::tr("full");
    if (const QString category = widgets::displayLine(index.data(Role::CategoryRole).toString());
        !category.isEmpty())
        facts << category;
    if (const QString topic = widgets::displayLine(index.data(Role::TopicRole).toString()); !topic.isEmpty())
        facts << topic;
    return facts.join(u"  ·  "_s);
}

QVariant BrowseRows::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::AccessibleTextRole:
        return BrowseDelegate::tr("%1, %2 people, %3")
            .arg(widgets::displayLine(index.data(Role::NameRole).toString()), countText(index),
                 aboutRoom(index).replace(u"  ·  "_s, u", "_s));
    case Qt::DisplayRole: return widgets::displayLine(QIdentityProxyModel::data(index, role).toString());
    case Qt::ToolTipRole: // as plain text, whatever is in it
        return Qt::convertFromPlainText(widgets::displayLine(index.data(Role::TopicRole).toString()));
    default: return QIdentityProxyModel::data(index, role);
    }
}

BrowseDelegate::Layout BrowseDelegate::layOut(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QFontMetrics small(lesserFont(option.font));
    const QRect inner = option.rect.adjusted(rowSide, air, -rowSide, -air);
    const int first = option.fontMetrics.lineSpacing();
    Layout layout;
    const int people = small.horizontalAdvance(countText(index));
    layout.people = {inner.right() + 1 - people, inner.top(), people, first};
    int right = layout.people.left() - rowGap;
    if (isShut(index)) {
        const int size = small.ascent();
        layout.lock = {right - size, inner.top() + (first - size) / 2, size, size};
        right = layout.lock.left() - rowGap;
    }
    layout.name = {inner.left(), inner.top(), std::max(0, right - inner.left()), first};
    layout.about = {inner.left(), inner.top() + first + 2, inner.width(), small.lineSpacing()};
    return layout;
}

QSize BrowseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200,
            option.fontMetrics.lineSpacing() + 2 + QFontMetrics(lesserFont(option.font)).lineSpacing()
                + 2 * air};
}

void BrowseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear(); // the style paints the background, we the words
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const Layout layout = layOut(option, index);
    const widgets::Tones tones = widgets::tones(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor words = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? words : tones.muted;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(words);
    const QString name
        = roomTitle(index.data(Role::NameRole).toString(), index.data(Role::IconRole).toString());
    painter->drawText(layout.name, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, layout.name.width()));
    painter->setFont(lesserFont(option.font));
    if (!layout.lock.isEmpty())
        widgets::icon("object-locked"_L1, quiet).paint(painter, layout.lock);
    painter->setPen(isFull(index) && !selected ? tones.bad : quiet);
    painter->drawText(layout.people, Qt::AlignRight | Qt::AlignVCenter, countText(index));
    painter->setPen(quiet);
    painter->drawText(
        layout.about, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(aboutRoom(index), Qt::ElideRight, layout.about.width()));
    painter->restore();
}

} // namespace chat::gui

#include "moc_browsedelegate.cpp"
