// SPDX-License-Identifier: Apache-2.0
#include "server/core/announcements.h"

#include <algorithm>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// The first time after `now`; none: it is over, or was to be said once.
std::optional<Timestamp> nextTime(const AnnouncementRow &row, Timestamp now)
{
    if (!row.repeatMs)
        return std::nullopt;
    const Milliseconds step(*row.repeatMs);
    const Timestamp next = *row.next + step * ((now - *row.next) / step + 1);
    return row.until && next >= *row.until ? std::nullopt : std::optional(next);
}

} // namespace

Result<AnnounceId> Announcements::add(const Announce &wanted, const QByteArray &admin, Timestamp now)
{
    const Timestamp first = std::max(wanted.start.value_or(now), now);
    if (wanted.until && *wanted.until <= first)
        return std::unexpected(
            Error{.code = ErrorCode::BadField, .detail = u"over before it is said"_s, .field = "until"});
    if (waiting() >= limits::maxAnnouncementsWaiting)
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge,
                  .limit = QByteArray::number(limits::maxAnnouncementsWaiting) + " announcements"});
    m_rows.push_front({.id = AnnounceId::random(),
                       .severity = wanted.severity,
                       .text = wanted.text,
                       .sticky = wanted.sticky.value_or(false),
                       .until = wanted.until,
                       .audience = wanted.audience,
                       .repeatMs = wanted.repeatMs,
                       .next = first,
                       .admin = admin});
    return m_rows.front().id;
}

std::vector<Announcements::Due> Announcements::takeDue(Timestamp now)
{
    std::vector<AnnouncementRow *> rows;
    for (AnnouncementRow &row : m_rows) {
        if (row.next && *row.next <= now)
            rows.push_back(&row);
    }
    std::ranges::reverse(rows); // of one time: the oldest first
    std::ranges::stable_sort(rows, {}, [](const AnnouncementRow *row) { return *row->next; });
    std::vector<Due> due;
    for (AnnouncementRow *row : rows) {
        due.push_back({.id = row->id,
                       .audience = row->audience.value_or(Audience()),
                       .word = {.severity = row->severity,
                                .text = row->text,
                                .sticky = row->sticky,
                                .until = row->until,
                                .id = row->id}});
        ++row->times;
        row->last = now;
        row->next = nextTime(*row, now);
    }
    dropOldest();
    return due;
}

std::optional<Timestamp> Announcements::next() const
{
    std::optional<Timestamp> first;
    for (const AnnouncementRow &row : m_rows) {
        if (row.next && (!first || *row.next < *first))
            first = row.next;
    }
    return first;
}

void Announcements::told(AnnounceId id, int sessions)
{
    if (const auto row = rowOf(id); row != m_rows.end())
        row->sessions += sessions;
}

Result<bool> Announcements::recall(AnnounceId id)
{
    const auto row = rowOf(id);
    if (row == m_rows.end() || row->recalled)
        return refuse(ErrorCode::MessageNotFound);
    row->recalled = true;
    row->next.reset();
    const bool wasSaid = row->times > 0;
    dropOldest();
    return wasSaid;
}

void Announcements::forget(AnnounceId id)
{
    std::erase_if(m_rows, [id](const AnnouncementRow &row) { return row.id == id; });
}

std::optional<AnnouncementRow> Announcements::find(AnnounceId id) const
{
    const auto row = std::ranges::find(m_rows, id, &AnnouncementRow::id);
    return row != m_rows.end() ? std::optional(*row) : std::nullopt;
}

AnnouncementList Announcements::list() const { return {{m_rows.begin(), m_rows.end()}}; }

std::deque<AnnouncementRow>::iterator Announcements::rowOf(AnnounceId id)
{
    return std::ranges::find(m_rows, id, &AnnouncementRow::id);
}

int Announcements::waiting() const
{
    return int(std::ranges::count_if(m_rows, [](const auto &row) { return row.next.has_value(); }));
}

/// Of those that are over.
void Announcements::dropOldest()
{
    int over = int(m_rows.size()) - waiting() - limits::maxAnnouncementsKept;
    for (auto row = m_rows.end(); over > 0 && row != m_rows.begin();) {
        --row;
        if (!row->next) {
            row = m_rows.erase(row);
            --over;
        }
    }
}

} // namespace chat::server
