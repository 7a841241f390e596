// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/findbar.h"

#include "shared/widgets/icon.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace chat::gui {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent),
      m_text(new QLineEdit),
      m_answer(new QLabel),
      m_up(new QToolButton),
      m_down(new QToolButton),
      m_close(new QToolButton)
{
    m_answer->setTextFormat(Qt::PlainText);
    m_text->setClearButtonEnabled(true);
    m_up->setIcon(widgets::icon("go-up"_L1));
    m_down->setIcon(widgets::icon("go-down"_L1));
    m_close->setIcon(widgets::icon("window-close"_L1));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_answer);
    for (QToolButton *button : {m_up, m_down, m_close}) {
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(text(), -1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(text(), 1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
    retranslate();
}

void FindBar::open()
{
    show();
    m_text->setFocus();
    m_text->selectAll();
}

void FindBar::close()
{
    m_text->clear();
    hide();
    Q_EMIT closed();
}

QString FindBar::text() const { return m_text->text(); }

void FindBar::setFound(bool found)
{
    m_found = found;
    retranslate();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape: close(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT findRequested(text(), event->modifiers() & Qt::ShiftModifier ? 1 : -1); break;
    default: QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find in the messages that are loaded"));
    m_text->setAccessibleName(tr("Find in the messages that are loaded"));
    m_answer->setText(m_found ? QString() : tr("Not found"));
    m_up->setToolTip(tr("Further up (Enter)"));
    m_up->setAccessibleName(tr("Further up"));
    m_down->setToolTip(tr("Further down (Shift+Enter)"));
    m_down->setAccessibleName(tr("Further down"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace chat::gui

#include "moc_findbar.cpp"
