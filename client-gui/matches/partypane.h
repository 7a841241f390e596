// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPushButton;

namespace chat::gui {

class TroubleLabel;

/// The party that we are in: its people, what they say, and what we can do about it; and the invitations to
/// others. Shows nothing when there is neither. GUI thread.
class PartyPane final : public QFrame
{
    Q_OBJECT
public:
    static constexpr int shownLines = 4; ///< of what was said

    explicit PartyPane(QWidget *parent = nullptr);

    void setSession(client::Session *session); ///< not owned; null: none
    /// What the leader can do with somebody; nothing with himself.
    void fillMenu(QMenu &menu, UserId whom);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void retranslate();
    void colour();
    void update();
    void showInvitation();
    void showPeople();
    void fitPeople();
    void showLines();
    void showButtons();
    void inviteNamed();
    void askForMenu(const QPoint &point);
    [[nodiscard]] client::Parties &parties() const { return *m_session->parties(); }

    QPointer<client::Session> m_session;
    QWidget *m_invitation;
    QLabel *m_invites;
    QPushButton *m_join;
    QPushButton *m_decline;
    QWidget *m_party;
    QListWidget *m_people;
    QLineEdit *m_invite;
    QPushButton *m_ready;
    QPushButton *m_leave;
    QLabel *m_lines;
    QLineEdit *m_say;
    TroubleLabel *m_trouble;
    QString m_unclear; ///< a nick that nobody, or not only one, has whom we see; empty: none
    bool m_several = false; ///< have it
};

} // namespace chat::gui
