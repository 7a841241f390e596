// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/adminvalues.h"
#include "shared/protocol/events.h"

/// Operator -> server: what he says, to whom, when and how often (S1-55, F-185, F-186).
namespace chat {

namespace limits {
inline constexpr Milliseconds minAnnounceRepeat{60'000};
inline constexpr Milliseconds maxAnnounceRepeat{7LL * 24 * 60 * 60 * 1000};
inline constexpr int maxAnnouncementsWaiting = 100; ///< not yet said for the last time
inline constexpr int maxAnnouncementsKept = 100; ///< said, and still to be listed and recalled
} // namespace limits

/// To whom: the people of a room, or one session; with neither, everybody.
struct Audience {
    std::optional<RoomId> room;
    std::optional<SessionId> session;

    static constexpr auto fields()
    {
        return Fields{Field{"room"_L1, &Audience::room, "whoever is in it then"_L1},
                      Field{"session"_L1, &Audience::session, "this or `room`"_L1}};
    }
    friend bool operator==(const Audience &, const Audience &) = default;
};

struct AnnounceAnswer {
    Seq seq = 0;
    int sessions = 0;
    std::optional<AnnounceId> id = {};
    std::optional<Timestamp> next = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"q"_L1, &AnnounceAnswer::seq, "its number in the room `system`; 0: none"_L1},
            Field{"sessions"_L1, &AnnounceAnswer::sessions, "how many it goes to now"_L1},
            Field{"id"_L1, &AnnounceAnswer::id, "for a.announce.recall"_L1},
            Field{"next"_L1, &AnnounceAnswer::next, "when it is said next; absent: never again; ms UTC"_L1},
        };
    }
    friend bool operator==(const AnnounceAnswer &, const AnnounceAnswer &) = default;
};

struct Announce {
    static constexpr auto name = "a.announce"_L1;
    static constexpr auto about
        = "Say something as sys.announce: to everybody, also to whoever comes later when it is sticky; or to those who are in a room; or to one session. Now, or from a time on, once or again and again until `until`; what waits is forgotten when the server ends. Errors: empty_message, message_too_long, bad_field (`until` is over before it is said), too_large (100 wait), room_not_found, user_not_found, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = AnnounceAnswer;

    Severity severity = Severity::Info;
    AnnouncementText text;
    std::optional<bool> sticky;
    std::optional<Timestamp> until;
    std::optional<QString> reason;
    std::optional<Audience> audience = {};
    std::optional<Timestamp> start = {};
    std::optional<qint64> repeatMs = {};

    static constexpr auto fields()
    {
        return Fields{
            Field{"severity"_L1, &Announce::severity},
            Field{"text"_L1, &Announce::text, "at least one language"_L1},
            Field{"sticky"_L1, &Announce::sticky, "stays until dismissed"_L1},
            Field{"until"_L1, &Announce::until, "not shown after, and not said again; ms UTC"_L1},
            Field{"reason"_L1, &Announce::reason, "kept, not shown"_L1, chat::text(TextRule::Reason)},
            Field{"audience"_L1, &Announce::audience, "everybody when absent"_L1},
            Field{"start"_L1, &Announce::start, "not before; at once when absent or over; ms UTC"_L1},
            Field{"repeat_ms"_L1, &Announce::repeatMs, "again after so long; once when absent"_L1,
                  between(limits::minAnnounceRepeat.count(), limits::maxAnnounceRepeat.count())},
        };
    }
    friend bool operator==(const Announce &, const Announce &) = default;
};

struct AnnouncementRow {
    AnnounceId id;
    Severity severity = Severity::Info;
    AnnouncementText text;
    bool sticky = false;
    std::optional<Timestamp> until = {};
    std::optional<Audience> audience = {};
    std::optional<qint64> repeatMs = {};
    std::optional<Timestamp> next = {};
    std::optional<Timestamp> last = {};
    int times = 0;
    qint64 sessions = 0;
    bool recalled = false;
    QByteArray admin;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &AnnouncementRow::id},
            Field{"severity"_L1, &AnnouncementRow::severity},
            Field{"text"_L1, &AnnouncementRow::text},
            Field{"sticky"_L1, &AnnouncementRow::sticky},
            Field{"until"_L1, &AnnouncementRow::until, "ms UTC"_L1},
            Field{"audience"_L1, &AnnouncementRow::audience, "everybody when absent"_L1},
            Field{"repeat_ms"_L1, &AnnouncementRow::repeatMs},
            Field{"next"_L1, &AnnouncementRow::next, "when it is said next; absent: never again; ms UTC"_L1},
            Field{"last"_L1, &AnnouncementRow::last, "when it was said last; ms UTC"_L1},
            Field{"times"_L1, &AnnouncementRow::times, "how often it was said"_L1},
            Field{"sessions"_L1, &AnnouncementRow::sessions, "how many it went to, all times together"_L1},
            Field{"recalled"_L1, &AnnouncementRow::recalled},
            Field{"admin"_L1, &AnnouncementRow::admin, "who said it"_L1},
        };
    }
    friend bool operator==(const AnnouncementRow &, const AnnouncementRow &) = default;
};

struct AnnouncementList {
    std::vector<AnnouncementRow> rows;

    static constexpr auto fields()
    {
        return Fields{Field{"rows"_L1, &AnnouncementList::rows, "newest first"_L1}};
    }
    friend bool operator==(const AnnouncementList &, const AnnouncementList &) = default;
};

struct ListAnnouncements {
    static constexpr auto name = "a.announce.list"_L1;
    static constexpr auto about
        = "What is still to be said, and the last 100 that were, since the server started."_L1;
    using Answer = AnnouncementList;

    static constexpr auto fields() { return Fields{}; }
    friend bool operator==(const ListAnnouncements &, const ListAnnouncements &) = default;
};

struct RecallAnswer {
    int sessions = 0;

    static constexpr auto fields()
    {
        return Fields{
            Field{"sessions"_L1, &RecallAnswer::sessions, "how many are told; 0 when it was never said"_L1}};
    }
    friend bool operator==(const RecallAnswer &, const RecallAnswer &) = default;
};

struct RecallAnnouncement {
    static constexpr auto name = "a.announce.recall"_L1;
    static constexpr auto about
        = "Take an announcement back: it is not said any more, and clients that show it show it no longer. Errors: reason_required, message_not_found, storage_unavailable."_L1;
    static constexpr bool changes = true;
    using Answer = RecallAnswer;

    AnnounceId id;
    QString reason;

    static constexpr auto fields()
    {
        return Fields{
            Field{"id"_L1, &RecallAnnouncement::id},
            Field{"reason"_L1, &RecallAnnouncement::reason, "kept, not shown"_L1, text(TextRule::Reason)}};
    }
    friend bool operator==(const RecallAnnouncement &, const RecallAnnouncement &) = default;
};

} // namespace chat
