// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/doorframe.h"

#include "client-gui/rooms/roomwords.h"
#include "shared/core/limits.h"
#include "shared/widgets/displaytext.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::gui {

DoorFrame::DoorFrame(client::Session &session, QWidget *parent)
    : QFrame(parent),
      m_session(session),
      m_words(new QLabel),
      m_field(new QLineEdit),
      m_go(new QPushButton)
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_field->setMaxLength(limits::maxRoomPasswordBytes);
    m_go->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    row->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addLayout(row);
    connect(m_go, &QPushButton::clicked, this, &DoorFrame::answer);
    connect(m_field, &QLineEdit::returnPressed, this, &DoorFrame::answer);
    connect(&session, &client::Session::waitingChanged, this, &DoorFrame::showPlace);
    clear();
}

void DoorFrame::clear()
{
    ++m_asked;
    m_waitsFor = {};
    ask(Asks::Nothing, {});
}

void DoorFrame::knock(const client::RoomDoor &door, const QString &name)
{
    clear();
    m_door = door;
    m_name = widgets::displayLine(name);
    send();
}

void DoorFrame::send()
{
    m_go->setEnabled(false);
    m_session.enter(m_door, this, [this, asked = ++m_asked](const Result<RoomEntered> &answer) {
        if (asked == m_asked)
            hear(answer);
    });
}

void DoorFrame::hear(const Result<RoomEntered> &answer)
{
    m_go->setEnabled(true);
    if (!answer) {
        refused(answer.error());
    } else if (answer->queued) {
        m_waitsFor = answer->room;
        showPlace(answer->room);
    } else {
        const RoomId room = answer->room;
        clear();
        Q_EMIT entered(room);
    }
    Q_EMIT answered();
}

void DoorFrame::refused(const Error &error)
{
    const bool isOnline = m_session.isOnline();
    const QString why = refusalText(m_session, error);
    if (!isOnline)
        return ask(Asks::Nothing, why);
    switch (error.code) {
    case ErrorCode::BadPassword:
        return ask(Asks::Password,
                   m_door.password ? why : tr("The room %1 asks for a password.").arg(m_name));
    case ErrorCode::LoginThrottled: return ask(Asks::Password, why);
    case ErrorCode::InviteRequired:
    case ErrorCode::InviteInvalid: return ask(Asks::Invitation, why);
    case ErrorCode::RoomFull:
        return ask(m_session.offers("waitlist") ? Asks::Patience : Asks::Nothing,
                   tr("The room %1 is full.").arg(m_name));
    default: return ask(Asks::Nothing, why);
    }
}

void DoorFrame::ask(Asks what, const QString &words)
{
    m_asks = what;
    m_words->setText(words);
    m_words->setAccessibleName(words);
    const bool writes = what == Asks::Password || what == Asks::Invitation;
    m_field->setVisible(writes);
    m_field->clear();
    m_field->setEchoMode(what == Asks::Password ? QLineEdit::Password : QLineEdit::Normal);
    m_field->setAccessibleName(what == Asks::Password ? tr("Password") : tr("Invitation code"));
    m_field->setPlaceholderText(m_field->accessibleName());
    m_go->setVisible(what != Asks::Nothing);
    m_go->setText(what == Asks::Patience ? tr("Wait for a seat") : tr("Enter the room"));
    setVisible(!words.isEmpty());
    if (words.isEmpty())
        return;
    (writes ? static_cast<QWidget *>(m_field) : m_go)->setFocus();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void DoorFrame::answer()
{
    if (!m_go->isEnabled() || m_asks == Asks::Nothing)
        return;
    if (m_asks == Asks::Password)
        m_door.password = m_field->text();
    else if (m_asks == Asks::Invitation)
        m_door.invite = m_field->text().trimmed().toUtf8();
    else
        m_door.waits = true;
    send();
}

void DoorFrame::showPlace(RoomId room)
{
    if (!room.isValid() || room != m_waitsFor)
        return;
    if (const auto place = m_session.waiting(room))
        ask(Asks::Nothing, waitingText(m_name, *place));
    else
        clear();
}

} // namespace chat::gui

#include "moc_doorframe.cpp"
