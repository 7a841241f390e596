// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/memberspane.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"

#include <QApplication>
#include <QEvent>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using MemberRole = client::MemberListModel::Role;

QString roleAt(const QModelIndex &index)
{
    return roleText(index.data(MemberRole::RoomRoleRole).value<RoomRole>());
}

/// A nick in its person's colour, our own in bold; what he is in the room at the right.
class MemberDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString role = roleAt(index);
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.85);
        const int width = role.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(role) + 10;
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QWidget *view = item.widget;
        const QStyle *style = view ? view->style() : QApplication::style();
        item.text = item.fontMetrics.elidedText(item.text, Qt::ElideRight, item.rect.width() - width - 10);
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, view);
        if (role.isEmpty())
            return;
        painter->save();
        painter->setFont(small);
        const bool selected = option.state & QStyle::State_Selected;
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : widgets::tones(option.palette).muted);
        painter->drawText(option.rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, role);
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = widgets::displayLine(option->text);
        const auto person = index.data(MemberRole::UserIdRole).value<UserId>().value;
        option->palette.setColor(QPalette::Text, widgets::nameColour(person, option->palette));
        option->font.setBold(index.data(MemberRole::SelfRole).toBool());
        option->rect.setLeft(option->rect.left() + 7); // below the heading
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80, option.fontMetrics.lineSpacing() + 8};
    }
};

/// Adds what a screen reader says of somebody.
class MemberRows final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        const QString nick = widgets::displayLine(index.data(MemberRole::NickRole).toString());
        const QString what = roleAt(index);
        return what.isEmpty() ? nick : u"%1, %2"_s.arg(nick, what);
    }
};

} // namespace

MembersPane::MembersPane(QWidget *parent) : QWidget(parent), m_title(new QLabel), m_view(new QListView)
{
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(10, 12, 10, 8);
    m_view->setItemDelegate(new MemberDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    m_view->setSpacing(0);
    m_view->setContentsMargins(4, 0, 4, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_view, 1);
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT mentionRequested(index.data(MemberRole::NickRole).toString());
    });
    connect(m_view, &QListView::customContextMenuRequested, this, &MembersPane::askForMenu);
    retranslate();
}

void MembersPane::askForMenu(const QPoint &point)
{
    QModelIndex index = m_view->indexAt(point);
    if (!index.isValid())
        index = m_view->currentIndex(); // the menu key
    if (!index.isValid())
        return;
    const UserInfo whom{index.data(MemberRole::UserIdRole).value<UserId>(),
                        index.data(MemberRole::NickRole).toString()};
    Q_EMIT menuRequested(whom, m_view->viewport()->mapToGlobal(m_view->visualRect(index).center()));
}

void MembersPane::setMembers(client::MemberListModel *members)
{
    if (m_members)
        disconnect(m_members, &client::MemberListModel::totalChanged, this, nullptr);
    m_members = members;
    delete m_rows; // a model that changed its source would be reset
    if (members) {
        m_rows = new MemberRows(this);
        m_rows->setSourceModel(members);
        connect(members, &client::MemberListModel::totalChanged, this, &MembersPane::retranslate);
    }
    m_view->setModel(m_rows);
    retranslate();
}

void MembersPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MembersPane::retranslate()
{
    m_title->setText(m_members ? tr("People (%1)").arg(m_members->total()) : tr("People"));
    m_view->setAccessibleName(tr("People in this room"));
}

} // namespace chat::gui

#include "moc_memberspane.cpp"
