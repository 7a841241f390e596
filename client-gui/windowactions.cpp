// SPDX-License-Identifier: Apache-2.0
#include "client-gui/windowactions.h"

#include "shared/widgets/icon.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace chat::gui {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window),
      m_program(window->menuBar()->addMenu(QString())),
      m_rooms(window->menuBar()->addMenu(QString())),
      m_messages(window->menuBar()->addMenu(QString())),
      m_help(window->menuBar()->addMenu(QString())),
      m_window(window)
{
    connectTo = add(m_program, Qt::CTRL | Qt::Key_O, "network-connect"_L1);
    disconnectFrom = add(m_program, {}, "network-disconnect"_L1);
    m_program->addSeparator();
    doNotDisturb = add(m_program, {}, "notifications-disabled"_L1);
    doNotDisturb->setCheckable(true);
    settings = add(m_program, Qt::CTRL | Qt::Key_Comma, "configure"_L1);
    m_program->addSeparator();
    quit = add(m_program, Qt::CTRL | Qt::Key_Q, "application-exit"_L1);

    switchRoom = add(m_rooms, Qt::CTRL | Qt::Key_K, "edit-find"_L1);
    previousRoom = add(m_rooms, Qt::ALT | Qt::Key_Up);
    nextRoom = add(m_rooms, Qt::ALT | Qt::Key_Down);
    previousUnread = add(m_rooms, Qt::ALT | Qt::SHIFT | Qt::Key_Up);
    nextUnread = add(m_rooms, Qt::ALT | Qt::SHIFT | Qt::Key_Down);
    m_rooms->addSeparator();
    showMembers = add(m_rooms, Qt::CTRL | Qt::Key_M, "system-users"_L1);
    showMembers->setCheckable(true);
    showMembers->setChecked(true);
    leaveRoom = add(m_rooms);

    find = add(m_messages, QKeySequence::Find, "edit-find"_L1);
    firstUnread = add(m_messages, Qt::CTRL | Qt::Key_U, "go-up"_L1);
    newest = add(m_messages, Qt::CTRL | Qt::Key_End, "go-bottom"_L1);
    m_messages->addSeparator();
    announcements = add(m_messages, {}, "dialog-information"_L1);

    shortcuts = add(m_help, Qt::Key_F1);
    diagnostics = add(m_help, {}, "view-statistics"_L1);
    about = add(m_help, {}, "help-about"_L1);
    retranslate();
}

QAction *WindowActions::add(QMenu *menu, const QKeySequence &shortcut, QLatin1StringView icon)
{
    auto *action = new QAction(this);
    action->setShortcut(shortcut);
    if (!icon.isEmpty())
        action->setIcon(widgets::icon(icon));
    menu->addAction(action);
    m_window->addAction(action);
    m_all << action;
    return action;
}

void WindowActions::retranslate()
{
    m_program->setTitle(tr("&Madang"));
    m_rooms->setTitle(tr("&Rooms"));
    m_messages->setTitle(tr("M&essages"));
    m_help->setTitle(tr("&Help"));
    connectTo->setText(tr("&Connect..."));
    disconnectFrom->setText(tr("&Disconnect"));
    doNotDisturb->setText(tr("Do &not disturb"));
    settings->setText(tr("&Settings..."));
    quit->setText(tr("&Quit"));
    switchRoom->setText(tr("&Go to a room..."));
    previousRoom->setText(tr("&Previous room"));
    nextRoom->setText(tr("&Next room"));
    previousUnread->setText(tr("Previous &unread room"));
    nextUnread->setText(tr("Next u&nread room"));
    showMembers->setText(tr("Show &people"));
    leaveRoom->setText(tr("&Leave this room"));
    find->setText(tr("&Find..."));
    firstUnread->setText(tr("First &unread message"));
    newest->setText(tr("&Newest message"));
    announcements->setText(tr("&Announcements..."));
    shortcuts->setText(tr("&Keyboard shortcuts..."));
    diagnostics->setText(tr("&Diagnostics..."));
    about->setText(tr("&About Madang"));
}

} // namespace chat::gui
