// SPDX-License-Identifier: Apache-2.0
#include "client-gui/mainwindow.h"

#include "client-gui/composer/composer.h"
#include "client-gui/conversation.h"
#include "client-gui/desktop/attention.h"
#include "client-gui/dialogs/certificatedialog.h"
#include "client-gui/dialogs/connectdialog.h"
#include "client-gui/dialogs/roomswitcher.h"
#include "client-gui/matches/matchpanel.h"
#include "client-gui/panes/connectionbanner.h"
#include "client-gui/panes/memberspane.h"
#include "client-gui/panes/noticebar.h"
#include "client-gui/panes/roomspane.h"
#include "client-gui/rooms/roomtools.h"
#include "client-gui/secretstore.h"
#include "client-gui/timeline/timelinepane.h"
#include "client-gui/windowactions.h"
#include "shared/widgets/announcementbanner.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QApplication>
#include <QCloseEvent>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

const auto geometryKey = u"window/geometry"_s;
const auto splitterKey = u"window/splitter"_s;
constexpr int refusalTime = 8000; ///< ms that a refusal stays in the status bar

/// Under which the keyring keeps the token.
QString tokenKey(const QUrl &server, const QString &who) { return server.toString() + u' ' + who; }

} // namespace

MainWindow::MainWindow(const Profile &profile, QWidget *parent)
    : QMainWindow(parent),
      m_profile(profile),
      m_stored(profile.settingsFile(), QSettings::IniFormat),
      m_settings(loadSettings(m_stored)),
      m_languages(u"client"_s),
      m_trusted(profile.folder()),
      m_link(new ConnectionBanner),
      m_announcement(new widgets::AnnouncementBanner),
      m_notice(new NoticeBar),
      m_waiting(new NoticeBar),
      m_matches(new MatchPanel),
      m_rooms(new RoomsPane),
      m_conversation(new Conversation),
      m_members(new MembersPane),
      m_splitter(new QSplitter),
      m_actions(new WindowActions(this)),
      m_attention(new Attention(this)),
      m_tools(new RoomTools(this, m_notice, m_waiting))
{
    build();
    connectActions();
    connectTools();
    applySettings(m_settings);
    restoreGeometry(m_stored.value(geometryKey).toByteArray());
    m_splitter->restoreState(m_stored.value(splitterKey).toByteArray());
    retranslate();
}

MainWindow::~MainWindow() { dropSession(); }

void MainWindow::openBeside(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::build()
{
    m_splitter->addWidget(m_rooms);
    m_splitter->addWidget(m_conversation);
    m_splitter->addWidget(m_members);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({220, 560, 180});
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_conversation->setMinimumWidth(280);
    m_rooms->setMinimumWidth(140);
    m_members->setMinimumWidth(110);

    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_link);
    column->addWidget(m_announcement);
    column->addWidget(m_notice);
    column->addWidget(m_waiting);
    column->addWidget(m_matches);
    column->addWidget(m_splitter, 1);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    resize(960, 640);
}

void MainWindow::begin(const CommandLine &line)
{
    m_wantedRoom = line.room.isEmpty() ? m_settings.lastRoom : line.room;
    if (!line.server.isEmpty())
        return connectTo(line.server, {.nick = line.guest, .token = {}}); // not remembered
    if (!m_settings.remember || m_settings.server.isEmpty())
        return askForServer();
    const QString nick = line.guest.isEmpty() ? m_settings.nick : line.guest;
    secretstore::read(tokenKey(m_settings.server, nick), this, [this, nick](const auto &token) {
        if (!token) // to go on without it would be to come in as somebody else
            return askForServer();
        connectTo(m_settings.server, {.nick = nick, .token = *token});
    });
}

void MainWindow::askForServer()
{
    auto *dialog = new ConnectDialog({.server = m_server.isEmpty() ? m_settings.server : m_server,
                                      .who = {.nick = m_settings.nick, .token = {}},
                                      .remember = m_settings.remember},
                                     this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { open(dialog->choice()); });
    openBeside(dialog);
}

void MainWindow::open(const ConnectChoice &choice)
{
    if (m_settings.remember && !choice.remember)
        secretstore::remove(tokenKey(m_settings.server, m_settings.nick));
    m_settings.remember = choice.remember;
    m_settings.server = choice.server;
    m_settings.nick = choice.who.nick;
    saveSettings(m_stored, m_settings);
    connectTo(choice.server, choice.who);
    keepToken(choice.who.token);
}

void MainWindow::connectTo(const QUrl &server, const client::Credentials &who)
{
    dropSession();
    m_server = server;
    m_who = who.nick;
    m_session = std::make_unique<client::Session>(m_profile.sessionFolder(server, who.nick));
    connectSession();
    m_session->trustCertificate(m_trusted.of(server));
    client::Credentials from = who;
    from.deviceId = deviceId();
    m_session->open(server, from);
}

void MainWindow::askForTrust()
{
    const auto distrust = m_session ? m_session->status().distrust : std::nullopt;
    if (!distrust)
        return;
    auto *dialog = new CertificateDialog(m_server.host(), *distrust, m_trusted.of(m_server), this);
    connect(dialog, &QDialog::accepted, m_session.get(), [this, fingerprint = distrust->fingerprint] {
        m_trusted.trust(m_server, fingerprint);
        m_session->trustCertificate(fingerprint);
    });
    openBeside(dialog);
}

void MainWindow::dropSession()
{
    if (!m_session)
        return;
    m_session->disconnect(this);
    m_session->channels()->disconnect(this);
    m_tools->setSession(nullptr);
    m_matches->setSession(nullptr);
    m_conversation->setSession(nullptr); // keeps the draft
    m_members->setMembers(nullptr);
    m_attention->setSession(nullptr);
    m_rooms->setModel(nullptr);
    m_session.reset();
}

void MainWindow::connectSession()
{
    client::Session *session = m_session.get();
    m_rooms->setModel(session->channels());
    m_conversation->setSession(session);
    m_attention->setSession(session);
    m_tools->setSession(session);
    m_matches->setSession(session);
    connect(session, &client::Session::statusChanged, this, [this] {
        m_link->setStatus(m_session->status());
        if (m_session->isOnline() && !m_wantedRoom.isEmpty())
            m_session->enter(std::exchange(m_wantedRoom, {}));
    });
    connect(session, &client::Session::entered, this, [this](RoomId room) {
        if (std::exchange(m_showEntered, false) || !m_conversation->room().isValid())
            showRoom(room);
    });
    connect(session, &client::Session::left, this, [this](RoomId room) {
        if (room == m_conversation->room())
            showRoom({});
    });
    connect(session, &client::Session::brought, this, [this](const RoomBrought &word) {
        if (word.from == m_conversation->room())
            showRoom(word.room);
    });
    connect(session, &client::Session::refused, this, &MainWindow::refuse);
    connect(session, &client::Session::stopped, this, &MainWindow::showStop);
    connect(session, &client::Session::announced, this, &MainWindow::announce);
    connect(session, &client::Session::recalled, m_announcement, &widgets::AnnouncementBanner::recall);
    connect(session, &client::Session::tokenIssued, this, &MainWindow::keepToken);
    connect(session->channels(), &client::RoomListModel::totalsChanged, this, &MainWindow::updateTotals);
    m_link->setStatus(session->status());
    updateTotals();
}

void MainWindow::showRoom(RoomId room)
{
    if (!m_session)
        return;
    const int row = m_session->channels()->rowOf(room);
    if (row >= 0 && !m_session->channels()->index(row).data(client::RoomListModel::JoinedRole).toBool())
        m_session->enter(QString::fromLatin1(room.toText()));
    m_conversation->setRoom(room);
    m_members->setMembers(room.isValid() ? m_session->members(room) : nullptr);
    m_attention->setVisibleRoom(room);
    m_rooms->setCurrent(room);
    if (!room.isValid() || m_session->state(room)->info().kind != RoomKind::Match) // that ends
        m_settings.lastRoom = room.isValid() ? m_session->channels()->nameOf(room) : QString();
    updateTotals();
}

void MainWindow::step(int rows, bool onlyUnread)
{
    if (const RoomId room = m_rooms->neighbour(m_conversation->room(), rows, onlyUnread); room.isValid())
        showRoom(room);
}

void MainWindow::switchRoom()
{
    if (!m_session)
        return;
    auto *switcher = new RoomSwitcher(m_session->channels(), this);
    connect(switcher, &RoomSwitcher::roomChosen, this, &MainWindow::showRoom);
    connect(switcher, &RoomSwitcher::nameChosen, this, [this](const QString &name) {
        m_showEntered = true;
        m_session->enter(name);
    });
    openBeside(switcher);
}

void MainWindow::announce(const client::Announcement &announcement)
{
    m_announcement->announce(announcement.said.severity,
                             {.korean = announcement.text("ko"_L1), .english = announcement.text("en"_L1)},
                             announcement.said.sticky, announcement.lasts(), announcement.said.id);
}

void MainWindow::refuse(const QString &room, const Error &error)
{
    const RoomId named = m_session->channels()->roomNamed(room);
    const RoomId id = named.isValid() ? named : RoomId::fromText(room.toLatin1()).value_or(RoomId());
    const QString name = id.isValid() ? m_session->channels()->nameOf(id) : room;
    if (id.isValid() && id == m_conversation->room())
        showRoom({});
    if (m_tools->askAgain(room, name, error))
        return;
    statusBar()->show();
    statusBar()->showMessage(u"%1: %2"_s.arg(widgets::displayLine(name), widgets::errorText(error)),
                             refusalTime);
}

void MainWindow::showStop(RoomId room, bool isStopped, const QString &reason)
{
    const QString name = widgets::displayLine(m_session->channels()->nameOf(room));
    const QString said = isStopped ? tr("%1: An operator lets nobody write here for now.").arg(name)
                                   : tr("%1: Everybody may write here again.").arg(name);
    const QString why = widgets::displayLine(reason);
    statusBar()->show();
    statusBar()->showMessage(why.isEmpty() ? said : u"%1 (%2)"_s.arg(said, why), refusalTime);
}

void MainWindow::keepToken(const QString &token)
{
    const bool isRemembered
        = m_settings.remember && m_server == m_settings.server && m_who == m_settings.nick;
    if (isRemembered && !token.isEmpty())
        secretstore::write(tokenKey(m_server, m_who), token);
}

void MainWindow::applySettings(Settings settings)
{
    const Settings before = std::exchange(m_settings, settings);
    m_look.use(settings.appearance);
    if (settings.language != m_languages.language())
        m_languages.use(settings.language);
    m_conversation->timeline()->setCompact(settings.compact);
    m_attention->setWanted(settings.notify, settings.doNotDisturb);
    m_actions->doNotDisturb->setChecked(settings.doNotDisturb);
    m_actions->setShortcuts(settings.shortcuts);
    if (settings != before)
        saveSettings(m_stored, settings);
}

void MainWindow::raiseWindow()
{
    showNormal();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_conversation->composer()->flushDraft();
    m_stored.setValue(geometryKey, saveGeometry());
    m_stored.setValue(splitterKey, m_splitter->saveState());
    saveSettings(m_stored, m_settings);
    QMainWindow::closeEvent(event);
    if (!m_settings.closeToTray || !m_attention->tray()->isVisible())
        QApplication::quit();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::updateTotals()
{
    const int unread = m_session ? m_session->channels()->totalUnread() : 0;
    const RoomId room = m_conversation->room();
    const QString name
        = room.isValid() ? widgets::displayLine(m_session->channels()->nameOf(room)) : QString();
    const QString title = name.isEmpty() ? tr("Madang") : tr("%1 - Madang").arg(name);
    setWindowTitle(unread > 0 ? u"(%1) %2"_s.arg(unread).arg(title) : title);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_attention->tray()->retranslate();
    updateTotals();
}

} // namespace chat::gui

#include "moc_mainwindow.cpp"
