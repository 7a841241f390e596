// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/timelinepane.h"

#include "client-gui/timeline/findbar.h"
#include "client-gui/timeline/timelineview.h"
#include "shared/widgets/icon.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace chat::gui {

QString emptyText(client::LinkState state, const client::Timeline *timeline)
{
    using client::LinkState;
    if (timeline && timeline->position() && !timeline->hasOlder())
        return TimelinePane::tr("Nobody has said anything here yet. Be the first.");
    if (state == LinkState::Online)
        return timeline ? TimelinePane::tr("The messages are on their way.")
                        : TimelinePane::tr("Choose a room on the left.");
    if (state == LinkState::Offline || state == LinkState::Ended)
        return TimelinePane::tr("Connect to a server to talk.");
    return timeline ? TimelinePane::tr("The messages appear as soon as you are connected.")
                    : TimelinePane::tr("The rooms appear as soon as you are connected.");
}

TimelinePane::TimelinePane(QWidget *parent)
    : QWidget(parent),
      m_view(new TimelineView),
      m_find(new FindBar),
      m_empty(new QLabel),
      m_stack(new QStackedWidget),
      m_unreadBar(new QWidget),
      m_unreadText(new QLabel),
      m_toUnread(new QPushButton),
      m_markRead(new QPushButton),
      m_toNewest(new QToolButton(m_view))
{
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_unreadText->setTextFormat(Qt::PlainText);
    m_toNewest->setIcon(widgets::icon("go-bottom"_L1));
    m_toNewest->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toNewest->hide();

    auto *bar = new QHBoxLayout(m_unreadBar);
    bar->setContentsMargins(16, 4, 8, 4);
    bar->addWidget(m_unreadText, 1);
    bar->addWidget(m_toUnread);
    bar->addWidget(m_markRead);
    m_unreadBar->hide();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addWidget(m_unreadBar);
    column->addWidget(m_stack, 1);

    connect(m_view, &TimelineView::scrolled, this, &TimelinePane::refresh);
    connect(m_view, &TimelineView::scrolled, this, &TimelinePane::report);
    connect(m_view, &TimelineView::nearTop, this, [this] {
        if (m_timeline && m_timeline->hasOlder() && !m_timeline->loadingOlder())
            Q_EMIT olderWanted();
    });
    connect(m_view, &TimelineView::linkActivated, this, &TimelinePane::confirmLink);
    connect(m_view, &TimelineView::retryRequested, this, [this](const QModelIndex &index) {
        Q_EMIT retryRequested(index.data(client::Timeline::NonceRole).toByteArray());
    });
    connect(m_view, &TimelineView::discardRequested, this, [this](const QModelIndex &index) {
        Q_EMIT discardRequested(index.data(client::Timeline::NonceRole).toByteArray());
    });
    connect(m_toNewest, &QToolButton::clicked, this, &TimelinePane::toNewest);
    connect(m_toUnread, &QPushButton::clicked, this, &TimelinePane::toFirstUnread);
    connect(m_markRead, &QPushButton::clicked, this, &TimelinePane::toNewest);
    connect(m_find, &FindBar::findRequested, this, &TimelinePane::findNext);
    connect(m_find, &FindBar::textChanged, this, [this](const QString &text) {
        m_view->timelineDelegate()->setFound(text);
        m_view->viewport()->update();
    });
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    retranslate();
    setTimeline(nullptr);
}

void TimelinePane::setTimeline(client::Timeline *timeline)
{
    if (m_timeline)
        disconnect(m_timeline, &client::Timeline::readChanged, this, nullptr);
    m_timeline = timeline;
    m_view->timelineDelegate()->setUnreadAfter(timeline ? timeline->lastRead() : 0);
    m_view->timelineDelegate()->forgetLayouts(); // numbers of another room
    m_view->setModel(timeline);
    if (timeline) {
        timeline->setSpeech(&spokenMessage);
        connect(timeline, &client::Timeline::readChanged, this, &TimelinePane::refresh);
    }
    refresh();
}

void TimelinePane::setLinkState(client::LinkState state)
{
    m_linkState = state;
    retranslate();
}

void TimelinePane::setCompact(bool compact) { m_view->setCompact(compact); }

void TimelinePane::find() { m_find->open(); }

void TimelinePane::toFirstUnread()
{
    if (const int row = m_timeline ? m_timeline->firstUnreadRow() : -1; row >= 0)
        m_view->showAtTop(row);
}

void TimelinePane::toNewest() { m_view->scrollToNewest(); }

void TimelinePane::refresh()
{
    const bool anything = m_timeline && m_timeline->rowCount() > 0;
    m_stack->setCurrentWidget(anything ? static_cast<QWidget *>(m_view) : m_empty);
    const int unread = m_timeline ? m_timeline->unread() : 0;
    const int first = unread > 0 ? m_timeline->firstUnreadRow() : -1;
    m_unreadBar->setVisible(first >= 0 && first < m_view->firstVisibleRow());
    m_toNewest->setVisible(anything && !m_view->isAtBottom());
    retranslate();
    placeJump();
}

void TimelinePane::report()
{
    if (!m_timeline || !isActiveWindow() || !m_view->isVisible())
        return;
    // Own messages that are on their way have no number yet.
    for (int row = m_view->lastVisibleRow(); row >= 0; --row) {
        if (const Seq seq = m_timeline->message(row).seq; seq > 0) {
            if (seq > m_timeline->lastRead())
                Q_EMIT seen(seq);
            return;
        }
    }
}

void TimelinePane::findNext(const QString &text, int step)
{
    const int rows = m_timeline ? m_timeline->rowCount() : 0;
    if (text.isEmpty() || rows == 0)
        return;
    const int start = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : rows;
    for (int i = 1; i <= rows; ++i) {
        const int row = ((start + step * i) % rows + rows) % rows;
        if (!m_timeline->message(row).text.contains(text, Qt::CaseInsensitive))
            continue;
        m_view->setCurrentIndex(m_timeline->index(row));
        m_view->scrollTo(m_timeline->index(row), QListView::PositionAtCenter);
        m_find->setFound(true);
        return;
    }
    m_find->setFound(false);
}

void TimelinePane::confirmLink(const QUrl &url)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Open a web page"),
                                     tr("Open this address in the web browser?"), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(confirmedAddress(url));
    QPushButton *open = question->addButton(tr("Open"), QMessageBox::AcceptRole);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(open, &QPushButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
    question->open();
}

void TimelinePane::placeJump()
{
    m_toNewest->adjustSize();
    const QSize size = m_view->viewport()->size() - m_toNewest->size();
    m_toNewest->move(size.width() - 12, size.height() - 10);
}

void TimelinePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ActivationChange)
        report();
    QWidget::changeEvent(event);
}

void TimelinePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeJump();
}

void TimelinePane::retranslate()
{
    const int unread = m_timeline ? m_timeline->unread() : 0;
    m_view->setAccessibleName(tr("Messages"));
    m_empty->setText(emptyText(m_linkState, m_timeline));
    m_unreadText->setText(tr("%n new message(s) above", nullptr, unread));
    m_toUnread->setText(tr("Go there"));
    m_markRead->setText(tr("Mark as read"));
    m_toNewest->setText(unread > 0 ? tr("%n new", nullptr, unread) : tr("Newest"));
    m_toNewest->setAccessibleName(tr("Go to the newest message"));
}

} // namespace chat::gui

#include "moc_timelinepane.cpp"
