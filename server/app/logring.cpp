// SPDX-License-Identifier: Apache-2.0
#include "server/app/logring.h"

namespace chat::server {

void LogRing::add(LogLevel level, Timestamp time, QByteArrayView category, const QString &message)
{
    LogRow row{.time = time, .level = level, .category = category.toByteArray(), .message = message};
    row.message.truncate(maxMessageBytes / 4); // a character takes at most so many bytes, or two places
    const std::scoped_lock lock(m_mutex);
    row.number = ++m_last;
    m_rows.push_back(std::move(row));
    if (m_rows.size() > maxLines)
        m_rows.pop_front();
}

LogPage LogRing::page(const FetchLogs &question) const
{
    const auto matches = [&](const LogRow &row) {
        return row.number > question.after.value_or(0)
            && row.level >= question.level.value_or(LogLevel::Debug)
            && (!question.category || row.category == *question.category);
    };
    const auto limit = size_t(question.limit.value_or(50));
    const std::scoped_lock lock(m_mutex);
    LogPage page{.rows = {}, .last = m_last, .missed = 0};
    if (question.after) {
        const qint64 first = m_rows.empty() ? m_last + 1 : m_rows.front().number;
        page.missed = std::max<qint64>(0, first - 1 - *question.after);
        for (const LogRow &row : m_rows) {
            if (!matches(row))
                continue;
            if (page.rows.size() == limit) { // the rest next time
                page.last = page.rows.back().number;
                break;
            }
            page.rows.push_back(row);
        }
        return page;
    }
    for (auto row = m_rows.rbegin(); row != m_rows.rend() && page.rows.size() < limit; ++row) {
        if (matches(*row))
            page.rows.push_back(*row);
    }
    std::ranges::reverse(page.rows);
    return page;
}

LogRing &LogRing::ofTheProgram()
{
    static LogRing ring;
    return ring;
}

} // namespace chat::server
