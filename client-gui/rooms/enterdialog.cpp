// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/enterdialog.h"

#include "client-gui/rooms/doorframe.h"
#include "shared/core/limits.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace chat::gui {

EnterDialog::EnterDialog(client::Session &session, QWidget *parent)
    : QDialog(parent),
      m_name(new QLineEdit),
      m_code(new QLineEdit),
      m_door(new DoorFrame(session))
{
    setWindowTitle(tr("Enter a room"));
    m_name->setMaxLength(limits::maxRoomNameGraphemes * 4);
    m_name->setAccessibleName(tr("Name of the room"));
    m_code->setMaxLength(limits::maxRoomNameGraphemes * 4 + 32); // with the name behind it
    m_code->setPlaceholderText(tr("only if you were given one"));
    m_code->setAccessibleName(tr("Invitation code"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_enter = buttons->addButton(tr("Enter"), QDialogButtonBox::ActionRole);
    m_enter->setDefault(true);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 12);
    form->setSpacing(10);
    form->addRow(tr("&Name of the room"), m_name);
    form->addRow(tr("&Invitation code"), m_code);
    form->addRow(m_door);
    form->addRow(buttons);
    setMinimumWidth(420);

    connect(m_enter, &QPushButton::clicked, this, &EnterDialog::go);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &EnterDialog::check);
    connect(m_code, &QLineEdit::textChanged, this, &EnterDialog::split);
    connect(m_door, &DoorFrame::answered, this, &QWidget::adjustSize);
    connect(m_door, &DoorFrame::entered, this, [this](RoomId room) {
        Q_EMIT entered(room);
        accept();
    });
    check();
}

void EnterDialog::knock(const client::RoomDoor &door, const QString &name)
{
    m_name->setText(name);
    m_code->setText(QString::fromLatin1(door.invite));
    m_door->knock(door, name);
}

void EnterDialog::split(const QString &typed)
{
    const QString words = typed.trimmed();
    const qsizetype blank = words.indexOf(u' ');
    if (blank < 0)
        return;
    m_name->setText(words.mid(blank + 1).trimmed());
    m_code->setText(words.first(blank));
}

void EnterDialog::check()
{
    m_door->clear();
    m_enter->setEnabled(!m_name->text().trimmed().isEmpty());
}

void EnterDialog::go()
{
    const QString name = m_name->text().trimmed();
    m_door->knock({.room = name, .invite = m_code->text().trimmed().toUtf8()}, name);
}

} // namespace chat::gui

#include "moc_enterdialog.cpp"
