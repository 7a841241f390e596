// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/announcementmodel.h"

namespace chat::client {

/// Which announcements are news: each of the room `system` once, also across a drop and a new run. Pure.
class AnnouncementLog
{
public:
    /// `known`: how far an earlier run had come.
    explicit AnnouncementLog(const std::optional<Position> &known = {}) : m_position(known) { }

    /// Where we are; for auth.resume, for `since` and for the disk.
    [[nodiscard]] const std::optional<Position> &position() const { return m_position; }

    /// What is new: said, oldest first, and taken back of what was said before.
    struct News {
        std::vector<Announcement> said;
        std::vector<AnnounceId> recalled;
    };

    /// What is new in a snapshot. One that was not asked for with `since` is fresh: it tells
    /// only newcomers something. Who knows a position of this epoch isBehind() then, and has to ask with it.
    [[nodiscard]] News take(const RoomSnapshot &snapshot, bool isFresh);
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    /// A live one; none when it is old, or will be in the snapshot that was asked for.
    [[nodiscard]] std::optional<Announcement> take(Seq seq, Timestamp time, const SystemAnnounce &said);
    [[nodiscard]] std::optional<AnnounceId> take(Seq seq, const AnnounceRecall &recall);

private:
    [[nodiscard]] bool isNews(Seq seq);

    std::optional<Position> m_position;
    bool m_isBehind = false;
};

} // namespace chat::client
