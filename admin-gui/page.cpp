// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/page.h"

#include <QEvent>

namespace chat::admin {

Page::Page(ServerLink &link) : m_link(link) { }

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QTimer &Page::pollEvery(Milliseconds interval)
{
    m_poll = new QTimer(this);
    m_poll->setInterval(interval);
    connect(m_poll, &QTimer::timeout, this, [this] {
        if (m_link.state() == ServerLink::State::Connected)
            poll();
    });
    return *m_poll;
}

void Page::showEvent(QShowEvent *event)
{
    if (m_poll)
        m_poll->start();
    QWidget::showEvent(event);
}

void Page::hideEvent(QHideEvent *event)
{
    if (m_poll)
        m_poll->stop();
    QWidget::hideEvent(event);
}

} // namespace chat::admin

#include "moc_page.cpp"
