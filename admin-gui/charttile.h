// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPointF>

class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace chat::admin {

/// One number of the overview, large, and its curve; with a dashed line where its limit is. GUI thread.
class ChartTile final : public QFrame
{
    Q_OBJECT
public:
    ChartTile();

    void setTitle(const QString &title);
    void setValue(const QString &text, bool alarming = false);
    /// x: seconds ago, <= 0. `spanSeconds` > 0; `limit` <= 0: none is drawn.
    void setCurve(const QList<QPointF> &points, double spanSeconds, double limit = 0);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel m_title;
    QLabel m_value;
    QChart *m_chart;
    QChartView *m_view;
    QLineSeries *m_curve;
    QLineSeries *m_limit;
    QValueAxis *m_time;
    QValueAxis *m_height;
    bool m_alarming = false;
};

} // namespace chat::admin
