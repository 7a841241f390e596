// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/composer.h"

#include "client-gui/composer/completionlist.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/core/limits.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/icon.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace chat::gui {
namespace {

QStringList namesOf(const QAbstractItemModel *model)
{
    QStringList names;
    for (int row = 0; model && row < model->rowCount(); ++row)
        names << model->index(row, 0).data(Qt::DisplayRole).toString();
    return names;
}

} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent),
      m_edit(new ComposerEdit),
      m_send(new QToolButton),
      m_remaining(new QLabel),
      m_proposals(new CompletionList(parent ? parent : this)),
      m_silenceText(new QLabel)
{
    m_silenceText->setTextFormat(Qt::PlainText);
    m_silenceText->setWordWrap(true);
    m_silenceText->hide();
    m_second.setInterval(500);
    connect(&m_second, &QTimer::timeout, this, &Composer::showSilence);
    m_remaining->setTextFormat(Qt::PlainText);
    m_remaining->hide();
    m_send->setIcon(widgets::icon("document-send"_L1));
    m_send->setToolButtonStyle(Qt::ToolButtonIconOnly);
    setFocusProxy(m_edit);
    fitSend();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 8);
    grid->setHorizontalSpacing(6);
    grid->addWidget(m_edit, 1, 0, 1, 1);
    grid->addWidget(m_send, 1, 1, Qt::AlignBottom);
    grid->addWidget(m_remaining, 2, 0, 1, 2, Qt::AlignRight);
    grid->addWidget(m_silenceText, 0, 0, 1, 2);

    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftDelay);
    connect(&m_draftTimer, &QTimer::timeout, this, &Composer::flushDraft);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::textChanged);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &Composer::complete);
    connect(m_edit, &ComposerEdit::composingChanged, this, &Composer::textChanged);
    connect(m_edit, &ComposerEdit::sendRequested, this, &Composer::send);
    connect(m_edit, &ComposerEdit::recallRequested, this, &Composer::recall);
    connect(m_edit, &ComposerEdit::chooseRequested, this, &Composer::insertChosen);
    connect(m_edit, &ComposerEdit::chooseMoved, m_proposals, &CompletionList::step);
    connect(m_edit, &ComposerEdit::chooseCancelled, m_proposals, [this] {
        m_proposals->propose({}, {});
        m_edit->setChoosing(false);
    });
    connect(m_proposals, &QListWidget::itemClicked, this, &Composer::insertChosen);
    connect(m_send, &QToolButton::clicked, this, [this] {
        m_edit->finishComposing();
        send();
        m_edit->setFocus();
    });
    retranslate();
    clearRoom();
}

void Composer::setRoom(const QString &roomName, const QString &draft, const QAbstractItemModel *people,
                       const QAbstractItemModel *rooms)
{
    flushDraft();
    m_roomName = roomName;
    m_people = people;
    m_rooms = rooms;
    m_reportedDraft = draft;
    m_edit->setPlainText(draft);
    m_edit->moveCursor(QTextCursor::End);
    m_draftTimer.stop();
    setEnabled(true);
    textChanged();
    m_draftTimer.stop();
    retranslate();
}

void Composer::clearRoom()
{
    setRoom({}, {}, nullptr, nullptr);
    setSilence(client::Silence::None, std::nullopt);
    setEnabled(false);
}

void Composer::setSilence(client::Silence silence, std::optional<Milliseconds> left)
{
    m_silence = silence;
    m_silentUntil = left ? QDeadlineTimer(*left) : QDeadlineTimer(QDeadlineTimer::Forever);
    showSilence();
}

client::Silence Composer::silence() const
{
    return m_silentUntil.hasExpired() ? client::Silence::None : m_silence;
}

void Composer::showSilence()
{
    const client::Silence now = silence();
    const auto left = m_silentUntil.isForever() ? std::nullopt
                                                : std::optional(Milliseconds(m_silentUntil.remainingTime()));
    const QString said = silenceText(now, left);
    m_silenceText->setText(said);
    m_silenceText->setAccessibleName(said);
    m_silenceText->setVisible(!said.isEmpty());
    QPalette own = palette();
    own.setColor(QPalette::WindowText, widgets::tones(own).muted);
    m_silenceText->setPalette(own);
    if (now != client::Silence::None && left)
        m_second.start();
    else
        m_second.stop();
    const bool canSend = remaining(text()) >= 0 && (!text().trimmed().isEmpty() || m_edit->isComposing());
    m_send->setEnabled(canSend && now == client::Silence::None);
}

QString Composer::text() const { return m_edit->toPlainText(); }

int Composer::remaining(const QString &text)
{
    const auto isLowSurrogate = [](QChar c) { return c.isLowSurrogate(); };
    const auto codePoints = text.size() - std::ranges::count_if(text, isLowSurrogate);
    return limits::maxTextCodePoints - int(codePoints);
}

void Composer::flushDraft()
{
    m_draftTimer.stop();
    if (text() == m_reportedDraft)
        return;
    m_reportedDraft = text();
    Q_EMIT draftChanged(m_reportedDraft);
}

void Composer::textChanged()
{
    const int left = remaining(text());
    m_remaining->setVisible(left < warnBelow);
    m_remaining->setText(left >= 0 ? tr("%n character(s) left", nullptr, left)
                                   : tr("%n character(s) too long", nullptr, -left));
    const widgets::Tones tones = widgets::tones(palette());
    QPalette own = palette();
    own.setColor(QPalette::WindowText, left >= 0 ? tones.muted : tones.bad);
    m_remaining->setPalette(own);
    m_send->setEnabled(left >= 0 && silence() == client::Silence::None
                       && (!text().trimmed().isEmpty() || m_edit->isComposing()));
    m_draftTimer.start();
    complete();
}

void Composer::send()
{
    const QString text = this->text();
    if (text.trimmed().isEmpty() || remaining(text) < 0 || silence() != client::Silence::None)
        return;
    m_lastSaid.insert(m_roomName, text);
    m_edit->clear();
    flushDraft();
    Q_EMIT said(text);
}

void Composer::recall()
{
    m_edit->setPlainText(m_lastSaid.value(m_roomName));
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::complete()
{
    const QString line = m_edit->lineBeforeCursor();
    const auto word = wordAt(line, line.size());
    const auto found
        = word && isEnabled() ? proposals(*word, namesOf(m_people), namesOf(m_rooms)) : QList<Proposal>();
    const QPoint corner = m_proposals->parentWidget()->mapFromGlobal(m_edit->mapToGlobal(QPoint(0, -2)));
    m_proposals->propose(found, corner);
    m_edit->setChoosing(!found.isEmpty());
}

void Composer::insertChosen()
{
    const QString line = m_edit->lineBeforeCursor();
    const auto word = wordAt(line, line.size());
    if (const auto chosen = m_proposals->chosen(); chosen && word)
        m_edit->replaceBeforeCursor(line.size() - word->start, chosen->inserted);
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showSilence();
    if (event->type() == QEvent::FontChange)
        fitSend();
    QWidget::changeEvent(event);
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    complete();
}

/// As tall as a field of one line.
void Composer::fitSend()
{
    const int side = m_edit->minimumSizeHint().height();
    m_send->setMinimumSize(side, side);
    m_send->setIconSize(QSize(side, side) * 2 / 3);
}

void Composer::retranslate()
{
    const QString room = widgets::displayLine(m_roomName);
    m_edit->setPlaceholderText(room.isEmpty() ? tr("Enter a room to write") : tr("Write to %1").arg(room));
    m_edit->setAccessibleName(tr("Message"));
    m_edit->setAccessibleDescription(tr("Enter sends, Shift+Enter begins a new line."));
    m_send->setText(tr("Send"));
    m_send->setToolTip(tr("Send (Enter)"));
    m_send->setAccessibleName(tr("Send"));
    m_proposals->setAccessibleName(tr("Proposals"));
}

} // namespace chat::gui

#include "moc_composer.cpp"
