// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace chat {

/// Rows that a server gives a page at a time: what is loaded, and which answer still counts. Pure.
template <class Row, auto keyOf>
class PagedRows
{
public:
    using Key = std::decay_t<std::invoke_result_t<decltype(keyOf), const Row &>>;

    /// Goes with a question, and comes back with its answer.
    struct Ticket {
        int number = 0;
        std::optional<Key> after; ///< none: the first page

        friend bool operator==(const Ticket &, const Ticket &) = default;
    };

    /// The first page is asked for; what is loaded stays until it comes. Answers to older questions do not
    /// count any more.
    [[nodiscard]] Ticket first()
    {
        m_asked = true;
        return {.number = ++m_number, .after = {}};
    }

    /// The page behind the last row. None while an answer is awaited, and when all is loaded.
    [[nodiscard]] std::optional<Ticket> next()
    {
        if (m_asked || m_rows.empty() || isComplete())
            return std::nullopt;
        m_asked = true;
        return Ticket{.number = ++m_number, .after = keyOf(m_rows.back())};
    }

    /// False: the answer is to an older question, and nothing changed. `total` of all pages.
    [[nodiscard]] bool take(const Ticket &ticket, const std::vector<Row> &rows, int total)
    {
        if (ticket.number != m_number)
            return false;
        m_asked = false;
        if (!ticket.after)
            m_rows.clear();
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        m_total = rows.empty() && ticket.after ? int(m_rows.size()) : total; // nothing is behind the last
        return true;
    }

    /// There is no answer; asking again may help. False: to an older question.
    [[nodiscard]] bool fail(const Ticket &ticket)
    {
        if (ticket.number != m_number)
            return false;
        m_asked = false;
        return true;
    }

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] bool isComplete() const { return int(m_rows.size()) >= m_total; }

private:
    std::vector<Row> m_rows;
    int m_total = 0;
    int m_number = 0; ///< of the last question
    bool m_asked = false; ///< and it has no answer yet
};

} // namespace chat
