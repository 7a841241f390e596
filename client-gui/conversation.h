// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace chat::gui {

class Composer;
class TimelinePane;

/// The room that is shown: its name, its messages, the field to write. Joins the panes with the session. GUI
/// thread.
class Conversation final : public QWidget
{
    Q_OBJECT
public:
    explicit Conversation(QWidget *parent = nullptr);

    /// Not owned; null: none. No room is shown then.
    void setSession(client::Session *session);
    void setRoom(RoomId room); ///< none: no room
    [[nodiscard]] RoomId room() const { return m_room; }

    [[nodiscard]] TimelinePane *timeline() const { return m_timeline; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    /// Writes "@nick " where the cursor is.
    void mention(const QString &nick);

Q_SIGNALS:
    void roomMenuRequested(const QPoint &global); ///< of the room that is shown

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showLinkState();
    void showState();
    void retranslate();
    void elideTitle();

    QLabel *m_title;
    QString m_titleText;
    QLabel *m_facts;
    QString m_factsText;
    QToolButton *m_menu;
    QWidget *m_header;
    QPointer<client::RoomState> m_state;
    TimelinePane *m_timeline;
    Composer *m_composer;
    QPointer<client::Session> m_session;
    RoomId m_room;
};

} // namespace chat::gui
