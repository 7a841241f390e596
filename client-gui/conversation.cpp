// SPDX-License-Identifier: Apache-2.0
#include "client-gui/conversation.h"

#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/timeline/timelinepane.h"
#include "shared/widgets/displaytext.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {

Conversation::Conversation(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_timeline(new TimelinePane),
      m_composer(new Composer(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(16, 12, 16, 8);
    m_title->setMinimumWidth(1); // a long name is cut, and does not hold the window
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_composer);

    connect(m_composer, &Composer::said, this, [this](const QString &text) {
        m_session->say(m_room, text);
        m_timeline->toNewest();
    });
    connect(m_composer, &Composer::draftChanged, this, [this](const QString &text) {
        if (m_session && m_room.isValid())
            m_session->drafts().set(m_room, text);
    });
    connect(m_timeline, &TimelinePane::olderWanted, this, [this] { m_session->loadOlder(m_room); });
    connect(m_timeline, &TimelinePane::seen, this, [this](Seq seq) { m_session->markRead(m_room, seq); });
    connect(m_timeline, &TimelinePane::retryRequested, this,
            [this](const QByteArray &nonce) { m_session->retry(m_room, nonce); });
    connect(m_timeline, &TimelinePane::discardRequested, this,
            [this](const QByteArray &nonce) { m_session->discard(m_room, nonce); });
    retranslate();
}

void Conversation::setSession(client::Session *session)
{
    setRoom({});
    m_session = session;
    showLinkState();
    if (session) {
        connect(session, &client::Session::statusChanged, this, &Conversation::showLinkState);
        connect(session->channels(), &QAbstractItemModel::dataChanged, this, &Conversation::retranslate);
    }
}

void Conversation::setRoom(RoomId room)
{
    if (room == m_room)
        return;
    m_composer->flushDraft(); // it belongs to the room that was shown until now
    m_room = room;
    if (m_session && room.isValid()) {
        m_composer->setRoom(m_session->channels()->nameOf(room), m_session->drafts().of(room),
                            m_session->members(room), m_session->channels());
        m_timeline->setTimeline(m_session->timeline(room));
        m_composer->edit()->setFocus();
    } else {
        m_timeline->setTimeline(nullptr);
        m_composer->clearRoom();
    }
    retranslate();
}

void Conversation::mention(const QString &nick)
{
    m_composer->edit()->finishComposing();
    m_composer->edit()->insertPlainText(u'@' + nick + u' ');
    m_composer->edit()->setFocus();
}

void Conversation::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange) {
        QFont bold = font();
        bold.setBold(true);
        m_title->setFont(bold);
        elideTitle();
    }
    QWidget::changeEvent(event);
}

void Conversation::showLinkState()
{
    m_timeline->setLinkState(m_session ? m_session->status().state : client::LinkState::Offline);
}

void Conversation::retranslate()
{
    const int row = m_session ? m_session->channels()->rowOf(m_room) : -1;
    m_title->setVisible(row >= 0);
    if (row < 0)
        return;
    const QModelIndex index = m_session->channels()->index(row);
    const QString name = widgets::displayLine(index.data(client::RoomListModel::NameRole).toString());
    const int people = index.data(client::RoomListModel::PeopleRole).toInt();
    m_titleText = tr("# %1   %n person(s)", nullptr, people).arg(name);
    elideTitle();
}

void Conversation::elideTitle()
{
    const QMargins margins = m_title->contentsMargins();
    m_title->setText(m_title->fontMetrics().elidedText(m_titleText, Qt::ElideMiddle,
                                                       width() - margins.left() - margins.right()));
    m_title->setAccessibleName(m_titleText);
}

void Conversation::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideTitle();
}

} // namespace chat::gui
