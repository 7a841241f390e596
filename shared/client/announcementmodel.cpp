// SPDX-License-Identifier: Apache-2.0
#include "shared/client/announcementmodel.h"

#include <QDateTime>

namespace chat::client {
namespace {

QDateTime localTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QString Announcement::text(QLatin1StringView language) const
{
    const QString ko = said.text.ko.value_or(QString());
    const QString en = said.text.en.value_or(QString());
    if (language == "ko"_L1)
        return ko.isEmpty() ? en : ko;
    return en.isEmpty() ? ko : en;
}

std::optional<Milliseconds> Announcement::lasts() const
{
    return said.until ? std::optional(Milliseconds(*said.until - time)) : std::nullopt;
}

int AnnouncementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AnnouncementModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &[announcement, dismissed] = m_rows[size_t(index.row())];
    switch (role) {
    case SeverityRole: return QVariant::fromValue(announcement.said.severity);
    case TextKoRole: return announcement.said.text.ko.value_or(QString());
    case TextEnRole: return announcement.said.text.en.value_or(QString());
    case TimeRole: return localTime(announcement.time);
    case StickyRole: return announcement.said.sticky;
    case DismissedRole: return dismissed;
    case UntilRole: return announcement.said.until ? localTime(*announcement.said.until) : QDateTime();
    default: return {};
    }
}

QHash<int, QByteArray> AnnouncementModel::roleNames() const
{
    return {{SeverityRole, "severity"}, {TextKoRole, "textKo"}, {TextEnRole, "textEn"},
            {TimeRole, "time"},         {StickyRole, "sticky"}, {DismissedRole, "dismissed"},
            {UntilRole, "until"}};
}

void AnnouncementModel::dismiss(int row)
{
    if (row < 0 || row >= rowCount() || std::exchange(m_rows[size_t(row)].dismissed, true))
        return;
    Q_EMIT dataChanged(index(row), index(row), {DismissedRole});
}

void AnnouncementModel::add(const Announcement &announcement)
{
    if (rowCount() == mostRows) {
        beginRemoveRows({}, 0, 0);
        m_rows.erase(m_rows.begin());
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back({announcement, false});
    endInsertRows();
}

void AnnouncementModel::recall(AnnounceId id)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (m_rows[size_t(row)].announcement.said.id != id)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

} // namespace chat::client

#include "moc_announcementmodel.cpp"
