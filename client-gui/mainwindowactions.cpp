// SPDX-License-Identifier: Apache-2.0
// What the window does for each action, and for what its panes ask.
#include "client-gui/conversation.h"
#include "client-gui/desktop/attention.h"
#include "client-gui/dialogs/listdialogs.h"
#include "client-gui/dialogs/settingsdialog.h"
#include "client-gui/dialogs/shortcutdialog.h"
#include "client-gui/mainwindow.h"
#include "client-gui/matches/matchpanel.h"
#include "client-gui/panes/connectionbanner.h"
#include "client-gui/panes/memberspane.h"
#include "client-gui/panes/roomspane.h"
#include "client-gui/rooms/roomtools.h"
#include "client-gui/timeline/timelinepane.h"
#include "client-gui/windowactions.h"
#include "shared/widgets/aboutdialog.h"

#include <QApplication>
#include <QMenu>

namespace chat::gui {

void MainWindow::openWords(const QString &title, const QList<std::pair<QString, QString>> &lines)
{
    auto *dialog = new WordsDialog(title, this);
    dialog->setLines(lines);
    openBeside(dialog);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->connectTo, [this] { askForServer(); });
    on(m_actions->disconnectFrom, [this] {
        if (m_session)
            m_session->close();
    });
    on(m_actions->quit, [] { QApplication::quit(); });
    on(m_actions->settings, [this] {
        auto *dialog = new SettingsDialog(m_settings, this);
        connect(dialog, &SettingsDialog::changed, this, [this, dialog] {
            Settings settings = dialog->settings();
            settings.shortcuts = m_settings.shortcuts; // their dialog may be open, too
            applySettings(settings);
        });
        openBeside(dialog);
    });
    on(m_actions->switchRoom, [this] { switchRoom(); });
    on(m_actions->previousRoom, [this] { step(-1, false); });
    on(m_actions->nextRoom, [this] { step(1, false); });
    on(m_actions->previousUnread, [this] { step(-1, true); });
    on(m_actions->nextUnread, [this] { step(1, true); });
    on(m_actions->leaveRoom, [this] {
        if (m_session && m_conversation->room().isValid())
            m_session->leave(m_conversation->room());
    });
    on(m_actions->showMembers, [this](bool shown) { m_members->setVisible(shown); });
    on(m_actions->find, [this] { m_conversation->timeline()->find(); });
    on(m_actions->firstUnread, [this] { m_conversation->timeline()->toFirstUnread(); });
    on(m_actions->newest, [this] { m_conversation->timeline()->toNewest(); });
    on(m_actions->doNotDisturb, [this](bool quiet) {
        Settings settings = m_settings;
        settings.doNotDisturb = quiet;
        applySettings(settings);
    });
    on(m_actions->announcements, [this] {
        openWords(tr("Announcements"),
                  m_session ? announcementLines(*m_session->announcements()) : QList<WordsDialog::Line>());
    });
    on(m_actions->diagnostics, [this] {
        openWords(tr("Diagnostics"),
                  m_session ? diagnosticLines(m_session->diagnostics()) + positionLines(*m_session)
                            : diagnosticLines({}));
    });
    on(m_actions->shortcuts,
       [this] { openWords(tr("Keyboard shortcuts"), shortcutLines(m_actions->all())); });
    on(m_actions->changeShortcuts, [this] {
        auto *dialog = new ShortcutDialog(m_actions->all(), m_actions->defaults(), this);
        connect(dialog, &ShortcutDialog::changed, this, [this, dialog] {
            Settings settings = m_settings;
            settings.shortcuts = dialog->changes();
            applySettings(settings);
        });
        openBeside(dialog);
    });
    on(m_actions->about, [this] { openBeside(new widgets::AboutDialog([] { return tr("Madang"); }, this)); });

    connect(m_rooms, &RoomsPane::roomChosen, this, &MainWindow::showRoom);
    connect(m_rooms, &RoomsPane::leaveRequested, this, [this](RoomId room) { m_session->leave(room); });
    connect(m_members, &MembersPane::mentionRequested, m_conversation, &Conversation::mention);
    connect(m_link, &ConnectionBanner::tryNowRequested, this, [this] { m_session->tryNow(); });
    connect(m_link, &ConnectionBanner::connectRequested, this, &MainWindow::askForServer);
    connect(m_link, &ConnectionBanner::certificateRequested, this, &MainWindow::askForTrust);
    connect(m_attention, &Attention::roomWanted, this, [this](RoomId room) {
        raiseWindow();
        if (room.isValid())
            showRoom(room);
    });
    connect(m_attention->tray(), &Tray::opened, this, &MainWindow::raiseWindow);
    connect(m_attention->tray(), &Tray::quitRequested, qApp, &QApplication::quit);
    connect(m_attention->tray(), &Tray::doNotDisturbChosen, m_actions->doNotDisturb, &QAction::trigger);
}

void MainWindow::connectTools()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->browseRooms, [this] { m_tools->browse(); });
    on(m_actions->createRoom, [this] { m_tools->create(); });
    on(m_actions->enterByCode, [this] { m_tools->enterByCode(); });
    on(m_actions->blockedPeople, [this] { m_tools->blockedPeople(); });
    on(m_actions->playMatch, [this] { m_matches->open(); });
    on(m_actions->roomSettings, [this] {
        if (m_conversation->room().isValid())
            m_tools->settings(m_conversation->room(), RoomSettingsDialog::Page::Settings);
    });
    connect(m_tools, &RoomTools::entering, this, [this] { m_showEntered = true; });
    connect(m_tools, &RoomTools::roomWanted, this, &MainWindow::showRoom);
    connect(m_matches, &MatchPanel::roomWanted, this, &MainWindow::showRoom);
    connect(m_matches, &MatchPanel::found, m_attention, &Attention::call);
    connect(m_tools, &RoomTools::mentionRequested, m_conversation, &Conversation::mention);
    connect(m_conversation, &Conversation::roomMenuRequested, this, &MainWindow::showRoomMenu);
    connect(m_members, &MembersPane::menuRequested, this, &MainWindow::showMemberMenu);
}

void MainWindow::showRoomMenu(const QPoint &global)
{
    auto *menu = new QMenu(this); // popup, so that a test can look at it
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_tools->fillRoomMenu(*menu, m_conversation->room());
    menu->popup(global);
}

void MainWindow::showMemberMenu(const UserInfo &whom, const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_tools->fillMemberMenu(*menu, m_conversation->room(), whom);
    menu->popup(global);
}

} // namespace chat::gui
