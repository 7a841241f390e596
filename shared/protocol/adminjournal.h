// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/values.h"

/// Operator -> server: what happened in a room, job by job (U-01).
namespace chat {

namespace limits {
inline constexpr int journalJobs = 256; ///< of a room, kept in memory; one with many changes counts as many
inline constexpr int maxJournalJobs = 1000; ///< what an operator may ask for, so that an answer fits a line
inline constexpr int journalMembers = 4000; ///< in one answer; the count beside them is exact
inline constexpr int journalMessages = 20; ///< the last ones, of a moment
} // namespace limits

enum class SeatState : quint8 {
    Here,
    Lost, ///< without a connection, in the grace time
    Gone, ///< not in the room any more
};
constexpr std::array<QLatin1StringView, 3> enumNames(SeatState) { return {"here"_L1, "lost"_L1, "gone"_L1}; }

struct JournalSeat {
    UserInfo user;
    SeatState state = SeatState::Here;

    static constexpr auto fields()
    {
        return Fields{Field{"user"_L1, &JournalSeat::user}, Field{"state"_L1, &JournalSeat::state}};
    }
    friend bool operator==(const JournalSeat &, const JournalSeat &) = default;
};

/// Of a message everything but what it says.
struct JournalMessage {
    Seq seq = 0;
    Timestamp time;
    std::optional<UserId> user;
    qint64 bytes = 0;

    static constexpr auto fields()
    {
        return Fields{Field{"seq"_L1, &JournalMessage::seq},
                      Field{"ts"_L1, &JournalMessage::time, "ms UTC"_L1},
                      Field{"user"_L1, &JournalMessage::user, "whose it is; absent for the server's own"_L1},
                      Field{"bytes"_L1, &JournalMessage::bytes, "as it is kept"_L1}};
    }
    friend bool operator==(const JournalMessage &, const JournalMessage &) = default;
};

/// A room between two jobs.
struct RoomMoment {
    qint64 number = 0;
    Timestamp time;
    int waiting = 0;
    int people = 0;
    Seq seq = 0;
    RoomAccess access = RoomAccess::Open;
    std::optional<UserId> host;
    std::vector<JournalSeat> members;
    std::vector<JournalMessage> messages;

    static constexpr auto fields()
    {
        return Fields{
            Field{"n"_L1, &RoomMoment::number, "of the last job before it; 0: none"_L1},
            Field{"ts"_L1, &RoomMoment::time, "ms UTC"_L1},
            Field{"waiting"_L1, &RoomMoment::waiting, "jobs in its mailbox"_L1},
            Field{"people"_L1, &RoomMoment::people},
            Field{"seq"_L1, &RoomMoment::seq, "the last number given"_L1},
            Field{"access"_L1, &RoomMoment::access},
            Field{"host"_L1, &RoomMoment::host},
            Field{"members"_L1, &RoomMoment::members, "in the order of joining; at most 4000"_L1},
            Field{"messages"_L1, &RoomMoment::messages, "the last 20, oldest first"_L1},
        };
    }
    friend bool operator==(const RoomMoment &, const RoomMoment &) = default;
};

/// One job of a room, and what it changed.
struct JournalJob {
    qint64 number = 0;
    Timestamp time;
    QByteArray kind;
    std::optional<UserId> actor;
    qint64 size = 0;
    qint64 costNs = 0;
    int waiting = 0;
    int people = 0;
    Seq seq = 0;
    RoomAccess access = RoomAccess::Open;
    std::optional<UserId> host;
    std::optional<bool> emptied;
    std::vector<JournalSeat> seats;
    std::vector<JournalMessage> messages;
    std::optional<bool> failed;

    static constexpr auto fields()
    {
        return Fields{
            Field{"n"_L1, &JournalJob::number, "1, 2, 3 ... since the room is in memory"_L1},
            Field{"ts"_L1, &JournalJob::time, "ms UTC, when it began"_L1},
            Field{"kind"_L1, &JournalJob::kind, "enter, say ..."_L1},
            Field{"actor"_L1, &JournalJob::actor, "who asked for it"_L1},
            Field{"size"_L1, &JournalJob::size, "characters of its text"_L1},
            Field{"cost_ns"_L1, &JournalJob::costNs, "how long it took"_L1},
            Field{"waiting"_L1, &JournalJob::waiting, "jobs behind it"_L1},
            Field{"people"_L1, &JournalJob::people, "after it, like all that follows"_L1},
            Field{"seq"_L1, &JournalJob::seq},
            Field{"access"_L1, &JournalJob::access},
            Field{"host"_L1, &JournalJob::host},
            Field{"emptied"_L1, &JournalJob::emptied, "true: everybody was put out, before `seats`"_L1},
            Field{"seats"_L1, &JournalJob::seats, "that changed"_L1},
            Field{"messages"_L1, &JournalJob::messages, "that it kept"_L1},
            Field{"failed"_L1, &JournalJob::failed, "true: it ended with an exception"_L1},
        };
    }
    friend bool operator==(const JournalJob &, const JournalJob &) = default;
};

struct RoomJournal {
    bool loaded = false;
    RoomMoment base;
    std::vector<JournalJob> jobs;

    static constexpr auto fields()
    {
        return Fields{Field{"loaded"_L1, &RoomJournal::loaded, "false: it is not in memory, all is empty"_L1},
                      Field{"base"_L1, &RoomJournal::base, "before the first job"_L1},
                      Field{"jobs"_L1, &RoomJournal::jobs, "oldest first"_L1}};
    }
    friend bool operator==(const RoomJournal &, const RoomJournal &) = default;
};

struct FetchJournal {
    static constexpr auto name = "a.room.journal"_L1;
    static constexpr auto about
        = "The last jobs of a room, and how it was before them; no texts. Errors: room_not_found, not_implemented (switched off)."_L1;
    using Answer = RoomJournal;

    RoomId room;

    static constexpr auto fields() { return Fields{Field{"room"_L1, &FetchJournal::room}}; }
    friend bool operator==(const FetchJournal &, const FetchJournal &) = default;
};

} // namespace chat
