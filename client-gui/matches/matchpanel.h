// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace chat::gui {

class MatchChoice;
class PartyPane;
class ReadyCheck;
class TroubleLabel;

/// A strip above the messages: choose what to play and with whom, wait, accept, report. It is hidden until it
/// is opened or something happens, and stays until it is closed; while we wait or play it cannot be. GUI
/// thread.
class MatchPanel final : public QFrame
{
    Q_OBJECT
public:
    static constexpr Milliseconds refresh{500}; ///< of what is counted here: waiting, the ready check
    static constexpr Milliseconds modesEvery{5000}; ///< who waits in which mode, while one can be chosen

    explicit MatchPanel(QWidget *parent = nullptr);

    void setSession(client::Session *session); ///< not owned; null: none
    void open(); ///< with the keys in its first field

Q_SIGNALS:
    void roomWanted(chat::RoomId room); ///< of a match that we play, or want to watch
    /// A match was found, or somebody invites us to a party; for who looks elsewhere. Plain.
    void found(const QString &title, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void colour();
    void showModes();
    void update();
    void showWords();
    void showButtons();
    void showNumbers();
    void call();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] bool isInside() const;
    [[nodiscard]] const client::MatchLife &life() const { return m_session->matches()->life(); }
    [[nodiscard]] client::Parties &parties() const { return *m_session->parties(); }
    [[nodiscard]] QString hindrance() const;
    void queue(QueueForMatch wish);
    void tellInvited(const PartyInvited &word);
    void report(client::DuelResult result);
    void askForPlaces();
    void chooseMatch();
    void dismiss();

    QPointer<client::Session> m_session;
    QWidget *m_row;
    QLabel *m_title;
    QLabel *m_facts;
    TroubleLabel *m_trouble;
    MatchChoice *m_choice;
    QPushButton *m_watch;
    QPushButton *m_cancel;
    QPushButton *m_won;
    QPushButton *m_lost;
    QPushButton *m_draw;
    QPushButton *m_report;
    QPushButton *m_leave;
    QToolButton *m_close;
    ReadyCheck *m_check;
    QPushButton *m_makeParty;
    PartyPane *m_party;
    bool m_hadParty = false;
    QTimer m_count;
    QTimer m_modesTimer;
};

} // namespace chat::gui
