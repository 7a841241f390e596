// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/outlinestyle.h"

#include "shared/widgets/colours.h"

#include <QPainter>
#include <QStyleOption>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace chat::widgets {

namespace {
constexpr int cellMargin = 4; ///< left and right of what stands in a table
} // namespace

OutlineStyle::OutlineStyle() : QProxyStyle(u"Fusion"_s) { }

int OutlineStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    // Else a number on the right would touch the text of the next column.
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QTableView *>(widget))
        return cellMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

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

#include "moc_outlinestyle.cpp"
