// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/charttile.h"

#include "shared/widgets/colours.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>

namespace chat::admin {

ChartTile::ChartTile()
    : m_chart(new QChart),
      m_view(new QChartView(m_chart)),
      m_curve(new QLineSeries(m_chart)),
      m_fainter(new QLineSeries(m_chart)),
      m_limit(new QLineSeries(m_chart)),
      m_time(new QValueAxis(m_chart)),
      m_height(new QValueAxis(m_chart))
{
    setFrameShape(QFrame::StyledPanel);
    for (QLabel *label : {&m_title, &m_value})
        label->setTextFormat(Qt::PlainText);
    QFont large = m_value.font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_value.setFont(large);

    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundVisible(false);
    for (QValueAxis *axis : {m_time, m_height}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    m_time->setGridLineVisible(false);
    m_height->setTickCount(3);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_height, Qt::AlignLeft);
    for (QLineSeries *series : {m_fainter, m_curve, m_limit}) {
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_height);
    }
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // the number says it to whoever cannot see the curve
    m_view->setMinimumHeight(56);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2);
    layout->addWidget(&m_title);
    layout->addWidget(&m_value);
    layout->addWidget(m_view, 1);
    colour();
}

void ChartTile::setTitle(const QString &title)
{
    m_title.setText(title);
    m_value.setAccessibleName(title);
}

void ChartTile::setValue(const QString &text, bool alarming)
{
    m_value.setText(text);
    m_value.setAccessibleDescription(text);
    if (std::exchange(m_alarming, alarming) != alarming)
        colour();
}

void ChartTile::setCurves(const Curves &curves, double spanSeconds)
{
    double highest = 0;
    for (const QList<QPointF> *points : {&curves.points, &curves.fainter}) {
        for (const QPointF &point : *points)
            highest = std::max(highest, point.y());
    }
    // A limit far above the curve would press it flat; it is drawn once it is in sight.
    const bool inSight = curves.limit > 0 && highest > curves.limit / 4;
    m_time->setRange(-spanSeconds, 0);
    const double top = inSight ? std::max(highest, curves.limit) : highest;
    m_height->setRange(0, top > 0 ? top * 1.1 : 1);
    m_curve->replace(curves.points);
    m_fainter->replace(curves.fainter);
    m_limit->replace(inSight ? QList<QPointF>{{-spanSeconds, curves.limit}, {0, curves.limit}}
                             : QList<QPointF>());
}

void ChartTile::colour()
{
    const widgets::Tones tones = widgets::tones(palette());
    m_curve->setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    m_fainter->setPen(QPen(tones.muted, 1));
    m_limit->setPen(QPen(tones.bad, 1, Qt::DashLine));
    m_height->setGridLineColor(tones.line);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tones.muted);
    m_title.setPalette(quiet);
    QPalette number = palette();
    if (m_alarming)
        number.setColor(QPalette::WindowText, tones.bad);
    m_value.setPalette(number);
    m_view->setBackgroundBrush(palette().color(QPalette::Window));
}

void ChartTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QFrame::changeEvent(event);
}

} // namespace chat::admin
