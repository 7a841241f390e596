// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/shortcuts.h"

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
    QAction *browseRooms;
    QAction *createRoom;
    QAction *enterByCode;
    QAction *playMatch;
    QAction *roomSettings;
    QAction *blockedPeople;
    QAction *find;
    QAction *firstUnread;
    QAction *newest;
    QAction *showMembers;
    QAction *doNotDisturb;
    QAction *announcements;
    QAction *diagnostics;
    QAction *shortcuts;
    QAction *about;
    QAction *changeShortcuts;

    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }
    /// By the action's object name.
    [[nodiscard]] const Shortcuts &defaults() const { return m_defaults; }
    /// What is not named has its default.
    void setShortcuts(const Shortcuts &changed);
    void retranslate();

private:
    QAction *add(QMenu *menu, QLatin1StringView name, const QKeySequence &shortcut = {},
                 QLatin1StringView icon = {});

    QMenu *m_program;
    QMenu *m_rooms;
    QMenu *m_messages;
    QMenu *m_help;
    QMainWindow *m_window;
    QList<QAction *> m_all;
    Shortcuts m_defaults;
};

} // namespace chat::gui
