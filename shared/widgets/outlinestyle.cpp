// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/outlinestyle.h"

#include "shared/widgets/colours.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace chat::widgets {

OutlineStyle::OutlineStyle() : QProxyStyle(u"Fusion"_s) { }

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_FrameLineEdit:
    case PE_FrameMenu:
    case PE_Frame: return drawEdge(option, painter, 2);
    case PE_IndicatorRadioButton: return drawEdge(option, painter, option->rect.height() / 2.0);
    default: break;
    }
}

void OutlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox)
        drawEdge(option, painter, 2);
}

int OutlineStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *answer) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

void OutlineStyle::drawEdge(const QStyleOption *option, QPainter *painter, double radius)
{
    if (!isDark(option->palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tones(option->palette).edge);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

} // namespace chat::widgets
