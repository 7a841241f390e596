// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace chat::gui {

class DoorFrame;

/// Enters one room: by a name and, where one was given, an invitation; the rest is asked for. What is pasted
/// as "CODE NAME" fills both fields. GUI thread.
class EnterDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit EnterDialog(client::Session &session, QWidget *parent = nullptr);

    /// Begins with this room, which has said what it wants.
    void knock(const client::RoomDoor &door, const QString &name);

Q_SIGNALS:
    void entered(chat::RoomId room);

private:
    void go();
    void split(const QString &typed);
    void check();

    QLineEdit *m_name;
    QLineEdit *m_code;
    DoorFrame *m_door;
    QPushButton *m_enter;
};

} // namespace chat::gui
