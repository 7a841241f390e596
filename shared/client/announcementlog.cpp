// SPDX-License-Identifier: Apache-2.0
#include "shared/client/announcementlog.h"

namespace chat::client {
namespace {

std::optional<Announcement> announcementFrom(const KeptEvent &event)
{
    if (QLatin1StringView(event.type) != SystemAnnounce::name)
        return std::nullopt;
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    if (!body)
        return std::nullopt;
    const auto said = readMap<SystemAnnounce>(*body, Direction::FromServer);
    return said ? std::optional(Announcement{event.seq, event.time, *said}) : std::nullopt;
}

} // namespace

std::vector<Announcement> AnnouncementLog::take(const RoomSnapshot &snapshot, bool isFresh)
{
    const bool isNewcomer = !m_position || m_position->epoch != snapshot.epoch;
    m_isBehind = isFresh && !isNewcomer && m_position->seq < snapshot.seq;
    if (m_isBehind)
        return {};
    const Seq known = isNewcomer ? 0 : m_position->seq;
    std::vector<Announcement> news;
    for (const KeptEvent &event : snapshot.log) {
        if (event.seq <= known)
            continue;
        if (auto announcement = announcementFrom(event))
            news.push_back(*std::move(announcement));
    }
    m_position = Position{snapshot.epoch, std::max(known, snapshot.seq)};
    return news;
}

std::optional<Announcement> AnnouncementLog::take(Seq seq, Timestamp time, const SystemAnnounce &said)
{
    if (!m_position || m_isBehind || seq <= m_position->seq)
        return std::nullopt;
    m_position->seq = seq;
    return Announcement{seq, time, said};
}

} // namespace chat::client
