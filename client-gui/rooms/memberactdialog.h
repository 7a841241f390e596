// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace chat::gui {

class TroubleLabel;

/// What a host or a moderator does to somebody and what has to be confirmed.
enum class MemberAct : quint8 { Yield, Kick, Ban, Mute };

/// Asks whether, for how long and why; does it, and closes when the server has. What the server does not take
/// is said in place. GUI thread.
class MemberActDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `session` outlives this.
    MemberActDialog(client::Session &session, MemberAct act, RoomId room, const UserInfo &whom,
                    QWidget *parent = nullptr);

private:
    void build(const QString &question, const QString &verb);
    void act();
    void finish(const Result<Nothing> &answer);

    client::Session &m_session;
    const MemberAct m_act;
    const RoomId m_room;
    const UserInfo m_whom;
    QComboBox *m_duration = nullptr; ///< null: it has none
    QLineEdit *m_reason = nullptr; ///< the same
    TroubleLabel *m_trouble;
    QPushButton *m_go;
};

} // namespace chat::gui
