// SPDX-License-Identifier: Apache-2.0
#include "client-gui/conversation.h"

#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/rooms/roomwords.h"
#include "client-gui/timeline/timelinepane.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {

Conversation::Conversation(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_facts(new QLabel),
      m_menu(new QToolButton),
      m_header(new QWidget),
      m_timeline(new TimelinePane),
      m_composer(new Composer(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setMinimumWidth(1);
    m_menu->setAutoRaise(true);
    m_menu->setIcon(widgets::icon("view-more"_L1));
    m_title->setMinimumWidth(1); // a long name is cut, and does not hold the window
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_facts);
    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(16, 10, 8, 8);
    header->addLayout(words, 1);
    header->addWidget(m_menu, 0, Qt::AlignVCenter);
    column->addWidget(m_header);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_composer);

    connect(m_menu, &QToolButton::clicked, this,
            [this] { Q_EMIT roomMenuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
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
    if (m_state)
        m_state->disconnect(this);
    m_state = m_session && room.isValid() ? m_session->state(room) : nullptr;
    if (m_state)
        connect(m_state, &client::RoomState::changed, this, &Conversation::showState);
    if (m_session && room.isValid()) {
        m_composer->setRoom(m_session->channels()->nameOf(room), m_session->drafts().of(room),
                            m_session->members(room), m_session->channels());
        m_timeline->setTimeline(m_session->timeline(room));
        m_composer->edit()->setFocus();
    } else {
        m_timeline->setTimeline(nullptr);
        m_composer->clearRoom();
    }
    showState();
}

void Conversation::showState()
{
    if (m_state)
        m_composer->setSilence(m_state->silence(), m_state->silentFor());
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
    if (event->type() == QEvent::PaletteChange) {
        QPalette quiet = palette();
        quiet.setColor(QPalette::WindowText, widgets::tones(quiet).muted);
        m_facts->setPalette(quiet);
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
    m_header->setVisible(row >= 0);
    m_menu->setText(tr("Room menu"));
    m_menu->setToolTip(tr("What there is to do with this room"));
    m_menu->setAccessibleName(tr("Room menu"));
    if (row < 0)
        return;
    const QModelIndex index = m_session->channels()->index(row);
    const QString name = roomTitle(index.data(client::RoomListModel::NameRole).toString(),
                                   index.data(client::RoomListModel::IconRole).toString());
    const int people = index.data(client::RoomListModel::PeopleRole).toInt();
    m_titleText = tr("%1   %n person(s)", nullptr, people).arg(name);
    const auto host = m_state ? m_state->host() : std::nullopt;
    m_factsText = m_state ? roomFacts(*m_state, host ? m_session->members(m_room)->nickOf(*host) : QString())
                          : QString();
    m_facts->setVisible(!m_factsText.isEmpty());
    m_facts->setToolTip(Qt::convertFromPlainText(m_factsText));
    elideTitle();
}

void Conversation::elideTitle()
{
    const QMargins margins = m_header->layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - m_menu->sizeHint().width() - 8;
    m_title->setText(m_title->fontMetrics().elidedText(m_titleText, Qt::ElideMiddle, room));
    m_title->setAccessibleName(m_titleText);
    m_facts->setText(m_facts->fontMetrics().elidedText(m_factsText, Qt::ElideRight, room));
    m_facts->setAccessibleName(m_factsText);
}

void Conversation::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideTitle();
}

} // namespace chat::gui

#include "moc_conversation.cpp"
