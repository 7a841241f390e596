// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/connectionid.h"
#include "shared/core/ids.h"
#include "shared/core/timestamp.h"
#include "shared/protocol/values.h"

#include <deque>
#include <optional>

namespace chat::server {

/// Who waits for a seat in one full room: first come, first served (U-17). The first of them may have a seat
/// held for them; these are always the ones who came first. Pure: no clock. Positions count from 1.
class WaitList
{
public:
    struct Place {
        UserId user;
        QString nick; ///< as he came
        MonoTime since = {}; ///< when he came
        Recipient to; ///< without a connection while lost
        std::optional<MonoTime> lostUntil = {}; ///< end of the grace time; none while connected
        std::optional<MonoTime> heldUntil = {}; ///< a seat is held for him so long; none: not yet
        int told = 0; ///< the position that he was told last
    };

    [[nodiscard]] bool isEmpty() const { return m_places.empty(); }
    [[nodiscard]] int size() const { return int(m_places.size()); }
    /// Seats that are held.
    [[nodiscard]] int held() const { return m_held; }
    /// His position; 0: he does not wait.
    [[nodiscard]] int position(UserId user) const;
    [[nodiscard]] bool holds(UserId user) const;
    /// The place of who waits there. O(1).
    [[nodiscard]] Place &at(int position) { return m_places[size_t(position - 1)]; }
    [[nodiscard]] const Place &at(int position) const { return m_places[size_t(position - 1)]; }

    /// Behind everybody else; his position. Once per person.
    int add(const UserInfo &who, const Recipient &to, MonoTime now);
    void remove(int position);
    void clear();
    /// Held are the seats of the first `seats` who wait and of nobody else. Those who get one now have it
    /// until `until`; they are the ones behind the `held()` from before.
    void hold(int seats, MonoTime until);
    /// Who came longest ago of those whose time is over at `now`; 0: nobody.
    [[nodiscard]] int overdue(MonoTime now) const;
    /// When somebody's time is over; none: never. O(places).
    [[nodiscard]] std::optional<MonoTime> nextDeadline() const;

    /// How long one waits from that position on, by the last seats that went; none: nobody can say yet.
    [[nodiscard]] std::optional<Milliseconds> estimate(int position) const;
    /// A seat went to somebody who waited, or his time for it was over.
    void step(MonoTime now);

private:
    static constexpr size_t rememberedSteps = 16;

    std::deque<Place> m_places; ///< who came first is first
    int m_held = 0; ///< so many of the first
    std::deque<MonoTime> m_steps; ///< the last ones
};

} // namespace chat::server
