// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/rooms/memberactdialog.h"
#include "client-gui/rooms/roomsettingsdialog.h"

#include <QPointer>

class QMenu;

namespace chat::gui {

class NoticeBar;

/// What people do with rooms, joined with a session: opens the dialogs, fills the menus with what our role
/// allows, and tells what others did to us. GUI thread.
class RoomTools final : public QObject
{
    Q_OBJECT
public:
    /// `window` is the parent of the dialogs; all outlive this.
    RoomTools(QWidget *window, NoticeBar *notice, NoticeBar *waiting);

    void setSession(client::Session *session); ///< not owned; null: none. Closes its dialogs.

    void browse();
    void create();
    void enterByCode();
    void blockedPeople();
    /// A room that was asked for by name has refused; true: its question is asked in a dialog.
    bool askAgain(const QString &room, const QString &name, const Error &error);
    void settings(RoomId room, RoomSettingsDialog::Page page);

    /// What there is to do with this room.
    void fillRoomMenu(QMenu &menu, RoomId room);
    /// What there is to do with somebody in it.
    void fillMemberMenu(QMenu &menu, RoomId room, const UserInfo &whom);

Q_SIGNALS:
    void entering(); ///< the next room that is entered is to be shown
    void roomWanted(chat::RoomId room); ///< one that we are in
    void mentionRequested(const QString &nick);

private:
    void open(QDialog *dialog);
    void talkTo(const UserInfo &whom);
    void setBlocked(const UserInfo &whom, bool blocks);
    void steer(MemberAct act, RoomId room, const UserInfo &whom);
    void setRole(RoomId room, UserId user, RoomRole role);
    void remove(RoomId room);
    void tellRemoved(const RoomRemovedYou &word, const QString &name);
    void tellBrought(const RoomBrought &word, const QString &from);
    void tellHost(RoomId room, const RoomHost &word);
    void tellInvited(const RoomInvited &invitation);
    void tellSeated(RoomId room);
    void tellWaiting();
    void fail(const Error &error);

    QWidget *m_window;
    NoticeBar *m_notice;
    NoticeBar *m_waiting;
    QPointer<client::Session> m_session;
    QList<std::pair<RoomId, QString>> m_waitsFor; ///< with their names
};

/// Who put us out of which room, until when and why; a sentence.
[[nodiscard]] QString removedText(const RoomRemovedYou &word, const QString &name);

} // namespace chat::gui
