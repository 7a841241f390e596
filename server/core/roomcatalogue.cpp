// SPDX-License-Identifier: Apache-2.0
#include "server/core/roomcatalogue.h"

#include "server/core/roomlog.h"

#include <algorithm>
#include <span>

namespace chat::server {
namespace {

/// Where an entry stands in the order that was asked for, and what a cursor says: no two are the same.
struct Place {
    qint64 number = 0; ///< the greatest is first
    QString name;
    RoomId id;

    [[nodiscard]] QByteArray cursor() const
    {
        return QByteArray::number(number) + '.'
            + name.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.'
            + id.toText();
    }
    friend bool operator<(const Place &a, const Place &b)
    {
        if (a.number != b.number)
            return a.number > b.number;
        const int names = a.name.compare(b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    }
};

std::optional<Place> placeIn(const QByteArray &cursor)
{
    const QList<QByteArray> parts = cursor.split('.');
    bool good = parts.size() == 3;
    if (!good)
        return std::nullopt;
    Place place;
    place.number = parts[0].toLongLong(&good);
    const auto name = QByteArray::fromBase64Encoding(
        parts[1], QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto id = RoomId::fromText(parts[2]);
    if (!good || !name || !id)
        return std::nullopt;
    place.name = QString::fromUtf8(*name);
    place.id = *id;
    return place;
}

Place placeOf(const RoomCatalogue::Entry &entry, RoomSort sort)
{
    Place place{.number = 0, .name = entry.name, .id = entry.info.id};
    if (sort == RoomSort::People)
        place.number = entry.info.people;
    else if (sort == RoomSort::Newest)
        place.number = entry.created.time_since_epoch().count();
    return place;
}

bool isAsked(const RoomCatalogue::Entry &entry, const BrowseRooms &asked, const QString &query)
{
    const RoomInfo &info = entry.info;
    if (asked.kind && info.kind != *asked.kind)
        return false;
    if (asked.hasSpace.value_or(false) && ((info.max != 0 && info.people >= info.max) || info.locked))
        return false;
    if (asked.noPassword.value_or(false) && info.password)
        return false;
    return query.isEmpty() || entry.name.contains(query) || entry.topic.contains(query);
}

qsizetype bytesOf(const RoomInfo &info)
{
    constexpr qsizetype around = 200;
    qsizetype bytes = around + quotedBytes(info.name);
    for (const auto *text : {&info.topic, &info.category, &info.icon}) {
        if (*text)
            bytes += quotedBytes(**text);
    }
    return bytes;
}

} // namespace

RoomListChanged takePart(RoomListChanged &changed, int most)
{
    RoomListChanged part;
    const auto take = [&](auto &from, auto &to) {
        const auto end = from.begin() + std::min(qsizetype(most), qsizetype(from.size()));
        to.assign(std::move_iterator(from.begin()), std::move_iterator(end));
        from.erase(from.begin(), end);
    };
    take(changed.rooms, part.rooms);
    take(changed.gone, part.gone);
    return part;
}

QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C);
}

bool isListed(const RoomInfo &info)
{
    const bool found = info.kind == RoomKind::Channel || info.kind == RoomKind::Meeting
        || info.kind == RoomKind::Temporary || info.kind == RoomKind::Large;
    return found && !info.inviteOnly.value_or(false);
}

Result<RoomList> RoomCatalogue::page(const BrowseRooms &asked, qsizetype maxBytes) const
{
    const RoomSort sort = asked.sort.value_or(RoomSort::Name);
    const auto after = asked.cursor ? placeIn(*asked.cursor) : std::nullopt;
    if (asked.cursor && !after)
        return refuse(ErrorCode::BadCursor);
    const QString query = folded(asked.query.value_or(QString()));
    RoomList list;
    std::vector<std::pair<Place, const Entry *>> found;
    for (const Entry &entry : m_entries) {
        if (!isAsked(entry, asked, query))
            continue;
        ++list.total;
        Place place = placeOf(entry, sort);
        if (!after || *after < place)
            found.emplace_back(std::move(place), &entry);
    }
    const auto limit = std::min(size_t(asked.limit.value_or(limits::roomListPage)), found.size());
    std::ranges::partial_sort(found, found.begin() + qsizetype(limit),
                              [](const auto &a, const auto &b) { return a.first < b.first; });
    qsizetype bytes = 0;
    for (const auto &[place, entry] : std::span(found).first(limit)) {
        bytes += bytesOf(entry->info);
        if (bytes > maxBytes && !list.rooms.empty())
            break;
        list.rooms.push_back(entry->info);
    }
    if (list.rooms.size() < found.size() && !list.rooms.empty())
        list.next = found[list.rooms.size() - 1].first.cursor();
    return list;
}

RoomListChanged RoomCatalogue::since(const RoomCatalogue &before) const
{
    RoomListChanged changed;
    const auto idOf = [](const Entry &entry) { return entry.info.id; };
    auto old = before.m_entries.begin();
    for (const Entry &entry : m_entries) {
        for (; old != before.m_entries.end() && idOf(*old) < idOf(entry); ++old)
            changed.gone.push_back(idOf(*old));
        const bool isNew = old == before.m_entries.end() || idOf(*old) != idOf(entry);
        if (isNew || old->info != entry.info)
            changed.rooms.push_back(entry.info);
        if (!isNew)
            ++old;
    }
    for (; old != before.m_entries.end(); ++old)
        changed.gone.push_back(idOf(*old));
    return changed;
}

} // namespace chat::server
