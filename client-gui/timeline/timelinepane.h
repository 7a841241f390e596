// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/linkstatus.h"
#include "shared/client/timeline.h"

#include <QPointer>
#include <QStackedWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace chat::gui {

class FindBar;
class TimelineView;

/// What stands where no message is. `timeline` is null without a room.
[[nodiscard]] QString emptyText(client::LinkState state, const client::Timeline *timeline);

/// The messages of one room with what stands around them: the way to the first unread and to the newest, the
/// find bar, and words when there is nothing to see. Says what it wants with signals. GUI thread.
class TimelinePane final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelinePane(QWidget *parent = nullptr);

    /// Null: no room. `timeline` is not owned.
    void setTimeline(client::Timeline *timeline);
    void setLinkState(client::LinkState state);
    void setCompact(bool compact);
    void find();
    void toFirstUnread();
    void toNewest();

    [[nodiscard]] TimelineView *view() const { return m_view; }

Q_SIGNALS:
    void olderWanted();
    void seen(chat::Seq seq); ///< the person has this and everything above before his eyes
    void retryRequested(const QByteArray &nonce);
    void discardRequested(const QByteArray &nonce);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void report();
    void findNext(const QString &text, int step);
    void confirmLink(const QUrl &url);
    void placeJump();
    void retranslate();

    TimelineView *m_view;
    FindBar *m_find;
    QLabel *m_empty;
    QStackedWidget *m_stack;
    QWidget *m_unreadBar;
    QLabel *m_unreadText;
    QPushButton *m_toUnread;
    QPushButton *m_markRead;
    QToolButton *m_toNewest;
    QPointer<client::Timeline> m_timeline;
    client::LinkState m_linkState = client::LinkState::Offline;
};

} // namespace chat::gui
