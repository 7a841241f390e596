// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/adminannounce.h"

#include <deque>

namespace chat::server {

/// What operators have said or will say since the server started. Pure; it is told the time. Bounded by
/// limits::maxAnnouncementsWaiting and maxAnnouncementsKept.
class Announcements
{
public:
    /// One that is to be said now.
    struct Due {
        AnnounceId id;
        Audience audience;
        SystemAnnounce word;
    };

    /// Waits for its time, which may be now. Errors: BadField when `until` is over before it would be said;
    /// TooLarge when too many wait.
    [[nodiscard]] Result<AnnounceId> add(const Announce &wanted, const QByteArray &admin, Timestamp now);

    /// What is due, in the order of its times. What is repeated waits for its next time that is to come:
    /// times that were missed are said once.
    [[nodiscard]] std::vector<Due> takeDue(Timestamp now);
    /// When something is due; none: never.
    [[nodiscard]] std::optional<Timestamp> next() const;

    /// It was told to so many.
    void told(AnnounceId id, int sessions);

    /// It is said no more. True: it was said before, so that clients have to be told. Errors:
    /// MessageNotFound, also for what was recalled before.
    [[nodiscard]] Result<bool> recall(AnnounceId id);

    /// As if it had never been asked for.
    void forget(AnnounceId id);

    [[nodiscard]] std::optional<AnnouncementRow> find(AnnounceId id) const;
    [[nodiscard]] AnnouncementList list() const;

private:
    [[nodiscard]] std::deque<AnnouncementRow>::iterator rowOf(AnnounceId id);
    [[nodiscard]] int waiting() const;
    void dropOldest();

    std::deque<AnnouncementRow> m_rows; ///< newest first
};

} // namespace chat::server
