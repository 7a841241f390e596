// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/commandline.h"
#include "client-gui/profile.h"
#include "shared/client/session.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

class QDialog;
class QSplitter;

namespace chat::widgets {
class AnnouncementBanner;
}

namespace chat::gui {

class Attention;
class ConnectionBanner;
class Conversation;
class MatchPanel;
class MembersPane;
class NoticeBar;
class RoomsPane;
class RoomTools;
class WindowActions;
struct ConnectChoice;

/// The window: places the panes, and joins them with a session. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Profile &profile, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Begins as the command line says; otherwise as it is remembered, or by asking.
    void begin(const CommandLine &line);
    void raiseWindow();

    /// Null before the first connection.
    [[nodiscard]] client::Session *session() const { return m_session.get(); }
    [[nodiscard]] Conversation *conversation() const { return m_conversation; }
    [[nodiscard]] RoomsPane *roomsPane() const { return m_rooms; }
    [[nodiscard]] RoomTools *tools() const { return m_tools; }

    void showRoom(RoomId room); ///< enters it when we are outside
    void applySettings(Settings settings);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectActions();
    static void openBeside(QDialog *dialog); ///< the chat goes on
    void openWords(const QString &title, const QList<std::pair<QString, QString>> &lines);
    void connectSession();
    void askForServer();
    void askForTrust();
    void open(const ConnectChoice &choice);
    void connectTo(const QUrl &server, const client::Credentials &who);
    void dropSession();
    void step(int rows, bool onlyUnread);
    void switchRoom();
    void announce(const client::Announcement &announcement);
    void showStop(RoomId room, bool isStopped, const QString &reason);
    void refuse(const QString &room, const Error &error);
    void keepToken(const QString &token);
    void updateTotals();
    void retranslate();
    void connectTools();
    void showRoomMenu(const QPoint &global);
    void showMemberMenu(const UserInfo &whom, const QPoint &global);

    const Profile m_profile;
    QSettings m_stored;
    Settings m_settings;
    widgets::AppearanceSwitch m_look;
    widgets::LanguageSwitch m_languages;
    client::TrustedCertificates m_trusted;
    std::unique_ptr<client::Session> m_session;
    ConnectionBanner *m_link;
    widgets::AnnouncementBanner *m_announcement;
    NoticeBar *m_notice;
    NoticeBar *m_waiting;
    MatchPanel *m_matches;
    RoomsPane *m_rooms;
    Conversation *m_conversation;
    MembersPane *m_members;
    QSplitter *m_splitter;
    WindowActions *m_actions;
    Attention *m_attention;
    RoomTools *m_tools;
    QUrl m_server;
    QString m_who; ///< as whom we connected; the key of the token
    QString m_wantedRoom; ///< entered when we are online
    bool m_showEntered = false; ///< the next room that is entered is shown
};

} // namespace chat::gui
