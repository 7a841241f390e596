// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/verdictlabel.h"

#include "shared/widgets/colours.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QEvent>

namespace chat::admin {

VerdictLabel::VerdictLabel()
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

void VerdictLabel::say(const QString &sentence, bool isBad)
{
    setText(sentence);
    m_isBad = isBad;
    colour();
}

void VerdictLabel::refuse(const Error &error)
{
    say(widgets::errorText(error) + u'\n' + widgets::displayLine(error.detail), true);
}

void VerdictLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour(); // what is bad has another red
    QLabel::changeEvent(event);
}

void VerdictLabel::colour()
{
    QPalette own;
    if (m_isBad)
        own.setColor(QPalette::WindowText, widgets::tones(own).bad);
    setPalette(own);
}

} // namespace chat::admin

#include "moc_verdictlabel.cpp"
