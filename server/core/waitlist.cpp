// SPDX-License-Identifier: Apache-2.0
#include "server/core/waitlist.h"

#include <algorithm>

namespace chat::server {

int WaitList::position(UserId user) const
{
    const auto place = std::ranges::find(m_places, user, &Place::user);
    return place != m_places.end() ? int(place - m_places.begin()) + 1 : 0;
}

bool WaitList::holds(UserId user) const
{
    const auto first = m_places.begin();
    return std::ranges::find(first, first + m_held, user, &Place::user) != first + m_held;
}

int WaitList::add(const UserInfo &who, const Recipient &to, MonoTime now)
{
    m_places.push_back({.user = who.id, .nick = who.nick, .since = now, .to = to});
    m_places.back().told = size();
    return size();
}

void WaitList::remove(int position)
{
    if (position <= m_held)
        --m_held;
    m_places.erase(m_places.begin() + (position - 1));
}

void WaitList::clear()
{
    m_places.clear();
    m_held = 0;
}

void WaitList::hold(int seats, MonoTime until)
{
    const int next = std::clamp(seats, 0, size());
    for (; m_held < next; ++m_held)
        m_places[size_t(m_held)].heldUntil = until;
    for (; m_held > next; --m_held)
        m_places[size_t(m_held - 1)].heldUntil.reset();
}

int WaitList::overdue(MonoTime now) const
{
    const auto over = [now](const std::optional<MonoTime> &end) { return end && *end <= now; };
    const auto place = std::ranges::find_if(
        m_places, [&](const Place &one) { return over(one.lostUntil) || over(one.heldUntil); });
    return place != m_places.end() ? int(place - m_places.begin()) + 1 : 0;
}

std::optional<MonoTime> WaitList::nextDeadline() const
{
    std::optional<MonoTime> next;
    for (const Place &place : m_places) {
        for (const auto &end : {place.lostUntil, place.heldUntil}) {
            if (end && (!next || *end < *next))
                next = end;
        }
    }
    return next;
}

std::optional<Milliseconds> WaitList::estimate(int position) const
{
    if (m_steps.size() < 2)
        return std::nullopt;
    const auto all = m_steps.back() - m_steps.front();
    return std::chrono::duration_cast<Milliseconds>(all * position / (int(m_steps.size()) - 1));
}

void WaitList::step(MonoTime now)
{
    m_steps.push_back(now);
    if (m_steps.size() > rememberedSteps)
        m_steps.pop_front();
}

} // namespace chat::server
