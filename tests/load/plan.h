// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/options.h"
#include "tests/load/packets.h"

#include <string>
#include <vector>

namespace chat::load {

/// Who is in which room, and who says message number k there. Clients and rooms count from 0.
class Seating
{
public:
    Seating(int clients, int rooms) : m_clients(clients), m_rooms(rooms) { }
    [[nodiscard]] int roomOf(int client) const { return client % m_rooms; }
    [[nodiscard]] int peopleIn(int room) const { return (m_clients - room + m_rooms - 1) / m_rooms; }
    [[nodiscard]] int mostPeople() const { return peopleIn(0); }
    [[nodiscard]] int roomOfMessage(uint64_t k) const { return int(k % uint64_t(m_rooms)); }
    /// In their room everybody takes his turn; `skip` passes over people who are away.
    [[nodiscard]] int speakerOf(uint64_t k, int skip = 0) const
    {
        const int room = roomOfMessage(k);
        const auto turn = (k / uint64_t(m_rooms) + uint64_t(skip)) % uint64_t(peopleIn(room));
        return room + int(turn) * m_rooms;
    }

private:
    int m_clients;
    int m_rooms;
};

/// When message number k is to be sent, whatever happened to the others: a late one keeps its time, so what a
/// slow server holds up is seen in the latencies (no coordinated omission).
class Timetable
{
public:
    Timetable(Stamp begin, double perSecond) : m_begin(begin), m_perSecond(perSecond) { }
    [[nodiscard]] Stamp dueAt(uint64_t k) const { return m_begin + Stamp(double(k) * 1e9 / m_perSecond); }

private:
    Stamp m_begin;
    double m_perSecond;
};

/// Looks for the highest rate that holds: doubles until one fails, then halves the gap between the best and
/// the worst, until that is less than a tenth of the best or twelve steps are done.
class StepSearch
{
public:
    explicit StepSearch(double first) : m_next(first) { }
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] double next() const { return m_next; }
    void result(bool held);
    [[nodiscard]] double best() const { return m_best; } ///< 0: none held

private:
    double m_next;
    double m_best = 0;
    double m_failed = 0; ///< the lowest; 0: none
    int m_steps = 0;
};

/// What of chat-server's configuration stands in the way of this load, as `--set` arguments that lift it.
[[nodiscard]] std::vector<std::string> limitsToLift(const Options &options);

} // namespace chat::load
