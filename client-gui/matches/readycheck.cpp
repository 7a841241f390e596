// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/readycheck.h"

#include "client-gui/matches/matchwords.h"
#include "shared/widgets/colours.h"
#include "shared/widgets/errortext.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace chat::gui {

ReadyCheck::ReadyCheck(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_state(new QLabel),
      m_left(new QProgressBar),
      m_accept(new QPushButton),
      m_decline(new QPushButton)
{
    for (QLabel *label : {m_text, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_left->setTextVisible(false);
    m_left->setFixedHeight(6);
    setAutoFillBackground(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_text);
    words->addWidget(m_state);
    words->addWidget(m_left);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 12, 10);
    row->setSpacing(12);
    row->addLayout(words, 1);
    row->addWidget(m_accept);
    row->addWidget(m_decline);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
    connect(m_decline, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
    retranslate();
    colour();
    hide();
}

void ReadyCheck::show(const client::Session &session)
{
    const client::MatchLife &life = session.matches()->life();
    const client::ReadyCheckState &check = life.check();
    const auto left = session.matches()->checkLeft();
    const auto ms = int(left.count());
    m_whole = std::exchange(m_match, check.match) == check.match ? std::max(m_whole, ms) : std::max(ms, 1);
    m_text->setText(foundText(life, session.self()));
    const QString accepted = tr("%1 of %2 have accepted.").arg(check.accepted).arg(check.players.size());
    m_state->setText(check.answered ? tr("You have answered. %1").arg(accepted)
                                    : tr("Accept within %1. %2").arg(widgets::waitText(left), accepted));
    m_left->setRange(0, m_whole);
    m_left->setValue(ms);
    m_accept->setEnabled(!check.answered);
    m_decline->setEnabled(!check.answered);
    colour();
    setVisible(true);
}

void ReadyCheck::sayAloud()
{
    setAccessibleName(m_text->text());
    QAccessibleEvent alert(this, QAccessible::Alert); // screen readers say it at once
    QAccessible::updateAccessibility(&alert);
}

void ReadyCheck::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void ReadyCheck::retranslate()
{
    m_accept->setText(tr("&Accept"));
    m_decline->setText(tr("&Decline"));
    m_accept->setToolTip(tr("Play this match"));
    m_decline->setToolTip(tr("Do not play; you cannot queue again for a while"));
    m_left->setAccessibleName(tr("Time left to accept"));
}

void ReadyCheck::colour()
{
    const auto [background, text] = widgets::bannerTones(Severity::Warn, QPalette());
    QPalette words;
    words.setColor(QPalette::WindowText, text);
    m_text->setPalette(words);
    m_state->setPalette(words);
    QPalette behind;
    behind.setColor(QPalette::Window, background);
    setPalette(behind);
}

} // namespace chat::gui

#include "moc_readycheck.cpp"
