// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/createroomdialog.h"

#include "client-gui/rooms/roomform.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::gui {

CreateRoomDialog::CreateRoomDialog(client::Session &session, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_form(new RoomForm(session.ownKinds()))
{
    setWindowTitle(tr("Create a room"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 12);
    column->setSpacing(12);
    column->addWidget(m_form);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(440);

    connect(buttons, &QDialogButtonBox::accepted, this, &CreateRoomDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &RoomForm::edited, this, &CreateRoomDialog::check);
    check();
    if (session.ownKinds().isEmpty()) {
        const Error error{.code = ErrorCode::NotImplemented};
        m_form->tell(refusalText(session, error), error);
    }
}

void CreateRoomDialog::check()
{
    m_create->setEnabled(!m_isAsking && m_form->hasName() && !m_session.ownKinds().isEmpty());
}

void CreateRoomDialog::create()
{
    m_isAsking = true;
    m_form->clearTrouble();
    check();
    m_session.create(m_form->wish(), this, [this](const Result<RoomEntered> &answer) {
        m_isAsking = false;
        check();
        if (!answer)
            return m_form->tell(refusalText(m_session, answer.error()), answer.error());
        Q_EMIT created(answer->room);
        accept();
    });
}

} // namespace chat::gui

#include "moc_createroomdialog.cpp"
