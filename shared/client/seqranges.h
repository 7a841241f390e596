// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/ids.h"

#include <optional>
#include <vector>

namespace chat::client {

/// The numbers `from` .. `to`, both included.
struct SeqRange {
    Seq from = 0;
    Seq to = 0;

    friend bool operator==(SeqRange, SeqRange) = default;
};

/// A set of sequence numbers, kept as few ranges. Pure.
class SeqRanges
{
public:
    /// Nothing when `to` < `from`.
    void add(SeqRange range);

    /// Forgets all numbers below `seq`.
    void removeBelow(Seq seq);

    void clear() { m_ranges.clear(); }

    /// Every number of `range` is in the set; true for an empty range.
    [[nodiscard]] bool contains(SeqRange range) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }

    /// The smallest and the largest number; 0: empty.
    [[nodiscard]] Seq first() const { return m_ranges.empty() ? 0 : m_ranges.front().from; }
    [[nodiscard]] Seq last() const { return m_ranges.empty() ? 0 : m_ranges.back().to; }

    /// The numbers missing just below the last range of those up to `top`; none when all from first() on are
    /// there.
    [[nodiscard]] std::optional<SeqRange> newestHole(Seq top) const;

    [[nodiscard]] const std::vector<SeqRange> &ranges() const { return m_ranges; }

private:
    std::vector<SeqRange> m_ranges; ///< rising, never touching
};

} // namespace chat::client
