// SPDX-License-Identifier: Apache-2.0
#include "shared/client/announcementlog.h"

namespace chat::client {
namespace {

template <Packet T>
std::optional<T> read(const KeptEvent &event)
{
    if (QLatin1StringView(event.type) != T::name)
        return std::nullopt;
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    if (!body)
        return std::nullopt;
    const auto packet = readMap<T>(*body, Direction::FromServer);
    return packet ? std::optional(*packet) : std::nullopt;
}

} // namespace

AnnouncementLog::News AnnouncementLog::take(const RoomSnapshot &snapshot, bool isFresh)
{
    const bool isNewcomer = !m_position || m_position->epoch != snapshot.epoch;
    m_isBehind = isFresh && !isNewcomer && m_position->seq < snapshot.seq;
    if (m_isBehind)
        return {};
    const Seq known = isNewcomer ? 0 : m_position->seq;
    News news;
    for (const KeptEvent &event : snapshot.log) {
        if (event.seq <= known)
            continue;
        if (const auto said = read<SystemAnnounce>(event)) {
            news.said.push_back({event.seq, event.time, *said});
        } else if (const auto recall = read<AnnounceRecall>(event)) {
            std::erase_if(news.said, [&](const Announcement &one) { return one.said.id == recall->id; });
            news.recalled.push_back(recall->id);
        }
    }
    m_position = Position{snapshot.epoch, std::max(known, snapshot.seq)};
    return news;
}

std::optional<Announcement> AnnouncementLog::take(Seq seq, Timestamp time, const SystemAnnounce &said)
{
    return isNews(seq) ? std::optional(Announcement{seq, time, said}) : std::nullopt;
}

std::optional<AnnounceId> AnnouncementLog::take(Seq seq, const AnnounceRecall &recall)
{
    return isNews(seq) ? std::optional(recall.id) : std::nullopt;
}

bool AnnouncementLog::isNews(Seq seq)
{
    if (!m_position || m_isBehind || seq <= m_position->seq)
        return false;
    m_position->seq = seq;
    return true;
}

} // namespace chat::client
