// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPointF>

#include <vector>

class QChart;
class QChartView;
class QHBoxLayout;
class QLineSeries;
class QValueAxis;

namespace chat::admin {

/// One number of the overview, large, and its curve; with a second, fainter curve where two belong together,
/// and a dashed line where the limit is. Or several numbers of one kind, each in the colour of its curve.
/// What alarms is red. GUI thread.
class ChartTile final : public QFrame
{
    Q_OBJECT
public:
    ChartTile();

    void setTitle(const QString &title);
    struct Value {
        QString text;
        bool alarming = false;
        QString name = {}; ///< for a screen reader and the tooltip; empty: that of the tile

        friend bool operator==(const Value &, const Value &) = default;
    };
    /// More than `valuesShown` are counted, and told in a tooltip.
    void setValues(const std::vector<Value> &values);
    struct Curves {
        std::vector<QList<QPointF>> each; ///< as the values. x: seconds ago, <= 0
        QList<QPointF> fainter;
        double limit = 0; ///< <= 0: none is drawn
        QString (*text)(double point) = nullptr; ///< of the highest point, which is the scale; null: not told
    };
    /// `spanSeconds` > 0.
    void setCurves(const Curves &curves, double spanSeconds);

    static constexpr size_t valuesShown = 4;

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    QLineSeries *addSeries();
    QLabel *label(size_t number);
    [[nodiscard]] QColor colourOf(size_t number) const;

    QString m_name;
    QLabel m_title;
    QLabel m_highest; ///< in the time that is shown
    QHBoxLayout *m_numbers;
    std::vector<QLabel *>
        m_labels; ///< of the values, those that are not needed now hidden; and one that counts
    std::vector<Value> m_values;
    QChart *m_chart;
    QChartView *m_view;
    QValueAxis *m_time;
    QValueAxis *m_height;
    QLineSeries *m_fainter;
    std::vector<QLineSeries *> m_curves;
    QLineSeries *m_limit;
};

} // namespace chat::admin
