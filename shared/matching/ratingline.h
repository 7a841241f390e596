// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

namespace chat::matching {

/// Things on a line of ratings, from which they are taken one by one: the nearest that is left, up or down,
/// is found in nearly constant time (disjoint sets with path halving). Made in the order of their ratings.
/// Pure; one owner.
class RatingLine
{
public:
    /// Behind all others; returns its place: 0, 1, 2 ...
    int add(int rating)
    {
        m_ratings.push_back(rating);
        m_down.push_back(int(m_down.size()));
        m_up.push_back(int(m_up.size()));
        return int(m_ratings.size()) - 1;
    }

    [[nodiscard]] int ratingAt(int place) const { return m_ratings[size_t(place)]; }
    /// The first place with this rating or a higher one; size() when there is none.
    [[nodiscard]] int placeOf(int rating) const
    {
        return int(std::ranges::lower_bound(m_ratings, rating) - m_ratings.begin());
    }
    [[nodiscard]] int size() const { return int(m_ratings.size()); }

    /// What is left at this place or the nearest below; -1: nothing.
    [[nodiscard]] int atOrBelow(int place) { return place < 0 ? -1 : find(m_down, place + 1) - 1; }
    /// What is left at this place or the nearest above; size(): nothing.
    [[nodiscard]] int atOrAbove(int place) { return find(m_up, place); }

    void take(int place)
    {
        m_down[size_t(place) + 1] = place;
        m_up[size_t(place)] = place + 1;
    }

private:
    static int find(std::vector<int> &next, int from)
    {
        while (next[size_t(from)] != from) {
            next[size_t(from)] = next[size_t(next[size_t(from)])];
            from = next[size_t(from)];
        }
        return from;
    }

    std::vector<int> m_ratings;
    std::vector<int> m_down{0}; ///< by place + 1: 0 is the end
    std::vector<int> m_up{0}; ///< by place: size() is the end
};

} // namespace chat::matching
