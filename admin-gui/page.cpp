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

} // namespace chat::admin

#include "moc_page.cpp"
