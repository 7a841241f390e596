// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/journaldialog.h"

#include "admin-gui/buttontabs.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QEvent>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

JournalDialog::JournalDialog(ServerLink &link, const AdminRoomRef &room, QWidget *parent)
    : QDialog(parent),
      m_link(link),
      m_room(room),
      m_refresh(m_buttons.addButton(QString(), QDialogButtonBox::ActionRole))
{
    setObjectName(u"pastOfRoom"_s);
    m_refresh->setObjectName(u"refreshJournal"_s);
    m_error.setTextFormat(Qt::PlainText);
    m_error.setWordWrap(true);
    m_error.hide();
    resize(980, 560);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_error);
    layout->addWidget(&m_view, 1);
    layout->addWidget(&m_buttons);
    orderTabs(m_buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in the search field saves nothing
    connect(&m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_refresh, &QPushButton::clicked, this, &JournalDialog::refresh);
    retranslate();
    refresh();
}

void JournalDialog::refresh()
{
    m_link.request(FetchJournal{m_room.id}, this, [this](const Result<RoomJournal> &answer) {
        m_error.setText(answer ? QString() : widgets::errorText(answer.error()));
        m_error.setVisible(!answer);
        if (answer)
            m_view.setJournal(*answer);
    });
}

void JournalDialog::retranslate()
{
    setWindowTitle(tr("The past of %1").arg(widgets::displayLine(m_room.name)));
    m_refresh->setText(tr("Refresh"));
    m_buttons.button(QDialogButtonBox::Close)->setText(tr("Close"));
}

void JournalDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace chat::admin

#include "moc_journaldialog.cpp"
