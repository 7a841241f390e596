// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace chat::load {

/// What was not as it should be, of one connection or of all.
struct Faults {
    uint64_t missing = 0; ///< numbers that were jumped over
    uint64_t repeated = 0; ///< numbers that came again, or too late

    Faults &operator+=(const Faults &other)
    {
        missing += other.missing;
        repeated += other.repeated;
        return *this;
    }
    friend bool operator==(const Faults &, const Faults &) = default;
};

/// Whether what one connection hears of a room comes once and in order: 1, 2, 3 ... behind the number at
/// which it came in.
class Sequence
{
public:
    void enter(uint64_t last) { m_last = last; }
    void take(uint64_t number, Faults &faults)
    {
        if (number <= m_last) {
            ++faults.repeated;
            return;
        }
        faults.missing += number - m_last - 1;
        m_last = number;
    }
    /// Nothing more will come, and the room's last number is `last`.
    void end(uint64_t last, Faults &faults) const
    {
        if (last > m_last)
            faults.missing += last - m_last;
    }
    [[nodiscard]] uint64_t last() const { return m_last; }

private:
    uint64_t m_last = 0;
};

/// The same where numbers may come in another order, because a bare hub gives none: that there are as many as
/// there should be, and none twice in place of another.
class Attendance
{
public:
    void enter(uint64_t last) { *this = Attendance(last); }
    void take(uint64_t number)
    {
        ++m_count;
        m_sum += number;
    }
    void end(uint64_t last, Faults &faults) const
    {
        const uint64_t wanted = last - m_entered;
        const uint64_t sum = (last * (last + 1) - m_entered * (m_entered + 1)) / 2;
        if (m_count < wanted)
            faults.missing += wanted - m_count;
        else if (m_count > wanted)
            faults.repeated += m_count - wanted;
        else if (m_sum != sum)
            faults += {1, 1};
    }
    [[nodiscard]] uint64_t last() const { return m_entered + m_count; }

    Attendance() = default;

private:
    explicit Attendance(uint64_t last) : m_entered(last) { }
    uint64_t m_entered = 0;
    uint64_t m_count = 0;
    uint64_t m_sum = 0;
};

} // namespace chat::load
