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

/// One number of the overview, large, and its curve; with a second, fainter curve where two belong together,
/// and a dashed line where the limit is. GUI thread.
class ChartTile final : public QFrame
{
    Q_OBJECT
public:
    ChartTile();

    void setTitle(const QString &title);
    void setValue(const QString &text, bool alarming = false);
    struct Curves {
        QList<QPointF> points; ///< x: seconds ago, <= 0
        QList<QPointF> fainter;
        double limit = 0; ///< <= 0: none is drawn
    };
    /// `spanSeconds` > 0.
    void setCurves(const Curves &curves, double spanSeconds);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel m_title;
    QLabel m_value;
    QChart *m_chart;
    QChartView *m_view;
    QLineSeries *m_curve;
    QLineSeries *m_fainter;
    QLineSeries *m_limit;
    QValueAxis *m_time;
    QValueAxis *m_height;
    bool m_alarming = false;
};

} // namespace chat::admin
