// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/charttile.h"

#include "shared/widgets/colours.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <functional>

namespace chat::admin {

using namespace Qt::StringLiterals;

ChartTile::ChartTile()
    : m_numbers(new QHBoxLayout),
      m_chart(new QChart),
      m_view(new QChartView(m_chart)),
      m_time(new QValueAxis(m_chart)),
      m_height(new QValueAxis(m_chart))
{
    setFrameShape(QFrame::StyledPanel);
    m_title.setTextFormat(Qt::PlainText);
    m_highest.setTextFormat(Qt::PlainText);

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
    m_fainter = addSeries();
    m_curves.push_back(addSeries());
    m_limit = addSeries();
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus); // the number says it to whoever cannot see the curve
    m_view->setMinimumHeight(56);

    m_numbers->setSpacing(10);
    m_numbers->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->addWidget(&m_title, 1);
    top->addWidget(&m_highest);
    layout->addLayout(top);
    layout->addLayout(m_numbers);
    layout->addWidget(m_view, 1);
    setValues({Value()});
    colour();
}

QLineSeries *ChartTile::addSeries()
{
    auto *series = new QLineSeries(m_chart);
    m_chart->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_height);
    return series;
}

QLabel *ChartTile::label(size_t number)
{
    while (m_labels.size() <= number) {
        m_labels.push_back(new QLabel);
        m_labels.back()->setTextFormat(Qt::PlainText);
        m_numbers->insertWidget(m_numbers->count() - 1, m_labels.back());
    }
    return m_labels[number];
}

void ChartTile::setTitle(const QString &title)
{
    m_title.setText(title);
    m_name = title;
    setValues(std::exchange(m_values, {}));
}

void ChartTile::setValues(const std::vector<Value> &values)
{
    if (values == m_values)
        return;
    m_values = values;
    const size_t shown = std::min(values.size(), valuesShown);
    QStringList all;
    for (const Value &value : values)
        all << (value.name.isEmpty() ? value.text : value.name + ": "_L1 + value.text);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * (values.size() > 2 ? 1.15 : 1.5));
    for (size_t i = 0; i < shown; ++i) {
        const Value &value = values[i];
        label(i)->setText(value.text);
        label(i)->setAccessibleName(value.name.isEmpty() ? m_name : value.name);
        label(i)->setAccessibleDescription(value.text);
    }
    if (values.size() > shown) {
        label(shown)->setText(u'+' + QString::number(values.size() - shown));
        label(shown)->setAccessibleName(m_name);
        label(shown)->setAccessibleDescription(all.join(u'\n'));
    }
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setVisible(i < std::min(values.size(), shown + 1));
        m_labels[i]->setToolTip(all.size() > 1 ? all.join(u'\n').toHtmlEscaped() : QString());
        m_labels[i]->setFont(large);
    }
    colour();
}

void ChartTile::setCurves(const Curves &curves, double spanSeconds)
{
    double highest = 0;
    const auto look = [&highest](const QList<QPointF> &points) {
        for (const QPointF &point : points)
            highest = std::max(highest, point.y());
    };
    std::ranges::for_each(curves.each, look);
    look(curves.fainter);
    // A limit far above the curve would press it flat; it is drawn once it is in sight.
    const bool inSight = curves.limit > 0 && highest > curves.limit / 4;
    m_highest.setText(curves.text && highest > 0 ? u'\u2191' + curves.text(highest) : QString());
    m_highest.setAccessibleName(m_highest.text().isEmpty() ? QString()
                                                           : tr("Highest: %1").arg(curves.text(highest)));
    m_highest.setToolTip(tr("The highest point of the curve"));
    m_time->setRange(-spanSeconds, 0);
    const double top = inSight ? std::max(highest, curves.limit) : highest;
    m_height->setRange(0, top > 0 ? top * 1.1 : 1);
    if (m_curves.size() < curves.each.size()) {
        while (m_curves.size() < curves.each.size())
            m_curves.push_back(addSeries());
        colour();
    }
    for (size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i]->replace(i < curves.each.size() ? curves.each[i] : QList<QPointF>());
    m_fainter->replace(curves.fainter);
    m_limit->replace(inSight ? QList<QPointF>{{-spanSeconds, curves.limit}, {0, curves.limit}}
                             : QList<QPointF>());
}

/// Of a curve among several, and of its number.
QColor ChartTile::colourOf(size_t number) const
{
    if (number < m_values.size() && m_values[number].alarming)
        return widgets::tones(palette()).bad;
    return widgets::curveColour(number, palette());
}

void ChartTile::colour()
{
    const widgets::Tones tones = widgets::tones(palette());
    const bool isOne = m_values.size() <= 1;
    for (size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i]->setPen(QPen(isOne ? palette().color(QPalette::Highlight) : colourOf(i), 1.5));
    m_fainter->setPen(QPen(tones.muted, 1));
    m_limit->setPen(QPen(tones.bad, 1, Qt::DashLine));
    m_height->setGridLineColor(tones.line);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tones.muted);
    m_title.setPalette(quiet);
    m_highest.setPalette(quiet);
    const bool hasHiddenAlarm = m_values.size() > valuesShown
        && std::any_of(m_values.begin() + valuesShown, m_values.end(), std::mem_fn(&Value::alarming));
    for (size_t i = 0; i < m_labels.size(); ++i) {
        QPalette number = palette();
        if (i < valuesShown ? i < m_values.size() && m_values[i].alarming : hasHiddenAlarm)
            number.setColor(QPalette::WindowText, tones.bad);
        else if (!isOne && i < valuesShown)
            number.setColor(QPalette::WindowText, colourOf(i));
        m_labels[i]->setPalette(number);
    }
    m_view->setBackgroundBrush(palette().color(QPalette::Window));
}

void ChartTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QFrame::changeEvent(event);
}

} // namespace chat::admin

#include "moc_charttile.cpp"
