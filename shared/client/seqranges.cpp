// SPDX-License-Identifier: Apache-2.0
#include "shared/client/seqranges.h"

#include <algorithm>

namespace chat::client {

void SeqRanges::add(SeqRange range)
{
    if (range.to < range.from)
        return;
    // Everything that overlaps or touches the new range becomes one with it.
    const auto begin = std::ranges::lower_bound(m_ranges, range.from - 1, {}, &SeqRange::to);
    auto end = begin;
    for (; end != m_ranges.end() && end->from <= range.to + 1; ++end) {
        range.from = std::min(range.from, end->from);
        range.to = std::max(range.to, end->to);
    }
    m_ranges.insert(m_ranges.erase(begin, end), range);
}

void SeqRanges::removeBelow(Seq seq)
{
    std::erase_if(m_ranges, [seq](SeqRange range) { return range.to < seq; });
    if (!m_ranges.empty())
        m_ranges.front().from = std::max(m_ranges.front().from, seq);
}

bool SeqRanges::contains(SeqRange range) const
{
    if (range.to < range.from)
        return true;
    const auto found = std::ranges::lower_bound(m_ranges, range.to, {}, &SeqRange::to);
    return found != m_ranges.end() && found->from <= range.from;
}

std::optional<SeqRange> SeqRanges::newestHole(Seq top) const
{
    if (m_ranges.empty())
        return std::nullopt;
    if (m_ranges.back().to < top)
        return SeqRange{m_ranges.back().to + 1, top};
    if (m_ranges.size() == 1)
        return std::nullopt;
    return SeqRange{m_ranges[m_ranges.size() - 2].to + 1, m_ranges.back().from - 1};
}

} // namespace chat::client
