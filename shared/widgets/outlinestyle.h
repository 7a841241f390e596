// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace chat::widgets {

/// Fusion, whose check boxes and fields have an edge that can be seen in the dark, too: there its own edges
/// are darker than what is around them. The buttons of dialogs have words only, since Fusion's pictures on
/// them are dark, too; cells of tables keep a distance.
class OutlineStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    OutlineStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;

private:
    static void drawEdge(const QStyleOption *option, QPainter *painter, double radius);
};

} // namespace chat::widgets
