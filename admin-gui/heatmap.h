// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

namespace chat::admin {

/// A cell for each of many, the hotter the redder, in as many rows as they need; one of them is current, by
/// mouse or arrow keys. GUI thread.
class HeatMap final : public QWidget
{
    Q_OBJECT
public:
    struct Cell {
        double heat = 0; ///< 0 .. 1
        QString about; ///< plain text, harmless to show

        friend bool operator==(const Cell &, const Cell &) = default;
    };

    HeatMap();

    /// The current cell stays the one with the same number.
    void setCells(std::vector<Cell> cells);
    [[nodiscard]] const std::vector<Cell> &cells() const { return m_cells; }

    [[nodiscard]] int cellAt(const QPoint &place) const; ///< -1: none
    [[nodiscard]] QRect placeOf(int cell) const;
    [[nodiscard]] QColor colourOf(double heat) const; ///< its contrast with the surface grows with the heat

Q_SIGNALS:
    /// Clicked, or Enter on it.
    void activated(int cell);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int cellsInARow() const;
    void fitHeight();
    void step(int cells);
    void setCurrent(int cell);

    std::vector<Cell> m_cells;
    int m_current = 0;
};

} // namespace chat::admin
