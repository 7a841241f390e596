// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/linkstatus.h"
#include "shared/widgets/colours.h"

#include <QDeadlineTimer>
#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace chat::gui {

/// How the connection stands, in one sentence; empty when there is nothing to say because all is well. `left`
/// is the time to the next try.
[[nodiscard]] QString connectionText(const client::LinkStatus &status, std::optional<Milliseconds> left);

/// The strip that says so above everything, with the time to the next try counting down; never modal (F-261).
/// Hidden while online. GUI thread.
class ConnectionBanner final : public QFrame
{
    Q_OBJECT
public:
    explicit ConnectionBanner(QWidget *parent = nullptr);

    void setStatus(const client::LinkStatus &status);

Q_SIGNALS:
    void tryNowRequested();
    void certificateRequested(); ///< to be looked at
    void connectRequested(); ///< to another server, or as somebody else

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void colour();

    client::LinkStatus m_status;
    QDeadlineTimer m_nextTry;
    QTimer m_second;
    QLabel *m_text;
    QPushButton *m_tryNow;
    QPushButton *m_certificate;
    QPushButton *m_connect;
};

} // namespace chat::gui
