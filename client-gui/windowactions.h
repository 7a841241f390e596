// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QObject>

class QMainWindow;
class QMenu;

namespace chat::gui {

/// Every action of the window with its words, its shortcut and its place in the menu. GUI thread.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow *window);

    QAction *connectTo;
    QAction *disconnectFrom;
    QAction *settings;
    QAction *quit;
    QAction *switchRoom;
    QAction *previousRoom;
    QAction *nextRoom;
    QAction *previousUnread;
    QAction *nextUnread;
    QAction *leaveRoom;
    QAction *find;
    QAction *firstUnread;
    QAction *newest;
    QAction *showMembers;
    QAction *doNotDisturb;
    QAction *announcements;
    QAction *diagnostics;
    QAction *shortcuts;
    QAction *about;

    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }
    void retranslate();

private:
    QAction *add(QMenu *menu, const QKeySequence &shortcut = {}, QLatin1StringView icon = {});

    QMenu *m_program;
    QMenu *m_rooms;
    QMenu *m_messages;
    QMenu *m_help;
    QMainWindow *m_window;
    QList<QAction *> m_all;
};

} // namespace chat::gui
