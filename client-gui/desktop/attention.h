// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/desktop/noticequeue.h"
#include "client-gui/desktop/tray.h"
#include "shared/client/session.h"

#include <QPointer>

namespace chat::gui {

/// Gets a person's attention when the window has not got it: notices, the tray, the icon. Everything it
/// counts comes from the session's list of rooms. GUI thread.
class Attention final : public QObject
{
    Q_OBJECT
public:
    /// `window`: whose activity decides whether somebody looks.
    explicit Attention(QWidget *window);

    void setSession(client::Session *session); ///< not owned; null: none
    void setVisibleRoom(RoomId room) { m_visibleRoom = room; }
    void setWanted(bool notify, bool doNotDisturb);

    /// Of something that cannot wait, when nobody looks at the window. Plain.
    void call(const QString &title, const QString &text);

    [[nodiscard]] Tray *tray() { return &m_tray; }
    [[nodiscard]] NoticeQueue *queue() { return &m_queue; }

Q_SIGNALS:
    void roomWanted(chat::RoomId room); ///< a notice was clicked

private:
    void hear(RoomId room, Seq seq);
    void show(const Notice &notice);
    void count();

    QWidget *m_window;
    QPointer<client::Session> m_session;
    Notifications m_notifications;
    NoticeQueue m_queue;
    Tray m_tray;
    RoomId m_visibleRoom;
    bool m_notify = true;
    bool m_doNotDisturb = false;
};

} // namespace chat::gui
