// SPDX-License-Identifier: Apache-2.0
#include "shared/client/announcementlog.h"

#include "shared/protocol/keptevents.h"

namespace chat::client {

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
        if (const auto said = readKept<SystemAnnounce>(event)) {
            news.said.push_back({event.seq, event.time, *said});
        } else if (const auto recall = readKept<AnnounceRecall>(event)) {
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
