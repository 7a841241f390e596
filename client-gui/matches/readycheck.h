// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace chat::gui {

/// A match was found: who is in it, who has accepted, how much time is left, and the two answers. Never takes
/// the keys from what somebody writes; Alt and a letter answer from everywhere in the window. GUI thread.
class ReadyCheck final : public QFrame
{
    Q_OBJECT
public:
    explicit ReadyCheck(QWidget *parent = nullptr);

    /// While the session's stage is Found; the time left is looked at anew with each call.
    void show(const client::Session &session);
    /// For who cannot see it come up; once for each match.
    void sayAloud();

Q_SIGNALS:
    void answered(bool accept);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void colour();

    QLabel *m_text;
    QLabel *m_state;
    QProgressBar *m_left;
    QPushButton *m_accept;
    QPushButton *m_decline;
    int m_whole = 0; ///< ms: the most that was left of this match
    MatchId m_match;
};

} // namespace chat::gui
