// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/heatmap.h"

#include "shared/widgets/colours.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace chat::admin {
namespace {

constexpr int side = 18; ///< of a cell
constexpr int gap = 2;
constexpr int pitch = side + gap;

} // namespace

HeatMap::HeatMap()
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HeatMap::setCells(std::vector<Cell> cells)
{
    if (cells == m_cells)
        return;
    m_cells = std::move(cells);
    fitHeight();
    setCurrent(m_current);
    update();
}

int HeatMap::cellsInARow() const { return std::max(1, (width() - gap) / pitch); }

QRect HeatMap::placeOf(int cell) const
{
    const int row = cell / cellsInARow();
    const int column = cell % cellsInARow();
    return {gap + column * pitch, gap + row * pitch, side, side};
}

int HeatMap::cellAt(const QPoint &place) const
{
    for (int cell = 0; cell < int(m_cells.size()); ++cell) {
        if (placeOf(cell).contains(place))
            return cell;
    }
    return -1;
}

QColor HeatMap::colourOf(double heat) const
{
    const QColor cold = widgets::tones(palette()).line;
    const QColor hot = widgets::tones(palette()).bad;
    const auto mix
        = [heat](int from, int to) { return int(from + (to - from) * std::clamp(heat, 0.0, 1.0)); };
    return {mix(cold.red(), hot.red()), mix(cold.green(), hot.green()), mix(cold.blue(), hot.blue())};
}

void HeatMap::fitHeight()
{
    const int rows = (int(m_cells.size()) + cellsInARow() - 1) / cellsInARow();
    setFixedHeight(std::max(1, rows) * pitch + gap);
}

void HeatMap::resizeEvent(QResizeEvent *) { fitHeight(); }

/// Stays where it is at the edges.
void HeatMap::step(int cells)
{
    if (const int cell = m_current + cells; cell >= 0 && cell < int(m_cells.size()))
        setCurrent(cell);
}

void HeatMap::setCurrent(int cell)
{
    m_current = std::clamp(cell, 0, std::max(0, int(m_cells.size()) - 1));
    setAccessibleDescription(m_cells.empty() ? QString() : m_cells[size_t(m_current)].about);
    update();
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int cell = 0; cell < int(m_cells.size()); ++cell) {
        const QRect place = placeOf(cell);
        painter.fillRect(place, colourOf(m_cells[size_t(cell)].heat));
        if (hasFocus() && cell == m_current) {
            painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
            painter.drawRect(place);
        }
    }
}

bool HeatMap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const int cell = cellAt(help->pos()); cell >= 0)
        QToolTip::showText(help->globalPos(), m_cells[size_t(cell)].about.toHtmlEscaped(), this,
                           placeOf(cell));
    else
        QToolTip::hideText();
    return true;
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->pos());
    if (cell < 0)
        return QWidget::mousePressEvent(event);
    setCurrent(cell);
    Q_EMIT activated(cell);
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: return step(-1);
    case Qt::Key_Right: return step(1);
    case Qt::Key_Up: return step(-cellsInARow());
    case Qt::Key_Down: return step(cellsInARow());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!m_cells.empty())
            Q_EMIT activated(m_current);
        return;
    default: return QWidget::keyPressEvent(event);
    }
}

void HeatMap::focusInEvent(QFocusEvent *) { update(); }
void HeatMap::focusOutEvent(QFocusEvent *) { update(); }

} // namespace chat::admin

#include "moc_heatmap.cpp"
