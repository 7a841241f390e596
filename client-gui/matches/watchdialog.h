// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QListWidget;
class QPushButton;

namespace chat::gui {

class TroubleLabel;

/// The matches of a mode that are played and may be watched; a double click or Enter goes in, as one who only
/// watches. What it shows is asked for again and again. GUI thread.
class WatchDialog final : public QDialog
{
    Q_OBJECT
public:
    static constexpr Milliseconds refresh{5000}; ///< from one question to the next

    /// `session` outlives this.
    WatchDialog(client::Session &session, const QString &mode, QWidget *parent = nullptr);

Q_SIGNALS:
    void entered(chat::RoomId room); ///< its snapshot follows

private:
    void build();
    void look();
    void showMatches();
    void showState();
    void watch();

    client::Session &m_session;
    QString m_mode;
    QListWidget *m_list;
    QLabel *m_state;
    TroubleLabel *m_trouble;
    QPushButton *m_watch = nullptr;
    QTimer m_timer;
    bool m_knows = false; ///< an answer has come
    bool m_asks = false; ///< to be let in
};

} // namespace chat::gui
