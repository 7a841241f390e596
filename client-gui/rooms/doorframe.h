// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace chat::gui {

/// The way into a room: knocks, and asks for what the server wants - a password, an invitation, patience. A
/// wrong one is said in place, and it asks again. Hidden while there is nothing to ask. GUI thread.
class DoorFrame final : public QFrame
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit DoorFrame(client::Session &session, QWidget *parent = nullptr);

    /// `door` is what is known already; `name` is what the room is called.
    void knock(const client::RoomDoor &door, const QString &name);
    void clear();

Q_SIGNALS:
    void entered(chat::RoomId room); ///< its snapshot follows
    void answered(); ///< the server has said something

private:
    enum class Asks : quint8 { Nothing, Password, Invitation, Patience };
    void ask(Asks what, const QString &words);
    void answer();
    void send();
    void hear(const Result<RoomEntered> &answer);
    void refused(const Error &error);
    void showPlace(RoomId room);

    client::Session &m_session;
    client::RoomDoor m_door;
    QString m_name;
    Asks m_asks = Asks::Nothing;
    RoomId m_waitsFor;
    quint64 m_asked = 0; ///< answers to earlier knocks mean nothing
    QLabel *m_words;
    QLineEdit *m_field;
    QPushButton *m_go;
};

} // namespace chat::gui
