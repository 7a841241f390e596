// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/rowheights.h"

#include <algorithm>
#include <bit>

namespace chat::gui {

int RowHeights::height(int row) const
{
    const int height = m_heights[size_t(row)];
    return height == unknown ? m_estimate : height;
}

qint64 RowHeights::top(int row) const
{
    build();
    qint64 sum = 0;
    for (auto i = size_t(row); i > 0; i &= i - 1)
        sum += m_sums[i - 1];
    return sum;
}

int RowHeights::rowAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    build();
    size_t row = 0;
    for (size_t step = std::bit_floor(m_sums.size()); step > 0; step /= 2) {
        if (row + step <= m_sums.size() && m_sums[row + step - 1] <= y) {
            row += step;
            y -= m_sums[row - 1];
        }
    }
    return int(std::min(row, m_heights.size() - 1));
}

void RowHeights::insert(int row, int rows)
{
    m_heights.insert(m_heights.begin() + row, size_t(rows), int(unknown));
    m_sums.clear();
}

void RowHeights::remove(int row, int rows)
{
    m_heights.erase(m_heights.begin() + row, m_heights.begin() + row + rows);
    m_sums.clear();
}

void RowHeights::set(int row, int height)
{
    add(row, height - this->height(row));
    m_heights[size_t(row)] = height;
}

void RowHeights::forget(int row)
{
    add(row, m_estimate - height(row));
    m_heights[size_t(row)] = unknown;
}

void RowHeights::forgetAll(int estimate)
{
    m_estimate = estimate;
    std::ranges::fill(m_heights, int(unknown));
    m_sums.clear();
}

void RowHeights::add(int row, int difference)
{
    for (auto i = size_t(row) + 1; i <= m_sums.size(); i += i & (~i + 1))
        m_sums[i - 1] += difference;
}

void RowHeights::build() const
{
    if (m_sums.size() == m_heights.size())
        return;
    m_sums.resize(m_heights.size());
    for (size_t i = 0; i < m_sums.size(); ++i)
        m_sums[i] = height(int(i));
    for (size_t i = 1; i <= m_sums.size(); ++i) {
        if (const size_t above = i + (i & (~i + 1)); above <= m_sums.size())
            m_sums[above - 1] += m_sums[i - 1];
    }
}

} // namespace chat::gui
