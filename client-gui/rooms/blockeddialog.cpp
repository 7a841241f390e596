// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/blockeddialog.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::gui {

BlockedDialog::BlockedDialog(client::Session &session, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_words(new QLabel),
      m_list(new QListWidget)
{
    setWindowTitle(tr("Blocked people"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_list->setAccessibleName(tr("Blocked people"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_unblock = buttons->addButton(tr("&Unblock"), QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 12);
    column->setSpacing(10);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    setMinimumWidth(380);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_unblock, &QPushButton::clicked, this, &BlockedDialog::unblock);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_unblock->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(session.people(), &client::People::changed, this, &BlockedDialog::fill);
    fill();
}

void BlockedDialog::fill()
{
    m_list->clear();
    for (const UserInfo &user : m_session.people()->blocked()) {
        const QString name = user.nick.isEmpty() ? QString::fromLatin1(user.id.toText()) : user.nick;
        auto *item = new QListWidgetItem(widgets::displayLine(name), m_list); // which owns it
        item->setData(Qt::UserRole, QVariant::fromValue(user.id));
    }
    const bool isEmpty = m_list->count() == 0;
    m_words->setText(isEmpty ? tr("You have blocked nobody.")
                             : tr("They can send you no direct messages and no invitations, and what they "
                                  "say in rooms is hidden from you."));
    m_list->setVisible(!isEmpty);
    m_unblock->setEnabled(false);
}

void BlockedDialog::unblock()
{
    for (const QListWidgetItem *item : m_list->selectedItems()) {
        m_session.people()->unblock(item->data(Qt::UserRole).value<UserId>(),
                                    [self = QPointer<BlockedDialog>(this)](const Result<Nothing> &answer) {
                                        if (self && !answer)
                                            self->m_words->setText(
                                                refusalText(self->m_session, answer.error()));
                                    });
    }
}

} // namespace chat::gui

#include "moc_blockeddialog.cpp"
