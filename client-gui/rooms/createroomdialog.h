// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QPushButton;

namespace chat::gui {

class RoomForm;

/// Makes a room. It closes when the server has made it; what the server does not take is said at its field.
/// GUI thread.
class CreateRoomDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `session` outlives this.
    explicit CreateRoomDialog(client::Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(chat::RoomId room); ///< its snapshot follows

private:
    void create();
    void check();

    client::Session &m_session;
    RoomForm *m_form;
    QPushButton *m_create;
    bool m_isAsking = false;
};

} // namespace chat::gui
