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
    connectTo = add(m_program, "connect_to"_L1, Qt::CTRL | Qt::Key_O, "network-connect"_L1);
    disconnectFrom = add(m_program, "disconnect_from"_L1, {}, "network-disconnect"_L1);
    m_program->addSeparator();
    doNotDisturb = add(m_program, "do_not_disturb"_L1, {}, "notifications-disabled"_L1);
    doNotDisturb->setCheckable(true);
    settings = add(m_program, "settings"_L1, Qt::CTRL | Qt::Key_Comma, "configure"_L1);
    changeShortcuts = add(m_program, "change_shortcuts"_L1);
    m_program->addSeparator();
    quit = add(m_program, "quit"_L1, Qt::CTRL | Qt::Key_Q, "application-exit"_L1);

    switchRoom = add(m_rooms, "switch_room"_L1, Qt::CTRL | Qt::Key_K, "edit-find"_L1);
    browseRooms = add(m_rooms, "browse_rooms"_L1, Qt::CTRL | Qt::Key_B, "system-users"_L1);
    createRoom = add(m_rooms, "create_room"_L1, Qt::CTRL | Qt::Key_N);
    enterByCode = add(m_rooms, "enter_by_code"_L1);
    playMatch = add(m_rooms, "play_match"_L1, Qt::CTRL | Qt::Key_P);
    m_rooms->addSeparator();
    previousRoom = add(m_rooms, "previous_room"_L1, Qt::ALT | Qt::Key_Up);
    nextRoom = add(m_rooms, "next_room"_L1, Qt::ALT | Qt::Key_Down);
    previousUnread = add(m_rooms, "previous_unread"_L1, Qt::ALT | Qt::SHIFT | Qt::Key_Up);
    nextUnread = add(m_rooms, "next_unread"_L1, Qt::ALT | Qt::SHIFT | Qt::Key_Down);
    m_rooms->addSeparator();
    showMembers = add(m_rooms, "show_members"_L1, Qt::CTRL | Qt::Key_M, "system-users"_L1);
    showMembers->setCheckable(true);
    showMembers->setChecked(true);
    roomSettings = add(m_rooms, "room_settings"_L1, {}, "configure"_L1);
    leaveRoom = add(m_rooms, "leave_room"_L1);
    m_rooms->addSeparator();
    blockedPeople = add(m_rooms, "blocked_people"_L1);

    find = add(m_messages, "find"_L1, QKeySequence::Find, "edit-find"_L1);
    firstUnread = add(m_messages, "first_unread"_L1, Qt::CTRL | Qt::Key_U, "go-up"_L1);
    newest = add(m_messages, "newest"_L1, Qt::CTRL | Qt::Key_End, "go-bottom"_L1);
    m_messages->addSeparator();
    announcements = add(m_messages, "announcements"_L1, {}, "dialog-information"_L1);

    shortcuts = add(m_help, "shortcuts"_L1, Qt::Key_F1);
    diagnostics = add(m_help, "diagnostics"_L1, {}, "view-statistics"_L1);
    about = add(m_help, "about"_L1, {}, "help-about"_L1);
    retranslate();
}

QAction *WindowActions::add(QMenu *menu, QLatin1StringView name, const QKeySequence &shortcut,
                            QLatin1StringView icon)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    m_defaults.insert(name, shortcut);
    action->setShortcut(shortcut);
    if (!icon.isEmpty())
        action->setIcon(widgets::icon(icon));
    menu->addAction(action);
    m_window->addAction(action);
    m_all << action;
    return action;
}

void WindowActions::setShortcuts(const Shortcuts &changed)
{
    for (QAction *action : m_all)
        action->setShortcut(changed.value(action->objectName(), m_defaults.value(action->objectName())));
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
    changeShortcuts->setText(tr("Change s&hortcuts..."));
    quit->setText(tr("&Quit"));
    switchRoom->setText(tr("&Go to a room..."));
    browseRooms->setText(tr("&Browse rooms..."));
    createRoom->setText(tr("&Create a room..."));
    enterByCode->setText(tr("Enter with an &invitation..."));
    playMatch->setText(tr("Play a &match..."));
    roomSettings->setText(tr("Room &settings..."));
    previousRoom->setText(tr("&Previous room"));
    nextRoom->setText(tr("&Next room"));
    previousUnread->setText(tr("Previous &unread room"));
    nextUnread->setText(tr("Next u&nread room"));
    showMembers->setText(tr("Show &people"));
    leaveRoom->setText(tr("&Leave this room"));
    blockedPeople->setText(tr("Bloc&ked people..."));
    find->setText(tr("&Find..."));
    firstUnread->setText(tr("First &unread message"));
    newest->setText(tr("&Newest message"));
    announcements->setText(tr("&Announcements..."));
    shortcuts->setText(tr("&Keyboard shortcuts..."));
    diagnostics->setText(tr("&Diagnostics..."));
    about->setText(tr("&About Madang"));
}

} // namespace chat::gui

#include "moc_windowactions.cpp"
