// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/desktop/notifications.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace chat::gui {

/// The program's icon with a count of unread messages on it; 0: without.
[[nodiscard]] QIcon countedIcon(const QIcon &plain, int unread, bool mentioned);

/// The icon in the desktop's tray: how much is unread, as a number and in words, and a small menu. Shows
/// notices when the desktop has no other place for them. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QObject *parent = nullptr);

    [[nodiscard]] bool isVisible() const { return m_icon.isVisible(); }
    void setUnread(int unread, int mentions);
    void setDoNotDisturb(bool on);
    void show(const Notice &notice);
    void retranslate();

Q_SIGNALS:
    void opened();
    void noticeActivated(chat::RoomId room);
    void doNotDisturbChosen(bool on);
    void quitRequested();

private:
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_open;
    QAction *m_quiet;
    QAction *m_quit;
    RoomId m_noticeRoom;
    int m_unread = 0;
};

} // namespace chat::gui
