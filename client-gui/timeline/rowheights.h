// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace chat::gui {

/// How tall each row of a long list is, where most rows were never looked at: those count with an estimate.
/// Where a row begins and which row is at a height are found in O(log rows); rows come and go in O(rows),
/// which for 100,000 is less than a millisecond. Pixels. Not thread-safe.
class RowHeights
{
public:
    /// `estimate` > 0: the height of a row that was not measured.
    explicit RowHeights(int estimate) : m_estimate(estimate) { }

    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] bool isKnown(int row) const { return m_heights[size_t(row)] != unknown; }
    [[nodiscard]] int height(int row) const;
    [[nodiscard]] qint64 top(int row) const; ///< `row` may be count(): the bottom of the last
    [[nodiscard]] qint64 total() const { return top(count()); }
    /// The row at this height, the first or last when it is outside; -1 when there are no rows.
    [[nodiscard]] int rowAt(qint64 y) const;

    void insert(int row, int rows); ///< not measured
    void remove(int row, int rows);
    void set(int row, int height);
    void forget(int row);
    void forgetAll(int estimate); ///< the width or the font is another

private:
    static constexpr int unknown = -1;

    void add(int row, int difference);
    void build() const;

    int m_estimate;
    std::vector<int> m_heights;
    mutable std::vector<qint64> m_sums; ///< a Fenwick tree over the heights; empty: to be built
};

} // namespace chat::gui
