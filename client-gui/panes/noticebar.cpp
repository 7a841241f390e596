// SPDX-License-Identifier: Apache-2.0
#include "client-gui/panes/noticebar.h"

#include "shared/widgets/colours.h"
#include "shared/widgets/icon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace chat::gui {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_go(new QPushButton),
      m_close(new QToolButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_close->setAutoRaise(true);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_go);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_action, {});
        clear();
        action();
    });
    retranslate();
    colour();
    hide();
}

void NoticeBar::tell(Severity severity, const QString &text, const QString &verb,
                     const std::function<void()> &action)
{
    m_severity = severity;
    m_action = action;
    m_text->setText(text);
    setAccessibleName(text);
    m_go->setText(verb);
    m_go->setVisible(!verb.isEmpty());
    colour();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert); // screen readers say it at once
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::clear()
{
    m_action = {};
    m_text->clear();
    hide();
}

QString NoticeBar::text() const { return m_text->text(); }

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void NoticeBar::retranslate()
{
    m_close->setText(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the notice"));
}

void NoticeBar::colour()
{
    const auto [background, text] = widgets::bannerTones(m_severity, QPalette());
    QPalette words = m_text->palette();
    words.setColor(QPalette::WindowText, text);
    m_text->setPalette(words);
    QPalette behind;
    behind.setColor(QPalette::Window, background);
    setPalette(behind);
    m_close->setIcon(widgets::icon("window-close"_L1, text));
}

} // namespace chat::gui

#include "moc_noticebar.cpp"
