// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/memberspane.h"

#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

using Role = client::MemberListModel::Role;

/// A nick in its person's colour, our own in bold.
class MemberDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = widgets::displayLine(option->text);
        const auto person = index.data(Role::UserIdRole).value<UserId>().value;
        option->palette.setColor(QPalette::Text, widgets::nameColour(person, option->palette));
        option->font.setBold(index.data(Role::SelfRole).toBool());
        option->rect.setLeft(option->rect.left() + 7); // below the heading
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80, option.fontMetrics.lineSpacing() + 8};
    }
};

} // namespace

MembersPane::MembersPane(QWidget *parent) : QWidget(parent), m_title(new QLabel), m_view(new QListView)
{
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
        Q_EMIT mentionRequested(index.data(Role::NickRole).toString());
    });
    retranslate();
}

void MembersPane::setMembers(client::MemberListModel *members)
{
    if (m_members)
        disconnect(m_members, &client::MemberListModel::totalChanged, this, nullptr);
    m_members = members;
    m_view->setModel(members);
    if (members)
        connect(members, &client::MemberListModel::totalChanged, this, &MembersPane::retranslate);
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
